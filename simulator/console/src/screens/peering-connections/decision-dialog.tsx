// "Accept request" and "Reject request": both VPCs once more, and the API's refusal if it isn't for us to say.
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import {
  AcceptVpcPeeringConnectionCommand,
  RejectVpcPeeringConnectionCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import type {DialogProps} from '../../resource/kind';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {cidrsOf} from './peering';
import {usePeeringWords} from './peering-words';

function BothSides({peering}: {peering: VpcPeeringConnection}) {
  const words = usePeeringWords();
  const {RequesterVpcInfo: requester, AccepterVpcInfo: accepter} = peering;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {label: words.requesterVpc, value: requester?.VpcId ?? '–'},
        {label: words.accepterVpc, value: accepter?.VpcId ?? '–'},
        {label: words.requesterCidrs, value: cidrsOf(requester).join(', ') || '–'},
        {label: words.accepterCidrs, value: cidrsOf(accepter).join(', ') || '–'},
        {label: words.requesterRegion, value: requester?.Region ?? '–'},
        {label: words.accepterRegion, value: accepter?.Region ?? '–'},
        {label: words.requesterOwner, value: requester?.OwnerId ?? '–'},
        {label: words.accepterOwner, value: accepter?.OwnerId ?? '–'},
      ]}
    />
  );
}

interface Props extends DialogProps<VpcPeeringConnection> {
  decision: 'accept' | 'reject';
}

export function DecisionDialog({items, close, decision}: Props) {
  const words = usePeeringWords();
  const home = useHome();
  const [peering] = items;
  const id = peering?.VpcPeeringConnectionId;
  const name = titleOf(id ?? '', peering?.Tags);
  const isAccept = decision === 'accept';
  const send = () => {
    const request = {VpcPeeringConnectionId: id};
    return isAccept
      ? ec2(home).send(new AcceptVpcPeeringConnectionCommand(request))
      : ec2(home).send(new RejectVpcPeeringConnectionCommand(request));
  };
  const routesToo = {
    content: words.addRoutes,
    action: <Button onClick={() => go(href('route-tables'))}>{words.modifyRoutes}</Button>,
  };
  return (
    <ConfirmDialog
      size="large"
      title={isAccept ? words.acceptTitle : words.rejectTitle}
      submitText={isAccept ? words.accept : words.reject}
      doneText={isAccept ? words.accepted(name) : words.rejected(name)}
      done={isAccept ? routesToo : undefined}
      send={send}
      close={close}
    >
      <p>{isAccept ? words.acceptAsk(name) : words.rejectAsk(name)}</p>
      {peering && <BothSides peering={peering} />}
    </ConfirmDialog>
  );
}
