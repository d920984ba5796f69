import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'vpcs',
  section: 'vpc',
  order: 10,
  title: {en: 'Your VPCs', ja: 'お使いの VPC'},
  component: lazy(() => import('./vpcs')),
};
