"""The line between members and the collector, with somebody who writes down every message and its moment."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from typing import Final

_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Message:
    """One request: when its last byte had come, its path, its body."""

    at: float
    path: str
    body: bytes


class Line:
    """Listens at one port and hands every connection on to another; each carries one request."""

    def __init__(self, port: int, collector: int) -> None:
        self.messages: list[Message] = []
        self._collector = collector
        self._listener = socket.create_server(("127.0.0.1", port), backlog=512)
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                member, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(member,), daemon=True).start()

    def _carry(self, member: socket.socket) -> None:
        with member:
            member.settimeout(_SECONDS)
            try:
                request = _whole(member)
                self._note(request)
                with socket.create_connection(("127.0.0.1", self._collector), _SECONDS) as collector:
                    collector.sendall(request)
                    while part := collector.recv(65536):
                        member.sendall(part)
            except OSError:
                return

    def _note(self, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        self.messages.append(Message(time.time(), head.split(b" ", 2)[1].decode(), body))


def _whole(member: socket.socket) -> bytes:
    """One request with its body."""
    data = b""
    while b"\r\n\r\n" not in data and (part := member.recv(65536)):
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    wanted = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            wanted = int(value)
    while len(body) < wanted and (part := member.recv(65536)):
        body += part
    return head + b"\r\n\r\n" + body
