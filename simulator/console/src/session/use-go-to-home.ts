// From one account and region to a page in another.
import type {Home} from '../api/ec2';
import {go} from '../route';
import {useSession} from './session';

export function useGoToHome(): (home: Home, to: string) => void {
  const {accounts, change} = useSession();
  return ({account, region}, to) => {
    change({account, region, accounts: [...new Set([...accounts, account])]});
    go(to);
  };
}
