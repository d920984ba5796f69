// All VPCs of an account in a Region.
import {DescribeVpcsCommand, type Vpc} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../api/ec2';
import {allPages, pageSize} from './all-pages';

export function allVpcs(home: Home): Promise<Vpc[]> {
  return allPages(
    (NextToken) => ec2(home).send(new DescribeVpcsCommand({MaxResults: pageSize, NextToken})),
    (page) => page.Vpcs,
  );
}
