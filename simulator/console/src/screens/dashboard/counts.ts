// How many of each kind there are in a Region.
import {
  DescribeAddressesCommand,
  DescribeInstanceStatusCommand,
  DescribeInternetGatewaysCommand,
  DescribeKeyPairsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';

export const countedKinds = [
  'vpcs',
  'subnets',
  'route-tables',
  'internet-gateways',
  'nat-gateways',
  'elastic-ips',
  'peering-connections',
  'security-groups',
  'network-acls',
  'instances',
  'key-pairs',
] as const;

export type CountedKind = (typeof countedKinds)[number];

type Counter = (home: Home) => Promise<number>;

const page = {MaxResults: pageSize};

async function count<Page extends {NextToken?: string}, Item>(
  ask: (token: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<number> {
  return (await allPages(ask, itemsOf)).length;
}

export function peerings(home: Home): Promise<VpcPeeringConnection[]> {
  return allPages(
    (NextToken) => ec2(home).send(new DescribeVpcPeeringConnectionsCommand({...page, NextToken})),
    (answer) => answer.VpcPeeringConnections,
  );
}

export const counters: Record<CountedKind, Counter> = {
  vpcs: (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeVpcsCommand({...page, NextToken})),
      (answer) => answer.Vpcs,
    ),
  subnets: (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeSubnetsCommand({...page, NextToken})),
      (answer) => answer.Subnets,
    ),
  'route-tables': (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeRouteTablesCommand({MaxResults: 100, NextToken})),
      (answer) => answer.RouteTables,
    ),
  'internet-gateways': (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeInternetGatewaysCommand({...page, NextToken})),
      (answer) => answer.InternetGateways,
    ),
  'nat-gateways': (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeNatGatewaysCommand({...page, NextToken})),
      (answer) => answer.NatGateways?.filter(({State}) => State !== 'deleted'),
    ),
  'elastic-ips': async (home) =>
    (await ec2(home).send(new DescribeAddressesCommand({}))).Addresses?.length ?? 0,
  'peering-connections': async (home) => (await peerings(home)).length,
  'security-groups': (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeSecurityGroupsCommand({...page, NextToken})),
      (answer) => answer.SecurityGroups,
    ),
  'network-acls': (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeNetworkAclsCommand({...page, NextToken})),
      (answer) => answer.NetworkAcls,
    ),
  // Of those that run; and it is the lightest way to count them.
  instances: (home) =>
    count(
      (NextToken) => ec2(home).send(new DescribeInstanceStatusCommand({...page, NextToken})),
      (answer) => answer.InstanceStatuses,
    ),
  'key-pairs': async (home) => (await ec2(home).send(new DescribeKeyPairsCommand({}))).KeyPairs?.length ?? 0,
};
