// What is to be known of a peering connection, without a screen.
import type {VpcPeeringConnection, VpcPeeringConnectionVpcInfo} from '@aws-sdk/client-ec2';
import type {Home} from '../../api/ec2';

export type Side = VpcPeeringConnectionVpcInfo;

export function statusOf(peering: VpcPeeringConnection): string {
  return peering.Status?.Code ?? '';
}

export function isPending(peering: VpcPeeringConnection): boolean {
  return statusOf(peering) === 'pending-acceptance';
}

/// IPv4 and IPv6 blocks of a side; before the request is accepted the requester doesn't know the other's.
export function cidrsOf(side: Side | undefined): string[] {
  const ipv4 = (side?.CidrBlockSet ?? []).map((block) => block.CidrBlock ?? '');
  const ipv6 = (side?.Ipv6CidrBlockSet ?? []).map((block) => block.Ipv6CidrBlock ?? '');
  const all = [...ipv4, ...ipv6].filter((block) => block !== '');
  return all.length === 0 && side?.CidrBlock ? [side.CidrBlock] : all;
}

export function homeOf(side: Side | undefined): Home {
  return {account: side?.OwnerId ?? '', region: side?.Region ?? ''};
}

export function isAt(side: Side | undefined, home: Home): boolean {
  return side?.OwnerId === home.account && side.Region === home.region;
}

/// The sides that are VPCs of this account in this region.
export function sidesAt(peering: VpcPeeringConnection, home: Home): Side[] {
  return [peering.RequesterVpcInfo, peering.AccepterVpcInfo].filter(
    (side): side is Side => side !== undefined && isAt(side, home),
  );
}
