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


class Instances(Replay):
    def test_aws_instance(self):
        image, subnet = self.image(), self.subnet(self.vpc())
        self.assert_fields(self.ec2.describe_images(ImageIds=[image["ImageId"]])["Images"][0], "RootDeviceName")
        instance = self.ec2.run_instances(
            ImageId=image["ImageId"], InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=subnet,
            ClientToken="terraform-1", TagSpecifications=self.tags("instance"), Monitoring={"Enabled": False},
            EbsOptimized=False)["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[instance])

        def read():
            return self.ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"]

        self.read_instance(instance, read()[0])
        self.retag(instance, read)
        self.ec2.modify_instance_attribute(InstanceId=instance, DisableApiTermination={"Value": True})
        self.assert_refused("OperationNotPermitted", self.ec2.terminate_instances, InstanceIds=[instance])
        self.stop_resize_start(instance, read)
        for attribute in ("DisableApiTermination", "DisableApiStop"):
            self.ec2.modify_instance_attribute(InstanceId=instance, **{attribute: {"Value": False}})
        self.ec2.terminate_instances(InstanceIds=[instance])
        self.ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance])
        self.assertEqual(read()[0]["State"]["Name"], "terminated")

    def read_instance(self, instance, read):
        self.assert_fields(
            read, "Placement.AvailabilityZone", "Placement.Tenancy", "Monitoring.State", "MetadataOptions.HttpTokens",
            "MetadataOptions.HttpEndpoint", "CpuOptions.CoreCount", "EnclaveOptions.Enabled", "PrivateDnsName",
            "SourceDestCheck", "SecurityGroups.0.GroupId", "NetworkInterfaces.0.Attachment.DeviceIndex",
            "NetworkInterfaces.0.Attachment.DeleteOnTermination", "NetworkInterfaces.0.Attachment.NetworkCardIndex",
            "NetworkInterfaces.0.PrivateIpAddresses.0.Primary", "HibernationOptions.Configured",
            "CapacityReservationSpecification.CapacityReservationPreference", "MaintenanceOptions.AutoRecovery",
            "PrivateDnsNameOptions.HostnameType", "RootDeviceName", "BlockDeviceMappings.0.Ebs.VolumeId")
        types = self.ec2.describe_instance_types(InstanceTypes=["t3.micro"])["InstanceTypes"]
        self.assertIs(types[0]["BurstablePerformanceSupported"], True)
        self.assertEqual(self.ec2.describe_tags(Filters=[
            {"Name": "resource-id", "Values": [instance]},
            {"Name": "key", "Values": ["aws:ec2launchtemplate:id"]}])["Tags"], [])
        for attribute in ("instanceInitiatedShutdownBehavior", "disableApiStop", "disableApiTermination", "userData"):
            answer = self.ec2.describe_instance_attribute(InstanceId=instance, Attribute=attribute)
            self.assert_fields(answer, attribute[0].upper() + attribute[1:])
        volume = path(read, "BlockDeviceMappings.0.Ebs.VolumeId")
        self.assert_fields(self.ec2.describe_volumes(VolumeIds=[volume])["Volumes"][0], "Size", "VolumeType", "Encrypted",
                           "Attachments.0.Device")
        credits = self.ec2.describe_instance_credit_specifications(InstanceIds=[instance])
        self.assert_fields(credits, "InstanceCreditSpecifications.0.CpuCredits")

    def stop_resize_start(self, instance, read):
        self.ec2.stop_instances(InstanceIds=[instance])
        self.ec2.get_waiter("instance_stopped").wait(InstanceIds=[instance])
        self.ec2.modify_instance_attribute(InstanceId=instance, InstanceType={"Value": "t3.small"})
        self.ec2.start_instances(InstanceIds=[instance])
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[instance])
        self.assertEqual(read()[0]["InstanceType"], "t3.small")
        self.ec2.modify_instance_metadata_options(InstanceId=instance, HttpTokens="required")
        self.assertEqual(path(read()[0], "MetadataOptions.HttpTokens"), "required")


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

    def test_aws_eip_and_aws_eip_association(self):
        vpc = self.vpc()
        self.internet_gateway(vpc)
        interface = self.interface(self.subnet(vpc))
        allocation = self.address()

        def read():
            return self.ec2.describe_addresses(AllocationIds=[allocation])["Addresses"]

        self.assert_fields(read()[0], "Domain", "PublicIp", "PublicIpv4Pool", "NetworkBorderGroup")
        named = self.ec2.describe_addresses_attribute(AllocationIds=[allocation], Attribute="domain-name")
        self.assertLessEqual(len(named["Addresses"]), 1)
        association = self.ec2.associate_address(
            AllocationId=allocation, NetworkInterfaceId=interface, AllowReassociation=False)["AssociationId"]
        found = self.ec2.describe_addresses(Filters=[{"Name": "association-id", "Values": [association]}])["Addresses"]
        self.assert_fields(found[0], "NetworkInterfaceId", "PrivateIpAddress", "AllocationId")
        self.retag(allocation, read)
        self.assert_refused("InvalidIPAddress.InUse", self.ec2.release_address, AllocationId=allocation)
        self.ec2.disassociate_address(AssociationId=association)
        self.assert_refused("InvalidAssociationID.NotFound", self.ec2.disassociate_address, AssociationId=association)
        self.ec2.release_address(AllocationId=allocation, NetworkBorderGroup="us-east-1")
        self.assert_gone("InvalidAllocationID.NotFound", self.ec2.describe_addresses, AllocationIds=[allocation])

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

    def test_aws_network_interface(self):
        vpc = self.vpc()
        subnet, group = self.subnet(vpc), self.security_group(vpc)
        interface = self.interface(subnet, group)

        def read():
            return self.ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"]

        self.assert_fields(read()[0], "Description", "Groups.0.GroupId", "InterfaceType", "MacAddress", "OwnerId",
                           "PrivateIpAddress", "PrivateIpAddresses.0.Primary", "SourceDestCheck", "SubnetId")
        self.ec2.modify_network_interface_attribute(NetworkInterfaceId=interface, SourceDestCheck={"Value": False})
        self.ec2.modify_network_interface_attribute(NetworkInterfaceId=interface, Description={"Value": "changed"})
        self.ec2.assign_private_ip_addresses(NetworkInterfaceId=interface, SecondaryPrivateIpAddressCount=1)
        self.assertEqual((read()[0]["SourceDestCheck"], read()[0]["Description"], len(read()[0]["PrivateIpAddresses"])),
                         (False, "changed", 2))
        instance = self.ec2.run_instances(ImageId=self.image()["ImageId"], InstanceType="t3.micro", MinCount=1, MaxCount=1,
                                          SubnetId=subnet)["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[instance])
        self.ec2.attach_network_interface(NetworkInterfaceId=interface, InstanceId=instance, DeviceIndex=1)
        self.assert_fields(read()[0], "Attachment.InstanceId", "Attachment.DeviceIndex")
        self.retag_of_interface(interface, read)
        self.ec2.detach_network_interface(AttachmentId=path(read()[0], "Attachment.AttachmentId"), Force=True)
        self.ec2.get_waiter("network_interface_available").wait(NetworkInterfaceIds=[interface])
        self.ec2.delete_network_interface(NetworkInterfaceId=interface)
        self.assert_gone("InvalidNetworkInterfaceID.NotFound", self.ec2.describe_network_interfaces,
                         NetworkInterfaceIds=[interface])

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
