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

export type RuleType = 'ssh' | 'https' | 'http' | 'tcp' | 'udp' | 'icmp' | 'all';
export type RuleSource = 'anywhere' | 'my-ip' | 'custom';

export interface FirewallRule {
  type: RuleType;
  port: string; ///< of the types 'tcp' and 'udp': "8080", "1024-2047"
  source: RuleSource;
  cidr: string; ///< of the source 'custom'
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

/// Whoever calls from this machine is this address to the rules (README, "Log in").
export const myAddress = '127.0.0.1/32';

const wellKnown: Partial<Record<RuleType, string>> = {ssh: '22', https: '443', http: '80'};

export function sshRule(): FirewallRule {
  return {type: 'ssh', port: '', source: 'anywhere', cidr: ''};
}

export function protocolOf(rule: FirewallRule): string {
  if (rule.type === 'all') return '-1';
  return rule.type === 'icmp' || rule.type === 'udp' ? rule.type : 'tcp';
}

/// As typed or, of a well-known service, its own; '' where there are no ports.
export function portsOf(rule: FirewallRule): string {
  if (rule.type === 'icmp' || rule.type === 'all') return '';
  return wellKnown[rule.type] ?? rule.port.trim();
}

export function cidrOf(rule: FirewallRule): string {
  if (rule.source === 'anywhere') return '0.0.0.0/0';
  return rule.source === 'my-ip' ? myAddress : rule.cidr.trim();
}

function permissionOf(rule: FirewallRule): IpPermission {
  const cidr = cidrOf(rule);
  const protocol = protocolOf(rule);
  const source = cidr.includes(':') ? {Ipv6Ranges: [{CidrIpv6: cidr}]} : {IpRanges: [{CidrIp: cidr}]};
  if (protocol === '-1') return {IpProtocol: protocol, ...source};
  if (protocol === 'icmp') return {IpProtocol: protocol, FromPort: -1, ToPort: -1, ...source};
  const [from, to = from] = portsOf(rule).split('-').map(Number);
  return {IpProtocol: protocol, FromPort: from, ToPort: to, ...source};
}

export function isPort(text: string): boolean {
  return /^\d{1,5}(-\d{1,5})?$/.test(text);
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
  return {GroupId: group, IpPermissions: form.firewall.rules.map(permissionOf)};
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
