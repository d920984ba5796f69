import {lazy} from 'react';
import type {Screen} from '../../screen';

export const screen: Screen = {
  path: 'time-and-weather',
  section: 'emulator',
  order: 1,
  title: {en: 'Time and weather', ja: '時間と天候'},
  component: lazy(() => import('./time-and-weather')),
};
