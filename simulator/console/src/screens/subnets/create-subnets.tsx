// "Create subnet": one or several in a VPC, one call each.
import {useRef, useState} from 'react';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import {CreateSubnetCommand, DescribeAvailabilityZonesCommand} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useVpcs, VpcSelect} from '../../resource/vpc-select';
import {go, href} from '../../route';
import {useTell} from '../../shell/notices';
import {cidrsOf} from '../vpcs/listed-vpc';
import {DraftSection} from './draft-section';
import {emptyDraft, type Draft, type DraftField} from './draft';
import type {ListedSubnet} from './listed-subnet';
import {useSubnetFormWords, useSubnetWords} from './words';

async function createSubnet(home: Home, VpcId: string, draft: Draft): Promise<string> {
  const answer = await ec2(home).send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock: draft.cidr.trim(),
      Ipv6CidrBlock: draft.ipv6.trim() || undefined,
      AvailabilityZone: draft.zone || undefined,
      TagSpecifications: tagSpecifications('subnet', draft.tags),
    }),
  );
  return answer.Subnet?.SubnetId ?? '';
}

interface Props {
  kind: Kind<ListedSubnet>;
  vpc: string; ///< picked beforehand, or ''
}

export function CreateSubnets({kind, vpc: first}: Props) {
  const words = useSubnetFormWords();
  const subnetWords = useSubnetWords();
  const home = useHome();
  const tell = useTell();
  const [vpc, setVpc] = useState(first);
  const [drafts, setDrafts] = useState(() => [emptyDraft(1)]);
  const nextKey = useRef(2);
  const sent = useRef(1); // the key of the draft that was sent last: an error is about that one
  const {data: vpcs} = useVpcs(home);
  const {data: zones} = useDescribed(() => ec2(home).send(new DescribeAvailabilityZonesCommand({})), [home]);
  const chosen = vpcs?.find((one) => one.VpcId === vpc);

  const change = (key: number, some: Partial<Draft>) =>
    setDrafts((now) => now.map((draft) => (draft.key === key ? {...draft, ...some} : draft)));
  const remove = (key: number) => setDrafts((now) => now.filter((draft) => draft.key !== key));
  const submit = useSubmit<'vpc' | DraftField, string[]>({
    fields: [
      [/VpcID|vpcId/i, 'vpc'],
      [/AvailabilityZone|Zone/i, 'zone'],
      [/ipv6/i, 'ipv6'],
      [/CIDR|InvalidSubnet/i, 'cidr'],
    ],
    check: () => {
      const lacking = drafts.find((draft) => draft.cidr.trim() === '');
      if (lacking) sent.current = lacking.key;
      return {
        vpc: vpc === '' ? words.chooseVpc : undefined,
        cidr: vpc !== '' && lacking ? words.needCidr : undefined,
      };
    },
    send: async () => {
      const ids: string[] = [];
      for (const draft of drafts) {
        sent.current = draft.key;
        ids.push(await createSubnet(home, vpc, draft));
        if (drafts.length > 1) remove(draft.key); // of several, those that exist aren't to be created again
      }
      return ids;
    },
    done: (ids) => {
      go(ids.length === 1 && ids[0] ? href(kind.path, ids[0]) : href(kind.path));
      tell({type: 'success', header: words.created(ids.join(', '))});
    },
  });
  const errorIn = (draft: Draft) => (field: DraftField) =>
    draft.key === sent.current ? submit.errorAt(field) : undefined;
  return (
    <FormPage kind={kind} title={subnetWords.create} submit={submit}>
      <FormSection title={words.vpc}>
        <FormField label="VPC ID" description={words.vpcHint} errorText={submit.errorAt('vpc')}>
          <VpcSelect value={vpc} onChange={setVpc} />
        </FormField>
        {chosen && (
          <KeyValuePairs
            columns={2}
            items={[
              {label: `${words.vpcCidrs} (IPv4)`, value: cidrsOf(chosen, 'IPv4').join(', ') || '–'},
              {label: `${words.vpcCidrs} (IPv6)`, value: cidrsOf(chosen, 'IPv6').join(', ') || '–'},
            ]}
          />
        )}
      </FormSection>
      {chosen && (
        <FormSection title={words.settings} description={words.settingsHint}>
          {drafts.map((draft, i) => (
            <DraftSection
              key={draft.key}
              draft={draft}
              title={words.ofMany(i + 1, drafts.length)}
              vpc={chosen}
              zones={zones?.AvailabilityZones ?? []}
              change={(some) => change(draft.key, some)}
              remove={drafts.length > 1 ? () => remove(draft.key) : undefined}
              errorAt={errorIn(draft)}
            />
          ))}
          <Button
            formAction="none"
            onClick={() => setDrafts((now) => [...now, emptyDraft(nextKey.current++)])}
          >
            {words.add}
          </Button>
        </FormSection>
      )}
    </FormPage>
  );
}
