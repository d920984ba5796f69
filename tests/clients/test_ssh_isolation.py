"""Users of an instance who look for a way out of it: nothing of the machine that the emulator runs on is reached,
no file, process, environment or network address."""

import concurrent.futures
import contextlib
import os
import pathlib
import socket
import subprocess
import threading

import raw_ssh
from raw_ssh import RawSsh, number, string
from ssh_case import SshTestCase

SECRET = "of the host alone"
# IPv6 spellings of this machine, and of an IPv4 address of it.
LOOPBACK_V6 = ("::1", "::ffff:127.0.0.1", "::127.0.0.1", "::", "fe80::1", "64:ff9b::7f00:1")


class IsolationTestCase(SshTestCase):
    server_options = ("--quiet", "--public-ip-pool", "127.78.0.0/16")

    def setUp(self):
        os.environ["VPCSIM_SECRET"] = SECRET  # the server has it in its environment
        self.addCleanup(os.environ.pop, "VPCSIM_SECRET")
        super().setUp()
        self.secret = pathlib.Path(self.server.directory, "secret")
        self.secret.write_text(SECRET)

    def all_of(self, done):
        return done.stdout + done.stderr


class Listener:
    """Of the host, on every address of it: counts who comes."""

    def __init__(self):
        self.socket = socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port, self.came = self.socket.getsockname()[1], []
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        with contextlib.suppress(OSError):
            while True:
                connection, peer = self.socket.accept()
                self.came.append(peer[0])
                with contextlib.suppress(OSError), connection:
                    connection.sendall(SECRET.encode() + b"\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


def host_addresses():
    shown = subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split()
    return [*shown, "127.0.0.1", "127.0.0.2", "127.1.2.3", "0.0.0.0", "localhost", "127.1", "2130706433", "0x7f000001",
            "169.254.0.1", "255.255.255.255", "127.255.255.255", "224.0.0.1", socket.gethostname(), *LOOPBACK_V6]


class Addresses(IsolationTestCase):
    def test_no_program_connects_to_the_host(self):
        with Listener() as host:
            for address in host_addresses():
                url = f"[{address}]" if ":" in address else address
                done = self.ssh(f"curl -s -m 1 http://{url}:{host.port}/; nc -w 1 {address} {host.port}; "
                                f"ssh -o ConnectTimeout=1 -p {host.port} {address} id")
                self.assertNotIn(SECRET, self.all_of(done), address)
            self.assertEqual(host.came, [])

    def test_the_api_isn_t_reached(self):
        for address in ("127.0.0.1", "localhost", self.address, *host_addresses()[:2]):
            done = self.ssh(f"curl -s -m 1 http://{address}:{self.server.port}/; "
                            f"curl -s -m 1 http://{address}:{self.server.port}/_vpcsim/ssh")
            self.assertEqual(done.stdout, "", address)
            self.assertNotEqual(done.returncode, 0)

    def test_only_the_vpc_s_resolver_answers_names(self):
        servers = ("127.0.0.53", "127.0.0.1", "8.8.8.8", *host_addresses()[:1])
        with concurrent.futures.ThreadPoolExecutor(len(servers)) as pool:  # it asks three times, for long
            for answer in pool.map(lambda server: self.all_of(self.ssh(f"dig @{server} example.com")), servers):
                self.assertIn("no servers could be reached", answer)
        self.assertNotIn("127.0.0.1", self.output(f"dig +short {socket.gethostname()}"))

    def test_echoes_don_t_leave_the_simulated_network(self):
        """Whoever answers is simulated: addresses of the host's that no instance has are silent."""
        for address in host_addresses()[:len(host_addresses()) - len(LOOPBACK_V6)]:
            if address[0].isdigit() and not address.startswith(("127.", "0", "2130")):
                self.assertNotIn(" 0% packet loss", self.ssh(f"ping -c 1 -W 1 {address}").stdout, address)


class Forwarding(IsolationTestCase):
    def assert_forwards_nothing(self, host, address, port):
        done = self.ssh("", "-W", f"[{address}]:{port}", stdin="GET / HTTP/1.0\r\n\r\n", ConnectTimeout=5)
        self.assertNotIn(SECRET, self.all_of(done), address)
        self.assertNotIn("HTTP/", done.stdout, address)

    def test_forwarded_connections_lead_to_no_host(self):
        """The client is told so, or nothing at all: then it gives up by itself, or its user does."""
        with Listener() as host, RawSsh((self.address, self.port)).log_in(self.add_ed25519()) as client:
            for at, address in enumerate(host_addresses()):
                for port in (host.port, self.server.port):
                    client.send(bytes([raw_ssh.CHANNEL_OPEN]) + string("direct-tcpip") + number(at) + number(1 << 20) +
                                number(32768) + string(address) + number(port) + string("127.0.0.1") + number(1))
            # All of them have been answered or dropped once this one is answered.
            client.send(bytes([raw_ssh.CHANNEL_OPEN]) + string("session") + number(1000) + number(1 << 20) + number(32768))
            self.assertEqual(client.wait_for(raw_ssh.CHANNEL_CONFIRMED)[1:5], number(1000))
            self.assertEqual(host.came, [])
        self.assert_forwards_nothing(host, "127.0.0.1", self.server.port)

    def add_ed25519(self):
        key = self.write_key("ed25519.pem", self.ec2.create_key_pair(KeyName="e", KeyType="ed25519")["KeyMaterial"])
        self.output("cat >> .ssh/authorized_keys", stdin=self.run_client("ssh-keygen", "-y", "-f", key).stdout)
        return key

    def test_nothing_is_listened_on_for_a_client(self):
        """-R: refused, as by an sshd that allows no remote forwarding; a socket's path likewise."""
        for where in ("0:127.0.0.1:22", "127.0.0.1:0:127.0.0.1:22", "/tmp/a-socket:127.0.0.1:22"):
            done = self.ssh("true", "-R", where, ExitOnForwardFailure="yes")
            self.assertEqual(done.returncode, 255, where)
            self.assertIn("remote port forwarding failed", done.stderr.lower().replace("warning: ", ""), where)
        self.assertFalse(pathlib.Path("/tmp/a-socket").exists())

    def test_sockets_of_the_host_are_no_destination(self):
        path = pathlib.Path(self.server.directory, "host.sock")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            listener.listen()
            listener.setblocking(False)
            with RawSsh((self.address, self.port)).log_in(self.add_ed25519()) as client:
                self.assertIsNone(client.open("direct-streamlocal@openssh.com",
                                              more=string(str(path)) + string("") + number(0)))
                self.assertIsNone(client.open("tun@openssh.com", more=number(1) + number(0)))
                self.assertIsNone(client.open("x11", more=string("127.0.0.1") + number(6000)))
                self.assertIsNone(client.open("forwarded-tcpip", more=(string("127.0.0.1") + number(1)) * 2))
            with self.assertRaises(BlockingIOError):
                listener.accept()

    def test_x11_and_agents(self):
        environment = {**self.server.environment(), "DISPLAY": ":0"}
        self.assertEqual(self.ssh("echo display:$DISPLAY", "-X", environment=environment).stdout, "display:\n")
        self.assertEqual(self.output("echo agent:$SSH_AUTH_SOCK"), "agent:\n")
        with self.agent() as environment:
            path = environment["SSH_AUTH_SOCK"]
            done = self.ssh(f"echo $SSH_AUTH_SOCK; ls -l {path}; cat {path}", "-A", environment=environment)
            self.assertNotIn(path, done.stdout)
            self.assertIn("No such file or directory", done.stderr)


class FilesAndProcesses(IsolationTestCase):
    def test_paths(self):
        tricks = [self.secret, f"../../../../../../..{self.secret}", f"/proc/1/root{self.secret}", f"/dev/../{self.secret}",
                  "/proc/self/environ", "/proc/self/cmdline", "/proc/self/fd/0", f"/proc/{os.getpid()}/environ",
                  "/etc/machine-id", "/etc/shadow", "/dev/mem", "/dev/tty", f"~{self.secret}"]
        for path in tricks:
            done = self.ssh(f"cat {path}; ls -ld {path}; cp {path} copied; cat < {path}")
            self.assertNotIn(SECRET, self.all_of(done), path)
            down = self.run_client("scp", *self.options(), f"ec2-user@{self.address}:{path}", "got")
            self.assertEqual(down.returncode, 1, path)
            self.assertFalse(pathlib.Path(self.server.directory, "got").exists(), path)
            old = self.run_client("scp", "-O", *self.options(), f"ec2-user@{self.address}:{path}", "got")
            self.assertEqual(old.returncode, 1, path)

    def test_writing(self):
        target = pathlib.Path(self.server.directory, "written")
        pathlib.Path(self.server.directory, "own").write_text("mine\n")
        for path in (target, f"../../..{target}"):
            for options in ((), ("-O",)):
                self.run_client("scp", *options, *self.options(), "own", f"ec2-user@{self.address}:{path}")
            self.ssh(f"echo mine > {path}; cp .bashrc {path}; mkdir {path}")
        self.assertFalse(target.exists())

    def test_links(self):
        """They lead to paths of the instance's, like all paths."""
        batch = self.run_client("sftp", "-b", "-", *self.options(), f"ec2-user@{self.address}",
                                stdin=f"symlink {self.secret} link\nsymlink / root\n-get link\n-get root{self.secret}\nls -l\n")
        self.assertNotIn(SECRET, batch.stdout)
        self.assertFalse(pathlib.Path(self.server.directory, "link").exists())
        done = self.ssh(f"cat link; cat root{self.secret}; ln -s /proc/self/environ e; cat e")
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("No such file or directory"), 3, done.stderr)

    def test_environment(self):
        """Of what clients send, a language is taken; the server's own variables don't show."""
        environment = {**self.server.environment(), "LD_PRELOAD_": "x", "BASH_ENV": "/x", "LC_ALL": "C.UTF-8"}
        shown = self.output("env", environment=environment, SendEnv="LD_PRELOAD_ BASH_ENV LC_ALL",
                            SetEnv="LD_PRELOAD=/x.so")
        self.assertIn("LC_ALL=C.UTF-8\n", shown)
        names = {line.partition("=")[0] for line in shown.splitlines()}
        self.assertFalse(names & {"LD_PRELOAD", "LD_PRELOAD_", "BASH_ENV", "VPCSIM_SECRET", "VPCSIM"}, names)
        self.assertNotIn(SECRET, shown)

    def test_processes_and_users(self):
        for command in ("ps", "kill -9 1", "bash", "sh -c id", "sudo id", "su", "python3", "/bin/sh", "/usr/bin/env",
                        "exec /bin/sh", ". /etc/profile", "docker ps", "mount", "chroot /"):
            done = self.ssh(command)
            self.assertIn(done.returncode, (1, 2, 126, 127), command)
            self.assertEqual(done.stdout, "", command)
        self.assertEqual(self.output("whoami"), "ec2-user\n")
        self.assertNotEqual(self.output("hostname").strip(), socket.gethostname())
