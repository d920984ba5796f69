// The network map: what there is, who reaches whom, and what is in the way.
import {useCallback, useMemo, useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import Toggle from '@cloudscape-design/components/toggle';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {ApiAlert} from '../../resource/api-alert';
import {go, href} from '../../route';
import type {ScreenProps} from '../../screen';
import {useHome} from '../../resource/use-home';
import {useMyIp} from '../../session/my-ip';
import {useSession} from '../../session/session';
import {usePage} from '../../shell/page';
import {placesOf, placesOfBlockers, type Place} from './hop-places';
import {stopsOf} from './journey';
import {MapCanvas} from './map-canvas';
import type {MapActions} from './nodes';
import {Outline} from './outline';
import {Blocked, Changes, Ends, Way} from './overlay';
import {placesOfChanges} from './changes';
import {PathPanel} from './path-panel';
import {usePathWords} from './path-words';
import {QuestionForm, type End} from './question-form';
import {isOutside, partOfEnd, questionAddress, readQuestion, resolveNames, type Question} from './question';
import {internet} from './map-layout';
import {instancesOf, type NetworkModel} from './parts';
import {hasIdle, withoutIdle} from './idle';
import {useFolding} from './use-folding';
import {useLayout} from './use-layout';
import {useNetwork} from './use-network';
import {usePath} from './use-path';
import {usePlayback} from './use-playback';
import {useWords} from './words';

const nothing: Place[] = [];

/// The question is in the address. Each click fills the end whose turn it is.
function useQuestion(query: URLSearchParams, model: NetworkModel | undefined, myAddress: string) {
  const text = query.toString();
  const asked = useMemo(() => readQuestion(new URLSearchParams(text)), [text]);
  const resolved = JSON.stringify(model ? resolveNames(asked, model) : asked);
  const question = useMemo((): Question => JSON.parse(resolved), [resolved]); // the same while it is the same
  const [picking, setPicking] = useState<End>(question.from === '' ? 'from' : 'to');
  const change = useCallback(
    (part: Partial<Question>) => go(questionAddress({...question, ...part})),
    [question],
  );
  const choose = useCallback(
    (end: End, part: string) => {
      change({[end]: part === internet ? myAddress : part});
      setPicking(end === 'from' ? 'to' : 'from');
    },
    [change, myAddress],
  );
  return {question, change, picking, setPicking, choose};
}

/// The node that stands for an end.
function partShown(end: string, model: NetworkModel): string {
  if (isOutside(end, model)) return internet;
  const holder = instancesOf(model).find((one) => one.privateIp === end || one.publicIp === end);
  return holder?.id ?? partOfEnd(end);
}

export default function MapScreen({query}: ScreenProps) {
  const words = useWords();
  const pathWords = usePathWords();
  const {language} = useSession();
  const myAddress = useMyIp();
  const network = useNetwork();
  const {folding, openSubnet, foldVpc} = useFolding();
  const [showIdle, setShowIdle] = useState(false);
  const home = useHome();
  const all = network.model;
  const shown = useMemo(() => all && (showIdle ? all : withoutIdle(all, home)), [all, showIdle, home]);
  const drawn = useLayout(shown, folding);
  const {question, change, picking, setPicking, choose} = useQuestion(query, network.model, myAddress);
  const asked = usePath(question, language, network.model);
  const {answer} = asked;
  const playback = usePlayback(answer, answer?.hops.length ?? 0);
  usePage(words.title, []);

  const actions = useMemo<MapActions>(
    () => ({pick: (part) => choose(picking, part), openSubnet, foldVpc}),
    [choose, picking, openSubnet, foldVpc],
  );
  const stops = useMemo(() => {
    if (!drawn || !answer) return [];
    const {model, layout} = drawn;
    const ends = {fromOutside: isOutside(question.from, model), toOutside: isOutside(question.to, model)};
    return stopsOf(answer.hops, placesOf(answer.hops, model), layout, ends);
  }, [drawn, answer, question]);
  const blocked = useMemo(
    () => (drawn && answer ? placesOfBlockers(answer.blockers, drawn.model) : nothing),
    [drawn, answer],
  );
  const changes = useMemo(
    () => (drawn ? placesOfChanges(network.changed, drawn.model) : nothing),
    [drawn, network.changed],
  );
  const chosen = (end: End) =>
    question[end] && drawn ? {part: partShown(question[end], drawn.model), text: pathWords[end]} : undefined;
  const isEmpty = shown?.accounts.length === 0;
  return (
    <SpaceBetween size="s">
      <Header
        variant="h1"
        actions={
          all &&
          hasIdle(all) && (
            <Toggle checked={showIdle} onChange={({detail}) => setShowIdle(detail.checked)}>
              {words.showIdle}
            </Toggle>
          )
        }
      >
        {words.title}
      </Header>
      <ApiAlert error={network.error} />
      <div className="map-screen">
        {network.model && (
          <QuestionForm
            model={network.model}
            question={question}
            change={change}
            myAddress={myAddress}
            picking={picking}
            setPicking={setPicking}
          />
        )}
        <div className="map-picture">
          {!drawn && !network.error && (
            <Box padding="xxl" textAlign="center">
              <Spinner size="large" /> {words.loading}
            </Box>
          )}
          {isEmpty && (
            <Alert
              header={words.empty}
              action={<Button href={href('vpcs', 'create')}>{words.createVpc}</Button>}
            >
              {words.emptyHint}
            </Alert>
          )}
          {drawn && !isEmpty && (
            <MapCanvas model={drawn.model} layout={drawn.layout} actions={actions} myAddress={myAddress}>
              <Changes layout={drawn.layout} places={changes} time={network.count} />
              <Blocked layout={drawn.layout} places={blocked} />
              {answer && <Way hops={answer.hops} stops={stops} at={playback.at} moves={playback.moves} />}
              <Ends layout={drawn.layout} from={chosen('from')} to={chosen('to')} />
            </MapCanvas>
          )}
        </div>
        {network.model && (
          <div className="map-panel">
            <PathPanel model={network.model} question={question} asked={asked} playback={playback} />
          </div>
        )}
      </div>
      {shown && <Outline model={shown} choose={choose} />}
    </SpaceBetween>
  );
}
