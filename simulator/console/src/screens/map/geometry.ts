// Points and boxes, in the map's own coordinates.
export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export function centerOf(box: Box): Point {
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

export function moved(box: Box, by: Point): Box {
  return {...box, x: box.x + by.x, y: box.y + by.y};
}

export function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/// The point so far along the line, from its first point.
export function alongLine(points: readonly Point[], far: number): Point {
  let left = far;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const length = distance(a, b);
    if (left <= length && length > 0) {
      const part = left / length;
      return {x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part};
    }
    left -= length;
  }
  return points[points.length - 1] ?? {x: 0, y: 0};
}

/// An SVG path through the points, its corners rounded.
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M ${first.x} ${first.y}`;
  rest.forEach((corner, i) => {
    const before = points[i]!;
    const after = rest[i + 1];
    if (after === undefined) {
      path += ` L ${corner.x} ${corner.y}`;
      return;
    }
    const cut = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const from = alongLine([corner, before], cut);
    const to = alongLine([corner, after], cut);
    path += ` L ${from.x} ${from.y} Q ${corner.x} ${corner.y} ${to.x} ${to.y}`;
  });
  return path;
}
