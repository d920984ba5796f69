"""The walk-through's last lines, with the system's own OpenSSH: into A by its public address, from there into B by
its private one; each connection succeeds, is refused or times out exactly when the network says so."""

import contextlib
import json
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.request

from test_walkthrough_boto3 import Network
from vpcsim_server import ServerTestCase, VpcsimServer

LAPTOP = "127.0.0.1"  # who comes in over loopback, in the eyes of the rules
STRANGER = "127.9.9.9"
TIMED_OUT = "Connection timed out"


class SshTestCase(ServerTestCase):
    server_options = ("--quiet",)

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
        self.assertIn(f"(ec2-a)", event["to"].replace("ec2-a (", "(ec2-a) ("))
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
        self.assertEqual([event["what"] for event in self.events("denied")], ["denied"] * 3)

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


class Life(SshTestCase):
    def test_stopping_ends_sessions_and_then_nobody_answers(self):
        with self.session("sleep 60") as session:
            self.wait_for_event("logged-in")
            self.ec2.stop_instances(InstanceIds=[self.a.instance])
            _, error = session.communicate(timeout=20)
            self.assertEqual(session.returncode, 255)
            self.assertIn("closed by remote host", error)
        self.output_after_restart()

    def output_after_restart(self):
        self.ec2.start_instances(InstanceIds=[self.a.instance])
        address = self.a.describe_instance()["PublicIpAddress"]
        self.assertEqual(self.output("hostname", host=address), f"ip-{self.private_a.replace('.', '-')}.ec2.internal\n")

    def test_rebooting_ends_sessions_and_keeps_files(self):
        self.output("echo kept > file")
        with self.session("sleep 60") as session:
            self.wait_for_event("logged-in", 2)
            time.sleep(1.1)  # the instant of the reboot differs from that of the launch
            self.ec2.reboot_instances(InstanceIds=[self.a.instance])
            out, error = session.communicate(timeout=20)
            self.assertIn("closed by remote host", error, (session.returncode, out))
        self.assertEqual(self.output("cat file"), "kept\n")

    def wait_for_event(self, what, count=1):
        for _ in range(100):
            if len(self.events(what)) >= count:
                return
            time.sleep(0.1)
        self.fail(f"no {what}")

    def test_a_terminated_instance_is_gone(self):
        self.output("true")
        self.ec2.terminate_instances(InstanceIds=[self.a.instance])
        gone = self.ssh("true", ConnectTimeout=2)
        self.assertEqual(gone.returncode, 255)
        self.assertNotIn("ec2-a", [row["name"] for row in self.get("/_vpcsim/ssh")["instances"]])

    def test_an_address_that_nobody_has_any_more_times_out(self):
        address = self.ec2.allocate_address()["PublicIp"]
        silent = self.ssh("true", host=address, ConnectTimeout=2)
        self.assertIn("timed out", silent.stderr)

    def test_files_and_host_keys_survive_the_server(self):
        self.output("mkdir d; echo kept > d/file; chmod 640 d/file")
        scanned = self.run_client("ssh-keyscan", "-p", self.port, self.address).stdout
        self.assertIn("ssh-ed25519", scanned)
        saved = self.server.vpcsim("snapshot", "save", "state.json", "--endpoint", self.server.url)
        self.assertEqual(saved.returncode, 0, saved.stderr)
        state = os.path.join(self.server.directory, "state.json")
        document = pathlib.Path(state).read_text()
        self.server.stop()  # the addresses are free
        state = pathlib.Path("/tmp", f"vpcsim-ssh-{os.getpid()}.json")
        try:
            state.write_text(document)
            with VpcsimServer("--quiet", "--snapshot", state) as again:
                key = pathlib.Path(again.directory, "access.pem")
                key.write_text(self.key_text)
                key.chmod(0o400)
                command = ["ssh", *map(str, self.options(key=key)), f"ec2-user@{self.address}", "ls -l d; cat d/file"]
                done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
                self.assertRegex(done.stdout, r"-rw-r-----.* file\nkept\n$")
                scan = ["ssh-keyscan", "-p", str(self.port), self.address]
                rescanned = subprocess.run(scan, capture_output=True, text=True, timeout=60).stdout
                self.assertEqual(sorted(scanned.splitlines()), sorted(rescanned.splitlines()))
        finally:
            state.unlink()

    def write_key(self, name, text):
        self.key_text = text
        return super().write_key(name, text)


class Flows(SshTestCase):
    """Connections that were made live in the network as it becomes."""

    def ping_pong(self, session, word):
        session.stdin.write(word + "\n")
        session.stdin.flush()
        return session.stdout.readline()

    def test_a_tracked_flow_survives_its_rule(self):
        with self.session("cat") as session:
            self.assertEqual(self.ping_pong(session, "before"), "before\n")
            self.ec2.revoke_security_group_ingress(GroupId=self.a.sg, IpPermissions=[
                {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": f"{LAPTOP}/32"}]}])
            self.assertEqual(self.ping_pong(session, "after"), "after\n")
            self.assertIn("timed out", self.ssh("true", ConnectTimeout=2).stderr)

    def test_a_flow_stalls_without_its_route_and_goes_on_with_it(self):
        with self.session("cat") as session:
            self.assertEqual(self.ping_pong(session, "before"), "before\n")
            self.ec2.delete_route(RouteTableId=self.a.rtb, DestinationCidrBlock="0.0.0.0/0")
            session.stdin.write("meanwhile\n")
            session.stdin.flush()
            time.sleep(1)
            stalled = self.events("stalled")
            self.assertEqual([obstacle["code"] for obstacle in stalled[-1]["obstacles"]], ["NO_ROUTE_TO_DESTINATION"])
            self.ec2.create_route(RouteTableId=self.a.rtb, DestinationCidrBlock="0.0.0.0/0", GatewayId=self.a.igw)
            self.assertEqual(session.stdout.readline(), "meanwhile\n")
            self.assertEqual(len(self.events("resumed")), 1)

    def test_a_peering_that_goes_takes_its_flows_along(self):
        peering = self.connect()
        with self.agent() as environment:
            inner = f"ssh -tt -o StrictHostKeyChecking=no -o LogLevel=ERROR ec2-user@{self.private_b} cat"
            session = subprocess.Popen(
                [*map(str, ["ssh", "-A", *self.options(), f"ec2-user@{self.address}", inner])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
            try:
                self.assertIn("before", self.ping_pong(session, "before"))
                self.ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
                session.stdin.write("lost\n")
                session.stdin.flush()
                for _ in range(50):
                    if self.events("stalled"):
                        break
                    time.sleep(0.1)
                self.assertIn("ec2-b", self.events("stalled")[-1]["to"])
            finally:
                session.kill()
                session.communicate()


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

    def test_configuration(self):
        self.a.let_in(f"{LAPTOP}/32")
        written = self.server.vpcsim("ssh-config", "--endpoint", self.server.url, "--identity", self.key)
        self.assertEqual(written.returncode, 0, written.stderr)
        binary = os.path.abspath(os.environ.get("VPCSIM", "build/vpcsim"))
        configuration = pathlib.Path(self.server.directory, "config")
        configuration.write_text(written.stdout.replace("ProxyCommand vpcsim", f"ProxyCommand {binary}"))
        for name in ("ec2-a", self.a.instance, self.address):
            done = self.run_client("ssh", "-F", configuration, name, "whoami")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "ec2-user\n", ""), name)

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


class FlowLogs(SshTestCase):
    def setUp(self):
        self.logs = f"/tmp/vpcsim-flow-logs-{os.getpid()}"
        self.server_options = ("--quiet", "--flow-logs", self.logs)
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
