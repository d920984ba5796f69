// One account's region, as its API describes it, in the map's terms. Pure.
import type {RouteTable, Tag} from '@aws-sdk/client-ec2';
import type {Inventory} from './inventory';
import type {
  GatewayPart,
  InstancePart,
  Named,
  Part,
  RegionPart,
  ServicePart,
  SubnetPart,
  TransitGatewayPart,
  VpcPart,
} from './parts';

export function nameOf(tags: Tag[] | undefined): string {
  return tags?.find((tag) => tag.Key === 'Name')?.Value ?? '';
}

export function groupBy<Row>(rows: Row[], key: (row: Row) => string | undefined): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

/// AWS calls a subnet public if its route table has a route to an internet gateway.
function leadsToInternet(table: RouteTable | undefined): boolean {
  return (table?.Routes ?? []).some(
    (route) => route.GatewayId?.startsWith('igw-') && route.State !== 'blackhole',
  );
}

function named(id: string | undefined, tags: Tag[] | undefined): Named {
  return {id: id ?? '', name: nameOf(tags)};
}

/// The SDK's words for an endpoint's states are capitalized; the API's aren't.
function isDeleted(endpoint: {State?: string}): boolean {
  return endpoint.State?.toLowerCase() === 'deleted';
}

/// Reads what one account's API describes of one region.
export class RegionReader {
  private readonly groupNames: Map<string, string>;
  private readonly interfacesBySubnet;
  private readonly instances;
  private readonly natByInterface = new Map<string, string>();

  constructor(private readonly inventory: Inventory) {
    this.groupNames = new Map(
      inventory.securityGroups.map((group) => [
        group.GroupId ?? '',
        nameOf(group.Tags) || (group.GroupName ?? ''),
      ]),
    );
    this.interfacesBySubnet = groupBy(inventory.interfaces, (one) => one.SubnetId);
    this.instances = groupBy(
      inventory.instances.filter((one) => one.State?.Name !== 'terminated'),
      (one) => one.SubnetId,
    );
    for (const nat of inventory.natGateways)
      for (const address of nat.NatGatewayAddresses ?? [])
        if (address.NetworkInterfaceId && nat.NatGatewayId)
          this.natByInterface.set(address.NetworkInterfaceId, nat.NatGatewayId);
  }

  private part(id: string | undefined, tags: Tag[] | undefined): Part {
    return {...this.inventory.home, ...named(id, tags)};
  }

  private groupsOf(groups: {GroupId?: string; GroupName?: string}[] | undefined): Named[] {
    return (groups ?? []).map((group) => ({
      id: group.GroupId ?? '',
      name: this.groupNames.get(group.GroupId ?? '') ?? group.GroupName ?? '',
    }));
  }

  private instancesIn(subnet: string): InstancePart[] {
    return (this.instances.get(subnet) ?? []).map((one) => ({
      ...this.part(one.InstanceId, one.Tags),
      kind: 'instance',
      state: one.State?.Name ?? '',
      privateIp: one.PrivateIpAddress ?? '',
      publicIp: one.PublicIpAddress ?? '',
      groups: this.groupsOf(one.SecurityGroups),
    }));
  }

  private natGatewaysIn(subnet: string): ServicePart[] {
    return this.inventory.natGateways
      .filter((one) => one.SubnetId === subnet && one.State !== 'deleted')
      .map((one) => ({
        ...this.part(one.NatGatewayId, one.Tags),
        kind: 'nat-gateway',
        state: one.State ?? '',
        privateIp: one.NatGatewayAddresses?.[0]?.PrivateIp ?? '',
        publicIp: one.NatGatewayAddresses?.[0]?.PublicIp ?? '',
        groups: [],
      }));
  }

  private endpointsIn(subnet: string): ServicePart[] {
    return this.inventory.vpcEndpoints
      .filter((one) => one.SubnetIds?.includes(subnet) && !isDeleted(one))
      .map((one) => ({
        ...this.part(one.VpcEndpointId, one.Tags),
        kind: 'vpc-endpoint',
        state: one.State ?? '',
        privateIp:
          this.interfacesBySubnet
            .get(subnet)
            ?.find(
              (eni) =>
                eni.NetworkInterfaceId !== undefined &&
                one.NetworkInterfaceIds?.includes(eni.NetworkInterfaceId),
            )?.PrivateIpAddress ?? '',
        publicIp: '',
        groups: this.groupsOf(one.Groups),
      }));
  }

  subnets(vpc: string): SubnetPart[] {
    const tables = this.inventory.routeTables.filter((table) => table.VpcId === vpc);
    const main = tables.find((table) => table.Associations?.some((one) => one.Main));
    const acls = this.inventory.networkAcls.filter((acl) => acl.VpcId === vpc);
    return this.inventory.subnets
      .filter((subnet) => subnet.VpcId === vpc)
      .map((subnet) => {
        const id = subnet.SubnetId ?? '';
        const table = tables.find((one) => one.Associations?.some((link) => link.SubnetId === id)) ?? main;
        const acl = acls.find((one) => one.Associations?.some((link) => link.SubnetId === id));
        return {
          ...this.part(id, subnet.Tags),
          kind: 'subnet',
          cidrs: [
            subnet.CidrBlock,
            ...(subnet.Ipv6CidrBlockAssociationSet ?? []).map((block) => block.Ipv6CidrBlock),
          ].filter((cidr): cidr is string => Boolean(cidr)),
          zone: subnet.AvailabilityZone ?? '',
          public: leadsToInternet(table),
          routeTable: table && {...named(table.RouteTableId, table.Tags), role: table === main ? 'main' : ''},
          networkAcl: acl && {...named(acl.NetworkAclId, acl.Tags), role: acl.IsDefault ? 'default' : ''},
          members: [...this.instancesIn(id), ...this.natGatewaysIn(id), ...this.endpointsIn(id)],
        };
      });
  }

  gateways(vpc: string): GatewayPart[] {
    const at = (attachments: {VpcId?: string; State?: string}[] | undefined) =>
      attachments?.some((one) => one.VpcId === vpc && one.State !== 'detached');
    const {internetGateways, egressOnlyInternetGateways, vpnGateways, vpcEndpoints} = this.inventory;
    return [
      ...internetGateways
        .filter((one) => at(one.Attachments))
        .map((one) => ({...this.part(one.InternetGatewayId, one.Tags), kind: 'internet-gateway' as const})),
      ...egressOnlyInternetGateways
        .filter((one) => at(one.Attachments))
        .map((one) => ({
          ...this.part(one.EgressOnlyInternetGatewayId, one.Tags),
          kind: 'egress-only-internet-gateway' as const,
        })),
      ...vpnGateways
        .filter((one) => at(one.VpcAttachments))
        .map((one) => ({...this.part(one.VpnGatewayId, one.Tags), kind: 'vpn-gateway' as const})),
      ...vpcEndpoints
        .filter((one) => one.VpcId === vpc && one.VpcEndpointType === 'Gateway' && !isDeleted(one))
        .map((one) => ({...this.part(one.VpcEndpointId, one.Tags), kind: 'gateway-endpoint' as const})),
    ];
  }

  vpcs(): VpcPart[] {
    return this.inventory.vpcs.map((vpc) => ({
      ...this.part(vpc.VpcId, vpc.Tags),
      kind: 'vpc',
      known: true,
      cidrs: [
        ...(vpc.CidrBlockAssociationSet ?? []).map((block) => block.CidrBlock),
        ...(vpc.Ipv6CidrBlockAssociationSet ?? []).map((block) => block.Ipv6CidrBlock),
      ].filter((cidr): cidr is string => Boolean(cidr)),
      isDefault: vpc.IsDefault ?? false,
      gateways: this.gateways(vpc.VpcId ?? ''),
      subnets: this.subnets(vpc.VpcId ?? ''),
    }));
  }

  transitGateways(): TransitGatewayPart[] {
    return this.inventory.transitGateways
      .filter((one) => one.OwnerId === this.inventory.home.account && one.State !== 'deleted')
      .map((one) => ({
        ...this.part(one.TransitGatewayId, one.Tags),
        kind: 'transit-gateway',
        vpcs: this.inventory.transitGatewayAttachments
          .filter(
            (link) =>
              link.TransitGatewayId === one.TransitGatewayId &&
              link.ResourceType === 'vpc' &&
              link.State !== 'deleted',
          )
          .map((link) => ({attachment: link.TransitGatewayAttachmentId ?? '', vpc: link.ResourceId ?? ''})),
      }));
  }

  region(): RegionPart {
    return {...this.inventory.home, vpcs: this.vpcs(), transitGateways: this.transitGateways()};
  }

  rememberInterfaces(owners: Map<string, string>) {
    for (const eni of this.inventory.interfaces) {
      const id = eni.NetworkInterfaceId;
      const owner = eni.Attachment?.InstanceId ?? this.natByInterface.get(id ?? '');
      if (id && owner) owners.set(id, owner);
    }
    for (const endpoint of this.inventory.vpcEndpoints)
      for (const id of endpoint.NetworkInterfaceIds ?? [])
        if (endpoint.VpcEndpointId) owners.set(id, endpoint.VpcEndpointId);
  }

  rememberRules(fingerprints: Map<string, string>) {
    const {routeTables, networkAcls, securityGroups} = this.inventory;
    for (const table of routeTables) fingerprints.set(table.RouteTableId ?? '', JSON.stringify(table.Routes));
    for (const acl of networkAcls) fingerprints.set(acl.NetworkAclId ?? '', JSON.stringify(acl.Entries));
    for (const group of securityGroups)
      fingerprints.set(group.GroupId ?? '', JSON.stringify([group.IpPermissions, group.IpPermissionsEgress]));
  }
}
