import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'key-pairs',
  section: 'compute',
  order: 20,
  title: {en: 'Key Pairs', ja: 'キーペア'},
  component: lazy(() => import('./key-pairs')),
};
