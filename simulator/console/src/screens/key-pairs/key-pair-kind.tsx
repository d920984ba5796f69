// Key pairs as a kind of resource: list, details and actions.
import {useMemo} from 'react';
import {DeleteKeyPairCommand, DescribeKeyPairsCommand, type KeyPairInfo} from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import {ec2} from '../../api/ec2';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Instant} from '../../resource/time';
import {go, href} from '../../route';
import {useKeyPairWords} from './key-pair-words';

export function useKeyPairKind(): Kind<KeyPairInfo> {
  const words = useKeyPairWords();
  const standard = useStandardActions<KeyPairInfo>();
  return useMemo(
    () => ({
      path: 'key-pairs',
      one: words.one,
      many: words.many,
      root: 'EC2',
      ask: async (home, id) => {
        const KeyPairIds = id === undefined ? undefined : [id];
        return (await ec2(home).send(new DescribeKeyPairsCommand({KeyPairIds, IncludePublicKey: true}))).KeyPairs ?? [];
      },
      idOf: (key) => key.KeyPairId ?? '',
      tagsOf: (key) => key.Tags,
      nameOf: (key) => key.KeyName ?? '',
      idHeader: words.id,
      create: words.create,
      columns: [
        {id: 'type', header: words.type, value: (key) => key.KeyType},
        {
          id: 'created',
          header: words.created,
          value: (key) => key.CreateTime?.toISOString(),
          cell: (key) => <Instant at={key.CreateTime} />,
        },
        {id: 'fingerprint', header: words.fingerprint, value: (key) => key.KeyFingerprint},
      ],
      details: (key) => [
        {label: words.id, value: key.KeyPairId},
        {label: words.name, value: key.KeyName},
        {label: words.type, value: key.KeyType},
        {label: words.created, value: <Instant at={key.CreateTime} />},
        {label: words.fingerprint, value: key.KeyFingerprint},
        {label: words.publicKey, value: key.PublicKey && <Box variant="code">{key.PublicKey}</Box>},
      ],
      actions: [
        {id: 'import', text: words.import, none: true, run: () => go(href('key-pairs', 'import'))},
        standard.manageTags,
        standard.remove({
          text: words.delete,
          nameOf: (key) => key.KeyName ?? '',
          remove: (home, key) => ec2(home).send(new DeleteKeyPairCommand({KeyPairId: key.KeyPairId})),
          note: () => words.deleteNote,
        }),
      ],
    }),
    [words, standard],
  );
}
