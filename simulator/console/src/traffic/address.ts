// IP addresses and CIDR blocks as text. Whether a block is right in its place, the API says.

/// "10.0.0.1"
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isGroups(text: string): boolean {
  return text === '' || text.split(':').every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}

function countOf(text: string): number {
  return text === '' ? 0 : text.split(':').length;
}

/// "2001:db8::1"; not with an IPv4 address at its end.
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const [head = '', tail = ''] = halves;
  if (halves.length > 2 || !isGroups(head) || !isGroups(tail)) return false;
  const count = countOf(head) + countOf(tail);
  return halves.length === 2 ? count <= 7 : count === 8;
}

export type Family = 'ipv4' | 'ipv6';

/// The block that `text` means: an address alone is a block of one. Nothing if it is none.
export function blockOf(text: string): {family: Family; cidr: string} | undefined {
  const [address = '', length, ...more] = text.trim().split('/');
  if (more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  if (isIpv4(address)) {
    if (Number(length ?? 32) <= 32) return {family: 'ipv4', cidr: `${address}/${length ?? 32}`};
  } else if (isIpv6(address)) {
    if (Number(length ?? 128) <= 128) return {family: 'ipv6', cidr: `${address}/${length ?? 128}`};
  }
  return undefined;
}

export const everywhere: Record<Family, string> = {ipv4: '0.0.0.0/0', ipv6: '::/0'};

export function isEverywhere(cidr: string | undefined): boolean {
  return cidr === everywhere.ipv4 || cidr === everywhere.ipv6;
}
