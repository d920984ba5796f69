// The routes that lead to a peering connection, in this account and region.
import {DescribeRouteTablesCommand, type Route, type RouteTable} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed, type Described} from '../../api/use-described';
import {allPages} from '../../resource/all-pages';

export interface PeeringRoute {
  table: RouteTable;
  route: Route;
  destination: string;
}

export async function routesTo(home: Home, peering: string): Promise<PeeringRoute[]> {
  const tables = await allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeRouteTablesCommand({
          Filters: [{Name: 'route.vpc-peering-connection-id', Values: [peering]}],
          MaxResults: 100,
          NextToken,
        }),
      ),
    (page) => page.RouteTables,
  );
  return tables.flatMap((table) =>
    (table.Routes ?? [])
      .filter((route) => route.VpcPeeringConnectionId === peering)
      .map((route) => ({
        table,
        route,
        destination: route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '',
      })),
  );
}

export function useRoutesTo(home: Home, peering: string): Described<PeeringRoute[]> {
  return useDescribed(() => routesTo(home, peering), [home.account, home.region, peering]);
}
