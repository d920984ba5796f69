// Which hop the packet is at: it walks by itself, or step by step.
import {useEffect, useState} from 'react';

export interface Playback {
  at: number;
  playing: boolean;
  speed: number;
  moves: number; ///< how long the walk to this hop takes, in milliseconds; 0: it is there at once
  go(to: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
}

const hopTime = 950;
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/// `way` is what is walked: another one begins anew. Who prefers no motion sees its end, and steps.
export function usePlayback(way: object | undefined, count: number): Playback {
  const last = Math.max(0, count - 1);
  const [speed, setSpeed] = useState(1);
  const [state, setState] = useState({at: 0, playing: false, way});
  const fresh = {at: calm.matches ? last : 0, playing: !calm.matches && count > 0, way};
  const {at, playing} = state.way === way ? state : fresh;
  if (state.way !== way) setState(fresh);
  useEffect(() => {
    if (!playing) return;
    if (at >= last) {
      setState((now) => ({...now, playing: false}));
      return;
    }
    const timer = window.setTimeout(
      () => setState((now) => ({...now, at: Math.min(last, now.at + 1)})),
      hopTime / speed,
    );
    return () => window.clearTimeout(timer);
  }, [playing, at, last, speed]);
  return {
    at: Math.min(at, last),
    playing,
    speed,
    moves: playing && !calm.matches ? (hopTime / speed) * 0.8 : 0,
    go: (to) => setState({at: Math.max(0, Math.min(last, to)), playing: false, way}),
    toggle: () => setState((now) => ({...now, at: now.at >= last ? 0 : now.at, playing: !now.playing})),
    setSpeed,
  };
}
