"""`vpcsim reach --diff` and `--plan`: between scenarios, snapshots, files and endpoints, and why verdicts flip."""

import csv
import io
import json
import pathlib
import tempfile
import unittest

from aws_export import export
from vpcsim_server import ACCOUNT, REGION, ROOT, ServerTestCase, run_vpcsim

SCENARIO = ROOT / "scenarios" / "vpc-peering.yaml"
FLIP = ("ec2-a -> ec2-b tcp/22: reachable, was unreachable\n"
        "  before: No ingress rule of security group sg-b at ec2-b admits tcp ")


class Diff(unittest.TestCase):
    def test_says_why(self):
        back = run_vpcsim("reach", "--port", "22", "--diff", SCENARIO, f"{SCENARIO}@3")
        self.assertEqual(back.returncode, 1, back.stderr)
        first, second = back.stdout.splitlines()
        self.assertEqual(first, "ec2-a -> ec2-b tcp/22: unreachable, was reachable")
        self.assertTrue(second.startswith("  now: Route table rtb-a") or second.startswith("  now: route table rtb-a"),
                        second)

    def test_for_machines(self):
        arguments = ("reach", "--port", "22", "--diff", f"{SCENARIO}@5", SCENARIO)
        flip, = json.loads(run_vpcsim(*arguments, "--json").stdout)["flips"]
        self.assertEqual((flip["before"], flip["after"], flip["reason_of"]), ("unreachable", "reachable", "before"))
        self.assertIn("(sg-", flip["reason"])
        row, = csv.DictReader(io.StringIO(run_vpcsim(*arguments, "--csv").stdout))
        self.assertEqual({**row, "service": None}, {**flip, "service": None})
        japanese, = json.loads(run_vpcsim(*arguments, "--json", "--lang", "ja").stdout)["flips"]
        self.assertTrue(japanese["reason"].endswith("。"), japanese)

    def test_only_scenarios_and_copies_can_be_planned_with(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run_vpcsim("reach", "--port", "22", "--network", folder, "--plan", SCENARIO)
            self.assertEqual(done.returncode, 2)
            self.assertIn("is no snapshot", done.stderr)
        for wrong in (["--plan", SCENARIO], ["--plan", SCENARIO, "--diff", SCENARIO, SCENARIO],
                      [SCENARIO, "--plan", SCENARIO, "--dot"]):
            self.assertEqual(run_vpcsim("reach", "--port", "22", *wrong).returncode, 2, wrong)

    def test_a_plan_on_a_scenario(self):
        done = run_vpcsim("reach", SCENARIO, "--step", "5", "--port", "22", "--plan", SCENARIO)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(done.stdout.startswith(FLIP), done.stdout)
        same = run_vpcsim("reach", SCENARIO, "--port", "22", "--plan", SCENARIO)
        self.assertEqual((same.returncode, same.stdout), (0, "tcp/22: no verdict differs\n"))
        self.assertEqual(run_vpcsim("reach", SCENARIO, "--step", "0", "--port", "22", "--plan", SCENARIO).returncode, 2)


class WithServer(ServerTestCase):
    def test_snapshots_and_plans(self):
        server, url = self.server, self.server.url
        with tempfile.TemporaryDirectory() as folder:
            before, after, described = (pathlib.Path(folder, name) for name in ("before", "after", "net"))
            server.vpcsim("apply", SCENARIO, "--endpoint", url)
            ec2 = server.ec2()
            group = ec2.describe_security_groups(Filters=[{"Name": "tag:Name", "Values": ["sg-b"]}])["SecurityGroups"][0]
            ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
            server.vpcsim("snapshot", "save", before, "--endpoint", url)

            planned = server.vpcsim("reach", "--endpoint", url, "--port", "22", "--plan", SCENARIO)
            self.assertEqual(planned.returncode, 1, planned.stdout + planned.stderr)
            self.assertTrue(planned.stdout.startswith(FLIP), planned.stdout)
            self.assertEqual(ec2.describe_security_groups(GroupIds=[group["GroupId"]])["SecurityGroups"][0]
                             ["IpPermissions"], [], "a plan changes nothing")
            of_snapshot = server.vpcsim("reach", "--network", before, "--port", "22", "--plan", SCENARIO)
            self.assertEqual(of_snapshot.stdout, planned.stdout)

            ec2.authorize_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
            server.vpcsim("snapshot", "save", after, "--endpoint", url)
            done = run_vpcsim("reach", "--port", "22", "--diff", before, after)
            self.assertEqual((done.returncode, done.stdout), (1, planned.stdout), done.stderr)
            same = server.vpcsim("reach", "--port", "22", "--diff", after, url)
            self.assertEqual((same.returncode, same.stdout), (0, "tcp/22: no verdict differs\n"), same.stderr)

            # As a network, too, whatever white space a tool put in; and against a file of the AWS CLI's.
            indented = pathlib.Path(folder, "indented.txt")
            indented.write_text(json.dumps(json.loads(before.read_text()), indent=2))
            path = run_vpcsim("path", "--network", indented, "--from", "ec2-a", "--to", "ec2-b", "--port", "22", "--json")
            self.assertEqual([row["code"] for row in json.loads(path.stdout)["blockers"]], ["ENI_SG_RULES_MISMATCH"])
            described.mkdir()
            export(server, described, ACCOUNT, REGION)
            done = run_vpcsim("reach", "--port", "22", "--diff", before, described)
            self.assertEqual(done.stdout, planned.stdout, done.stderr)

    def test_what_is_no_snapshot(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "broken.json")
            file.write_text('{"format": "vpcsim-snapshot", "version": 2}')
            done = run_vpcsim("path", "--network", file, "--from", "a", "--to", "b", "--port", "22")
            self.assertEqual(done.returncode, 2)
            self.assertNotEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
