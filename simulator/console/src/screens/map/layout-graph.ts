// The graph that ELK lays out: accounts, regions, VPCs and what joins them. What is inside a VPC has its place
// already (vpc-plan.ts).
//
// Neighbors in the model are neighbors on the map: VPCs that nothing joins hang together by edges that aren't
// drawn, so that one more VPC, or a first peering connection between two, leaves the others where they were.
import type {ElkExtendedEdge, ElkNode, LayoutOptions} from 'elkjs/lib/elk-api';
import {regionsOf, vpcsOf, type NetworkModel, type RegionPart, type VpcPart} from './parts';
import {chain, spread} from './rows';
import {isCollapsed, planVpc, sizes, type Folding, type VpcPlan} from './vpc-plan';

export const internet = 'internet';
export const accountNode = (account: string) => `account/${account}`;
export const regionNode = (region: {account: string; region: string}) =>
  `region/${region.account}/${region.region}`;
export const internetEdge = (gateway: string) => `internet/${gateway}`;

/// Of the ids of edges that aren't drawn.
export const hiddenEdge = 'chain/';

interface Link {
  id: string;
  from: string;
  to: string;
}

/// Above that, lines to the internet would be all one sees.
const internetEdgesAtMost = 12;
const spaciousAtMost = 30;
/// Room for a peering connection's name between two VPCs.
const labelGap = 150;

function peeringLinks(model: NetworkModel): Link[] {
  return model.peerings.map((peering) => ({id: peering.id, from: peering.requester, to: peering.accepter}));
}

function transitLinks(model: NetworkModel): Link[] {
  const known = new Set(vpcsOf(model).map((vpc) => vpc.id));
  return regionsOf(model).flatMap((region) =>
    region.transitGateways.flatMap((gateway) =>
      gateway.vpcs
        .filter((link) => known.has(link.vpc))
        .map((link) => ({id: link.attachment, from: link.vpc, to: gateway.id})),
    ),
  );
}

function internetLinks(model: NetworkModel): Link[] {
  return vpcsOf(model).flatMap((vpc) =>
    vpc.gateways
      .filter(
        (gateway) => gateway.kind === 'internet-gateway' || gateway.kind === 'egress-only-internet-gateway',
      )
      .map((gateway) => ({id: internetEdge(gateway.id), from: internet, to: gateway.id})),
  );
}

export class GraphBuilder {
  private readonly ancestors = new Map<string, string[]>(); ///< outermost first, itself last
  private readonly order = new Map<string, number>();
  private readonly links: Link[];
  private readonly drawn: Link[];
  private readonly options: LayoutOptions; ///< of what has other groups inside
  private readonly regionOptions: LayoutOptions;
  private edgeCount = 0;
  readonly plans = new Map<string, VpcPlan>();

  constructor(
    private readonly model: NetworkModel,
    private readonly folding: Folding,
  ) {
    const isSpacious = vpcsOf(model).length <= spaciousAtMost;
    this.options = groupOptions(isSpacious ? 84 : 70);
    this.regionOptions = groupOptions(isSpacious ? labelGap : 70);
    this.links = [...peeringLinks(model), ...transitLinks(model)];
    const outward = internetLinks(model);
    this.drawn = outward.length <= internetEdgesAtMost ? [...this.links, ...outward] : this.links;
    this.remember(internet, []);
    for (const region of regionsOf(model)) {
      const above = [accountNode(region.account), regionNode(region)];
      for (const vpc of region.vpcs) {
        this.remember(vpc.id, above);
        for (const gateway of vpc.gateways) this.remember(gateway.id, [...above, vpc.id]);
      }
      for (const gateway of region.transitGateways) this.remember(gateway.id, above);
    }
  }

  private remember(id: string, above: string[]) {
    this.ancestors.set(id, [...above, id]);
    this.order.set(id, this.order.size);
  }

  /// Pairs of those among which `depth` in the nesting tells two ends apart.
  private joined(depth: number): [string, string][] {
    return this.drawn.flatMap(({from, to}) => {
      const a = this.ancestors.get(from)?.[Math.min(depth, (this.ancestors.get(from)?.length ?? 1) - 1)];
      const b = this.ancestors.get(to)?.[depth];
      return a === undefined || b === undefined || a === b ? [] : [[a, b] as [string, string]];
    });
  }

  private chained(items: string[], depth: number): ElkExtendedEdge[] {
    const joined = this.joined(depth);
    return [...chain(items, joined), ...spread(items, joined)].map(([from, to]) => ({
      id: hiddenEdge + this.edgeCount++,
      sources: [from],
      targets: [to],
    }));
  }

  private vpc(vpc: VpcPart): ElkNode {
    const isPeered = this.links.some((link) => link.from === vpc.id || link.to === vpc.id);
    const plan = planVpc(vpc, isCollapsed(vpc, isPeered, this.folding), this.folding);
    this.plans.set(vpc.id, plan);
    return {
      id: vpc.id,
      width: plan.width,
      height: plan.height,
      layoutOptions: {
        'elk.alignment': 'LEFT',
        'elk.portConstraints': 'FIXED_SIDE',
        'elk.portAlignment.west': 'CENTER',
        'elk.spacing.portPort': '28',
      },
      ports: vpc.gateways.map((gateway) => ({
        id: gateway.id,
        width: sizes.gateway,
        height: sizes.gateway,
        layoutOptions: {'elk.port.side': 'WEST', 'elk.port.borderOffset': String(-sizes.gateway / 2)},
      })),
    };
  }

  private region(region: RegionPart): ElkNode {
    const children = [
      ...region.vpcs.map((vpc) => this.vpc(vpc)),
      ...region.transitGateways.map((gateway) => ({id: gateway.id, width: 120, height: 96})),
    ];
    return {
      id: regionNode(region),
      layoutOptions: {
        ...this.regionOptions,
        'elk.padding': '[top=48,left=40,bottom=20,right=20]',
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': '(360,120)',
      },
      children,
      edges: this.chained(
        children.map((child) => child.id),
        2,
      ),
    };
  }

  graph(): ElkNode {
    const accounts = this.model.accounts.map(({account, regions}): ElkNode => ({
      id: accountNode(account),
      layoutOptions: {...this.options, 'elk.padding': '[top=48,left=16,bottom=16,right=16]'},
      children: regions.map((region) => this.region(region)),
      edges: this.chained(regions.map(regionNode), 1),
    }));
    const children = [{id: internet, width: 148, height: 132}, ...accounts];
    return {
      id: 'map',
      layoutOptions: {
        ...this.options,
        'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
        'elk.json.edgeCoords': 'ROOT',
      },
      children,
      edges: [
        ...this.chained(
          children.map((child) => child.id),
          0,
        ),
        ...this.drawn.map((link) => this.edge(link)),
      ],
    };
  }

  /// From left to right in the model's order, so that no cycle has to be broken.
  private edge({id, from, to}: Link): ElkExtendedEdge {
    const forward = this.order.get(from)! <= this.order.get(to)!;
    return {id, sources: [forward ? from : to], targets: [forward ? to : from]};
  }

  reversed(): Set<string> {
    return new Set(
      this.drawn.filter(({from, to}) => this.order.get(from)! > this.order.get(to)!).map((link) => link.id),
    );
  }
}

/// Each group is laid out by options of its own; ELK doesn't hand them down. (Its considerModelOrder fails when
/// edges cross groups.)
function groupOptions(gap: number): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    'elk.spacing.nodeNode': '48',
    'elk.spacing.edgeNode': '24',
    'elk.spacing.edgeEdge': '20',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
    'elk.layered.spacing.edgeNodeBetweenLayers': '28',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '20',
  };
}
