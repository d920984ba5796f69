// Traffic while it is being typed, and what it comes to.
import {portRange} from './shown';
import {canonical, trafficType, typeOf, type Traffic} from './types';

export interface TrafficDraft {
  type: string; ///< of `trafficTypes`
  protocol: string; ///< what was typed for a custom protocol
  ports: string; ///< what was typed for custom ports
  icmpType: number;
  icmpCode: number;
}

export const newTraffic: TrafficDraft = {
  type: 'custom-tcp',
  protocol: '',
  ports: '',
  icmpType: -1,
  icmpCode: -1,
};

export function draftOf(traffic: Traffic): TrafficDraft {
  const type = typeOf(traffic);
  const {protocol, from = -1, to = -1} = canonical(traffic);
  return {
    type: type.id,
    protocol: type.custom === 'protocol' ? protocol : '',
    ports: type.custom === 'ports' ? portRange(from, to) : '',
    icmpType: type.custom === 'icmp' ? from : -1,
    icmpCode: type.custom === 'icmp' ? to : -1,
  };
}

/// What a new ICMP rule mostly is for.
const echoRequest: Record<string, number> = {icmp: 8, icmpv6: 128};

/// Another type was chosen: custom ports start from those of the named service before.
export function withType(draft: TrafficDraft, id: string): TrafficDraft {
  const before = trafficType(draft.type);
  const type = trafficType(id);
  const ports =
    type.custom !== 'ports' ? '' : before.custom === 'ports' ? draft.ports : portsOf(before.ports);
  const icmp = type.custom === 'icmp' ? (echoRequest[type.protocol] ?? -1) : -1;
  return {...newTraffic, type: id, ports, icmpType: icmp};
}

function portsOf(range: [number, number] | undefined): string {
  return range && range[0] >= 0 ? portRange(...range) : '';
}

export function withIcmpType(draft: TrafficDraft, type: number): TrafficDraft {
  return {...draft, icmpType: type, icmpCode: -1};
}

/// What can't be put into a request: the API never hears of it.
export type TrafficProblem = 'no-ports' | 'not-ports' | 'no-protocol';

/// "22", "8000-8080", "8000 - 8080"
export function parsePorts(text: string): [number, number] | undefined {
  const match = /^\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?$/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : undefined;
}

export function trafficOf(draft: TrafficDraft): Traffic | TrafficProblem {
  const type = trafficType(draft.type);
  if (type.custom === 'icmp') {
    return {protocol: type.protocol, from: draft.icmpType, to: draft.icmpCode};
  }
  if (type.custom === 'protocol')
    return draft.protocol.trim() === '' ? 'no-protocol' : {protocol: draft.protocol.trim()};
  if (type.custom === 'ports') {
    if (draft.ports.trim() === '') return 'no-ports';
    const ports = parsePorts(draft.ports);
    return ports ? {protocol: type.protocol, from: ports[0], to: ports[1]} : 'not-ports';
  }
  return {protocol: type.protocol, from: type.ports?.[0], to: type.ports?.[1]};
}
