// Create VPC ("VPC only").
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Tiles from '@cloudscape-design/components/tiles';
import {CreateVpcCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications, titleOf} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {useFormWords} from './form-words';
import type {ListedVpc} from './listed-vpc';
import {useVpcWords} from './vpc-words';

const tenancies = ['default', 'dedicated'] as const;
type Tenancy = (typeof tenancies)[number];

/// What AWS's form offers besides is there to be found, and says that it isn't here.
function ResourcesToCreate() {
  const words = useFormWords();
  return (
    <FormField label={words.resources} description={words.resourcesHint}>
      <Tiles
        value="only"
        ariaLabel={words.resources}
        items={[
          {value: 'only', label: words.only},
          {value: 'more', label: words.more, description: words.notHere, disabled: true},
        ]}
      />
    </FormField>
  );
}

export function CreateVpc({kind}: {kind: Kind<ListedVpc>}) {
  const words = useFormWords();
  const vpcWords = useVpcWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const tags = useTags();
  const [cidr, setCidr] = useState('');
  const [withIpv6, setWithIpv6] = useState(false);
  const [tenancy, setTenancy] = useState<Tenancy>('default');
  const tenancyOptions = tenancies.map((value) => ({value, label: words.tenancies[value]}));
  const submit = useSubmit<'cidr', string>({
    fields: [[/CidrBlock|InvalidVpc\.Range|InvalidVpcRange|CIDR/i, 'cidr']],
    check: () => ({cidr: cidr.trim() === '' ? words.needCidr : undefined}),
    send: async () => {
      const answer = await ec2(home).send(
        new CreateVpcCommand({
          CidrBlock: cidr.trim(),
          AmazonProvidedIpv6CidrBlock: withIpv6 || undefined,
          InstanceTenancy: tenancy,
          TagSpecifications: tagSpecifications('vpc', tags.list),
        }),
      );
      return answer.Vpc?.VpcId ?? '';
    },
    done: (id) => saved(words.created(titleOf(id, [{Key: 'Name', Value: tags.name}])), id),
  });
  return (
    <FormPage kind={kind} title={vpcWords.createVpc} description={words.description} submit={submit}>
      <FormSection title={words.settings}>
        <ResourcesToCreate />
        <NameTagField tags={tags} placeholder="my-vpc-01" />
        <FormField label={words.ipv4}>
          <RadioGroup
            value="manual"
            items={[
              {value: 'manual', label: words.manual},
              {value: 'ipam', label: words.ipam, description: words.notHere, disabled: true},
            ]}
          />
        </FormField>
        <FormField label={words.cidr} constraintText={words.cidrHint} errorText={submit.errorAt('cidr')}>
          <Input value={cidr} placeholder="10.0.0.0/24" onChange={({detail}) => setCidr(detail.value)} />
        </FormField>
        <FormField label={words.ipv6}>
          <RadioGroup
            value={withIpv6 ? 'amazon' : 'none'}
            onChange={({detail}) => setWithIpv6(detail.value === 'amazon')}
            items={[
              {value: 'none', label: words.noIpv6},
              {value: 'amazon', label: words.amazonIpv6},
            ]}
          />
        </FormField>
        <FormField label={words.tenancy}>
          <Select
            options={tenancyOptions}
            selectedOption={tenancyOptions.find(({value}) => value === tenancy) ?? null}
            onChange={({detail}) => setTenancy(detail.selectedOption.value === 'dedicated' ? 'dedicated' : 'default')}
          />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
