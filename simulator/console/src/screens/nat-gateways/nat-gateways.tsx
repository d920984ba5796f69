// NAT gateways: #/nat-gateways.
import {useMemo} from 'react';
import Alert from '@cloudscape-design/components/alert';
import {DeleteNatGatewayCommand, DescribeNatGatewaysCommand, type NatGateway} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {IdLink} from '../../resource/id-link';
import type {Column, Detail, Kind} from '../../resource/kind';
import {ResourceScreen} from '../../resource/resource-screen';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {Instant} from '../../resource/time';
import type {ScreenProps} from '../../screen';
import {SecondaryAddresses} from './addresses';
import {CreateNatGateway} from './create';
import {useNatWords} from './words';

const idOf = (gateway: NatGateway) => gateway.NatGatewayId ?? '';

const primaryOf = ({NatGatewayAddresses}: NatGateway) =>
  NatGatewayAddresses?.find((address) => address.IsPrimary) ?? NatGatewayAddresses?.[0];

function ask(home: Home, id?: string): Promise<NatGateway[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(new DescribeNatGatewaysCommand(id ? {NatGatewayIds: [id]} : {MaxResults: pageSize, NextToken})),
    (page) => page.NatGateways,
  );
}

/// Why it failed, as the API says it.
function messageOf({FailureCode, FailureMessage}: NatGateway): string | undefined {
  return FailureCode ? `${FailureCode}: ${FailureMessage ?? ''}` : undefined;
}

function useColumns(): Column<NatGateway>[] {
  const words = useNatWords();
  return useMemo(
    () => [
      {
        id: 'connectivity',
        header: words.connectivity,
        value: (gateway) => words[gateway.ConnectivityType === 'private' ? 'private' : 'public'],
      },
      {
        id: 'state',
        header: words.state,
        value: (gateway) => gateway.State,
        cell: (gateway) => <Status state={gateway.State} />,
      },
      {id: 'message', header: words.stateMessage, value: messageOf, width: 300},
      {id: 'public-ip', header: words.publicIp, value: (gateway) => primaryOf(gateway)?.PublicIp},
      {id: 'private-ip', header: words.privateIp, value: (gateway) => primaryOf(gateway)?.PrivateIp},
      {id: 'interface', header: words.interface, value: (gateway) => primaryOf(gateway)?.NetworkInterfaceId},
      {id: 'vpc', header: words.vpc, value: (gateway) => gateway.VpcId, cell: ({VpcId}) => <IdLink id={VpcId} />},
      {
        id: 'subnet',
        header: words.subnet,
        value: (gateway) => gateway.SubnetId,
        cell: ({SubnetId}) => <IdLink id={SubnetId} />,
      },
      {
        id: 'created',
        header: words.created,
        value: (gateway) => gateway.CreateTime?.getTime(),
        cell: (gateway) => <Instant at={gateway.CreateTime} />,
      },
      {
        id: 'deleted',
        header: words.deleted,
        value: (gateway) => gateway.DeleteTime?.getTime(),
        cell: (gateway) => <Instant at={gateway.DeleteTime} />,
        hidden: true,
      },
    ],
    [words],
  );
}

function useDetails(): (gateway: NatGateway) => Detail[] {
  const words = useNatWords();
  const columns = useColumns();
  return useMemo(
    () => (gateway) => [
      {label: words.id, value: idOf(gateway)},
      ...columns.map(({header, value, cell}) => ({label: header, value: cell ? cell(gateway) : value(gateway)})),
    ],
    [words, columns],
  );
}

function useNatKind(): Kind<NatGateway> {
  const words = useNatWords();
  const standard = useStandardActions<NatGateway>();
  const columns = useColumns();
  const details = useDetails();
  return useMemo(
    () => ({
      path: 'nat-gateways',
      one: words.one,
      many: words.many,
      ask,
      idOf,
      tagsOf: (gateway) => gateway.Tags,
      idHeader: words.id,
      create: words.form.title,
      columns,
      details,
      banner: (gateway) =>
        gateway.FailureCode && (
          <Alert type="error" header={gateway.FailureCode}>
            {gateway.FailureMessage}
          </Alert>
        ),
      tabs: [
        {id: 'secondary', label: words.secondary, content: (gateway) => <SecondaryAddresses gateway={gateway} />},
      ],
      actions: [
        standard.manageTags,
        standard.remove({
          text: words.remove,
          nameOf: idOf,
          note: () => words.removeNote,
          remove: (home, gateway) =>
            ec2(home).send(new DeleteNatGatewayCommand({NatGatewayId: gateway.NatGatewayId})),
        }),
      ],
    }),
    [words, standard, columns, details],
  );
}

export default function NatGateways({path, query}: ScreenProps) {
  const kind = useNatKind();
  return <ResourceScreen kind={kind} path={path} query={query} create={<CreateNatGateway kind={kind} />} />;
}
