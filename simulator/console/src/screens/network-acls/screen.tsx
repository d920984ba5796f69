import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'network-acls',
  section: 'security',
  order: 10,
  title: {en: 'Network ACLs', ja: 'ネットワーク ACL'},
  component: lazy(() => import('./network-acls')),
};
