import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'peering-connections',
  section: 'vpc',
  order: 70,
  title: {en: 'Peering connections', ja: 'ピアリング接続'},
  component: lazy(() => import('./peering-connections')),
};
