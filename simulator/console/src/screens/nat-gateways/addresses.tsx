// The addresses of a NAT gateway other than its primary one.
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type {NatGateway} from '@aws-sdk/client-ec2';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {useNatWords} from './words';

export function SecondaryAddresses({gateway}: {gateway: NatGateway}) {
  const words = useNatWords();
  const addresses = (gateway.NatGatewayAddresses ?? []).filter((address) => !address.IsPrimary);
  return (
    <Table
      variant="embedded"
      items={addresses}
      columnDefinitions={[
        {id: 'private', header: words.address.private, cell: (one) => one.PrivateIp ?? '–', isRowHeader: true},
        {id: 'public', header: words.address.public, cell: (one) => one.PublicIp ?? '–'},
        {id: 'allocation', header: words.address.allocation, cell: (one) => <IdLink id={one.AllocationId} />},
        {id: 'association', header: words.address.association, cell: (one) => one.AssociationId ?? '–'},
        {id: 'interface', header: words.address.interface, cell: (one) => one.NetworkInterfaceId ?? '–'},
        {id: 'status', header: words.address.status, cell: (one) => <Status state={one.Status} />},
        {id: 'message', header: words.address.message, cell: (one) => one.FailureMessage ?? '–'},
      ]}
      ariaLabels={{tableLabel: words.secondary}}
      header={
        <Header variant="h3" counter={`(${addresses.length})`}>
          {words.secondary}
        </Header>
      }
      empty={<Box textAlign="center">{words.noSecondary}</Box>}
    />
  );
}
