"""The VPC-peering walk-through with the AWS CLI, as somebody types it who follows a tutorial."""

from vpcsim_server import ACCOUNT, PARTNER, AwsCliError, ServerTestCase

CLIENT = "203.0.113.10"


def named(resource_type, name):
    return ["--tag-specifications", f"ResourceType={resource_type},Tags=[{{Key=Name,Value={name}}}]"]


class AwsCliTestCase(ServerTestCase):
    def ec2(self, command, *arguments, account=ACCOUNT):
        return self.server.aws("ec2", command, *arguments, account=account)

    def assert_cli_refused(self, code, command, *arguments, account=ACCOUNT):
        with self.assertRaises(AwsCliError) as caught:
            self.ec2(command, *arguments, account=account)
        self.assertEqual(caught.exception.code, code, str(caught.exception))

    def create_vpc(self, name, cidr_block, account=ACCOUNT):
        return self.ec2("create-vpc", "--cidr-block", cidr_block, *named("vpc", name), account=account)["Vpc"]["VpcId"]

    def peer(self, vpc, peer_vpc, *more):
        created = self.ec2("create-vpc-peering-connection", "--vpc-id", vpc, "--peer-vpc-id", peer_vpc,
                           *named("vpc-peering-connection", "peer-ab"), *more)
        return created["VpcPeeringConnection"]["VpcPeeringConnectionId"]

    def status(self, peering, account=ACCOUNT):
        """--query with --output json, as scripts do."""
        return self.ec2("describe-vpc-peering-connections", "--vpc-peering-connection-ids", peering,
                        "--query", "VpcPeeringConnections[0].Status.Code", account=account)


class WalkThrough(AwsCliTestCase):
    def test_from_nothing_to_a_connection_and_back_to_nothing(self):
        self.build()
        self.assertEqual(self.server.verdict(CLIENT, "ec2-a.public_ip"), "reachable")
        self.assert_blocked("DISCONNECTED_VPCS", "ENI_SG_RULES_MISMATCH")

        peering = self.peer(self.vpcs["a"], self.vpcs["b"])
        self.ec2("wait", "vpc-peering-connection-exists", "--vpc-peering-connection-ids", peering)
        self.assertEqual(self.status(peering), "pending-acceptance")
        self.assert_blocked("BAD_STATE", "ENI_SG_RULES_MISMATCH", "NO_ROUTE_TO_DESTINATION")

        self.ec2("accept-vpc-peering-connection", "--vpc-peering-connection-id", peering)
        self.assertEqual(self.status(peering), "active")
        self.assert_blocked("ENI_SG_RULES_MISMATCH", "NO_ROUTE_TO_DESTINATION")

        self.route("a", "10.1.0.0/16", "--vpc-peering-connection-id", peering)
        self.assert_blocked("ENI_SG_RULES_MISMATCH", "NO_ROUTE_TO_DESTINATION")

        self.route("b", "10.0.0.0/16", "--vpc-peering-connection-id", peering)
        self.assert_blocked("ENI_SG_RULES_MISMATCH")

        self.let_in("b", "10.0.1.0/24")
        self.assertEqual(self.server.verdict("ec2-a", "ec2-b"), "reachable")
        self.assertNotEqual(self.server.verdict(CLIENT, "ec2-b"), "reachable")

        self.tear_down(peering)
        self.assert_empty(self.server.ec2())

    def assert_blocked(self, *codes):
        verdict = self.server.verdict("ec2-a", "ec2-b")
        self.assertNotEqual(verdict, "reachable")
        self.assertEqual({code for code, _ in verdict}, set(codes))

    def build(self):
        """VPC A with a public instance, VPC B with a private one."""
        self.vpcs, self.subnets, self.tables, self.groups, self.instances = {}, {}, {}, {}, {}
        self.ec2("create-key-pair", "--key-name", "access", "--query", "KeyMaterial")
        image = self.ec2("describe-images", "--owners", "amazon", "--query", "Images[0].ImageId")
        for letter, prefix in (("a", "10.0"), ("b", "10.1")):
            vpc = self.vpcs[letter] = self.create_vpc(f"vpc-{letter}", f"{prefix}.0.0/16")
            self.subnets[letter] = self.ec2(
                "create-subnet", "--vpc-id", vpc, "--cidr-block", f"{prefix}.1.0/24",
                *named("subnet", f"subnet-{letter}"))["Subnet"]["SubnetId"]
            self.tables[letter] = self.ec2(
                "describe-route-tables", "--filters", f"Name=vpc-id,Values={vpc}",
                "Name=association.main,Values=true", "--query", "RouteTables[0].RouteTableId")
            self.groups[letter] = self.ec2(
                "create-security-group", "--vpc-id", vpc, "--group-name", f"group-{letter}",
                "--description", "of the walk-through", *named("security-group", f"sg-{letter}"))["GroupId"]
            if letter == "a":
                self.open_to_the_internet(letter)
            self.instances[letter] = self.ec2(
                "run-instances", "--image-id", image, "--instance-type", "t3.micro", "--key-name", "access",
                "--subnet-id", self.subnets[letter], "--security-group-ids", self.groups[letter],
                *named("instance", f"ec2-{letter}"))["Instances"][0]["InstanceId"]
        self.ec2("wait", "instance-running", "--instance-ids", *self.instances.values())

    def open_to_the_internet(self, letter):
        self.gateway = self.ec2("create-internet-gateway")["InternetGateway"]["InternetGatewayId"]
        self.ec2("attach-internet-gateway", "--internet-gateway-id", self.gateway, "--vpc-id", self.vpcs[letter])
        self.ec2("modify-subnet-attribute", "--subnet-id", self.subnets[letter], "--map-public-ip-on-launch")
        self.route(letter, "0.0.0.0/0", "--gateway-id", self.gateway)
        self.let_in(letter, f"{CLIENT}/32")

    def route(self, letter, cidr_block, *target):
        self.ec2("create-route", "--route-table-id", self.tables[letter], "--destination-cidr-block", cidr_block,
                 *target)

    def let_in(self, letter, cidr_block):
        """The CLI's short form: --protocol, --port and --cidr become one IpPermissions."""
        self.ec2("authorize-security-group-ingress", "--group-id", self.groups[letter], "--protocol", "tcp",
                 "--port", "22", "--cidr", cidr_block)

    def tear_down(self, peering):
        self.assert_cli_refused("DependencyViolation", "delete-vpc", "--vpc-id", self.vpcs["a"])
        self.ec2("terminate-instances", "--instance-ids", *self.instances.values())
        self.ec2("wait", "instance-terminated", "--instance-ids", *self.instances.values())
        self.ec2("delete-vpc-peering-connection", "--vpc-peering-connection-id", peering)
        self.ec2("wait", "vpc-peering-connection-deleted", "--vpc-peering-connection-ids", peering)
        self.ec2("detach-internet-gateway", "--internet-gateway-id", self.gateway, "--vpc-id", self.vpcs["a"])
        self.ec2("delete-internet-gateway", "--internet-gateway-id", self.gateway)
        for letter in ("a", "b"):
            self.assert_cli_refused("DependencyViolation", "delete-vpc", "--vpc-id", self.vpcs[letter])
            self.ec2("delete-security-group", "--group-id", self.groups[letter])
            self.ec2("delete-subnet", "--subnet-id", self.subnets[letter])
            self.ec2("delete-vpc", "--vpc-id", self.vpcs[letter])
        self.ec2("delete-key-pair", "--key-name", "access")


class Peering(AwsCliTestCase):
    def test_overlapping_cidrs_fail(self):
        peering = self.peer(self.create_vpc("vpc-a", "10.0.0.0/16"), self.create_vpc("vpc-b", "10.0.128.0/17"))
        self.assertEqual(self.status(peering), "failed")

    def test_only_the_other_account_accepts(self):
        peering = self.peer(self.create_vpc("vpc-a", "10.0.0.0/16"),
                            self.create_vpc("vpc-b", "10.1.0.0/16", account=PARTNER), "--peer-owner-id", PARTNER)
        accept = ["accept-vpc-peering-connection", "--vpc-peering-connection-id", peering]
        self.assert_cli_refused("OperationNotPermitted", *accept)
        self.ec2(*accept, account=PARTNER)
        self.assertEqual(self.status(peering), "active")

    def test_dry_run(self):
        self.assert_cli_refused("DryRunOperation", "create-vpc", "--cidr-block", "10.0.0.0/16", "--dry-run")
        self.assertEqual(self.ec2("describe-vpcs"), {"Vpcs": []})

    def test_pages(self):
        """The CLI follows nextToken by itself: 7 VPC connections in pages of 5."""
        hub = self.create_vpc("hub", "10.0.0.0/16")
        ec2 = self.server.ec2()
        for number in range(7):
            ec2.create_vpc_peering_connection(VpcId=hub, PeerVpcId=f"vpc-0123456789abcdef{number}")
        described = self.ec2("describe-vpc-peering-connections", "--page-size", "5")
        self.assertEqual(len(described["VpcPeeringConnections"]), 7)
        self.assertNotIn("NextToken", described)
