"""`vpcsim import` and `vpcsim serve --import`: a network that the AWS CLI printed from one emulator goes on in
another one."""

import json
import pathlib
import unittest

from aws_export import VPC_ATTRIBUTES, export, printed_by_cli
from vpcsim_server import ACCOUNT, PARTNER, REGION, ROOT, ServerTestCase, VpcsimServer


def sorted_lists(value):
    """The order of lists isn't part of what they say."""
    if isinstance(value, dict):
        return {name: sorted_lists(own) for name, own in value.items()}
    if isinstance(value, list):
        return sorted((sorted_lists(own) for own in value), key=lambda own: json.dumps(own, sort_keys=True))
    return value


class ImportTestCase(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.files = pathlib.Path(self.server.directory, "net")
        self.other = self.enterContext(VpcsimServer())
        self.addCleanup(lambda: self.assertEqual(self.other.violations, []))

    def apply(self, scenario, account=ACCOUNT):
        done = self.server.vpcsim("apply", ROOT / "scenarios" / f"{scenario}.yaml", "--endpoint", self.server.url,
                                  account=account)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def export(self, account=ACCOUNT, region=REGION, **more):
        return export(self.server, self.files / account / region, account, region, vpc_attributes=VPC_ATTRIBUTES,
                      **more)

    def load(self, *options, code=0):
        """Imports the files into the other server: what it printed, and what it said on standard error."""
        done = self.other.vpcsim("import", self.files, "--endpoint", self.other.url, *options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout, done.stderr

    def report(self, *options, code=0):
        return json.loads(self.load("--json", *options, code=code)[0])

    def assert_whole(self):
        report = self.report("--strict")
        self.assertEqual((report["whole"], report["left_out"], report["differences"]), (True, [], []))
        return report

    def assert_same(self, printed, account=ACCOUNT, region=REGION):
        again = export(self.other, self.files.parent / "again" / account, account, region)
        for name, answer in printed.items():
            with self.subTest(name):
                self.assertEqual(sorted_lists(answer), sorted_lists(again[name]))

    def assert_same_verdict(self, source, destination, **more):
        self.assertEqual(self.server.verdict(source, destination, **more),
                         self.other.verdict(source, destination, **more))


class WalkThrough(ImportTestCase):
    """The network of scenarios/vpc-peering.yaml, printed by the AWS CLI."""

    def test_it_is_the_same_network_and_goes_on(self):
        self.apply("vpc-peering")
        printed = self.export(printed_by=printed_by_cli)
        self.assert_whole()
        self.assert_same(printed)
        for source, destination in (("ec2-a", "ec2-b"), ("ec2-b", "ec2-a"), ("203.0.113.10", "ec2-a.public_ip")):
            self.assert_same_verdict(source, destination)
        self.assertEqual(self.other.verdict("ec2-a", "ec2-b"), "reachable")
        self.change(printed)

    def change(self, printed):
        """Breaks the way, launches beside the imported instance, and takes all down in AWS's order."""
        ec2 = self.other.ec2()
        peering = printed["vpc-peering-connections"]["VpcPeeringConnections"][0]["VpcPeeringConnectionId"]
        table = next(table for table in printed["route-tables"]["RouteTables"] for route in table["Routes"]
                     if route.get("VpcPeeringConnectionId") == peering)
        destination = next(route["DestinationCidrBlock"] for route in table["Routes"]
                           if route.get("VpcPeeringConnectionId") == peering)
        ec2.delete_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock=destination)
        self.assertNotEqual(self.other.verdict("ec2-a", "ec2-b"), "reachable")

        instances = [instance for reservation in printed["instances"]["Reservations"]
                     for instance in reservation["Instances"]]
        model = instances[0]
        launched = ec2.run_instances(ImageId=model["ImageId"], InstanceType=model["InstanceType"], MinCount=1,
                                     MaxCount=1, SubnetId=model["SubnetId"])["Instances"][0]
        self.assertNotIn(launched["PrivateIpAddress"], [own["PrivateIpAddress"] for own in instances])
        done = self.other.vpcsim("destroy", ROOT / "scenarios" / "vpc-peering.yaml", "--endpoint", self.other.url)
        self.assertNotEqual(done.returncode, 0)  # what was launched beside is in the way
        ec2.terminate_instances(InstanceIds=[launched["InstanceId"]])
        done = self.other.vpcsim("destroy", ROOT / "scenarios" / "vpc-peering.yaml", "--endpoint", self.other.url)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assert_empty(ec2)


class Import(ImportTestCase):
    def test_two_accounts(self):
        self.apply("another-account")
        printed = {account: self.export(account) for account in (ACCOUNT, PARTNER)}
        self.assert_whole()
        for account, answers in printed.items():
            self.assert_same(answers, account)
        partner = self.other.ec2(PARTNER)
        peering = partner.describe_vpc_peering_connections()["VpcPeeringConnections"][0]
        self.assertEqual(peering["Status"]["Code"], "active")

    def test_serve_begins_with_it(self):
        self.apply("vpc-peering")
        printed = self.export()
        with VpcsimServer("--import", self.files) as third:
            vpcs = third.ec2().describe_vpcs()["Vpcs"]
        self.assertEqual({vpc["VpcId"] for vpc in vpcs}, {vpc["VpcId"] for vpc in printed["vpcs"]["Vpcs"]})
        self.assertIn("imported", third.stderr)

    def test_it_takes_the_place_of_what_was_there(self):
        self.other.ec2().create_vpc(CidrBlock="10.77.0.0/16")
        self.apply("several-peers")
        self.export()
        said, _ = self.load()
        self.assertIn("loaded; the clock shows", said)
        self.assertNotIn("10.77.0.0/16", [vpc["CidrBlock"] for vpc in self.other.ec2().describe_vpcs()["Vpcs"]])

    def test_what_is_lost_is_said_and_strict_loads_nothing(self):
        self.apply("vpc-peering")
        self.export()
        path = self.files / ACCOUNT / REGION / "instances.json"
        answer = json.loads(path.read_text())
        instance = answer["Reservations"][0]["Instances"][0]
        instance["InstanceType"] = "u-6tb1.metal"
        path.write_text(json.dumps(answer))
        said, complaint = self.load("--strict", code=1)
        self.assertIn(f"left out: instance {instance['InstanceId']}: its type u-6tb1.metal isn't one of those", said)
        self.assertIn("nothing is loaded", complaint)
        self.assertEqual(self.other.ec2().describe_vpcs()["Vpcs"], [])
        report = self.report()
        self.assertFalse(report["whole"])
        left_out = {row["id"]: row["reason"] for row in report["left_out"]}
        interface = instance["NetworkInterfaces"][0]["NetworkInterfaceId"]
        self.assertEqual(left_out[interface], f"it needs {instance['InstanceId']}, which is left out")
        self.assertEqual(len(self.other.ec2().describe_vpcs()["Vpcs"]), 2)

    def test_what_the_files_lack_is_said(self):
        self.apply("vpc-peering")
        self.export()
        (self.files / ACCOUNT / REGION / "security-group-rules.json").unlink()
        _, said = self.load()
        self.assertIn("they have new ids (aws ec2 describe-security-group-rules)", said)

    def test_bad_input(self):
        done = self.other.vpcsim("import", self.files / "nothing", "--endpoint", self.other.url)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.files.mkdir()
        (self.files / "vpcs.json").write_text('{"Vpcs": [\n  {"VpcId": 1}]}')
        done = self.other.vpcsim("import", self.files, "--endpoint", self.other.url)
        self.assertEqual(done.returncode, 2)
        self.assertIn("vpcs.json:2:", done.stderr)
        (self.files / "vpcs.json").write_text('{"Vpcs": []}')
        done = self.other.vpcsim("import", self.files, "--endpoint", "http://127.0.0.1:1")
        self.assertEqual(done.returncode, 2, done.stdout)


if __name__ == "__main__":
    unittest.main()
