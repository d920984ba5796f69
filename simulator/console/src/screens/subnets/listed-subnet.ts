// A subnet with the route table and the network ACL that hold for it.
import {
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  type NetworkAcl,
  type RouteTable,
  type Subnet,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';

export interface ListedSubnet extends Subnet {
  table: RouteTable | undefined;
  tableAssociation: string | undefined; ///< without one it is the VPC's main route table
  acl: NetworkAcl | undefined;
  aclAssociation: string | undefined;
}

function inVpc(vpc: string | undefined) {
  return vpc === undefined ? undefined : [{Name: 'vpc-id', Values: [vpc]}];
}

export function routeTables(home: Home, vpc?: string): Promise<RouteTable[]> {
  return allPages(
    (NextToken) => ec2(home).send(new DescribeRouteTablesCommand({Filters: inVpc(vpc), MaxResults: 100, NextToken})),
    (page) => page.RouteTables,
  );
}

export function networkAcls(home: Home, vpc?: string): Promise<NetworkAcl[]> {
  return allPages(
    (NextToken) => ec2(home).send(new DescribeNetworkAclsCommand({Filters: inVpc(vpc), MaxResults: pageSize, NextToken})),
    (page) => page.NetworkAcls,
  );
}

interface Associated<Whole> {
  whole: Whole;
  association: string | undefined;
}

/// By subnet, and the main ones by VPC: no id is both.
function tablesBy(tables: RouteTable[]): Map<string | undefined, Associated<RouteTable>> {
  return new Map(
    tables.flatMap((table) =>
      (table.Associations ?? []).map((association): [string | undefined, Associated<RouteTable>] =>
        association.Main
          ? [table.VpcId, {whole: table, association: undefined}]
          : [association.SubnetId, {whole: table, association: association.RouteTableAssociationId}],
      ),
    ),
  );
}

function aclsBy(acls: NetworkAcl[]): Map<string | undefined, Associated<NetworkAcl>> {
  return new Map(
    acls.flatMap((acl) =>
      (acl.Associations ?? []).map((association): [string | undefined, Associated<NetworkAcl>] => [
        association.SubnetId,
        {whole: acl, association: association.NetworkAclAssociationId},
      ]),
    ),
  );
}

/// All subnets, or the one with that id.
export async function listSubnets(home: Home, id?: string): Promise<ListedSubnet[]> {
  const subnets = await allPages(
    (NextToken) =>
      ec2(home).send(new DescribeSubnetsCommand(id ? {SubnetIds: [id]} : {MaxResults: pageSize, NextToken})),
    (page) => page.Subnets,
  );
  const vpc = id === undefined ? undefined : subnets[0]?.VpcId;
  const [tables, acls] = await Promise.all([routeTables(home, vpc), networkAcls(home, vpc)]);
  const tableOf = tablesBy(tables);
  const aclOf = aclsBy(acls);
  return subnets.map((subnet) => {
    const table = tableOf.get(subnet.SubnetId) ?? tableOf.get(subnet.VpcId);
    const acl = aclOf.get(subnet.SubnetId);
    return {
      ...subnet,
      table: table?.whole,
      tableAssociation: table?.association,
      acl: acl?.whole,
      aclAssociation: acl?.association,
    };
  });
}

export function ipv6Of(subnet: Subnet): string | undefined {
  return subnet.Ipv6CidrBlockAssociationSet?.find(
    (block) => block.Ipv6CidrBlockState?.State !== 'disassociated',
  )?.Ipv6CidrBlock;
}
