// Who one is on the simulated internet, as "My IP" in rules and for terminals. Connections from this machine
// come from 127.0.0.1 (README, "Log in"), so a rule made with "My IP" lets one's own ssh in; whoever gives
// `vpcsim connect --source` another address says so here too.
import {useSyncExternalStore} from 'react';

export const thisMachine = '127.0.0.1';
const key = 'vpcsim.my-ip';
const changed = new EventTarget();

/// The address of this browser's user.
export function myIp(): string {
  return localStorage.getItem(key) ?? thisMachine;
}

/// `address` has been checked by `isIpv4`; an empty one is this machine's again.
export function changeMyIp(address: string) {
  if (address === '' || address === thisMachine) localStorage.removeItem(key);
  else localStorage.setItem(key, address);
  changed.dispatchEvent(new Event('change'));
}

function subscribe(listener: () => void) {
  changed.addEventListener('change', listener);
  window.addEventListener('storage', listener); // another window's change
  return () => {
    changed.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
  };
}

export function useMyIp(): string {
  return useSyncExternalStore(subscribe, myIp);
}
