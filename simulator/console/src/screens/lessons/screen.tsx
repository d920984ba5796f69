import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'lessons',
  section: 'learn',
  order: 0,
  title: {en: 'Lessons', ja: 'レッスン'},
  component: lazy(() => import('./lessons')),
};
