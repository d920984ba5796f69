// Colors of a terminal, to go with the console's own light and dark modes.
import type {ITheme} from '@xterm/xterm';

const light: ITheme = {
  background: '#ffffff',
  foreground: '#0f141a',
  cursor: '#006ce0',
  cursorAccent: '#ffffff',
  selectionBackground: '#b8d7ff',
  selectionInactiveBackground: '#dedee3',
};

const dark: ITheme = {
  background: '#0f141a',
  foreground: '#dedee3',
  cursor: '#42b4ff',
  cursorAccent: '#0f141a',
  selectionBackground: '#33537a',
  selectionInactiveBackground: '#424650',
};

export function themeOf(isDark: boolean): ITheme {
  return isDark ? dark : light;
}
