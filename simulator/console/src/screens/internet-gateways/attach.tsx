// "Attach to VPC": #/internet-gateways/igw-1/attach.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {AttachInternetGatewayCommand, type InternetGateway, type Vpc} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {ResourceSelect} from '../../resource/resource-select';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useVpcs} from '../../resource/vpc-select';
import {useGatewayWords} from './words';

/// The gateway that each VPC has: it can have only one.
function gatewaysByVpc(gateways: readonly InternetGateway[]): Map<string, string> {
  const by = new Map<string, string>();
  for (const {Attachments, InternetGatewayId} of gateways)
    for (const {VpcId} of Attachments ?? []) if (VpcId && InternetGatewayId) by.set(VpcId, InternetGatewayId);
  return by;
}

export function AttachToVpc({kind, gateway}: {kind: Kind<InternetGateway>; gateway: InternetGateway}) {
  const words = useGatewayWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const vpcs = useVpcs(home);
  const gateways = useDescribed(() => kind.ask(home), [home]);
  const taken = gatewaysByVpc(gateways.data ?? []);
  const [vpc, setVpc] = useState('');
  const id = kind.idOf(gateway);
  const submit = useSubmit<'vpc', unknown>({
    fields: [[/vpc|Network|already has an internet gateway/, 'vpc']],
    check: () => (vpc === '' ? {vpc: words.chooseOne} : {}),
    send: () => ec2(home).send(new AttachInternetGatewayCommand({InternetGatewayId: id, VpcId: vpc})),
    done: () => saved(words.attached(id, vpc), id),
  });
  const optionOf = (one: Vpc) => {
    const own = taken.get(one.VpcId ?? '');
    return {
      id: one.VpcId,
      name: nameOf(one.Tags),
      description: one.CidrBlock,
      tags: own ? [words.has(own)] : undefined,
      disabled: own !== undefined,
    };
  };
  return (
    <FormPage kind={kind} id={id} title={words.attach} submit={submit} submitText={words.attachSubmit}>
      <FormSection title={words.attachTo} description={words.attachHint}>
        <FormField label={words.available} description={words.availableHint} errorText={submit.errorAt('vpc')}>
          <ResourceSelect
            items={gateways.loading ? undefined : vpcs.data}
            error={vpcs.error}
            value={vpc}
            onChange={setVpc}
            optionOf={optionOf}
            placeholder={words.choose}
          />
        </FormField>
      </FormSection>
    </FormPage>
  );
}
