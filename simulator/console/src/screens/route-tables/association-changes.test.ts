import assert from 'node:assert/strict';
import {test} from 'node:test';
import {associationChanges, propagationChanges} from './association-changes';
import type {Associated} from './api';

function associated(table: string, id: string): [string, Associated] {
  return [id, {table: {RouteTableId: table}, association: {RouteTableAssociationId: `rtbassoc-${id}`, SubnetId: id}}];
}

test('what is chosen anew, taken from another table or no longer chosen changes; the rest stays', () => {
  const now = new Map([
    associated('rtb-1', 'subnet-kept'),
    associated('rtb-1', 'subnet-dropped'),
    associated('rtb-2', 'subnet-taken'),
    associated('rtb-2', 'subnet-other'),
  ]);
  assert.deepEqual(associationChanges('rtb-1', ['subnet-kept', 'subnet-taken', 'subnet-new'], now), [
    {name: 'subnet-taken', what: 'move', association: 'rtbassoc-subnet-taken'},
    {name: 'subnet-new', what: 'associate'},
    {name: 'subnet-dropped', what: 'disassociate', association: 'rtbassoc-subnet-dropped'},
  ]);
});

test('propagation is enabled for what is chosen and disabled for what no longer is', () => {
  assert.deepEqual(propagationChanges(['vgw-1', 'vgw-2'], ['vgw-2', 'vgw-3']), [
    {name: 'vgw-1', what: 'enable-propagation'},
    {name: 'vgw-3', what: 'disable-propagation'},
  ]);
});
