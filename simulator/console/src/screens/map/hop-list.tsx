// The packet's way in words: what the picture shows, for everybody.
import {useEffect, useRef} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {Hop, Leg} from './path-answer';
import {usePathWords} from './path-words';
import type {Playback} from './use-playback';

const speeds = [0.5, 1, 2, 4];

export function PlaybackControls({playback, count}: {playback: Playback; count: number}) {
  const words = usePathWords();
  const {at, playing, speed, go, toggle, setSpeed} = playback;
  const name = (value: number) => `${value}×`;
  return (
    <div className="map-playback" role="group" aria-label={words.title}>
      <Button variant="icon" iconName="angle-left-double" ariaLabel={words.first} onClick={() => go(0)} />
      <Button variant="icon" iconName="angle-left" ariaLabel={words.back} onClick={() => go(at - 1)} />
      <Button
        iconName={playing ? 'pause' : 'play'}
        variant="icon"
        ariaLabel={playing ? words.pause : words.play}
        onClick={toggle}
      />
      <Button variant="icon" iconName="angle-right" ariaLabel={words.next} onClick={() => go(at + 1)} />
      <Button
        variant="icon"
        iconName="angle-right-double"
        ariaLabel={words.last}
        onClick={() => go(count - 1)}
      />
      <span className="map-hop-count">{words.hop(at + 1, count)}</span>
      <Select
        inlineLabelText={words.speed}
        selectedOption={{value: String(speed), label: name(speed)}}
        options={speeds.map((value) => ({value: String(value), label: name(value)}))}
        expandToViewport
        onChange={({detail}) => setSpeed(Number(detail.selectedOption.value))}
      />
    </div>
  );
}

/// Scrolls the panel alone, and no further than needed: the page and the verdict stay in sight.
function showWithin(hop: HTMLElement | null, isFirst: boolean) {
  const panel = hop?.closest('.map-panel');
  if (!hop || !panel) return;
  if (isFirst) return panel.scrollTo({top: 0, behavior: 'instant'}); // the verdict is above it
  const [its, seen] = [hop.getBoundingClientRect(), panel.getBoundingClientRect()];
  const covered = panel.querySelector('.map-verdict')?.clientHeight ?? 0; // it stays on top
  const over = Math.min(0, its.top - seen.top - covered) + Math.max(0, its.bottom - seen.bottom + its.height);
  if (over !== 0) panel.scrollBy({top: over, behavior: 'instant'});
}

interface HopProps {
  hop: Hop;
  isFirst: boolean;
  isHere: boolean;
  isAhead: boolean;
  show(): void;
}

function HopButton({hop, isFirst, isHere, isAhead, show}: HopProps) {
  const words = usePathWords();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isHere) showWithin(here.current, isFirst);
  }, [isHere, isFirst]);
  return (
    <button
      ref={here}
      type="button"
      className={`map-hop${isHere ? ' map-hop-here' : ''}${isAhead ? ' map-hop-ahead' : ''}${hop.dropped ? ' map-hop-dropped' : ''}`}
      aria-current={isHere ? 'step' : undefined}
      onClick={show}
    >
      <span className="map-hop-sign" aria-hidden="true">
        {hop.dropped ? '✗' : '✓'}
      </span>
      <span>
        {hop.dropped && <b>{words.dropped}: </b>}
        {hop.plain ?? hop.text}
        {isHere && hop.id && <small>{hop.id}</small>}
      </span>
    </button>
  );
}

export function HopList({hops, playback}: {hops: readonly Hop[]; playback: Playback}) {
  const words = usePathWords();
  const legs: Leg[] = ['request', 'reply'];
  return (
    <div className="map-hops">
      <SpaceBetween size="xs">
        {legs.map((leg) => {
          const its = hops.map((hop, i) => ({hop, i})).filter(({hop}) => hop.leg === leg);
          if (its.length === 0) return null;
          return (
            <div key={leg}>
              <Box variant="h3" fontSize="heading-xs" padding={{bottom: 'xxs'}}>
                {words[leg]}
              </Box>
              <ol className={`map-leg map-leg-${leg}`}>
                {its.map(({hop, i}) => (
                  <li key={i}>
                    <HopButton
                      hop={hop}
                      isFirst={i === 0}
                      isHere={i === playback.at}
                      isAhead={i > playback.at}
                      show={() => playback.go(i)}
                    />
                  </li>
                ))}
              </ol>
            </div>
          );
        })}
      </SpaceBetween>
    </div>
  );
}
