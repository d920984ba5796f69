"""An SSH client without manners: what a real one can't be made to do (send beyond windows, ask without end,
never read). One set of algorithms, one round of key exchange, nothing verified [RFC 4251 to 4254]."""

import hashlib
import hmac
import os
import socket
import struct

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BANNER = b"SSH-2.0-rude\r\n"
(SERVICE_REQUEST, KEXINIT, NEWKEYS, KEX_ECDH_INIT, AUTH_REQUEST, AUTH_FAILURE, AUTH_SUCCESS, GLOBAL_REQUEST,
 CHANNEL_OPEN, CHANNEL_CONFIRMED, CHANNEL_FAILED, WINDOW_ADJUST, CHANNEL_DATA, CHANNEL_REQUEST) = (
     5, 20, 21, 30, 50, 51, 52, 80, 90, 91, 92, 93, 94, 98)
MAC_BYTES = 32
CHANNEL_PACKET_BYTES_MAX = 32768


def string(value):
    value = value.encode() if isinstance(value, str) else value
    return struct.pack(">I", len(value)) + value


def number(value):
    return struct.pack(">I", value)


def positive_integer(value):
    value = value.lstrip(b"\0")
    return string(b"\0" + value if value and value[0] & 0x80 else value)


def kexinit():
    names = ["curve25519-sha256", "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256", "hmac-sha2-256",
             "none", "none", "", ""]
    return bytes([KEXINIT]) + os.urandom(16) + b"".join(map(string, names)) + b"\0" + number(0)


class Closed(Exception):
    """The server has ended the connection."""


class RawSsh:
    """As far as keys are exchanged."""

    def __init__(self, address, source=None, timeout=30):
        self.socket = socket.create_connection(address, timeout, source and (source, 0))
        self._received = b""
        self._sent_packets = self._received_packets = 0
        self._out = self._in = None
        self.socket.sendall(BANNER)
        while b"\n" not in self._received:
            self._receive()
        banner, _, self._received = self._received.partition(b"\n")
        self._exchange_keys(banner.rstrip(b"\r"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def _receive(self):
        try:
            piece = self.socket.recv(1 << 16)
        except ConnectionError:
            piece = b""
        if not piece:
            raise Closed
        self._received += piece

    def _take(self, size):
        while len(self._received) < size:
            self._receive()
        taken, self._received = self._received[:size], self._received[size:]
        return taken

    def framed(self, payload):
        """The bytes of a packet, as they go over the wire."""
        block = 16 if self._out else 8
        padding = block - (5 + len(payload)) % block
        padding += block if padding < 4 else 0
        packet = number(1 + len(payload) + padding) + bytes([padding]) + payload + bytes(padding)
        counted = number(self._sent_packets) + packet
        self._sent_packets += 1
        if not self._out:
            return packet
        cipher, key = self._out
        return cipher.update(packet) + hmac.digest(key, counted, "sha256")

    def send(self, *payloads):
        try:
            self.socket.sendall(b"".join(map(self.framed, payloads)))
        except ConnectionError:
            raise Closed from None

    def receive(self):
        """The payload of the next packet."""
        block = 16 if self._in else 8
        cipher = self._in[0] if self._in else None
        first = self._take(block)
        first = cipher.update(first) if cipher else first
        size = struct.unpack(">I", first[:4])[0]
        rest = self._take(4 + size - block)
        packet = first + (cipher.update(rest) if cipher else rest)
        if self._in:
            self._take(MAC_BYTES)
        self._received_packets += 1
        return packet[5:4 + size - packet[4]]

    def wait_for(self, *types):
        while True:
            payload = self.receive()
            if payload[0] in types:
                return payload

    def _exchange_keys(self, server_banner):
        own, key = kexinit(), x25519.X25519PrivateKey.generate()
        public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        self.send(own)
        theirs = self.wait_for(KEXINIT)
        self.send(bytes([KEX_ECDH_INIT]) + string(public))
        reply = self.wait_for(31)[1:]
        host_key, reply = self._cut(reply)
        point, _ = self._cut(reply)
        secret = positive_integer(key.exchange(x25519.X25519PublicKey.from_public_bytes(point)))
        digest = hashlib.sha256(b"".join(map(string, (BANNER.rstrip(), server_banner, own, theirs, host_key,
                                                      public, point))) + secret).digest()
        self.session = digest

        def derived(letter):
            return hashlib.sha256(secret + digest + letter + digest).digest()

        def cipher(key, iv):
            return Cipher(algorithms.AES(derived(key)[:16]), modes.CTR(derived(iv)[:16])).encryptor()

        self.send(bytes([NEWKEYS]))
        self.wait_for(NEWKEYS)
        self._out = (cipher(b"C", b"A"), derived(b"E"))
        self._in = (cipher(b"D", b"B"), derived(b"F"))

    @staticmethod
    def _cut(data):
        size = struct.unpack(">I", data[:4])[0]
        return data[4:4 + size], data[4 + size:]

    # ---- logging in

    def ask_for_authentication(self):
        self.send(bytes([SERVICE_REQUEST]) + string("ssh-userauth"))
        self.wait_for(6)

    def log_in(self, key_path, user="ec2-user"):
        """With an ed25519 key."""
        key = serialization.load_pem_private_key(key_path.read_bytes(), None) if b"BEGIN PRIVATE" in \
            key_path.read_bytes() else serialization.load_ssh_private_key(key_path.read_bytes(), None)
        public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        blob = string("ssh-ed25519") + string(public)
        request = bytes([AUTH_REQUEST]) + string(user) + string("ssh-connection") + string("publickey") + b"\1" + \
            string("ssh-ed25519") + string(blob)
        signature = key.sign(string(self.session) + request)
        self.ask_for_authentication()
        self.send(request + string(string("ssh-ed25519") + string(signature)))
        if self.wait_for(AUTH_SUCCESS, AUTH_FAILURE)[0] != AUTH_SUCCESS:
            raise AssertionError("the server denies the key")
        return self

    # ---- channels

    def open(self, kind="session", window=1 << 30, more=b"", channel=0):
        """Answers the server's number of it, None if it refuses."""
        self.send(bytes([CHANNEL_OPEN]) + string(kind) + number(channel) + number(window) +
                  number(CHANNEL_PACKET_BYTES_MAX) + more)
        answer = self.wait_for(CHANNEL_CONFIRMED, CHANNEL_FAILED)
        return struct.unpack(">I", answer[5:9])[0] if answer[0] == CHANNEL_CONFIRMED else None

    def request(self, channel, what, more=b"", reply=True):
        self.send(bytes([CHANNEL_REQUEST]) + number(channel) + string(what) + bytes([reply]) + more)

    def run(self, command, terminal=False, **options):
        channel = self.open(**options)
        if terminal:
            self.request(channel, "pty-req", string("xterm") + number(80) + number(24) + number(0) * 2 + string(""))
        self.request(channel, "exec", string(command))
        for _ in range(2 if terminal else 1):
            self.wait_for(99)
        return channel

    def data(self, channel, data):
        return bytes([CHANNEL_DATA]) + number(channel) + string(data)
