// What is listed and shown of a VPC, and what can be done with it.
import {useMemo} from 'react';
import {DeleteVpcCommand, DescribeVpcsCommand, type Vpc} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {allPages} from '../../resource/all-pages';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {titleOf} from '../../resource/tags';
import {useVpcWords} from './vpc-words';

export function useVpcKind(): Kind<Vpc> {
  const words = useVpcWords();
  const common = useCommonWords();
  const standard = useStandardActions<Vpc>();
  return useMemo(
    () => ({
      path: 'vpcs',
      one: 'VPC',
      many: words.yourVpcs,
      idHeader: words.vpcId,
      create: words.createVpc,
      ask: (home, id) =>
        allPages(
          (NextToken) =>
            ec2(home).send(new DescribeVpcsCommand(id ? {VpcIds: [id]} : {MaxResults: 1000, NextToken})),
          (page) => page.Vpcs,
        ),
      idOf: (vpc) => vpc.VpcId ?? '',
      tagsOf: (vpc) => vpc.Tags,
      columns: [
        {id: 'state', header: words.state, value: (vpc) => vpc.State, cell: (vpc) => <Status state={vpc.State} />},
        {id: 'cidr', header: 'IPv4 CIDR', value: (vpc) => vpc.CidrBlock},
      ],
      details: (vpc) => [
        {label: words.vpcId, value: <IdLink id={vpc.VpcId} />},
        {label: words.state, value: <Status state={vpc.State} />},
        {label: words.defaultVpc, value: vpc.IsDefault ? common.yes : common.no},
      ],
      actions: [
        standard.manageTags,
        standard.remove({
          text: words.deleteVpc,
          nameOf: (vpc) => titleOf(vpc.VpcId ?? '', vpc.Tags),
          remove: (home, vpc) => ec2(home).send(new DeleteVpcCommand({VpcId: vpc.VpcId})),
        }),
      ],
    }),
    [words, common, standard],
  );
}
