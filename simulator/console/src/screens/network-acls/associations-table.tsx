// The subnets that a network ACL guards.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type {NetworkAcl} from '@aws-sdk/client-ec2';
import {IdLink} from '../../resource/id-link';
import {useSubnets} from '../../resource/subnet-select';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {defineWords} from '../../words/words';
import {useAclWords} from './words';

const useWords = defineWords({
  en: {
    name: 'Name',
    none: 'No subnet associations',
    noneHint: 'There are no subnets associated with this network ACL.',
    loading: 'Loading subnets',
  },
  ja: {
    name: 'Name',
    none: 'サブネットの関連付けなし',
    noneHint: 'このネットワーク ACL に関連付けられたサブネットはありません。',
    loading: 'サブネットを読み込み中',
  },
});

export function AssociationsTable({acl}: {acl: NetworkAcl}) {
  const words = useWords();
  const aclWords = useAclWords();
  const {data, loading} = useSubnets(useHome(), acl.VpcId);
  const ids = new Set((acl.Associations ?? []).map((one) => one.SubnetId));
  const subnets = (data ?? []).filter((subnet) => ids.has(subnet.SubnetId));
  return (
    <Table
      variant="embedded"
      header={
        <Header
          variant="h3"
          counter={`(${ids.size})`}
          actions={
            <Button href={href('network-acls', acl.NetworkAclId ?? '', 'edit-subnet-associations')}>
              {aclWords.editAssociations}
            </Button>
          }
        >
          {aclWords.associations}
        </Header>
      }
      items={subnets}
      loading={loading}
      loadingText={words.loading}
      trackBy="SubnetId"
      empty={
        <Box textAlign="center">
          <b>{words.none}</b>
          <Box variant="p">{words.noneHint}</Box>
        </Box>
      }
      columnDefinitions={[
        {id: 'name', header: words.name, cell: (subnet) => nameOf(subnet.Tags) || '–'},
        {
          id: 'id',
          header: aclWords.subnetId,
          cell: (subnet) => <IdLink id={subnet.SubnetId} />,
          isRowHeader: true,
        },
        {id: 'zone', header: aclWords.zone, cell: (subnet) => subnet.AvailabilityZone},
        {id: 'ipv4', header: 'IPv4 CIDR', cell: (subnet) => subnet.CidrBlock},
        {
          id: 'ipv6',
          header: 'IPv6 CIDR',
          cell: (subnet) => subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? '–',
        },
      ]}
    />
  );
}
