// Elastic IP addresses: #/elastic-ips.
import {useMemo} from 'react';
import Link from '@cloudscape-design/components/link';
import {IdLink} from '../../resource/id-link';
import type {Action, Column, Kind} from '../../resource/kind';
import {ResourceScreen} from '../../resource/resource-screen';
import {useStandardActions} from '../../resource/standard-actions';
import {href} from '../../route';
import type {ScreenProps} from '../../screen';
import {AllocateAddress} from './allocate';
import {askElasticIps, holderOf, idOf, ipOf, type ElasticIp} from './api';
import {Associate} from './associate';
import {Disassociate, Release, ReverseDns} from './dialogs';
import {useElasticWords} from './words';

const path = 'elastic-ips';

function useColumns(): Column<ElasticIp>[] {
  const words = useElasticWords();
  return useMemo(
    () => [
      {
        id: 'ip',
        header: words.ip,
        value: ipOf,
        cell: (address) => <Link href={href(path, idOf(address))}>{ipOf(address)}</Link>,
      },
      {id: 'type', header: words.type, value: () => words.publicIp},
      {id: 'reverse', header: words.reverse, value: (address) => address.reverse},
      {
        id: 'instance',
        header: words.instance,
        value: (address) => address.InstanceId,
        cell: (address) => <IdLink id={address.InstanceId} />,
      },
      {id: 'private-ip', header: words.privateIp, value: (address) => address.PrivateIpAddress},
      {id: 'association', header: words.association, value: (address) => address.AssociationId},
      {id: 'owner', header: words.interfaceOwner, value: (address) => address.NetworkInterfaceOwnerId},
      {id: 'border-group', header: words.borderGroup, value: (address) => address.NetworkBorderGroup},
      {id: 'interface', header: words.interface, value: (address) => address.NetworkInterfaceId, hidden: true},
    ],
    [words],
  );
}

function useElasticActions(): Action<ElasticIp>[] {
  const words = useElasticWords();
  const standard = useStandardActions<ElasticIp>();
  return useMemo(
    () => [
      {
        id: 'release',
        text: words.release.title,
        many: true,
        dialog: (props) => <Release {...props} />,
      },
      {id: 'associate', text: words.associate.title, page: 'associate'},
      {
        id: 'disassociate',
        text: words.disassociate.title,
        disabled: (addresses) => (addresses.every(holderOf) ? undefined : words.disassociate.isNot),
        dialog: ({items: [address], close}) => <Disassociate address={address ?? {}} close={close} />,
      },
      {
        id: 'reverse-dns',
        text: words.reverseDns.title,
        dialog: ({items: [address], close}) => <ReverseDns address={address ?? {}} close={close} />,
      },
      standard.manageTags,
    ],
    [words, standard],
  );
}

function useElasticKind(): Kind<ElasticIp> {
  const words = useElasticWords();
  const columns = useColumns();
  const actions = useElasticActions();
  return useMemo(
    () => ({
      path,
      one: words.one,
      many: words.many,
      ask: askElasticIps,
      idOf,
      tagsOf: (address) => address.Tags,
      idHeader: words.id,
      create: words.allocate.title,
      columns,
      actions,
      details: (address) => [
        {label: words.ip, value: ipOf(address)},
        {label: words.type, value: words.publicIp},
        {label: words.id, value: idOf(address)},
        {label: words.reverse, value: address.reverse},
        {label: words.association, value: address.AssociationId},
        {label: words.scope, value: address.Domain?.toUpperCase()},
        {label: words.instance, value: <IdLink id={address.InstanceId} />},
        {label: words.privateIp, value: address.PrivateIpAddress},
        {label: words.interface, value: address.NetworkInterfaceId},
        {label: words.interfaceOwner, value: address.NetworkInterfaceOwnerId},
        {label: words.pool, value: address.PublicIpv4Pool === 'amazon' ? words.amazon : address.PublicIpv4Pool},
        {label: words.borderGroup, value: address.NetworkBorderGroup},
      ],
    }),
    [words, columns, actions],
  );
}

export default function ElasticIps({path: rest, query}: ScreenProps) {
  const kind = useElasticKind();
  return (
    <ResourceScreen
      kind={kind}
      path={rest}
      query={query}
      create={<AllocateAddress kind={kind} />}
      pages={{associate: (address) => <Associate kind={kind} address={address} />}}
    />
  );
}
