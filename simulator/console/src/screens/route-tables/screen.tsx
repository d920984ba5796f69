import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'route-tables',
  section: 'vpc',
  order: 30,
  title: {en: 'Route tables', ja: 'ルートテーブル'},
  component: lazy(() => import('./route-tables')),
};
