// The picture: nodes by React Flow, which pans and zooms; edges and the packet above them.
import '@xyflow/react/dist/style.css';
import './map.css';
import './overlay.css';
import {useEffect, useMemo, useRef, type ReactNode} from 'react';
import {
  Background,
  ControlButton,
  Controls,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  ViewportPortal,
  type ReactFlowState,
} from '@xyflow/react';
import {regions} from '../../shell/regions';
import {useSession} from '../../session/session';
import {Edges} from './edges';
import type {MapLayout} from './map-layout';
import {nodesOf, type NodeTexts} from './map-nodes';
import {MapActionsContext, nodeTypes, type MapActions, type MapNode} from './nodes';
import {vpcsOf, type NetworkModel} from './parts';
import {useWords} from './words';

interface Props {
  model: NetworkModel;
  layout: MapLayout;
  actions: MapActions;
  myAddress: string;
  children: ReactNode; ///< in the map's coordinates
}

const minZoom = 0.03;
const fitting = {padding: 0.04, maxZoom: 1};
const noEdges: never[] = [];
/// Below that, only names that are drawn larger can be read.
const isFar = (state: ReactFlowState) => state.transform[2] < 0.42;

function useNodeTexts(myAddress: string): NodeTexts {
  const words = useWords();
  const {language} = useSession();
  return useMemo(
    () => ({
      account: (id) => `${words.account} ${id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3')}`,
      region: (name) => {
        const region = regions.find((one) => one.name === name);
        return region ? `${name} · ${region[language]}` : name;
      },
      label: (kind, name) => `${words[kind]} ${name}`,
      myAddress,
    }),
    [words, language, myAddress],
  );
}

/// Whenever the map is of another size, and the user hasn't chosen what to look at.
function useFit(layout: MapLayout) {
  const {fitView} = useReactFlow();
  const touched = useRef(false);
  const {width, height} = layout.size;
  const paneWidth = useStore((state) => state.width);
  const paneHeight = useStore((state) => state.height);
  useEffect(() => {
    if (touched.current) return;
    const frame = requestAnimationFrame(() => void fitView(fitting));
    return () => cancelAnimationFrame(frame);
  }, [fitView, width, height, paneWidth, paneHeight]);
  return {
    touch: () => (touched.current = true),
    fit: () => {
      touched.current = false;
      void fitView({...fitting, duration: 200});
    },
  };
}

function minimapColor(node: MapNode): string {
  if (node.type === 'vpc') return '#8c4fff';
  if (node.type === 'subnet') return node.data.subnet.public ? '#7aa116' : '#00a4a6';
  return node.type === 'internet' ? '#5f6b7a' : 'transparent';
}

function Canvas({model, layout, actions, myAddress, children}: Props) {
  const words = useWords();
  const {dark} = useSession();
  const texts = useNodeTexts(myAddress);
  const before = useRef<MapNode[]>([]);
  const nodes = useMemo(
    () => (before.current = nodesOf(model, layout, texts, before.current)),
    [model, layout, texts],
  );
  const far = useStore(isFar);
  const {touch, fit} = useFit(layout);
  const {zoomIn, zoomOut} = useReactFlow();
  const isLarge = vpcsOf(model).length > 8;
  return (
    <MapActionsContext.Provider value={actions}>
      <ReactFlow
        className={`vpc-map${far ? ' map-far' : ''}`}
        aria-label={words.map}
        role="region"
        nodes={nodes}
        edges={noEdges}
        nodeTypes={nodeTypes}
        colorMode={dark ? 'dark' : 'light'}
        minZoom={minZoom}
        maxZoom={2.5}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        nodesFocusable={false}
        onlyRenderVisibleElements
        disableKeyboardA11y
        fitView
        fitViewOptions={fitting}
        onMoveStart={(event) => event && touch()}
      >
        <Background gap={24} />
        <ViewportPortal>
          <Edges model={model} layout={layout} />
          {children}
        </ViewportPortal>
        <Controls showZoom={false} showFitView={false} showInteractive={false} aria-label={words.controls}>
          <ControlButton
            aria-label={words.zoomIn}
            title={words.zoomIn}
            onClick={() => (touch(), void zoomIn())}
          >
            +
          </ControlButton>
          <ControlButton
            aria-label={words.zoomOut}
            title={words.zoomOut}
            onClick={() => (touch(), void zoomOut())}
          >
            −
          </ControlButton>
          <ControlButton aria-label={words.fit} title={words.fit} onClick={fit}>
            ⤢
          </ControlButton>
        </Controls>
        {isLarge && <MiniMap ariaLabel={words.minimap} nodeColor={minimapColor} pannable zoomable />}
      </ReactFlow>
    </MapActionsContext.Provider>
  );
}

export function MapCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
