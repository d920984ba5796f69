import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {ChangeCheck} from './change-check';
import {ChangeGroups} from './change-groups';
import {Connect} from './connect';
import {useInstanceKind} from './instance-kind';
import {Launch} from './launch/launch';

export default function Instances({path, query}: ScreenProps) {
  const kind = useInstanceKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<Launch />}
      pages={{
        connect: (instance) => <Connect instance={instance} />,
        'change-source-dest-check': (instance) => <ChangeCheck kind={kind} instance={instance} />,
        'change-security-groups': (instance) => <ChangeGroups kind={kind} instance={instance} />,
      }}
    />
  );
}
