// The calls on network ACLs.
import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
  type NetworkAcl,
  type Subnet,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {inputOf, type EntryChanges, type WantedEntry} from './entry';
import type {Direction} from './words';

function describe(home: Home, what: {NetworkAclIds?: string[]; vpc?: string}): Promise<NetworkAcl[]> {
  const {NetworkAclIds, vpc} = what;
  const Filters = vpc === undefined ? undefined : [{Name: 'vpc-id', Values: [vpc]}];
  return allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeNetworkAclsCommand(
          NetworkAclIds ? {NetworkAclIds} : {Filters, MaxResults: pageSize, NextToken},
        ),
      ),
    (page) => page.NetworkAcls,
  );
}

export const describeAcls = (home: Home, id?: string) =>
  describe(home, id === undefined ? {} : {NetworkAclIds: [id]});
export const aclsOf = (home: Home, vpc: string) => describe(home, {vpc});

/// The call on one rule that was refused.
export class EntryRefused extends Error {
  constructor(
    readonly reason: unknown,
    readonly wanted?: WantedEntry,
  ) {
    super('refused');
  }
}

/// A call for each rule: what may be refused comes first.
export async function saveEntries(home: Home, acl: string, direction: Direction, changes: EntryChanges) {
  const where = {NetworkAclId: acl, Egress: direction === 'outbound'};
  const asked = async (call: Promise<unknown>, wanted?: WantedEntry) => {
    try {
      await call;
    } catch (thrown) {
      throw new EntryRefused(thrown, wanted);
    }
  };
  const client = ec2(home);
  for (const one of changes.replace) {
    await asked(client.send(new ReplaceNetworkAclEntryCommand({...where, ...inputOf(one)})), one);
  }
  for (const one of changes.create) {
    await asked(client.send(new CreateNetworkAclEntryCommand({...where, ...inputOf(one)})), one);
  }
  for (const RuleNumber of changes.remove) {
    await asked(client.send(new DeleteNetworkAclEntryCommand({...where, RuleNumber})));
  }
}

/// Which network ACL each subnet has, and by which association.
export function associationsOf(acls: readonly NetworkAcl[]) {
  return new Map(
    acls.flatMap((acl) =>
      (acl.Associations ?? []).map((one) => [
        one.SubnetId ?? '',
        {acl: acl.NetworkAclId ?? '', id: one.NetworkAclAssociationId ?? ''},
      ]),
    ),
  );
}

/// A subnet always has a network ACL: one that leaves this gets the VPC's default.
export async function saveAssociations(
  home: Home,
  acl: NetworkAcl,
  subnets: readonly Subnet[],
  chosen: ReadonlySet<string>,
) {
  const acls = await aclsOf(home, acl.VpcId ?? '');
  const fallback = acls.find((one) => one.IsDefault)?.NetworkAclId;
  const now = associationsOf(acls);
  for (const {SubnetId: subnet = ''} of subnets) {
    const association = now.get(subnet);
    const wanted = chosen.has(subnet) ? acl.NetworkAclId : fallback;
    const isOurs = chosen.has(subnet) || association?.acl === acl.NetworkAclId;
    if (association === undefined || !isOurs || association.acl === wanted) continue;
    await ec2(home).send(
      new ReplaceNetworkAclAssociationCommand({AssociationId: association.id, NetworkAclId: wanted}),
    );
  }
}
