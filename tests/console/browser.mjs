// What the console's tests have in common: an emulator of their own, Debian's Chromium, and AWS's API beside
// the page.
import {spawn} from 'node:child_process';
import {tmpdir} from 'node:os';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vpcsim = process.env.VPCSIM ?? `${root}build/vpcsim`;

/// A running `vpcsim serve`: `url`, `stop()`.
export async function serve(...options) {
  const server = spawn(vpcsim, ['serve', '--port', '0', '--quiet', '--public-ip-pool', pool(), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface(server.stdout).once('line', resolve);
    ended.then((code) => reject(new Error(`vpcsim serve ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/// Servers of one seed share addresses: each test file's has some of its own.
function pool() {
  return `127.${100 + (process.pid % 20)}.${(process.pid >> 5) % 256}.0/24`;
}

/// vpcsim's own command line, against that server; answers what it prints.
export async function run(...words) {
  const keys = {AWS_ACCESS_KEY_ID: '123456789012', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'us-east-1'};
  const program = spawn(vpcsim, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...keys},
    cwd: tmpdir(), // private keys are written where it is
  });
  let out = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (bytes) => (out += bytes));
  const code = await new Promise((resolve) => program.once('exit', resolve));
  if (code !== 0) throw new Error(`vpcsim ${words.join(' ')} ended with ${code}\n${out}`);
  return out;
}

/// A call of the EC2 API as another client makes it; answers the XML.
export async function call(server, action, parameters = {}, {account = '123456789012', region = 'us-east-1'} = {}) {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const response = await fetch(server.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization:
        `AWS4-HMAC-SHA256 Credential=${account}/${now.slice(0, 8)}/${region}/ec2/aws4_request, ` +
        `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      'X-Amz-Date': now,
    },
    body: new URLSearchParams({Action: action, Version: '2016-11-15', ...parameters}),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return body;
}

/// What the evaluator says of SSH between two ends: "reachable" or "unreachable".
export async function verdictOf(server, from, to, port = 22) {
  const response = await fetch(`${server.url}/_vpcsim/path`, {
    method: 'POST',
    body: JSON.stringify({from, to, protocol: 'tcp', port}),
  });
  const answer = await response.json();
  return answer.verdict ?? answer.error.message;
}

/// The first element of that name in an answer.
export function element(xml, name) {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/// A browser; `page(server, options)` is a page of the console in it, in a session of its own.
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox needs what root in a container hasn't got.
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    close: () => browser.close(),
    async page(server, {language = 'en', colors = 'light', path = '', width = 1440, height = 900, ...session} = {}) {
      const context = await browser.newContext({
        viewport: {width, height},
        locale: language === 'ja' ? 'ja-JP' : 'en-US',
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      context.setDefaultTimeout(15_000);
      await context.addInitScript(
        ([key, value]) => localStorage.getItem(key) ?? localStorage.setItem(key, value),
        ['vpcsim.session', JSON.stringify({language, colors, ...session})],
      );
      const page = await context.newPage();
      page.complaints = [];
      page.on('pageerror', (error) => page.complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
      page.on('request', (request) => {
        const {protocol, origin} = new URL(request.url());
        if (protocol.startsWith('http') && origin !== server.url)
          page.complaints.push(`it asked elsewhere: ${request.url()}`);
      });
      await page.goto(`${server.url}/${path}`);
      return page;
    },
  };
}
