// Network ACLs as lists and details show them, and what can be done with them.
import {useMemo} from 'react';
import Link from '@cloudscape-design/components/link';
import {DeleteNetworkAclCommand, type NetworkAcl} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {href} from '../../route';
import {describeAcls} from './acls';
import {AssociationsTable} from './associations-table';
import {EntriesTable} from './entries-table';
import {entriesOf} from './entry';
import {useAclWords, type Direction} from './words';

function AssociatedWith({acl}: {acl: NetworkAcl}) {
  const words = useAclWords();
  const [first, ...others] = acl.Associations ?? [];
  if (first === undefined) return <>–</>;
  if (others.length === 0) return <IdLink id={first.SubnetId} />;
  return (
    <Link href={`${href('network-acls', acl.NetworkAclId ?? '')}?tab=subnet-associations`}>
      {words.subnets(others.length + 1)}
    </Link>
  );
}

function associatedWith(acl: NetworkAcl): string | number {
  const [first, ...others] = acl.Associations ?? [];
  return others.length === 0 ? (first?.SubnetId ?? '') : others.length + 1;
}

export function useNetworkAclKind(): Kind<NetworkAcl> {
  const words = useAclWords();
  const common = useCommonWords();
  const standard = useStandardActions<NetworkAcl>();
  return useMemo(() => {
    const count = (acl: NetworkAcl, direction: Direction) => entriesOf(acl, direction).length;
    const isDefault = (acl: NetworkAcl) => (acl.IsDefault ? common.yes : common.no);
    return {
      path: 'network-acls',
      one: words.acl,
      many: words.acls,
      idHeader: words.aclId,
      create: words.create,
      selection: 'multi',
      ask: describeAcls,
      idOf: (acl) => acl.NetworkAclId ?? '',
      tagsOf: (acl) => acl.Tags,
      columns: [
        {
          id: 'associated-with',
          header: words.associatedWith,
          width: 230,
          value: associatedWith,
          cell: (acl) => <AssociatedWith acl={acl} />,
        },
        {id: 'default', header: words.isDefault, width: 110, value: isDefault},
        {
          id: 'vpc',
          header: words.vpcId,
          width: 210,
          value: (acl) => acl.VpcId,
          cell: (acl) => <IdLink id={acl.VpcId} />,
        },
        {
          id: 'inbound',
          header: words.inbound.count,
          width: 180,
          value: (acl) => count(acl, 'inbound'),
          cell: (acl) => words.inbound.counted(count(acl, 'inbound')),
        },
        {
          id: 'outbound',
          header: words.outbound.count,
          width: 180,
          value: (acl) => count(acl, 'outbound'),
          cell: (acl) => words.outbound.counted(count(acl, 'outbound')),
        },
        {id: 'owner', header: words.owner, width: 140, value: (acl) => acl.OwnerId},
      ],
      details: (acl) => [
        {label: words.aclId, value: acl.NetworkAclId},
        {label: words.associatedWith, value: <AssociatedWith acl={acl} />},
        {label: words.isDefault, value: isDefault(acl)},
        {label: words.vpcId, value: <IdLink id={acl.VpcId} />},
        {label: words.owner, value: acl.OwnerId},
      ],
      tabs: [
        {
          id: 'inbound-rules',
          label: words.inbound.title,
          content: (acl) => <EntriesTable acl={acl} direction="inbound" />,
        },
        {
          id: 'outbound-rules',
          label: words.outbound.title,
          content: (acl) => <EntriesTable acl={acl} direction="outbound" />,
        },
        {
          id: 'subnet-associations',
          label: words.associations,
          content: (acl) => <AssociationsTable acl={acl} />,
        },
      ],
      actions: [
        {id: 'edit-inbound-rules', text: words.inbound.edit, page: 'edit-inbound-rules'},
        {id: 'edit-outbound-rules', text: words.outbound.edit, page: 'edit-outbound-rules'},
        {id: 'edit-subnet-associations', text: words.editAssociations, page: 'edit-subnet-associations'},
        standard.manageTags,
        standard.remove({
          text: words.remove,
          nameOf: (acl) => acl.NetworkAclId ?? '',
          remove: (home, acl) =>
            ec2(home).send(new DeleteNetworkAclCommand({NetworkAclId: acl.NetworkAclId})),
        }),
      ],
    };
  }, [words, common, standard]);
}
