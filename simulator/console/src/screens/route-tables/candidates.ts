// What the routes of a VPC can lead to: the resources of each kind that are there, as the API describes them.
import {
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpnGatewaysCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {nameOf} from '../../resource/tags';
import type {TargetKind} from './route-targets';

export interface Candidate {
  id: string;
  name: string;
  state: string; ///< as the API calls it; '' if its kind has none
  note: string; ///< what else tells it from others: an address, a VPC
  destinations: string[]; ///< that are likely to be meant with it
}

function candidate(id: string | undefined, {name, state, note, destinations}: Partial<Candidate>): Candidate {
  return {id: id ?? '', name: name ?? '', state: state ?? '', note: note ?? '', destinations: destinations ?? []};
}

const filter = (Name: string, value: string) => ({Name, Values: [value]});
const everywhere = ['0.0.0.0/0'];

/// The other VPC of a peering connection that `vpc` is part of, and its CIDR blocks.
export function peeringCandidate(peering: VpcPeeringConnection, vpc: string): Candidate {
  const {RequesterVpcInfo: requester, AccepterVpcInfo: accepter} = peering;
  const other = requester?.VpcId === vpc ? accepter : requester;
  const ipv4 = other?.CidrBlockSet?.map((block) => block.CidrBlock ?? '') ?? (other?.CidrBlock ? [other.CidrBlock] : []);
  const ipv6 = other?.Ipv6CidrBlockSet?.map((block) => block.Ipv6CidrBlock ?? '') ?? [];
  return candidate(peering.VpcPeeringConnectionId, {
    name: nameOf(peering.Tags),
    state: peering.Status?.Code ?? '',
    note: [other?.VpcId, ...ipv4, ...ipv6, other?.OwnerId, other?.Region].filter(Boolean).join(' · '),
    destinations: [...ipv4, ...ipv6],
  });
}

async function peerings(home: Home, vpc: string): Promise<Candidate[]> {
  const asPart = (part: string) =>
    allPages(
      (NextToken) =>
        ec2(home).send(
          new DescribeVpcPeeringConnectionsCommand({Filters: [filter(`${part}-vpc-info.vpc-id`, vpc)], NextToken}),
        ),
      (page) => page.VpcPeeringConnections,
    );
  const found = await Promise.all([asPart('requester'), asPart('accepter')]);
  const byId = new Map(found.flat().map((peering) => [peering.VpcPeeringConnectionId, peering]));
  const candidates = [...byId.values()].map((peering) => peeringCandidate(peering, vpc));
  return candidates.sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
}

type Finder = (home: Home, vpc: string) => Promise<Candidate[]>;

const finders: Partial<Record<TargetKind, Finder>> = {
  'peering-connection': peerings,
  local: async () => [candidate('local', {})],
  'internet-gateway': async (home, vpc) => {
    const {InternetGateways} = await ec2(home).send(
      new DescribeInternetGatewaysCommand({Filters: [filter('attachment.vpc-id', vpc)]}),
    );
    return (InternetGateways ?? []).map((gateway) =>
      candidate(gateway.InternetGatewayId, {name: nameOf(gateway.Tags), destinations: ['0.0.0.0/0', '::/0']}),
    );
  },
  'egress-only-internet-gateway': async (home, vpc) => {
    const gateways = await allPages(
      (NextToken) => ec2(home).send(new DescribeEgressOnlyInternetGatewaysCommand({NextToken})),
      (page) => page.EgressOnlyInternetGateways,
    );
    return gateways
      .filter((gateway) => gateway.Attachments?.some((attachment) => attachment.VpcId === vpc))
      .map((gateway) =>
        candidate(gateway.EgressOnlyInternetGatewayId, {name: nameOf(gateway.Tags), destinations: ['::/0']}),
      );
  },
  'nat-gateway': async (home, vpc) => {
    const gateways = await allPages(
      (NextToken) => ec2(home).send(new DescribeNatGatewaysCommand({Filter: [filter('vpc-id', vpc)], NextToken})),
      (page) => page.NatGateways,
    );
    return gateways
      .filter((gateway) => gateway.State === 'available' || gateway.State === 'pending')
      .map((gateway) =>
        candidate(gateway.NatGatewayId, {
          name: nameOf(gateway.Tags),
          state: gateway.State,
          note: gateway.SubnetId,
          destinations: everywhere,
        }),
      );
  },
  instance: async (home, vpc) => {
    const inVpc = {Filters: [filter('vpc-id', vpc)], MaxResults: pageSize};
    const reservations = await allPages(
      (NextToken) => ec2(home).send(new DescribeInstancesCommand({...inVpc, NextToken})),
      (page) => page.Reservations,
    );
    return reservations
      .flatMap((reservation) => reservation.Instances ?? [])
      .filter((instance) => instance.State?.Name !== 'terminated')
      .map((instance) =>
        candidate(instance.InstanceId, {
          name: nameOf(instance.Tags),
          state: instance.State?.Name,
          note: instance.PrivateIpAddress ?? '',
          destinations: everywhere,
        }),
      );
  },
  'network-interface': async (home, vpc) => {
    const inVpc = {Filters: [filter('vpc-id', vpc)], MaxResults: pageSize};
    const interfaces = await allPages(
      (NextToken) => ec2(home).send(new DescribeNetworkInterfacesCommand({...inVpc, NextToken})),
      (page) => page.NetworkInterfaces,
    );
    return interfaces.map((one) =>
      candidate(one.NetworkInterfaceId, {
        name: nameOf(one.TagSet),
        state: one.Status,
        note: [one.PrivateIpAddress, one.Attachment?.InstanceId ?? one.Description].filter(Boolean).join(' · '),
        destinations: everywhere,
      }),
    );
  },
  'transit-gateway': async (home, vpc) => {
    const attachments = await allPages(
      (NextToken) =>
        ec2(home).send(new DescribeTransitGatewayVpcAttachmentsCommand({Filters: [filter('vpc-id', vpc)], NextToken})),
      (page) => page.TransitGatewayVpcAttachments,
    );
    return attachments
      .filter((attachment) => attachment.State !== 'deleted')
      .map((attachment) =>
        candidate(attachment.TransitGatewayId, {state: attachment.State, note: attachment.TransitGatewayAttachmentId}),
      );
  },
  'virtual-private-gateway': async (home, vpc) => {
    const {VpnGateways} = await ec2(home).send(
      new DescribeVpnGatewaysCommand({Filters: [filter('attachment.vpc-id', vpc)]}),
    );
    return (VpnGateways ?? []).map((gateway) =>
      candidate(gateway.VpnGatewayId, {name: nameOf(gateway.Tags), state: gateway.State}),
    );
  },
  'load-balancer-endpoint': async (home, vpc) => {
    const endpoints = await allPages(
      (NextToken) => ec2(home).send(new DescribeVpcEndpointsCommand({Filters: [filter('vpc-id', vpc)], NextToken})),
      (page) => page.VpcEndpoints,
    );
    return endpoints
      .filter((endpoint) => endpoint.VpcEndpointType === 'GatewayLoadBalancer')
      .map((endpoint) =>
        candidate(endpoint.VpcEndpointId, {
          name: nameOf(endpoint.Tags),
          state: endpoint.State,
          note: endpoint.ServiceName,
          destinations: everywhere,
        }),
      );
  },
};

export async function candidatesIn(home: Home, vpc: string, kind: TargetKind): Promise<Candidate[]> {
  return (await finders[kind]?.(home, vpc)) ?? [];
}

/// Prefix lists can be destinations too.
export async function prefixLists(home: Home): Promise<Candidate[]> {
  const lists = await allPages(
    (NextToken) => ec2(home).send(new DescribeManagedPrefixListsCommand({NextToken})),
    (page) => page.PrefixLists,
  );
  return lists.map((list) => candidate(list.PrefixListId, {name: list.PrefixListName}));
}
