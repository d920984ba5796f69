// A screen of the console. Each lies in screens/NAME/screen.tsx, which exports it as `screen`; the navigation
// and the router find it there.
import type {ComponentType, LazyExoticComponent} from 'react';
import type {Words} from './words/words';

export type Section = 'vpc' | 'security' | 'analysis' | 'compute' | 'learn' | 'emulator';

export interface ScreenProps {
  path: string[]; ///< what follows the screen's own in the address: an id, "create"
  query: URLSearchParams;
}

export interface Screen {
  path: string; ///< the first part of the address: "vpcs"
  section: Section;
  order: number; ///< in its section's part of the navigation
  title: Words<string>;
  component: LazyExoticComponent<ComponentType<ScreenProps>>;
}

const found = import.meta.glob<{screen: Screen}>('./screens/*/screen.tsx', {eager: true});

export const screens: readonly Screen[] = Object.values(found)
  .map((module) => module.screen)
  .sort((a, b) => a.order - b.order);
