// What is in a VPC, and its deletion with all that goes along, as AWS's console does it.
import {
  DeleteEgressOnlyInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DeleteNetworkAclCommand,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DetachInternetGatewayCommand,
  type RouteTable,
  type Subnet,
  type Tag,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';

export interface Part {
  id: string;
  tags: Tag[] | undefined;
}

export interface VpcContents {
  subnets: Subnet[];
  tables: RouteTable[];
  /// What leads out of it: internet, NAT and egress-only internet gateways, live peering connections.
  connections: Part[];
}

function filter(name: string, ...values: string[]) {
  return {Name: name, Values: values};
}

async function internetGateways(home: Home, vpc: string): Promise<Part[]> {
  const page = await ec2(home).send(
    new DescribeInternetGatewaysCommand({Filters: [filter('attachment.vpc-id', vpc)]}),
  );
  return (page.InternetGateways ?? []).map((one) => ({id: one.InternetGatewayId ?? '', tags: one.Tags}));
}

async function egressOnlyGateways(home: Home, vpc: string): Promise<Part[]> {
  const page = await ec2(home).send(new DescribeEgressOnlyInternetGatewaysCommand({}));
  return (page.EgressOnlyInternetGateways ?? [])
    .filter((one) => one.Attachments?.some((attachment) => attachment.VpcId === vpc))
    .map((one) => ({id: one.EgressOnlyInternetGatewayId ?? '', tags: one.Tags}));
}

async function natGateways(home: Home, vpc: string): Promise<Part[]> {
  const page = await ec2(home).send(
    new DescribeNatGatewaysCommand({Filter: [filter('vpc-id', vpc), filter('state', 'pending', 'available')]}),
  );
  return (page.NatGateways ?? []).map((one) => ({id: one.NatGatewayId ?? '', tags: one.Tags}));
}

async function peerings(home: Home, vpc: string): Promise<Part[]> {
  const sides = await Promise.all(
    ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id'].map((side) =>
      ec2(home).send(
        new DescribeVpcPeeringConnectionsCommand({
          Filters: [filter(side, vpc), filter('status-code', 'pending-acceptance', 'provisioning', 'active')],
        }),
      ),
    ),
  );
  return sides
    .flatMap((page) => page.VpcPeeringConnections ?? [])
    .map((one) => ({id: one.VpcPeeringConnectionId ?? '', tags: one.Tags}));
}

function subnets(home: Home, vpc: string): Promise<Subnet[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(new DescribeSubnetsCommand({Filters: [filter('vpc-id', vpc)], MaxResults: pageSize, NextToken})),
    (page) => page.Subnets,
  );
}

function routeTables(home: Home, vpc: string): Promise<RouteTable[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(new DescribeRouteTablesCommand({Filters: [filter('vpc-id', vpc)], MaxResults: 100, NextToken})),
    (page) => page.RouteTables,
  );
}

export async function vpcContents(home: Home, vpc: string): Promise<VpcContents> {
  const [inside, tables, ...connections] = await Promise.all([
    subnets(home, vpc),
    routeTables(home, vpc),
    internetGateways(home, vpc),
    natGateways(home, vpc),
    egressOnlyGateways(home, vpc),
    peerings(home, vpc),
  ]);
  return {subnets: inside, tables, connections: connections.flat()};
}

export function isMain(table: RouteTable): boolean {
  return table.Associations?.some((association) => association.Main) ?? false;
}

/// What deleting the VPC in the console takes along; nothing goes as long as there are interfaces in use.
export interface Dependents {
  interfaces: string[];
  gateways: string[];
  egressOnly: string[];
  subnets: string[];
  tables: string[];
  acls: string[];
  groups: string[];
}

export async function dependentsOf(home: Home, vpc: string): Promise<Dependents> {
  const client = ec2(home);
  const ofVpc = [filter('vpc-id', vpc)];
  const [interfaces, gateways, egressOnly, inside, tables, acls, groups] = await Promise.all([
    client.send(new DescribeNetworkInterfacesCommand({Filters: ofVpc})),
    internetGateways(home, vpc),
    egressOnlyGateways(home, vpc),
    subnets(home, vpc),
    routeTables(home, vpc),
    client.send(new DescribeNetworkAclsCommand({Filters: ofVpc})),
    client.send(new DescribeSecurityGroupsCommand({Filters: ofVpc})),
  ]);
  return {
    interfaces: (interfaces.NetworkInterfaces ?? []).map(({NetworkInterfaceId}) => NetworkInterfaceId ?? ''),
    gateways: gateways.map(({id}) => id),
    egressOnly: egressOnly.map(({id}) => id),
    subnets: inside.map(({SubnetId}) => SubnetId ?? ''),
    tables: tables.filter((table) => !isMain(table)).map(({RouteTableId}) => RouteTableId ?? ''),
    acls: (acls.NetworkAcls ?? []).filter((acl) => !acl.IsDefault).map(({NetworkAclId}) => NetworkAclId ?? ''),
    groups: (groups.SecurityGroups ?? [])
      .filter((group) => group.GroupName !== 'default')
      .map(({GroupId}) => GroupId ?? ''),
  };
}

export async function deleteVpc(home: Home, VpcId: string): Promise<void> {
  const client = ec2(home);
  const parts = await dependentsOf(home, VpcId);
  // Then the API says no, and better before half of it is gone.
  if (parts.interfaces.length > 0) await client.send(new DeleteVpcCommand({VpcId}));
  for (const SubnetId of parts.subnets) await client.send(new DeleteSubnetCommand({SubnetId}));
  for (const RouteTableId of parts.tables) await client.send(new DeleteRouteTableCommand({RouteTableId}));
  for (const InternetGatewayId of parts.gateways) {
    await client.send(new DetachInternetGatewayCommand({InternetGatewayId, VpcId}));
    await client.send(new DeleteInternetGatewayCommand({InternetGatewayId}));
  }
  for (const EgressOnlyInternetGatewayId of parts.egressOnly)
    await client.send(new DeleteEgressOnlyInternetGatewayCommand({EgressOnlyInternetGatewayId}));
  for (const NetworkAclId of parts.acls) await client.send(new DeleteNetworkAclCommand({NetworkAclId}));
  for (const GroupId of parts.groups) await client.send(new DeleteSecurityGroupCommand({GroupId}));
  await client.send(new DeleteVpcCommand({VpcId}));
}
