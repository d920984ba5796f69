// What the EC2 API describes in an account and region, as far as the map shows it.
import {
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeInstances,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTransitGatewayAttachments,
  paginateDescribeTransitGateways,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
  DescribeVpnGatewaysCommand,
  type EgressOnlyInternetGateway,
  type Instance,
  type InternetGateway,
  type NatGateway,
  type NetworkAcl,
  type NetworkInterface,
  type RouteTable,
  type SecurityGroup,
  type Subnet,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
  type VpcEndpoint,
  type VpcPeeringConnection,
  type VpnGateway,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';

export interface Inventory {
  home: Home;
  vpcs: Vpc[];
  subnets: Subnet[];
  routeTables: RouteTable[];
  networkAcls: NetworkAcl[];
  securityGroups: SecurityGroup[];
  internetGateways: InternetGateway[];
  egressOnlyInternetGateways: EgressOnlyInternetGateway[];
  natGateways: NatGateway[];
  vpnGateways: VpnGateway[];
  transitGateways: TransitGateway[];
  transitGatewayAttachments: TransitGatewayAttachment[];
  vpcEndpoints: VpcEndpoint[];
  peerings: VpcPeeringConnection[];
  interfaces: NetworkInterface[];
  instances: Instance[];
}

async function all<Page, Row>(
  pages: AsyncIterable<Page>,
  rows: (page: Page) => Row[] | undefined,
): Promise<Row[]> {
  const found: Row[] = [];
  for await (const page of pages) found.push(...(rows(page) ?? []));
  return found;
}

interface Basics {
  vpcs: Vpc[];
  interfaces: NetworkInterface[];
  transitGateways: TransitGateway[];
  peerings: VpcPeeringConnection[];
}

/// Every region has a default VPC, and in most of them there is nothing else.
export function isQuiet({vpcs, interfaces, transitGateways, peerings}: Basics): boolean {
  return (
    interfaces.length === 0 &&
    transitGateways.length === 0 &&
    peerings.length === 0 &&
    vpcs.every((vpc) => vpc.IsDefault)
  );
}

/// Each list in pages of 1,000, the lists beside each other. Of a quiet region, its VPC is all.
export async function takeInventory(home: Home): Promise<Inventory> {
  const at = {client: ec2(home), pageSize: 1000};
  const [vpcs, interfaces, transitGateways, peerings] = await Promise.all([
    all(paginateDescribeVpcs(at, {}), (page) => page.Vpcs),
    all(paginateDescribeNetworkInterfaces(at, {}), (page) => page.NetworkInterfaces),
    all(paginateDescribeTransitGateways(at, {}), (page) => page.TransitGateways),
    all(paginateDescribeVpcPeeringConnections(at, {}), (page) => page.VpcPeeringConnections),
  ]);
  const basics = {vpcs, interfaces, transitGateways, peerings};
  const others = isQuiet(basics) ? nothingElse : await takeOthers(home);
  return {home, ...basics, ...others};
}

type Others = Omit<Inventory, 'home' | keyof Basics>;

const nothingElse: Others = {
  subnets: [],
  routeTables: [],
  networkAcls: [],
  securityGroups: [],
  internetGateways: [],
  egressOnlyInternetGateways: [],
  natGateways: [],
  vpnGateways: [],
  transitGatewayAttachments: [],
  vpcEndpoints: [],
  instances: [],
};

async function takeOthers(home: Home): Promise<Others> {
  const client = ec2(home);
  const at = {client, pageSize: 1000};
  const [
    subnets,
    routeTables,
    networkAcls,
    securityGroups,
    internetGateways,
    egressOnlyInternetGateways,
    natGateways,
    vpnGateways,
    transitGatewayAttachments,
    vpcEndpoints,
    instances,
  ] = await Promise.all([
    all(paginateDescribeSubnets(at, {}), (page) => page.Subnets),
    all(paginateDescribeRouteTables({client, pageSize: 100}, {}), (page) => page.RouteTables),
    all(paginateDescribeNetworkAcls(at, {}), (page) => page.NetworkAcls),
    all(paginateDescribeSecurityGroups(at, {}), (page) => page.SecurityGroups),
    all(paginateDescribeInternetGateways(at, {}), (page) => page.InternetGateways),
    all(
      paginateDescribeEgressOnlyInternetGateways({client, pageSize: 255}, {}),
      (page) => page.EgressOnlyInternetGateways,
    ),
    all(paginateDescribeNatGateways(at, {}), (page) => page.NatGateways),
    client.send(new DescribeVpnGatewaysCommand({})).then((answer) => answer.VpnGateways ?? []),
    all(paginateDescribeTransitGatewayAttachments(at, {}), (page) => page.TransitGatewayAttachments),
    all(paginateDescribeVpcEndpoints(at, {}), (page) => page.VpcEndpoints),
    all(paginateDescribeInstances(at, {}), (page) =>
      page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
    ),
  ]);
  return {
    subnets,
    routeTables,
    networkAcls,
    securityGroups,
    internetGateways,
    egressOnlyInternetGateways,
    natGateways,
    vpnGateways,
    transitGatewayAttachments,
    vpcEndpoints,
    instances,
  };
}
