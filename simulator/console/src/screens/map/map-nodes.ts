// The model and its layout as React Flow's nodes. Those that stay as they were stay the same objects, so that
// they aren't drawn again.
import {accountNode, internet, regionNode, type MapLayout} from './map-layout';
import {labelOf, type NetworkModel, type RegionPart, type VpcPart} from './parts';
import type {MapNode} from './nodes';

export interface NodeTexts {
  account(id: string): string;
  region(name: string): string;
  label(kind: 'vpc' | 'subnet' | 'internet', name: string): string;
  myAddress: string;
}

const depth = {account: 0, region: 1, vpc: 2, subnet: 3, gateway: 4};

class NodeMaker {
  readonly nodes: MapNode[] = [];

  constructor(
    private readonly layout: MapLayout,
    private readonly texts: NodeTexts,
  ) {}

  private common(id: string, zIndex: number) {
    const box = this.layout.boxes.get(id);
    if (box === undefined) return undefined;
    const {x, y, width, height} = box;
    return {id, position: {x, y}, width, height, measured: {width, height}, zIndex};
  }

  area(id: string, kind: 'account' | 'region', title: string) {
    const common = this.common(id, depth[kind]);
    if (common) this.nodes.push({...common, type: 'area', data: {kind, title}, ariaLabel: title});
  }

  internet() {
    const common = this.common(internet, depth.gateway);
    if (common) this.nodes.push({...common, type: 'internet', data: {address: this.texts.myAddress}});
  }

  region(region: RegionPart) {
    this.area(regionNode(region), 'region', this.texts.region(region.region));
    for (const vpc of region.vpcs) this.vpc(vpc);
    for (const gateway of region.transitGateways) {
      const common = this.common(gateway.id, depth.gateway);
      if (common) this.nodes.push({...common, type: 'gateway', data: {gateway}});
    }
  }

  private vpc(vpc: VpcPart) {
    const common = this.common(vpc.id, depth.vpc);
    const plan = this.layout.plans.get(vpc.id);
    if (!common || !plan) return;
    const ariaLabel = this.texts.label('vpc', labelOf(vpc));
    this.nodes.push({...common, type: 'vpc', data: {vpc, collapsed: plan.collapsed}, ariaLabel});
    for (const gateway of vpc.gateways) {
      const its = this.common(gateway.id, depth.gateway);
      if (its) this.nodes.push({...its, type: 'gateway', data: {gateway}});
    }
    for (const subnet of vpc.subnets) {
      const its = this.common(subnet.id, depth.subnet);
      const inside = plan.subnets.get(subnet.id);
      if (its && inside)
        this.nodes.push({
          ...its,
          type: 'subnet',
          data: {subnet, plan: inside},
          ariaLabel: this.texts.label('subnet', labelOf(subnet)),
        });
    }
  }
}

export function nodesOf(
  model: NetworkModel,
  layout: MapLayout,
  texts: NodeTexts,
  before: readonly MapNode[],
): MapNode[] {
  const maker = new NodeMaker(layout, texts);
  maker.internet();
  for (const {account, regions} of model.accounts) {
    maker.area(accountNode(account), 'account', texts.account(account));
    for (const region of regions) maker.region(region);
  }
  const known = new Map(before.map((node) => [node.id, node]));
  return maker.nodes.map((node) => {
    const old = known.get(node.id);
    return old && JSON.stringify(old) === JSON.stringify(node) ? old : node;
  });
}
