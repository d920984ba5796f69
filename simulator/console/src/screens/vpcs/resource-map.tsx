// "Resource map": a VPC's subnets by zone, the route table of each, and what leads out.
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {IdLink} from '../../resource/id-link';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import type {ListedVpc} from './listed-vpc';
import {isMain, vpcContents, type Part} from './vpc-contents';

const useWords = defineWords({
  en: {
    subnets: 'Subnets',
    tables: 'Route tables',
    connections: 'Network connections',
    main: 'Main',
    subnetCount: (count: number) => (count === 1 ? '1 subnet association' : `${count} subnet associations`),
    routeCount: (count: number) => (count === 1 ? '1 route' : `${count} routes`),
  },
  ja: {
    subnets: 'サブネット',
    tables: 'ルートテーブル',
    connections: 'ネットワーク接続',
    main: 'メイン',
    subnetCount: (count) => `${count} 件のサブネットの関連付け`,
    routeCount: (count) => `${count} 件のルート`,
  },
});

interface Entry extends Part {
  notes: string[];
}

function Entries({title, entries}: {title: string; entries: Entry[]}) {
  return (
    <Container header={<Header variant="h3" counter={`(${entries.length})`}>{title}</Header>}>
      {entries.length === 0 && '–'}
      <SpaceBetween size="xs">
        {entries.map(({id, tags, notes}) => (
          <div key={id}>
            <IdLink id={id} name={nameOf(tags)} />
            <Box color="text-body-secondary" fontSize="body-s">
              {notes.filter((note) => note !== '').join(' · ')}
            </Box>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}

export function ResourceMap({vpc}: {vpc: ListedVpc}) {
  const words = useWords();
  const home = useHome();
  const {data, error} = useDescribed(() => vpcContents(home, vpc.VpcId ?? ''), [home, vpc.VpcId]);
  const subnets = [...(data?.subnets ?? [])].sort((a, b) =>
    (a.AvailabilityZone ?? '').localeCompare(b.AvailabilityZone ?? ''),
  );
  return (
    <SpaceBetween size="s">
      <ApiAlert error={error} />
      <ColumnLayout columns={3}>
        <Entries
          title={words.subnets}
          entries={subnets.map((subnet) => ({
            id: subnet.SubnetId ?? '',
            tags: subnet.Tags,
            notes: [subnet.AvailabilityZone ?? '', subnet.CidrBlock ?? ''],
          }))}
        />
        <Entries
          title={words.tables}
          entries={(data?.tables ?? []).map((table) => ({
            id: table.RouteTableId ?? '',
            tags: table.Tags,
            notes: [
              isMain(table) ? words.main : '',
              words.subnetCount(table.Associations?.filter(({SubnetId}) => SubnetId).length ?? 0),
              words.routeCount(table.Routes?.length ?? 0),
            ],
          }))}
        />
        <Entries
          title={words.connections}
          entries={(data?.connections ?? []).map((part) => ({...part, notes: []}))}
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}
