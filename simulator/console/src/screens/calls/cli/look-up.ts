// Where to find, in another emulator, what wasn't made by a call of its own: the main route table, default
// group and default network ACL of a VPC, what a default VPC has, an instance's interface and volume. The API is
// asked what the id is.
import {
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import type {Call} from '../../../api/control';
import {ec2, type Home} from '../../../api/ec2';
import type {LookUp} from './cli-script';
import {prefixOf} from './resource-kinds';
import {idsIn} from './shell-words';
import type {Value} from './wire-parameters';

/// A look-up but for where it is to be done.
type Found = Omit<LookUp, 'home'>;
type Finder = (id: string, home: Home) => Promise<Found | undefined>;

function filters(...pairs: [name: string, value: string | undefined][]): {Filters: Value[]} {
  return {Filters: pairs.map(([Name, value]) => ({Name, Values: [value ?? '']}))};
}

const mainRouteTable = (vpc: string | undefined, called: string, query: string): Found => ({
  action: 'DescribeRouteTables',
  values: filters(['vpc-id', vpc], ['association.main', 'true']),
  query,
  called,
});

const routeTable: Finder = async (id, home) => {
  const table = (await ec2(home).send(new DescribeRouteTablesCommand({RouteTableIds: [id]}))).RouteTables?.[0];
  if (!table?.Associations?.some((one) => one.Main)) return undefined;
  return mainRouteTable(table.VpcId, 'main route table', 'RouteTables[0].RouteTableId');
};

const routeTableAssociation: Finder = async (id, home) => {
  const wanted = {Filters: [{Name: 'association.route-table-association-id', Values: [id]}]};
  const table = (await ec2(home).send(new DescribeRouteTablesCommand(wanted))).RouteTables?.[0];
  if (!table?.Associations?.some((one) => one.Main && one.RouteTableAssociationId === id)) return undefined;
  const query = 'RouteTables[0].Associations[?Main] | [0].RouteTableAssociationId';
  return mainRouteTable(table.VpcId, 'main route table association', query);
};

const securityGroup: Finder = async (id, home) => {
  const group = (await ec2(home).send(new DescribeSecurityGroupsCommand({GroupIds: [id]}))).SecurityGroups?.[0];
  if (group?.GroupName !== 'default') return undefined;
  return {
    action: 'DescribeSecurityGroups',
    values: filters(['vpc-id', group.VpcId], ['group-name', 'default']),
    query: 'SecurityGroups[0].GroupId',
    called: 'default security group',
  };
};

function beginningRule(group: string | undefined, isEgress: boolean | undefined): Found {
  const egress = isEgress ? 'IsEgress' : '!IsEgress';
  const query = `SecurityGroupRules[?${egress} && IpProtocol=='-1'] | [0].SecurityGroupRuleId`;
  return {action: 'DescribeSecurityGroupRules', values: filters(['group-id', group]), query, called: 'rule'};
}

/// A rule that a group begins with: any other is made by a call.
const securityGroupRule: Finder = async (id, home) => {
  const wanted = {SecurityGroupRuleIds: [id]};
  const rule = (await ec2(home).send(new DescribeSecurityGroupRulesCommand(wanted))).SecurityGroupRules?.[0];
  return rule?.IpProtocol === '-1' ? beginningRule(rule.GroupId, rule.IsEgress) : undefined;
};

const networkAcl: Finder = async (id, home) => {
  const acl = (await ec2(home).send(new DescribeNetworkAclsCommand({NetworkAclIds: [id]}))).NetworkAcls?.[0];
  if (!acl?.IsDefault) return undefined;
  return {
    action: 'DescribeNetworkAcls',
    values: filters(['vpc-id', acl.VpcId], ['default', 'true']),
    query: 'NetworkAcls[0].NetworkAclId',
    called: 'default network acl',
  };
};

const networkAclAssociation: Finder = async (id, home) => {
  const wanted = {Filters: [{Name: 'association.association-id', Values: [id]}]};
  const acl = (await ec2(home).send(new DescribeNetworkAclsCommand(wanted))).NetworkAcls?.[0];
  const subnet = acl?.Associations?.find((one) => one.NetworkAclAssociationId === id)?.SubnetId;
  if (subnet === undefined) return undefined;
  return {
    action: 'DescribeNetworkAcls',
    values: filters(['association.subnet-id', subnet]),
    query: `NetworkAcls[0].Associations[?SubnetId=='${subnet}'] | [0].NetworkAclAssociationId`,
    called: 'network acl association',
  };
};

const vpc: Finder = async (id, home) => {
  const found = (await ec2(home).send(new DescribeVpcsCommand({VpcIds: [id]}))).Vpcs?.[0];
  if (!found?.IsDefault) return undefined;
  return {action: 'DescribeVpcs', values: filters(['is-default', 'true']), query: 'Vpcs[0].VpcId', called: 'default vpc'};
};

const subnet: Finder = async (id, home) => {
  const found = (await ec2(home).send(new DescribeSubnetsCommand({SubnetIds: [id]}))).Subnets?.[0];
  if (!found?.DefaultForAz) return undefined;
  return {
    action: 'DescribeSubnets',
    values: filters(['default-for-az', 'true'], ['availability-zone', found.AvailabilityZone]),
    query: 'Subnets[0].SubnetId',
    called: `default subnet ${found.AvailabilityZone ?? ''}`,
  };
};

const internetGateway: Finder = async (id, home) => {
  const wanted = {InternetGatewayIds: [id]};
  const gateway = (await ec2(home).send(new DescribeInternetGatewaysCommand(wanted))).InternetGateways?.[0];
  const attached = gateway?.Attachments?.[0]?.VpcId;
  if (attached === undefined || !(await vpc(attached, home))) return undefined;
  return {
    action: 'DescribeInternetGateways',
    values: filters(['attachment.vpc-id', attached]),
    query: 'InternetGateways[0].InternetGatewayId',
    called: 'default internet gateway',
  };
};

const networkInterface: Finder = async (id, home) => {
  const wanted = {NetworkInterfaceIds: [id]};
  const found = (await ec2(home).send(new DescribeNetworkInterfacesCommand(wanted))).NetworkInterfaces?.[0];
  const attachment = found?.Attachment;
  if (attachment?.InstanceId === undefined) return undefined;
  return {
    action: 'DescribeNetworkInterfaces',
    values: filters(
      ['attachment.instance-id', attachment.InstanceId],
      ['attachment.device-index', String(attachment.DeviceIndex ?? 0)],
    ),
    query: 'NetworkInterfaces[0].NetworkInterfaceId',
    called: 'network interface',
  };
};

const volume: Finder = async (id, home) => {
  const found = (await ec2(home).send(new DescribeVolumesCommand({VolumeIds: [id]}))).Volumes?.[0];
  const attachment = found?.Attachments?.[0];
  if (attachment?.InstanceId === undefined) return undefined;
  return {
    action: 'DescribeVolumes',
    values: filters(['attachment.instance-id', attachment.InstanceId], ['attachment.device', attachment.Device]),
    query: 'Volumes[0].VolumeId',
    called: 'volume',
  };
};

const finders = new Map<string, Finder>([
  ['rtb', routeTable],
  ['rtbassoc', routeTableAssociation],
  ['sg', securityGroup],
  ['sgr', securityGroupRule],
  ['acl', networkAcl],
  ['aclassoc', networkAclAssociation],
  ['vpc', vpc],
  ['subnet', subnet],
  ['igw', internetGateway],
  ['eni', networkInterface],
  ['vol', volume],
]);

/// A rule that is gone was of the group that the call took it from.
function revokedRule(id: string, call: Call): Found | undefined {
  const group = call.parameters.find(([name]) => name === 'GroupId')?.[1];
  if (prefixOf(id) !== 'sgr' || group === undefined || !call.action.startsWith('RevokeSecurityGroup')) return undefined;
  return beginningRule(group, call.action.endsWith('Egress'));
}

/// The id itself, and those of the associations that have taken its place, one after the other.
function successors(id: string, calls: readonly Call[]): string[] {
  const chain = [id];
  for (const call of calls) {
    const replaces = /^Replace\w+Association$/.test(call.action);
    const last = chain.at(-1);
    if (!replaces || !call.parameters.some(([name, value]) => name === 'AssociationId' && value === last)) continue;
    const next = call.ids.find((one) => prefixOf(one) === prefixOf(id));
    if (next !== undefined) chain.push(next);
  }
  return chain;
}

/// Where the calls were made: the one that an id is from need not be that of the first call to name it.
function homesOf(first: Home, calls: readonly Call[]): Home[] {
  const homes = new Map<string, Home>();
  for (const {account, region} of [first, ...calls]) homes.set(`${account}/${region}`, {account, region});
  return [...homes.values()];
}

async function findIn(homes: readonly Home[], ids: readonly string[]): Promise<LookUp | undefined> {
  for (const home of homes) {
    for (const id of ids) {
      const found = await finders.get(prefixOf(id))?.(id, home).catch(() => undefined);
      if (found !== undefined) return {...found, home};
    }
  }
  return undefined;
}

/// What can be found of `wanted`, which `calls` name, and what must be found first for that.
export async function lookUps(
  wanted: readonly {id: string; call: Call}[],
  calls: readonly Call[],
): Promise<Map<string, LookUp>> {
  const found = new Map<string, LookUp>();
  const find = async (id: string, call: Call) => {
    if (!finders.has(prefixOf(id))) return;
    const revoked = revokedRule(id, call);
    const lookUp =
      (await findIn(homesOf(call, calls), successors(id, calls))) ?? (revoked && {...revoked, home: call});
    if (lookUp === undefined || found.has(id)) return;
    found.set(id, lookUp);
    await Promise.all(idsIn(JSON.stringify(lookUp.values)).map((other) => find(other, call)));
  };
  await Promise.all(wanted.map(({id, call}) => find(id, call)));
  return found;
}
