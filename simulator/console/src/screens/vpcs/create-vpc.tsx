// Create VPC ("VPC only").
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import {CreateVpcCommand, type Vpc} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {useVpcWords} from './vpc-words';

export function CreateVpc({kind}: {kind: Kind<Vpc>}) {
  const words = useVpcWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const tags = useTags();
  const [cidr, setCidr] = useState('');
  const submit = useSubmit<'cidr', string>({
    fields: [[/CidrBlock|InvalidVpc\.Range|CIDR/, 'cidr']],
    send: async () => {
      const answer = await ec2(home).send(
        new CreateVpcCommand({CidrBlock: cidr, TagSpecifications: tagSpecifications('vpc', tags.list)}),
      );
      return answer.Vpc?.VpcId ?? '';
    },
    done: (id) => saved(words.created(id), id),
  });
  return (
    <FormPage kind={kind} title={words.createVpc} submit={submit}>
      <FormSection title={words.settings}>
        <NameTagField tags={tags} placeholder="my-vpc-01" />
        <FormField label="IPv4 CIDR" errorText={submit.errorAt('cidr')}>
          <Input value={cidr} placeholder="10.0.0.0/24" onChange={({detail}) => setCidr(detail.value)} />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
