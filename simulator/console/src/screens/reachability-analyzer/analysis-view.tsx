// What an analysis says: explanations of a path that isn't there, or the path there and back.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type {NetworkInsightsAnalysis} from '@aws-sdk/client-ec2';
import {IdLink} from '../../resource/id-link';
import {ExplanationList} from './explanation-list';
import {HopTable} from './hop-table';
import {hopsOf} from './hops';
import {usePathWords} from './path-words';

function PathDetails({analysis}: {analysis: NetworkInsightsAnalysis}) {
  const words = usePathWords();
  const ways = [
    {id: 'forward', label: words.forward, hops: hopsOf(analysis.ForwardPathComponents)},
    {id: 'return', label: words.back, hops: hopsOf(analysis.ReturnPathComponents)},
  ].filter(({hops}) => hops.length > 0);
  if (ways.length === 0) return null;
  return (
    <Container header={<Header variant="h2">{words.pathDetails}</Header>}>
      <Tabs
        ariaLabel={words.pathDetails}
        tabs={ways.map(({id, label, hops}) => ({id, label, content: <HopTable hops={hops} label={label} />}))}
      />
    </Container>
  );
}

function Hints({analysis}: {analysis: NetworkInsightsAnalysis}) {
  const words = usePathWords();
  const hints = analysis.AlternatePathHints ?? [];
  if (hints.length === 0) return null;
  return (
    <Alert type="info">
      {words.otherPath}{' '}
      {hints.map((hint) => (
        <span key={hint.ComponentId}>
          <IdLink id={hint.ComponentId} />{' '}
        </span>
      ))}
    </Alert>
  );
}

export function AnalysisView({analysis}: {analysis: NetworkInsightsAnalysis}) {
  const explanations = analysis.Explanations ?? [];
  return (
    <SpaceBetween size="l">
      {analysis.StatusMessage && <Alert type="warning">{analysis.StatusMessage}</Alert>}
      {analysis.WarningMessage && <Alert type="warning">{analysis.WarningMessage}</Alert>}
      {explanations.length > 0 && <ExplanationList explanations={explanations} />}
      <Hints analysis={analysis} />
      <PathDetails analysis={analysis} />
    </SpaceBetween>
  );
}
