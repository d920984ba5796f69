// Kinds of resources, by the prefix of their ids: what their type is called, and the members of answers that
// hold such an id. Those that aren't here stay as they are in a script, and it says so.
export interface ResourceKind {
  type: string; ///< as in tag specifications
  members: readonly string[];
}

const kind = (type: string, ...members: string[]): ResourceKind => ({type, members});

const kinds = new Map<string, ResourceKind>([
  ['vpc', kind('vpc', 'VpcId')],
  ['subnet', kind('subnet', 'SubnetId')],
  ['rtb', kind('route-table', 'RouteTableId')],
  ['igw', kind('internet-gateway', 'InternetGatewayId')],
  ['eigw', kind('egress-only-internet-gateway', 'EgressOnlyInternetGatewayId')],
  ['nat', kind('natgateway', 'NatGatewayId')],
  ['eipalloc', kind('elastic-ip', 'AllocationId')],
  ['pcx', kind('vpc-peering-connection', 'VpcPeeringConnectionId')],
  ['sg', kind('security-group', 'GroupId')],
  ['sgr', kind('security-group-rule', 'SecurityGroupRuleId')],
  ['acl', kind('network-acl', 'NetworkAclId')],
  ['eni', kind('network-interface', 'NetworkInterfaceId')],
  ['eni-attach', kind('attachment', 'AttachmentId')],
  ['i', kind('instance', 'InstanceId')],
  ['vol', kind('volume', 'VolumeId')],
  ['ami', kind('image', 'ImageId')],
  ['snap', kind('snapshot', 'SnapshotId')],
  ['key', kind('key-pair', 'KeyPairId')],
  ['pl', kind('prefix-list', 'PrefixListId')],
  ['dopt', kind('dhcp-options', 'DhcpOptionsId')],
  ['fl', kind('vpc-flow-log', 'FlowLogIds')],
  ['vpce', kind('vpc-endpoint', 'VpcEndpointId')],
  ['vpce-svc', kind('vpc-endpoint-service', 'ServiceId')],
  ['tgw', kind('transit-gateway', 'TransitGatewayId')],
  ['tgw-attach', kind('transit-gateway-attachment', 'TransitGatewayAttachmentId')],
  ['tgw-rtb', kind('transit-gateway-route-table', 'TransitGatewayRouteTableId')],
  ['nip', kind('network-insights-path', 'NetworkInsightsPathId')],
  ['nia', kind('network-insights-analysis', 'NetworkInsightsAnalysisId')],
  ['cgw', kind('customer-gateway', 'CustomerGatewayId')],
  ['vgw', kind('vpn-gateway', 'VpnGatewayId')],
  ['vpn', kind('vpn-connection', 'VpnConnectionId')],
  ['rtbassoc', kind('route-table-association', 'AssociationId', 'NewAssociationId')],
  ['aclassoc', kind('network-acl-association', 'NewAssociationId')],
  ['eipassoc', kind('elastic-ip-association', 'AssociationId')],
  ['vpc-cidr-assoc', kind('vpc-cidr-association', 'AssociationId')],
  ['subnet-cidr-assoc', kind('subnet-cidr-association', 'AssociationId')],
]);

export function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

export function kindOf(id: string): ResourceKind | undefined {
  return kinds.get(prefixOf(id));
}
