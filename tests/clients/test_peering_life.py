"""The lives of VPC peering connections between two accounts in two regions, on a clock that the test moves."""

import json
import urllib.request

from vpcsim_server import ACCOUNT, PARTNER, REGION, ServerTestCase

PARTNER_REGION = "eu-west-1"
NOT_FOUND = "InvalidVpcPeeringConnectionID.NotFound"


class PeeringLife(ServerTestCase):
    server_options = ("--clock", "frozen", "--timing", "peering_initiating=1000",
                      "--timing", "peering_provisioning=3000", "--timing", "peering_deleting=3000")

    def setUp(self):
        super().setUp()
        self.requester = self.server.ec2()
        self.accepter = self.server.ec2(PARTNER, PARTNER_REGION)
        self.vpc = self.requester.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.peer = self.accepter.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]

    def advance(self, step):
        request = urllib.request.Request(f"http://127.0.0.1:{self.server.port}/_vpcsim/clock",
                                         data=json.dumps({"advance": step}).encode(),
                                         headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            self.assertEqual(answer.status, 200)

    def request(self, **changes):
        arguments = {"VpcId": self.vpc, "PeerVpcId": self.peer, "PeerOwnerId": PARTNER,
                     "PeerRegion": PARTNER_REGION, **changes}
        made = self.requester.create_vpc_peering_connection(**arguments)["VpcPeeringConnection"]
        self.assert_states(made["VpcPeeringConnectionId"], "initiating-request", None)
        self.advance("+10s")
        return made

    def status(self, ec2, connection):
        described = ec2.describe_vpc_peering_connections(VpcPeeringConnectionIds=[connection])
        return described["VpcPeeringConnections"][0]["Status"]["Code"]

    def assert_states(self, connection, requester, accepter):
        """None for a side that doesn't see the connection."""
        for ec2, state in ((self.requester, requester), (self.accepter, accepter)):
            if state is None:
                self.assert_refused(NOT_FOUND, ec2.describe_vpc_peering_connections,
                                    VpcPeeringConnectionIds=[connection])
            else:
                self.assertEqual(self.status(ec2, connection), state)

    def accept(self, connection):
        self.accepter.accept_vpc_peering_connection(VpcPeeringConnectionId=connection)
        self.assert_states(connection, "provisioning", "provisioning")
        self.advance("+10s")
        self.assert_states(connection, "active", "active")

    def assert_deleted(self, connection):
        """In its time, from now on."""
        self.assert_states(connection, "deleting", "deleting")
        self.advance("+3s")
        self.assert_states(connection, "deleted", "deleted")

    def test_nobody_answers(self):
        made = self.request()
        connection = made["VpcPeeringConnectionId"]
        self.assert_states(connection, "pending-acceptance", "pending-acceptance")
        self.advance("+6d23h59m")
        self.assert_states(connection, "pending-acceptance", "pending-acceptance")
        self.advance("+1m")
        self.assert_states(connection, "expired", "expired")
        self.assert_refused("InvalidStateTransition", self.accepter.accept_vpc_peering_connection,
                            VpcPeeringConnectionId=connection)
        self.advance("+1d23h")
        self.assert_states(connection, "expired", "expired")
        self.advance("+1h")
        self.assert_states(connection, None, None)
        again = self.request()
        self.assertNotEqual(again["VpcPeeringConnectionId"], connection)
        self.assertEqual((again["ExpirationTime"] - made["ExpirationTime"]).days, 9)

    def test_rejected(self):
        connection = self.request()["VpcPeeringConnectionId"]
        self.assert_refused("OperationNotPermitted", self.requester.reject_vpc_peering_connection,
                            VpcPeeringConnectionId=connection)
        self.accepter.reject_vpc_peering_connection(VpcPeeringConnectionId=connection)
        self.assert_states(connection, "rejected", "rejected")
        self.advance("+2h")
        self.assert_states(connection, "rejected", None)
        self.advance("+46h")
        self.assert_states(connection, None, None)

    def test_deleted_by_the_requester(self):
        connection = self.request()["VpcPeeringConnectionId"]
        self.accept(connection)
        self.requester.delete_vpc_peering_connection(VpcPeeringConnectionId=connection)
        self.assert_deleted(connection)
        self.requester.get_waiter("vpc_peering_connection_deleted").wait(VpcPeeringConnectionIds=[connection])
        self.assert_states(connection, "deleted", "deleted")
        self.advance("+2h")
        self.assert_states(connection, None, "deleted")
        self.advance("+46h")
        self.assert_states(connection, None, None)

    def test_gone_with_the_accepters_vpc(self):
        connection = self.request()["VpcPeeringConnectionId"]
        self.assert_refused("DependencyViolation", self.accepter.delete_vpc, VpcId=self.peer)
        self.accept(connection)
        table = self.requester.describe_route_tables()["RouteTables"][0]["RouteTableId"]
        self.requester.create_route(RouteTableId=table, DestinationCidrBlock="10.1.0.0/16",
                                    VpcPeeringConnectionId=connection)
        self.accepter.delete_vpc(VpcId=self.peer)
        self.assert_deleted(connection)
        self.advance("+2h")
        self.assert_states(connection, "deleted", None)
        self.advance("+46h")
        self.assert_states(connection, None, None)
        routes = self.requester.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
        self.assertEqual([route["State"] for route in routes if "VpcPeeringConnectionId" in route], ["blackhole"])

    def test_failed(self):
        for wrong in ({"PeerRegion": REGION}, {"PeerOwnerId": ACCOUNT}, {"PeerVpcId": "vpc-0123456789abcdef0"}):
            with self.subTest(**wrong):
                connection = self.request(**wrong)["VpcPeeringConnectionId"]
                self.assert_states(connection, "failed", None)
                self.assert_refused("InvalidStateTransition", self.requester.delete_vpc_peering_connection,
                                    VpcPeeringConnectionId=connection)
                self.advance("+2h")
                self.assert_states(connection, None, None)

    def test_tags_are_of_one_side(self):
        connection = self.request()["VpcPeeringConnectionId"]
        self.accepter.create_tags(Resources=[connection], Tags=[{"Key": "of", "Value": "accepter"}])
        described = [ec2.describe_vpc_peering_connections()["VpcPeeringConnections"][0].get("Tags")
                     for ec2 in (self.requester, self.accepter)]
        self.assertEqual(described, [[], [{"Key": "of", "Value": "accepter"}]])


class PeeringQuotas(ServerTestCase):
    server_options = ("--quota", "active_peerings_per_vpc=1", "--quota", "outstanding_peering_requests_per_vpc=2",
                      "--quota", "outstanding_peering_requests=3", "--quota", "vpcs=8")

    def test_are_of_the_vpc_and_of_the_account(self):
        ec2 = self.server.ec2()
        vpcs = [ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"] for number in range(7)]

        def request(*, requester, accepter):
            made = ec2.create_vpc_peering_connection(VpcId=vpcs[requester], PeerVpcId=vpcs[accepter])
            return made["VpcPeeringConnection"]["VpcPeeringConnectionId"]

        first, second = request(requester=0, accepter=1), request(requester=0, accepter=2)
        self.assert_refused("OutstandingVpcPeeringConnectionLimitExceeded", request, requester=0, accepter=3)
        request(requester=1, accepter=2)
        self.assert_refused("PendingVpcPeeringConnectionLimitExceeded", request, requester=4, accepter=5)
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=first)
        self.assert_refused("ActiveVpcPeeringConnectionPerVpcLimitExceeded", ec2.accept_vpc_peering_connection,
                            VpcPeeringConnectionId=second)
        self.assert_refused("VpcPeeringConnectionsPerVpcLimitExceeded", request, requester=0, accepter=6)
