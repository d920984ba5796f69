"""Lessons on a running emulator: taken by boto3, and a teacher's own."""

import json
import pathlib
import tempfile
import unittest
import urllib.error
import urllib.request

from vpcsim_server import ROOT, ServerTestCase, VpcsimServer, run_vpcsim

OWN = "123456789012"
LESSONS = sorted((ROOT / "scenarios" / "lessons").glob("*.yaml"))

MINE = """name: Mine
lesson:
  title: Mine
  summary: A VPC
  minutes: 1
  introduction: {en: Hello, ja: こんにちは}
  goals:
    - title: A VPC
      text: Make one.
      exists: [{vpcs: mine, cidr_block: 10.9.0.0/16}]
"""


def ask(server, method="GET", body=None, path="/_vpcsim/lesson"):
    request = urllib.request.Request(server.url + path, json.dumps(body).encode() if body else None, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def goals(server):
    return "".join("x" if goal["met"] else "." for goal in ask(server)["lesson"]["goals"])


class Lessons(ServerTestCase):
    def test_the_walk_through(self):
        server = self.server
        before = ask(server, path="/_vpcsim/clock")["now"]
        started = ask(server, "POST", {"start": "walk-through"})["lesson"]
        self.assertLess((before, started["done"]), (ask(server, path="/_vpcsim/clock")["now"], True))
        self.assertIn("PRIVATE KEY", started["private_keys"]["access"])
        ec2 = server.ec2(OWN)

        def named(name):
            return ec2.describe_tags(Filters=[{"Name": "value", "Values": [name]}])["Tags"][0]["ResourceId"]

        peering = ec2.create_vpc_peering_connection(VpcId=named("vpc-a"), PeerVpcId=named("vpc-b"))
        peering_id = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.assertEqual(goals(server), "x.....")
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering_id)
        for table, block in (("rtb-a", "10.1.0.0/16"), ("rtb-b", "10.0.0.0/16")):
            ec2.create_route(RouteTableId=named(table), DestinationCidrBlock=block,
                             VpcPeeringConnectionId=peering_id)
        self.assertEqual(goals(server), "xxxx..")
        ec2.authorize_security_group_ingress(GroupId=named("sg-b"), IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.1.0/24"}]}])
        self.assertTrue(ask(server)["lesson"]["done"])
        ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering_id)
        self.assertEqual(goals(server), "....x.")

    def test_every_lesson_begins_undone(self):
        for row in ask(self.server, path="/_vpcsim/lessons")["lessons"]:
            with self.subTest(row["id"]):
                lesson = ask(self.server, "POST", {"start": row["id"]})["lesson"]
                self.assertFalse(lesson["done"])
                for goal in lesson["goals"]:
                    self.assertEqual(goal["met"], goal["why"] is None)
        self.assertIsNone(ask(self.server, "DELETE")["lesson"])

    def test_what_takes_nothing_refuses_what_it_is_sent(self):
        ask(self.server, "POST", {"start": "walk-through"})
        for method, path, body in (("GET", "lessons?x=1", None), ("GET", "lesson?x=1", None), ("DELETE", "lesson", b'{"x": 1}')):
            request = urllib.request.Request(f"{self.server.url}/_vpcsim/{path}", body, method=method)
            with self.subTest(path), self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request)
            with refused.exception as answer:
                self.assertEqual(answer.code, 400)
                self.assertIn("it takes nothing", answer.read().decode())
        self.assertIsNotNone(ask(self.server, "GET")["lesson"])
        ask(self.server, "DELETE")

    def test_an_unknown_one(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            ask(self.server, "POST", {"start": "nothing"})
        with refused.exception as answer:
            self.assertEqual(answer.code, 404)


class Files(unittest.TestCase):
    def test_solutions_hold(self):
        self.assertEqual(len(LESSONS), 8)
        done = run_vpcsim("run", *LESSONS)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_teachers_own(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "mine.yaml").write_text(MINE, encoding="utf-8")
            with VpcsimServer("--lessons", folder) as server:
                self.assertEqual(ask(server, path="/_vpcsim/lessons")["lessons"][-1]["id"], "mine")
                ask(server, "POST", {"start": "mine"})
                self.assertEqual(goals(server), ".")

    def test_a_wrong_one_is_refused_at_start(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "mine.yaml")
            file.write_text(MINE.replace("vpcs: mine", "vcps: mine"), encoding="utf-8")
            done = run_vpcsim("serve", "--port", "0", "--lessons", folder)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertTrue(done.stderr.startswith(f"{file}:10:16: "), done.stderr)


if __name__ == "__main__":
    unittest.main()
