// "Edit VPC settings": DNS.
import {useState} from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Spinner from '@cloudscape-design/components/spinner';
import {ModifyVpcAttributeCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useFormWords} from './form-words';
import type {ListedVpc} from './listed-vpc';
import {useDnsAttributes, type DnsAttributes} from './vpc-attribute';
import {useVpcWords} from './vpc-words';

interface Props {
  kind: Kind<ListedVpc>;
  vpc: ListedVpc;
}

export function EditVpcSettings(props: Props) {
  const {data, error} = useDnsAttributes(props.vpc.VpcId ?? '');
  if (data === undefined) return error ? <ApiAlert error={error} /> : <Spinner size="large" />;
  return <SettingsForm {...props} first={data} />;
}

function SettingsForm({kind, vpc, first}: Props & {first: DnsAttributes}) {
  const words = useFormWords();
  const vpcWords = useVpcWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const [before] = useState(first);
  const [hostnames, setHostnames] = useState(first.hostnames);
  const [resolution, setResolution] = useState(first.resolution);
  const VpcId = vpc.VpcId ?? '';
  // One attribute a call; names need resolution, so that one goes first when it is turned on.
  const submit = useSubmit<'hostnames' | 'resolution'>({
    fields: [
      [/enableDnsHostnames/i, 'hostnames'],
      [/enableDnsSupport/i, 'resolution'],
    ],
    send: async () => {
      const setResolutionTo = async () => {
        if (resolution !== before.resolution)
          await ec2(home).send(new ModifyVpcAttributeCommand({VpcId, EnableDnsSupport: {Value: resolution}}));
      };
      if (resolution) await setResolutionTo();
      if (hostnames !== before.hostnames)
        await ec2(home).send(new ModifyVpcAttributeCommand({VpcId, EnableDnsHostnames: {Value: hostnames}}));
      if (!resolution) await setResolutionTo();
    },
    done: () => saved(words.saved(titleOf(VpcId, vpc.Tags)), VpcId),
  });
  return (
    <FormPage kind={kind} id={VpcId} title={vpcWords.editSettings} submit={submit} submitText={common.save}>
      <FormSection title={words.dns}>
        <FormField errorText={submit.errorAt('resolution')}>
          <Checkbox checked={resolution} onChange={({detail}) => setResolution(detail.checked)}>
            {words.enableResolution}
          </Checkbox>
        </FormField>
        <FormField errorText={submit.errorAt('hostnames')}>
          <Checkbox checked={hostnames} onChange={({detail}) => setHostnames(detail.checked)}>
            {words.enableHostnames}
          </Checkbox>
        </FormField>
      </FormSection>
    </FormPage>
  );
}
