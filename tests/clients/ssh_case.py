"""Two VPCs with an instance in each, and the system's own OpenSSH as their client."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import time
import urllib.request

from test_walkthrough_boto3 import Network
from vpcsim_server import ServerTestCase


LAPTOP = "127.0.0.1"  # who comes in over loopback, in the eyes of the rules
STRANGER = "127.9.9.9"
TIMED_OUT = "Connection timed out"


# Addresses that no other test's server has at the same time: they are the whole machine's.
POOL = f"127.{128 + (os.getpid() >> 8) % 64}.{os.getpid() % 256}.0/24"


class SshTestCase(ServerTestCase):
    server_options = ("--quiet", "--public-ip-pool", POOL)

    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.key = self.write_key("access.pem", self.ec2.create_key_pair(KeyName="access")["KeyMaterial"])
        self.a = Network(self.ec2, "a", "10.0.0.0/16", public=True)
        self.a.let_in(f"{LAPTOP}/32")
        self.b = Network(self.ec2, "b", "10.1.0.0/16")
        self.address = self.a.describe_instance()["PublicIpAddress"]
        self.private_a = self.a.describe_instance()["PrivateIpAddress"]
        self.private_b = self.b.describe_instance()["PrivateIpAddress"]
        self.port = self.listed("ec2-a")["port"]

    def write_key(self, name, text):
        path = pathlib.Path(self.server.directory, name)
        path.write_text(text)
        path.chmod(0o400)
        return path

    def get(self, target):
        with urllib.request.urlopen(self.server.url + target, timeout=30) as answer:
            return json.load(answer)

    def listed(self, name):
        return next(row for row in self.get("/_vpcsim/ssh")["instances"] if row["name"] == name)

    def events(self, what):
        return [event for event in self.get("/_vpcsim/events")["events"] if event["what"] == what]

    def wait_for_event(self, what, count=1):
        for _ in range(100):
            if len(self.events(what)) >= count:
                return
            time.sleep(0.1)
        self.fail(f"no {what}")

    def options(self, key=None, **more):
        chosen = {"StrictHostKeyChecking": "no", "UserKnownHostsFile": "/dev/null", "LogLevel": "ERROR",
                  "IdentitiesOnly": "yes", "IdentityFile": key or self.key, "BatchMode": "yes", "Port": self.port,
                  "ConnectTimeout": 5, **more}
        return ["-F", "none", *(word for name, value in chosen.items() for word in ("-o", f"{name}={value}"))]

    def run_client(self, *command, stdin=None, timeout=60, environment=None):
        return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=timeout,
                              cwd=self.server.directory, env=environment or self.server.environment(),
                              **({"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}))

    def ssh(self, command, *more, user="ec2-user", host=None, stdin=None, environment=None, key=None, **options):
        return self.run_client("ssh", *self.options(key=key, **options), *more, f"{user}@{host or self.address}",
                               *([command] if command else []), stdin=stdin, environment=environment)

    def output(self, command, *more, **options):
        done = self.ssh(command, *more, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def connect(self):
        """All six steps."""
        peering = self.ec2.create_vpc_peering_connection(VpcId=self.a.vpc, PeerVpcId=self.b.vpc)
        peering = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.a.route(self.b.cidr_block, peering)
        self.b.route(self.a.cidr_block, peering)
        self.b.let_in(self.a.subnet_cidr_block)
        return peering

    @contextlib.contextmanager
    def agent(self):
        """The environment of a client whose ssh-agent holds the key."""
        started = self.run_client("ssh-agent", "-s")
        found = dict(re.findall(r"(SSH_\w+)=([^;]+);", started.stdout))
        environment = {**self.server.environment(), **found}
        try:
            added = self.run_client("ssh-add", self.key, environment=environment)
            self.assertEqual(added.returncode, 0, added.stderr)
            yield environment
        finally:
            self.run_client("ssh-agent", "-k", environment=environment)

    @contextlib.contextmanager
    def session(self, command, *more, **options):
        """A client that goes on."""
        process = subprocess.Popen(
            [*map(str, ["ssh", *self.options(**options), *more, f"ec2-user@{self.address}", command])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1,
            cwd=self.server.directory, env=self.server.environment())
        try:
            yield process
        finally:
            process.kill()
            process.communicate()
