// Changes of a route table's associations and propagations, by the API.
import {
  AssociateRouteTableCommand,
  DisableVgwRoutePropagationCommand,
  DisassociateRouteTableCommand,
  EnableVgwRoutePropagationCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import {apiErrorOf, ec2, type ApiError, type Home} from '../../api/ec2';
import type {Change} from './association-changes';

export interface RefusedChange {
  name: string;
  error: ApiError;
}

function makeChange(home: Home, RouteTableId: string, change: Change): Promise<unknown> {
  const {name} = change;
  const api = ec2(home);
  switch (change.what) {
    case 'associate':
      return api.send(
        new AssociateRouteTableCommand({
          RouteTableId,
          ...(name.startsWith('subnet-') ? {SubnetId: name} : {GatewayId: name}),
        }),
      );
    case 'move':
      return api.send(
        new ReplaceRouteTableAssociationCommand({AssociationId: change.association, RouteTableId}),
      );
    case 'disassociate':
      return api.send(new DisassociateRouteTableCommand({AssociationId: change.association}));
    case 'enable-propagation':
      return api.send(new EnableVgwRoutePropagationCommand({RouteTableId, GatewayId: name}));
    case 'disable-propagation':
      return api.send(new DisableVgwRoutePropagationCommand({RouteTableId, GatewayId: name}));
  }
}

/// One after another; one that is refused doesn't keep the others back.
export async function makeChanges(home: Home, table: string, changes: readonly Change[]): Promise<RefusedChange[]> {
  const refused: RefusedChange[] = [];
  for (const change of changes) {
    try {
      await makeChange(home, table, change);
    } catch (thrown) {
      refused.push({name: change.name, error: apiErrorOf(thrown)});
    }
  }
  return refused;
}
