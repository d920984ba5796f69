// What the pages of Elastic IPs ask the API.
import {
  DescribeAddressesAttributeCommand,
  DescribeAddressesCommand,
  type Address,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages} from '../../resource/all-pages';

export interface ElasticIp extends Address {
  reverse?: string; ///< its reverse DNS record, or the one that is on its way
}

async function reverseRecords(home: Home, AllocationIds: string[] | undefined): Promise<Map<string, string>> {
  const attributes = await allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeAddressesAttributeCommand({Attribute: 'domain-name', AllocationIds, NextToken}),
      ),
    (page) => page.Addresses,
  );
  return new Map(
    attributes.map(({AllocationId, PtrRecord, PtrRecordUpdate}) => [
      AllocationId ?? '',
      PtrRecord ?? PtrRecordUpdate?.Value ?? '',
    ]),
  );
}

export async function askElasticIps(home: Home, id?: string): Promise<ElasticIp[]> {
  const AllocationIds = id ? [id] : undefined;
  const [{Addresses}, reverse] = await Promise.all([
    ec2(home).send(new DescribeAddressesCommand({AllocationIds})),
    reverseRecords(home, AllocationIds),
  ]);
  return (Addresses ?? []).map((address) => ({...address, reverse: reverse.get(address.AllocationId ?? '')}));
}

export const idOf = (address: ElasticIp) => address.AllocationId ?? '';
export const ipOf = (address: ElasticIp) => address.PublicIp ?? '';

/// What it is associated with: an instance, or else a network interface.
export const holderOf = (address: ElasticIp) => address.InstanceId ?? address.NetworkInterfaceId;
