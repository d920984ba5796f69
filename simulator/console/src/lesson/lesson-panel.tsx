// The lesson beside whatever screen one works on: what it is about, its goals, hints, and ways back.
import {useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Drawer from '@cloudscape-design/components/drawer';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useDescribed} from '../api/use-described';
import {download} from '../emulator/download';
import {href} from '../route';
import {useSession} from '../session/session';
import {pick} from '../words/words';
import {AccountSwitch} from './account-switch';
import {GoalItem} from './goal-item';
import {lessonList, type Lesson} from './lesson';
import {AgainDialog, LeaveDialog, LessonRewindDialog} from './lesson-dialogs';
import {useLesson} from './lesson-provider';
import {useLessonWords} from './lesson-words';
import {Prose} from './prose';
import {StartDialog} from './start-dialog';

type Asking = {what: 'again'} | {what: 'leave'} | {what: 'rewind'; to?: number} | undefined;

function Done({lesson}: {lesson: Lesson}) {
  const words = useLessonWords();
  const {language} = useSession();
  const {data} = useDescribed(lessonList, []);
  const [starting, setStarting] = useState(false);
  const place = data?.findIndex((one) => one.id === lesson.id) ?? -1;
  const next = place < 0 ? undefined : data?.[place + 1];
  return (
    <>
      <Alert type="success" header={words.done}>
        <SpaceBetween size="xs">
          <div>{words.doneHint}</div>
          {next ? (
            <Button variant="primary" onClick={() => setStarting(true)}>
              {words.next(pick(next.title, language))}
            </Button>
          ) : (
            <Link href={href('lessons')}>{words.all}</Link>
          )}
        </SpaceBetween>
      </Alert>
      {starting && next && <StartDialog lesson={next} close={() => setStarting(false)} />}
    </>
  );
}

function Keys({keys}: {keys: Record<string, string>}) {
  const words = useLessonWords();
  const names = Object.keys(keys);
  if (names.length === 0) return null;
  return (
    <ExpandableSection headerText={words.keys} headingTagOverride="h3">
      <SpaceBetween size="xxs">
        {names.map((name) => (
          <Button
            key={name}
            variant="inline-link"
            iconName="download"
            onClick={() => download(`${name}.pem`, keys[name] ?? '')}
          >
            {words.key(name)}
          </Button>
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}

export default function LessonPanel() {
  const words = useLessonWords();
  const {language} = useSession();
  const {lesson, progress} = useLesson();
  const [asking, setAsking] = useState<Asking>();
  if (!lesson) return null;
  const close = () => setAsking(undefined);
  const run = progress.run?.lesson === lesson.id ? progress.run : undefined;
  const count = lesson.goals.filter((goal) => goal.met).length;
  return (
    <Drawer header={<h2>{pick(lesson.title, language)}</h2>}>
      <SpaceBetween size="m">
        {lesson.done && <Done lesson={lesson} />}
        <ProgressBar
          value={lesson.goals.length === 0 ? 100 : (100 * count) / lesson.goals.length}
          label={words.goals}
          additionalInfo={words.metOf(count, lesson.goals.length)}
        />
        <ExpandableSection headerText={words.introduction} headingTagOverride="h3" defaultExpanded>
          <Prose text={pick(lesson.introduction, language)} />
        </ExpandableSection>
        <AccountSwitch lesson={lesson} />
        <Box variant="h3">{words.goals}</Box>
        <SpaceBetween size="l">
          {lesson.goals.map((goal, i) => {
            const after = run?.metAfter[String(i)];
            const goBack = after === undefined ? undefined : () => setAsking({what: 'rewind', to: after});
            // The place is what a goal is known by.
            return <GoalItem key={`${lesson.id}/${i}`} goal={goal} goBack={goBack} />;
          })}
        </SpaceBetween>
        {run && <Keys keys={run.keys} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setAsking({what: 'rewind'})}>{words.rewind}</Button>
          <Button onClick={() => setAsking({what: 'again'})}>{words.again}</Button>
          <Button onClick={() => setAsking({what: 'leave'})}>{words.leave}</Button>
        </SpaceBetween>
      </SpaceBetween>
      {asking?.what === 'again' && <AgainDialog lesson={lesson} close={close} />}
      {asking?.what === 'leave' && <LeaveDialog close={close} />}
      {asking?.what === 'rewind' && <LessonRewindDialog to={asking.to} close={close} />}
    </Drawer>
  );
}
