"""Security groups, network ACLs and key pairs through boto3 and the AWS CLI: IPv6, other VPCs, PuTTY's format."""

import subprocess
import tempfile
import pathlib

import botocore.exceptions

from vpcsim_server import ServerTestCase

TAGS = [{"Key": "Team", "Value": "net"}]


def specification(resource_type):
    return [{"ResourceType": resource_type, "Tags": TAGS}]


class SecurityGroups(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.group = self.ec2.create_security_group(
            GroupName="web", Description="of the test", VpcId=self.vpc)["GroupId"]

    def refusal(self, method, **arguments):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            getattr(self.ec2, method)(**arguments)
        return caught.exception.response["Error"]["Code"]

    def test_ipv6_rules_live_like_ipv4_rules(self):
        permission = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                      "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
                      "Ipv6Ranges": [{"CidrIpv6": "::/0", "Description": "everybody"}]}
        added = self.ec2.authorize_security_group_ingress(
            GroupId=self.group, IpPermissions=[permission],
            TagSpecifications=specification("security-group-rule"))["SecurityGroupRules"]
        self.assertEqual([rule.get("CidrIpv4", rule.get("CidrIpv6")) for rule in added], ["0.0.0.0/0", "::/0"])
        rule = added[1]["SecurityGroupRuleId"]
        described = self.ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])["SecurityGroupRules"]
        self.assertEqual((described[0]["CidrIpv6"], described[0]["Tags"]), ("::/0", TAGS))
        by_tag = self.ec2.describe_security_group_rules(
            Filters=[{"Name": "tag:Team", "Values": ["net"]}])["SecurityGroupRules"]
        self.assertEqual(len(by_tag), 2)
        groups = self.ec2.describe_security_groups(
            Filters=[{"Name": "ip-permission.ipv6-cidr", "Values": ["::/0"]}])["SecurityGroups"]
        self.assertEqual([group["GroupId"] for group in groups], [self.group])
        self.assertEqual(groups[0]["IpPermissions"][0]["Ipv6Ranges"][0]["Description"], "everybody")
        self.assertEqual(self.refusal("authorize_security_group_ingress", GroupId=self.group,
                                      IpPermissions=[permission]), "InvalidPermission.Duplicate")
        self.ec2.modify_security_group_rules(GroupId=self.group, SecurityGroupRules=[{
            "SecurityGroupRuleId": rule,
            "SecurityGroupRule": {"IpProtocol": "icmpv6", "FromPort": 128, "ToPort": -1, "CidrIpv6": "2001:db8::/32"}}])
        self.ec2.revoke_security_group_ingress(GroupId=self.group, IpPermissions=[{
            "IpProtocol": "58", "FromPort": 128, "ToPort": -1, "Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}]}])
        rules = self.ec2.describe_security_groups(GroupIds=[self.group])["SecurityGroups"][0]["IpPermissions"]
        self.assertEqual(rules[0]["Ipv6Ranges"], [])

    def test_a_prefix_list_that_is_not_there(self):
        self.assertEqual(self.refusal(
            "authorize_security_group_egress", GroupId=self.group, IpPermissions=[
                {"IpProtocol": "-1", "PrefixListIds": [{"PrefixListId": "pl-0123456789abcdef0"}]}]),
            "InvalidPrefixListID.NotFound")

    def test_the_aws_cli_adds_and_removes_ipv6_rules(self):
        permission = "IpProtocol=udp,FromPort=53,ToPort=53,Ipv6Ranges=[{CidrIpv6=2001:db8::/48,Description=dns}]"
        added = self.server.aws("ec2", "authorize-security-group-egress", "--group-id", self.group,
                                "--ip-permissions", permission)["SecurityGroupRules"]
        self.assertEqual(added[0]["CidrIpv6"], "2001:db8::/48")
        removed = self.server.aws("ec2", "revoke-security-group-egress", "--group-id", self.group,
                                  "--security-group-rule-ids", added[0]["SecurityGroupRuleId"])
        self.assertTrue(removed["Return"])

    def test_a_group_in_use_in_another_vpc(self):
        other = self.ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        subnet = self.ec2.create_subnet(VpcId=other, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
        made = self.server.newer("AssociateSecurityGroupVpc", GroupId=self.group, VpcId=other)
        self.assertEqual((made.tag, made.findtext("state")), ("AssociateSecurityGroupVpcResponse", "associating"))
        described = self.server.newer("DescribeSecurityGroupVpcAssociations")
        self.assertEqual(described.findtext("securityGroupVpcAssociationSet/item/state"), "associated")
        self.assertEqual(described.findtext("securityGroupVpcAssociationSet/item/vpcId"), other)
        usable = self.server.newer("GetSecurityGroupsForVpc", VpcId=other)
        self.assertIn(self.group, [item.text for item in usable.iterfind("securityGroupForVpcSet/item/groupId")])
        interface = self.ec2.create_network_interface(SubnetId=subnet, Groups=[self.group])["NetworkInterface"]
        self.assertEqual(interface["Groups"][0]["GroupId"], self.group)
        self.ec2.delete_network_interface(NetworkInterfaceId=interface["NetworkInterfaceId"])
        gone = self.server.newer("DisassociateSecurityGroupVpc", GroupId=self.group, VpcId=other)
        self.assertEqual(gone.findtext("state"), "disassociating")
        self.assertEqual(len(self.server.newer("DescribeSecurityGroupVpcAssociations").find("securityGroupVpcAssociationSet")), 0)


class NetworkAcls(ServerTestCase):
    def test_entries_of_both_families(self):
        ec2 = self.server.ec2()
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        acl = ec2.create_network_acl(VpcId=vpc, TagSpecifications=specification("network-acl"))["NetworkAcl"]
        acl_id = acl["NetworkAclId"]
        ec2.create_network_acl_entry(NetworkAclId=acl_id, RuleNumber=110, Protocol="58", RuleAction="allow", Egress=False,
                                     Ipv6CidrBlock="::/0", IcmpTypeCode={"Type": 128, "Code": -1})
        ec2.create_network_acl_entry(NetworkAclId=acl_id, RuleNumber=100, Protocol="6", RuleAction="allow", Egress=False,
                                     CidrBlock="0.0.0.0/0", PortRange={"From": 22, "To": 22})
        ec2.replace_network_acl_entry(NetworkAclId=acl_id, RuleNumber=100, Protocol="6", RuleAction="deny", Egress=False,
                                      Ipv6CidrBlock="2001:db8::/32", PortRange={"From": 22, "To": 22})
        found = ec2.describe_network_acls(Filters=[{"Name": "entry.ipv6-cidr", "Values": ["2001:db8::/32"]}])
        entries = [entry for entry in found["NetworkAcls"][0]["Entries"] if not entry["Egress"]]
        self.assertEqual([(entry["RuleNumber"], entry.get("Ipv6CidrBlock")) for entry in entries],
                         [(100, "2001:db8::/32"), (110, "::/0"), (32767, None)])
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        of_subnet = [{"Name": "association.subnet-id", "Values": [subnet]}]
        default = ec2.describe_network_acls(Filters=of_subnet)["NetworkAcls"][0]
        ec2.replace_network_acl_association(
            AssociationId=default["Associations"][0]["NetworkAclAssociationId"], NetworkAclId=acl_id)
        self.assertEqual(ec2.describe_network_acls(Filters=of_subnet)["NetworkAcls"][0]["NetworkAclId"], acl_id)
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            ec2.delete_network_acl(NetworkAclId=acl_id)
        self.assertEqual(caught.exception.response["Error"]["Code"], "DependencyViolation")


class KeyPairs(ServerTestCase):
    def test_both_formats_of_one_kind_of_key(self):
        ec2 = self.server.ec2()
        for key_type in ("rsa", "ed25519"):
            with self.subTest(key_type), tempfile.TemporaryDirectory() as directory:
                pem = ec2.create_key_pair(KeyName=f"pem-{key_type}", KeyType=key_type, KeyFormat="pem",
                                          TagSpecifications=specification("key-pair"))
                file = pathlib.Path(directory, "key.pem")
                file.write_text(pem["KeyMaterial"])
                file.chmod(0o600)
                public = subprocess.run(["ssh-keygen", "-y", "-f", file], check=True, capture_output=True, text=True)
                described = ec2.describe_key_pairs(KeyNames=[pem["KeyName"]], IncludePublicKey=True)["KeyPairs"][0]
                self.assertEqual(described["PublicKey"].split()[:2], public.stdout.split()[:2])
                self.assertEqual((described["KeyType"], described["Tags"]), (key_type, TAGS))
                putty = ec2.create_key_pair(KeyName=f"ppk-{key_type}", KeyType=key_type, KeyFormat="ppk")
                self.assertTrue(putty["KeyMaterial"].startswith("PuTTY-User-Key-File-2: ssh-" + key_type))
                self.assertIn(f"\nComment: ppk-{key_type}\n", putty["KeyMaterial"])
        found = ec2.describe_key_pairs(Filters=[{"Name": "tag:Team", "Values": ["net"]}])["KeyPairs"]
        self.assertEqual(len(found), 2)
