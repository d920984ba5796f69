// The packet's way as lines on the map. Pure.
import {centerOf, moved, type Box, type Point} from './geometry';
import type {Place} from './hop-places';
import {internet, internetEdge, type MapLayout} from './map-layout';
import type {Hop} from './path-answer';
import {sizes} from './vpc-plan';

/// What happens at one hop, on the map.
export interface Stop {
  line: Point[]; ///< from where the packet was to where it is; one point if it doesn't move
  box: Box | undefined; ///< what to point at
}

/// Of the signs by the name of a subnet and below that of an instance: see nodes.css.
const sign = {width: 104, height: 24};

function spotIn(box: Box, place: Place): Box {
  const {subnetPadding: padding, subnetHead, card} = sizes;
  const half = (box.width - 2 * padding - 8) / 2;
  const y = subnetHead - sign.height - 8;
  switch (place.spot) {
    case 'acl':
      return {x: box.x + padding, y: box.y + y, width: half, height: sign.height};
    case 'routes':
      return {x: box.x + padding + half + 8, y: box.y + y, width: half, height: sign.height};
    case 'groups':
      return {x: box.x + 8, y: box.y + card.height - 28, width: box.width - 16, height: 22};
    case 'head':
      return {x: box.x + 6, y: box.y + 4, width: Math.min(box.width - 12, 228), height: 44};
    default:
      return box;
  }
}

/// The box of a place; of what is folded away, that of the card or part that stands for it.
export function boxOf(place: Place, layout: MapLayout): Box | undefined {
  const box = layout.boxes.get(place.part);
  if (box) return spotIn(box, place);
  const container = layout.hiddenIn.get(place.part);
  if (container === undefined) return undefined;
  return layout.moreCards.get(container) ?? boxOf({part: container, spot: 'head'}, layout);
}

/// Where in its box the packet is: at the sign, so that it covers no word.
function pointIn(box: Box, place: Place): Point {
  switch (place.spot) {
    case 'acl':
    case 'routes':
      return {x: box.x + 14, y: box.y + box.height / 2};
    case 'groups':
      return {x: box.x + 18, y: box.y + box.height / 2};
    case 'head':
      return {x: box.x + 14, y: box.y + box.height / 2};
    default:
      return box.width === sizes.card.width ? {x: box.x + 25, y: box.y + 24} : centerOf(box);
  }
}

/// Around the middle of an edge, where its label is.
export function labelPoint(points: readonly Point[]): Point {
  let best: [Point, Point] | undefined;
  let length = -1;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const its = Math.abs(a.x - b.x) * 2.5 + Math.abs(a.y - b.y);
    if (its > length) [best, length] = [[a, b], its];
  }
  return best ? {x: (best[0].x + best[1].x) / 2, y: (best[0].y + best[1].y) / 2} : (points[0] ?? {x: 0, y: 0});
}

export function labelBox(points: readonly Point[]): Box {
  const at = labelPoint(points);
  return moved({x: -66, y: -22, width: 132, height: 44}, at);
}

function nearer(points: Point[], to: Point | undefined): Point[] {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || !to) return points;
  const gap = (point: Point) => Math.hypot(point.x - to.x, point.y - to.y);
  return gap(first) <= gap(last) ? points : [...points].reverse();
}

export interface Ends {
  fromOutside: boolean;
  toOutside: boolean;
}

class Walker {
  private at: Point | undefined;

  constructor(
    private readonly layout: MapLayout,
    private readonly ends: Ends,
  ) {}

  /// Who sends stands outside: the way begins there.
  private begin(hop: Hop) {
    const outside = hop.leg === 'request' ? this.ends.fromOutside : this.ends.toOutside;
    const box = this.layout.boxes.get(internet);
    this.at = outside && box ? centerOf(box) : undefined;
  }

  /// By an internet gateway: in from the internet, or out to it.
  private gatewayLine(gateway: string, center: Point, hop: Hop, isFirst: boolean): Point[] {
    const edge = this.layout.edges.get(internetEdge(gateway));
    const box = this.layout.boxes.get(internet);
    if (!edge || !box) return [center];
    const outsideNext = hop.leg === 'request' ? this.ends.toOutside : this.ends.fromOutside;
    if (isFirst) return [...edge, center];
    return outsideNext && !hop.dropped ? [center, ...[...edge].reverse(), centerOf(box)] : [center];
  }

  private dropsAlong(points: Point[], hop: Hop): Point[] {
    if (!hop.dropped) return points;
    const middle = labelPoint(points);
    return [points[0]!, middle];
  }

  step(hop: Hop, place: Place, isFirst: boolean): Stop {
    if (isFirst) this.begin(hop);
    const start = this.at;
    const points = this.pointsOf(hop, place, isFirst);
    const line = [...(start ? [start] : []), ...points];
    this.at = line[line.length - 1] ?? start;
    const edge = place.spot === 'along' ? this.layout.edges.get(place.part) : undefined;
    return {line, box: edge ? labelBox(edge) : boxOf(place, this.layout)};
  }

  private pointsOf(hop: Hop, place: Place, isFirst: boolean): Point[] {
    if (place.spot === 'along') {
      const edge = this.layout.edges.get(place.part);
      return edge ? this.dropsAlong(nearer(edge, this.at), hop) : [];
    }
    const box = boxOf(place, this.layout);
    if (!box) return [];
    const center = pointIn(box, place);
    if (hop.kind === 'internet-gateway' || hop.kind === 'egress-only-internet-gateway')
      return this.gatewayLine(place.part, center, hop, isFirst);
    return [center];
  }
}

export function stopsOf(hops: readonly Hop[], places: readonly Place[], layout: MapLayout, ends: Ends): Stop[] {
  const walker = new Walker(layout, ends);
  return hops.map((hop, i) => walker.step(hop, places[i]!, hops[i - 1]?.leg !== hop.leg));
}
