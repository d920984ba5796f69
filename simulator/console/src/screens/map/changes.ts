// Where on the map a change shows. Pure.
import type {Place} from './hop-places';
import {regionsOf, vpcsOf, type NetworkModel, type SubnetPart} from './parts';

function inSubnet(subnet: SubnetPart, changed: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  if (changed.has(subnet.id)) places.push({part: subnet.id, spot: 'whole'});
  if (subnet.routeTable && changed.has(subnet.routeTable.id)) places.push({part: subnet.id, spot: 'routes'});
  if (subnet.networkAcl && changed.has(subnet.networkAcl.id)) places.push({part: subnet.id, spot: 'acl'});
  for (const member of subnet.members) {
    if (changed.has(member.id)) places.push({part: member.id, spot: 'whole'});
    if (member.groups.some((group) => changed.has(group.id))) places.push({part: member.id, spot: 'groups'});
  }
  return places;
}

export function placesOfChanges(changed: ReadonlySet<string>, model: NetworkModel): Place[] {
  if (changed.size === 0) return [];
  const whole = (part: {id: string}): Place[] => (changed.has(part.id) ? [{part: part.id, spot: 'whole'}] : []);
  return [
    ...regionsOf(model).flatMap((region) => region.transitGateways.flatMap(whole)),
    ...vpcsOf(model).flatMap((vpc) => [
      ...whole(vpc),
      ...vpc.gateways.flatMap(whole),
      ...vpc.subnets.flatMap((subnet) => inSubnet(subnet, changed)),
    ]),
    ...model.peerings
      .filter((peering) => changed.has(peering.id))
      .map((peering): Place => ({part: peering.id, spot: 'along'})),
  ];
}
