"""The life of VPCs, their blocks, subnets and options through boto3, and some of it through the AWS CLI."""

import ipaddress

from vpcsim_server import ServerTestCase


class VpcFamily(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()

    def vpc(self, **arguments):
        made = self.ec2.create_vpc(CidrBlock="10.0.0.0/16", **arguments)["Vpc"]["VpcId"]
        self.ec2.get_waiter("vpc_available").wait(VpcIds=[made])
        return self.ec2.describe_vpcs(VpcIds=[made])["Vpcs"][0]

    def test_blocks_come_and_go(self):
        vpc = self.vpc()["VpcId"]
        added = self.ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.2.0.0/16")["CidrBlockAssociation"]
        self.assertEqual(added["CidrBlockState"]["State"], "associating")
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.2.1.0/24")["Subnet"]["SubnetId"]
        self.assert_refused("InvalidCidrBlock.InUse", self.ec2.disassociate_vpc_cidr_block,
                            AssociationId=added["AssociationId"])
        self.assert_refused("InvalidVpc.Range", self.ec2.associate_vpc_cidr_block, VpcId=vpc,
                            CidrBlock="192.168.0.0/16")
        self.ec2.delete_subnet(SubnetId=subnet)
        ended = self.ec2.disassociate_vpc_cidr_block(AssociationId=added["AssociationId"])["CidrBlockAssociation"]
        self.assertEqual(ended["CidrBlockState"]["State"], "disassociating")
        states = [own["CidrBlockState"]["State"]
                  for own in self.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["CidrBlockAssociationSet"]]
        self.assertEqual(states, ["associated", "disassociated"])
        self.ec2.delete_vpc(VpcId=vpc)

    def test_ipv6(self):
        vpc = self.vpc(AmazonProvidedIpv6CidrBlock=True)
        own = vpc["Ipv6CidrBlockAssociationSet"][0]
        self.assertEqual(own["Ipv6CidrBlockState"]["State"], "associated")
        parts = ipaddress.ip_network(own["Ipv6CidrBlock"]).subnets(new_prefix=64)
        dual = self.ec2.create_subnet(VpcId=vpc["VpcId"], CidrBlock="10.0.1.0/24",
                                      Ipv6CidrBlock=str(next(parts)))["Subnet"]
        only = self.ec2.create_subnet(VpcId=vpc["VpcId"], Ipv6Native=True,
                                      Ipv6CidrBlock=str(next(parts)))["Subnet"]
        self.assertNotIn("CidrBlock", only)
        self.assertTrue(only["AssignIpv6AddressOnCreation"])
        self.ec2.modify_subnet_attribute(SubnetId=dual["SubnetId"], AssignIpv6AddressOnCreation={"Value": True})
        association = dual["Ipv6CidrBlockAssociationSet"][0]["AssociationId"]
        self.assert_refused("InvalidCidrBlock.InUse", self.ec2.disassociate_subnet_cidr_block,
                            AssociationId=association)
        self.ec2.modify_subnet_attribute(SubnetId=dual["SubnetId"], AssignIpv6AddressOnCreation={"Value": False})
        self.ec2.disassociate_subnet_cidr_block(AssociationId=association)
        again = self.ec2.associate_subnet_cidr_block(SubnetId=dual["SubnetId"], Ipv6CidrBlock=str(next(parts)))
        self.assertEqual(again["SubnetId"], dual["SubnetId"])
        for subnet in (dual, only):
            self.ec2.delete_subnet(SubnetId=subnet["SubnetId"])
        self.ec2.disassociate_vpc_cidr_block(AssociationId=own["AssociationId"])
        self.ec2.delete_vpc(VpcId=vpc["VpcId"])

    def test_reservations(self):
        vpc = self.vpc()["VpcId"]
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/28")["Subnet"]["SubnetId"]
        made = self.ec2.create_subnet_cidr_reservation(
            SubnetId=subnet, Cidr="10.0.1.8/29", ReservationType="explicit", Description="by hand",
            TagSpecifications=[{"ResourceType": "subnet-cidr-reservation", "Tags": [{"Key": "a", "Value": "b"}]}],
        )["SubnetCidrReservation"]
        listed = self.ec2.get_subnet_cidr_reservations(SubnetId=subnet)
        self.assertEqual(listed["SubnetIpv4CidrReservations"], [made])
        self.assertEqual(listed["SubnetIpv6CidrReservations"], [])
        addresses = [self.ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]["PrivateIpAddress"]
                     for _ in range(4)]
        self.assertEqual(sorted(addresses), ["10.0.1.4", "10.0.1.5", "10.0.1.6", "10.0.1.7"])
        self.assert_refused("InsufficientFreeAddressesInSubnet", self.ec2.create_network_interface, SubnetId=subnet)
        self.ec2.create_tags(Resources=[made["SubnetCidrReservationId"]], Tags=[{"Key": "c", "Value": "d"}])
        deleted = self.ec2.delete_subnet_cidr_reservation(
            SubnetCidrReservationId=made["SubnetCidrReservationId"])["DeletedSubnetCidrReservation"]
        self.assertEqual(len(deleted["Tags"]), 2)
        self.ec2.create_network_interface(SubnetId=subnet)

    def test_options_and_attributes(self):
        vpc = self.vpc(InstanceTenancy="dedicated")["VpcId"]
        options = self.ec2.create_dhcp_options(DhcpConfigurations=[
            {"Key": "domain-name", "Values": ["example.com"]},
            {"Key": "domain-name-servers", "Values": ["10.0.0.10", "10.0.0.11"]},
        ])["DhcpOptions"]
        self.ec2.associate_dhcp_options(DhcpOptionsId=options["DhcpOptionsId"], VpcId=vpc)
        self.assert_refused("DependencyViolation", self.ec2.delete_dhcp_options,
                            DhcpOptionsId=options["DhcpOptionsId"])
        self.ec2.associate_dhcp_options(DhcpOptionsId="default", VpcId=vpc)
        self.ec2.delete_dhcp_options(DhcpOptionsId=options["DhcpOptionsId"])
        self.assertTrue(self.ec2.modify_vpc_tenancy(VpcId=vpc, InstanceTenancy="default")["ReturnValue"])
        attributes = {attribute["AttributeName"]: attribute["AttributeValues"][0]["AttributeValue"]
                      for attribute in self.ec2.describe_account_attributes()["AccountAttributes"]}
        self.assertEqual(attributes["default-vpc"], "none")
        self.assertEqual(attributes["supported-platforms"], "VPC")
        self.assertFalse(self.ec2.describe_vpc_classic_link()["Vpcs"][0]["ClassicLinkEnabled"])
        self.assertFalse(
            self.ec2.describe_vpc_classic_link_dns_support()["Vpcs"][0]["ClassicLinkDnsSupported"])
        self.assert_refused("UnsupportedOperation", self.ec2.enable_vpc_classic_link, VpcId=vpc)

    def test_local_zones(self):
        group = "us-east-1-bos-1"
        self.ec2.modify_availability_zone_group(GroupName=group, OptInStatus="opted-in")
        zones = self.ec2.describe_availability_zones(
            Filters=[{"Name": "zone-type", "Values": ["local-zone"]}])["AvailabilityZones"]
        self.assertEqual([zone["GroupName"] for zone in zones], [group])

    def test_command_line(self):
        vpc = self.server.aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16",
                              "--amazon-provided-ipv6-cidr-block")["Vpc"]["VpcId"]
        added = self.server.aws("ec2", "associate-vpc-cidr-block", "--vpc-id", vpc, "--cidr-block", "100.64.0.0/16")
        self.server.aws("ec2", "disassociate-vpc-cidr-block", "--association-id",
                        added["CidrBlockAssociation"]["AssociationId"])
        options = self.server.aws("ec2", "create-dhcp-options", "--dhcp-configurations",
                                  "Key=domain-name-servers,Values=10.2.5.1,10.2.5.2")["DhcpOptions"]
        self.assertEqual([value["Value"] for value in options["DhcpConfigurations"][0]["Values"]],
                         ["10.2.5.1", "10.2.5.2"])
        names = [row["AttributeName"]
                 for row in self.server.aws("ec2", "describe-account-attributes", "--attribute-names",
                                            "default-vpc")["AccountAttributes"]]
        self.assertEqual(names, ["default-vpc"])
