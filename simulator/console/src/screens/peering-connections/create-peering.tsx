// "Create peering connection", as on AWS.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {CreateVpcPeeringConnectionCommand, type VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSubmit, type FieldRules} from '../../resource/submit';
import {tagSpecifications, titleOf} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {VpcSelect} from '../../resource/vpc-select';
import {go, href} from '../../route';
import {useTell} from '../../shell/notices';
import {AccepterSection, type Accepter, type AccepterField} from './accepter-section';
import {useCreateWords} from './create-words';
import {statusOf} from './peering';
import {usePeeringWords} from './peering-words';
import {VpcCidrs} from './vpc-cidrs';

type Field = 'requester' | AccepterField;

const fieldRules: FieldRules<Field> = [
  [/peerOwnerId|PeerOwnerId|account/i, 'account'],
  [/peerRegion|PeerRegion/, 'region'],
  [/peerVpcId|PeerVpcId/, 'accepter'],
  [/InvalidVpcID|vpcId|VpcId/, 'requester'],
];

const unknownAccepter: Accepter = {mine: true, account: '', here: true, region: '', vpc: ''};

interface Props {
  kind: Kind<VpcPeeringConnection>;
  requester: string; ///< picked beforehand, or ''
}

export function CreatePeering({kind, requester}: Props) {
  const words = useCreateWords();
  const peeringWords = usePeeringWords();
  const home = useHome();
  const tell = useTell();
  const tags = useTags();
  const [vpc, setVpc] = useState(requester);
  const [accepter, setAccepter] = useState(unknownAccepter);

  const created = (peering: VpcPeeringConnection | undefined) => {
    const id = peering?.VpcPeeringConnectionId ?? '';
    const name = titleOf(id, peering?.Tags);
    go(href(kind.path, id));
    if (peering && statusOf(peering) === 'failed')
      tell({type: 'error', header: peeringWords.failed(name), content: peering.Status?.Message});
    else tell({type: 'success', header: peeringWords.requested(name)});
  };
  const submit = useSubmit<Field, VpcPeeringConnection | undefined>({
    fields: fieldRules,
    check: () => ({
      requester: vpc === '' ? words.chooseRequester : undefined,
      account: accepter.mine || /^\d{12}$/.test(accepter.account) ? undefined : words.giveAccount,
      region: accepter.here || accepter.region !== '' ? undefined : words.chooseRegion,
      accepter: accepter.vpc === '' ? words.chooseAccepter : undefined,
    }),
    send: async () => {
      const answer = await ec2(home).send(
        new CreateVpcPeeringConnectionCommand({
          VpcId: vpc,
          PeerVpcId: accepter.vpc,
          PeerOwnerId: accepter.mine ? undefined : accepter.account,
          PeerRegion: accepter.here ? undefined : accepter.region,
          TagSpecifications: tagSpecifications('vpc-peering-connection', tags.list),
        }),
      );
      return answer.VpcPeeringConnection;
    },
    done: created,
  });
  return (
    <FormPage kind={kind} title={peeringWords.create} description={words.description} submit={submit}>
      <FormSection title={words.settings}>
        <NameTagField tags={tags} label={words.name} placeholder="my-pcx-01" />
      </FormSection>
      <FormSection title={words.local}>
        <FormField label={words.requester} errorText={submit.errorAt('requester')}>
          <VpcSelect value={vpc} onChange={setVpc} />
        </FormField>
        <VpcCidrs home={home} vpc={vpc} />
      </FormSection>
      <AccepterSection
        accepter={accepter}
        change={(some) => setAccepter((before) => ({...before, ...some}))}
        errorAt={submit.errorAt}
      />
      <TagsSection tags={tags} />
    </FormPage>
  );
}
