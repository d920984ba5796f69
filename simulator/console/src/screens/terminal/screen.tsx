import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'terminal',
  section: 'compute',
  order: 30,
  title: {en: 'Terminal', ja: 'ターミナル'},
  component: lazy(() => import('./terminal-screen')),
};
