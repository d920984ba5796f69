// Whose calls a screen makes and where to, from the top bar.
import {useMemo} from 'react';
import type {Home} from '../api/ec2';
import {useSession} from '../session/session';

export function useHome(): Home {
  const {account, region} = useSession();
  return useMemo(() => ({account, region}), [account, region]);
}
