"""Seventy shapes of secrets and names, and a host that holds one of them in everything it answers."""

from __future__ import annotations

import json
import plistlib
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any
from urllib.parse import quote

from posture.host.model import BusCall, Host, Listener, Output, Process

SEEDS = (
    # Secrets.
    "Zq7#vuRk!29xL", "correcthorsezebra", "swordfisch", "hunter2", "P@55w0rtSommer", "geheim-Wort_77",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "glpat-Xq2rT8vKz1LmNpQs", "xoxb-17653672481-Qk3RzVwTm",
    "AKIAIOSFODNN7QXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYQXAMPLEKEY", "K005qxT8zRk3vPmW2nLc9YdHs",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ6b2UifQ.Qk3RzVwTmXq2", "sk-live-Qx83kVzRtPwM",
    "dGllcmdhcnRlbi1iZXJsaW4=", "5f4dcc3b5aa765d61d8327deb882cf99",
    "b109f3bbbc244eb82441917ed06d618b9008dd09b3befd1b5e07394c706a8bb9", "AGE-SECRET-KEY-1QXZ7R",
    "ssh-rsa-AAAAB3NzaC1yc2EQXZ", "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E", "1LzvRtQxNyz",
    "bitwarden-Qv83", "otpauth-JBSWY3DPEHPK3QXZ", "0xDEADBEEFQZ", "M7XK-PQ3R-VT8Z",
    # Names of people, in several ways of writing.
    "Zoë", "Müllerstein", "Zoe\u0308leine", "Ольга", "Петровна", "王小明", "Ngọcanh", "O'Shaughnessy",
    "zmueller77", "Frau.Dr.Kirchgässner", "mkirchgaessner", "Hrafnsdóttir",
    # Firms, computers, networks.
    "acmecorp", "Quellwasser-GmbH", "tun-quellwasser", "vpn_zwickauwerk", "mueller-thinkpad",
    "zwickau-dc01", "Villa-Kunterbunt", "FRITZ7590qz", "intranet.quellwasser.example",
    "nas.zwickauwerk.example", "QUELLWASSER\\zmueller", "cn=zmueller,ou=berlinost,dc=quellwasser",
    "s3qx://bewerbungen-2024qz",
    # Titles, files, units.
    "Scheidungsantrag", "Bewerbung_Lebenslauf.odt", "Kündigungsschreiben", "tagebuchqz",
    "steuererklaerungqz", "quellwasser-sync.service", "gehaltsabrechnung-mai.pdf", "Therapieplatzsuche",
    # Numbers.
    "DE89370400440532013000", "5555341244441115", "017655512389", "QZ4EWNX0M31", "12-345-QZX-678",
)  # fmt: skip

SHAPES = (
    "{}", "x={}", "X_PASS={}", 'export B2_ACCOUNT_KEY="{}"', "# ask {} about it", "; {}",
    "--password-command 'pass show {}'", "--token {}", "-p{}", "exec {} --now",
    "ExecStart=/usr/bin/restic -r {} backup /home", "Description={} of us",
    "timeout 300 'curl -H \"Authorization: Bearer {}\" x'", "[{}]", "{}=true", "name: {}", '"name": "{}",',
    "<string>{}</string>", "/home/person/{}/x", "/mnt/{}", "https://{}@cloud.example/x",
    "{}:x:1000:1000::/home/x:/bin/sh", "label={}", "\"{}\"",
)  # fmt: skip
"""Lines into which each of them is put."""


def spellings(text: str) -> dict[str, str]:
    """The ways in which programs write letters that are not ASCII."""
    escaped = dict.fromkeys(("systemd", "octal"), "")
    for byte in text.encode():
        escaped["systemd"] += chr(byte) if byte < 128 else f"\\x{byte:02x}"
        escaped["octal"] += chr(byte) if byte < 128 else f"\\{byte:o}"
    return {
        "plain": text,
        "JSON": json.dumps(text)[1:-1],
        "XML": text.encode("ascii", "xmlcharrefreplace").decode(),
        "an address": quote(text, safe="/"),
        **escaped,
    }


_WORD = re.compile(r"[^\W_]+")


def tells(seed: str, known: Callable[[str], bool]) -> list[str]:
    """The pieces of a seed by which it would be recognised."""
    pieces = [piece for piece in _WORD.findall(seed) if len(piece) > 2 and not known(piece)]
    return [piece for piece in pieces if not piece.isdecimal() or len(piece) > 3]


class SeededHost:
    """A host that holds the seed in every answer, beside what it answered before."""

    def __init__(self, host: Host, seed: str) -> None:
        self._host = host
        self._seed = seed
        self._lines = "\n".join((*(shape.format(seed) for shape in SHAPES), *spellings(seed).values()))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def environment(self, name: str) -> str | None:
        value = self._host.environment(name)
        return None if value is None else f"{value}:{self._seed}"

    def read_bytes(self, path: str) -> bytes:
        data = self._host.read_bytes(path)
        if data.startswith(b"SQLite format 3"):
            return _database(self._seed)
        if data.lstrip().startswith((b"bplist00", b"<?xml")):
            return plistlib.dumps({"Destinations": [{"Name": self._seed}], self._seed: 7, "x": self._seed})
        if b"\0" in data:
            return data + self._seed.encode() + self._seed.encode("utf-16-le")
        return data + b"\n" + self._lines.encode() + b"\n"

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def names(self, path: str) -> tuple[str, ...]:
        return (*self._host.names(path), self._seed.replace("/", "-"))

    def run(self, *argv: str, **how: Any) -> Output:
        output = self._host.run(*argv, **how)
        return Output(output.exit_code, f"{output.stdout}\n{self._lines}\n", f"{output.stderr}{self._seed}\n")

    def call(self, call: BusCall, **how: Any) -> tuple[object, ...]:
        return (*self._host.call(call, **how), self._seed, ("v", [self._seed.encode(), {self._seed: 1}]))

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return (*self._host.registry_keys(key), self._seed)

    def registry_value(self, key: str, name: str) -> Any:
        value = self._host.registry_value(key, name)
        return f"{value} {self._seed}" if isinstance(value, str) else value

    def native(self, question: str) -> object:
        value = self._host.native(question)
        return {**value, "x": [self._seed], self._seed: 1} if isinstance(value, dict) else value

    def processes(self) -> tuple[Process, ...]:
        seed = self._seed
        mine = (
            Process(seed[:15], (f"/opt/{seed}/run", "--key", seed), True),
            Process(
                "swayidle",
                ("swayidle", "-w", "timeout", "300", f"curl -H 'Authorization: Bearer {seed}'"),
                True,
            ),
            Process(
                "restic",
                ("restic", f"--password-command=pass {seed}", "-r", seed, "backup", f"/home/{seed}"),
                True,
            ),
            Process("python3", ("/usr/bin/python3", f"/home/person/{seed}.py", seed), True),
        )
        return (*self._host.processes(), *mine)

    def listeners(self) -> tuple[Listener, ...]:
        return (*self._host.listeners(), Listener("tcp", "0.0.0.0", 4242, self._seed[:15]))

    def resolve(self, path: str) -> str:
        found = self._host.resolve(path)
        return found if found == path else f"{found}/{self._seed}"


def _database(seed: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f'CREATE TABLE "{seed}" (title TEXT, "{seed}" BLOB, size INTEGER)')
        database.execute(f'INSERT INTO "{seed}" VALUES (?, ?, 7)', (seed, seed.encode()))
        database.commit()
        return bytes(database.serialize())
