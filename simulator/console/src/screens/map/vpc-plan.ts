// How a VPC is drawn inside: its subnets in a column for each Availability Zone, in them a card for each
// instance. Pure; boxes are relative to the VPC's corner. The drawing (nodes) takes its sizes from here, and so
// do the places that a packet passes.
import type {Box} from './geometry';
import type {SubnetPart, VpcPart} from './parts';

export const sizes = {
  card: {width: 216, height: 78},
  gap: 10,
  subnetPadding: 12,
  subnetHead: 84, ///< its name, its addresses, and its route table and network ACL
  emptySubnet: 30,
  vpcHead: 52,
  vpcPadding: {left: 36, right: 20, bottom: 20},
  subnetGap: 16,
  collapsedVpc: {width: 264, height: 84},
  gateway: 44,
};

/// Of a subnet's members; more of them are behind a card that counts them.
const shownAtMost = 8;
const columnsAtMost = 3;

export interface SubnetPlan {
  box: Box;
  members: {id: string; box: Box}[];
  more?: {count: number; box: Box}; ///< the card that stands for those who aren't shown
}

export interface VpcPlan {
  width: number;
  height: number;
  collapsed: boolean;
  subnets: Map<string, SubnetPlan>;
}

/// What the user opened or closed; else it is as large as it needs to be.
export interface Folding {
  openSubnets: ReadonlySet<string>; ///< all of their members are shown
  closedVpcs: ReadonlySet<string>;
  openVpcs: ReadonlySet<string>;
}

/// A default VPC that nobody uses is drawn small: there is one in each region.
export function isCollapsed(vpc: VpcPart, isPeered: boolean, folding: Folding): boolean {
  if (folding.closedVpcs.has(vpc.id)) return true;
  if (folding.openVpcs.has(vpc.id)) return false;
  if (!vpc.known) return true;
  return vpc.isDefault && !isPeered && vpc.subnets.every((subnet) => subnet.members.length === 0);
}

function cardColumns(count: number): number {
  if (count <= 4) return 1;
  return Math.max(2, Math.min(Math.ceil(Math.sqrt(count / 2)), 8));
}

function planSubnet(subnet: SubnetPart, isOpen: boolean): SubnetPlan {
  const {card, gap, subnetPadding: padding, subnetHead} = sizes;
  const all = subnet.members;
  const shown = isOpen || all.length <= shownAtMost ? all : all.slice(0, shownAtMost - 1);
  const cards = shown.length + (shown.length < all.length ? 1 : 0);
  const columns = cardColumns(cards);
  const rows = Math.ceil(cards / columns);
  const cardBox = (i: number): Box => ({
    x: padding + (i % columns) * (card.width + gap),
    y: subnetHead + Math.floor(i / columns) * (card.height + gap),
    ...card,
  });
  return {
    box: {
      x: 0,
      y: 0,
      width: 2 * padding + columns * card.width + (columns - 1) * gap,
      height: subnetHead + (rows === 0 ? sizes.emptySubnet : rows * (card.height + gap) - gap) + padding,
    },
    members: shown.map((member, i) => ({id: member.id, box: cardBox(i)})),
    ...(shown.length < all.length && {more: {count: all.length - shown.length, box: cardBox(shown.length)}}),
  };
}

function columnsOf(subnets: SubnetPart[]): SubnetPart[][] {
  const zones = [...new Set(subnets.map((subnet) => subnet.zone))].sort();
  const columns: SubnetPart[][] = [];
  for (const subnet of subnets) (columns[zones.indexOf(subnet.zone) % columnsAtMost] ??= []).push(subnet);
  return columns.filter((column) => column.length > 0);
}

export function planVpc(vpc: VpcPart, collapsed: boolean, folding: Folding): VpcPlan {
  const gatewaysHeight = sizes.vpcHead + vpc.gateways.length * (sizes.gateway + 28);
  if (collapsed) {
    const height = Math.max(sizes.collapsedVpc.height, vpc.gateways.length * (sizes.gateway + 28) + 12);
    return {width: sizes.collapsedVpc.width, height, collapsed, subnets: new Map()};
  }
  const {vpcPadding: padding, vpcHead, subnetGap} = sizes;
  const subnets = new Map<string, SubnetPlan>();
  let x = padding.left;
  let bottom = vpcHead;
  for (const column of columnsOf(vpc.subnets)) {
    const plans = column.map((subnet) => planSubnet(subnet, folding.openSubnets.has(subnet.id)));
    const width = Math.max(...plans.map((plan) => plan.box.width));
    let y = vpcHead;
    plans.forEach((plan, i) => {
      subnets.set(column[i]!.id, {...plan, box: {...plan.box, x, y, width}});
      y += plan.box.height + subnetGap;
    });
    bottom = Math.max(bottom, y - subnetGap);
    x += width + subnetGap;
  }
  const width = Math.max(x - subnetGap + padding.right, sizes.collapsedVpc.width);
  return {width, height: Math.max(bottom + padding.bottom, gatewaysHeight, 110), collapsed, subnets};
}
