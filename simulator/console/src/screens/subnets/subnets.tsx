// Subnets.
import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreateSubnets} from './create-subnets';
import {EditAcl} from './edit-acl';
import {EditRouteTable} from './edit-route-table';
import {EditSubnetSettings} from './edit-settings';
import {useSubnetKind} from './subnet-kind';

export default function Subnets({path, query}: ScreenProps) {
  const kind = useSubnetKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateSubnets kind={kind} vpc={query.get('vpc') ?? ''} />}
      pages={{
        'edit-settings': (subnet) => <EditSubnetSettings kind={kind} subnet={subnet} />,
        'edit-route-table': (subnet) => <EditRouteTable kind={kind} subnet={subnet} />,
        'edit-network-acl': (subnet) => <EditAcl kind={kind} subnet={subnet} />,
      }}
    />
  );
}
