// What a lesson asks before it does it: beginning anew, going back, ending.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import {rewind, useHistory, type Step} from '../emulator/history';
import {useActionName} from '../emulator/own-calls';
import {timeText} from '../emulator/time';
import {ConfirmDialog} from '../resource/confirm-dialog';
import {useSession} from '../session/session';
import {pick} from '../words/words';
import type {Lesson} from './lesson';
import {useLesson} from './lesson-provider';
import {useLessonWords} from './lesson-words';

export function AgainDialog({lesson, close}: {lesson: Lesson; close(): void}) {
  const words = useLessonWords();
  const {language} = useSession();
  const {start} = useLesson();
  return (
    <ConfirmDialog
      title={words.againTitle}
      submitText={words.again}
      doneText={words.begun(pick(lesson.title, language))}
      send={() => start(lesson.id)}
      close={close}
    >
      <Box>{words.againHint}</Box>
    </ConfirmDialog>
  );
}

export function LeaveDialog({close}: {close(): void}) {
  const words = useLessonWords();
  const {leave} = useLesson();
  return (
    <ConfirmDialog
      title={words.leaveTitle}
      submitText={words.leave}
      doneText={words.left}
      send={leave}
      close={close}
    >
      <Box>{words.leaveHint}</Box>
    </ConfirmDialog>
  );
}

/// From the lesson's beginning on; the newest first.
export function lessonSteps(steps: readonly Step[]): Step[] {
  const begin = steps.map((step) => step.action).lastIndexOf('POST /_vpcsim/lesson');
  return steps.slice(Math.max(begin, 0)).reverse();
}

/// `to`: the step that is chosen at first; without it the last before the present one.
export function LessonRewindDialog({to, close}: {to: number | undefined; close(): void}) {
  const words = useLessonWords();
  const nameOf = useActionName();
  const {data} = useHistory();
  const steps = lessonSteps(data ?? []);
  const [chosen, setChosen] = useState(to);
  const options = steps.map((step) => ({
    value: String(step.number),
    label: step.action === 'POST /_vpcsim/lesson' ? words.beginning : nameOf(step.action),
    labelTag: step === steps[0] ? words.now : undefined,
    description: [timeText(step.at), ...step.ids.slice(0, 2)].join(', '),
  }));
  const number = chosen ?? steps[1]?.number;
  const isNow = number === steps[0]?.number;
  return (
    <ConfirmDialog
      title={words.rewindTitle}
      submitText={words.rewindTitle}
      doneText={words.rewound}
      disabled={number === undefined || isNow}
      send={() => rewind(number ?? 0)}
      close={close}
    >
      <FormField label={words.rewindTo} constraintText={words.rewindHint} warningText={isNow ? words.isNow : undefined}>
        <Select
          options={options}
          selectedOption={options.find((option) => option.value === String(number)) ?? null}
          onChange={({detail}) => setChosen(Number(detail.selectedOption.value))}
          expandToViewport
        />
      </FormField>
    </ConfirmDialog>
  );
}
