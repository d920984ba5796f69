"""Logins a second with the system's own ssh: into a simulated instance, beside the same machine's sshd. What is run
there is sftp, which ends at once: a shell of sshd's would read its user's files, and measure those."""

import base64
import concurrent.futures
import contextlib
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SECONDS = 4
ROUNDS = 3
CLIENTS = 4


def post(server, headers, **parameters):
    body = urllib.parse.urlencode({"Version": "2016-11-15", **parameters}).encode()
    with urllib.request.urlopen(urllib.request.Request(server.url, body, headers)) as answer:
        return ElementTree.fromstring(answer.read())


def find(answer, name):
    return next(element.text for element in answer.iter() if element.tag.endswith("}" + name))


def launch(server, headers, public_key):
    """An instance in the default VPC that lets this machine in; its public address."""
    post(server, headers, Action="ImportKeyPair", KeyName="bench", PublicKeyMaterial=base64.b64encode(public_key))
    group = find(post(server, headers, Action="DescribeSecurityGroups"), "groupId")
    post(server, headers, Action="AuthorizeSecurityGroupIngress", GroupId=group, IpProtocol="tcp", FromPort=22,
         ToPort=22, CidrIp="0.0.0.0/0")
    image = find(post(server, headers, Action="DescribeImages"), "imageId")
    post(server, headers, Action="RunInstances", ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1,
         KeyName="bench")
    return find(post(server, headers, Action="DescribeInstances"), "ipAddress")


@contextlib.contextmanager
def sshd(folder):
    """The system's own, for the user who asks, on a port of 127.0.0.1."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "host"], check=True)
    shutil.copy(folder / "key.pub", folder / "authorized_keys")
    os.makedirs("/run/sshd", exist_ok=True)
    configuration = folder / "sshd_config"
    configuration.write_text(
        f"ListenAddress 127.0.0.1\nPort 20222\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized_keys\n"
        "Subsystem sftp internal-sftp\nUsePAM no\nStrictModes no\nPidFile none\nMaxStartups 100\nPermitRootLogin yes\n")
    process = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", configuration], stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield 20222
    finally:
        process.terminate()
        process.wait()


def logins(folder, user, address, port):
    """A second."""
    command = ["ssh", "-F", "none", "-i", folder / "key", "-p", str(port), "-o", "StrictHostKeyChecking=no", "-o",
               "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-s",
               f"{user}@{address}", "sftp"]

    def client(_):
        count = 0
        while time.perf_counter() < end:
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
            count += 1
        return count

    end = time.perf_counter() + SECONDS
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
        return sum(clients.map(client, range(CLIENTS))) / SECONDS


def rows(server, headers):
    """`server`: a vpcsim serve, with default VPCs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"], check=True)
        address = launch(server, headers, (folder / "key.pub").read_bytes())
        user = os.environ.get("USER") or "root"
        port = 22 if os.geteuid() == 0 else 2222
        with sshd(folder) as other:
            pairs = [(logins(folder, "ec2-user", address, port), logins(folder, user, "127.0.0.1", other))
                     for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(rate) for rate in zip(*pairs))
    yield (f"logins by {CLIENTS} `ssh` at a time, the clients' own work included, beside sshd",
           f"{ours:.0f}/s, {theirs:.0f}/s: {ratio:.0%}")
