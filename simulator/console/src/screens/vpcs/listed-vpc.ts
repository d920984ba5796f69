// A VPC with what the list says of it beyond DescribeVpcs.
import {
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
  type Vpc,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';

export interface ListedVpc extends Vpc {
  mainTable: string | undefined;
  mainAcl: string | undefined;
}

function ofVpc(id: string | undefined) {
  return id === undefined ? [] : [{Name: 'vpc-id', Values: [id]}];
}

/// All VPCs, or the one with that id.
export async function listVpcs(home: Home, id?: string): Promise<ListedVpc[]> {
  const client = ec2(home);
  const [vpcs, tables, acls] = await Promise.all([
    allPages(
      (NextToken) => client.send(new DescribeVpcsCommand(id ? {VpcIds: [id]} : {MaxResults: pageSize, NextToken})),
      (page) => page.Vpcs,
    ),
    allPages(
      (NextToken) =>
        client.send(
          new DescribeRouteTablesCommand({
            Filters: [{Name: 'association.main', Values: ['true']}, ...ofVpc(id)],
            MaxResults: 100,
            NextToken,
          }),
        ),
      (page) => page.RouteTables,
    ),
    allPages(
      (NextToken) =>
        client.send(
          new DescribeNetworkAclsCommand({
            Filters: [{Name: 'default', Values: ['true']}, ...ofVpc(id)],
            MaxResults: pageSize,
            NextToken,
          }),
        ),
      (page) => page.NetworkAcls,
    ),
  ]);
  const mainTables = new Map(tables.map((table) => [table.VpcId, table.RouteTableId]));
  const mainAcls = new Map(acls.map((acl) => [acl.VpcId, acl.NetworkAclId]));
  return vpcs.map((vpc) => ({...vpc, mainTable: mainTables.get(vpc.VpcId), mainAcl: mainAcls.get(vpc.VpcId)}));
}

export interface Block {
  type: 'IPv4' | 'IPv6';
  cidr: string;
  state: string;
  association: string;
  borderGroup: string | undefined;
}

const ended = ['disassociated', 'failed'];

/// The CIDRs that a VPC has or is getting, IPv4 first.
export function blocksOf(vpc: Vpc): Block[] {
  const ipv4 = (vpc.CidrBlockAssociationSet ?? []).map((block) => ({
    type: 'IPv4' as const,
    cidr: block.CidrBlock ?? '',
    state: block.CidrBlockState?.State ?? '',
    association: block.AssociationId ?? '',
    borderGroup: undefined,
  }));
  const ipv6 = (vpc.Ipv6CidrBlockAssociationSet ?? []).map((block) => ({
    type: 'IPv6' as const,
    cidr: block.Ipv6CidrBlock ?? '',
    state: block.Ipv6CidrBlockState?.State ?? '',
    association: block.AssociationId ?? '',
    borderGroup: block.NetworkBorderGroup,
  }));
  return [...ipv4, ...ipv6].filter((block) => !ended.includes(block.state));
}

export function cidrsOf(vpc: Vpc, type: Block['type']): string[] {
  return blocksOf(vpc)
    .filter((block) => block.type === type)
    .map((block) => block.cidr);
}
