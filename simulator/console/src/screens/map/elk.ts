// ELK, the layout engine: large, so it comes when the map is first shown. It runs in the page itself; a worker
// would have to be made from text, which the page's policy is better off without.
import type {ElkNode} from 'elkjs/lib/elk-api';
import type {Elk} from './map-layout';

let engine: Promise<{layout(graph: ElkNode): Promise<ElkNode>}> | undefined;

export const elk: Elk = async (graph) => {
  engine ??= import('elkjs/lib/elk.bundled.js').then((module) => new module.default());
  return (await engine).layout(graph);
};
