// Packets, routes and rules as Reachability Analyzer describes them, in one line each.
import type {
  AnalysisAclRule,
  AnalysisPacketHeader,
  AnalysisRouteTableRoute,
  AnalysisSecurityGroupRule,
  PortRange,
} from '@aws-sdk/client-ec2';

const protocolNames: Record<string, string> = {'1': 'ICMP', '6': 'TCP', '17': 'UDP', '58': 'ICMPv6', '-1': 'all'};

export function protocolText(protocol: string | undefined): string {
  return protocol === undefined ? '' : (protocolNames[protocol] ?? protocol).toUpperCase();
}

export function rangeText(range: {From?: number; To?: number}): string {
  return range.From === range.To ? String(range.From) : `${range.From}-${range.To}`;
}

function rangesText(ranges: PortRange[] | undefined): string {
  return (ranges ?? []).map(rangeText).join(', ');
}

function isEveryPort(ranges: PortRange[] | undefined): boolean {
  return (ranges ?? []).every((range) => range.From === 0 && range.To === 65535);
}

function endText(addresses: string[] | undefined, ports: PortRange[] | undefined): string {
  const address = (addresses ?? []).map((one) => one.replace(/\/32$/, '')).join(', ');
  return isEveryPort(ports) ? address : `${address}:${rangesText(ports)}`;
}

/// "TCP 10.0.1.62 → 10.1.1.101:22"
export function headerText(header: AnalysisPacketHeader): string {
  const source = endText(header.SourceAddresses, header.SourcePortRanges);
  const destination = endText(header.DestinationAddresses, header.DestinationPortRanges);
  return `${protocolText(header.Protocol)} ${source} → ${destination}`;
}

export function routeTargetOf(route: AnalysisRouteTableRoute): string | undefined {
  return (
    route.VpcPeeringConnectionId ??
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.EgressOnlyInternetGatewayId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    route.CarrierGatewayId ??
    route.LocalGatewayId ??
    route.CoreNetworkArn
  );
}

/// "10.1.0.0/16 → pcx-1"
export function routeText(route: AnalysisRouteTableRoute | undefined): string | undefined {
  if (route === undefined) return undefined;
  const destination = route.DestinationCidr ?? route.DestinationPrefixListId ?? '';
  const target = routeTargetOf(route);
  return target === undefined ? destination : `${destination} → ${target}`;
}

/// "TCP 22 10.0.1.0/24"
function flowText(protocol: string | undefined, ports: PortRange | undefined, remote: string | undefined): string {
  const portText = ports === undefined || isEveryPort([ports]) ? '' : rangeText(ports);
  return [protocolText(protocol), portText, remote ?? ''].filter((part) => part !== '').join(' ');
}

export function groupRuleText(rule: AnalysisSecurityGroupRule): string {
  return flowText(rule.Protocol, rule.PortRange, rule.Cidr ?? rule.SecurityGroupId ?? rule.PrefixListId);
}

/// "100 allow ALL 0.0.0.0/0"
export function aclRuleText(rule: AnalysisAclRule): string {
  const flow = flowText(rule.Protocol, rule.PortRange, rule.Cidr);
  return `${rule.RuleNumber === 32767 ? '*' : rule.RuleNumber} ${rule.RuleAction} ${flow}`;
}
