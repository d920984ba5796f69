// Where on the map each hop of a packet's way happens. Pure.
import type {Blocker, Hop, Whereabouts} from './path-answer';
import {regionsOf, vpcsOf, type NetworkModel} from './parts';

/// What of the drawing of a part: all of it, or what it shows of its rules; "along" an edge.
export type Spot = 'whole' | 'head' | 'routes' | 'acl' | 'groups' | 'along';

export interface Place {
  part: string; ///< the id of a node, card or edge
  spot: Spot;
}

export const nowhere: Place = {part: '', spot: 'whole'};

type Located = Whereabouts & {id?: string};

class Finder {
  private readonly transitGatewayOf = new Map<string, string>(); ///< by attachment and by VPC
  private readonly subnetByRules = new Map<string, string>();
  private readonly parts = new Set<string>();

  constructor(private readonly model: NetworkModel) {
    for (const region of regionsOf(model))
      for (const gateway of region.transitGateways) {
        this.parts.add(gateway.id);
        for (const link of gateway.vpcs) this.transitGatewayOf.set(link.attachment, gateway.id);
      }
    for (const vpc of vpcsOf(model)) {
      this.parts.add(vpc.id);
      for (const gateway of vpc.gateways) this.parts.add(gateway.id);
      for (const subnet of vpc.subnets) {
        this.parts.add(subnet.id);
        for (const rules of [subnet.routeTable, subnet.networkAcl])
          if (rules && !this.subnetByRules.has(rules.id)) this.subnetByRules.set(rules.id, subnet.id);
        for (const member of subnet.members) this.parts.add(member.id);
      }
    }
    for (const peering of model.peerings) this.parts.add(peering.id);
  }

  /// The instance, NAT gateway or endpoint whose interface it is.
  private holder(where: Located): string | undefined {
    const eni = where.interface ?? (where.id?.startsWith('eni-') ? where.id : undefined);
    return where.instance ?? (eni && this.model.ownerOfInterface.get(eni));
  }

  /// One that the route table or network ACL is associated with.
  private subnetOf(rules: string | undefined): string | undefined {
    return rules && this.subnetByRules.get(rules);
  }

  find(where: Located): Place | undefined {
    switch (where.kind) {
      case 'security-group':
        return this.at(this.holder(where), 'groups');
      case 'network-acl':
        return this.at(where.subnet ?? this.subnetOf(where.id), 'acl');
      case 'route-table':
        return this.at(where.subnet ?? this.subnetOf(where.id), 'routes') ?? this.at(where.vpc, 'head');
      case 'vpc-peering-connection':
        return this.at(where.id, 'along');
      case 'transit-gateway-attachment':
        return where.id !== undefined && this.transitGatewayOf.has(where.id)
          ? {part: where.id, spot: 'along'}
          : undefined;
      case 'subnet':
      case 'vpc':
        return this.at(where.id, 'head');
      case 'network-interface':
      case 'instance':
        return this.at(this.holder(where) ?? where.id, 'whole');
      default:
        return this.at(where.id, 'whole');
    }
  }

  private at(part: string | undefined, spot: Spot): Place | undefined {
    return part !== undefined && this.parts.has(part) ? {part, spot} : undefined;
  }
}

/// One for each hop. What isn't on the map happens where the packet was before.
export function placesOf(hops: readonly Hop[], model: NetworkModel): Place[] {
  const finder = new Finder(model);
  let last = nowhere;
  return hops.map((hop) => (last = finder.find(hop) ?? last));
}

export function placesOfBlockers(blockers: readonly Blocker[], model: NetworkModel): Place[] {
  const finder = new Finder(model);
  return blockers.map((blocker) => finder.find(blocker) ?? nowhere);
}
