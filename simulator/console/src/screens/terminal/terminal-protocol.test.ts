import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inPieces, isConnected, isOver, readStatus, resizeMessage, terminalPath, whats} from './terminal-protocol';

test('a terminal is asked for by instance, user, source, language and size', () => {
  const target = {instance: 'i-1', name: 'ec2-a', user: 'ec2-user', source: '203.0.113.10', language: 'ja' as const};
  assert.equal(terminalPath(target), '/terminal?instance=i-1&user=ec2-user&source=203.0.113.10&language=ja');
  assert.equal(
    terminalPath({...target, user: 'a&b'}, {columns: 80, rows: 24}),
    '/terminal?instance=i-1&user=a%26b&source=203.0.113.10&language=ja&columns=80&rows=24',
  );
  assert.equal(resizeMessage({columns: 80, rows: 24}), '{"resize":{"columns":80,"rows":24}}');
});

test('a status is read as it is told', () => {
  const obstacles = [{code: 'C', at: 'a', reason: 'r', remedy: 'm'}];
  assert.deepEqual(readStatus(JSON.stringify({status: 'exited', text: 't', exit_status: 3, obstacles})), {
    what: 'exited',
    text: 't',
    address: undefined,
    exitStatus: 3,
    obstacles,
  });
});

test('a terminal is connected between login and end, stalls included', () => {
  assert.deepEqual(whats.filter(isConnected), ['logged-in', 'stalled', 'resumed']);
  assert.deepEqual(
    whats.filter((what) => !isOver(what)),
    ['opening', 'connecting', 'unanswered', 'logged-in', 'stalled', 'resumed'],
  );
});

test('a long paste goes in pieces that the emulator takes, nothing lost', () => {
  const bytes = Uint8Array.from({length: 70_000}, (_, i) => i % 251);
  const pieces = [...inPieces(bytes)];
  assert.deepEqual(pieces.map((piece) => piece.length), [32_768, 32_768, 4_464]);
  assert.deepEqual(Uint8Array.from(pieces.flatMap((piece) => [...piece])), bytes);
  assert.deepEqual([...inPieces(new Uint8Array())], []);
});
