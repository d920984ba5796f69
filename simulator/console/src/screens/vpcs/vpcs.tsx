// Your VPCs.
import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreateVpc} from './create-vpc';
import {useVpcKind} from './vpc-kind';

export default function Vpcs({path, query}: ScreenProps) {
  const kind = useVpcKind();
  return <ResourceScreen kind={kind} path={path} query={query} create={<CreateVpc kind={kind} />} />;
}
