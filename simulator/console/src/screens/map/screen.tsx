import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'map',
  section: 'analysis',
  order: 1,
  title: {en: 'Network map', ja: 'ネットワークマップ'},
  component: lazy(() => import('./map-screen')),
};
