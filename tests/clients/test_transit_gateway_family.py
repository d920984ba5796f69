"""Transit gateways through boto3 and the AWS CLI: two VPCs on a hub, and two hubs in two regions."""

from vpcsim_server import ACCOUNT, PARTNER, REGION, ServerTestCase

ELSEWHERE = "eu-west-1"


class TransitGatewayFamily(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.gateway = self.ec2.create_transit_gateway(
            Description="hub", Options={"AmazonSideAsn": 64513, "DnsSupport": "enable"},
            TagSpecifications=[{"ResourceType": "transit-gateway", "Tags": [{"Key": "Name", "Value": "hub"}]}],
        )["TransitGateway"]
        self.gateway_id = self.gateway["TransitGatewayId"]
        self.table = self.gateway["Options"]["AssociationDefaultRouteTableId"]

    def attach(self, number):
        vpc = self.ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{number}.0.0/24")["Subnet"]["SubnetId"]
        attachment = self.ec2.create_transit_gateway_vpc_attachment(
            TransitGatewayId=self.gateway_id, VpcId=vpc, SubnetIds=[subnet],
        )["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
        return vpc, subnet, attachment

    def routes(self, table, *filters, ec2=None):
        found = (ec2 or self.ec2).search_transit_gateway_routes(
            TransitGatewayRouteTableId=table,
            Filters=[{"Name": name, "Values": values} for name, values in filters])
        return [(route["DestinationCidrBlock"], route["Type"], route["State"]) for route in found["Routes"]]

    def test_vpcs_on_a_hub(self):
        (vpc, subnet, first), (_, _, second) = self.attach(0), self.attach(1)
        interface = self.ec2.describe_network_interfaces(
            Filters=[{"Name": "interface-type", "Values": ["transit_gateway"]},
                     {"Name": "subnet-id", "Values": [subnet]}])["NetworkInterfaces"][0]
        self.assertEqual(interface["Description"], f"Network Interface for Transit Gateway Attachment {first}")
        self.assert_refused("DependencyViolation", self.ec2.delete_subnet, SubnetId=subnet)
        self.assert_refused("DuplicateTransitGatewayAttachment", self.ec2.create_transit_gateway_vpc_attachment,
                            TransitGatewayId=self.gateway_id, VpcId=vpc, SubnetIds=[subnet])
        self.assertEqual(self.routes(self.table, ("type", ["propagated"])),
                         [("10.0.0.0/16", "propagated", "active"), ("10.1.0.0/16", "propagated", "active")])
        self.assertEqual(self.routes(self.table, ("route-search.longest-prefix-match", ["10.1.2.3"])),
                         [("10.1.0.0/16", "propagated", "active")])
        modified = self.ec2.modify_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=second, Options={"ApplianceModeSupport": "enable"})
        self.assertEqual(modified["TransitGatewayVpcAttachment"]["State"], "modifying")
        described = self.ec2.describe_transit_gateway_attachments(
            Filters=[{"Name": "resource-id", "Values": [vpc]}])["TransitGatewayAttachments"]
        self.assertEqual([one["Association"]["State"] for one in described], ["associated"])
        self.assert_refused("IncorrectState", self.ec2.delete_transit_gateway, TransitGatewayId=self.gateway_id)
        for attachment in (first, second):
            self.ec2.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.ec2.delete_subnet(SubnetId=subnet)
        self.ec2.delete_vpc(VpcId=vpc)
        deleted = self.ec2.delete_transit_gateway(TransitGatewayId=self.gateway_id)["TransitGateway"]
        self.assertEqual(deleted["State"], "deleting")

    def test_route_tables_of_its_own(self):
        _, _, attachment = self.attach(0)
        table = self.ec2.create_transit_gateway_route_table(
            TransitGatewayId=self.gateway_id)["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
        pair = {"TransitGatewayRouteTableId": table, "TransitGatewayAttachmentId": attachment}
        self.assert_refused("Resource.AlreadyAssociated", self.ec2.associate_transit_gateway_route_table, **pair)
        self.ec2.disassociate_transit_gateway_route_table(**{**pair, "TransitGatewayRouteTableId": self.table})
        self.ec2.associate_transit_gateway_route_table(**pair)
        self.ec2.enable_transit_gateway_route_table_propagation(**pair)
        associations = self.ec2.get_transit_gateway_route_table_associations(TransitGatewayRouteTableId=table)
        self.assertEqual([one["State"] for one in associations["Associations"]], ["associated"])
        propagations = self.ec2.get_transit_gateway_route_table_propagations(TransitGatewayRouteTableId=table)
        self.assertEqual(len(propagations["TransitGatewayRouteTablePropagations"]), 1)
        tables = self.ec2.get_transit_gateway_attachment_propagations(TransitGatewayAttachmentId=attachment)
        self.assertEqual(len(tables["TransitGatewayAttachmentPropagations"]), 2)
        destination = {"TransitGatewayRouteTableId": table, "DestinationCidrBlock": "192.168.0.0/16"}
        self.ec2.create_transit_gateway_route(**destination, Blackhole=True)
        self.assert_refused("RouteAlreadyExists", self.ec2.create_transit_gateway_route, **destination, Blackhole=True)
        self.ec2.replace_transit_gateway_route(**destination, TransitGatewayAttachmentId=attachment)
        self.assertEqual(self.routes(table, ("state", ["active"])),
                         [("10.0.0.0/16", "propagated", "active"), ("192.168.0.0/16", "static", "active")])
        self.assertEqual(self.ec2.delete_transit_gateway_route(**destination)["Route"]["State"], "deleted")
        self.ec2.disable_transit_gateway_route_table_propagation(**pair)
        self.ec2.disassociate_transit_gateway_route_table(**pair)
        self.ec2.delete_transit_gateway_route_table(TransitGatewayRouteTableId=table)
        shown = self.ec2.describe_transit_gateway_route_tables(
            Filters=[{"Name": "state", "Values": ["available"]}])["TransitGatewayRouteTables"]
        self.assertEqual([one["TransitGatewayRouteTableId"] for one in shown], [self.table])

    def test_a_peering_of_hubs_in_two_regions_and_accounts(self):
        partner = self.server.ec2(PARTNER, ELSEWHERE)
        peer = partner.create_transit_gateway()["TransitGateway"]
        made = self.ec2.create_transit_gateway_peering_attachment(
            TransitGatewayId=self.gateway_id, PeerTransitGatewayId=peer["TransitGatewayId"],
            PeerAccountId=PARTNER, PeerRegion=ELSEWHERE)["TransitGatewayPeeringAttachment"]
        self.assertEqual(made["State"], "initiatingRequest")
        self.assertEqual(made["RequesterTgwInfo"],
                         {"TransitGatewayId": self.gateway_id, "OwnerId": ACCOUNT, "Region": REGION})
        attachment = {"TransitGatewayAttachmentId": made["TransitGatewayAttachmentId"]}
        self.assert_refused("InvalidParameterValue", self.ec2.accept_transit_gateway_peering_attachment, **attachment)
        partner.accept_transit_gateway_peering_attachment(**attachment)
        for ec2 in (self.ec2, partner):
            seen = ec2.describe_transit_gateway_peering_attachments()["TransitGatewayPeeringAttachments"]
            self.assertEqual([one["State"] for one in seen], ["available"])
        table = peer["Options"]["AssociationDefaultRouteTableId"]
        partner.create_transit_gateway_route(
            TransitGatewayRouteTableId=table, DestinationCidrBlock="10.0.0.0/8", **attachment)
        self.ec2.delete_transit_gateway_peering_attachment(**attachment)
        self.assertEqual(self.routes(table, ("type", ["static"]), ec2=partner),
                         [("10.0.0.0/8", "static", "blackhole")])

    def test_security_groups_across_a_hub(self):
        (own, _, _), (other, _, attachment) = self.attach(0), self.attach(1)
        groups = [self.ec2.create_security_group(GroupName="g", Description="x", VpcId=vpc)["GroupId"]
                  for vpc in (own, other)]
        rule = {"GroupId": groups[0], "IpPermissions": [
            {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": groups[1]}]}]}
        self.assert_refused("InvalidGroup.NotFound", self.ec2.authorize_security_group_ingress, **rule)
        # An option that is younger than botocore 1.29.
        self.ec2.meta.events.register_first(
            "before-call.ec2.ModifyTransitGateway",
            lambda params, **_: params["body"].update({"Options.SecurityGroupReferencingSupport": "enable"}))
        self.ec2.modify_transit_gateway(TransitGatewayId=self.gateway_id, Options={"VpnEcmpSupport": "enable"})
        self.ec2.authorize_security_group_ingress(**rule)
        self.assert_refused("InvalidGroup.NotFound", self.ec2.authorize_security_group_egress, **rule)
        references = self.ec2.describe_security_group_references(GroupId=[groups[1]])
        self.assertEqual([one["ReferencingVpcId"] for one in references["SecurityGroupReferenceSet"]], [own])
        self.ec2.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        stale = self.ec2.describe_stale_security_groups(VpcId=own)["StaleSecurityGroupSet"]
        self.assertEqual([one["GroupId"] for one in stale], [groups[0]])

    def test_a_tunnel_to_an_appliance(self):
        self.ec2.modify_transit_gateway(
            TransitGatewayId=self.gateway_id, Options={"AddTransitGatewayCidrBlocks": ["192.0.2.0/24"]})
        _, _, transport = self.attach(0)
        connect = self.ec2.create_transit_gateway_connect(
            TransportTransitGatewayAttachmentId=transport, Options={"Protocol": "gre"},
        )["TransitGatewayConnect"]["TransitGatewayAttachmentId"]
        peer = self.ec2.create_transit_gateway_connect_peer(
            TransitGatewayAttachmentId=connect, PeerAddress="10.0.0.9", BgpOptions={"PeerAsn": 65001},
            InsideCidrBlocks=["169.254.6.0/29"])["TransitGatewayConnectPeer"]
        self.assertEqual([one["BgpStatus"] for one in peer["ConnectPeerConfiguration"]["BgpConfigurations"]],
                         ["down", "down"])
        self.assert_refused("IncorrectState", self.ec2.delete_transit_gateway_connect,
                            TransitGatewayAttachmentId=connect)
        self.assert_refused("IncorrectState", self.ec2.delete_transit_gateway_vpc_attachment,
                            TransitGatewayAttachmentId=transport)
        shown = self.ec2.describe_transit_gateway_connect_peers()["TransitGatewayConnectPeers"]
        self.assertEqual([one["State"] for one in shown], ["available"])
        self.ec2.delete_transit_gateway_connect_peer(
            TransitGatewayConnectPeerId=peer["TransitGatewayConnectPeerId"])
        self.ec2.delete_transit_gateway_connect(TransitGatewayAttachmentId=connect)
        shown = self.ec2.describe_transit_gateway_connects()["TransitGatewayConnects"]
        self.assertEqual([one["State"] for one in shown], ["deleted"])

    def test_multicast(self):
        hub = self.ec2.create_transit_gateway(Options={"MulticastSupport": "enable"})["TransitGateway"]
        self.gateway_id = hub["TransitGatewayId"]
        _, subnet, attachment = self.attach(0)
        domain = {"TransitGatewayMulticastDomainId": self.ec2.create_transit_gateway_multicast_domain(
            TransitGatewayId=self.gateway_id, Options={"StaticSourcesSupport": "enable"},
        )["TransitGatewayMulticastDomain"]["TransitGatewayMulticastDomainId"]}
        subnets = {**domain, "TransitGatewayAttachmentId": attachment, "SubnetIds": [subnet]}
        self.ec2.associate_transit_gateway_multicast_domain(**subnets)
        self.assert_refused("IncorrectState", self.ec2.accept_transit_gateway_multicast_domain_associations,
                            **subnets)
        interface = self.ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
        group = {**domain, "GroupIpAddress": "224.0.1.5", "NetworkInterfaceIds": [interface]}
        self.ec2.register_transit_gateway_multicast_group_members(**group)
        self.ec2.register_transit_gateway_multicast_group_sources(**group)
        found = self.ec2.search_transit_gateway_multicast_groups(**domain)["MulticastGroups"]
        self.assertEqual([(one["MemberType"], one["SourceType"]) for one in found], [("static", "static")])
        self.ec2.deregister_transit_gateway_multicast_group_sources(**group)
        self.ec2.deregister_transit_gateway_multicast_group_members(**group)
        self.assert_refused("IncorrectState", self.ec2.delete_transit_gateway_multicast_domain, **domain)
        self.ec2.disassociate_transit_gateway_multicast_domain(**subnets)
        self.assertEqual(self.ec2.get_transit_gateway_multicast_domain_associations(**domain)[
            "MulticastDomainAssociations"], [])
        self.ec2.delete_transit_gateway_multicast_domain(**domain)

    def test_through_the_aws_cli(self):
        modified = self.server.aws(
            "ec2", "modify-transit-gateway", "--transit-gateway-id", self.gateway_id, "--options",
            "AddTransitGatewayCidrBlocks=10.99.0.0/24,VpnEcmpSupport=disable")["TransitGateway"]
        self.assertEqual(modified["Options"]["TransitGatewayCidrBlocks"], ["10.99.0.0/24"])
        self.assertEqual(modified["Options"]["VpnEcmpSupport"], "disable")
        self.attach(0)
        described = self.server.aws("ec2", "describe-transit-gateway-vpc-attachments", "--filters",
                                    f"Name=transit-gateway-id,Values={self.gateway_id}")
        self.assertEqual(len(described["TransitGatewayVpcAttachments"]), 1)
        found = self.server.aws("ec2", "describe-transit-gateways", "--filters", "Name=tag:Name,Values=hub")
        self.assertEqual([one["Description"] for one in found["TransitGateways"]], ["hub"])
