// The lesson's place in the frame: a drawer on the right, on every screen, while a lesson is being taken.
//
//   <AppLayout {...useLessonDrawer()} …>
import {lazy, Suspense} from 'react';
import type {AppLayoutProps} from '@cloudscape-design/components/app-layout';
import Spinner from '@cloudscape-design/components/spinner';
import {defineWords} from '../words/words';
import {useLesson} from './lesson-provider';

const LessonPanel = lazy(() => import('./lesson-panel'));

const useWords = defineWords({
  en: {name: 'Lesson', close: 'Close the lesson', open: 'Open the lesson', resize: 'Resize the lesson'},
  ja: {name: 'レッスン', close: 'レッスンを閉じる', open: 'レッスンを開く', resize: 'レッスンのサイズを変更'},
});

export function useLessonDrawer(): Pick<AppLayoutProps, 'drawers' | 'activeDrawerId' | 'onDrawerChange'> {
  const words = useWords();
  const {lesson, open, setOpen} = useLesson();
  if (!lesson) return {drawers: [], activeDrawerId: null, onDrawerChange: () => {}};
  return {
    drawers: [
      {
        id: 'lesson',
        content: (
          <Suspense fallback={<Spinner />}>
            <LessonPanel />
          </Suspense>
        ),
        trigger: {iconName: 'suggestions'},
        ariaLabels: {
          drawerName: words.name,
          closeButton: words.close,
          triggerButton: words.open,
          resizeHandle: words.resize,
        },
        resizable: true,
        defaultSize: 360,
      },
    ],
    activeDrawerId: open ? 'lesson' : null,
    onDrawerChange: ({detail}) => setOpen(detail.activeDrawerId === 'lesson'),
  };
}
