// The components of a path, as the rows that are shown: pure.
import type {
  AnalysisComponent,
  FilterPortRange,
  NetworkInsightsPath,
  PathComponent,
  PathFilter,
} from '@aws-sdk/client-ec2';
import {aclRuleText, groupRuleText, headerText, routeText} from './packet-text';

export interface Hop {
  number: number;
  component: AnalysisComponent;
  kind: string; ///< the prefix of its id: "rtb"
  rule?: string; ///< the rule or route that lets the packet on
  attachedTo?: AnalysisComponent;
  subnet?: AnalysisComponent;
  vpc?: AnalysisComponent;
  sourceVpc?: AnalysisComponent;
  destinationVpc?: AnalysisComponent;
  inbound?: string; ///< the packet as it comes
  outbound?: string; ///< and as it leaves
  notes: string[]; ///< codes of AdditionalDetails
}

/// "rtb" of "rtb-1", "tgw-attach" of "tgw-attach-1".
export function kindOf(id: string | undefined): string {
  return id?.replace(/-[0-9a-f]+$/, '') ?? '';
}

function ruleOf(component: PathComponent): string | undefined {
  if (component.SecurityGroupRule) return groupRuleText(component.SecurityGroupRule);
  if (component.AclRule) return aclRuleText(component.AclRule);
  if (component.TransitGatewayRouteTableRoute) {
    const {DestinationCidr, AttachmentId} = component.TransitGatewayRouteTableRoute;
    return `${DestinationCidr ?? ''} → ${AttachmentId ?? ''}`;
  }
  return routeText(component.RouteTableRoute);
}

export function hopsOf(components: PathComponent[] | undefined): Hop[] {
  return (components ?? []).map((component, index) => ({
    number: component.SequenceNumber ?? index + 1,
    component: component.Component ?? {},
    kind: kindOf(component.Component?.Id),
    rule: ruleOf(component),
    attachedTo: component.AttachedTo,
    subnet: component.Subnet,
    vpc: component.Vpc,
    sourceVpc: component.SourceVpc,
    destinationVpc: component.DestinationVpc,
    inbound: component.InboundHeader && headerText(component.InboundHeader),
    outbound: component.OutboundHeader && headerText(component.OutboundHeader),
    notes: (component.AdditionalDetails ?? [])
      .map((detail) => detail.AdditionalDetailType)
      .filter((type) => type !== undefined),
  }));
}

/// The port that a path is about, wherever it was said.
export function portOf(path: NetworkInsightsPath): string {
  if (path.DestinationPort !== undefined) return String(path.DestinationPort);
  const range = path.FilterAtSource?.DestinationPortRange ?? path.FilterAtDestination?.DestinationPortRange;
  return range === undefined ? '' : portsText(range);
}

function portsText({FromPort, ToPort}: FilterPortRange): string {
  return FromPort === ToPort ? String(FromPort) : `${FromPort}-${ToPort}`;
}

function endText(address: string | undefined, range: FilterPortRange | undefined, any: string): string {
  if (range === undefined) return address ?? any;
  return `${address ?? any}:${portsText(range)}`;
}

/// "10.0.0.1 → any:22"; nothing for no filter.
export function filterText(filter: PathFilter | undefined, any: string): string {
  if (filter === undefined) return '';
  const source = endText(filter.SourceAddress, filter.SourcePortRange, any);
  return `${source} → ${endText(filter.DestinationAddress, filter.DestinationPortRange, any)}`;
}

export function destinationOf(path: NetworkInsightsPath): string {
  return path.Destination || path.FilterAtSource?.DestinationAddress || path.DestinationIp || '';
}

/// Where the map shows the same question.
export function mapAddress(path: NetworkInsightsPath): string {
  const query = new URLSearchParams({
    from: path.Source ?? '',
    to: destinationOf(path),
    protocol: path.Protocol ?? 'tcp',
    port: portOf(path).split('-')[0] ?? '',
  });
  return `#/map?${query}`;
}
