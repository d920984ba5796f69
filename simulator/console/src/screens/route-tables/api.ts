// What the pages of route tables ask the API.
import {DescribeRouteTablesCommand, type RouteTable, type RouteTableAssociation} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed, type Described} from '../../api/use-described';
import {allPages} from '../../resource/all-pages';
import {useHome} from '../../resource/use-home';

export function askRouteTables(home: Home, id?: string): Promise<RouteTable[]> {
  return allPages(
    (NextToken) =>
      ec2(home).send(new DescribeRouteTablesCommand(id ? {RouteTableIds: [id]} : {MaxResults: 100, NextToken})),
    (page) => page.RouteTables,
  );
}

export function useTablesOfVpc(vpc: string): Described<RouteTable[]> {
  const home = useHome();
  const Filters = [{Name: 'vpc-id', Values: [vpc]}];
  return useDescribed(
    () =>
      allPages(
        (NextToken) => ec2(home).send(new DescribeRouteTablesCommand({Filters, MaxResults: 100, NextToken})),
        (page) => page.RouteTables,
      ),
    [home, vpc],
  );
}

export const idOf = (table: RouteTable) => table.RouteTableId ?? '';

export const isMain = (table: RouteTable) => table.Associations?.some((association) => association.Main) ?? false;

export const subnetsOf = (table: RouteTable) =>
  (table.Associations ?? []).flatMap((association) => association.SubnetId ?? []);

export const gatewaysOf = (table: RouteTable) =>
  (table.Associations ?? []).flatMap((association) => association.GatewayId ?? []);

/// An association, and the table that it is of.
export interface Associated {
  table: RouteTable;
  association: RouteTableAssociation;
}

/// By the id of the subnet or gateway that is associated.
export function associationsBy(tables: readonly RouteTable[]): Map<string, Associated> {
  const by = new Map<string, Associated>();
  for (const table of tables) {
    for (const association of table.Associations ?? []) {
      const id = association.SubnetId ?? association.GatewayId;
      if (id) by.set(id, {table, association});
    }
  }
  return by;
}
