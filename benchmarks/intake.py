"""How many ballots the collector counts for a second of processor time, beside the bare cryptography.

Starts the real server (plain HTTP, a connection of its own for each ballot, as members' apps send them) and
casts from sixteen callers at once. Prints, of several runs, the ballots counted for each second of processor
time of the server and all its processes, as a share of what one core does that only opens the seal and
verifies both signatures, in the same minutes; and how long callers wait. ``--tls`` is measured apart. The
server keeps no connection alive, so there is nothing to measure of that.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.hashes import SHA384

from posture.ballots.ballot import read_ballot
from posture.ballots.envelope import pae
from posture.ballots.seal import open_sealed
from serving import Server, Voting, cpu_seconds, trusting, voting

CALLERS = 16
BALLOTS = 3000
LEAST, GOAL = 15.0, 20.0
LONGEST_WAIT = 0.150


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ballots", type=int, default=BALLOTS)
    parser.add_argument("--tls", action="store_true", help="with a certificate (openssl makes one)")
    options = parser.parse_args()
    shares, waits = [], []
    for number in range(options.runs):
        with tempfile.TemporaryDirectory(prefix="posture-intake-") as name:
            made = voting(Path(name) / "collector", members=400)
            blobs = made.ballots(options.ballots)
            bare = _bare(made, blobs[: min(1000, len(blobs))])
            each, wait, rate = _served(made, blobs, Path(name), tls=options.tls)
        shares.append(100 * bare / each)
        waits.append(wait)
        print(
            f"run {number + 1}: {1 / each:5.0f} ballots a CPU second ({each * 1e6:.0f} µs each; bare "
            f"{bare * 1e6:.0f} µs), {shares[-1]:.1f} %; {rate:.0f} a second; "
            f"one in a hundred waits {wait * 1e3:.0f} ms",
            flush=True,
        )
    share, wait = statistics.median(shares), statistics.median(waits)
    print(f"median: {share:.1f} % of bare (at least {LEAST:.0f}, goal {GOAL:.0f}); {wait * 1e3:.0f} ms")
    return 0 if options.tls or (share >= LEAST and wait < LONGEST_WAIT) else 1


def _bare(made: Voting, blobs: Sequence[bytes]) -> float:
    """Seconds of one core for a ballot's seal and both signatures, and for nothing else."""
    manifest, keys = made.manifest, made.keys
    ready = []
    for blob in blobs:
        signed = read_ballot(open_sealed(keys.seal, manifest.seal_id, manifest.epoch, blob))
        public = keys.issuer[signed.ballot.scope].public_key()
        message = pae(signed.envelope.payload_type, signed.envelope.payload)
        ready.append((blob, signed.token, public, signed.envelope.signature, message))
    padding, digest = PSS(MGF1(SHA384()), 48), SHA384()
    started = time.process_time()
    for blob, token, public, signature, message in ready:
        open_sealed(keys.seal, manifest.seal_id, manifest.epoch, blob)
        public.verify(token.authenticator, token.signed_part(), padding, digest)
        Ed25519PublicKey.from_public_bytes(token.nonce).verify(signature, message)
    return (time.process_time() - started) / len(ready)


def _served(made: Voting, blobs: Sequence[bytes], folder: Path, *, tls: bool) -> tuple[float, float, float]:
    """Seconds of processor time a ballot, how long one caller in a hundred waits, and ballots a second."""
    server = Server(made.organisation.folder, folder / "log", *(_certificate(folder) if tls else ()))
    server.start()
    send = _sender(server.port, tls=tls)
    _cast(send, blobs[:CALLERS])  # keys are read, and the box is made
    before = cpu_seconds(server.pid)
    started = time.monotonic()
    waits = sorted(_cast(send, blobs[CALLERS:]))
    took = time.monotonic() - started
    used = cpu_seconds(server.pid) - before
    server.stop()
    return used / len(waits), waits[int(len(waits) * 0.99)], len(waits) / took


def _cast(send: Callable[[bytes], None], blobs: Sequence[bytes]) -> list[float]:
    """How long each took, in seconds, when several callers cast them all."""
    left, waits = iter(blobs), []
    lock = threading.Lock()

    def call() -> None:
        while True:
            with lock:
                blob = next(left, None)
            if blob is None:
                return
            started = time.perf_counter()
            send(blob)
            waits.append(time.perf_counter() - started)

    threads = [threading.Thread(target=call) for _ in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == len(blobs), "a caller was not told that its ballot counts"
    return waits


def _sender(port: int, *, tls: bool) -> Callable[[bytes], None]:
    """Sends one ballot over a new connection, and demands that it is counted."""
    context = trusting()
    head = (
        f"POST /v1/ballots HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: posture/2\r\n"
        "Content-Type: application/octet-stream\r\nContent-Length: 1208\r\nConnection: close\r\n\r\n"
    ).encode()

    def send(blob: bytes) -> None:
        plain = socket.create_connection(("127.0.0.1", port), timeout=30)
        with context.wrap_socket(plain) if tls else plain as connection:
            connection.sendall(head + blob)
            reply = http.client.HTTPResponse(connection)
            reply.begin()
            assert (reply.status, reply.read()) == (202, b'{"result":"counted"}')

    return send


def _certificate(folder: Path) -> tuple[str, ...]:
    """The options of ``serve`` for https, with an ECDSA certificate made for the moment."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-subj", "/CN=localhost", "-days", "2", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return ("--certificate", str(certificate), "--key", str(key))


if __name__ == "__main__":
    sys.exit(main())
