// Where in the console one is: the part of the address behind "#", as in AWS's own.
//
//   #/peering-connections/pcx-1?tab=dns  →  {path: ['peering-connections', 'pcx-1'], query: tab=dns}
import {useSyncExternalStore} from 'react';

export interface Route {
  path: string[];
  query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query)};
}

/// `href('vpcs', id)` is "#/vpcs/vpc-1".
export function href(...path: string[]): string {
  return '#/' + path.map(encodeURIComponent).join('/');
}

export function go(to: string) {
  location.hash = to;
}

function subscribe(changed: () => void) {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}
