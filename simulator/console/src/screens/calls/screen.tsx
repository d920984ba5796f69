import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'calls',
  section: 'emulator',
  order: 0,
  title: {en: 'API calls', ja: 'API コール'},
  component: lazy(() => import('./calls')),
};
