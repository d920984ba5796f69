// One terminal: its picture, and its connection to the instance. It lives outside of React, so that it goes on
// while its user looks at another screen, a security group's say.
import {FitAddon} from '@xterm/addon-fit';
import {Terminal} from '@xterm/xterm';
import {control} from '../../api/control';
import {keysOf} from './terminal-keys';
import {
  inPieces,
  isConnected,
  isOver,
  readStatus,
  resizeMessage,
  terminalPath,
  type Status,
  type Target,
} from './terminal-protocol';
import {themeOf} from './terminal-theme';

const opening: Status = {what: 'opening', text: '', obstacles: []};
const encoder = new TextEncoder();

export class TerminalSession {
  status: Status = opening;
  private readonly listeners = new Set<() => void>();
  private readonly place = document.createElement('div');
  private readonly fitting = new FitAddon();
  private readonly terminal: Terminal;
  private socket?: WebSocket;
  private opened = false;
  private typedEarly: Uint8Array<ArrayBuffer>[] = [];

  constructor(
    readonly id: string,
    readonly target: Target,
    dark: boolean,
  ) {
    this.place.className = 'terminal-place';
    this.terminal = new Terminal({
      fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
      fontSize: 14,
      lineHeight: 1.2, // or underscores are cut off
      cursorBlink: true,
      scrollback: 5000,
      screenReaderMode: true,
      minimumContrastRatio: 4.5,
      theme: themeOf(dark),
    });
    this.terminal.loadAddon(this.fitting);
    this.terminal.attachCustomKeyEventHandler(keysOf(this.terminal));
    this.terminal.onData((text) => this.type(encoder.encode(text)));
    this.terminal.onBinary((text) => this.type(Uint8Array.from(text, (one) => one.charCodeAt(0))));
    this.terminal.onResize(() => this.tellSize());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  setDark(dark: boolean) {
    this.terminal.options.theme = themeOf(dark);
  }

  /// Shows it there, and takes it away again. The first time it connects: the size is known from then on.
  attach(container: HTMLElement): () => void {
    container.append(this.place);
    if (!this.opened) this.terminal.open(this.place);
    this.fitting.fit();
    if (!this.opened) this.connect();
    this.opened = true;
    this.terminal.focus();
    const observer = new ResizeObserver(() => this.place.offsetParent && this.fitting.fit());
    observer.observe(container);
    return () => {
      observer.disconnect();
      this.place.remove();
    };
  }

  connect() {
    this.disconnect();
    this.typedEarly = [];
    this.tell(opening);
    const size = {columns: this.terminal.cols, rows: this.terminal.rows};
    const origin = location.origin.replace('http', 'ws');
    const socket = new WebSocket(`${origin}/_vpcsim${terminalPath(this.target, size)}`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.typedEarly.splice(0).forEach((bytes) => this.type(bytes));
    socket.onmessage = ({data}: MessageEvent<ArrayBuffer | string>) => {
      if (typeof data === 'string') this.tell(readStatus(data));
      else this.terminal.write(new Uint8Array(data));
    };
    socket.onclose = () => void this.closed();
    this.socket = socket;
  }

  disconnect() {
    if (this.socket) {
      this.socket.onmessage = null;
      this.socket.onclose = null;
      this.socket.close();
    }
    this.socket = undefined;
    if (!isOver(this.status.what)) this.tell({...this.status, what: 'interrupted', obstacles: []});
  }

  dispose() {
    this.disconnect();
    this.terminal.dispose();
    this.place.remove();
  }

  private async closed() {
    const {what} = this.status;
    if (isOver(what)) return;
    this.tell({what: 'lost', text: '', obstacles: []});
    if (what !== 'opening') return;
    // A browser doesn't say why a WebSocket was refused.
    try {
      await control.get(terminalPath(this.target));
    } catch (thrown) {
      if (this.status.what === 'lost' && thrown instanceof Error && thrown.name !== 'TypeError')
        this.tell({what: 'rejected', text: thrown.message, obstacles: []});
    }
  }

  private tell(status: Status) {
    const address = status.address ?? this.status.address;
    this.status = {...status, address};
    for (const listener of this.listeners) listener();
  }

  private type(bytes: Uint8Array<ArrayBuffer>) {
    if (this.socket?.readyState === WebSocket.CONNECTING) this.typedEarly.push(bytes);
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    for (const piece of inPieces(bytes)) this.socket.send(piece);
  }

  private tellSize() {
    if (this.socket?.readyState === WebSocket.OPEN)
      this.socket.send(resizeMessage({columns: this.terminal.cols, rows: this.terminal.rows}));
  }

  get connected() {
    return isConnected(this.status.what);
  }
}
