"""`vpcsim scenario`: a running emulator's network as a file that makes the same network."""

import json
import pathlib
import tempfile
import unittest

import yaml
from vpcsim_server import ROOT, ServerTestCase, run_vpcsim

SCHEMA = ROOT / "scenarios" / "scenario.schema.json"


class ScenarioExport(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def exported(self, *arguments):
        done = self.server.vpcsim("scenario", "--endpoint", self.server.url, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        file = pathlib.Path(self.folder.name, "network.yaml")
        file.write_text(done.stdout, encoding="utf-8")
        return file, done.stderr

    def apply(self, name):
        done = self.server.vpcsim("apply", ROOT / "scenarios" / f"{name}.yaml", "--endpoint", self.server.url)
        self.assertEqual(done.returncode, 0, done.stderr)

    def reach(self, *source):
        done = self.server.vpcsim("reach", *source, "--port", "22", "--json")
        return {(pair["from"], pair["to"]): pair["verdict"] for pair in json.loads(done.stdout)["pairs"]}

    def test_runs_and_reaches_the_same(self):
        self.apply("vpc-peering")
        ec2 = self.server.ec2()
        ids = {tag["Value"]: tag["ResourceId"] for tag in ec2.describe_tags()["Tags"] if tag["Key"] == "Name"}
        ec2.create_network_insights_path(Source=ids["ec2-a"], Destination=ids["ec2-b"], Protocol="tcp",
                                         DestinationPort=22)
        file, notes = self.exported()
        self.assertEqual(notes, "")
        ran = run_vpcsim("run", file, "--json")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertEqual(json.loads(ran.stdout)["expectations"], {"met": 1, "all": 1})
        self.assertEqual(self.reach(file), self.reach("--endpoint", self.server.url))

    def test_two_accounts(self):
        self.apply("another-account")
        file, _ = self.exported("--account", "111111111111")
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.assertEqual(content["accounts"], {"account-222222222222": "222222222222"})
        self.assertEqual(run_vpcsim("run", file).returncode, 0)

    def test_follows_the_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema isn't there")
        self.apply("no-borrowed-gateways")
        file, _ = self.exported()
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        jsonschema.validate(yaml.safe_load(file.read_text(encoding="utf-8")), schema)

    def test_what_is_left_out_is_said(self):
        self.server.ec2().create_internet_gateway()
        address = self.server.ec2().allocate_address(Domain="vpc")["PublicIp"]
        _, notes = self.exported()
        self.assertIn(f"Elastic IP address {address}: left out", notes)
        self.assertRegex(notes, r"internet gateway igw-[0-9a-f]+: left out, it is attached to no VPC")

    def test_no_emulator(self):
        done = run_vpcsim("scenario", "--endpoint", "http://127.0.0.1:9")
        self.assertEqual((done.returncode, done.stdout), (2, ""))


if __name__ == "__main__":
    unittest.main()
