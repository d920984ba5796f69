"""Programs in other languages, with SDKs and tools that nobody here wrote. Each makes a network, checks what it is
told about it, removes it and prints `ok`. They send what boto3 doesn't: GET, lists counted from 0, members without
an index, scalars with one, older API versions, signature version 2."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from vpcsim_server import ServerTestCase

HERE = pathlib.Path(__file__).resolve().parent


class ClientTestCase(ServerTestCase):
    def call(self, *command, seconds=120, directory=HERE, **environment):
        done = subprocess.run(
            [str(word) for word in command], cwd=directory, timeout=seconds, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**self.server.environment(), "AWS_ENDPOINT": self.server.url, "AWS_URL": self.server.url,
                 "LC_ALL": "C.UTF-8", **environment})
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def assert_ok(self, *command, **options):
        self.assertEqual(self.call(*command, **options).splitlines()[-1:], ["ok"])
        self.assert_empty(self.server.ec2())


class Languages(ClientTestCase):
    def test_javascript(self):
        self.assertTrue((HERE / "node/node_modules/@aws-sdk/client-ec2").is_dir(), "tests/run installs it: npm ci")
        self.assert_ok("node", HERE / "node/walkthrough.mjs")

    def test_ruby_fog(self):
        self.assert_ok("ruby", HERE / "ruby/fog.rb")

    def test_perl_vm_ec2(self):
        self.assert_ok("perl", HERE / "perl/vm_ec2.pl")

    def test_go(self):
        """The sources are Debian's; nothing is fetched."""
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        with tempfile.TemporaryDirectory() as scratch:
            self.call("go", "build", "-gcflags=all=-N -l", "-o", f"{scratch}/walkthrough", ".",
                      directory=HERE / "go", seconds=600,
                      GO111MODULE="off", GOPATH="/usr/share/gocode", GOFLAGS="", GOCACHE=f"{cache}/vpcsim-go-build")
            self.assert_ok(f"{scratch}/walkthrough")


class DefaultVpc(ClientTestCase):
    """A client from before others than the default VPC."""

    server_default_vpc = True

    def test_perl_net_amazon_ec2(self):
        ec2 = self.server.ec2()
        for version in ("2", "4"):
            with self.subTest(signature_version=version):
                printed = self.call("perl", HERE / "perl/net_amazon_ec2.pl", version)
                self.assertEqual(printed.splitlines()[-1:], ["ok"])
                for address in ec2.describe_addresses()["Addresses"]:  # this client can't
                    ec2.release_address(AllocationId=address["AllocationId"])


class Ansible(ClientTestCase):
    def test_builds_changes_nothing_and_destroys(self):
        key = pathlib.Path(self.server.directory, "key")
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)

        def play(name):
            return self.call(
                "ansible-playbook", "-i", HERE / "ansible/inventory.yml", HERE / f"ansible/{name}.yml",
                "-e", f"public_key={key}.pub", seconds=300, ANSIBLE_PIPELINING="1", ANSIBLE_NOCOLOR="1",
                ANSIBLE_LOCALHOST_WARNING="False")

        def changed(recap):
            return [int(word.split("=")[1]) for word in recap.split() if word.startswith("changed=")]

        self.assertTrue(all(changed(play("network"))))
        again = play("network")
        self.assertEqual(changed(again), [0, 0], again)
        self.assertEqual(self.server.verdict("ec2-a", "ec2-b"), "reachable")
        play("destroy")
        self.assert_empty(self.server.ec2())


if __name__ == "__main__":
    unittest.main()
