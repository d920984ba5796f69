"""The walk-through's last lines, with the system's own OpenSSH: into A by its public address, from there into B by
its private one; each connection succeeds, is refused or times out exactly when the network says so."""

import contextlib
import pathlib
import socket
import subprocess
import time

from ssh_case import LAPTOP, STRANGER, TIMED_OUT, SshTestCase


class WalkThrough(SshTestCase):
    INNER = "ssh -o StrictHostKeyChecking=no -o ConnectTimeout=1 -o LogLevel=ERROR ec2-user@{} hostname"

    def from_a_to_b(self):
        with self.agent() as environment:
            return self.ssh(self.INNER.format(self.private_b), "-A", environment=environment)

    def assert_blocked(self, *codes):
        """As the evaluator says, with the same reasons."""
        done = self.from_a_to_b()
        self.assertEqual(done.returncode, 255)
        self.assertEqual(done.stderr, f"ssh: connect to host {self.private_b} port 22: {TIMED_OUT}\n")
        event = self.events("blocked")[-1]
        self.assertIn("ec2-a", event["from"])
        self.assertEqual([obstacle["code"] for obstacle in event["obstacles"]], [*codes])
        self.assertEqual({code for code, _ in self.server.verdict("ec2-a", "ec2-b")}, {*codes})

    def test_six_stages(self):
        route, group = "NO_ROUTE_TO_DESTINATION", "ENI_SG_RULES_MISMATCH"
        self.assertEqual(self.output("hostname"), f"ip-{self.private_a.replace('.', '-')}.ec2.internal\n")
        self.assert_blocked("DISCONNECTED_VPCS", group)
        peering = self.ec2.create_vpc_peering_connection(VpcId=self.a.vpc, PeerVpcId=self.b.vpc)
        peering = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.assert_blocked(route, "BAD_STATE", group, route)
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.assert_blocked(route, group, route)
        self.a.route(self.b.cidr_block, peering)
        self.assert_blocked(group, route)
        self.b.route(self.a.cidr_block, peering)
        self.assert_blocked(group)
        self.b.let_in(self.a.subnet_cidr_block)
        done = self.from_a_to_b()
        self.assertEqual((done.stderr, done.stdout), ("", f"ip-{self.private_b.replace('.', '-')}.ec2.internal\n"))
        self.assertIn("ec2-b", self.events("logged-in")[-1]["to"])

    def test_with_the_key_on_a(self):
        """As the tutorial does it: copy the key to A and use it from there."""
        self.connect()
        copied = self.run_client("scp", *self.options(), self.key, f"ec2-user@{self.address}:access.pem")
        self.assertEqual((copied.returncode, copied.stderr), (0, ""))
        inner = f"ssh -o StrictHostKeyChecking=no -o LogLevel=ERROR -i access.pem ec2-user@{self.private_b} hostname"
        self.output("chmod 644 access.pem")
        careless = self.ssh(inner)
        self.assertEqual(careless.returncode, 255)
        self.assertIn("UNPROTECTED PRIVATE KEY FILE", careless.stderr)
        self.output("chmod 400 access.pem")
        self.assertEqual(self.output(inner), f"ip-{self.private_b.replace('.', '-')}.ec2.internal\n")

    def test_jumps(self):
        proxy = " ".join(["ssh", *map(str, self.options()), "-W", "%h:%p", f"ec2-user@{self.address}"])
        blocked = self.ssh("hostname", host=self.private_b, Port=22, ProxyCommand=proxy, ConnectTimeout=2)
        self.assertEqual(blocked.returncode, 255)
        self.assertIn("timed out", blocked.stderr)
        self.connect()
        self.assertEqual(self.output("hostname", host=self.private_b, Port=22, ProxyCommand=proxy),
                         f"ip-{self.private_b.replace('.', '-')}.ec2.internal\n")

    def test_the_internet_reaches_what_the_rules_name(self):
        blocked = self.ssh("hostname", "-b", STRANGER, ConnectTimeout=2)
        self.assertEqual(blocked.returncode, 255)
        self.assertIn("timed out", blocked.stderr)
        event = self.events("blocked")[-1]
        self.assertEqual(event["from"], STRANGER)
        self.assertEqual(event["to"], f"ec2-a ({self.address})")
        self.a.let_in(f"{STRANGER}/32")
        self.assertEqual(self.output("echo in", "-b", STRANGER), "in\n")

    def test_a_connection_that_waits_gets_through_once_the_rule_is_there(self):
        with self.session("echo in", "-b", STRANGER, ConnectTimeout=20) as waiting:
            time.sleep(1)
            self.assertIsNone(waiting.poll())
            self.a.let_in(f"{STRANGER}/32")
            out, error = waiting.communicate(timeout=20)
            self.assertEqual((out, error), ("in\n", ""))


class Sessions(SshTestCase):
    def test_exit_codes_and_both_streams(self):
        done = self.ssh("echo out; echo error >&2; exit 7")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (7, "out\n", "error\n"))
        self.assertEqual(self.ssh("no-such-thing").returncode, 127)

    def test_what_is_sent_arrives(self):
        much = "".join(f"line {i}\n" for i in range(100_000))
        self.assertEqual(self.output("cat", stdin=much), much)

    def test_a_terminal(self):
        done = self.ssh("", "-tt", stdin="echo $TERM; exit 3\n", environment={**self.server.environment(), "TERM": "vt100"})
        self.assertIn("\nvt100\n", done.stdout)
        self.assertIn("[ec2-user@ip-10-0-1-", done.stdout)
        self.assertEqual(done.returncode, 3)

    def test_who_is_denied(self):
        other = self.write_key("other.pem", self.ec2.create_key_pair(KeyName="other")["KeyMaterial"])
        for options in ({"key": other}, {"user": "root"}, {"user": "ubuntu"}):
            denied = self.ssh("id", **options)
            self.assertEqual(denied.returncode, 255)
            self.assertIn("Permission denied (publickey)", denied.stderr)
        self.wait_for_event("denied", 3)

    def test_both_kinds_of_keys(self):
        ed25519 = self.write_key(
            "ed25519.pem", self.ec2.create_key_pair(KeyName="ed25519", KeyType="ed25519")["KeyMaterial"])
        image = self.ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        instance = self.ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1,
                                          KeyName="ed25519", SubnetId=self.a.subnet, SecurityGroupIds=[self.a.sg])
        address = self.ec2.describe_instances(InstanceIds=[instance["Instances"][0]["InstanceId"]])
        address = address["Reservations"][0]["Instances"][0]["PublicIpAddress"]
        self.assertEqual(self.output("whoami", host=address, key=ed25519), "ec2-user\n")
        self.ec2.delete_key_pair(KeyName="ed25519")  # the instance has the key's public half
        self.assertEqual(self.output("whoami", host=address, key=ed25519), "ec2-user\n")

    def test_the_image_s_own_user(self):
        image = next(image["ImageId"] for image in self.ec2.describe_images()["Images"]
                     if image["Name"].startswith("ubuntu/"))
        instance = self.ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1,
                                          KeyName="access", SubnetId=self.a.subnet, SecurityGroupIds=[self.a.sg])
        address = self.ec2.describe_instances(InstanceIds=[instance["Instances"][0]["InstanceId"]])
        address = address["Reservations"][0]["Instances"][0]["PublicIpAddress"]
        self.assertEqual(self.output("whoami", host=address, user="ubuntu"), "ubuntu\n")

    def test_files(self):
        here = pathlib.Path(self.server.directory)
        (here / "tree").mkdir()
        (here / "tree/bytes").write_bytes(bytes(range(256)) * 4096)
        (here / "tree/word").write_text("hello\n")
        there = f"ec2-user@{self.address}:"
        up = self.run_client("scp", "-r", *self.options(), "tree", there)
        self.assertEqual((up.returncode, up.stderr), (0, ""))
        self.assertEqual(self.output("cat tree/word; wc -c < tree/bytes"), "hello\n1048576\n")
        down = self.run_client("scp", "-r", *self.options(), there + "tree", "back")
        self.assertEqual((down.returncode, down.stderr), (0, ""))
        self.assertEqual((here / "back/bytes").read_bytes(), (here / "tree/bytes").read_bytes())
        batch = self.run_client("sftp", "-b", "-", *self.options(), f"ec2-user@{self.address}",
                                stdin="rename tree/word tree/renamed\nchmod 600 tree/renamed\nls -l tree\n")
        self.assertEqual(batch.returncode, 0, batch.stderr)
        self.assertRegex(batch.stdout, r"-rw------- .* renamed")
        missing = self.run_client("scp", *self.options(), there + "nothing", "nowhere")
        self.assertEqual(missing.returncode, 1)
        self.assertIn("No such file or directory", missing.stderr)

    def test_forwarded_ports(self):
        """-L to a program that listens on B."""
        self.connect()
        self.b.ec2.authorize_security_group_ingress(GroupId=self.b.sg, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "IpRanges": [{"CidrIp": self.a.cidr_block}]}])
        proxy = " ".join(["ssh", *map(str, self.options()), "-W", "%h:%p", f"ec2-user@{self.address}"])
        listener = subprocess.Popen(
            [*map(str, ["ssh", *self.options(Port=22, ProxyCommand=proxy), f"ec2-user@{self.private_b}",
                        "echo greeting | nc -l 8080"])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
            cwd=self.server.directory, env=self.server.environment())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        try:
            with self.session("sleep 30", "-L", f"127.0.0.1:{port}:{self.private_b}:8080"):
                received = self.receive(port)
            self.assertEqual(received, b"greeting\n")
        finally:
            listener.kill()
            listener.communicate()

    def receive(self, port):
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 10) as connection:
                connection.sendall(b"hello\n")
                connection.shutdown(socket.SHUT_WR)
                if received := connection.recv(100):
                    return received
            time.sleep(0.1)
        return b""

    def test_a_listener_is_reached_by_its_public_address(self):
        self.a.ec2.authorize_security_group_ingress(GroupId=self.a.sg, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "IpRanges": [{"CidrIp": f"{LAPTOP}/32"}]}])
        with self.session("echo greeting | nc -l 8080"):
            for _ in range(100):
                with contextlib.suppress(ConnectionRefusedError), \
                        socket.create_connection((self.address, 8080), 10) as connection:
                    self.assertEqual(connection.recv(100), b"greeting\n")
                    return
                time.sleep(0.1)
        self.fail("nobody listens")

    def test_ansible(self):
        inventory = pathlib.Path(self.server.directory, "inventory")
        arguments = " ".join(map(str, self.options()))
        inventory.write_text(f"ec2-a ansible_host={self.address} ansible_port={self.port} ansible_user=ec2-user "
                             f"ansible_ssh_private_key_file={self.key} ansible_ssh_common_args='{arguments}'\n")
        done = self.run_client("ansible", "all", "-i", inventory, "-m", "raw", "-a", "hostname; exit 0",
                               environment={**self.server.environment(), "ANSIBLE_LOCAL_TEMP": self.server.directory,
                                            "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f"ip-{self.private_a.replace('.', '-')}.ec2.internal", done.stdout)
