// "Resources by Region": how many there are of each kind, with a way to them.
import Container from '@cloudscape-design/components/container';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import {useDescribed} from '../../api/use-described';
import {useCommonWords} from '../../resource/common-words';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {countedKinds, counters, type CountedKind} from './counts';
import {useDashboardWords} from './words';

/// Each is asked on its own: one that is slow or refused doesn't keep the others.
function Count({kind, asked}: {kind: CountedKind; asked: number}) {
  const words = useDashboardWords();
  const home = useHome();
  const {data, error} = useDescribed(() => counters[kind](home), [home, kind, asked]);
  return (
    <div>
      <Box variant="awsui-key-label">{words.kinds[kind]}</Box>
      <Link href={href(kind)} fontSize="display-l" ariaLabel={`${words.kinds[kind]}: ${data ?? ''}`}>
        {error ? error.code : (data ?? '…')}
      </Link>
    </div>
  );
}

export function ResourceCounts({asked, refresh}: {asked: number; refresh(): void}) {
  const words = useDashboardWords();
  const common = useCommonWords();
  const {account, region} = useHome();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.resourcesHint(account, region)}
          actions={<Button iconName="refresh" ariaLabel={common.refresh} onClick={refresh} />}
        >
          {words.resources}
        </Header>
      }
    >
      <ColumnLayout columns={4} variant="text-grid" minColumnWidth={170}>
        {countedKinds.map((kind) => (
          <Count key={kind} kind={kind} asked={asked} />
        ))}
      </ColumnLayout>
    </Container>
  );
}
