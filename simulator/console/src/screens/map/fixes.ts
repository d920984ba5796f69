// On which page one changes what is in a packet's way. Pure.
import {hrefOf} from '../../resource/id-link';
import {href} from '../../route';
import type {Blocker} from './path-answer';

export interface Fix {
  what: 'routes' | 'inbound' | 'outbound' | 'aclInbound' | 'aclOutbound' | 'open';
  id: string;
  to: string;
}

const mentioned = /\b(?:rtb|sg|acl|pcx|igw|nat|subnet|vpc|i)-[0-9a-f]{8,17}\b/g;

function idsOf(blocker: Blocker): string[] {
  const text = `${blocker.remedy} ${blocker.reason}`;
  return [...new Set([...(text.match(mentioned) ?? []), blocker.id])];
}

/// The page of the component that AWS's code is about.
export function fixesOf(blocker: Blocker): Fix[] {
  const inbound = blocker.direction !== 'egress';
  const ids = idsOf(blocker);
  const those = (prefix: string) => ids.filter((id) => id.startsWith(`${prefix}-`));
  switch (blocker.kind ?? kindOf(blocker.id)) {
    case 'route-table':
      return those('rtb')
        .slice(0, 1)
        .map((id) => ({what: 'routes', id, to: href('route-tables', id, 'edit-routes')}));
    case 'security-group':
      return groupsOf(blocker, those('sg')).map((id) => ({
        what: inbound ? 'inbound' : 'outbound',
        id,
        to: href('security-groups', id, inbound ? 'edit-inbound-rules' : 'edit-outbound-rules'),
      }));
    case 'network-acl':
      return those('acl')
        .slice(0, 1)
        .map((id) => ({
          what: inbound ? 'aclInbound' : 'aclOutbound',
          id,
          to: href('network-acls', id, inbound ? 'edit-inbound-rules' : 'edit-outbound-rules'),
        }));
    default: {
      const to = hrefOf(blocker.id);
      return to === undefined ? [] : [{what: 'open', id: blocker.id, to}];
    }
  }
}

function groupsOf(blocker: Blocker, named: string[]): string[] {
  return blocker.security_groups?.length ? blocker.security_groups : named.slice(0, 1);
}

function kindOf(id: string): string {
  const kinds: Record<string, string> = {
    rtb: 'route-table',
    sg: 'security-group',
    acl: 'network-acl',
    eni: 'security-group',
  };
  return kinds[id.slice(0, id.indexOf('-'))] ?? '';
}

/// "route table rtb-a (rtb-0123…)" without what is in parentheses: the link beside it says that.
export function withoutIds(text: string): string {
  return text.replace(/ ?\([a-z]+-[0-9a-f]{8,17}\)/g, '');
}
