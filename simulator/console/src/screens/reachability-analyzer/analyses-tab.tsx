// The tab "Analyses" of a path: all of them, and what the latest says.
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {Instant} from '../../resource/time';
import {AnalysisView} from './analysis-view';
import {usePathWords} from './path-words';
import type {AnalyzedPath} from './paths';
import {Reachability} from './reachability';

export function AnalysesTab({path}: {path: AnalyzedPath}) {
  const words = usePathWords();
  const [latest] = path.analyses;
  return (
    <SpaceBetween size="l">
      <Table
        variant="embedded"
        items={path.analyses}
        trackBy="NetworkInsightsAnalysisId"
        ariaLabels={{tableLabel: words.analyses}}
        header={
          <Header variant="h3" counter={`(${path.analyses.length})`}>
            {words.analyses}
          </Header>
        }
        empty={<Box color="inherit">{words.noAnalyses}</Box>}
        columnDefinitions={[
          {
            id: 'id',
            header: words.analysisId,
            isRowHeader: true,
            cell: (one) => <IdLink id={one.NetworkInsightsAnalysisId} />,
          },
          {id: 'reachability', header: words.reachability, cell: (one) => <Reachability analysis={one} />},
          {id: 'state', header: words.state, cell: (one) => <Status state={one.Status} />},
          {id: 'date', header: words.analysisDate, cell: (one) => <Instant at={one.StartDate} />},
        ]}
      />
      {latest && <AnalysisView analysis={latest} />}
    </SpaceBetween>
  );
}
