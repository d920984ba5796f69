import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canonicalCidr} from './cidr';

const canonical: [written: string, block: string | undefined][] = [
  ['10.0.0.0/16', '10.0.0.0/16'],
  [' 10.0.0.9/16 ', '10.0.0.0/16'],
  ['255.255.255.255/31', '255.255.255.254/31'],
  ['10.1.2.3/0', '0.0.0.0/0'],
  ['2001:DB8:0:0:1::/64', '2001:db8::/64'],
  ['::/0', '::/0'],
  ['a:0:0:b:0:0:0:c/128', 'a:0:0:b::c/128'],
  ['1:2:3:4:5:6:7:8/127', '1:2:3:4:5:6:7:8/127'],
  ['fe80::ffff/121', 'fe80::ff80/121'],
  ['10.0.0.0', undefined],
  ['10.0.0.0/33', undefined],
  ['10.0.0/8', undefined],
  ['010.0.0.0/8', undefined],
  ['256.0.0.0/8', undefined],
  ['::/129', undefined],
  ['1::2::3/64', undefined],
  ['1:2:3:4:5:6:7/64', undefined],
  ['12345::/64', undefined],
  ['10.0.0.0/8/8', undefined],
  ['/8', undefined],
  ['', undefined],
];

for (const [written, block] of canonical)
  test(`"${written}" is ${block ?? 'no CIDR block'}`, () => assert.equal(canonicalCidr(written), block));
