"""The VPC-peering walk-through with boto3: six steps to a connection, and all of it taken down again."""

import botocore.exceptions

from vpcsim_server import ACCOUNT, PARTNER, ServerTestCase

CLIENT = "203.0.113.10"
NO_ROUTE_A = ("NO_ROUTE_TO_DESTINATION", "rtb-a")
NO_ROUTE_B = ("NO_ROUTE_TO_DESTINATION", "rtb-b")
GROUP_B = ("ENI_SG_RULES_MISMATCH", "sg-b")


def named(resource_type, name):
    return [{"ResourceType": resource_type, "Tags": [{"Key": "Name", "Value": name}]}]


def peering_status(ec2, peering):
    described = ec2.describe_vpc_peering_connections(VpcPeeringConnectionIds=[peering])
    return described["VpcPeeringConnections"][0]["Status"]["Code"]


class Network:
    """One VPC with a subnet, a route table, a security group and an instance, each named after `letter`."""

    def __init__(self, ec2, letter, cidr_block, public=False):
        self.ec2 = ec2
        self.igw = None
        prefix = cidr_block.removesuffix(".0.0/16")
        self.cidr_block = cidr_block
        self.subnet_cidr_block = f"{prefix}.1.0/24"
        self.vpc = ec2.create_vpc(
            CidrBlock=cidr_block, TagSpecifications=named("vpc", f"vpc-{letter}"))["Vpc"]["VpcId"]
        ec2.get_waiter("vpc_exists").wait(VpcIds=[self.vpc])
        ec2.get_waiter("vpc_available").wait(VpcIds=[self.vpc])
        self.subnet = ec2.create_subnet(
            VpcId=self.vpc, CidrBlock=self.subnet_cidr_block,
            TagSpecifications=named("subnet", f"subnet-{letter}"))["Subnet"]["SubnetId"]
        ec2.get_waiter("subnet_available").wait(SubnetIds=[self.subnet])
        self.rtb = ec2.create_route_table(
            VpcId=self.vpc, TagSpecifications=named("route-table", f"rtb-{letter}"))["RouteTable"]["RouteTableId"]
        self.association = ec2.associate_route_table(
            RouteTableId=self.rtb, SubnetId=self.subnet)["AssociationId"]
        self.sg = ec2.create_security_group(
            VpcId=self.vpc, GroupName=f"group-{letter}", Description="of the walk-through",
            TagSpecifications=named("security-group", f"sg-{letter}"))["GroupId"]
        ec2.get_waiter("security_group_exists").wait(GroupIds=[self.sg])
        if public:
            self._open_to_the_internet(letter)
        self.instance = ec2.run_instances(
            ImageId=ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"], InstanceType="t3.micro",
            MinCount=1, MaxCount=1, KeyName="access", SubnetId=self.subnet, SecurityGroupIds=[self.sg],
            TagSpecifications=named("instance", f"ec2-{letter}"))["Instances"][0]["InstanceId"]

    def _open_to_the_internet(self, letter):
        self.igw = self.ec2.create_internet_gateway(
            TagSpecifications=named("internet-gateway", f"igw-{letter}"))["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=self.igw, VpcId=self.vpc)
        self.ec2.create_route(RouteTableId=self.rtb, DestinationCidrBlock="0.0.0.0/0", GatewayId=self.igw)
        self.ec2.modify_subnet_attribute(SubnetId=self.subnet, MapPublicIpOnLaunch={"Value": True})
        self.let_in(f"{CLIENT}/32")

    def let_in(self, cidr_block):
        self.ec2.authorize_security_group_ingress(GroupId=self.sg, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": cidr_block}]}])

    def route(self, cidr_block, peering):
        self.ec2.create_route(
            RouteTableId=self.rtb, DestinationCidrBlock=cidr_block, VpcPeeringConnectionId=peering)

    def describe_instance(self):
        described = self.ec2.describe_instances(InstanceIds=[self.instance])
        return described["Reservations"][0]["Instances"][0]


class WalkThrough(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.ec2.create_key_pair(KeyName="access")
        self.ec2.get_waiter("key_pair_exists").wait(KeyNames=["access"])
        self.a = Network(self.ec2, "a", "10.0.0.0/16", public=True)
        self.b = Network(self.ec2, "b", "10.1.0.0/16")
        running = self.ec2.get_waiter("instance_running")
        running.wait(InstanceIds=[self.a.instance, self.b.instance])

    def assert_path(self, expected):
        """From A's instance to B's private address; the client reaches A, and never B, whatever else is so."""
        verdict = self.server.verdict("ec2-a", "ec2-b")
        self.assertEqual(verdict, expected)
        self.assertEqual(self.server.verdict(CLIENT, "ec2-a.public_ip"), "reachable")
        self.assertNotEqual(self.server.verdict(CLIENT, "ec2-b"), "reachable")

    def peer(self):
        peering = self.ec2.create_vpc_peering_connection(
            VpcId=self.a.vpc, PeerVpcId=self.b.vpc,
            TagSpecifications=named("vpc-peering-connection", "peer-ab"),
        )["VpcPeeringConnection"]
        self.assertEqual(peering["Status"]["Code"], "initiating-request")
        self.ec2.get_waiter("vpc_peering_connection_exists").wait(
            VpcPeeringConnectionIds=[peering["VpcPeeringConnectionId"]])
        return peering["VpcPeeringConnectionId"]

    def connect(self):
        """Everything that the six steps do, without looking."""
        peering = self.peer()
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.a.route(self.b.cidr_block, peering)
        self.b.route(self.a.cidr_block, peering)
        self.b.let_in(self.a.subnet_cidr_block)
        return peering

    def test_six_steps(self):
        self.assertIn("PublicIpAddress", self.a.describe_instance())
        self.assertNotIn("PublicIpAddress", self.b.describe_instance())
        self.assert_path({("DISCONNECTED_VPCS", "vpc-a"), GROUP_B})

        peering = self.peer()
        self.assertEqual(peering_status(self.ec2, peering), "pending-acceptance")
        self.assert_path({NO_ROUTE_A, ("BAD_STATE", "peer-ab"), GROUP_B, NO_ROUTE_B})

        accepted = self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assertEqual(accepted["VpcPeeringConnection"]["Status"]["Code"], "provisioning")
        self.assertEqual(peering_status(self.ec2, peering), "active")
        self.assert_path({NO_ROUTE_A, GROUP_B, NO_ROUTE_B})

        self.a.route(self.b.cidr_block, peering)
        self.assert_path({GROUP_B, NO_ROUTE_B})

        self.b.route(self.a.cidr_block, peering)
        self.assert_path({GROUP_B})

        self.b.let_in(self.a.subnet_cidr_block)
        self.assert_path("reachable")

    def test_routes_outlive_their_peering_as_black_holes(self):
        peering = self.connect()
        self.ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.ec2.get_waiter("vpc_peering_connection_deleted").wait(VpcPeeringConnectionIds=[peering])
        for network in (self.a, self.b):
            routes = self.ec2.describe_route_tables(RouteTableIds=[network.rtb])["RouteTables"][0]["Routes"]
            states = {route["State"] for route in routes if route.get("VpcPeeringConnectionId") == peering}
            self.assertEqual(states, {"blackhole"})
        self.assertNotEqual(self.server.verdict("ec2-a", "ec2-b"), "reachable")

    def test_tear_down_in_the_order_of_dependency(self):
        peering = self.connect()
        ec2, networks = self.ec2, (self.a, self.b)
        for network in networks:
            self.assert_refused("DependencyViolation", ec2.delete_vpc, VpcId=network.vpc)
            self.assert_refused("DependencyViolation", ec2.delete_subnet, SubnetId=network.subnet)
            self.assert_refused("DependencyViolation", ec2.delete_security_group, GroupId=network.sg)
            self.assert_refused("DependencyViolation", ec2.delete_route_table, RouteTableId=network.rtb)
        self.assert_refused("DependencyViolation", ec2.detach_internet_gateway,
                            InternetGatewayId=self.a.igw, VpcId=self.a.vpc)
        self.assert_refused("DependencyViolation", ec2.delete_internet_gateway, InternetGatewayId=self.a.igw)

        ec2.terminate_instances(InstanceIds=[network.instance for network in networks])
        ec2.get_waiter("instance_terminated").wait(InstanceIds=[network.instance for network in networks])
        ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
        ec2.get_waiter("vpc_peering_connection_deleted").wait(VpcPeeringConnectionIds=[peering])
        self.assert_refused("InvalidStateTransition", ec2.delete_vpc_peering_connection,
                            VpcPeeringConnectionId=peering)
        ec2.detach_internet_gateway(InternetGatewayId=self.a.igw, VpcId=self.a.vpc)
        ec2.delete_internet_gateway(InternetGatewayId=self.a.igw)
        for network in networks:
            ec2.delete_security_group(GroupId=network.sg)
            self.assert_refused("DependencyViolation", ec2.delete_route_table, RouteTableId=network.rtb)
            ec2.disassociate_route_table(AssociationId=network.association)
            ec2.delete_route_table(RouteTableId=network.rtb)
            self.assert_refused("DependencyViolation", ec2.delete_vpc, VpcId=network.vpc)
            ec2.delete_subnet(SubnetId=network.subnet)
            ec2.delete_vpc(VpcId=network.vpc)
            self.assert_refused("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=[network.vpc])
        ec2.delete_key_pair(KeyName="access")
        self.assert_empty(ec2)

    def test_rounds_of_a_reckless_tear_down(self):
        """As aws-nuke does: everything at once, again and again, until nothing is refused any more."""
        self.connect()
        ec2 = self.ec2
        steps = [(ec2.delete_vpc, {"VpcId": n.vpc}) for n in (self.a, self.b)]
        steps += [(ec2.delete_subnet, {"SubnetId": n.subnet}) for n in (self.a, self.b)]
        steps += [(ec2.delete_route_table, {"RouteTableId": n.rtb}) for n in (self.a, self.b)]
        steps += [(ec2.delete_security_group, {"GroupId": n.sg}) for n in (self.a, self.b)]
        steps += [(ec2.delete_internet_gateway, {"InternetGatewayId": self.a.igw}),
                  (ec2.detach_internet_gateway, {"InternetGatewayId": self.a.igw, "VpcId": self.a.vpc}),
                  (ec2.terminate_instances, {"InstanceIds": [self.a.instance, self.b.instance]}),
                  (ec2.delete_key_pair, {"KeyName": "access"})]
        for _ in range(8):
            steps = [step for step in steps if not self.succeeds(*step)]
        self.assertEqual(steps, [])
        self.assert_empty(ec2)

    def succeeds(self, function, arguments):
        try:
            function(**arguments)
            return True
        except botocore.exceptions.ClientError as error:
            self.assertIn(error.response["Error"]["Code"], ("DependencyViolation", "InvalidParameterValue"))
            return False


class Peering(ServerTestCase):
    """What the API says about peering connections, without instances."""

    def setUp(self):
        super().setUp()
        self.ours, self.theirs = self.server.ec2(), self.server.ec2(PARTNER)

    @staticmethod
    def vpc(ec2, cidr_block):
        return ec2.create_vpc(CidrBlock=cidr_block)["Vpc"]["VpcId"]

    def peer(self, our_vpc, peer_vpc, **more):
        peering = self.ours.create_vpc_peering_connection(VpcId=our_vpc, PeerVpcId=peer_vpc, **more)
        return peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]

    def test_overlapping_cidrs_fail(self):
        for cidr_block in ("10.0.0.0/16", "10.0.128.0/20"):
            with self.subTest(cidr_block):
                peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.ours, cidr_block))
                self.assertEqual(peering_status(self.ours, peering), "failed")
                self.assert_refused("InvalidStateTransition", self.ours.accept_vpc_peering_connection,
                                    VpcPeeringConnectionId=peering)

    def test_only_the_other_account_accepts(self):
        peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.theirs, "10.1.0.0/16"),
                            PeerOwnerId=PARTNER)
        self.assertEqual(peering_status(self.theirs, peering), "pending-acceptance")
        message = self.assert_refused("OperationNotPermitted", self.ours.accept_vpc_peering_connection,
                                      VpcPeeringConnectionId=peering)
        self.assertEqual(message, f"User {ACCOUNT} cannot accept peering {peering}")
        self.assertEqual(peering_status(self.ours, peering), "pending-acceptance")
        self.theirs.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        for ec2 in (self.ours, self.theirs):
            self.assertEqual(peering_status(ec2, peering), "active")

    def test_the_other_account_rejects(self):
        peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.theirs, "10.1.0.0/16"),
                            PeerOwnerId=PARTNER)
        self.assert_refused("OperationNotPermitted", self.ours.reject_vpc_peering_connection,
                            VpcPeeringConnectionId=peering)
        self.theirs.reject_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assertEqual(peering_status(self.ours, peering), "rejected")
        self.assert_refused("InvalidStateTransition", self.theirs.accept_vpc_peering_connection,
                            VpcPeeringConnectionId=peering)

    def test_a_third_account_sees_nothing(self):
        peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.theirs, "10.1.0.0/16"),
                            PeerOwnerId=PARTNER)
        stranger = self.server.ec2("333333333333")
        for function in (stranger.accept_vpc_peering_connection, stranger.delete_vpc_peering_connection):
            self.assert_refused("InvalidVpcPeeringConnectionID.NotFound", function, VpcPeeringConnectionId=peering)
        self.assertEqual(stranger.describe_vpc_peering_connections()["VpcPeeringConnections"], [])

    def test_without_the_owner_the_other_accounts_vpc_is_not_found(self):
        peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.theirs, "10.1.0.0/16"))
        self.assertEqual(peering_status(self.ours, peering), "failed")

    def test_accepted_in_the_accepters_region(self):
        far = self.server.ec2(region="eu-west-1")
        peering = self.peer(self.vpc(self.ours, "10.0.0.0/16"), self.vpc(far, "10.1.0.0/16"), PeerRegion="eu-west-1")
        self.assert_refused("OperationNotPermitted", self.ours.accept_vpc_peering_connection,
                            VpcPeeringConnectionId=peering)
        far.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assertEqual(peering_status(self.ours, peering), "active")

    def test_asking_twice_answers_the_same_connection(self):
        a, b = self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.ours, "10.1.0.0/16")
        self.assertEqual(self.peer(a, b), self.peer(a, b))

    def test_one_active_connection_for_a_pair(self):
        a, b = self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.ours, "10.1.0.0/16")
        first, second = self.peer(a, b), self.peer(b, a)
        self.ours.accept_vpc_peering_connection(VpcPeeringConnectionId=first)
        self.assert_refused("VpcPeeringConnectionAlreadyExists", self.ours.accept_vpc_peering_connection,
                            VpcPeeringConnectionId=second)

    def test_no_transit_as_far_as_routes_can_say(self):
        """A route to C through the connection to B is accepted; that it leads nowhere is the packet's story."""
        a, b, c = (self.vpc(self.ours, f"10.{n}.0.0/16") for n in range(3))
        ab, bc = self.peer(a, b), self.peer(b, c)
        for peering in (ab, bc):
            self.ours.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        rtb = self.ours.create_route_table(VpcId=a)["RouteTable"]["RouteTableId"]
        self.ours.create_route(RouteTableId=rtb, DestinationCidrBlock="10.2.0.0/16", VpcPeeringConnectionId=ab)
        with self.assertRaises(botocore.exceptions.ClientError):  # not A's connection
            self.ours.create_route(RouteTableId=rtb, DestinationCidrBlock="10.9.0.0/16", VpcPeeringConnectionId=bc)

    def test_deleting_a_vpc_ends_its_connections(self):
        a, b = self.vpc(self.ours, "10.0.0.0/16"), self.vpc(self.ours, "10.1.0.0/16")
        peering = self.peer(a, b)
        self.ours.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.ours.delete_vpc(VpcId=b)
        self.assertEqual(peering_status(self.ours, peering), "deleted")
