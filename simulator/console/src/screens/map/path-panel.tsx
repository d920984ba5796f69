// Beside the map: the question, the verdict, what is in the way and what to change, and the way in words.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {fixesOf, withoutIds} from './fixes';
import {HopList, PlaybackControls} from './hop-list';
import {KeepPath} from './keep-path';
import {PartLink} from './part-link';
import type {Blocker, PathAnswer} from './path-answer';
import {usePathWords} from './path-words';
import type {Question} from './question';
import type {NetworkModel} from './parts';
import type {Asked} from './use-path';
import type {Playback} from './use-playback';

interface Props {
  model: NetworkModel;
  question: Question;
  asked: Asked;
  playback: Playback;
}

function Verdict({answer}: {answer: PathAnswer}) {
  const words = usePathWords();
  const isReachable = answer.verdict === 'reachable';
  return (
    <Alert type={isReachable ? 'success' : 'error'} header={isReachable ? words.reachable : words.unreachable}>
      {words.verdicts[answer.verdict] ?? answer.verdict}
    </Alert>
  );
}

function BlockerItem({blocker}: {blocker: Blocker}) {
  const words = usePathWords();
  return (
    <li>
      <Box fontWeight="bold">{withoutIds(blocker.remedy)}</Box>
      <Box color="text-body-secondary" fontSize="body-s">
        {blocker.plain_reason ?? blocker.reason}
      </Box>
      <div className="map-fixes">
        {fixesOf(blocker).map((fix) => (
          <PartLink key={fix.id} id={fix.id} to={fix.to} whose={blocker}>
            {words.fixes[fix.what]}: {fix.id}
          </PartLink>
        ))}
        <code>{blocker.code}</code>
      </div>
    </li>
  );
}

function Blockers({blockers}: {blockers: readonly Blocker[]}) {
  const words = usePathWords();
  if (blockers.length === 0) return null;
  return (
    <div>
      <Box variant="h3" fontSize="heading-s" padding={{bottom: 'xxs'}}>
        {words.remedies(blockers.length)}
      </Box>
      <ol className="map-blockers">
        {blockers.map((blocker, i) => (
          <BlockerItem key={i} blocker={blocker} />
        ))}
      </ol>
    </div>
  );
}

export function PathPanel({model, question, asked, playback}: Props) {
  const words = usePathWords();
  const {answer, error} = asked;
  return (
    <>
      <Box variant="h2" fontSize="heading-m" padding={{bottom: 's'}}>
        {words.title}
      </Box>
      <div aria-live="polite" className="map-verdict">
        {error !== '' && <Alert type="error">{error}</Alert>}
        {answer && <Verdict answer={answer} />}
        {!answer && error === '' && <Box color="text-body-secondary">{words.hint}</Box>}
      </div>
      {answer && (
        <SpaceBetween size="m">
          <Blockers blockers={answer.blockers} />
          <PlaybackControls playback={playback} count={answer.hops.length} />
          <HopList hops={answer.hops} playback={playback} />
          <KeepPath question={question} model={model} />
        </SpaceBetween>
      )}
    </>
  );
}
