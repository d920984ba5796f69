// "Allocate Elastic IP address": #/elastic-ips/create.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import {AllocateAddressCommand, type AllocateAddressResult} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {useTell} from '../../shell/notices';
import type {ElasticIp} from './api';
import {useElasticWords} from './words';

export function AllocateAddress({kind}: {kind: Kind<ElasticIp>}) {
  const words = useElasticWords();
  const home = useHome();
  const tell = useTell();
  const tags = useTags();
  const group = {value: home.region, label: home.region}; // a Region's own is the only one there is here
  const submit = useSubmit<'border-group', AllocateAddressResult>({
    fields: [[/networkBorderGroup/, 'border-group']],
    send: () =>
      ec2(home).send(
        new AllocateAddressCommand({
          Domain: 'vpc',
          NetworkBorderGroup: group.value,
          TagSpecifications: tagSpecifications('elastic-ip', tags.list),
        }),
      ),
    done: ({AllocationId = '', PublicIp = ''}) => {
      go(href(kind.path, AllocationId));
      tell({
        type: 'success',
        header: words.allocate.done(PublicIp),
        action: <Button href={href(kind.path, AllocationId, 'associate')}>{words.allocate.associateNow}</Button>,
      });
    },
  });
  return (
    <FormPage kind={kind} title={words.allocate.title} submit={submit} submitText={words.allocate.submit}>
      <FormSection title={words.allocate.settings}>
        <FormField label={words.allocate.pool}>
          <RadioGroup value="amazon" items={[{value: 'amazon', label: words.allocate.amazonPool}]} />
        </FormField>
        <FormField
          label={words.borderGroup}
          description={words.allocate.borderHint}
          errorText={submit.errorAt('border-group')}
        >
          <Select options={[group]} selectedOption={group} />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
