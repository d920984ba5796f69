import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'dashboard',
  section: 'vpc',
  order: 0,
  title: {en: 'VPC dashboard', ja: 'VPC ダッシュボード'},
  component: lazy(() => import('./dashboard')),
};
