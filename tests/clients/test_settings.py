"""What `vpcsim serve` is told at its start: quotas, and how long transitions take."""

import re
import time
import unittest

from vpcsim_server import ServerTestCase, run_vpcsim


class Refused(unittest.TestCase):
    def test_with_a_reason_that_helps(self):
        for arguments, reason in (
            (["--quota", "vpc=3"], 'no quota "vpc"; did you mean "vpcs"?'),
            (["--quota", "zzz=3"], 'no quota "zzz"; there are vpcs, '),
            (["--quota", "vpcs"], "expected NAME=NUMBER"),
            (["--quota", "vpcs=many"], "NUMBER is a whole number from 0"),
            (["--quota", "vpcs=-1"], "NUMBER is a whole number from 0"),
            (["--timing", "realistc"], 'no preset "realistc"; did you mean "realistic"?'),
            (["--timing", "instance_pendig=3"], 'no transition "instance_pendig"; did you mean "instance_pending"?'),
            (["--timing", "instance_pending=3s"], "MILLISECONDS is a whole number from 0"),
        ):
            with self.subTest(arguments=arguments):
                done = run_vpcsim("serve", "--port", "0", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(reason, done.stderr)


class Quotas(ServerTestCase):
    server_options = ("--quota", "vpcs=6", "--quota", "elastic-ips=0")

    def test_are_those_named_and_else_those_of_aws(self):
        ec2 = self.server.ec2()
        for number in range(6):
            vpc = ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
        self.assert_refused("VpcLimitExceeded", ec2.create_vpc, CidrBlock="10.6.0.0/16")
        self.assert_refused("AddressLimitExceeded", ec2.allocate_address, Domain="vpc")
        for _ in range(5):
            ec2.create_internet_gateway()
        self.assert_refused("InternetGatewayLimitExceeded", ec2.create_internet_gateway)

    def test_that_the_help_names_can_all_be_set(self):
        listed = run_vpcsim("serve", "--help").stdout.split("Quotas, and AWS's defaults:\n")[1].split("\n\n")[0]
        quotas = re.findall(r"^  (\w+) +(\d+)$", listed, re.MULTILINE)
        self.assertIn(("vpcs", "5"), quotas)
        # The last one is wrong, so that nothing is served: it is complained about alone.
        options = [word for name, number in quotas for word in ("--quota", f"{name}={number}")]
        done = run_vpcsim("serve", "--port", "0", *options, "--quota", "nonsense=1")
        self.assertEqual(done.returncode, 2)
        self.assertIn('"nonsense"', done.stderr)


class Timing(ServerTestCase):
    server_default_vpc = True
    server_options = ("--timing", "realistic", "--timing", "instance_pending=300")

    def test_of_one_transition_beside_a_preset(self):
        ec2 = self.server.ec2()
        image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        instance = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]

        def state():
            described = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
            return described["State"]["Name"]

        self.assertEqual(state(), "pending")
        time.sleep(0.4)
        self.assertEqual(state(), "running")
        ec2.stop_instances(InstanceIds=[instance])
        time.sleep(0.4)
        self.assertEqual(state(), "stopping")
