// What an Elastic IP address can be associated with.
import {DescribeInstancesCommand, DescribeNetworkInterfacesCommand} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {nameOf} from '../../resource/tags';

export type HolderType = 'instance' | 'interface';

export interface Holder {
  id: string;
  name: string;
  description: string;
  privateIps: string[]; ///< the primary one first
}

const shown = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');

async function instances(home: Home): Promise<Holder[]> {
  const reservations = await allPages(
    (NextToken) => ec2(home).send(new DescribeInstancesCommand({MaxResults: pageSize, NextToken})),
    (page) => page.Reservations,
  );
  return reservations
    .flatMap((reservation) => reservation.Instances ?? [])
    .filter((instance) => instance.State?.Name !== 'terminated')
    .map((instance) => ({
      id: instance.InstanceId ?? '',
      name: nameOf(instance.Tags),
      description: shown(instance.State?.Name, instance.PrivateIpAddress, instance.VpcId),
      privateIps: (instance.NetworkInterfaces ?? []).flatMap((one) =>
        (one.PrivateIpAddresses ?? []).flatMap((address) => address.PrivateIpAddress ?? []),
      ),
    }));
}

async function interfaces(home: Home): Promise<Holder[]> {
  const found = await allPages(
    (NextToken) => ec2(home).send(new DescribeNetworkInterfacesCommand({MaxResults: pageSize, NextToken})),
    (page) => page.NetworkInterfaces,
  );
  return found
    .filter((one) => !one.RequesterManaged)
    .map((one) => ({
      id: one.NetworkInterfaceId ?? '',
      name: nameOf(one.TagSet),
      description: shown(one.PrivateIpAddress, one.Attachment?.InstanceId, one.VpcId),
      privateIps: (one.PrivateIpAddresses ?? []).flatMap((address) => address.PrivateIpAddress ?? []),
    }));
}

export function holdersOf(home: Home, type: HolderType): Promise<Holder[]> {
  return type === 'instance' ? instances(home) : interfaces(home);
}
