// The CIDRs of a VPC that was picked.
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type {Home} from '../../api/ec2';
import {Status} from '../../resource/status';
import {useVpcs} from '../../resource/vpc-select';
import {useCreateWords} from './create-words';

export function VpcCidrs({home, vpc}: {home: Home; vpc: string}) {
  const words = useCreateWords();
  const {data} = useVpcs(home);
  const picked = data?.find((one) => one.VpcId === vpc);
  if (picked === undefined) return null;
  const blocks = [
    ...(picked.CidrBlockAssociationSet ?? []).map((block) => ({cidr: block.CidrBlock, state: block.CidrBlockState})),
    ...(picked.Ipv6CidrBlockAssociationSet ?? []).map((block) => ({
      cidr: block.Ipv6CidrBlock,
      state: block.Ipv6CidrBlockState,
    })),
  ];
  return (
    <Table
      variant="embedded"
      items={blocks}
      header={<Header variant="h3">{words.cidrsFor(vpc)}</Header>}
      columnDefinitions={[
        {id: 'cidr', header: words.cidr, isRowHeader: true, cell: ({cidr}) => cidr},
        {id: 'status', header: words.cidrStatus, cell: ({state}) => <Status state={state?.State} />},
        {id: 'reason', header: words.cidrReason, cell: ({state}) => state?.StatusMessage || '–'},
      ]}
    />
  );
}
