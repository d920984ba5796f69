// What a route leads to: from the API's record to a kind and an id, and back to the API's parameters.
import type {CreateRouteRequest, ReplaceRouteRequest, Route} from '@aws-sdk/client-ec2';

export type TargetKind =
  | 'local'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'peering-connection'
  | 'instance'
  | 'network-interface'
  | 'transit-gateway'
  | 'egress-only-internet-gateway'
  | 'virtual-private-gateway'
  | 'load-balancer-endpoint'
  | 'gateway-endpoint'
  | 'other'; ///< one that the console has no picker for: carrier and local gateways, core networks

export interface RouteTarget {
  kind: TargetKind;
  id: string; ///< "pcx-1"; "local"
}

/// What can be chosen in the editor, in the order of AWS's console: the alphabet's.
export const choosableKinds: readonly TargetKind[] = [
  'egress-only-internet-gateway',
  'load-balancer-endpoint',
  'instance',
  'internet-gateway',
  'nat-gateway',
  'network-interface',
  'peering-connection',
  'transit-gateway',
  'virtual-private-gateway',
];

/// What a VPC's local route may be given as a target (VPC user guide, "Replace or restore the target for a local
/// route").
export const kindsForLocalRoutes: readonly TargetKind[] = [
  'local',
  'load-balancer-endpoint',
  'instance',
  'nat-gateway',
  'network-interface',
];

function kindOfGateway(route: Route, id: string): TargetKind {
  if (id === 'local') return 'local';
  if (id.startsWith('igw-')) return 'internet-gateway';
  if (id.startsWith('vgw-')) return 'virtual-private-gateway';
  // An endpoint's routes to a service have the service's prefix list as their destination.
  if (id.startsWith('vpce-')) return route.DestinationPrefixListId ? 'gateway-endpoint' : 'load-balancer-endpoint';
  return 'other';
}

/// The target of a route as the API describes it. A route to an instance names its network interface too.
export function targetOf(route: Route): RouteTarget {
  if (route.GatewayId) return {kind: kindOfGateway(route, route.GatewayId), id: route.GatewayId};
  if (route.NatGatewayId) return {kind: 'nat-gateway', id: route.NatGatewayId};
  if (route.VpcPeeringConnectionId) return {kind: 'peering-connection', id: route.VpcPeeringConnectionId};
  if (route.TransitGatewayId) return {kind: 'transit-gateway', id: route.TransitGatewayId};
  if (route.EgressOnlyInternetGatewayId)
    return {kind: 'egress-only-internet-gateway', id: route.EgressOnlyInternetGatewayId};
  if (route.InstanceId) return {kind: 'instance', id: route.InstanceId};
  if (route.NetworkInterfaceId) return {kind: 'network-interface', id: route.NetworkInterfaceId};
  return {kind: 'other', id: route.CarrierGatewayId ?? route.LocalGatewayId ?? route.CoreNetworkArn ?? ''};
}

type TargetParameters = Omit<CreateRouteRequest, 'RouteTableId'> & Pick<ReplaceRouteRequest, 'LocalTarget'>;

/// The parameter of CreateRoute and ReplaceRoute that names the target.
export function targetParameters({kind, id}: RouteTarget): TargetParameters {
  switch (kind) {
    case 'local':
      return {LocalTarget: true};
    case 'internet-gateway':
    case 'virtual-private-gateway':
    case 'other':
      return {GatewayId: id};
    case 'nat-gateway':
      return {NatGatewayId: id};
    case 'peering-connection':
      return {VpcPeeringConnectionId: id};
    case 'instance':
      return {InstanceId: id};
    case 'network-interface':
      return {NetworkInterfaceId: id};
    case 'transit-gateway':
      return {TransitGatewayId: id};
    case 'egress-only-internet-gateway':
      return {EgressOnlyInternetGatewayId: id};
    case 'load-balancer-endpoint':
    case 'gateway-endpoint':
      return {VpcEndpointId: id};
  }
}

export function destinationOf(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

type DestinationParameters = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

/// The parameter of CreateRoute, ReplaceRoute and DeleteRoute that names the destination.
export function destinationParameters(destination: string): DestinationParameters {
  if (destination.startsWith('pl-')) return {DestinationPrefixListId: destination};
  if (destination.includes(':')) return {DestinationIpv6CidrBlock: destination};
  return {DestinationCidrBlock: destination};
}

export const isPropagated = (route: Route) => route.Origin === 'EnableVgwRoutePropagation';

/// A VPC's own: it can be given another target but not be removed.
export const isLocalRoute = (route: Route) => route.Origin === 'CreateRouteTable';

/// Comes and goes with something else, or leads where the editor has no picker for.
export function isReadOnly(route: Route): boolean {
  const {kind} = targetOf(route);
  return isPropagated(route) || kind === 'gateway-endpoint' || kind === 'other';
}
