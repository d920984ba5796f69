"""Instances stop, reboot and end under the sessions on them, and connections live in a network that changes."""

import os
import pathlib
import subprocess
import time

from ssh_case import LAPTOP, SshTestCase
from vpcsim_server import VpcsimServer


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
