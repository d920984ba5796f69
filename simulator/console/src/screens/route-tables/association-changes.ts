// From chosen subnets, gateways or propagations to the calls that make it so.
import {
  AssociateRouteTableCommand,
  DisableVgwRoutePropagationCommand,
  DisassociateRouteTableCommand,
  EnableVgwRoutePropagationCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import {apiErrorOf, ec2, type ApiError, type Home} from '../../api/ec2';
import type {Associated} from './api';

/// A call, and what it is about.
export interface NamedCall {
  name: string;
  send(): Promise<unknown>;
}

export interface NamedError {
  name: string;
  error: ApiError;
}

/// One after another; one that is refused doesn't keep the others back.
export async function sendAll(calls: readonly NamedCall[]): Promise<NamedError[]> {
  const errors: NamedError[] = [];
  for (const {name, send} of calls) {
    try {
      await send();
    } catch (thrown) {
      errors.push({name, error: apiErrorOf(thrown)});
    }
  }
  return errors;
}

/// `chosen` are the subnets (or gateways) that the table is to have; `now` is what is associated with which table.
/// What another table has is moved in one step, so that it isn't without one meanwhile.
export function associationCalls(
  home: Home,
  RouteTableId: string,
  chosen: readonly string[],
  now: ReadonlyMap<string, Associated>,
): NamedCall[] {
  const wanted = new Set(chosen);
  const calls: NamedCall[] = [];
  for (const name of chosen) {
    const known = now.get(name);
    if (known?.table.RouteTableId === RouteTableId) continue;
    const AssociationId = known?.association.RouteTableAssociationId;
    const target = name.startsWith('subnet-') ? {SubnetId: name} : {GatewayId: name};
    const send = () =>
      AssociationId
        ? ec2(home).send(new ReplaceRouteTableAssociationCommand({AssociationId, RouteTableId}))
        : ec2(home).send(new AssociateRouteTableCommand({RouteTableId, ...target}));
    calls.push({name, send});
  }
  for (const [name, {table, association}] of now) {
    if (table.RouteTableId !== RouteTableId || wanted.has(name)) continue;
    const AssociationId = association.RouteTableAssociationId;
    calls.push({name, send: () => ec2(home).send(new DisassociateRouteTableCommand({AssociationId}))});
  }
  return calls;
}

/// `chosen` are the virtual private gateways whose routes are to be propagated.
export function propagationCalls(
  home: Home,
  RouteTableId: string,
  chosen: readonly string[],
  now: readonly string[],
): NamedCall[] {
  const enabled = chosen.filter((id) => !now.includes(id));
  const disabled = now.filter((id) => !chosen.includes(id));
  return [
    ...enabled.map((GatewayId) => ({
      name: GatewayId,
      send: () => ec2(home).send(new EnableVgwRoutePropagationCommand({RouteTableId, GatewayId})),
    })),
    ...disabled.map((GatewayId) => ({
      name: GatewayId,
      send: () => ec2(home).send(new DisableVgwRoutePropagationCommand({RouteTableId, GatewayId})),
    })),
  ];
}
