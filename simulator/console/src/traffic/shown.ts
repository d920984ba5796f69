// Traffic as the tables of rules show it: type, protocol, port range.
import {pick, type Language, type Words} from '../words/language';
import {icmpType} from './icmp';
import {canonical, protocolName, typeName, typeOf, type Traffic} from './types';

const allPorts: Words<string> = {en: 'All', ja: 'すべて'};
const noPorts: Words<string> = {en: 'N/A', ja: '該当なし'};

export interface ShownTraffic {
  type: string;
  protocol: string;
  ports: string;
}

function shownIcmp(protocol: string, type: number, code: number, language: Language) {
  const {name, codes} = icmpType(protocol, type);
  const codeName = codes[code];
  const named = codeName ? pick(codeName, language) : `${code}`;
  return {
    protocol: pick(name, language),
    ports: code !== -1 ? named : pick(codes.length > 0 ? allPorts : noPorts, language),
  };
}

export function portRange(from: number, to: number): string {
  return from === to ? `${from}` : `${from} - ${to}`;
}

export function shownTraffic(traffic: Traffic, language: Language, numbered = false): ShownTraffic {
  const {protocol, from = -1, to = -1} = canonical(traffic);
  const type = typeOf(traffic);
  const name = protocolName(protocol, language, numbered);
  const title = typeName(type, language, numbered);
  if (protocol === 'tcp' || protocol === 'udp')
    return {type: title, protocol: name, ports: portRange(from, to)};
  if (type.custom === 'icmp') return {type: title, ...shownIcmp(protocol, from, to, language)};
  return {type: title, protocol: name, ports: pick(allPorts, language)};
}
