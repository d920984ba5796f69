// Where everything on the map is: what ELK says of accounts, regions and VPCs, and of what is inside them.
import type {ElkEdgeSection, ElkNode} from 'elkjs/lib/elk-api';
import {moved, type Box, type Point} from './geometry';
import {GraphBuilder, hiddenEdge} from './layout-graph';
import {vpcsOf, type NetworkModel, type VpcPart} from './parts';
import {sizes, type Folding, type VpcPlan} from './vpc-plan';

export {accountNode, internet, internetEdge, regionNode} from './layout-graph';

export interface MapLayout {
  boxes: Map<string, Box>; ///< of what has a node or a card, by id
  moreCards: Map<string, Box>; ///< by the subnet's id
  hiddenIn: Map<string, string>; ///< subnet or VPC in whose box a thing without a box of its own is
  plans: Map<string, VpcPlan>;
  edges: Map<string, Point[]>; ///< by peering connection, internetEdge or transit gateway attachment
  size: {width: number; height: number};
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
      if (section === undefined || edge.id.startsWith(hiddenEdge)) continue;
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
