// "Edit subnet settings": which addresses instances get by themselves.
import {useState} from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import {ModifySubnetAttributeCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {ipv6Of, type ListedSubnet} from './listed-subnet';
import {useSubnetFormWords, useSubnetWords} from './words';

interface Props {
  kind: Kind<ListedSubnet>;
  subnet: ListedSubnet;
}

export function EditSubnetSettings({kind, subnet}: Props) {
  const words = useSubnetFormWords();
  const subnetWords = useSubnetWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const SubnetId = subnet.SubnetId ?? '';
  const [before] = useState(subnet);
  const [autoPublic, setAutoPublic] = useState(subnet.MapPublicIpOnLaunch ?? false);
  const [autoIpv6, setAutoIpv6] = useState(subnet.AssignIpv6AddressOnCreation ?? false);
  const submit = useSubmit<'public' | 'ipv6'>({
    fields: [
      [/mapPublicIpOnLaunch/i, 'public'],
      [/ipv6/i, 'ipv6'],
    ],
    send: async () => {
      if (autoPublic !== before.MapPublicIpOnLaunch)
        await ec2(home).send(new ModifySubnetAttributeCommand({SubnetId, MapPublicIpOnLaunch: {Value: autoPublic}}));
      if (autoIpv6 !== before.AssignIpv6AddressOnCreation)
        await ec2(home).send(
          new ModifySubnetAttributeCommand({SubnetId, AssignIpv6AddressOnCreation: {Value: autoIpv6}}),
        );
    },
    done: () => saved(words.saved(titleOf(SubnetId, subnet.Tags)), SubnetId),
  });
  return (
    <FormPage kind={kind} id={SubnetId} title={subnetWords.editSettings} submit={submit} submitText={common.save}>
      <FormSection title={words.autoIp} description={words.autoIpHint}>
        <FormField errorText={submit.errorAt('public')}>
          <Checkbox checked={autoPublic} onChange={({detail}) => setAutoPublic(detail.checked)}>
            {words.enablePublic}
          </Checkbox>
        </FormField>
        <FormField errorText={submit.errorAt('ipv6')}>
          <Checkbox
            checked={autoIpv6}
            disabled={ipv6Of(subnet) === undefined}
            onChange={({detail}) => setAutoIpv6(detail.checked)}
          >
            {words.enableIpv6}
          </Checkbox>
        </FormField>
      </FormSection>
    </FormPage>
  );
}
