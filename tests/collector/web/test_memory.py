"""What stands in the memory of a real server: whose process ends, whoever looks there finds nothing more.

Linux lets a process be looked into by whoever started it, and by the superuser (ptrace(2), proc_pid_mem(5)).
"""

from __future__ import annotations

import base64
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from posture.ballots.blind import blind, read_spki
from posture.ballots.issuance import IssueRequest, encode_issue_request
from posture.collector.keys import RoundKeys
from posture.collector.organisation import Organisation
from serving import CASTING, FETCHING, Server, Voting, below, joined, voting

pytestmark = [
    pytest.mark.rehearsal,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process's memory as a file"),
]

PIECE = 24
"""Bytes that are looked for: more than enough to tell a key from chance."""

KEYS = 2
"""Issuer keys that are looked for, of the ten."""


def _forms(keys: RoundKeys) -> Mapping[str, bytes]:
    """Each private number in every form in which a program has it, by what it is called."""
    named = {"intake": keys.intake, "seal": keys.seal.private_bytes_raw()}
    found = {f"{name} as bytes": data[:PIECE] for name, data in named.items()}
    found |= {f"{name} in base64": _letters(data) for name, data in named.items()}
    for scope in sorted(keys.issuer)[:KEYS]:
        found |= {f"{scope}: {form}": data for form, data in _forms_of(keys.issuer[scope]).items()}
    return found


def _forms_of(key: RSAPrivateKey) -> Mapping[str, bytes]:
    numbers = key.private_numbers()
    found = {}
    for name in ("p", "q", "d", "dmp1", "dmq1", "iqmp"):
        number = getattr(numbers, name)
        data = number.to_bytes((number.bit_length() + 7) // 8, "big")
        found[f"{name}, as DER has it"] = data[:PIECE]
        found[f"{name}, its end"] = data[-PIECE:]
        # OpenSSL and GMP keep words of 64 bits, the lowest first, and so does every machine that we run on.
        found[f"{name}, as OpenSSL has it"] = data[::-1][:PIECE]
        found[f"{name}, as Python has it"] = _digits(number)
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    found["DER in base64"] = _letters(der[PIECE * 14 :])  # behind the public part, which is no secret
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).splitlines()
    found["PEM"] = pem[len(pem) // 2]
    return found


def _letters(data: bytes) -> bytes:
    return base64.b64encode(data)[:32]


def _digits(number: int) -> bytes:
    """The first digits of a number as CPython keeps it: 30 bits in each 32."""
    return b"".join(((number >> 30 * place) & (2**30 - 1)).to_bytes(4, "little") for place in range(6))


def _found_in(pid: int, sought: Mapping[str, bytes]) -> set[str]:
    """Which of ``sought`` stand in what a process can write to; an ended one has nothing."""
    found = set()
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for start, end in _writable(pid):
                block = _read(memory, start, end)
                found |= {name for name, data in sought.items() if name not in found and data in block}
    except PermissionError:
        pytest.skip("this system does not let a process look into those that it started (ptrace_scope)")
    except (FileNotFoundError, ProcessLookupError):
        return set()
    return found


def _writable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, mode, *_ = line.split()
        if mode.startswith("rw"):
            start, end = (int(part, 16) for part in place.split("-"))
            yield start, end


def _read(memory, start: int, end: int) -> bytes:
    memory.seek(start)
    parts = []
    while start < end:
        try:
            part = memory.read(end - start)
        except OSError:  # a mapping that is gone meanwhile, or one of the kernel's own
            break
        if not part:
            break
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def _everywhere(server: Server, sought: Mapping[str, bytes]) -> Mapping[int, set[str]]:
    return {pid: _found_in(pid, sought) for pid in (server.pid, *below(server.pid))}


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[Server]:
    server = Server(folder, folder.with_name("log"), *options)
    server.start()
    try:
        yield server
    finally:
        assert server.stop() == 0, server.said()


def _close(organisation: Organisation, server: Server) -> None:
    """Close the round at hand, and wait until the server says that it is."""
    done = subprocess.run(
        [sys.executable, "-m", "posture.collector.cli", "epoch", str(organisation.folder), "close"],
        check=False,
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert done.returncode == 0, done.stderr
    _wait_until_said(server, "is closed")


def _wait_until_said(server: Server, words: str) -> None:
    """What the server says of a round is said once the process that opened or closed it has ended."""
    until = time.monotonic() + 60
    while words not in server.said():
        assert time.monotonic() < until, server.said()
        time.sleep(0.1)


def _demand_nothing_left(server: Server, sought: Mapping[str, bytes]) -> None:
    found = _everywhere(server, sought)
    assert not any(found.values()), found


def _bless_all(made: Voting, server: Server, keys: Sequence[Ed25519PrivateKey]) -> None:
    for place, key in enumerate(keys):
        blinded = {
            scope.id: blind(read_spki(scope.spki), b"a message").blinded for scope in made.manifest.scopes
        }
        at = made.manifest.timetable.fetch.start + FETCHING
        request = IssueRequest(f"device-{place}", made.manifest.epoch, blinded, at)
        assert server.post("/v1/issue", encode_issue_request(request, key))[0] == 200, server.said()


def test_no_private_key_of_a_round_outlives_its_close_in_memory_where_ballots_were_cast(tmp_path) -> None:
    made = voting(tmp_path / "collector", members=12, since=CASTING)
    sought = _forms(made.keys)
    with _serving(made.organisation.folder) as server:
        for blob in made.ballots(60):
            assert server.cast(blob) == "counted"
        _demand_workers_alone_have_keys(server, sought, "seal")
        _close(made.organisation, server)
        _demand_nothing_left(server, sought)
        assert server.cast(made.ballots(1)[0]) == "epoch-closed"
        _demand_nothing_left(server, sought)


def test_no_private_key_of_a_round_outlives_its_close_in_memory_where_keys_were_blessed(tmp_path) -> None:
    keys = [Ed25519PrivateKey.generate() for _ in range(12)]
    made = voting(tmp_path / "collector", since=FETCHING, keys=keys)
    sought = _forms(made.keys)
    with _serving(made.organisation.folder) as server:
        _bless_all(made, server, keys)
        _demand_workers_alone_have_keys(server, sought, "as OpenSSL has it")
        _close(made.organisation, server)
        _demand_nothing_left(server, sought)


def test_a_server_that_opens_a_round_never_has_its_keys_in_memory(tmp_path) -> None:
    organisation = joined(tmp_path / "collector", members=12)
    with _serving(organisation.folder, "--rounds") as server:
        _wait_until_said(server, "is open")
        sought = _forms(organisation.key_room().round(1))
        _demand_nothing_left(server, sought)
        _close(organisation, server)
        _demand_nothing_left(server, sought)


def _demand_workers_alone_have_keys(server: Server, sought: Mapping[str, bytes], used: str) -> None:
    """An open round's keys are found in this very way, and in no process that lives on."""
    found = _everywhere(server, sought)
    assert not found.pop(server.pid)
    held = set().union(*found.values())
    assert "intake as bytes" in held
    assert any(used in name for name in held), held
