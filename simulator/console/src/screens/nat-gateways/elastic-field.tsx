// The Elastic IP address of a public NAT gateway: one of those that are free, or a new one.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import {AllocateAddressCommand, DescribeAddressesCommand, type Address} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {ResourceSelect} from '../../resource/resource-select';
import {useSubmit} from '../../resource/submit';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useTell} from '../../shell/notices';
import {useNatWords} from './words';

interface Props {
  value: string;
  onChange(allocation: string): void;
  errorText: string | undefined;
}

export function ElasticField({value, onChange, errorText}: Props) {
  const words = useNatWords();
  const home = useHome();
  const tell = useTell();
  const {data, error, refresh} = useDescribed(
    async () => (await ec2(home).send(new DescribeAddressesCommand({}))).Addresses ?? [],
    [home],
  );
  const allocate = useSubmit<never, {AllocationId?: string; PublicIp?: string}>({
    send: () => ec2(home).send(new AllocateAddressCommand({Domain: 'vpc'})),
    done: ({AllocationId, PublicIp}) => {
      refresh();
      onChange(AllocationId ?? '');
      tell({type: 'success', header: words.form.allocated(PublicIp ?? '')});
    },
  });
  const optionOf = (address: Address) => ({
    id: address.AllocationId,
    name: nameOf(address.Tags),
    description: address.PublicIp,
    tags: address.AssociationId ? [words.form.inUse] : undefined,
    disabled: address.AssociationId !== undefined,
  });
  return (
    <>
      <ApiAlert error={allocate.error} />
      <FormField
        label={words.form.elastic}
        description={words.form.elasticHint}
        errorText={errorText}
        secondaryControl={
          <Button formAction="none" loading={allocate.busy} onClick={allocate.run}>
            {words.form.allocate}
          </Button>
        }
      >
        <ResourceSelect
          items={data}
          error={error}
          value={value}
          onChange={onChange}
          optionOf={optionOf}
          placeholder={words.form.elasticChoose}
        />
      </FormField>
    </>
  );
}
