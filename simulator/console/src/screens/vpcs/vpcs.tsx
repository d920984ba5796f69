// Your VPCs.
import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreateVpc} from './create-vpc';
import {EditCidrs} from './edit-cidrs';
import {EditVpcSettings} from './edit-settings';
import {useVpcKind} from './vpc-kind';

export default function Vpcs({path, query}: ScreenProps) {
  const kind = useVpcKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateVpc kind={kind} />}
      pages={{
        'edit-settings': (vpc) => <EditVpcSettings kind={kind} vpc={vpc} />,
        'edit-cidrs': (vpc, refresh) => <EditCidrs kind={kind} vpc={vpc} refresh={refresh} />,
      }}
    />
  );
}
