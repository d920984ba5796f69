// The layout of a model: the last one stays until the next is there.
import {useEffect, useRef, useState} from 'react';
import type {ElkNode} from 'elkjs/lib/elk-api';
import {elk} from './elk';
import {layOut, type Elk, type MapLayout} from './map-layout';
import type {NetworkModel} from './parts';
import type {Folding} from './vpc-plan';

export interface Drawn {
  model: NetworkModel; ///< of which it is the layout
  layout: MapLayout;
}

/// Most changes (a rule, a state, a name) leave sizes and edges as they are: ELK needn't think again.
function remembering(engine: Elk): Elk {
  let lastGraph = '';
  let lastAnswer: Promise<ElkNode> | undefined;
  return (graph) => {
    const text = JSON.stringify(graph);
    if (text !== lastGraph || lastAnswer === undefined) {
      lastGraph = text;
      lastAnswer = engine(graph);
    }
    return lastAnswer;
  };
}

export function useLayout(model: NetworkModel | undefined, folding: Folding): Drawn | undefined {
  const [drawn, setDrawn] = useState<Drawn>();
  const [engine] = useState(() => remembering(elk));
  const latest = useRef(0);
  useEffect(() => {
    if (model === undefined) return;
    const number = ++latest.current;
    void layOut(model, folding, engine).then((layout) => {
      if (number === latest.current) setDrawn({model, layout});
    });
  }, [model, folding, engine]);
  return drawn;
}
