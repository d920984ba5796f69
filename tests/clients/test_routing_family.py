"""Route tables, gateways and prefix lists through boto3 and the AWS CLI: the family's life from end to end."""

from vpcsim_server import ServerTestCase


class RoutingFamily(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        self.table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]

    def described(self, table=None):
        return self.ec2.describe_route_tables(RouteTableIds=[table or self.table])["RouteTables"][0]

    def route(self, **members):
        """The route of the table that has all these members."""
        return next(route for route in self.described()["Routes"] if members.items() <= route.items())

    def make_list(self, *cidrs, **more):
        return self.ec2.create_managed_prefix_list(**{
            "PrefixListName": "offices", "MaxEntries": 5, "AddressFamily": "IPv4",
            "Entries": [{"Cidr": cidr} for cidr in cidrs], **more})["PrefixList"]["PrefixListId"]

    def test_egress_only_internet_gateway(self):
        made = self.ec2.create_egress_only_internet_gateway(VpcId=self.vpc, TagSpecifications=[
            {"ResourceType": "egress-only-internet-gateway", "Tags": [{"Key": "Name", "Value": "out"}]}])
        gateway = made["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
        self.ec2.create_route(
            RouteTableId=self.table, DestinationIpv6CidrBlock="::/0", EgressOnlyInternetGatewayId=gateway)
        self.assertEqual(self.route(DestinationIpv6CidrBlock="::/0")["State"], "active")
        pages = self.ec2.get_paginator("describe_egress_only_internet_gateways").paginate(
            Filters=[{"Name": "tag:Name", "Values": ["out"]}])
        self.assertEqual([one["Attachments"] for page in pages for one in page["EgressOnlyInternetGateways"]],
                         [[{"State": "attached", "VpcId": self.vpc}]])
        self.assert_refused("DependencyViolation", self.ec2.delete_vpc, VpcId=self.vpc)
        self.assertTrue(self.ec2.delete_egress_only_internet_gateway(
            EgressOnlyInternetGatewayId=gateway)["ReturnCode"])
        self.assertEqual(self.route(DestinationIpv6CidrBlock="::/0")["State"], "blackhole")
        self.ec2.delete_route(RouteTableId=self.table, DestinationIpv6CidrBlock="::/0")

    def test_virtual_private_gateway(self):
        gateway = self.ec2.create_vpn_gateway(Type="ipsec.1", AmazonSideAsn=65010)["VpnGateway"]["VpnGatewayId"]
        attachment = self.ec2.attach_vpn_gateway(VpnGatewayId=gateway, VpcId=self.vpc)["VpcAttachment"]
        self.assertEqual(attachment, {"State": "attaching", "VpcId": self.vpc})
        self.ec2.enable_vgw_route_propagation(GatewayId=gateway, RouteTableId=self.table)
        self.assertEqual(self.described()["PropagatingVgws"], [{"GatewayId": gateway}])
        self.ec2.create_route(
            RouteTableId=self.table, DestinationCidrBlock="192.168.0.0/16", GatewayId=gateway)
        self.assertEqual(self.route(GatewayId=gateway)["State"], "active")
        self.assert_refused("IncorrectState", self.ec2.delete_vpn_gateway, VpnGatewayId=gateway)
        self.ec2.disable_vgw_route_propagation(GatewayId=gateway, RouteTableId=self.table)
        self.ec2.detach_vpn_gateway(VpnGatewayId=gateway, VpcId=self.vpc)
        self.assertEqual(self.route(GatewayId=gateway)["State"], "blackhole")
        self.ec2.delete_vpn_gateway(VpnGatewayId=gateway)
        described = self.ec2.describe_vpn_gateways(VpnGatewayIds=[gateway])["VpnGateways"]
        self.assertEqual([one["State"] for one in described], ["deleted"])

    def test_gateway_route_table(self):
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc)
        association = self.ec2.associate_route_table(RouteTableId=self.table, GatewayId=gateway)
        self.assertEqual(association["AssociationState"], {"State": "associated"})
        interface = self.ec2.create_network_interface(SubnetId=self.subnet)["NetworkInterface"]
        self.ec2.create_route(RouteTableId=self.table, DestinationCidrBlock="10.0.1.0/24",
                              NetworkInterfaceId=interface["NetworkInterfaceId"])
        self.assert_refused("InvalidParameterValue", self.ec2.create_route, RouteTableId=self.table,
                            DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        found = self.ec2.describe_route_tables(
            Filters=[{"Name": "association.gateway-id", "Values": [gateway]}])["RouteTables"]
        self.assertEqual([table["RouteTableId"] for table in found], [self.table])
        other = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        moved = self.ec2.replace_route_table_association(
            AssociationId=association["AssociationId"], RouteTableId=other)["NewAssociationId"]
        self.ec2.disassociate_route_table(AssociationId=moved)
        self.assertEqual(self.described(other)["Associations"], [])

    def test_prefix_list(self):
        made = self.make_list("10.0.0.0/8", "192.168.0.0/16", ClientToken="once")
        self.assertEqual(made, self.make_list("10.0.0.0/8", "192.168.0.0/16", ClientToken="once"))
        self.ec2.modify_managed_prefix_list(
            PrefixListId=made, CurrentVersion=1, AddEntries=[{"Cidr": "172.16.0.0/12", "Description": "new"}],
            RemoveEntries=[{"Cidr": "10.0.0.0/8"}])
        pages = self.ec2.get_paginator("get_managed_prefix_list_entries").paginate(
            PrefixListId=made, PaginationConfig={"PageSize": 1})
        self.assertEqual([entry for page in pages for entry in page["Entries"]],
                         [{"Cidr": "192.168.0.0/16"}, {"Cidr": "172.16.0.0/12", "Description": "new"}])
        self.assert_refused("PrefixListVersionMismatch", self.ec2.restore_managed_prefix_list_version,
                            PrefixListId=made, PreviousVersion=1, CurrentVersion=1)
        self.ec2.restore_managed_prefix_list_version(PrefixListId=made, PreviousVersion=1, CurrentVersion=2)
        described = self.ec2.describe_managed_prefix_lists(PrefixListIds=[made])["PrefixLists"][0]
        self.assertEqual((described["Version"], described["State"]), (3, "restore-complete"))

        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc)
        self.ec2.create_route(RouteTableId=self.table, DestinationPrefixListId=made, GatewayId=gateway)
        associations = self.ec2.get_managed_prefix_list_associations(PrefixListId=made)["PrefixListAssociations"]
        self.assertEqual([one["ResourceId"] for one in associations], [self.table])
        self.ec2.delete_managed_prefix_list(PrefixListId=made)
        described = self.ec2.describe_managed_prefix_lists(PrefixListIds=[made])["PrefixLists"][0]
        self.assertEqual(described["State"], "delete-failed")
        self.ec2.delete_route(RouteTableId=self.table, DestinationPrefixListId=made)
        self.ec2.delete_managed_prefix_list(PrefixListId=made)
        self.assert_refused("InvalidPrefixListID.NotFound", self.ec2.describe_managed_prefix_lists,
                            PrefixListIds=[made])

    def test_prefix_lists_of_aws(self):
        services = {one["PrefixListName"]: one for one in self.ec2.describe_prefix_lists()["PrefixLists"]}
        self.assertEqual(set(services), {"com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.dynamodb"})
        for one in services.values():
            self.assertTrue(one["Cidrs"])
        owned = self.ec2.describe_managed_prefix_lists(Filters=[{"Name": "owner-id", "Values": ["AWS"]}])
        self.assertEqual({one["PrefixListId"] for one in owned["PrefixLists"]},
                         {one["PrefixListId"] for one in services.values()})

    def test_with_the_aws_cli(self):
        aws = self.server.aws
        gateway = aws("ec2", "create-vpn-gateway", "--type", "ipsec.1")["VpnGateway"]["VpnGatewayId"]
        aws("ec2", "attach-vpn-gateway", "--vpn-gateway-id", gateway, "--vpc-id", self.vpc)
        made = aws("ec2", "create-managed-prefix-list", "--prefix-list-name", "offices", "--max-entries", "3",
                   "--address-family", "IPv4", "--entries", "Cidr=192.168.0.0/16,Description=hq")["PrefixList"]
        self.assertEqual(made["State"], "create-in-progress")
        aws("ec2", "create-route", "--route-table-id", self.table, "--gateway-id", gateway,
            "--destination-prefix-list-id", made["PrefixListId"])
        self.assertEqual(self.route(DestinationPrefixListId=made["PrefixListId"])["GatewayId"], gateway)
        entries = aws("ec2", "get-managed-prefix-list-entries", "--prefix-list-id", made["PrefixListId"])
        self.assertEqual(entries["Entries"], [{"Cidr": "192.168.0.0/16", "Description": "hq"}])
