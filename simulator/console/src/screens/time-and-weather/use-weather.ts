// The rules of the weather with their counts, which change with calls.
import {useEffect} from 'react';
import {control} from '../../api/control';
import {useLive} from '../../api/live';
import {useDescribed} from '../../api/use-described';
import type {Weather} from './fault';

const pause_ms = 1000;

const ask = () => control.get<Weather>('/faults');

export function useWeather() {
  const {listen} = useLive();
  const described = useDescribed(ask, []);
  const {refresh} = described;
  useEffect(() => {
    let timer: number | undefined;
    const forget = listen((message) => {
      if (message.kind !== 'call') return;
      timer ??= window.setTimeout(() => {
        timer = undefined;
        refresh();
      }, pause_ms);
    });
    return () => {
      forget();
      window.clearTimeout(timer);
    };
  }, [listen, refresh]);
  return described;
}
