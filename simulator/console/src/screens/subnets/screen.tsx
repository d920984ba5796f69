import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'subnets',
  section: 'vpc',
  order: 20,
  title: {en: 'Subnets', ja: 'サブネット'},
  component: lazy(() => import('./subnets')),
};
