// The tab "Networking" of an instance: its addresses and network interfaces.
import type {Instance, InstanceNetworkInterface} from '@aws-sdk/client-ec2';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {DetailGrid} from '../../resource/details';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {useInstanceWords} from './instance-words';

function addressesOf(one: InstanceNetworkInterface): string {
  return (one.PrivateIpAddresses ?? []).map((address) => address.PrivateIpAddress).join(', ') || '–';
}

function publicAddressesOf(one: InstanceNetworkInterface): string {
  const found = (one.PrivateIpAddresses ?? []).map((address) => address.Association?.PublicIp);
  return found.filter((address) => address !== undefined).join(', ') || '–';
}

export function NetworkingTab({instance}: {instance: Instance}) {
  const words = useInstanceWords();
  return (
    <SpaceBetween size="l">
      <Header variant="h3">{words.networkingDetails}</Header>
      <DetailGrid
        details={[
          {label: words.publicIp, value: instance.PublicIpAddress},
          {label: words.privateIp, value: instance.PrivateIpAddress},
          {label: words.vpc, value: <IdLink id={instance.VpcId} />},
          {label: words.subnet, value: <IdLink id={instance.SubnetId} />},
          {label: words.publicDns, value: instance.PublicDnsName},
          {label: words.privateDns, value: instance.PrivateDnsName},
          {label: words.zone, value: instance.Placement?.AvailabilityZone},
          {label: words.check, value: instance.SourceDestCheck === false ? words.disabled : words.enabled},
        ]}
      />
      <Table
        variant="embedded"
        wrapLines
        items={instance.NetworkInterfaces ?? []}
        trackBy="NetworkInterfaceId"
        ariaLabels={{tableLabel: words.interfaces}}
        header={
          <Header variant="h3" counter={`(${instance.NetworkInterfaces?.length ?? 0})`}>
            {words.interfaces}
          </Header>
        }
        columnDefinitions={[
          {id: 'id', header: words.interfaceId, cell: (one) => one.NetworkInterfaceId, isRowHeader: true},
          {id: 'device', header: words.device, cell: (one) => one.Attachment?.DeviceIndex},
          {id: 'private', header: words.addresses, cell: addressesOf},
          {id: 'public', header: words.publicIp, cell: publicAddressesOf},
          {id: 'subnet', header: words.subnet, cell: (one) => <IdLink id={one.SubnetId} />},
          {
            id: 'check',
            header: words.check,
            cell: (one) => (one.SourceDestCheck === false ? words.disabled : words.enabled),
          },
          {
            id: 'groups',
            header: words.groups,
            cell: (one) => (
              <SpaceBetween size="xxxs">
                {one.Groups?.map((group) => <IdLink key={group.GroupId} id={group.GroupId} />)}
              </SpaceBetween>
            ),
          },
          {id: 'status', header: words.status, cell: (one) => <Status state={one.Attachment?.Status} />},
        ]}
      />
    </SpaceBetween>
  );
}
