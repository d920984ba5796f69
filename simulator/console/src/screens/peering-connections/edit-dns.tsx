// "Edit DNS settings": each side is its owner's to change.
import {useState} from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import {
  ModifyVpcPeeringConnectionOptionsCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useDnsWords} from './dns-words';
import {homeOf, isAt, type Side} from './peering';
import {usePeeringWords} from './peering-words';

function isAllowed(side: Side | undefined): boolean {
  return side?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ?? false;
}

interface SideProps {
  side: Side | undefined;
  title: string;
  text: string;
  value: boolean;
  change(value: boolean): void;
  error: string | undefined;
}

function SideSection({side, title, text, value, change, error}: SideProps) {
  const words = useDnsWords();
  const isHere = isAt(side, useHome());
  const {account, region} = homeOf(side);
  return (
    <FormSection title={title}>
      <FormField errorText={error}>
        <Checkbox
          checked={value}
          disabled={!isHere}
          onChange={({detail}) => change(detail.checked)}
          description={isHere ? undefined : words.elsewhere(account, region)}
        >
          {text}
        </Checkbox>
      </FormField>
    </FormSection>
  );
}

interface Props {
  kind: Kind<VpcPeeringConnection>;
  peering: VpcPeeringConnection;
}

export function EditDns({kind, peering}: Props) {
  const words = useDnsWords();
  const peeringWords = usePeeringWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const {RequesterVpcInfo: requester, AccepterVpcInfo: accepter} = peering;
  const id = peering.VpcPeeringConnectionId ?? '';
  const [ofRequester, setOfRequester] = useState(isAllowed(requester));
  const [ofAccepter, setOfAccepter] = useState(isAllowed(accepter));
  const options = (side: Side | undefined, value: boolean) =>
    isAt(side, home) && value !== isAllowed(side) ? {AllowDnsResolutionFromRemoteVpc: value} : undefined;
  const submit = useSubmit<'requester' | 'accepter'>({
    fields: [
      [new RegExp(`requester side|${requester?.VpcId ?? 'vpc-'}`), 'requester'],
      [new RegExp(`accepter side|${accepter?.VpcId ?? 'vpc-'}`), 'accepter'],
    ],
    send: async () => {
      const changes = {
        RequesterPeeringConnectionOptions: options(requester, ofRequester),
        AccepterPeeringConnectionOptions: options(accepter, ofAccepter),
      };
      if (Object.values(changes).every((change) => change === undefined)) return;
      await ec2(home).send(
        new ModifyVpcPeeringConnectionOptionsCommand({VpcPeeringConnectionId: id, ...changes}),
      );
    },
    done: () => saved(words.saved(titleOf(id, peering.Tags)), id),
  });
  return (
    <FormPage kind={kind} id={id} title={peeringWords.editDns} submit={submit} submitText={common.save}>
      <SideSection
        side={requester}
        title={words.requesterResolution}
        text={words.requesterAllows}
        value={ofRequester}
        change={setOfRequester}
        error={submit.errorAt('requester')}
      />
      <SideSection
        side={accepter}
        title={words.accepterResolution}
        text={words.accepterAllows}
        value={ofAccepter}
        change={setOfAccepter}
        error={submit.errorAt('accepter')}
      />
    </FormPage>
  );
}
