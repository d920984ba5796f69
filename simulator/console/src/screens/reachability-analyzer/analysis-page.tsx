// One analysis: #/reachability-analyzer/nia-1.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import {useState} from 'react';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {DeleteDialog} from '../../resource/delete-dialog';
import {DetailGrid} from '../../resource/details';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {Instant} from '../../resource/time';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {usePage} from '../../shell/page';
import {AnalysisView} from './analysis-view';
import {usePathWords} from './path-words';
import {analysisById, deleteAnalysis} from './paths';
import {Reachability} from './reachability';

export function AnalysisPage({id}: {id: string}) {
  const words = usePathWords();
  const common = useCommonWords();
  const home = useHome();
  const [deleting, setDeleting] = useState(false);
  const {data: analysis, loading, error} = useDescribed(() => analysisById(home, id), [home, id]);
  const path = analysis?.NetworkInsightsPathId ?? '';
  const list = href('reachability-analyzer');
  const parent = path === '' ? list : href('reachability-analyzer', path);
  usePage(id, [
    {text: common.vpc, href: href('dashboard')},
    {text: words.many, href: list},
    ...(path === '' ? [] : [{text: path, href: parent}]),
  ]);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          analysis && <Button onClick={() => setDeleting(true)}>{words.deleteAnalysis}</Button>
        }
      >
        {id}
      </Header>
      <ApiAlert error={error} />
      {loading && <Spinner size="large" />}
      {analysis && (
        <Container header={<Header variant="h2">{words.analysisDetails}</Header>}>
          <DetailGrid
            details={[
              {label: words.analysisId, value: id},
              {label: words.id, value: <IdLink id={path} />},
              {label: words.reachability, value: <Reachability analysis={analysis} />},
              {label: words.state, value: <Status state={analysis.Status} />},
              {label: words.analysisDate, value: <Instant at={analysis.StartDate} />},
              {label: words.arn, value: analysis.NetworkInsightsAnalysisArn},
            ]}
          />
        </Container>
      )}
      {analysis && <AnalysisView analysis={analysis} />}
      {!loading && !analysis && !error && common.notFound(id)}
      {deleting && (
        <DeleteDialog
          items={[id]}
          title={words.deleteAnalysis}
          nameOf={(one) => one}
          remove={(one) => deleteAnalysis(home, one)}
          close={() => setDeleting(false)}
          closeGone={() => go(parent)}
        />
      )}
    </SpaceBetween>
  );
}
