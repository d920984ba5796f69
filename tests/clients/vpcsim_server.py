"""Starts `vpcsim serve` for a test and hands out the real AWS clients for it.

    with VpcsimServer() as server:
        ec2 = server.ec2()                      # boto3, account 111111111111, us-east-1
        partner = server.ec2("222222222222")
        server.aws("ec2", "describe-vpcs")      # awscli: the parsed JSON of what it printed

Every answer that a boto3 client gets is checked against AWS's service model (service_model.py); what is wrong
with them gathers in `server.violations`. ServerTestCase fails a test that leaves any.
"""

import json
import os
import pathlib
import re
import select
import signal
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

import boto3
import botocore.config
import botocore.exceptions

import service_model

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACCOUNT = "111111111111"
PARTNER = "222222222222"
REGION = "us-east-1"

START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 30


def vpcsim_binary():
    return os.environ.get("VPCSIM", str(ROOT / "build" / "vpcsim"))


def run_vpcsim(*arguments, environment=None, directory="/"):
    """Runs a vpcsim command to its end: .returncode, .stdout, .stderr."""
    return subprocess.run(
        [os.path.abspath(vpcsim_binary()), *map(str, arguments)],
        capture_output=True, text=True, timeout=120, env=environment, cwd=directory, stdin=subprocess.DEVNULL,
    )


def client_environment(home, account=ACCOUNT, region=REGION):
    """The environment of a client process: nothing of the user's own AWS settings or proxies leaks in."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith("AWS_") and not name.lower().endswith("_proxy")
    }
    return {
        **kept,
        "HOME": str(home),
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "AWS_ACCESS_KEY_ID": account,
        "AWS_SECRET_ACCESS_KEY": "any",
        "AWS_DEFAULT_REGION": region,
        "AWS_REGION": region,
    }


def isolate_this_process():
    """boto3 reads the same settings from this very process."""
    clean = client_environment(home=tempfile.gettempdir())
    for name in set(os.environ) - set(clean):
        del os.environ[name]
    os.environ.update({name: value for name, value in clean.items() if name.startswith("AWS_")})


isolate_this_process()
_session = boto3.session.Session()


class AwsCliError(Exception):
    """The CLI refused or was refused. `code` is EC2's error code, "" if the CLI itself complains."""

    def __init__(self, command, returncode, stderr):
        super().__init__(f"aws {' '.join(command)}: exit code {returncode}\n{stderr}")
        found = re.search(r"An error occurred \(([^)]+)\)", stderr)
        self.code = found.group(1) if found else ""
        self.returncode = returncode


class VpcsimServer:
    def __init__(self, *options, default_vpc=False):
        self._options = [*options] if default_vpc else ["--no-default-vpc", *options]
        self._process = None
        self.url = ""
        self.stderr = ""
        self.violations = []
        self._clients = []

    def __enter__(self):
        self._home = tempfile.TemporaryDirectory(prefix="vpcsim-clients-")
        self._stderr = tempfile.TemporaryFile("w+")
        self._process = subprocess.Popen(
            [vpcsim_binary(), "serve", "--port", "0", *self._options],
            stdout=subprocess.PIPE, stderr=self._stderr, stdin=subprocess.DEVNULL, text=True,
        )
        readable, _, _ = select.select([self._process.stdout], [], [], START_SECONDS_MAX)
        self.url = self._process.stdout.readline().strip() if readable else ""
        if not re.fullmatch(r"http://127\.0\.0\.1:\d+", self.url):
            self._process.kill()
            self._finish()
            raise AssertionError(f"vpcsim serve printed {self.url!r} for its address; {self.stderr}")
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """SIGTERM; answers the exit code, and raises if it isn't 0. Doing it twice does no harm."""
        if self._process.returncode is not None:
            return self._process.returncode
        for client in self._clients:
            client.close()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._finish()
        if self._process.returncode != 0:
            raise AssertionError(f"vpcsim serve ended with {self._process.returncode}: {self.stderr}")
        return self._process.returncode

    def _finish(self):
        self._process.wait()
        self._process.stdout.close()
        self._stderr.seek(0)
        self.stderr = self._stderr.read()
        self._stderr.close()
        self._home.cleanup()

    @property
    def directory(self):
        """HOME and working directory of the clients; gone with the server."""
        return self._home.name

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1])

    def ec2(self, account=ACCOUNT, region=REGION):
        """A boto3 client, its answers checked against the service model."""
        client = _session.client(
            "ec2", region_name=region, endpoint_url=self.url,
            aws_access_key_id=account, aws_secret_access_key="any",
            config=botocore.config.Config(retries={"total_max_attempts": 1}, proxies={}),
        )
        service_model.check_answers(client, self.violations)
        self._clients.append(client)
        return client

    def environment(self, account=ACCOUNT, region=REGION):
        return client_environment(self.directory, account, region)

    def aws(self, *arguments, account=ACCOUNT, region=REGION):
        """Runs the AWS CLI; answers the JSON it prints, None if it prints nothing. Raises AwsCliError."""
        command = [*map(str, arguments)]
        done = subprocess.run(
            ["/usr/bin/aws", *command, "--endpoint-url", self.url, "--output", "json"],
            capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
            env=self.environment(account, region), cwd=self.directory,
        )
        if done.returncode != 0:
            raise AwsCliError(command, done.returncode, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def newer(self, action, account=ACCOUNT, region=REGION, **parameters):
        """A call that Debian's boto3 doesn't know: the answer's XML, without namespaces. Raises HTTPError."""
        form = urllib.parse.urlencode({"Action": action, "Version": service_model.VERSION, **parameters})
        scope = f"{account}/20260101/{region}/ec2/aws4_request"
        request = urllib.request.Request(self.url, form.encode(), {
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature={'0' * 64}",
            "X-Amz-Date": "20260101T000000Z", "Content-Type": "application/x-www-form-urlencoded"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read().decode().replace(f' xmlns="{service_model.NAMESPACE}"', "")
        return ElementTree.fromstring(text)

    def vpcsim(self, *arguments, account=ACCOUNT, region=REGION):
        """Runs a vpcsim command with that account's credentials; the caller adds --endpoint. What it writes into
        its directory (apply: private keys) goes with the server."""
        return run_vpcsim(*arguments, environment=self.environment(account, region), directory=self.directory)

    def verdict(self, source, destination, port=22, account=ACCOUNT):
        """What `vpcsim path` makes of the network as the API describes it: "reachable", or the codes, and where,
        of all that blocks the flow: {("NO_ROUTE_TO_DESTINATION", "rtb-a"), ...}."""
        done = self.vpcsim("path", "--endpoint", self.url, "--from", source, "--to", destination,
                           "--port", port, "--json", account=account)
        if done.returncode not in (0, 1):
            raise AssertionError(f"vpcsim path: exit code {done.returncode}\n{done.stderr}")
        path = json.loads(done.stdout)
        if (path["verdict"] == "reachable") != (done.returncode == 0):
            raise AssertionError(f"vpcsim path: exit code {done.returncode}, but {path['verdict']}")
        return path["verdict"] if done.returncode == 0 else {(row["code"], row["at"]) for row in path["blockers"]}


class ServerTestCase(unittest.TestCase):
    """A fresh, empty server for each test; its stderr, and wrong answers, fail the test."""

    server_options = ()
    server_default_vpc = False

    def setUp(self):
        self.server = self.enterContext(VpcsimServer(*self.server_options, default_vpc=self.server_default_vpc))
        self.addCleanup(self._check_server)

    def _check_server(self):
        self.server.stop()
        self.assertEqual(self.server.stderr, "", "vpcsim serve wrote to its standard error")
        self.assertEqual(self.server.violations, [], "answers that AWS's service model doesn't allow")

    def assert_refused(self, code, function, **arguments):
        """Calls a boto3 method that must be refused with that code; answers the message."""
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            function(**arguments)
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], code, error["Message"])
        return error["Message"]

    def assert_empty(self, ec2):
        """Nothing is left in the account but what has ended and stays visible for a while."""
        self.assertEqual(ec2.describe_vpcs()["Vpcs"], [])
        self.assertEqual(ec2.describe_vpc_peering_connections(
            Filters=[{"Name": "status-code", "Values": ["initiating-request", "pending-acceptance",
                                                        "provisioning", "active"]}],
        )["VpcPeeringConnections"], [])
        listings = {
            "describe_subnets": "Subnets", "describe_route_tables": "RouteTables",
            "describe_internet_gateways": "InternetGateways", "describe_security_groups": "SecurityGroups",
            "describe_security_group_rules": "SecurityGroupRules", "describe_network_acls": "NetworkAcls",
            "describe_network_interfaces": "NetworkInterfaces", "describe_addresses": "Addresses",
            "describe_key_pairs": "KeyPairs",
        }
        for operation, key in listings.items():
            self.assertEqual(getattr(ec2, operation)()[key], [], operation)
        instances = ec2.describe_instances(Filters=[{"Name": "instance-state-name", "Values": [
            "pending", "running", "shutting-down", "stopping", "stopped"]}])
        self.assertEqual(instances["Reservations"], [])
