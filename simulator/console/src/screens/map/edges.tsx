// What joins VPCs with each other and with the internet: peering connections, attachments, ways to gateways.
import {memo} from 'react';
import {roundedPath} from './geometry';
import {Icon} from './icons';
import {labelPoint} from './journey';
import {internetEdge, type MapLayout} from './map-layout';
import {labelOf, regionsOf, vpcsOf, type NetworkModel, type PeeringPart} from './parts';
import {PartLink} from './part-link';
import {useWords} from './words';
import {useStateName} from '../../resource/status';

function Line({layout, id, kind}: {layout: MapLayout; id: string; kind: string}) {
  const points = layout.edges.get(id);
  return points ? <path className={`map-edge map-edge-${kind}`} d={roundedPath(points)} /> : null;
}

function PeeringLabel({peering, layout}: {peering: PeeringPart; layout: MapLayout}) {
  const words = useWords();
  const nameOfState = useStateName();
  const points = layout.edges.get(peering.id);
  if (points === undefined) return null;
  const {x, y} = labelPoint(points);
  const state = nameOfState(peering.status);
  return (
    <div
      className={`map-peering map-peering-${peering.life}`}
      style={{left: x, top: y}}
      title={`${words.peering} ${labelOf(peering)}: ${state}. ${peering.message}`}
    >
      <PartLink id={peering.id} whose={peering}>
        <Icon name="peering" size={14} /> {peering.name || `${peering.id.slice(0, 9)}…`}
      </PartLink>
      {peering.life !== 'active' && <small>{state}</small>}
    </div>
  );
}

export const Edges = memo(function Edges({model, layout}: {model: NetworkModel; layout: MapLayout}) {
  const {width, height} = layout.size;
  return (
    <>
      <svg className="map-edges" width={width} height={height} aria-hidden="true">
        {vpcsOf(model).flatMap((vpc) =>
          vpc.gateways.map((gateway) => (
            <Line key={gateway.id} layout={layout} id={internetEdge(gateway.id)} kind="internet" />
          )),
        )}
        {regionsOf(model).flatMap((region) =>
          region.transitGateways.flatMap((gateway) =>
            gateway.vpcs.map((link) => (
              <Line key={link.attachment} layout={layout} id={link.attachment} kind="attachment" />
            )),
          ),
        )}
        {model.peerings.map((peering) => (
          <Line key={peering.id} layout={layout} id={peering.id} kind={peering.life} />
        ))}
      </svg>
      {model.peerings.map((peering) => (
        <PeeringLabel key={peering.id} peering={peering} layout={layout} />
      ))}
    </>
  );
});
