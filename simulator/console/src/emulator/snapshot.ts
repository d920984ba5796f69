// The whole state as a file, out of the emulator and into it.
import {control} from '../api/control';
import {download} from './download';

/// The browser keeps it as vpcsim-2026-11-27T18-30-13.json.
export async function downloadSnapshot(): Promise<void> {
  const document = await control.text('GET', '/snapshot');
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  download(`vpcsim-${at}.json`, document);
}

/// The clock moves to the document's instant, unless it is past it.
export async function loadSnapshot(file: File): Promise<void> {
  await control.text('PUT', '/snapshot', await file.text());
}
