// The console's parts that need no browser: `NAME.test.ts` beside what it tests. Vite's own esbuild makes
// JavaScript of them.
import {rmSync} from 'node:fs';
import {mkdtemp, readdir} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const sources = fileURLToPath(new URL('../../simulator/console/', import.meta.url));
const {build} = createRequire(join(sources, 'package.json'))('esbuild');

async function* testsBelow(folder) {
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* testsBelow(path);
    else if (/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

const folder = await mkdtemp(join(tmpdir(), 'vpcsim-console-'));
process.once('exit', () => rmSync(folder, {recursive: true}));

const files = [];
for await (const path of testsBelow(join(sources, 'src'))) files.push(path);
await build({
  entryPoints: Object.fromEntries(files.map((path, number) => [`unit-${number}`, path])),
  bundle: true,
  outdir: folder,
  outExtension: {'.js': '.mjs'},
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
for (const number of files.keys()) await import(pathToFileURL(join(folder, `unit-${number}.mjs`)).href);
