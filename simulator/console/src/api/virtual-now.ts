// The emulator's clock, as it runs on: what has a deadline follows it, not the browser's.
import {useEffect, useState} from 'react';
import {control} from './control';
import {useLive} from './live';

interface Reading {
  now: number; ///< ms since 1970, on the virtual clock
  factor: number; ///< virtual seconds in a second; 0: frozen
  read: number; ///< ms since 1970, here
}

interface ClockAnswer {
  now: string;
  factor: number;
}

function reading({now, factor}: ClockAnswer): Reading {
  return {now: Date.parse(now), factor, read: Date.now()};
}

export interface Clock {
  now: number; ///< ms since 1970
  factor: number;
}

/// Anew each second; undefined until the clock has been read.
export function useClock(): Clock | undefined {
  const live = useLive();
  const [last, setLast] = useState<Reading>();
  const [, tick] = useState(0);
  useEffect(() => {
    let wanted = true;
    control.get<ClockAnswer>('/clock').then(
      (answer) => wanted && setLast(reading(answer)),
      () => {}, // the top bar says that there is no connection
    );
    const forget = live.listen((message) => {
      if (message.kind === 'changed' || message.kind === 'hello') setLast(reading(message));
    });
    const timer = window.setInterval(() => tick((n) => n + 1), 1000);
    return () => {
      wanted = false;
      forget();
      window.clearInterval(timer);
    };
  }, [live.listen]);
  return last && {now: last.now + (Date.now() - last.read) * last.factor, factor: last.factor};
}

/// Milliseconds since 1970.
export function useVirtualNow(): number | undefined {
  return useClock()?.now;
}
