// What the map's network is made of.
export interface Named {
  id: string;
  name: string; ///< the Name tag (of a security group without one: its own name); may be empty
}

/// A route table or network ACL.
export interface Rules extends Named {
  role: '' | 'main' | 'default'; ///< AWS made it with the VPC
}

/// Where a part belongs, so that a link to its page can switch to that account and region.
export interface Part extends Named {
  account: string;
  region: string;
}

export interface InstancePart extends Part {
  kind: 'instance';
  state: string;
  privateIp: string;
  publicIp: string; ///< empty: none
  groups: Named[];
}

/// Something else with an address in a subnet.
export interface ServicePart extends Part {
  kind: 'nat-gateway' | 'vpc-endpoint';
  state: string;
  privateIp: string;
  publicIp: string;
  groups: Named[];
}

export interface SubnetPart extends Part {
  kind: 'subnet';
  cidrs: string[];
  zone: string;
  public: boolean; ///< its route table has a route to an internet gateway
  routeTable: Rules | undefined;
  networkAcl: Rules | undefined;
  members: (InstancePart | ServicePart)[]; ///< instances first
}

export interface GatewayPart extends Part {
  kind: 'internet-gateway' | 'egress-only-internet-gateway' | 'vpn-gateway' | 'gateway-endpoint';
}

export interface VpcPart extends Part {
  kind: 'vpc';
  known: boolean; ///< false: all that is known is that a peering connection names it
  cidrs: string[];
  isDefault: boolean;
  gateways: GatewayPart[];
  subnets: SubnetPart[];
}

export interface TransitGatewayPart extends Part {
  kind: 'transit-gateway';
  vpcs: {attachment: string; vpc: string}[];
}

export interface RegionPart {
  account: string;
  region: string;
  vpcs: VpcPart[];
  transitGateways: TransitGatewayPart[];
}

export interface AccountPart {
  account: string;
  regions: RegionPart[];
}

/// How a peering connection is drawn: does it carry packets, may it yet, or never.
export type PeeringLife = 'active' | 'pending' | 'failed';

export interface PeeringPart extends Part {
  kind: 'peering-connection';
  status: string; ///< AWS's code: "pending-acceptance"
  message: string;
  life: PeeringLife;
  requester: string; ///< VPC ids
  accepter: string;
}

export interface NetworkModel {
  accounts: AccountPart[];
  peerings: PeeringPart[];
  /// The instance, NAT gateway or endpoint that an interface is of.
  ownerOfInterface: Map<string, string>;
  /// What route tables, network ACLs and security groups say, by id: to tell when it changes.
  fingerprints: Map<string, string>;
}

/// What people call it: its name, else its id.
export function labelOf(part: Named): string {
  return part.name || part.id;
}

export function regionsOf(model: NetworkModel): RegionPart[] {
  return model.accounts.flatMap((account) => account.regions);
}

export function vpcsOf(model: NetworkModel): VpcPart[] {
  return regionsOf(model).flatMap((region) => region.vpcs);
}

export function instancesOf(model: NetworkModel): InstancePart[] {
  return vpcsOf(model).flatMap((vpc) =>
    vpc.subnets.flatMap((subnet) =>
      subnet.members.filter((member): member is InstancePart => member.kind === 'instance'),
    ),
  );
}
