// Keys that aren't the shell's: those that copy and paste, and those by which the focus leaves the terminal,
// which would be a trap otherwise [WCAG 2.1.2].
import type {Terminal} from '@xterm/xterm';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey' | 'type'>;

export type KeyUse = 'shell' | 'browser' | 'copy';

/// Tab completes, so Shift+Tab leaves, and so does Tab after Esc. Ctrl+C copies if something is selected.
export function useOfKey(key: Key, {escaped, selected}: {escaped: boolean; selected: boolean}): KeyUse {
  const letter = key.key.toLowerCase();
  if (key.key === 'Tab' && !key.ctrlKey && !key.altKey) return key.shiftKey || escaped ? 'browser' : 'shell';
  if (!key.ctrlKey || key.altKey || key.metaKey) return 'shell';
  if (letter === 'v') return 'browser'; // pastes
  if (letter === 'c' && (selected || key.shiftKey)) return 'copy';
  return 'shell';
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/// For Terminal.attachCustomKeyEventHandler: false leaves the key to the browser.
export function keysOf(terminal: Terminal): (event: KeyboardEvent) => boolean {
  let escaped = false;
  return (event) => {
    if (event.type !== 'keydown') return true;
    const use = useOfKey(event, {escaped, selected: terminal.hasSelection()});
    if (!modifiers.has(event.key)) escaped = event.key === 'Escape';
    if (use !== 'copy') return use === 'shell';
    event.preventDefault();
    if (terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
    terminal.clearSelection();
    return false;
  };
}
