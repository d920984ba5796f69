// What the emulator answers when asked for a packet's way (POST /_vpcsim/path).
import {control} from '../../api/control';
import type {Language} from '../../words/words';
import type {Question} from './question';

/// Where something happens: what isn't known is left out.
export interface Whereabouts {
  kind?: string; ///< "security-group", "vpc-peering-connection"
  interface?: string;
  instance?: string;
  subnet?: string;
  vpc?: string;
  account?: string;
  region?: string;
  security_groups?: string[];
}

export type Leg = 'request' | 'reply';

export interface Hop extends Whereabouts {
  leg: Leg;
  text: string;
  plain?: string; ///< the same by names, without ids
  dropped: boolean;
  id?: string; ///< of the component
}

/// One thing that keeps the packet from passing; to let it through, all of them must change.
export interface Blocker extends Whereabouts {
  code: string;
  at: string;
  id: string;
  direction?: 'ingress' | 'egress';
  reason: string;
  remedy: string;
  plain_reason?: string;
}

export interface PathAnswer {
  flow: string;
  verdict: string; ///< "reachable", "forward-only", "unreachable", "misdelivered"
  hops: Hop[];
  blockers: Blocker[];
}

export function askPath(question: Question, language: Language): Promise<PathAnswer> {
  const {from, to, protocol, port} = question;
  return control.post<PathAnswer>('/path', {
    from,
    to,
    protocol,
    ...(protocol === 'icmp' ? {} : {port}),
    language,
  });
}
