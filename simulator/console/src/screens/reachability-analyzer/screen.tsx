import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'reachability-analyzer',
  section: 'analysis',
  order: 10,
  title: {en: 'Reachability Analyzer', ja: 'Reachability Analyzer'},
  component: lazy(() => import('./reachability-analyzer')),
};
