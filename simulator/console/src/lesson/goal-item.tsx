// One goal of a lesson: whether it is met, what is still missing, and hints, one after another.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import {useSession} from '../session/session';
import {pick} from '../words/words';
import type {Goal} from './lesson';
import {useLessonWords} from './lesson-words';
import {Prose} from './prose';

/// What one may be told, from the gentlest on: the lesson's hints, then what the evaluator would change.
function Hints({goal}: {goal: Goal}) {
  const words = useLessonWords();
  const {language} = useSession();
  const [shown, setShown] = useState(0);
  const hints = goal.hints.map((hint, i) => ({title: words.hintNumber(i + 1), text: pick(hint, language)}));
  const remedy = goal.remedy ? [{title: words.remedy, text: pick(goal.remedy, language)}] : [];
  const all = [...hints, ...remedy];
  const next = shown < hints.length ? words.hint(shown, hints.length) : words.showRemedy;
  return (
    <SpaceBetween size="xxs">
      {all.slice(0, shown).map(({title, text}) => (
        <div key={title}>
          <Box variant="awsui-key-label">{title}</Box>
          <Prose text={text} />
        </div>
      ))}
      {shown < all.length && (
        <Button variant="inline-link" onClick={() => setShown(shown + 1)}>
          {next}
        </Button>
      )}
    </SpaceBetween>
  );
}

interface Props {
  goal: Goal;
  goBack?: () => void; ///< to the state in which it was met
}

export function GoalItem({goal, goBack}: Props) {
  const words = useLessonWords();
  const {language} = useSession();
  const state = goal.met ? words.met : words.notYet;
  return (
    <SpaceBetween size="xxs">
      <Box variant="h4" tagOverride="h3" padding="n">
        <StatusIndicator type={goal.met ? 'success' : 'pending'} iconAriaLabel={state}>
          <b>{pick(goal.title, language)}</b>
        </StatusIndicator>
      </Box>
      <Prose text={pick(goal.text, language)} />
      {!goal.met && goal.why && (
        <Box color="text-status-info">
          <Icon name="status-info" /> {pick(goal.why, language)}
        </Box>
      )}
      {!goal.met && <Hints goal={goal} />}
      {goBack && (
        <Button variant="inline-link" onClick={goBack}>
          {words.goBack}
        </Button>
      )}
    </SpaceBetween>
  );
}
