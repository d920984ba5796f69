"""Clients that mean no good, many at once, and users who look for a way out: the API goes on answering, others
log in, memory and descriptors come back."""

import contextlib
import os
import pathlib
import resource
import socket
import struct
import time

import raw_ssh
from raw_ssh import Closed, RawSsh, number, string
from ssh_case import SshTestCase

MEGABYTE = 1 << 20
PATIENCE_SECONDS = 60


class AbuseTestCase(SshTestCase):
    """A server and how it is."""
    server_options = ("--quiet", "--public-ip-pool", "127.77.0.0/16")

    def setUp(self):
        super().setUp()
        self.ed25519 = self.write_key(
            "ed25519.pem", self.ec2.create_key_pair(KeyName="ed25519", KeyType="ed25519")["KeyMaterial"])
        self.output("cat >> .ssh/authorized_keys", stdin=self.public_key(self.ed25519))
        self.door = (self.address, self.port)

    def public_key(self, path):
        return self.run_client("ssh-keygen", "-y", "-f", path).stdout

    @property
    def pid(self):
        return self.server._process.pid

    def memory(self, row="VmRSS"):
        """Resident, in bytes."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(row + ":")) * 1024

    def forget_peak(self):
        pathlib.Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def connect(self, timeout=PATIENCE_SECONDS):
        return socket.create_connection(self.door, timeout)

    def client(self):
        return RawSsh(self.door).log_in(self.ed25519)

    def assert_well(self):
        self.assertEqual(len(self.ec2.describe_vpcs()["Vpcs"]), 2)
        self.assertEqual(self.output("echo well"), "well\n")

    def eventually(self, holds, what):
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            self.assertLess(time.monotonic(), end, what() if callable(what) else what)
            time.sleep(0.05)

    @contextlib.contextmanager
    def bounded(self, growth_bytes_max, name=""):
        """What happens in it doesn't disturb others, memory grows by no more than that, descriptors come back."""
        self.assert_well()
        memory, descriptors = self.memory(), self.descriptors()
        self.forget_peak()
        yield
        self.assert_well()
        growth = self.memory("VmHWM") - memory
        print(f"{name or self.id().rsplit('.', 1)[1]}: {growth / MEGABYTE:+.1f} MB at most, on "
              f"{memory / MEGABYTE:.1f}; {(self.memory() - memory) / MEGABYTE:+.1f} MB in the end")
        self.assertLess(growth, growth_bytes_max)
        # A connection of the API's client may come or go.
        self.eventually(lambda: self.descriptors() <= descriptors + 2,
                        lambda: f"{self.descriptors()} descriptors; there were {descriptors}")

    def send_as_far_as_it_goes(self, client, bytes_max, *payloads):
        """Again and again, until the server takes no more for a second or ends it; answers how many bytes went."""
        client.socket.settimeout(1)
        sent, round_bytes = 0, sum(map(len, payloads))
        with contextlib.suppress(TimeoutError, Closed):
            while sent < bytes_max:
                client.send(*payloads)
                sent += round_bytes
        print(f"  {sent / MEGABYTE:.1f} MB went")
        return sent


class HalfHandshakes(AbuseTestCase):
    def test_silence(self):
        with self.bounded(64 * MEGABYTE):
            with contextlib.ExitStack() as held:
                for said in (b"", raw_ssh.BANNER, b"SSH-2.0-", raw_ssh.BANNER + self.kexinit()):
                    for _ in range(50):
                        held.enter_context(self.connect()).sendall(said)
                self.assert_well()

    def kexinit(self):
        payload = raw_ssh.kexinit()
        padding = 8 - (5 + len(payload)) % 8 + 8
        return number(1 + len(payload) + padding) + bytes([padding]) + payload + bytes(padding)

    def assert_closed(self, client):
        with contextlib.suppress(ConnectionError):
            while client.recv(1 << 16):
                pass

    def test_giant_packets(self):
        with self.bounded(16 * MEGABYTE):
            for size in (0, 1, 4, 5, 1 << 18, (1 << 31) - 1, 1 << 31, (1 << 32) - 1):
                with self.connect() as client:
                    client.sendall(raw_ssh.BANNER + number(size))
                    with contextlib.suppress(ConnectionError):
                        for _ in range(64):
                            client.sendall(bytes(1 << 14))
                    self.assert_closed(client)

    def test_an_endless_banner(self):
        with self.bounded(16 * MEGABYTE):
            with self.connect() as client:
                with contextlib.suppress(ConnectionError):
                    for _ in range(1000):
                        client.sendall(b"x" * (1 << 14))
                self.assert_closed(client)

    def test_banner_lines_without_end(self):
        with self.bounded(16 * MEGABYTE):
            with self.connect() as client:
                with contextlib.suppress(ConnectionError):
                    for _ in range(1000):
                        client.sendall(b"hello\r\n" * (1 << 11))
                self.assert_closed(client)

    def test_garbage_once_keys_are_exchanged(self):
        with self.bounded(16 * MEGABYTE):
            for _ in range(20):
                with RawSsh(self.door) as client:
                    with contextlib.suppress(ConnectionError):
                        client.socket.sendall(os.urandom(1 << 16))
                        client.socket.sendall(os.urandom(1 << 16))
                    self.assert_closed(client.socket)

    def test_connects_and_closes(self):
        with self.bounded(64 * MEGABYTE):
            for i in range(3000):
                with self.connect() as client:
                    if i % 3 == 0:
                        client.sendall(raw_ssh.BANNER)
                    if i % 3 == 1:
                        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def test_others_log_in_while_an_address_holds_all_that_it_may(self):
        """Who hasn't logged in for the longest time gives way."""
        with self.bounded(128 * MEGABYTE):
            with contextlib.ExitStack() as held:
                for _ in range(1100):
                    held.enter_context(self.connect()).sendall(raw_ssh.BANNER)
                self.assert_well()


class Authentication(AbuseTestCase):
    def ask_without_end(self, request):
        with RawSsh(self.door) as client:
            client.ask_for_authentication()
            with self.assertRaises(Closed):
                for _ in range(1000):
                    client.send(request)
                    client.wait_for(raw_ssh.AUTH_FAILURE)

    def test_tries_without_end(self):
        def request(user, method, more=b""):
            return bytes([raw_ssh.AUTH_REQUEST]) + string(user) + string("ssh-connection") + string(method) + more
        key = string("ssh-ed25519") + string(string("ssh-ed25519") + string(os.urandom(32)))
        with self.bounded(16 * MEGABYTE):
            self.ask_without_end(request("ec2-user", "none"))
            self.ask_without_end(request("ec2-user", "password", b"\0" + string("secret")))
            self.ask_without_end(request("ec2-user", "keyboard-interactive", string("") * 2))
            self.ask_without_end(request("ec2-user", "publickey", b"\0" + key))
            self.ask_without_end(request("u" * 30000, "hostbased"))

    def test_channels_before_logging_in(self):
        for kind, more in (("session", b""), ("direct-tcpip", string("127.0.0.1") + number(22) + string("") + number(1))):
            with RawSsh(self.door) as client:
                with contextlib.suppress(Closed):
                    client.ask_for_authentication()
                    self.assertIsNone(client.open(kind, more=more))
        self.assert_well()


class Floods(AbuseTestCase):
    """By who may log in."""

    def test_asking_and_never_reading(self):
        """The answers wait for who doesn't read them: then nothing more is asked."""
        request = bytes([raw_ssh.GLOBAL_REQUEST]) + string("unheard-of") + b"\1"
        with self.bounded(16 * MEGABYTE), self.client() as client:
            self.send_as_far_as_it_goes(client, 32 * MEGABYTE, *[request] * 1000)
            self.assert_well()

    def test_sending_to_who_doesn_t_read(self):
        """As far as the window goes, and far beyond it."""
        for command in ("sleep 1000", "nc -l 5000", "sleep 1000 | cat", ""):
            with self.bounded(24 * MEGABYTE, command), self.client() as client:
                channel = client.run(command) if command else client.open()
                self.send_as_far_as_it_goes(client, 100 * MEGABYTE, client.data(channel, bytes(32000)))
                self.assert_well()

    def test_a_channel_that_waits_holds_up_no_other(self):
        with self.client() as client:
            asleep = client.run("sleep 1000", channel=0)
            client.send(*[client.data(asleep, bytes(32000))] * 39)  # as much as the window takes
            client.run("echo here", channel=1)
            self.assertIn(b"here", client.wait_for(raw_ssh.CHANNEL_DATA))

    def test_who_wakes_up_finds_all_that_was_sent(self):
        """The first program of the list reads nothing, so that the client waits; the next one reads all of it."""
        sent = "".join(f"line {i}\n" for i in range(500_000))
        received = self.output("sleep 1; cat", stdin=sent)
        self.assertTrue(received == sent, f"{len(received)} bytes of {len(sent)}")

    def test_who_is_gone_is_noticed_though_nobody_reads(self):
        with self.bounded(16 * MEGABYTE):
            for _ in range(5):
                with self.client() as client:
                    channel = client.run("sleep 100000")
                    client.send(*[client.data(channel, bytes(32000))] * 39)

    def shell(self, client, window):
        channel = client.open(window=window)
        client.request(channel, "pty-req", string("xterm") + number(80) + number(24) + number(0) * 2 + string(""))
        client.request(channel, "shell")
        client.wait_for(99), client.wait_for(99)
        return channel

    def test_output_that_nobody_reads(self):
        line = b"a line of some length, which comes back\n" * 800
        keys = (b"x" * 4000 + b"\x01\x05" * 4000)
        kinds = {
            "cat": (lambda client, window: client.run("cat", window=window), line),
            "cat in a terminal": (lambda client, window: client.run("cat", terminal=True, window=window), line),
            "commands that aren't there": (self.shell, b"x\n" * 16000),
            "keys that draw much": (self.shell, keys),
        }
        for window in (0, (1 << 31) - 1):
            for name, (start, typed) in kinds.items():
                with self.bounded(24 * MEGABYTE, f"{name}, window {window}"), self.client() as client:
                    channel = start(client, window)
                    self.send_as_far_as_it_goes(client, 40 * MEGABYTE, client.data(channel, typed))
                    self.assert_well()

    def test_requests_of_sftp_whose_answers_nobody_reads(self):
        def packet(kind, body):
            return number(1 + len(body)) + bytes([kind]) + body
        begin = packet(1, number(3)) + packet(11, number(1) + string("/etc"))
        stat = packet(17, number(7) + string("/etc/passwd"))
        for window in (1000, (1 << 31) - 1):
            with self.bounded(24 * MEGABYTE, f"sftp, window {window}"), self.client() as client:
                channel = client.open(window=window)
                client.request(channel, "subsystem", string("sftp"))
                client.wait_for(99)
                client.send(client.data(channel, begin))
                self.send_as_far_as_it_goes(client, 40 * MEGABYTE, client.data(channel, stat * 1000))
                self.assert_well()

    def test_channels_without_end(self):
        with self.bounded(16 * MEGABYTE), self.client() as client:
            opened = [client.open(channel=i) for i in range(200)]
            self.assertEqual(sum(channel is not None for channel in opened), 10)

    def test_forwarding_without_end(self):
        with self.bounded(16 * MEGABYTE), self.client() as client:
            def to(address, port, channel):
                return bytes([raw_ssh.CHANNEL_OPEN]) + string("direct-tcpip") + number(channel) + number(1 << 20) + \
                    number(32768) + string(address) + number(port) + string("") + number(1)
            for i in range(2000):
                client.send(to("10.9.9.9" if i % 2 else self.private_a, 1 + i % 1000, i))
            self.assert_well()


class Tunnels(AbuseTestCase):
    def test_connects_without_end(self):
        host, port = self.get("/_vpcsim/ssh")["tunnel"].split(":")
        with self.bounded(64 * MEGABYTE):
            with contextlib.ExitStack() as held:
                for i in range(3000):
                    client = held.enter_context(socket.create_connection((host, int(port)), 10))
                    with contextlib.suppress(ConnectionError):
                        client.sendall((b"CONNECT " + self.address.encode() + b":22 HTTP/1.1\r\n" +
                                        f"X-Vpcsim-Source: 198.51.{i % 200}.{i // 200}\r\n\r\n".encode(), b"CONN", b"")[i % 3])
                self.assert_well()
                proxy = " ".join([os.path.abspath(os.environ.get("VPCSIM", "build/vpcsim")), "connect", "--endpoint",
                                  self.server.url, "%h", "%p"])
                self.assertEqual(self.output("echo through", ProxyCommand=proxy, Port=22), "through\n")


class ManySessions(AbuseTestCase):
    SESSIONS = 1000
    REAL = 30  # processes of ssh

    def start(self, stack):
        """A client whose session goes on, once it is logged in."""
        client = stack.enter_context(RawSsh(self.door)).log_in(self.ed25519)
        return client, client.run("cat")

    def test_a_thousand_sessions(self):
        """Each in a connection of its own, some of them OpenSSH's; all of them at once, then each says something and
        hears it again."""
        memory, descriptors = self.memory(), self.descriptors()
        with contextlib.ExitStack() as stack:
            real = [stack.enter_context(self.session("cat")) for _ in range(self.REAL)]
            sessions = []
            while len(sessions) < self.SESSIONS - self.REAL:
                sessions.append(self.start(stack))
                if len(sessions) % 100 == 0:
                    self.assertEqual(len(self.ec2.describe_vpcs()["Vpcs"]), 2)
            for number_of, session in enumerate(real):
                session.stdin.write(f"real {number_of}\n")
                self.assertEqual(session.stdout.readline(), f"real {number_of}\n")
            each = (self.memory() - memory) / self.SESSIONS
            print(f"{self.SESSIONS} sessions: {each / 1024:.0f} KB each, "
                  f"{(self.descriptors() - descriptors) / self.SESSIONS:.1f} descriptors each")
            self.assertLess(each, 512 * 1024)
            for number_of, (client, channel) in enumerate(sessions):
                client.send(client.data(channel, b"session %d\n" % number_of))
            for number_of, (client, _) in enumerate(sessions):
                self.assertIn(b"session %d\n" % number_of, client.wait_for(raw_ssh.CHANNEL_DATA))
            self.assertEqual(self.output("echo well", "-b", "127.0.0.2"), "well\n")
        self.eventually(lambda: self.descriptors() <= descriptors + 2, lambda: f"{self.descriptors()} descriptors stay")
        self.assert_well()

    def setUp(self):
        super().setUp()
        self.a.let_in("127.0.0.2/32")  # beyond what one address may have


class Descriptors(AbuseTestCase):
    def test_when_none_are_left_sessions_wait_and_the_api_answers(self):
        """The server's own limit leaves some for the API; here it has none left at all for a while."""
        with self.bounded(64 * MEGABYTE):
            before = self.descriptors()
            unlimited = resource.prlimit(self.pid, resource.RLIMIT_NOFILE)
            with contextlib.ExitStack() as held:
                for odd in range(4):  # so that it is another step each time that fails first
                    resource.prlimit(self.pid, resource.RLIMIT_NOFILE, (before + 12 + odd, unlimited[1]))
                    for _ in range(40):
                        held.enter_context(self.connect()).sendall(raw_ssh.BANNER)
                    time.sleep(0.3)
            resource.prlimit(self.pid, resource.RLIMIT_NOFILE, unlimited)
