// Who uses the console, and how: account, region, language, colors. Kept in the browser.
import {createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode} from 'react';
import {applyMode, Mode} from '@cloudscape-design/global-styles';
import type {Language} from '../words/words';

export type Colors = 'light' | 'dark' | 'system';

export interface Settings {
  account: string; ///< 12 digits
  region: string;
  language: Language;
  colors: Colors;
  accounts: string[]; ///< those to choose among
}

export interface Session extends Settings {
  dark: boolean; ///< what `colors` comes to
  change(settings: Partial<Settings>): void;
}

export const ownAccount = '123456789012';
const key = 'vpcsim.session';

function firstSettings(): Settings {
  return {
    account: ownAccount,
    region: 'us-east-1',
    language: navigator.language.startsWith('ja') ? 'ja' : 'en',
    colors: 'system',
    accounts: [ownAccount],
  };
}

function load(): Settings {
  try {
    return {...firstSettings(), ...JSON.parse(localStorage.getItem(key) ?? '{}')};
  } catch {
    return firstSettings();
  }
}

const Context = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(Context);
  if (session === null) throw new Error('outside of SessionProvider');
  return session;
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');

function useDark(colors: Colors): boolean {
  const [systemDark, setSystemDark] = useState(darkScheme.matches);
  useEffect(() => {
    const follow = () => setSystemDark(darkScheme.matches);
    darkScheme.addEventListener('change', follow);
    return () => darkScheme.removeEventListener('change', follow);
  }, []);
  return colors === 'system' ? systemDark : colors === 'dark';
}

export function SessionProvider({children}: {children: ReactNode}) {
  const [settings, setSettings] = useState(load);
  const dark = useDark(settings.colors);
  useEffect(() => localStorage.setItem(key, JSON.stringify(settings)), [settings]);
  useEffect(() => applyMode(dark ? Mode.Dark : Mode.Light), [dark]);
  useEffect(() => {
    document.documentElement.lang = settings.language;
  }, [settings.language]);
  const change = useCallback((some: Partial<Settings>) => setSettings((now) => ({...now, ...some})), []);
  const session = useMemo(() => ({...settings, dark, change}), [settings, dark, change]);
  return <Context.Provider value={session}>{children}</Context.Provider>;
}
