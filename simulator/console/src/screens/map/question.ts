// Which packet: from where to where, and what it is. It lives in the address, so that it can be linked to.
//
//   #/map?from=i-1&to=i-2&protocol=tcp&port=22
import {href} from '../../route';
import {instancesOf, type NetworkModel} from './parts';

export type Protocol = 'tcp' | 'udp' | 'icmp';

/// Ends are ids of instances, "i-1.public_ip" for one by its public address, or IP addresses; empty: not chosen.
export interface Question {
  from: string;
  to: string;
  protocol: Protocol;
  port: number;
}

export interface Service {
  id: string;
  protocol: Protocol;
  port: number;
}

export const services: readonly Service[] = [
  {id: 'ssh', protocol: 'tcp', port: 22},
  {id: 'http', protocol: 'tcp', port: 80},
  {id: 'https', protocol: 'tcp', port: 443},
  {id: 'postgresql', protocol: 'tcp', port: 5432},
  {id: 'mysql', protocol: 'tcp', port: 3306},
  {id: 'ping', protocol: 'icmp', port: 0},
];

export function serviceOf({protocol, port}: Question): string {
  return (
    services.find((one) => one.protocol === protocol && (protocol === 'icmp' || one.port === port))?.id ??
    protocol
  );
}

export function readQuestion(query: URLSearchParams): Question {
  const given = query.get('protocol');
  const protocol: Protocol = given === 'udp' || given === 'icmp' ? given : 'tcp';
  const port = Number(query.get('port') ?? 22);
  return {
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    protocol,
    port: isPort(port) ? port : 22,
  };
}

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65535;
}

export function questionAddress({from, to, protocol, port}: Question): string {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  query.set('protocol', protocol);
  if (protocol !== 'icmp') query.set('port', String(port));
  return `${href('map')}?${query}`;
}

export const byPublicAddress = '.public_ip';

/// The instance that an end names, or the address itself.
export function partOfEnd(end: string): string {
  return end.endsWith(byPublicAddress) ? end.slice(0, -byPublicAddress.length) : end;
}

export function isAddress(end: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(end) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(end);
}

/// An address that nobody on the map has: the end of the packet's way is the internet.
export function isOutside(end: string, model: NetworkModel): boolean {
  if (!isAddress(end)) return false;
  return !instancesOf(model).some((one) => one.privateIp === end || one.publicIp === end);
}

/// Ends may also be names, in an address that somebody wrote: where one instance has that name, it is meant.
export function resolveNames(question: Question, model: NetworkModel): Question {
  const idOf = (end: string) => {
    const named = instancesOf(model).filter((one) => one.name !== '' && one.name === partOfEnd(end));
    const only = named.length === 1 ? named[0] : undefined;
    return only ? only.id + end.slice(partOfEnd(end).length) : end;
  };
  return {...question, from: idOf(question.from), to: idOf(question.to)};
}

/// From the internet, an instance that has a public address is called by that.
export function asAsked(question: Question, model: NetworkModel): Question {
  const target = instancesOf(model).find((one) => one.id === question.to);
  const fromOutside = isOutside(question.from, model);
  return fromOutside && target?.publicIp ? {...question, to: question.to + byPublicAddress} : question;
}

/// Both ends are chosen, and what was typed for them is an address.
export function isComplete({from, to}: Question): boolean {
  const known = (end: string) => isAddress(end) || /^(i|eni)-[0-9a-f]+(\.public_ip)?$/.test(end);
  return known(from) && known(to);
}
