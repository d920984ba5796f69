import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'instances',
  section: 'compute',
  order: 10,
  title: {en: 'Instances', ja: 'インスタンス'},
  component: lazy(() => import('./instances')),
};
