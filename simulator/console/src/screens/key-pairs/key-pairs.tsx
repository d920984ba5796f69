import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {CreateKeyPair} from './create-key-pair';
import {ImportKeyPair} from './import-key-pair';
import {useKeyPairKind} from './key-pair-kind';

export default function KeyPairs({path, query}: ScreenProps) {
  const kind = useKeyPairKind();
  if (path[0] === 'import') return <ImportKeyPair />;
  return <ResourceScreen kind={kind} path={path} query={query} create={<CreateKeyPair />} />;
}
