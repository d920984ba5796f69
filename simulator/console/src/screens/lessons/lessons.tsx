// The lessons that there are: what each is about, and which one has completed.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import {useDescribed} from '../../api/use-described';
import {lessonList, type LessonSummary} from '../../lesson/lesson';
import {useLesson} from '../../lesson/lesson-provider';
import {StartDialog} from '../../lesson/start-dialog';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useSession} from '../../session/session';
import {usePage} from '../../shell/page';
import {defineWords, pick} from '../../words/words';

const useWords = defineWords({
  en: {
    title: 'Lessons',
    description: 'Each begins with a network of its own. Its goals are checked as you work, in this console or by any other client.',
    minutes: (count: number) => `${count} minutes`,
    goals: (count: number) => (count === 1 ? '1 goal' : `${count} goals`),
    completed: 'Completed',
    inProgress: 'In progress',
    start: (title: string) => `Start lesson: ${title}`,
    startText: 'Start lesson',
    goOn: 'Show goals',
    none: 'There are no lessons.',
  },
  ja: {
    title: 'レッスン',
    description:
      '各レッスンは専用のネットワークで始まります。このコンソールでも他のクライアントでも、作業に応じてゴールの達成が確認されます。',
    minutes: (count) => `${count} 分`,
    goals: (count) => `${count} 個のゴール`,
    completed: '完了',
    inProgress: '進行中',
    start: (title) => `レッスンを開始: ${title}`,
    startText: 'レッスンを開始',
    goOn: 'ゴールを表示',
    none: 'レッスンはありません。',
  },
});

export default function Lessons() {
  const words = useWords();
  const common = useCommonWords();
  const {language} = useSession();
  const {lesson, progress, setOpen} = useLesson();
  const {data, loading, error} = useDescribed(lessonList, []);
  const [starting, setStarting] = useState<LessonSummary>();
  usePage(words.title, []);

  const status = (one: LessonSummary) => {
    if (lesson?.id === one.id && !lesson.done) return <StatusIndicator type="in-progress">{words.inProgress}</StatusIndicator>;
    if (progress.completed.includes(one.id)) return <StatusIndicator>{words.completed}</StatusIndicator>;
    return null;
  };
  return (
    <>
      <Cards
        loading={loading}
        loadingText={common.loading}
        items={data ?? []}
        trackBy="id"
        cardsPerRow={[{cards: 1}, {minWidth: 640, cards: 2}, {minWidth: 1100, cards: 3}]}
        variant="full-page"
        stickyHeader
        header={
          <SpaceBetween size="s">
            <Header variant="awsui-h1-sticky" counter={data && `(${data.length})`} description={words.description}>
              {words.title}
            </Header>
            <ApiAlert error={error} />
          </SpaceBetween>
        }
        cardDefinition={{
          header: (one) => <Box variant="h2">{pick(one.title, language)}</Box>,
          sections: [
            {id: 'summary', content: (one) => pick(one.summary, language)},
            {
              id: 'facts',
              content: (one) => (
                <SpaceBetween direction="horizontal" size="s">
                  <Box color="text-body-secondary">
                    {words.minutes(one.minutes)} · {words.goals(one.goals)}
                  </Box>
                  {status(one)}
                </SpaceBetween>
              ),
            },
            {
              id: 'start',
              content: (one) =>
                lesson?.id === one.id ? (
                  <Button onClick={() => setOpen(true)}>{words.goOn}</Button>
                ) : (
                  <Button
                    ariaLabel={words.start(pick(one.title, language))}
                    onClick={() => setStarting(one)}
                  >
                    {words.startText}
                  </Button>
                ),
            },
          ],
        }}
        empty={<Box textAlign="center">{words.none}</Box>}
      />
      {starting && <StartDialog lesson={starting} close={() => setStarting(undefined)} />}
    </>
  );
}
