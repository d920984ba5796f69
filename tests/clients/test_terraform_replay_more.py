"""Terraform's AWS provider, replayed: instances, peering connections, addresses, NAT gateways, network interfaces, and
the data sources that come before them. Goes on from test_terraform_replay.py."""

import unittest

import boto3

from terraform_replay import Replay, path
from vpcsim_server import ACCOUNT, PARTNER


class DataSources(Replay):
    def test_aws_caller_identity(self):
        sts = boto3.client("sts", region_name="us-east-1", endpoint_url=self.server.url,
                           aws_access_key_id=ACCOUNT, aws_secret_access_key="any")
        self.assert_fields(sts.get_caller_identity(), "Account", "Arn", "UserId")
        sts.close()

    def test_aws_availability_zones(self):
        zones = self.ec2.describe_availability_zones(
            AllAvailabilityZones=False, Filters=[{"Name": "state", "Values": ["available"]}])["AvailabilityZones"]
        for zone in zones:
            self.assert_fields(zone, "ZoneName", "ZoneId", "GroupName", "State", "OptInStatus")

    def test_aws_ami(self):
        self.assert_fields(self.image(), "ImageId", "Architecture", "CreationDate", "Hypervisor", "ImageLocation",
                           "ImageType", "Name", "OwnerId", "Public", "RootDeviceName", "RootDeviceType", "State",
                           "VirtualizationType", "BlockDeviceMappings.0.Ebs.VolumeSize")


class Peerings(Replay):
    def read(self, peering, account=ACCOUNT):
        found = self.clients[account].describe_vpc_peering_connections(VpcPeeringConnectionIds=[peering])
        return found["VpcPeeringConnections"]

    def setUp(self):
        super().setUp()
        self.clients = {ACCOUNT: self.ec2, PARTNER: self.server.ec2(PARTNER)}

    def test_aws_vpc_peering_connection_with_auto_accept_and_options(self):
        a, b = self.vpc(), self.vpc("10.1.0.0/16")
        for vpc in (a, b):
            self.ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
        peering = self.ec2.create_vpc_peering_connection(
            VpcId=a, PeerVpcId=b, TagSpecifications=self.tags("vpc-peering-connection"))["VpcPeeringConnection"]
        peering = peering["VpcPeeringConnectionId"]
        self.assertIn(self.read(peering)[0]["Status"]["Code"], ("active", "pending-acceptance"))
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assertEqual(self.read(peering)[0]["Status"]["Code"], "active")
        for side in ("AccepterVpcInfo", "RequesterVpcInfo"):
            self.assert_fields(self.read(peering)[0], f"{side}.Region", f"{side}.OwnerId", f"{side}.VpcId",
                               f"{side}.PeeringOptions")
            self.ec2.modify_vpc_peering_connection_options(VpcPeeringConnectionId=peering, **{
                f"{side.removesuffix('VpcInfo')}PeeringConnectionOptions": {"AllowDnsResolutionFromRemoteVpc": True}})
            self.assertIs(path(self.read(peering)[0], f"{side}.PeeringOptions.AllowDnsResolutionFromRemoteVpc"), True)
        self.retag(peering, lambda: self.read(peering))
        self.ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assertEqual(self.read(peering)[0]["Status"]["Code"], "deleted")

    def test_aws_vpc_peering_connection_accepter(self):
        partner = self.clients[PARTNER]
        peer = partner.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        peering = self.ec2.create_vpc_peering_connection(
            VpcId=self.vpc(), PeerVpcId=peer, PeerOwnerId=PARTNER, PeerRegion="us-east-1")["VpcPeeringConnection"]
        peering = peering["VpcPeeringConnectionId"]
        seen = self.read(peering, PARTNER)[0]
        self.assertEqual((seen["AccepterVpcInfo"]["OwnerId"], seen["Status"]["Code"]), (PARTNER, "pending-acceptance"))
        partner.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        partner.create_tags(Resources=[peering], Tags=[{"Key": "Side", "Value": "Accepter"}])
        self.assertEqual(self.read(peering, PARTNER)[0]["Tags"], [{"Key": "Side", "Value": "Accepter"}])
        self.assertEqual(self.read(peering)[0]["Status"]["Code"], "active")
        self.assertEqual(self.read(peering)[0]["Tags"], [])


class Addresses(Replay):
    def address(self):
        made = self.ec2.allocate_address(Domain="vpc", TagSpecifications=self.tags("elastic-ip"))
        self.assert_fields(made, "AllocationId", "PublicIp", "NetworkBorderGroup", "PublicIpv4Pool")
        return made["AllocationId"]

    def test_aws_nat_gateway(self):
        vpc = self.vpc()
        self.internet_gateway(vpc)
        nat = self.ec2.create_nat_gateway(
            SubnetId=self.subnet(vpc), AllocationId=self.address(), ClientToken="terraform-2", ConnectivityType="public",
            TagSpecifications=self.tags("natgateway"))["NatGateway"]["NatGatewayId"]

        def read():
            return self.ec2.describe_nat_gateways(NatGatewayIds=[nat])["NatGateways"]

        self.ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])
        self.assert_fields(read()[0], "ConnectivityType", "SubnetId", "VpcId", "NatGatewayAddresses.0.AllocationId",
                           "NatGatewayAddresses.0.NetworkInterfaceId", "NatGatewayAddresses.0.PrivateIp",
                           "NatGatewayAddresses.0.PublicIp")
        self.retag(nat, read)
        self.ec2.delete_nat_gateway(NatGatewayId=nat)
        self.assertEqual(read()[0]["State"], "deleted")

    def interface(self, subnet, *groups):
        made = self.ec2.create_network_interface(
            SubnetId=subnet, TagSpecifications=self.tags("network-interface"), ClientToken="terraform-3",
            **({"Groups": [*groups]} if groups else {}))["NetworkInterface"]["NetworkInterfaceId"]
        self.ec2.get_waiter("network_interface_available").wait(NetworkInterfaceIds=[made])
        return made

    def retag_of_interface(self, interface, read):
        """TagSet here, Tags everywhere else."""
        self.ec2.create_tags(Resources=[interface], Tags=[{"Key": "Stage", "Value": "test"}])
        self.assertIn({"Key": "Stage", "Value": "test"}, read()[0]["TagSet"])


if __name__ == "__main__":
    unittest.main()
