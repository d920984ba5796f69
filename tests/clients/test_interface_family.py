"""Network interfaces, Elastic IP addresses and NAT gateways through boto3 and the AWS CLI."""

import urllib.error

from vpcsim_server import ServerTestCase

OTHER = "222222222222"


class Interfaces(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc)

    def interface(self, **arguments):
        return self.ec2.create_network_interface(SubnetId=self.subnet, **arguments)["NetworkInterface"]

    def addresses(self, interface):
        described = self.ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]
        return [address["PrivateIpAddress"] for address in described["PrivateIpAddresses"]]

    def test_secondary_addresses_and_prefixes(self):
        made = self.interface(PrivateIpAddresses=[{"PrivateIpAddress": "10.0.1.9", "Primary": True},
                                                  {"PrivateIpAddress": "10.0.1.10"}])
        interface = made["NetworkInterfaceId"]
        assigned = self.ec2.assign_private_ip_addresses(
            NetworkInterfaceId=interface, SecondaryPrivateIpAddressCount=1)["AssignedPrivateIpAddresses"]
        self.assertEqual(self.addresses(interface),
                         ["10.0.1.9", "10.0.1.10", assigned[0]["PrivateIpAddress"]])
        self.ec2.unassign_private_ip_addresses(NetworkInterfaceId=interface, PrivateIpAddresses=["10.0.1.10"])
        other = self.interface(Ipv4PrefixCount=1)
        self.assertTrue(other["Ipv4Prefixes"][0]["Ipv4Prefix"].endswith("/28"))
        self.ec2.unassign_private_ip_addresses(
            NetworkInterfaceId=other["NetworkInterfaceId"], Ipv4Prefixes=[other["Ipv4Prefixes"][0]["Ipv4Prefix"]])
        found = self.ec2.describe_network_interfaces(
            Filters=[{"Name": "addresses.private-ip-address", "Values": ["10.0.1.9"]}])["NetworkInterfaces"]
        self.assertEqual([row["NetworkInterfaceId"] for row in found], [interface])
        self.ec2.reset_network_interface_attribute(NetworkInterfaceId=interface, SourceDestCheck="true")

    def test_an_elastic_address_on_a_secondary_address_moves_along(self):
        first = self.interface(SecondaryPrivateIpAddressCount=1)
        second = self.interface()
        secondary = first["PrivateIpAddresses"][1]["PrivateIpAddress"]
        allocation = self.ec2.allocate_address(Domain="vpc")
        self.ec2.associate_address(AllocationId=allocation["AllocationId"], PrivateIpAddress=secondary,
                                   NetworkInterfaceId=first["NetworkInterfaceId"])
        self.assert_refused("InvalidIPAddress.InUse", self.ec2.assign_private_ip_addresses,
                            NetworkInterfaceId=second["NetworkInterfaceId"], PrivateIpAddresses=[secondary])
        self.ec2.assign_private_ip_addresses(NetworkInterfaceId=second["NetworkInterfaceId"],
                                             PrivateIpAddresses=[secondary], AllowReassignment=True)
        address = self.ec2.describe_addresses(AllocationIds=[allocation["AllocationId"]])["Addresses"][0]
        self.assertEqual((address["NetworkInterfaceId"], address["PrivateIpAddress"]),
                         (second["NetworkInterfaceId"], secondary))

    def test_ipv6_addresses_and_prefixes(self):
        vpc = self.ec2.create_vpc(CidrBlock="10.1.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
        block = self.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
        base = block.split("::")[0]
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.1.0/24",
                                        Ipv6CidrBlock=f"{base}::/64")["Subnet"]["SubnetId"]
        made = self.ec2.create_network_interface(SubnetId=subnet, Ipv6Addresses=[{"Ipv6Address": f"{base}::9"}])
        interface = made["NetworkInterface"]["NetworkInterfaceId"]
        self.ec2.create_subnet_cidr_reservation(SubnetId=subnet, Cidr=f"{base}:5::/80", ReservationType="prefix")
        drawn = self.ec2.assign_ipv6_addresses(NetworkInterfaceId=interface, Ipv6AddressCount=2)
        prefixes = self.ec2.assign_ipv6_addresses(NetworkInterfaceId=interface, Ipv6PrefixCount=1)
        self.assertEqual(prefixes["AssignedIpv6Prefixes"], [f"{base}:5::/80"])
        described = self.ec2.describe_network_interfaces(
            Filters=[{"Name": "ipv6-addresses.ipv6-address", "Values": [f"{base}::9"]}])["NetworkInterfaces"][0]
        self.assertEqual([one["Ipv6Address"] for one in described["Ipv6Addresses"]],
                         [f"{base}::9", *drawn["AssignedIpv6Addresses"]])
        self.assertEqual(described["Ipv6Prefixes"], [{"Ipv6Prefix": f"{base}:5::/80"}])
        gone = self.ec2.unassign_ipv6_addresses(NetworkInterfaceId=interface, Ipv6Addresses=[f"{base}::9"],
                                                Ipv6Prefixes=[f"{base}:5::/80"])
        self.assertEqual((gone["UnassignedIpv6Addresses"], gone["UnassignedIpv6Prefixes"]),
                         ([f"{base}::9"], [f"{base}:5::/80"]))
        self.assert_refused("InvalidParameterValue", self.ec2.unassign_ipv6_addresses,
                            NetworkInterfaceId=interface, Ipv6Addresses=[f"{base}::9"])

    def test_permissions(self):
        interface = self.interface()["NetworkInterfaceId"]
        made = self.ec2.create_network_interface_permission(
            NetworkInterfaceId=interface, AwsAccountId=OTHER, Permission="INSTANCE-ATTACH")["InterfacePermission"]
        listed = self.ec2.describe_network_interface_permissions()["NetworkInterfacePermissions"]
        self.assertEqual(listed, [made])
        self.assert_refused("OperationNotPermitted", self.server.ec2(OTHER).attach_network_interface,
                            NetworkInterfaceId=interface, InstanceId="i-00000001", DeviceIndex=1)
        self.ec2.delete_network_interface_permission(
            NetworkInterfacePermissionId=made["NetworkInterfacePermissionId"])

    def test_reverse_dns_and_transfer_of_an_elastic_address(self):
        allocation = self.ec2.allocate_address(Domain="vpc")
        name = {"AllocationId": allocation["AllocationId"]}
        self.ec2.modify_address_attribute(DomainName="mail.example.com", **name)
        described = self.ec2.describe_addresses_attribute(
            AllocationIds=[allocation["AllocationId"]], Attribute="domain-name")["Addresses"][0]
        self.assertEqual(described["PtrRecord"], "mail.example.com.")
        self.assert_refused("InvalidAddress.Locked", self.ec2.release_address, **name)
        self.ec2.reset_address_attribute(Attribute="domain-name", **name)
        self.ec2.enable_address_transfer(TransferAccountId=OTHER, **name)
        accepted = self.server.ec2(account=OTHER).accept_address_transfer(Address=allocation["PublicIp"])
        self.assertEqual(accepted["AddressTransfer"]["AddressTransferStatus"], "accepted")
        self.assertEqual(self.ec2.describe_addresses()["Addresses"], [])
        transfers = self.ec2.describe_address_transfers()["AddressTransfers"]
        self.assertEqual(transfers[0]["TransferAccountId"], OTHER)
        self.assertEqual(self.ec2.describe_moving_addresses()["MovingAddressStatuses"], [])

    def test_nat_gateways_through_the_aws_cli(self):
        private = self.server.aws("ec2", "create-nat-gateway", "--subnet-id", self.subnet,
                                  "--connectivity-type", "private")
        gateway = private["NatGateway"]["NatGatewayId"]
        self.server.aws("ec2", "wait", "nat-gateway-available", "--nat-gateway-ids", gateway)
        self.server.aws("ec2", "delete-nat-gateway", "--nat-gateway-id", gateway)
        self.server.aws("ec2", "wait", "nat-gateway-deleted", "--nat-gateway-ids", gateway)
        interfaces = self.server.aws("ec2", "describe-network-interfaces", "--filters",
                                     f"Name=subnet-id,Values={self.subnet}")
        self.assertEqual(interfaces["NetworkInterfaces"], [])

    def test_secondary_addresses_of_nat_gateways(self):
        first, second = (self.ec2.allocate_address(Domain="vpc")["AllocationId"] for _ in range(2))
        made = self.server.newer("CreateNatGateway", **{
            "SubnetId": self.subnet, "AllocationId": first, "SecondaryAllocationId.1": second,
            "AvailabilityMode": "zonal"})
        gateway = made.findtext("natGateway/natGatewayId")

        def addresses():
            described = self.server.newer("DescribeNatGateways", **{"NatGatewayId.1": gateway})
            return list(described.iterfind("natGatewaySet/item/natGatewayAddressSet/item"))

        self.assertEqual([(one.findtext("allocationId"), one.findtext("isPrimary")) for one in addresses()],
                         [(first, "true"), (second, "false")])
        association = addresses()[1].findtext("associationId")
        self.server.newer("DisassociateNatGatewayAddress", **{"NatGatewayId": gateway, "AssociationId.1": association})
        self.assertEqual(len(addresses()), 1)
        self.server.newer("AssociateNatGatewayAddress", **{"NatGatewayId": gateway, "AllocationId.1": second})
        self.assertEqual(addresses()[1].findtext("status"), "succeeded")
        private = self.server.newer("CreateNatGateway", SubnetId=self.subnet, ConnectivityType="private",
                                    SecondaryPrivateIpAddressCount=1).findtext("natGateway/natGatewayId")
        self.server.newer("AssignPrivateNatGatewayAddress", **{"NatGatewayId": private, "PrivateIpAddressCount": 2})
        shown = self.ec2.describe_nat_gateways(NatGatewayIds=[private])["NatGateways"][0]["NatGatewayAddresses"]
        self.assertEqual(len(shown), 4)
        self.server.newer("UnassignPrivateNatGatewayAddress", **{
            "NatGatewayId": private, "PrivateIpAddress.1": shown[3]["PrivateIp"]})
        shown = self.ec2.describe_nat_gateways(NatGatewayIds=[private])["NatGateways"][0]["NatGatewayAddresses"]
        self.assertEqual(len(shown), 3)
        with self.assertRaises(urllib.error.HTTPError):  # regional ones are refused by name
            self.server.newer("CreateNatGateway", SubnetId=self.subnet, AvailabilityMode="regional")
