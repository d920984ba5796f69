"""A WebSocket client [RFC 6455] of our own, with nothing but a socket: what goes over the wire is what is written
here."""

import base64
import hashlib
import os
import socket
import struct
import time
import urllib.parse

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Refused(Exception):
    """The handshake wasn't answered with 101."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class WebSocket:
    def __init__(self, url, headers=None):
        address = urllib.parse.urlsplit(url)
        self.socket = socket.create_connection((address.hostname, address.port), timeout=30)
        self.received = b""
        key = base64.b64encode(os.urandom(16))
        lines = {"Host": address.netloc, "Upgrade": "websocket", "Connection": "Upgrade",
                 "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key.decode(), **(headers or {})}
        target = address.path + ("?" + address.query if address.query else "")
        head = "".join([f"GET {target} HTTP/1.1\r\n", *(f"{name}: {value}\r\n" for name, value in lines.items()), "\r\n"])
        self.socket.sendall(head.encode())
        self._read_handshake(base64.b64encode(hashlib.sha1(key + MAGIC).digest()))

    def _read_handshake(self, accept):
        while b"\r\n\r\n" not in self.received:
            self._receive()
        head, self.received = self.received.split(b"\r\n\r\n", 1)
        status = int(head.split()[1])
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        if status != 101:
            while len(self.received) < int(headers[b"content-length"]):
                self._receive()
            self.close()
            raise Refused(status, self.received.decode())
        if headers[b"sec-websocket-accept"] != accept.lower():
            raise AssertionError("Sec-WebSocket-Accept is another key's")

    def _receive(self):
        more = self.socket.recv(65536)
        if not more:
            raise ConnectionError("closed without a close frame")
        self.received += more

    def _take(self, count):
        while len(self.received) < count:
            self._receive()
        taken, self.received = self.received[:count], self.received[count:]
        return taken

    def send(self, kind, payload):
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        size = len(payload)
        if size < 126:
            header = struct.pack("!BB", 0x80 | kind, 0x80 | size)
        else:
            header = struct.pack("!BBH", 0x80 | kind, 0x80 | 126, size)
        self.socket.sendall(header + mask + masked)

    def _read_frame(self):
        first, second = self._take(2)
        size = second & 0x7F
        if size == 126:
            size, = struct.unpack("!H", self._take(2))
        elif size == 127:
            size, = struct.unpack("!Q", self._take(8))
        return bool(first & 0x80), first & 0x0F, self._take(size)

    def read(self, seconds=30):
        """(kind, payload) of the next message; (CLOSE, ...) at the end. TimeoutError if none comes."""
        deadline = time.monotonic() + seconds
        kind, message = None, b""
        while True:
            self.socket.settimeout(max(deadline - time.monotonic(), 0.01))
            last, opcode, payload = self._read_frame()
            if opcode == PING:
                self.send(PONG, payload)
                continue
            kind = opcode if opcode else kind
            message += payload
            if last:
                return kind, message

    def close(self):
        self.socket.close()
