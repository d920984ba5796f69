// Peering connections.
import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreatePeering} from './create-peering';
import {EditDns} from './edit-dns';
import {usePeeringKind} from './peering-kind';

export default function PeeringConnections({path, query}: ScreenProps) {
  const kind = usePeeringKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreatePeering kind={kind} requester={query.get('requester') ?? ''} />}
      pages={{'edit-dns': (peering) => <EditDns kind={kind} peering={peering} />}}
    />
  );
}
