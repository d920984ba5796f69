import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'internet-gateways',
  section: 'vpc',
  order: 40,
  title: {en: 'Internet gateways', ja: 'インターネットゲートウェイ'},
  component: lazy(() => import('./internet-gateways')),
};
