// The network that the map shows: what each account's API describes, put together. Pure; what draws it and
// what reads it aloud take the same value.
import type {VpcPeeringConnection, VpcPeeringConnectionVpcInfo} from '@aws-sdk/client-ec2';
import type {Inventory} from './inventory';
import type {NetworkModel, PeeringLife, PeeringPart, RegionPart, VpcPart} from './parts';
import {groupBy, nameOf, RegionReader} from './region-reader';

const lives: Record<string, PeeringLife | undefined> = {
  'initiating-request': 'pending',
  'pending-acceptance': 'pending',
  provisioning: 'pending',
  active: 'active',
  rejected: 'failed',
  failed: 'failed',
  expired: 'failed',
  // Deleted ones are described for a while; there is nothing left to draw.
};

/// Both sides describe a peering connection, each with its own tags: the first name counts.
function peeringsOf(inventories: Inventory[]): Map<string, {peering: VpcPeeringConnection; part: PeeringPart}> {
  const found = new Map<string, {peering: VpcPeeringConnection; part: PeeringPart}>();
  for (const inventory of inventories) {
    for (const peering of inventory.peerings) {
      const id = peering.VpcPeeringConnectionId ?? '';
      const life = lives[peering.Status?.Code ?? ''];
      const {requester, accepter} = endsOf(peering);
      if (life === undefined || !requester.VpcId || !accepter.VpcId) continue;
      const before = found.get(id)?.part;
      const part: PeeringPart = {
        account: requester.OwnerId ?? '',
        region: requester.Region ?? '',
        id,
        name: before?.name || nameOf(peering.Tags),
        kind: 'peering-connection',
        status: peering.Status?.Code ?? '',
        message: peering.Status?.Message ?? '',
        life,
        requester: requester.VpcId,
        accepter: accepter.VpcId,
      };
      found.set(id, {peering, part});
    }
  }
  return found;
}

function endsOf(peering: VpcPeeringConnection) {
  return {requester: peering.RequesterVpcInfo ?? {}, accepter: peering.AccepterVpcInfo ?? {}};
}

function unknownVpc(end: VpcPeeringConnectionVpcInfo): VpcPart {
  return {
    id: end.VpcId ?? '',
    name: '',
    account: end.OwnerId ?? '',
    region: end.Region ?? '',
    kind: 'vpc',
    known: false,
    cidrs: end.CidrBlock ? [end.CidrBlock] : [],
    isDefault: false,
    gateways: [],
    subnets: [],
  };
}

function addUnknown(regions: RegionPart[], end: VpcPeeringConnectionVpcInfo) {
  if (regions.some((region) => region.vpcs.some((vpc) => vpc.id === end.VpcId))) return;
  const vpc = unknownVpc(end);
  const region = regions.find((one) => one.account === vpc.account && one.region === vpc.region);
  if (region) region.vpcs.push(vpc);
  else regions.push({account: vpc.account, region: vpc.region, vpcs: [vpc], transitGateways: []});
}

export function networkOf(inventories: Inventory[]): NetworkModel {
  const owners = new Map<string, string>();
  const fingerprints = new Map<string, string>();
  const regions = inventories.map((inventory) => {
    const reader = new RegionReader(inventory);
    reader.rememberInterfaces(owners);
    reader.rememberRules(fingerprints);
    return reader.region();
  });
  const peerings = [...peeringsOf(inventories).values()];
  for (const {peering} of peerings) {
    addUnknown(regions, endsOf(peering).requester);
    addUnknown(regions, endsOf(peering).accepter);
  }
  const inhabited = regions.filter((region) => region.vpcs.length > 0 || region.transitGateways.length > 0);
  return {
    accounts: [...groupBy(inhabited, (region) => region.account)].map(([account, its]) => ({
      account,
      regions: its,
    })),
    peerings: peerings.map(({part}) => part),
    ownerOfInterface: owners,
    fingerprints,
  };
}
