// Instants and durations in words.
import type {Language} from '../words/words';

export function instantText(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC'}).format(at);
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/// The two largest units: "6 days 23 hours".
export function durationText(ms: number, language: Language): string {
  const found = units.findIndex(([, size]) => ms >= size);
  const first = found < 0 ? units.length - 1 : found;
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
