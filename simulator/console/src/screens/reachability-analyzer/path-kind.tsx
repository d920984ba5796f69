// Paths as a kind of resource: list, details and actions.
import {useMemo} from 'react';
import type {PathFilter} from '@aws-sdk/client-ec2';
import {IdLink} from '../../resource/id-link';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {titleOf} from '../../resource/tags';
import {Instant} from '../../resource/time';
import {AnalysesTab} from './analyses-tab';
import {destinationOf, filterText, mapAddress, portOf} from './hops';
import {protocolText} from './packet-text';
import {usePathWords} from './path-words';
import {analyzedPaths, deletePath, type AnalyzedPath} from './paths';
import {Reachability, useReachabilityText} from './reachability';
import {useAnalyze} from './use-analyze';

export function usePathKind(): Kind<AnalyzedPath> {
  const words = usePathWords();
  const standard = useStandardActions<AnalyzedPath>();
  const start = useAnalyze();
  const reachabilityText = useReachabilityText();
  return useMemo(() => {
    const filter = (from: PathFilter | undefined) => filterText(from, words.any);
    return {
      path: 'reachability-analyzer',
      one: words.one,
      many: words.many,
      ask: analyzedPaths,
      idOf: (path) => path.NetworkInsightsPathId ?? '',
      tagsOf: (path) => path.Tags,
      idHeader: words.id,
      create: words.create,
      columns: [
        {
          id: 'reachability',
          header: words.reachability,
          width: 190,
          value: (path) => reachabilityText(path.analyses[0]),
          cell: (path) => <Reachability analysis={path.analyses[0]} />,
        },
        {
          id: 'source',
          header: words.source,
          width: 220,
          value: (path) => path.Source,
          cell: (path) => <IdLink id={path.Source} />,
        },
        {
          id: 'destination',
          header: words.destination,
          width: 220,
          value: destinationOf,
          cell: (path) => <IdLink id={destinationOf(path)} />,
        },
        {id: 'protocol', header: words.protocol, width: 110, value: (path) => protocolText(path.Protocol)},
        {id: 'port', header: words.port, width: 150, value: portOf},
        {
          id: 'last',
          header: words.lastAnalysis,
          width: 280,
          value: (path) => path.analyses[0]?.StartDate?.toISOString(),
          cell: (path) => <Instant at={path.analyses[0]?.StartDate} />,
        },
      ],
      details: (path) => [
        {label: words.id, value: path.NetworkInsightsPathId},
        {label: words.reachability, value: <Reachability analysis={path.analyses[0]} />},
        {label: words.source, value: <IdLink id={path.Source} />},
        {label: words.destination, value: <IdLink id={destinationOf(path)} />},
        {label: words.protocol, value: protocolText(path.Protocol)},
        {label: words.port, value: portOf(path) || words.any},
        {label: words.headerAtSource, value: filter(path.FilterAtSource)},
        {label: words.headerAtDestination, value: filter(path.FilterAtDestination)},
        {label: words.created, value: <Instant at={path.CreatedDate} />},
        {label: words.lastAnalysis, value: <Instant at={path.analyses[0]?.StartDate} />},
        {label: words.arn, value: path.NetworkInsightsPathArn},
      ],
      tabs: [{id: 'analyses', label: words.analyses, content: (path) => <AnalysesTab path={path} />}],
      actions: [
        {id: 'map', text: words.map, button: true, href: mapAddress},
        {
          id: 'analyze',
          text: words.analyze,
          button: true,
          many: true,
          run: (paths) => void start(paths.map((path) => path.NetworkInsightsPathId ?? '')),
        },
        standard.manageTags,
        standard.remove({
          text: words.delete,
          nameOf: (path) => titleOf(path.NetworkInsightsPathId ?? '', path.Tags),
          remove: deletePath,
          note: () => words.deleteNote,
        }),
      ],
    };
  }, [words, standard, start, reachabilityText]);
}
