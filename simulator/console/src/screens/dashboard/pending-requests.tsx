// Peering requests that wait for this account, in this Region.
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import {useDescribed} from '../../api/use-described';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {isAt, isPending} from '../peering-connections/peering';
import {peerings} from './counts';
import {useDashboardWords} from './words';

export function PendingRequests() {
  const words = useDashboardWords();
  const home = useHome();
  const {data = []} = useDescribed(() => peerings(home), [home]);
  const waiting = data.filter((peering) => isPending(peering) && isAt(peering.AccepterVpcInfo, home));
  if (waiting.length === 0) return null;
  return (
    <Alert type="info" header={words.pending(waiting.length)}>
      {waiting.map(({VpcPeeringConnectionId: id = '', Tags, RequesterVpcInfo: requester}) => (
        <div key={id}>
          <Link href={href('peering-connections', id)}>{titleOf(id, Tags)}</Link>{' '}
          {words.from(requester?.OwnerId ?? '', requester?.Region ?? '')}
        </div>
      ))}
    </Alert>
  );
}
