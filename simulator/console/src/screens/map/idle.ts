// Each region has a default VPC; those that nobody uses would hide the rest. Pure.
import type {Home} from '../../api/ec2';
import {vpcsOf, type NetworkModel, type VpcPart} from './parts';

export function isIdle(vpc: VpcPart, model: NetworkModel): boolean {
  const isJoined =
    model.peerings.some((peering) => peering.requester === vpc.id || peering.accepter === vpc.id) ||
    model.accounts.some(({regions}) =>
      regions.some((region) =>
        region.transitGateways.some((one) => one.vpcs.some((link) => link.vpc === vpc.id)),
      ),
    );
  return vpc.isDefault && !isJoined && vpc.subnets.every((subnet) => subnet.members.length === 0);
}

/// Without idle default VPCs; where there is nothing else, with that of `home`.
export function withoutIdle(model: NetworkModel, home: Home): NetworkModel {
  const all = vpcsOf(model);
  const idle = new Set(all.filter((vpc) => isIdle(vpc, model)).map((vpc) => vpc.id));
  if (idle.size === all.length)
    for (const vpc of all) if (vpc.account === home.account && vpc.region === home.region) idle.delete(vpc.id);
  const accounts = model.accounts
    .map(({account, regions}) => ({
      account,
      regions: regions
        .map((region) => ({...region, vpcs: region.vpcs.filter((vpc) => !idle.has(vpc.id))}))
        .filter((region) => region.vpcs.length > 0 || region.transitGateways.length > 0),
    }))
    .filter(({regions}) => regions.length > 0);
  return {...model, accounts};
}

export function hasIdle(model: NetworkModel): boolean {
  return vpcsOf(model).some((vpc) => isIdle(vpc, model));
}
