// What happens, as it happens: calls, connections, the clock, from whoever. One WebSocket for the page.
import {createContext, useContext, useEffect, useMemo, useState, type ReactNode} from 'react';
import type {Call, NetworkEvent} from './control';

export type LiveMessage =
  | {kind: 'hello'; version: number; era: number; now: string; factor: number}
  /// After whatever changed the state or the clock; `era` counts states that took the place of another (reset,
  /// rewind).
  | {kind: 'changed'; version: number; era: number; now: string; factor: number}
  | {kind: 'call'; call: Call}
  | {kind: 'event'; event: NetworkEvent};

type Listener = (message: LiveMessage) => void;

class LiveStream {
  private listeners = new Set<Listener>();
  private socket?: WebSocket;
  private retry?: number;
  onConnected: (connected: boolean) => void = () => {};

  /// The same function always: effects may depend on it.
  readonly listen = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open() {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/_vpcsim/live`);
    this.socket = socket;
    socket.onopen = () => this.onConnected(true);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data) as LiveMessage;
      for (const listener of this.listeners) listener(message);
    };
    socket.onclose = () => {
      this.onConnected(false);
      this.retry = window.setTimeout(() => this.open(), 1000);
    };
  }

  close() {
    window.clearTimeout(this.retry);
    if (this.socket) this.socket.onclose = null;
    this.socket?.close();
  }
}

export interface Live {
  connected: boolean;
  version: number; ///< of the state: grows with each change; what was described before is old
  era: number;
  beat: number; ///< grows whenever what was described may be old
  listen(listener: Listener): () => void;
}

const Context = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(Context);
  if (live === null) throw new Error('outside of LiveProvider');
  return live;
}

export function LiveProvider({children}: {children: ReactNode}) {
  const [stream] = useState(() => new LiveStream());
  const [connected, setConnected] = useState(false);
  const [state, setState] = useState({version: 0, era: 0, beat: 0});
  useEffect(() => {
    stream.onConnected = setConnected;
    const forget = stream.listen((message) => {
      if (message.kind === 'hello' || message.kind === 'changed')
        setState(({beat}) => ({version: message.version, era: message.era, beat: beat + 1}));
    });
    stream.open();
    return () => {
      forget();
      stream.close();
    };
  }, [stream]);
  const live = useMemo(
    () => ({connected, ...state, listen: stream.listen}),
    [connected, state, stream],
  );
  return <Context.Provider value={live}>{children}</Context.Provider>;
}
