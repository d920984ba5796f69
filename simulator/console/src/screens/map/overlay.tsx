// Above the nodes: what is new, who was chosen, what is in the way, and the packet.
import {memo, useEffect, useRef} from 'react';
import {alongLine, centerOf, lengthOf, roundedPath, type Box, type Point} from './geometry';
import {boxOf, labelBox, type Stop} from './journey';
import type {MapLayout} from './map-layout';
import type {Hop} from './path-answer';
import type {Place} from './hop-places';

function Frame({box, kind, children}: {box: Box; kind: string; children?: React.ReactNode}) {
  return (
    <div
      className={`map-frame map-frame-${kind}`}
      style={{left: box.x, top: box.y, width: box.width, height: box.height}}
    >
      {children}
    </div>
  );
}

export interface Chosen {
  part: string;
  text: string;
}

export function Ends({layout, from, to}: {layout: MapLayout; from?: Chosen; to?: Chosen}) {
  const frame = (chosen: Chosen | undefined, kind: string) => {
    const box = chosen && boxOf({part: chosen.part, spot: 'whole'}, layout);
    return (
      box && (
        <Frame box={box} kind={kind}>
          <span>{chosen.text}</span>
        </Frame>
      )
    );
  };
  return (
    <>
      {frame(from, 'from')}
      {frame(to, 'to')}
    </>
  );
}

/// What is new or has changed lights up once. `places` are those of this time; `time` begins it anew.
export const Changes = memo(function Changes({
  layout,
  places,
  time,
}: {
  layout: MapLayout;
  places: Place[];
  time: number;
}) {
  return (
    <>
      {places.map((place) => {
        const edge = layout.edges.get(place.part);
        const box = edge ? labelBox(edge) : boxOf(place, layout);
        return box && <Frame key={`${time}/${place.part}/${place.spot}`} box={box} kind="changed" />;
      })}
    </>
  );
});

/// Numbered as in the list beside the map.
export function Blocked({layout, places}: {layout: MapLayout; places: Place[]}) {
  return (
    <>
      {places.map((place, i) => {
        const edge = layout.edges.get(place.part);
        const box = edge ? labelBox(edge) : boxOf(place, layout);
        return (
          box && (
            <Frame key={i} box={box} kind="blocked">
              <span>{i + 1}</span>
            </Frame>
          )
        );
      })}
    </>
  );
}

function Packet({line, moves, dropped, leg}: {line: Point[]; moves: number; dropped: boolean; leg: string}) {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (at: Point) => {
      if (dot.current) dot.current.style.transform = `translate(${at.x}px, ${at.y}px)`;
    };
    const length = lengthOf(line);
    const begin = performance.now();
    let frame = 0;
    const move = (now: number) => {
      const part = moves <= 0 ? 1 : Math.min(1, (now - begin) / moves);
      const eased = part < 0.5 ? 2 * part * part : 1 - (2 - 2 * part) ** 2 / 2;
      show(alongLine(line, length * eased));
      if (part < 1) frame = requestAnimationFrame(move);
    };
    move(begin);
    return () => cancelAnimationFrame(frame);
  }, [line, moves]);
  return (
    <div ref={dot} className={`map-packet map-packet-${leg}${dropped ? ' map-packet-dropped' : ''}`}>
      <span>{dropped ? '✗' : ''}</span>
    </div>
  );
}

/// The way so far, and the packet at its end. `moves`: how long one hop takes, in milliseconds; 0: at once.
export function Way({
  hops,
  stops,
  at,
  moves,
}: {
  hops: readonly Hop[];
  stops: readonly Stop[];
  at: number;
  moves: number;
}) {
  const stop = stops[at];
  const hop = hops[at];
  if (!stop || !hop) return null;
  const trail = (leg: string) =>
    stops
      .slice(0, at + 1)
      .flatMap((one, i) => (hops[i]?.leg === leg ? one.line : []))
      .filter((point, i, all) => i === 0 || point.x !== all[i - 1]!.x || point.y !== all[i - 1]!.y);
  return (
    <>
      <svg className="map-way" aria-hidden="true">
        <path className="map-way-request" d={roundedPath(trail('request'), 14)} />
        {hop.leg === 'reply' && <path className="map-way-reply" d={roundedPath(trail('reply'), 14)} />}
      </svg>
      {stop.box && <Frame box={stop.box} kind={hop.dropped ? 'dropped' : `here-${hop.leg}`} />}
      <Packet
        line={stop.line.length > 0 ? stop.line : stop.box ? [centerOf(stop.box)] : []}
        moves={moves}
        dropped={hop.dropped}
        leg={hop.leg}
      />
    </>
  );
}
