// Instants and how long until them, in the language of the session; on the emulator's clock.
//
//   <Instant at={peering.ExpirationTime} />        "December 4, 2026 at 6:34:31 PM UTC"
//   <TimeLeft until={peering.ExpirationTime} />    "6 days 23 hours"
import {useVirtualNow} from '../api/virtual-now';
import {useSession} from '../session/session';
import type {Language} from '../words/words';

export function instantText(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC'}).format(at);
}

export function Instant({at}: {at: Date | undefined}) {
  const {language} = useSession();
  return <>{at === undefined ? '–' : instantText(at, language)}</>;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/// The two largest units: "6 days 23 hours".
export function durationText(ms: number, language: Language): string {
  const first = Math.max(
    0,
    units.findIndex(([, size]) => ms >= size),
  );
  const parts: string[] = [];
  let rest = Math.max(0, ms);
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length === 0)
      parts.push(new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'long'}).format(count));
  }
  return parts.join(' ');
}

export function TimeLeft({until}: {until: Date}) {
  const {language} = useSession();
  const now = useVirtualNow();
  return <>{now === undefined ? '…' : durationText(until.getTime() - now, language)}</>;
}
