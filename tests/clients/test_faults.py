"""The weather, as clients meet it: what they retry by themselves they survive, the rest they report."""

import json
import pathlib
import tempfile
import threading
import time
import urllib.error
import urllib.request

import boto3
import botocore.config
import botocore.exceptions
import botocore.parsers

from vpcsim_server import ACCOUNT, REGION, AwsCliError, ServerTestCase, run_vpcsim


class WeatherTestCase(ServerTestCase):
    def faults(self, method="GET", document=None):
        body = None if document is None else json.dumps(document).encode()
        request = urllib.request.Request(self.server.url + "/_vpcsim/faults", body, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["faults"]

    def set_faults(self, *faults):
        self.faults("PUT", {"faults": [*faults]})

    def struck(self):
        return [rule["struck"] for rule in self.faults()]

    def client(self, attempts=5, mode="standard", **config):
        """boto3 with retries, unlike the other tests' clients."""
        client = boto3.client(
            "ec2", region_name=REGION, endpoint_url=self.server.url, aws_access_key_id=ACCOUNT,
            aws_secret_access_key="any",
            config=botocore.config.Config(
                retries={"total_max_attempts": attempts, "mode": mode}, proxies={}, **config))
        self.addCleanup(client.close)
        return client


class Retries(WeatherTestCase):
    def test_of_boto3_survive_throttling(self):
        for mode in ("standard", "legacy"):
            with self.subTest(mode):
                self.set_faults({"kind": "throttle", "action": "CreateVpc", "count": 2})
                made = self.client(mode=mode).create_vpc(CidrBlock="10.0.0.0/16")
                self.assertEqual(made["ResponseMetadata"]["RetryAttempts"], 2)
                self.assertEqual(self.struck(), [2])

    def test_off_report_it(self):
        self.set_faults({"kind": "throttle"})
        ec2 = self.client(attempts=1)
        self.assertEqual(self.assert_refused("RequestLimitExceeded", ec2.describe_vpcs), "Request limit exceeded.")
        self.assertEqual(self.struck(), [1])

    def test_survive_server_errors(self):
        for kind in ("internal-error", "unavailable"):
            with self.subTest(kind):
                self.set_faults({"kind": kind, "count": 1})
                self.assertEqual(self.client().describe_vpcs()["ResponseMetadata"]["RetryAttempts"], 1)

    def test_of_a_call_that_was_carried_out_make_it_twice(self):
        """What a client token is for."""
        self.set_faults({"kind": "internal-error", "action": "CreateVpc", "carried_out": True, "count": 1})
        self.client().create_vpc(CidrBlock="10.0.0.0/16")
        self.assertEqual(len(self.server.ec2().describe_vpcs()["Vpcs"]), 2)

    def test_of_the_cli_survive_throttling_and_give_up_at_last(self):
        self.set_faults({"kind": "throttle", "action": "DescribeVpcs", "count": 2})
        self.assertEqual(self.server.aws("ec2", "describe-vpcs")["Vpcs"], [])
        self.assertEqual(self.struck(), [2])
        self.set_faults({"kind": "throttle", "action": "DescribeSubnets"})
        with self.assertRaises(AwsCliError) as caught:
            self.server.aws("ec2", "describe-subnets")
        self.assertEqual(caught.exception.code, "RequestLimitExceeded")


class Cut(WeatherTestCase):
    def test_connections_are_retried_where_nothing_has_arrived(self):
        self.set_faults({"kind": "cut", "action": "DescribeVpcs", "after_bytes": 0, "count": 1})
        self.assertEqual(self.client().describe_vpcs()["ResponseMetadata"]["RetryAttempts"], 1)
        self.assertEqual(self.struck(), [1])

    def test_answers_are_incomplete(self):
        """boto3 leaves retrying these to its user. Among the headers, and in the body."""
        for after_bytes in (100, 420):
            with self.subTest(after_bytes):
                self.set_faults({"kind": "cut", "action": "DescribeVpcs", "after_bytes": after_bytes, "count": 1})
                with self.assertRaises((botocore.exceptions.HTTPClientError, botocore.parsers.ResponseParserError)):
                    self.client().describe_vpcs()
                self.assertEqual(self.client().describe_vpcs()["Vpcs"], [])

    def test_calls_are_carried_out(self):
        self.set_faults({"kind": "cut", "action": "CreateVpc", "after_bytes": 0, "count": 1})
        with self.assertRaises(botocore.exceptions.ConnectionClosedError):
            self.client(attempts=1).create_vpc(CidrBlock="10.0.0.0/16")
        self.assertEqual(len(self.server.ec2().describe_vpcs()["Vpcs"]), 1)


class Slow(WeatherTestCase):
    def test_answers_delay_nobody_else(self):
        self.set_faults({"kind": "delay", "action": "DescribeSubnets", "milliseconds": 1500})
        began = time.monotonic()
        took = {}

        def slow():
            self.server.ec2().describe_subnets()
            took["slow"] = time.monotonic() - began

        slow_ec2 = threading.Thread(target=slow)
        slow_ec2.start()
        ec2 = self.server.ec2()
        while self.struck() == [0] and time.monotonic() - began < 20:
            time.sleep(0.01)
        for _ in range(5):
            ec2.describe_vpcs()
        self.assertNotIn("slow", took)
        slow_ec2.join()
        self.assertGreaterEqual(took["slow"], 1.5)

    def test_answers_run_into_a_clients_time_out(self):
        self.set_faults({"kind": "delay", "milliseconds": 60_000})
        with self.assertRaises(botocore.exceptions.ReadTimeoutError):
            self.client(attempts=1, read_timeout=1).describe_vpcs()
        self.faults("DELETE")


class Lagging(WeatherTestCase):
    def test_reads_are_waited_out(self):
        self.set_faults({"kind": "eventual-consistency", "action": "CreateVpc", "calls": 1})
        ec2 = self.server.ec2()
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.assert_refused("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=[vpc])
        self.assertEqual(len(ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"]), 1)


class Buckets(WeatherTestCase):
    def test_run_empty(self):
        self.set_faults({"kind": "token-bucket", "action": "CreateVpcEndpoint"},
                        {"kind": "token-bucket", "action": "Describe*", "size": 3, "refill_per_second": 0})
        ec2 = self.server.ec2()
        for _ in range(3):
            ec2.describe_vpcs()
        self.assert_refused("RequestLimitExceeded", ec2.describe_vpcs)


class Room(WeatherTestCase):
    server_default_vpc = True

    def test_may_be_found_in_another_zone(self):
        self.set_faults({"kind": "insufficient-capacity", "availability_zone": f"{REGION}a"})
        ec2 = self.server.ec2()
        launch = {"ImageId": ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"],
                  "MinCount": 1, "MaxCount": 1, "InstanceType": "t3.micro"}
        message = self.assert_refused("InsufficientInstanceCapacity", ec2.run_instances, **launch,
                                      Placement={"AvailabilityZone": f"{REGION}a"})
        self.assertIn(f"sufficient t3.micro capacity in the Availability Zone you requested ({REGION}a)", message)
        ec2.run_instances(**launch, Placement={"AvailabilityZone": f"{REGION}b"})


class Start(WeatherTestCase):
    def setUp(self):
        file = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "faults.json"
        file.write_text(json.dumps({"seed": 3, "faults": [{"kind": "throttle", "count": 1}]}))
        self.server_options = ("--faults", str(file))
        super().setUp()

    def test_with_a_file_of_faults_that_a_reset_brings_back(self):
        ec2 = self.server.ec2()
        self.assert_refused("RequestLimitExceeded", ec2.describe_vpcs)
        ec2.describe_vpcs()
        self.faults("DELETE")
        urllib.request.urlopen(urllib.request.Request(self.server.url + "/_vpcsim/reset", method="POST")).close()
        self.assertEqual(self.struck(), [0])

    def test_is_refused_with_a_file_that_is_wrong(self):
        for text, reason in (("{", "isn't JSON"), ('{"faults": [{"kind": "rain"}]}', 'faults[0]: "kind" is'),
                             (None, "can't be opened")):
            with self.subTest(text):
                file = pathlib.Path(self.server.directory) / ("bad.json" if text else "none.json")
                if text:
                    file.write_text(text)
                done = run_vpcsim("serve", "--port", "0", "--faults", file)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(reason, done.stderr)

    def test_misspelled_members_are_named(self):
        with self.assertRaises(urllib.error.HTTPError) as caught:
            self.set_faults({"kind": "throttle", "counts": 1})
        self.assertIn('unknown member \\"counts\\"', caught.exception.read().decode())
        caught.exception.close()
