"""Terraform's AWS provider, replayed: for each resource the calls that it documents to make, in its order, with every
field that it reads. (The provider itself isn't in Debian.)"""

import unittest

from terraform_replay import Replay, path


class Vpcs(Replay):
    def test_aws_vpc(self):
        vpc = self.vpc()
        self.read_vpc(vpc)
        for attribute, name in (("EnableDnsHostnames", "enableDnsHostnames"), ("EnableDnsSupport", "enableDnsSupport")):
            self.ec2.modify_vpc_attribute(VpcId=vpc, **{attribute: {"Value": True}})
            self.assertIs(self.ec2.describe_vpc_attribute(VpcId=vpc, Attribute=name)[attribute]["Value"], True)
        self.retag(vpc, lambda: self.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"])
        self.ec2.delete_vpc(VpcId=vpc)
        self.assert_gone("InvalidVpcID.NotFound", self.ec2.describe_vpcs, VpcIds=[vpc])
        self.assert_refused("InvalidVpcID.NotFound", self.ec2.delete_vpc, VpcId=vpc)

    def test_aws_vpc_ipv4_cidr_block_association(self):
        vpc = self.vpc()
        association = self.ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.1.0.0/16")["CidrBlockAssociation"]
        by_id = [{"Name": "cidr-block-association.association-id", "Values": [association["AssociationId"]]}]

        def state():
            for found in self.ec2.describe_vpcs(Filters=by_id)["Vpcs"]:
                for row in found["CidrBlockAssociationSet"]:
                    if row["AssociationId"] == association["AssociationId"]:
                        return row["CidrBlockState"]["State"]
            return "gone"

        self.assertEqual(state(), "associated")
        self.ec2.disassociate_vpc_cidr_block(AssociationId=association["AssociationId"])
        self.assertIn(state(), ("gone", "disassociated"))
        self.assert_refused("InvalidVpcCidrBlockAssociationID.NotFound", self.ec2.disassociate_vpc_cidr_block,
                            AssociationId="vpc-cidr-assoc-0123456789abcdef0")

    def test_aws_subnet(self):
        subnet = self.subnet(self.vpc())

        def read():
            return self.ec2.describe_subnets(SubnetIds=[subnet])["Subnets"]

        self.assert_fields(read()[0], "SubnetArn", "AssignIpv6AddressOnCreation", "AvailabilityZone",
                           "AvailabilityZoneId", "CidrBlock", "EnableDns64", "Ipv6Native", "MapPublicIpOnLaunch",
                           "OwnerId", "VpcId", "State", "PrivateDnsNameOptionsOnLaunch.HostnameType",
                           "PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord")
        self.ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
        self.assertIs(read()[0]["MapPublicIpOnLaunch"], True)
        self.retag(subnet, read)
        lingering = self.ec2.describe_network_interfaces(Filters=[
            {"Name": "subnet-id", "Values": [subnet]}, {"Name": "description", "Values": ["AWS Lambda VPC ENI*"]}])
        self.assertEqual(lingering["NetworkInterfaces"], [])
        self.ec2.delete_subnet(SubnetId=subnet)
        self.assert_gone("InvalidSubnetID.NotFound", self.ec2.describe_subnets, SubnetIds=[subnet])

    def test_aws_internet_gateway(self):
        vpc = self.vpc()
        gateway = self.internet_gateway(vpc)

        def read():
            return self.ec2.describe_internet_gateways(InternetGatewayIds=[gateway])["InternetGateways"]

        self.assert_fields(read()[0], "OwnerId", "Attachments.0.VpcId")
        self.assertEqual(path(read()[0], "Attachments.0.State"), "available")
        self.retag(gateway, read)
        self.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        self.assertEqual(read()[0]["Attachments"], [])
        self.assert_refused("Gateway.NotAttached", self.ec2.detach_internet_gateway, InternetGatewayId=gateway, VpcId=vpc)
        self.ec2.delete_internet_gateway(InternetGatewayId=gateway)
        self.assert_gone("InvalidInternetGatewayID.NotFound", self.ec2.describe_internet_gateways,
                         InternetGatewayIds=[gateway])


class Routes(Replay):
    def test_aws_route_table_and_route(self):
        vpc = self.vpc()
        gateway = self.internet_gateway(vpc)
        table = self.route_table(vpc)

        def read():
            return self.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"]

        def routes():
            return {row["DestinationCidrBlock"]: row for row in read()[0]["Routes"]}

        self.assert_fields(read()[0], "OwnerId", "VpcId", "Routes.0.Origin", "PropagatingVgws")
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        self.assertEqual((routes()["0.0.0.0/0"]["GatewayId"], routes()["0.0.0.0/0"]["Origin"]), (gateway, "CreateRoute"))
        interface = self.ec2.create_network_interface(SubnetId=self.subnet(vpc))["NetworkInterface"]
        interface = interface["NetworkInterfaceId"]
        self.ec2.replace_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NetworkInterfaceId=interface)
        self.assertEqual(routes()["0.0.0.0/0"]["NetworkInterfaceId"], interface)
        self.ec2.delete_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0")
        self.assertNotIn("0.0.0.0/0", routes())
        self.assert_refused("InvalidRoute.NotFound", self.ec2.delete_route, RouteTableId=table,
                            DestinationCidrBlock="0.0.0.0/0")
        self.assertIn("local route", self.assert_refused(
            "InvalidParameterValue", self.ec2.delete_route, RouteTableId=table, DestinationCidrBlock="10.0.0.0/16"))
        self.retag(table, read)
        self.ec2.delete_route_table(RouteTableId=table)
        self.assert_gone("InvalidRouteTableID.NotFound", self.ec2.describe_route_tables, RouteTableIds=[table])

    def test_aws_route_table_association(self):
        vpc = self.vpc()
        subnet, tables = self.subnet(vpc), [self.route_table(vpc), self.route_table(vpc)]
        association = self.ec2.associate_route_table(RouteTableId=tables[0], SubnetId=subnet)["AssociationId"]
        self.assertEqual(self.association(association), (tables[0], "associated"))
        association = self.ec2.replace_route_table_association(
            AssociationId=association, RouteTableId=tables[1])["NewAssociationId"]
        self.assertEqual(self.association(association), (tables[1], "associated"))
        self.ec2.disassociate_route_table(AssociationId=association)
        self.assertIsNone(self.association(association))
        self.assert_refused("InvalidAssociationID.NotFound", self.ec2.disassociate_route_table, AssociationId=association)

    def test_aws_main_route_table_association(self):
        vpc = self.vpc()
        table = self.route_table(vpc)
        main = self.ec2.describe_route_tables(Filters=self.main_of(vpc))["RouteTables"][0]
        original = next(row for row in main["Associations"] if row["Main"])
        made = self.ec2.replace_route_table_association(
            AssociationId=original["RouteTableAssociationId"], RouteTableId=table)
        self.assertEqual(self.association(made["NewAssociationId"]), (table, "associated"))
        self.ec2.replace_route_table_association(
            AssociationId=made["NewAssociationId"], RouteTableId=main["RouteTableId"])
        self.assertEqual(self.ec2.describe_route_tables(Filters=self.main_of(vpc))["RouteTables"][0]["RouteTableId"],
                         main["RouteTableId"])

    def association(self, association):
        tables = self.ec2.describe_route_tables(
            Filters=[{"Name": "association.route-table-association-id", "Values": [association]}])["RouteTables"]
        for row in (row for table in tables for row in table["Associations"]):
            if row["RouteTableAssociationId"] == association:
                return row["RouteTableId"], row["AssociationState"]["State"]
        return None


class Security(Replay):
    def test_aws_security_group_and_its_rules(self):
        vpc = self.vpc()
        group = self.security_group(vpc)

        def read():
            return self.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"]

        self.assertEqual(read()[0]["IpPermissionsEgress"], [])
        self.assert_fields(read()[0], "OwnerId", "VpcId", "GroupName", "Description", "IpPermissions")
        everywhere = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        self.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[everywhere])
        self.assert_refused("InvalidPermission.Duplicate", self.ec2.authorize_security_group_ingress,
                            GroupId=group, IpPermissions=[everywhere])
        everywhere["IpRanges"][0]["Description"] = "HTTPS"
        self.ec2.update_security_group_rule_descriptions_ingress(GroupId=group, IpPermissions=[everywhere])
        self.assertEqual(path(read()[0], "IpPermissions.0.IpRanges.0.Description"), "HTTPS")
        self.ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=[everywhere])
        self.retag(group, read)
        self.ec2.delete_security_group(GroupId=group)
        self.assert_gone("InvalidGroup.NotFound", self.ec2.describe_security_groups, GroupIds=[group])

    def test_aws_vpc_security_group_ingress_rule(self):
        group = self.security_group(self.vpc())
        rule = self.ec2.authorize_security_group_ingress(
            GroupId=group, TagSpecifications=self.tags("security-group-rule"),
            IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,
                            "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}])["SecurityGroupRules"][0]["SecurityGroupRuleId"]

        def read():
            return self.ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])["SecurityGroupRules"]

        self.assert_fields(read()[0], "GroupId", "IsEgress", "IpProtocol", "FromPort", "ToPort", "CidrIpv4", "Tags.0.Key",
                           "GroupOwnerId")
        self.ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=[{
            "SecurityGroupRuleId": rule,
            "SecurityGroupRule": {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 23, "CidrIpv4": "10.0.0.0/8"}}])
        self.assertEqual(read()[0]["ToPort"], 23)
        self.retag(rule, read)
        self.ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=[rule])
        self.assert_gone("InvalidSecurityGroupRuleId.NotFound", self.ec2.describe_security_group_rules,
                         SecurityGroupRuleIds=[rule])

    def test_aws_network_acl(self):
        vpc = self.vpc()
        subnet = self.subnet(vpc)
        acl = self.ec2.create_network_acl(VpcId=vpc, TagSpecifications=self.tags("network-acl"))["NetworkAcl"]
        acl = acl["NetworkAclId"]

        def read():
            return self.ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"]

        def associate(target):
            held = self.ec2.describe_network_acls(
                Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])["NetworkAcls"][0]
            association = next(row["NetworkAclAssociationId"] for row in held["Associations"] if row["SubnetId"] == subnet)
            return self.ec2.replace_network_acl_association(AssociationId=association, NetworkAclId=target)

        self.assertIn("NewAssociationId", associate(acl))
        entry = {"NetworkAclId": acl, "RuleNumber": 100, "Protocol": "6", "RuleAction": "allow", "Egress": False,
                 "CidrBlock": "10.0.0.0/8", "PortRange": {"From": 22, "To": 22}}
        self.ec2.create_network_acl_entry(**entry)
        own = [row for row in read()[0]["Entries"] if row["RuleNumber"] < 32767]
        self.assertEqual((own[0]["Protocol"], own[0]["PortRange"]["From"]), ("6", 22))
        self.assert_fields(read()[0], "OwnerId", "VpcId", "IsDefault", "Associations.0.SubnetId")
        self.assert_refused("NetworkAclEntryAlreadyExists", self.ec2.create_network_acl_entry, **entry)
        self.ec2.delete_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Egress=False)
        self.retag(acl, read)
        self.assert_refused("DependencyViolation", self.ec2.delete_network_acl, NetworkAclId=acl)
        associate(self.ec2.describe_network_acls(Filters=[
            {"Name": "default", "Values": ["true"]}, {"Name": "vpc-id", "Values": [vpc]}])["NetworkAcls"][0]["NetworkAclId"])
        self.ec2.delete_network_acl(NetworkAclId=acl)
        self.assert_gone("InvalidNetworkAclID.NotFound", self.ec2.describe_network_acls, NetworkAclIds=[acl])

    def test_aws_default_resources(self):
        """They are adopted, emptied, and never deleted."""
        vpc = self.vpc()
        in_vpc = {"Name": "vpc-id", "Values": [vpc]}
        group = self.ec2.describe_security_groups(
            Filters=[{"Name": "group-name", "Values": ["default"]}, in_vpc])["SecurityGroups"][0]
        self.ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
        self.ec2.revoke_security_group_egress(GroupId=group["GroupId"], IpPermissions=group["IpPermissionsEgress"])
        left = self.ec2.describe_security_groups(GroupIds=[group["GroupId"]])["SecurityGroups"][0]
        self.assertEqual((left["IpPermissions"], left["IpPermissionsEgress"]), ([], []))
        acl = self.ec2.describe_network_acls(Filters=[{"Name": "default", "Values": ["true"]}, in_vpc])["NetworkAcls"][0]
        for entry in acl["Entries"]:
            if entry["RuleNumber"] < 32767:
                self.ec2.delete_network_acl_entry(
                    NetworkAclId=acl["NetworkAclId"], RuleNumber=entry["RuleNumber"], Egress=entry["Egress"])
        table = self.ec2.describe_route_tables(Filters=self.main_of(vpc))["RouteTables"][0]
        self.assertEqual([row["GatewayId"] for row in table["Routes"]], ["local"])

    def test_aws_key_pair(self):
        name = self.key_pair()

        def read():
            return self.ec2.describe_key_pairs(KeyNames=[name])["KeyPairs"]

        self.assert_fields(read()[0], "KeyType", "KeyFingerprint", "KeyPairId", "KeyName")
        self.retag(read()[0]["KeyPairId"], read)
        self.ec2.delete_key_pair(KeyName=name)
        self.assert_gone("InvalidKeyPair.NotFound", self.ec2.describe_key_pairs, KeyNames=[name])


if __name__ == "__main__":
    unittest.main()
