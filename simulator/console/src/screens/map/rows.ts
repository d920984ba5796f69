// Edges that aren't drawn: they tell ELK what should stand beside what. Pure.

/// More of them would make too tall a column.
const spokesAtMost = 6;

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
export function chain(
  items: readonly string[],
  joined: readonly (readonly [string, string])[],
): [string, string][] {
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

/// A hub's many spokes, which would stand in one tall column, in several.
export function spread(
  items: readonly string[],
  joined: readonly (readonly [string, string])[],
): [string, string][] {
  const neighbors = new Map<string, Set<string>>(items.map((item) => [item, new Set()]));
  for (const [a, b] of joined) {
    neighbors.get(a)?.add(b);
    neighbors.get(b)?.add(a);
  }
  return items.flatMap((hub) => {
    const spokes = items.filter((item) => neighbors.get(hub)?.has(item) && neighbors.get(item)?.size === 1);
    if (spokes.length <= spokesAtMost) return [];
    const inColumn = Math.ceil(Math.sqrt(spokes.length) * 1.2);
    return spokes.slice(inColumn).map((spoke, i): [string, string] => [spokes[i]!, spoke]);
  });
}
