// "Change security groups": #/instances/i-1/change-security-groups.
import {useState} from 'react';
import {
  ModifyNetworkInterfaceAttributeCommand,
  type Instance,
  type InstanceNetworkInterface,
} from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {DetailGrid} from '../../resource/details';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {GroupSelect} from './group-select';
import {useInstanceWords} from './instance-words';
import {InterfaceField, useInterface} from './interface-field';

function groupsOf(one: InstanceNetworkInterface | undefined): string[] {
  return one?.Groups?.map((group) => group.GroupId ?? '') ?? [];
}

export function ChangeGroups({kind, instance}: {kind: Kind<Instance>; instance: Instance}) {
  const words = useInstanceWords();
  const common = useCommonWords();
  const home = useHome();
  const id = instance.InstanceId ?? '';
  const saved = useSaved(kind.path);
  const chosen = useInterface(instance);
  const [groups, setGroups] = useState(() => groupsOf(chosen.one));
  const submit = useSubmit<'groups'>({
    fields: [[/Group|securityGroup/, 'groups']],
    send: async () => {
      await ec2(home).send(
        new ModifyNetworkInterfaceAttributeCommand({NetworkInterfaceId: chosen.id, Groups: groups}),
      );
    },
    done: () => saved(words.groupsSaved(id), id),
  });
  return (
    <FormPage kind={kind} id={id} title={words.changeGroups} submit={submit} submitText={common.save}>
      <FormSection title={words.associated} description={words.groupsIntro}>
        <DetailGrid details={[{label: words.id, value: titleOf(id, instance.Tags)}]} />
        <InterfaceField chosen={chosen} onChange={(one) => setGroups(groupsOf(one))} />
        <FormField label={words.groups} errorText={submit.errorAt('groups')}>
          <GroupSelect vpc={chosen.one?.VpcId ?? instance.VpcId ?? ''} value={groups} onChange={setGroups} />
        </FormField>
      </FormSection>
    </FormPage>
  );
}
