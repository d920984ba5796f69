// Instants of the virtual clock, as they are shown: "2026-11-27 18:30:13.168". In UTC, like the API's.
export function timeText(at: string): string {
  return at.replace('T', ' ').replace(/Z$/, '');
}
