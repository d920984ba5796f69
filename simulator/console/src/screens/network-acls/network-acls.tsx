import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreateAcl} from './create-acl';
import {EditAssociations} from './edit-associations';
import {EditEntries} from './edit-entries';
import {useNetworkAclKind} from './kind';

export default function NetworkAcls({path, query}: ScreenProps) {
  const kind = useNetworkAclKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateAcl />}
      pages={{
        'edit-inbound-rules': (acl) => <EditEntries key="inbound" acl={acl} direction="inbound" />,
        'edit-outbound-rules': (acl) => <EditEntries key="outbound" acl={acl} direction="outbound" />,
        'edit-subnet-associations': (acl) => <EditAssociations acl={acl} />,
      }}
    />
  );
}
