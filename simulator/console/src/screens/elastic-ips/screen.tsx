import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'elastic-ips',
  section: 'vpc',
  order: 60,
  title: {en: 'Elastic IPs', ja: 'Elastic IP'},
  component: lazy(() => import('./elastic-ips')),
};
