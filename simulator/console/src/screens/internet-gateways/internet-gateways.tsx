// Internet gateways: #/internet-gateways.
import {useMemo} from 'react';
import {
  DeleteInternetGatewayCommand,
  DescribeInternetGatewaysCommand,
  DetachInternetGatewayCommand,
  type InternetGateway,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import {IdLink} from '../../resource/id-link';
import type {Action, Kind} from '../../resource/kind';
import {ResourceScreen} from '../../resource/resource-screen';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {useHome} from '../../resource/use-home';
import type {ScreenProps} from '../../screen';
import {AttachToVpc} from './attach';
import {CreateInternetGateway} from './create';
import {useGatewayWords} from './words';

const idOf = (gateway: InternetGateway) => gateway.InternetGatewayId ?? '';
const vpcOf = (gateway: InternetGateway) => gateway.Attachments?.[0]?.VpcId;
const stateOf = (gateway: InternetGateway) => (vpcOf(gateway) === undefined ? 'detached' : 'attached');

function ask(home: Home, id?: string): Promise<InternetGateway[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeInternetGatewaysCommand(id ? {InternetGatewayIds: [id]} : {MaxResults: pageSize, NextToken}),
      ),
    (page) => page.InternetGateways,
  );
}

function Detach({gateway, close}: {gateway: InternetGateway; close(): void}) {
  const words = useGatewayWords();
  const home = useHome();
  const id = idOf(gateway);
  const vpc = vpcOf(gateway) ?? '';
  return (
    <ConfirmDialog
      title={words.detach}
      submitText={words.detachSubmit}
      doneText={words.detached(id, vpc)}
      close={close}
      send={() => ec2(home).send(new DetachInternetGatewayCommand({InternetGatewayId: id, VpcId: vpc}))}
    >
      <div>{words.sure(id, vpc)}</div>
    </ConfirmDialog>
  );
}

function useGatewayActions(): Action<InternetGateway>[] {
  const words = useGatewayWords();
  const standard = useStandardActions<InternetGateway>();
  return useMemo(
    () => [
      {
        id: 'attach',
        text: words.attach,
        page: 'attach',
        disabled: (gateways) => (gateways.some(vpcOf) ? words.isAttached : undefined),
      },
      {
        id: 'detach',
        text: words.detach,
        disabled: (gateways) => (gateways.every(vpcOf) ? undefined : words.isDetached),
        dialog: ({items: [gateway], close}) => <Detach gateway={gateway ?? {}} close={close} />,
      },
      standard.manageTags,
      standard.remove({
        text: words.remove,
        nameOf: idOf,
        remove: (home, gateway) =>
          ec2(home).send(new DeleteInternetGatewayCommand({InternetGatewayId: gateway.InternetGatewayId})),
      }),
    ],
    [words, standard],
  );
}

function useGatewayKind(): Kind<InternetGateway> {
  const words = useGatewayWords();
  const actions = useGatewayActions();
  return useMemo(
    () => ({
      path: 'internet-gateways',
      one: words.one,
      many: words.many,
      ask,
      idOf,
      tagsOf: (gateway) => gateway.Tags,
      idHeader: words.id,
      create: words.create,
      columns: [
        {id: 'state', header: words.state, value: stateOf, cell: (gateway) => <Status state={stateOf(gateway)} />},
        {id: 'vpc', header: words.vpcId, value: vpcOf, cell: (gateway) => <IdLink id={vpcOf(gateway)} />},
        {id: 'owner', header: words.owner, value: (gateway) => gateway.OwnerId},
      ],
      details: (gateway) => [
        {label: words.id, value: idOf(gateway)},
        {label: words.state, value: <Status state={stateOf(gateway)} />},
        {label: words.vpcId, value: <IdLink id={vpcOf(gateway)} />},
        {label: words.owner, value: gateway.OwnerId},
      ],
      actions,
    }),
    [words, actions],
  );
}

export default function InternetGateways({path, query}: ScreenProps) {
  const kind = useGatewayKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateInternetGateway kind={kind} />}
      pages={{attach: (gateway) => <AttachToVpc kind={kind} gateway={gateway} />}}
    />
  );
}
