"""POST /_vpcsim/path: what the console's map asks, and that it says what `vpcsim path --json` says."""

import json
import unittest
import urllib.error
import urllib.request

from vpcsim_server import ACCOUNT, PARTNER, ROOT, ServerTestCase


class ControlPath(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()

    def post(self, body):
        request = urllib.request.Request(self.server.url + "/_vpcsim/path", json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def apply(self, name):
        done = self.server.vpcsim("apply", ROOT / "scenarios" / f"{name}.yaml", "--endpoint", self.server.url)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_is_what_the_command_line_says(self):
        self.apply("vpc-peering")
        for to, port in (("ec2-b", 22), ("ec2-b", 80), ("203.0.113.10", 443)):
            done = self.server.vpcsim("path", "--endpoint", self.server.url, "--from", "ec2-a", "--to", to,
                                      "--port", port, "--json")
            with self.subTest(to=to, port=port):
                answer = self.post({"from": "ec2-a", "to": to, "port": port})
                for row in answer["hops"]:
                    self.assertNotRegex(row.pop("plain"), r"\b(eni|rtb|sg|pcx|igw)-[0-9a-f]{17}")
                for row in answer["blockers"]:
                    self.assertTrue(row.pop("plain_reason"))
                self.assertEqual(answer, json.loads(done.stdout))

    def test_sees_all_accounts(self):
        self.apply("another-account")
        answer = self.post({"from": "our-client", "to": "their-server", "port": 443})
        self.assertEqual(answer["verdict"], "reachable")
        self.assertEqual({hop["account"] for hop in answer["hops"]}, {ACCOUNT, PARTNER})

    def test_ids_are_those_of_the_api(self):
        self.apply("vpc-peering")
        answer = self.post({"from": "ec2-a", "to": "ec2-b", "port": 22})
        ids = {hop["kind"]: hop["id"] for hop in answer["hops"]}
        peerings = self.ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
        self.assertEqual(ids["vpc-peering-connection"], peerings[0]["VpcPeeringConnectionId"])
        self.ec2.describe_route_tables(RouteTableIds=[ids["route-table"]])
        self.ec2.describe_network_acls(NetworkAclIds=[ids["network-acl"]])
        self.ec2.describe_security_groups(GroupIds=[ids["security-group"]])
        self.ec2.describe_network_interfaces(NetworkInterfaceIds=[ids["network-interface"]])
        self.ec2.describe_subnets(SubnetIds=[ids["subnet"]])

    def test_a_change_shows_at_once(self):
        self.apply("vpc-peering")
        flow = {"from": "ec2-a", "to": "ec2-b", "port": 22}
        self.assertEqual(self.post(flow)["verdict"], "reachable")
        peering = self.ec2.describe_vpc_peering_connections()["VpcPeeringConnections"][0]
        self.ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering["VpcPeeringConnectionId"])
        answer = self.post(flow)
        self.assertEqual(answer["verdict"], "unreachable")
        self.assertEqual(answer["hops"][-1]["kind"], "route-table")

    def test_what_cannot_be_asked(self):
        for body in ({}, [], {"from": "nobody", "to": "8.8.8.8", "port": 22},
                     {"from": "8.8.8.8", "to": "8.8.4.4", "port": "ssh"}):
            with self.subTest(body=body), self.assertRaises(urllib.error.HTTPError) as refused:
                self.post(body)
            with refused.exception as answer:
                self.assertEqual(answer.code, 400)
                self.assertTrue(json.load(answer)["error"]["message"])


if __name__ == "__main__":
    unittest.main()
