// The panel below (or beside) a list, with the details of what is selected: a screen puts it there.
import {createContext, useContext, useEffect, useState, type ReactElement} from 'react';
import type {AppLayoutProps} from '@cloudscape-design/components/app-layout';

type Panel = ReactElement | null;

export const SplitPanelContext = createContext<(panel: Panel) => void>(() => {});

/// Shows the panel while the screen that asks is there. `panel` should be memoized.
export function useSplitPanel(panel: Panel) {
  const setPanel = useContext(SplitPanelContext);
  useEffect(() => setPanel(panel), [panel, setPanel]);
  useEffect(() => () => setPanel(null), [setPanel]);
}

export function useSplitPanelSlot() {
  const [panel, setPanel] = useState<Panel>(null);
  const [open, setOpen] = useState(true);
  const [preferences, setPreferences] = useState<AppLayoutProps.SplitPanelPreferences>({position: 'bottom'});
  const [size, setSize] = useState(380);
  return {panel, setPanel, open, setOpen, preferences, setPreferences, size, setSize};
}
