// The resources that a path can begin and end at, by kind.
import {
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpnGatewaysCommand,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import type {ResourceOption} from '../../resource/resource-select';
import {nameOf} from '../../resource/tags';

/// In the order of AWS's console.
export const endKinds = ['instance', 'igw', 'eni', 'tgw', 'tgw-attach', 'vpce', 'pcx', 'vgw'] as const;
export type EndKind = (typeof endKinds)[number];

const MaxResults = pageSize;

async function instances(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeInstancesCommand({MaxResults, NextToken})),
    (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
  );
  return all
    .filter((one) => one.State?.Name !== 'terminated')
    .map((one) => ({id: one.InstanceId, name: nameOf(one.Tags), description: one.PrivateIpAddress}));
}

async function internetGateways(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeInternetGatewaysCommand({MaxResults, NextToken})),
    (page) => page.InternetGateways,
  );
  return all.map((one) => ({
    id: one.InternetGatewayId,
    name: nameOf(one.Tags),
    description: one.Attachments?.[0]?.VpcId,
  }));
}

async function networkInterfaces(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeNetworkInterfacesCommand({MaxResults, NextToken})),
    (page) => page.NetworkInterfaces,
  );
  return all.map((one) => ({
    id: one.NetworkInterfaceId,
    name: nameOf(one.TagSet),
    description: [one.PrivateIpAddress, one.Attachment?.InstanceId, one.Description].filter(Boolean).join(' · '),
  }));
}

async function transitGateways(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeTransitGatewaysCommand({MaxResults, NextToken})),
    (page) => page.TransitGateways,
  );
  return all.map((one) => ({id: one.TransitGatewayId, name: nameOf(one.Tags), description: one.Description}));
}

async function transitGatewayAttachments(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeTransitGatewayAttachmentsCommand({MaxResults, NextToken})),
    (page) => page.TransitGatewayAttachments,
  );
  return all.map((one) => ({
    id: one.TransitGatewayAttachmentId,
    name: nameOf(one.Tags),
    description: one.ResourceId,
  }));
}

async function vpcEndpoints(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeVpcEndpointsCommand({MaxResults, NextToken})),
    (page) => page.VpcEndpoints,
  );
  return all.map((one) => ({id: one.VpcEndpointId, name: nameOf(one.Tags), description: one.ServiceName}));
}

async function peeringConnections(home: Home): Promise<ResourceOption[]> {
  const all = await allPages(
    (NextToken) => ec2(home).send(new DescribeVpcPeeringConnectionsCommand({MaxResults, NextToken})),
    (page) => page.VpcPeeringConnections,
  );
  return all.map((one) => ({
    id: one.VpcPeeringConnectionId,
    name: nameOf(one.Tags),
    description: `${one.RequesterVpcInfo?.VpcId} · ${one.AccepterVpcInfo?.VpcId}`,
  }));
}

async function vpnGateways(home: Home): Promise<ResourceOption[]> {
  const {VpnGateways} = await ec2(home).send(new DescribeVpnGatewaysCommand({}));
  return (VpnGateways ?? []).map((one) => ({
    id: one.VpnGatewayId,
    name: nameOf(one.Tags),
    description: one.VpcAttachments?.[0]?.VpcId,
  }));
}

export const endsOf: Record<EndKind, (home: Home) => Promise<ResourceOption[]>> = {
  instance: instances,
  igw: internetGateways,
  eni: networkInterfaces,
  tgw: transitGateways,
  'tgw-attach': transitGatewayAttachments,
  vpce: vpcEndpoints,
  pcx: peeringConnections,
  vgw: vpnGateways,
};

/// "i-1" is an instance.
export function kindOfEnd(id: string): EndKind {
  return endKinds.find((kind) => id.replace(/-[0-9a-f]+$/, '') === kind) ?? 'instance';
}
