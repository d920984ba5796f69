"""Bundled scenarios, and the command line around them: run, apply, destroy, path; what a bad file gets."""

import http.server
import json
import pathlib
import re
import tempfile
import threading
import unittest
import urllib.request

import jsonschema
import yaml

from vpcsim_server import PARTNER, ROOT, ServerTestCase, run_vpcsim

SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
WALK_THROUGH = ROOT / "scenarios" / "vpc-peering.yaml"


class Bundled(unittest.TestCase):
    def test_all_are_here(self):
        self.assertLessEqual(
            {"vpc-peering", "overlapping-cidrs", "no-transit", "several-peers", "another-account",
             "no-borrowed-gateways", "another-region"}, {file.stem for file in SCENARIOS})

    def test_follow_the_schema(self):
        schema = json.loads((ROOT / "scenarios" / "scenario.schema.json").read_text())
        validator_class = jsonschema.validators.validator_for(schema)
        validator_class.check_schema(schema)
        for file in SCENARIOS:
            with self.subTest(file.stem):
                errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
                          for error in validator_class(schema).iter_errors(yaml.safe_load(file.read_text()))]
                self.assertEqual(errors, [])

    def test_run(self):
        for file in SCENARIOS:
            with self.subTest(file.stem):
                done = run_vpcsim("run", file)
                self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout + done.stderr)

    def test_run_as_json_names_what_was_expected(self):
        for file in SCENARIOS:
            with self.subTest(file.stem):
                done = run_vpcsim("run", file, "--json")
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertGreater(len(json.dumps(json.loads(done.stdout))), 100)

    def test_same_seed_same_output(self):
        first, second = (run_vpcsim("run", WALK_THROUGH, "--json", "--seed", "7").stdout for _ in range(2))
        self.assertEqual(first, second)


class OverTheApi(ServerTestCase):
    def apply(self, command, file):
        done = self.server.vpcsim(command, file, "--endpoint", self.server.url)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def everything(self):
        """Ids of all that the account has, to compare."""
        ec2 = self.server.ec2()
        listings = {"describe_vpcs": "Vpcs", "describe_subnets": "Subnets", "describe_route_tables": "RouteTables",
                    "describe_security_groups": "SecurityGroups", "describe_instances": "Reservations",
                    "describe_internet_gateways": "InternetGateways",
                    "describe_security_group_rules": "SecurityGroupRules",
                    "describe_vpc_peering_connections": "VpcPeeringConnections",
                    "describe_network_interfaces": "NetworkInterfaces", "describe_addresses": "Addresses"}
        return {key: getattr(ec2, operation)()[key] for operation, key in listings.items()}

    def test_apply_twice_then_destroy_twice(self):
        for file in SCENARIOS:
            with self.subTest(file.stem):
                self.apply("apply", file)
                built = self.everything()
                self.apply("apply", file)
                self.assertEqual(self.everything(), built, "applying again changed something")
                self.apply("destroy", file)
                for ec2 in (self.server.ec2(), self.server.ec2(PARTNER), self.server.ec2(region="eu-west-1")):
                    self.assert_empty(ec2)
                self.apply("destroy", file)

    def plan(self, file, *arguments):
        return self.server.vpcsim("plan", file, "--endpoint", self.server.url, *arguments)

    def test_plan_changes_nothing_and_foretells(self):
        before = self.everything()
        done = self.plan(WALK_THROUGH)
        self.assertEqual((done.returncode, done.stderr), (1, ""), done.stdout)
        self.assertIn("+ create VPC vpc-a", done.stdout)
        self.assertIn("0 to remove", done.stdout)
        self.assertEqual(self.everything(), before)
        self.apply("apply", WALK_THROUGH)
        done = self.plan(WALK_THROUGH)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertIn("nothing to do", done.stdout)
        with tempfile.TemporaryDirectory() as scratch:
            changed = pathlib.Path(scratch) / "changed.yaml"
            text = yaml.safe_load(WALK_THROUGH.read_text())
            changed.write_text(json.dumps({"name": text["name"], "network": {"vpcs": text["network"]["vpcs"]}}))
            rows = json.loads(self.plan(changed, "--json").stdout)["plan"]
            self.assertEqual({row["do"] for row in rows}, {"remove"})
            self.apply("apply", changed)
            self.assertEqual(self.plan(changed).returncode, 0)
        self.assertEqual(self.plan("/nowhere.yaml").returncode, 2)

    def test_the_applied_walk_through_is_reachable(self):
        self.apply("apply", WALK_THROUGH)
        self.assertEqual(self.server.verdict("ec2-a", "ec2-b"), "reachable")
        self.assertNotEqual(self.server.verdict("203.0.113.10", "ec2-b"), "reachable")

    def test_path_follows_a_peering_connection_to_another_region(self):
        self.apply("apply", ROOT / "scenarios" / "another-region.yaml")
        self.assertEqual(self.server.verdict("client", "database", port=5432), "reachable")
        self.assertNotEqual(self.server.verdict("client", "database", port=22), "reachable")

    def test_apply_keeps_the_private_key_for_its_owner_only(self):
        self.apply("apply", WALK_THROUGH)
        key = pathlib.Path(self.server.directory) / "access.pem"
        self.assertIn("PRIVATE KEY", key.read_text())
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)

    def test_destroy_spares_what_is_not_declared(self):
        ec2 = self.server.ec2()
        mine = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.apply("apply", WALK_THROUGH)
        self.apply("destroy", WALK_THROUGH)
        self.assertEqual([vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"]], [mine])


class Faults(ServerTestCase):
    TEXT = json.dumps({
        "name": "Foul", "accounts": {"partner": PARTNER}, "network": {"vpcs": {
            "a": {"cidr_block": "10.0.0.0/16"}, "b": {"cidr_block": "10.1.0.0/16", "account": "partner"}}},
        "faults": [{"kind": "throttle", "action": "CreateVpc", "count": 2},
                   {"kind": "cut", "account": "partner", "action": ["Create*", "Describe*"], "count": 1},
                   {"kind": "eventual-consistency", "calls": 3}]})

    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(self.server.directory) / "foul.yaml"
        self.file.write_text(self.TEXT)

    def vpcsim(self, command, *arguments):
        return self.server.vpcsim(command, self.file, *arguments)

    def rules(self):
        with urllib.request.urlopen(self.server.url + "/_vpcsim/faults", timeout=30) as answer:
            return json.load(answer)["faults"]

    def test_run(self):
        done = self.vpcsim("run")
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_apply_sets_them_and_destroy_clears_them(self):
        self.assertEqual(self.vpcsim("plan", "--endpoint", self.server.url).returncode, 1)
        self.assertEqual(self.rules(), [])
        done = self.vpcsim("apply", "--endpoint", self.server.url)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        rules = self.rules()
        self.assertEqual([rule["kind"] for rule in rules], ["throttle", "cut", "eventual-consistency"])
        self.assertEqual([rule["struck"] for rule in rules[:2]], [2, 1])
        self.assertEqual(rules[1]["account"], PARTNER)
        done = self.vpcsim("destroy", "--endpoint", self.server.url)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertEqual(self.rules(), [])
        for account in (self.server.ec2(), self.server.ec2(PARTNER)):
            self.assert_empty(account)

    def test_another_endpoint_cannot_have_any(self):
        asked = []

        class Other(http.server.BaseHTTPRequestHandler):
            def do_PUT(self):
                asked.append(self.path)
                self.send_error(404)

            do_POST = do_PUT

            def log_message(self, *_):
                pass

        with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
            thread = threading.Thread(target=other.serve_forever)
            thread.start()
            done = self.vpcsim("apply", "--endpoint", f"http://127.0.0.1:{other.server_port}")
            other.shutdown()
            thread.join()
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, "foul.yaml has faults, .* is no vpcsim server: it answered 404")
        self.assertEqual(asked, ["/_vpcsim/faults"])


class BadInput(unittest.TestCase):
    def run_text(self, text, *arguments):
        with tempfile.TemporaryDirectory() as scratch:
            file = pathlib.Path(scratch) / "broken.yaml"
            file.write_text(text)
            return file, run_vpcsim("run", file, *arguments)

    def assert_mistake(self, text, line, *words):
        file, done = self.run_text(text)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertRegex(done.stderr, re.escape(str(file)) + rf":{line}:\d+: ")
        for word in words:
            self.assertIn(word, done.stderr)

    def test_mistakes_are_located(self):
        for what, text, line, words in (
            ("unknown key", "name: x\nnetwrok: {}\n", 2, ["netwrok", "network"]),
            ("unknown name", "name: x\nnetwork:\n  vpcs:\n    vpc-a: {cidr_block: 10.0.0.0/16}\n  subnets:\n"
                             "    s: {vpc: vpc-aa, cidr_block: 10.0.1.0/24}\n", 6, ["vpc-aa", "vpc-a"]),
            ("no CIDR", "name: x\nnetwork:\n  vpcs:\n    vpc-a: {cidr_block: ten}\n", 4, ["ten"]),
            ("not YAML", "name: x\nnetwork: [\n", r"\d+", []),
        ):
            with self.subTest(what):
                self.assert_mistake(text, line, *words)

    def test_all_mistakes_at_once(self):
        _, done = self.run_text("name: x\nnetwrok: {}\nexpcet: []\n")
        self.assertIn("netwrok", done.stderr)
        self.assertIn("expcet", done.stderr)

    def test_an_expectation_that_does_not_hold(self):
        text = WALK_THROUGH.read_text().replace("status: active", "status: pending-acceptance")
        _, done = self.run_text(text)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)

    def test_what_cannot_be_used(self):
        for arguments in (["run", "/nowhere.yaml"], ["run", "/"], ["run"], ["fly"], [], ["serve", "--port", "70000"],
                          ["serve", "--address", "nowhere"], ["path", "--from", "a", "--to", "b"],
                          ["path", WALK_THROUGH, "--from", "ec2-a", "--to", "ec2-z", "--port", "22"],
                          ["path", WALK_THROUGH, "--from", "ec2-a", "--to", "ec2-b"],
                          ["path", WALK_THROUGH, "--step", "99", "--from", "ec2-a", "--to", "ec2-b", "--port", "22"],
                          ["apply", WALK_THROUGH, "--endpoint", "http://127.0.0.1:1"],
                          ["apply", WALK_THROUGH, "--endpoint", "nonsense"]):
            with self.subTest(" ".join(map(str, arguments))):
                done = run_vpcsim(*arguments)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertNotEqual(done.stderr, "")
