// "Edit network ACL association": another of the VPC's network ACLs.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {ReplaceNetworkAclAssociationCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {ResourceSelect} from '../../resource/resource-select';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {nameOf, titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {EntriesTable} from '../network-acls/entries-table';
import {networkAcls, type ListedSubnet} from './listed-subnet';
import {useSubnetFormWords, useSubnetWords} from './words';

interface Props {
  kind: Kind<ListedSubnet>;
  subnet: ListedSubnet;
}

export function EditAcl({kind, subnet}: Props) {
  const words = useSubnetFormWords();
  const subnetWords = useSubnetWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const id = subnet.SubnetId ?? '';
  const now = subnet.acl?.NetworkAclId ?? '';
  const [acl, setAcl] = useState(now);
  const {data, error} = useDescribed(() => networkAcls(home, subnet.VpcId), [home, subnet.VpcId]);
  const chosen = data?.find((one) => one.NetworkAclId === acl);
  const submit = useSubmit<'acl'>({
    fields: [[/NetworkAcl/i, 'acl']],
    send: async () => {
      if (acl !== now)
        await ec2(home).send(
          new ReplaceNetworkAclAssociationCommand({AssociationId: subnet.aclAssociation, NetworkAclId: acl}),
        );
    },
    done: () => saved(words.associated(titleOf(id, subnet.Tags)), id),
  });
  return (
    <FormPage kind={kind} id={id} title={subnetWords.editAcl} submit={submit} submitText={common.save}>
      <FormSection title={words.aclSettings}>
        <FormField label={words.aclId} errorText={submit.errorAt('acl')}>
          <ResourceSelect
            items={data}
            error={error}
            value={acl}
            onChange={setAcl}
            optionOf={(one) => ({
              id: one.NetworkAclId,
              name: nameOf(one.Tags),
              tags: one.IsDefault ? ['default'] : undefined,
            })}
          />
        </FormField>
        {chosen && <EntriesTable acl={chosen} direction="inbound" />}
        {chosen && <EntriesTable acl={chosen} direction="outbound" />}
      </FormSection>
    </FormPage>
  );
}
