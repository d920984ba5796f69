// CIDR blocks as the API understands them: what has the form of one, and how the API writes it.

function ipv4Bytes(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function bytesOfGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]);
}

function ipv6Bytes(text: string): number[] | undefined {
  const halves = text.split('::');
  const known = halves.map(bytesOfGroups);
  const [head, tail] = known;
  if (halves.length > 2 || head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/// RFC 5952: lower case, the longest run of zeros (the first of several, at least two) as "::".
function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({length: 8}, (_, i) => (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16));
  let best = {start: 0, length: 1};
  for (let start = 0; start < 8; ++start) {
    let length = 0;
    while (groups[start + length] === '0') ++length;
    if (length > best.length) best = {start, length};
  }
  if (best.length === 1) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}

function masked(bytes: readonly number[], length: number): number[] {
  return bytes.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, length - 8 * i))) & 0xff);
}

/// "10.0.0.9/16" → "10.0.0.0/16": the block that the API makes of it. Undefined: this is no CIDR block.
export function canonicalCidr(text: string): string | undefined {
  const [address = '', suffix = '', ...more] = text.trim().split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(suffix)) return undefined;
  const length = Number(suffix);
  const v4 = ipv4Bytes(address);
  if (v4) return length <= 32 ? `${masked(v4, length).join('.')}/${length}` : undefined;
  const v6 = address.includes(':') ? ipv6Bytes(address) : undefined;
  if (v6) return length <= 128 ? `${ipv6Text(masked(v6, length))}/${length}` : undefined;
  return undefined;
}
