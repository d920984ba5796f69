// Messages above a screen: what was done, and what was refused. They stay until dismissed or until the next
// screen but one, as in AWS's console.
import {createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import Flashbar, {type FlashbarProps} from '@cloudscape-design/components/flashbar';

export interface Notice {
  type: 'success' | 'error' | 'warning' | 'info';
  header?: ReactNode;
  content?: ReactNode;
  action?: ReactNode;
}

interface Notices {
  items: FlashbarProps.MessageDefinition[];
  tell(notice: Notice): void;
}

const Context = createContext<Notices | null>(null);

function useNotices(): Notices {
  const notices = useContext(Context);
  if (notices === null) throw new Error('outside of NoticesProvider');
  return notices;
}

/// `tell({type: 'success', header: 'You successfully created vpc-…'})`
export function useTell(): (notice: Notice) => void {
  return useNotices().tell;
}

export function NoticesProvider({children}: {children: ReactNode}) {
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const next = useRef(1);
  const dismiss = useCallback((id: string) => setItems((now) => now.filter((item) => item.id !== id)), []);
  const tell = useCallback(
    (notice: Notice) => {
      const id = String(next.current++);
      const item = {...notice, id, dismissible: true, onDismiss: () => dismiss(id)};
      // What succeeded before has been read by now; what failed may not have been.
      setItems((now) => [item, ...now.filter(({type}) => type !== 'success')].slice(0, 3));
    },
    [dismiss],
  );
  useEffect(() => {
    let ages = new Map<string, number>();
    const age = () =>
      setItems((now) => {
        ages = new Map(now.map((item) => [item.id!, (ages.get(item.id!) ?? 0) + 1]));
        return now.filter((item) => ages.get(item.id!)! < 3);
      });
    window.addEventListener('hashchange', age);
    return () => window.removeEventListener('hashchange', age);
  }, []);
  const notices = useMemo(() => ({items, tell}), [items, tell]);
  return <Context.Provider value={notices}>{children}</Context.Provider>;
}

export function NoticesBar() {
  return <Flashbar items={useNotices().items} />;
}
