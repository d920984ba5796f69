// A link to a part's page, in the account and region that it belongs to.
import type {ReactNode} from 'react';
import Link from '@cloudscape-design/components/link';
import {hrefOf} from '../../resource/id-link';
import {go} from '../../route';
import {useSession} from '../../session/session';

interface Whose {
  account?: string;
  region?: string;
}

/// Changes account and region to those of the part.
export function useSwitchTo(): (whose: Whose) => void {
  const {account, region, accounts, change} = useSession();
  return (whose) => {
    const next = {account: whose.account || account, region: whose.region || region};
    if (next.account === account && next.region === region) return;
    change({...next, accounts: [...new Set([...accounts, next.account])]});
  };
}

export function PartLink({
  id,
  to,
  whose,
  children,
}: {
  id: string;
  to?: string;
  whose: Whose;
  children: ReactNode;
}) {
  const switchTo = useSwitchTo();
  const address = to ?? hrefOf(id);
  if (address === undefined) return <>{children}</>;
  return (
    <Link
      href={address}
      onFollow={(event) => {
        event.preventDefault();
        switchTo(whose);
        go(address);
      }}
    >
      {children}
    </Link>
  );
}
