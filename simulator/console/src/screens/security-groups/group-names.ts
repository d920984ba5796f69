// The security groups of an account and Region: for names beside ids, and for pickers.
import {
  DescribeManagedPrefixListsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcPeeringConnectionsCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import {useMemo} from 'react';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {allPages, pageSize} from '../../resource/all-pages';

export function describeGroups(home: Home, id?: string): Promise<SecurityGroup[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeSecurityGroupsCommand(
          id === undefined ? {MaxResults: pageSize, NextToken} : {GroupIds: [id]},
        ),
      ),
    (page) => page.SecurityGroups,
  );
}

export function useGroups(home: Home) {
  return useDescribed(() => describeGroups(home), [home]);
}

export function useNamesOfGroups(home: Home): ReadonlyMap<string, string> {
  const {data} = useGroups(home);
  return useMemo(
    () => new Map((data ?? []).map((group) => [group.GroupId ?? '', group.GroupName ?? ''])),
    [data],
  );
}

export function usePrefixLists(home: Home) {
  return useDescribed(
    () =>
      allPages(
        (NextToken) => ec2(home).send(new DescribeManagedPrefixListsCommand({MaxResults: 100, NextToken})),
        (page) => page.PrefixLists,
      ),
    [home],
  );
}

export interface PeerVpc {
  vpc: string;
  account: string;
  region: string;
  peering: string;
}

/// The VPCs that `vpc` has an active peering connection with.
export function usePeerVpcs(home: Home, vpc: string) {
  return useDescribed(async (): Promise<PeerVpc[]> => {
    if (vpc === '') return [];
    const peerings = await allPages(
      (NextToken) => ec2(home).send(new DescribeVpcPeeringConnectionsCommand({MaxResults: pageSize, NextToken})),
      (page) => page.VpcPeeringConnections,
    );
    return peerings
      .filter((peering) => peering.Status?.Code === 'active')
      .flatMap(({VpcPeeringConnectionId = '', RequesterVpcInfo, AccepterVpcInfo}) =>
        [
          [RequesterVpcInfo, AccepterVpcInfo],
          [AccepterVpcInfo, RequesterVpcInfo],
        ].flatMap(([own, other]) =>
          own?.VpcId !== vpc
            ? []
            : {
                vpc: other?.VpcId ?? '',
                account: other?.OwnerId ?? '',
                region: other?.Region ?? '',
                peering: VpcPeeringConnectionId,
              },
        ),
      );
  }, [home, vpc]);
}
