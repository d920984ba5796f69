// Where everything on the map is. ELK places accounts, regions and VPCs and leads the edges around them; what is
// inside a VPC has its place already (vpc-plan.ts).
//
// Neighbors in the model are neighbors on the map: VPCs that nothing joins hang together by edges that aren't
// drawn, so that one more VPC, or a first peering connection between two, leaves the others where they were.
import type {ElkEdgeSection, ElkExtendedEdge, ElkNode, LayoutOptions} from 'elkjs/lib/elk-api';
import {moved, type Box, type Point} from './geometry';
import {regionsOf, vpcsOf, type NetworkModel, type RegionPart, type VpcPart} from './parts';
import {isCollapsed, planVpc, sizes, type Folding, type VpcPlan} from './vpc-plan';

export const internet = 'internet';
export const accountNode = (account: string) => `account/${account}`;
export const regionNode = (region: {account: string; region: string}) => `region/${region.account}/${region.region}`;
export const internetEdge = (gateway: string) => `internet/${gateway}`;

export interface MapLayout {
  boxes: Map<string, Box>; ///< of what has a node or a card, by id
  moreCards: Map<string, Box>; ///< by the subnet's id
  hiddenIn: Map<string, string>; ///< subnet or VPC in whose box a thing without a box of its own is
  plans: Map<string, VpcPlan>;
  edges: Map<string, Point[]>; ///< by peering connection, internetEdge or transit gateway attachment
  size: {width: number; height: number};
}

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
      .filter((gateway) => gateway.kind === 'internet-gateway' || gateway.kind === 'egress-only-internet-gateway')
      .map((gateway) => ({id: internetEdge(gateway.id), from: internet, to: gateway.id})),
  );
}

/// In order of their first items.
function componentsOf(items: readonly string[], joined: readonly (readonly [string, string])[]): string[][] {
  const above = new Map(items.map((item) => [item, item]));
  const rootOf = (item: string): string => {
    const next = above.get(item) ?? item;
    return next === item ? item : rootOf(next);
  };
  for (const [a, b] of joined) if (above.has(a) && above.has(b)) above.set(rootOf(b), rootOf(a));
  const components = new Map<string, string[]>();
  for (const item of items) components.set(rootOf(item), [...(components.get(rootOf(item)) ?? []), item]);
  return [...components.values()];
}

/// Edges, not drawn, that put what nothing joins into rows, in order.
export function chain(items: readonly string[], joined: readonly (readonly [string, string])[]): [string, string][] {
  const rowLength = Math.ceil(Math.sqrt(items.length));
  const edges: [string, string][] = [];
  let last: string | undefined;
  let inRow = 0;
  for (const component of componentsOf(items, joined)) {
    const fits = inRow + component.length <= rowLength;
    if (last !== undefined && fits) edges.push([last, component[0]!]);
    inRow = fits ? inRow + component.length : component.length;
    last = component[component.length - 1];
  }
  return edges;
}

class GraphBuilder {
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
    return chain(items, this.joined(depth)).map(([from, to]) => ({
      id: `chain/${this.edgeCount++}`,
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
    const accounts = this.model.accounts.map(
      ({account, regions}): ElkNode => ({
        id: accountNode(account),
        layoutOptions: {...this.options, 'elk.padding': '[top=48,left=16,bottom=16,right=16]'},
        children: regions.map((region) => this.region(region)),
        edges: this.chained(regions.map(regionNode), 1),
      }),
    );
    const children = [{id: internet, width: 148, height: 132}, ...accounts];
    return {
      id: 'map',
      layoutOptions: {
        ...this.options,
        'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
        'elk.json.edgeCoords': 'ROOT',
      },
      children,
      edges: [...this.chained(children.map((child) => child.id), 0), ...this.drawn.map((link) => this.edge(link))],
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
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.spacing.nodeNode': '48',
    'elk.spacing.edgeNode': '24',
    'elk.spacing.edgeEdge': '20',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
    'elk.layered.spacing.edgeNodeBetweenLayers': '28',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '20',
  };
}

function pointsOf(section: ElkEdgeSection): Point[] {
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
}

class LayoutReader {
  readonly boxes = new Map<string, Box>();
  readonly moreCards = new Map<string, Box>();
  readonly hiddenIn = new Map<string, string>();
  readonly edges = new Map<string, Point[]>();

  read(node: ElkNode, origin: Point, reversed: Set<string>) {
    for (const edge of node.edges ?? []) {
      const section = edge.sections?.[0];
      if (section === undefined || edge.id.startsWith('chain/')) continue;
      const points = pointsOf(section);
      this.edges.set(edge.id, reversed.has(edge.id) ? points.reverse() : points);
    }
    for (const child of node.children ?? []) {
      const box: Box = {
        x: origin.x + (child.x ?? 0),
        y: origin.y + (child.y ?? 0),
        width: child.width ?? 0,
        height: child.height ?? 0,
      };
      this.boxes.set(child.id, box);
      for (const port of child.ports ?? []) {
        this.boxes.set(port.id, {
          x: box.x + (port.x ?? 0),
          y: box.y + (port.y ?? 0),
          width: sizes.gateway,
          height: sizes.gateway,
        });
      }
      this.read(child, box, reversed);
    }
  }

  inside(vpc: VpcPart, plan: VpcPlan) {
    const at = this.boxes.get(vpc.id);
    if (at === undefined) return;
    for (const subnet of vpc.subnets) {
      const its = plan.subnets.get(subnet.id);
      if (its) {
        const box = moved(its.box, at);
        this.boxes.set(subnet.id, box);
        for (const member of its.members) this.boxes.set(member.id, moved(member.box, box));
        if (its.more) this.moreCards.set(subnet.id, moved(its.more.box, box));
      } else {
        this.hiddenIn.set(subnet.id, vpc.id);
      }
      for (const member of subnet.members)
        if (!this.boxes.has(member.id)) this.hiddenIn.set(member.id, its ? subnet.id : vpc.id);
    }
  }
}

/// What computes it: an ELK (elk.ts), or another in tests.
export type Elk = (graph: ElkNode) => Promise<ElkNode>;

export async function layOut(model: NetworkModel, folding: Folding, elk: Elk): Promise<MapLayout> {
  const builder = new GraphBuilder(model, folding);
  const placed = await elk(builder.graph());
  const reader = new LayoutReader();
  reader.read(placed, {x: 0, y: 0}, builder.reversed());
  for (const vpc of vpcsOf(model)) {
    const plan = builder.plans.get(vpc.id);
    if (plan) reader.inside(vpc, plan);
  }
  const {boxes, moreCards, hiddenIn, edges} = reader;
  return {
    boxes,
    moreCards,
    hiddenIn,
    edges,
    plans: builder.plans,
    size: {width: placed.width ?? 0, height: placed.height ?? 0},
  };
}
