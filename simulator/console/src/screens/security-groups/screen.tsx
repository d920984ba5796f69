import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'security-groups',
  section: 'security',
  order: 20,
  title: {en: 'Security groups', ja: 'セキュリティグループ'},
  component: lazy(() => import('./security-groups')),
};
