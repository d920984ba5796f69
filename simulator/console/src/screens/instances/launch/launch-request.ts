// The form "Launch an instance" as the parameters of CreateSecurityGroup, its rules and RunInstances.
import type {
  AuthorizeSecurityGroupIngressCommandInput,
  CreateSecurityGroupCommandInput,
  InstanceNetworkInterfaceSpecification,
  IpPermission,
  RunInstancesCommandInput,
  SecurityGroup,
  _InstanceType,
} from '@aws-sdk/client-ec2';
import {tagSpecifications, withName, type EditedTag} from '../../../resource/tags';
import {newTraffic, trafficOf, type TrafficDraft} from '../../../traffic/draft';

export type RuleSource = 'anywhere' | 'my-ip' | 'custom';

export interface FirewallRule {
  traffic: TrafficDraft;
  source: RuleSource;
  cidr: string;
}

export interface Firewall {
  create: boolean; ///< a new group; else those of `existing`
  name: string;
  description: string;
  rules: FirewallRule[];
  existing: string[];
}

export interface LaunchForm {
  name: string;
  tags: EditedTag[];
  image: string;
  type: _InstanceType;
  key: string | undefined; ///< undefined: nothing chosen yet; '': without one
  vpc: string;
  subnet: string; ///< '': no preference, which only a default VPC takes
  publicIp: 'subnet' | 'enable' | 'disable'; ///< 'subnet': as the subnet has it
  firewall: Firewall;
  privateIp: string;
  userData: string;
  count: string;
}

export const anywhere = '0.0.0.0/0';

/// "SSH/tcp" from anywhere, say.
export function openRule(type: string): FirewallRule {
  return {traffic: {...newTraffic, type}, source: 'anywhere', cidr: anywhere};
}

/// Whether it can be sent; the rest is for the API to say.
export function isWhole(rule: FirewallRule): boolean {
  return rule.cidr.trim() !== '' && typeof trafficOf(rule.traffic) !== 'string';
}

function permissionOf(rule: FirewallRule): IpPermission[] {
  const traffic = trafficOf(rule.traffic);
  if (typeof traffic === 'string') return [];
  const cidr = rule.cidr.trim();
  const source = cidr.includes(':') ? {Ipv6Ranges: [{CidrIpv6: cidr}]} : {IpRanges: [{CidrIp: cidr}]};
  return [{IpProtocol: traffic.protocol, FromPort: traffic.from, ToPort: traffic.to, ...source}];
}

/// "launch-wizard-3", after the highest that is there.
export function nextGroupName(groups: readonly SecurityGroup[]): string {
  const numbers = groups.map((group) => Number(/^launch-wizard-(\d+)$/.exec(group.GroupName ?? '')?.[1] ?? 0));
  return `launch-wizard-${Math.max(0, ...numbers) + 1}`;
}

export function groupRequest(form: LaunchForm): CreateSecurityGroupCommandInput {
  return {GroupName: form.firewall.name, Description: form.firewall.description, VpcId: form.vpc};
}

export function rulesRequest(form: LaunchForm, group: string): AuthorizeSecurityGroupIngressCommandInput {
  return {GroupId: group, IpPermissions: form.firewall.rules.flatMap(permissionOf)};
}

/// A choice about the public address is one of an interface; subnet, groups and addresses then stand there, too.
function networkOf(form: LaunchForm, groups: string[]) {
  const subnet = form.subnet || undefined;
  const privateIp = form.privateIp.trim() || undefined;
  if (form.publicIp === 'subnet')
    return {SubnetId: subnet, SecurityGroupIds: groups, PrivateIpAddress: privateIp};
  const primary: InstanceNetworkInterfaceSpecification = {
    DeviceIndex: 0,
    AssociatePublicIpAddress: form.publicIp === 'enable',
    SubnetId: subnet,
    Groups: groups,
    PrivateIpAddress: privateIp,
  };
  return {NetworkInterfaces: [primary]};
}

/// UTF-8 in base64, as the API takes user data.
export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/// 0 for what is no number.
export function instanceCount(form: LaunchForm): number {
  return /^\d{1,4}$/.test(form.count.trim()) ? Number(form.count) : 0;
}

export function runRequest(form: LaunchForm, groups: string[]): RunInstancesCommandInput {
  const count = instanceCount(form);
  return {
    ImageId: form.image,
    InstanceType: form.type,
    KeyName: form.key || undefined,
    MinCount: count,
    MaxCount: count,
    UserData: form.userData === '' ? undefined : base64(form.userData),
    TagSpecifications: tagSpecifications('instance', withName(form.tags, form.name.trim())),
    ...networkOf(form, groups),
  };
}
