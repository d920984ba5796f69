import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CopyGroup, CreateGroup} from './create-group';
import {EditRules} from './edit-rules';
import {useSecurityGroupKind} from './kind';
import {StaleRules} from './stale-rules';

export default function SecurityGroups({path, query}: ScreenProps) {
  const kind = useSecurityGroupKind();
  if (path[0] === 'stale-rules') return <StaleRules query={query} />;
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateGroup />}
      pages={{
        'edit-inbound-rules': (group) => <EditRules key="inbound" group={group} direction="inbound" />,
        'edit-outbound-rules': (group) => <EditRules key="outbound" group={group} direction="outbound" />,
        copy: (group) => <CopyGroup group={group} />,
      }}
    />
  );
}
