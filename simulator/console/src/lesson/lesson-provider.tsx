// The lesson that is being taken, for the panel that stays beside every screen and for the list of lessons. It is
// asked for again whenever the state changes, whoever changes it.
import {createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import LiveRegion from '@cloudscape-design/components/live-region';
import {useLive} from '../api/live';
import {useDescribed} from '../api/use-described';
import {historySteps} from '../emulator/history';
import {useSession} from '../session/session';
import {useTell} from '../shell/notices';
import {defineWords, pick} from '../words/words';
import {currentLesson, leaveLesson, startLesson, type Lesson} from './lesson';
import {begun, completed, keepProgress, loadProgress, met, newlyMet, type Progress} from './progress';

const useWords = defineWords({
  en: {
    goalMet: (title: string, count: number, of: number) => `Goal met: ${title} (${count} of ${of})`,
    lessonDone: (title: string) => `Lesson completed: ${title}`,
  },
  ja: {
    goalMet: (title, count, of) => `ゴールを達成しました: ${title} (${count}/${of})`,
    lessonDone: (title) => `レッスンを完了しました: ${title}`,
  },
});

export interface LessonState {
  lesson: Lesson | null | undefined; ///< undefined: not known yet
  progress: Progress;
  open: boolean; ///< the panel
  setOpen(open: boolean): void;
  start(id: string): Promise<void>; ///< anew, if it is being taken
  leave(): Promise<void>;
}

const Context = createContext<LessonState | null>(null);

export function useLesson(): LessonState {
  const state = useContext(Context);
  if (state === null) throw new Error('outside of LessonProvider');
  return state;
}

function useProgress() {
  const [progress, setProgress] = useState(loadProgress);
  useEffect(() => keepProgress(progress), [progress]);
  return [progress, setProgress] as const;
}

/// What is said as goals become met; not of those that a rewind brings back.
function useCelebration(lesson: Lesson | null | undefined, change: (how: (now: Progress) => Progress) => void) {
  const words = useWords();
  const {language} = useSession();
  const tell = useTell();
  const {era} = useLive();
  const before = useRef<{lesson: Lesson; era: number}>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const last = before.current;
    before.current = lesson ? {lesson, era} : undefined;
    if (!lesson) return;
    if (lesson.done) change((now) => completed(now, lesson.id));
    if (last === undefined || last.lesson === lesson || last.lesson.id !== lesson.id || last.era !== era) return;
    const goals = newlyMet(last.lesson.goals, lesson.goals);
    if (goals.length === 0) return;
    const count = lesson.goals.filter((goal) => goal.met).length;
    const title = goals.map((i) => pick(lesson.goals[i]?.title ?? {en: '', ja: ''}, language)).join(', ');
    const text = lesson.done
      ? words.lessonDone(pick(lesson.title, language))
      : words.goalMet(title, count, lesson.goals.length);
    setSaid(text);
    tell({type: 'success', header: text});
    void historySteps().then((steps) => {
      const after = steps.at(-1)?.number;
      if (after !== undefined) change((now) => met(now, lesson.id, goals, after));
    });
  }, [lesson, era, language, words, tell, change]);
  return said;
}

export function LessonProvider({children}: {children: ReactNode}) {
  const session = useSession();
  const {data, error, refresh} = useDescribed(currentLesson, []);
  const lesson = error ? null : data;
  const [progress, setProgress] = useProgress();
  const [open, setOpen] = useState(true);
  const said = useCelebration(lesson, setProgress);

  const {change, accounts} = session;
  const start = useCallback(
    async (id: string) => {
      const begin = await startLesson(id);
      setProgress((now) => begun(now, id, begin.private_keys ?? {}));
      const own = [begin.account, ...Object.values(begin.accounts)];
      change({account: begin.account, region: begin.region, accounts: [...new Set([...accounts, ...own])]});
      setOpen(true);
      refresh();
    },
    [change, accounts, refresh, setProgress],
  );
  const leave = useCallback(async () => {
    await leaveLesson();
    refresh();
  }, [refresh]);
  const state = useMemo(
    () => ({lesson, progress, open, setOpen, start, leave}),
    [lesson, progress, open, start, leave],
  );
  return (
    <Context.Provider value={state}>
      {children}
      <LiveRegion hidden>{said}</LiveRegion>
    </Context.Provider>
  );
}
