"""What the replays of Terraform's provider share: how it makes, reads and waits for things."""

import botocore.exceptions

from vpcsim_server import ServerTestCase

PUBLIC_KEY = ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f "
              "replay")


def path(record, dotted):
    """A field of a field: "Attachments.0.State". Raises LookupError if it isn't there."""
    for name in dotted.split("."):
        record = record[int(name)] if name.isdigit() else record[name]
    return record


class Replay(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()

    def assert_fields(self, record, *names):
        """Terraform dereferences these: an absent one is a crash."""
        for name in names:
            try:
                path(record, name)
            except LookupError:
                self.fail(f"{name} isn't in {record}")

    def assert_gone(self, code, describe, **arguments):
        """What its waiters take for gone: the code, or an empty list."""
        try:
            answer = describe(**arguments)
        except botocore.exceptions.ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], code)
        else:
            self.assertEqual([value for value in answer.values() if isinstance(value, list)], [[]])

    def retag(self, resource, read):
        """Later changes of tags are calls of their own; they are read from the resource."""
        self.ec2.create_tags(Resources=[resource], Tags=[{"Key": "Stage", "Value": "test"}])
        self.assertIn({"Key": "Stage", "Value": "test"}, read()[0]["Tags"])
        self.ec2.delete_tags(Resources=[resource], Tags=[{"Key": "Stage"}])
        self.assertNotIn("Stage", [tag["Key"] for tag in read()[0]["Tags"]])

    @staticmethod
    def tags(resource_type):
        return [{"ResourceType": resource_type, "Tags": [{"Key": "Name", "Value": "replay"}]}]

    @staticmethod
    def main_of(vpc):
        return [{"Name": "association.main", "Values": ["true"]}, {"Name": "vpc-id", "Values": [vpc]}]

    def vpc(self, cidr_block="10.0.0.0/16"):
        vpc = self.ec2.create_vpc(CidrBlock=cidr_block, InstanceTenancy="default", AmazonProvidedIpv6CidrBlock=False,
                                  TagSpecifications=self.tags("vpc"))["Vpc"]["VpcId"]
        self.ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
        return vpc

    def read_vpc(self, vpc):
        read = self.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]
        self.assert_fields(read, "CidrBlock", "DhcpOptionsId", "InstanceTenancy", "OwnerId", "IsDefault",
                           "CidrBlockAssociationSet.0.AssociationId", "Tags.0.Key")
        for name in ("enableDnsHostnames", "enableDnsSupport", "enableNetworkAddressUsageMetrics"):
            attribute = self.ec2.describe_vpc_attribute(VpcId=vpc, Attribute=name)
            self.assert_fields(attribute, f"{name[0].upper()}{name[1:]}.Value")
        in_vpc = {"Name": "vpc-id", "Values": [vpc]}
        for describe, key, *filters in (
            ("describe_network_acls", "NetworkAcls", {"Name": "default", "Values": ["true"]}, in_vpc),
            ("describe_route_tables", "RouteTables", *self.main_of(vpc)),
            ("describe_security_groups", "SecurityGroups", {"Name": "group-name", "Values": ["default"]}, in_vpc),
        ):
            self.assertEqual(len(getattr(self.ec2, describe)(Filters=filters)[key]), 1, describe)
        return read

    def subnet(self, vpc, cidr_block="10.0.1.0/24"):
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock=cidr_block, TagSpecifications=self.tags("subnet"))
        subnet = subnet["Subnet"]["SubnetId"]
        self.ec2.get_waiter("subnet_available").wait(SubnetIds=[subnet])
        return subnet

    def internet_gateway(self, vpc):
        gateway = self.ec2.create_internet_gateway(TagSpecifications=self.tags("internet-gateway"))
        gateway = gateway["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        return gateway

    def route_table(self, vpc):
        made = self.ec2.create_route_table(VpcId=vpc, TagSpecifications=self.tags("route-table"))
        return made["RouteTable"]["RouteTableId"]

    def security_group(self, vpc):
        """Its egress rule goes at once, in Terraform's words: ports 0 to 0 for all protocols."""
        group = self.ec2.create_security_group(GroupName="replay", Description="Managed by Terraform", VpcId=vpc,
                                               TagSpecifications=self.tags("security-group"))["GroupId"]
        self.ec2.describe_security_groups(GroupIds=[group])
        everything = {"IpProtocol": "-1", "FromPort": 0, "ToPort": 0}
        self.ec2.revoke_security_group_egress(
            GroupId=group, IpPermissions=[{**everything, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        try:
            self.ec2.revoke_security_group_egress(
                GroupId=group, IpPermissions=[{**everything, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}])
        except botocore.exceptions.ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], "InvalidPermission.NotFound")
        return group

    def key_pair(self):
        self.ec2.import_key_pair(KeyName="replay", PublicKeyMaterial=PUBLIC_KEY.encode(),
                                 TagSpecifications=self.tags("key-pair"))
        return "replay"

    def image(self):
        found = self.ec2.describe_images(Owners=["amazon"], IncludeDeprecated=False, Filters=[
            {"Name": "name", "Values": ["al2023-ami-2023.*-x86_64"]},
            {"Name": "virtualization-type", "Values": ["hvm"]}])["Images"]
        return max(found, key=lambda image: image["CreationDate"])
