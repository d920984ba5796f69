import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'nat-gateways',
  section: 'vpc',
  order: 70,
  title: {en: 'NAT gateways', ja: 'NAT ゲートウェイ'},
  component: lazy(() => import('./nat-gateways')),
};
