"""What an instance sees of its VPC, and the ways in by addresses that aren't this machine's."""

import os
import pathlib
import socket
import subprocess

from ssh_case import LAPTOP, STRANGER, SshTestCase
from test_walkthrough_boto3 import Network
from vpcsim_server import ServerTestCase, VpcsimServer


class Inside(SshTestCase):
    def test_metadata(self):
        token = "curl -s -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
        ask = f"curl -s -H \"X-aws-ec2-metadata-token: $({token})\" http://169.254.169.254/latest/meta-data/"
        self.assertEqual(self.output(ask + "instance-id"), self.a.instance)
        self.assertEqual(self.output(ask + "public-ipv4"), self.address)

    def test_names(self):
        self.ec2.modify_vpc_attribute(VpcId=self.a.vpc, EnableDnsHostnames={"Value": True})
        name = self.a.describe_instance()["PublicDnsName"]
        self.assertEqual(self.output(f"dig +short {name}"), self.private_a + "\n")
        self.assertEqual(self.output(f"dig +short -x {self.private_a}"),
                         f"ip-{self.private_a.replace('.', '-')}.ec2.internal.\n")

    def test_echoes_go_the_packets_way(self):
        blocked = self.ssh(f"ping -c 1 -W 1 {self.private_b}")
        self.assertEqual(blocked.returncode, 1)
        self.assertIn("100% packet loss", blocked.stdout)
        self.connect()
        self.b.ec2.authorize_security_group_ingress(GroupId=self.b.sg, IpPermissions=[
            {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}])
        self.assertIn(" 0% packet loss", self.output(f"ping -c 1 {self.private_b}"))

    def test_addresses_and_routes(self):
        self.assertIn(f"inet {self.private_a}/24", self.output("ip addr"))
        self.assertIn("default via 10.0.1.1 dev", self.output("ip route"))

    def test_refused_and_timed_out(self):
        self.connect()
        self.b.ec2.authorize_security_group_ingress(GroupId=self.b.sg, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}])
        self.assertIn("Connection refused", self.ssh(f"nc -w 2 {self.private_b} 80").stderr)
        self.assertIn("TIMEOUT", self.ssh(f"nc -w 1 {self.private_b} 81").stderr.upper())

    def test_nothing_of_this_machine_is_reached(self):
        secret = pathlib.Path(self.server.directory, "secret")
        secret.write_text("of the host")
        port = self.server.port
        self.assertNotIn("of the host", self.ssh(f"cat {secret}; ls /proc /dev /work /root").stdout)
        self.assertNotIn(str(os.getpid()), self.ssh("ps").stdout.split())
        for address in ("127.0.0.1", "localhost", self.address, socket.gethostbyname(socket.gethostname())):
            done = self.ssh(f"curl -s -m 1 http://{address}:{port}/")
            self.assertNotIn("vpcsim", done.stdout, address)
            self.assertNotEqual(done.returncode, 0, address)


class Elsewhere(SshTestCase):
    """Public addresses that aren't this machine's."""
    server_options = ("--quiet", "--public-ip-pool", "198.18.0.0/16")

    def setUp(self):
        ServerTestCase.setUp(self)
        self.ec2 = self.server.ec2()
        self.key = self.write_key("access.pem", self.ec2.create_key_pair(KeyName="access")["KeyMaterial"])
        self.a = Network(self.ec2, "a", "10.0.0.0/16", public=True)
        self.address = self.a.describe_instance()["PublicIpAddress"]
        self.port = 22

    def proxy(self, *more):
        binary = os.path.abspath(os.environ.get("VPCSIM", "build/vpcsim"))
        return " ".join([binary, "connect", "--endpoint", self.server.url, *more, "%h", "%p"])

    def test_connect(self):
        """The walk-through's client is 203.0.113.10."""
        self.assertTrue(self.address.startswith("198.18."))
        self.assertEqual(self.output("whoami", ProxyCommand=self.proxy("--source", "203.0.113.10")), "ec2-user\n")
        blocked = self.ssh("whoami", ProxyCommand=self.proxy("--source", "203.0.113.11"), ConnectTimeout=2)
        self.assertIn("timed out", blocked.stderr)

    def write_configuration(self):
        written = self.server.vpcsim("ssh-config", "--endpoint", self.server.url, "--identity", self.key)
        self.assertEqual(written.returncode, 0, written.stderr)
        binary = os.path.abspath(os.environ.get("VPCSIM", "build/vpcsim"))
        configuration = pathlib.Path(self.server.directory, "config")
        configuration.write_text(written.stdout.replace("ProxyCommand vpcsim", f"ProxyCommand {binary}"))
        return configuration

    def test_configuration(self):
        self.a.let_in(f"{LAPTOP}/32")
        configuration = self.write_configuration()
        for name in ("ec2-a", self.a.instance, self.address):
            done = self.run_client("ssh", "-F", configuration, name, "whoami")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "ec2-user\n", ""), name)

    def test_jumps(self):
        """ssh -J by the configuration's names, to who has no public address."""
        self.a.let_in(f"{LAPTOP}/32")
        self.b = Network(self.ec2, "b", "10.1.0.0/16")
        private = self.b.describe_instance()["PrivateIpAddress"]
        self.connect()
        configuration = self.write_configuration()
        done = self.run_client("ssh", "-F", configuration, "-i", self.key, "-J", "ec2-a", "-o", "LogLevel=ERROR", "-o",
                               "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
                               f"ec2-user@{private}", "hostname")
        self.assertEqual((done.stdout, done.stderr), (f"ip-{private.replace('.', '-')}.ec2.internal\n", ""))

    def test_the_tunnel_leads_to_public_addresses_alone(self):
        tunnel = self.get("/_vpcsim/ssh")["tunnel"]
        host, port = tunnel.split(":")
        for request in ("GET / HTTP/1.1\r\n\r\n", "CONNECT example.com:22 HTTP/1.1\r\n\r\n", "CONNECT 1.2.3.4:0 HTTP/1.1\r\n\r\n"):
            with socket.create_connection((host, int(port)), 10) as client:
                client.sendall(request.encode())
                self.assertTrue(client.recv(100).startswith(b"HTTP/1.1 400 "), request)
        with socket.create_connection((host, int(port)), 10) as client:
            client.sendall(f"CONNECT 127.0.0.1:{self.server.port} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n".encode())
            self.assertTrue(client.recv(100).startswith(b"HTTP/1.1 200 "))
            client.settimeout(1)
            with self.assertRaises(TimeoutError):
                client.recv(1)


class BesideAnother(SshTestCase):
    """Two emulators of one seed and pool have the same addresses: the second one has other ports."""

    def test_connect_takes_the_port_of_the_configuration(self):
        with VpcsimServer(*self.server_options) as other:
            ec2 = other.ec2()
            key = self.write_key("other.pem", ec2.create_key_pair(KeyName="access")["KeyMaterial"])
            instance = Network(ec2, "a", "10.0.0.0/16", public=True).describe_instance()
            self.assertEqual(instance["PublicIpAddress"], self.address)
            written = other.vpcsim("ssh-config", "--endpoint", other.url, "--identity", key).stdout
            self.assertNotIn(f"Port {self.port}\n", written)
            configuration = pathlib.Path(self.server.directory, "config")
            configuration.write_text(written)
            binary = os.path.abspath(os.environ.get("VPCSIM", "build/vpcsim"))
            proxy = f"{binary} connect --endpoint {other.url} --source 203.0.113.10 %h %p"
            done = self.run_client("ssh", "-F", configuration, "-o", f"ProxyCommand={proxy}", "ec2-a", "whoami")
            self.assertEqual((done.stdout, done.stderr), ("ec2-user\n", ""))


class FlowLogs(SshTestCase):
    def setUp(self):
        self.logs = f"/tmp/vpcsim-flow-logs-{os.getpid()}"
        self.server_options = (*SshTestCase.server_options, "--flow-logs", self.logs)
        super().setUp()
        self.addCleanup(lambda: subprocess.run(["rm", "-r", self.logs], check=True))

    def test_connections_are_recorded(self):
        self.ec2.create_flow_logs(
            ResourceIds=[self.a.vpc], ResourceType="VPC", TrafficType="ALL", LogGroupName="flows",
            DeliverLogsPermissionArn="arn:aws:iam::111111111111:role/flow")
        self.output("true")
        self.ssh("true", "-b", STRANGER, ConnectTimeout=1)
        lines = [line for path in pathlib.Path(self.logs).rglob("*.log") for line in path.read_text().splitlines()]
        accepted = [line for line in lines if f" {LAPTOP} {self.private_a} " in line]
        self.assertTrue(accepted and all(line.endswith("ACCEPT OK") for line in accepted), lines)
        rejected = [line for line in lines if f" {STRANGER} {self.private_a} " in line]
        self.assertTrue(rejected and all(line.endswith("REJECT OK") for line in rejected), lines)
