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
import {ec2, type Home} from '../../../api/ec2';
import type {LookUp} from './cli-script';
import {prefixOf} from './resource-kinds';
import {idsIn} from './shell-words';
import type {Value} from './wire-parameters';

type Finder = (id: string, home: Home) => Promise<LookUp | undefined>;

function filters(...pairs: [name: string, value: string | undefined][]): {Filters: Value[]} {
  return {Filters: pairs.map(([Name, value]) => ({Name, Values: [value ?? '']}))};
}

const mainRouteTable = (vpc: string | undefined, called: string, query: string): LookUp => ({
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

/// Of the two rules that a default group begins with, or one of the egress rules of any group.
const securityGroupRule: Finder = async (id, home) => {
  const wanted = {SecurityGroupRuleIds: [id]};
  const rule = (await ec2(home).send(new DescribeSecurityGroupRulesCommand(wanted))).SecurityGroupRules?.[0];
  if (rule === undefined || rule.IpProtocol !== '-1') return undefined;
  const egress = rule.IsEgress ? 'IsEgress' : '!IsEgress';
  const query = `SecurityGroupRules[?${egress} && IpProtocol=='-1'] | [0].SecurityGroupRuleId`;
  return {action: 'DescribeSecurityGroupRules', values: filters(['group-id', rule.GroupId]), query, called: 'rule'};
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

/// What can be found of `ids`, and what must be found first for that. What is gone by now can't be.
export async function lookUps(ids: readonly {id: string; home: Home}[]): Promise<Map<string, LookUp>> {
  const found = new Map<string, LookUp>();
  const find = async (id: string, home: Home) => {
    const lookUp = await finders.get(prefixOf(id))?.(id, home).catch(() => undefined);
    if (lookUp === undefined || found.has(id)) return;
    found.set(id, lookUp);
    await Promise.all(idsIn(JSON.stringify(lookUp.values)).map((other) => find(other, home)));
  };
  await Promise.all(ids.map(({id, home}) => find(id, home)));
  return found;
}
