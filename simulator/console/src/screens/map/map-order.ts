// In what order things stand on the map, and what is different from before. Pure.
import {labelOf, regionsOf, vpcsOf, type NetworkModel, type Part, type VpcPart} from './parts';

/// Those that were there before keep their order; new ones come after them, by name. Default VPCs are last.
export function inOrder(model: NetworkModel, before: NetworkModel | undefined): NetworkModel {
  const places = new Map<string, number>();
  if (before) for (const id of idsOf(before)) places.set(id, places.size);
  const last = Number.MAX_SAFE_INTEGER;
  const byPlace = (a: string, b: string) => (places.get(a) ?? last) - (places.get(b) ?? last);
  const compare = (a: Part, b: Part) =>
    byPlace(a.id, b.id) || labelOf(a).localeCompare(labelOf(b), 'en', {numeric: true});
  const defaultsLast = (a: VpcPart, b: VpcPart) => Number(a.isDefault) - Number(b.isDefault) || compare(a, b);
  return {
    ...model,
    accounts: [...model.accounts]
      .sort((a, b) => byPlace(a.account, b.account) || a.account.localeCompare(b.account))
      .map(({account, regions}) => ({
        account,
        regions: [...regions]
          .sort((a, b) => byPlace(regionKey(a), regionKey(b)) || a.region.localeCompare(b.region))
          .map((region) => ({
            ...region,
            vpcs: [...region.vpcs].sort(defaultsLast).map((vpc) => ({
              ...vpc,
              gateways: [...vpc.gateways].sort(compare),
              subnets: [...vpc.subnets].sort(compare).map((subnet) => ({
                ...subnet,
                members: [...subnet.members].sort((a, b) => rank(a.kind) - rank(b.kind) || compare(a, b)),
              })),
            })),
            transitGateways: [...region.transitGateways].sort(compare),
          })),
      })),
  };
}

function rank(kind: string): number {
  return kind === 'instance' ? 0 : 1;
}

function regionKey(region: {account: string; region: string}): string {
  return `${region.account}/${region.region}`;
}

function idsOf(model: NetworkModel): string[] {
  return [
    ...model.accounts.map((account) => account.account),
    ...regionsOf(model).flatMap((region) => [
      regionKey(region),
      ...region.transitGateways.map((one) => one.id),
    ]),
    ...vpcsOf(model).flatMap((vpc) => [
      vpc.id,
      ...vpc.gateways.map((gateway) => gateway.id),
      ...vpc.subnets.flatMap((subnet) => [subnet.id, ...subnet.members.map((member) => member.id)]),
    ]),
  ];
}

/// Each part's own facts, without those of what it contains.
function factsOf(model: NetworkModel): Map<string, string> {
  const facts = new Map(model.fingerprints);
  const put = (part: Part, inside: object) => facts.set(part.id, JSON.stringify({...part, ...inside}));
  for (const region of regionsOf(model)) {
    for (const gateway of region.transitGateways) put(gateway, {});
    for (const vpc of region.vpcs) {
      put(vpc, {subnets: 0, gateways: 0});
      for (const gateway of vpc.gateways) put(gateway, {vpc: vpc.id});
      for (const subnet of vpc.subnets) {
        put(subnet, {members: 0});
        for (const member of subnet.members) put(member, {});
      }
    }
  }
  for (const peering of model.peerings) put(peering, {});
  return facts;
}

/// Ids of what is new, or isn't as it was: also of route tables, network ACLs and security groups.
export function changesBetween(before: NetworkModel, now: NetworkModel): Set<string> {
  const old = factsOf(before);
  return new Set([...factsOf(now)].filter(([id, facts]) => old.get(id) !== facts).map(([id]) => id));
}
