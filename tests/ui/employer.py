"""An employer in miniature: the real collector on loopback, and colleagues who vote in it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from loopback import free_port
from posture.ballots import blind
from posture.ballots.ballot import Answer, cast
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.invite import encode_invite, read_invite
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope
from posture.ballots.seal import seal
from posture.ballots.token import challenge, redemption_context, token_input
from posture.collector import box, issuer
from posture.collector.epochs import close_epoch, open_epoch
from posture.collector.invites import make_invites
from posture.collector.organisation import create
from posture.policy.policy import default_policy

CHECKS = ("disk-encryption", "firewall", "screen-lock")
_WORDS = "a sentence for an employer"
_PATIENCE = 60.0  # seconds until the server answers


class Employer:
    """An organisation in a folder, and its server process while it runs. ``now`` dates root and rounds."""

    def __init__(self, folder: Path, now: datetime, name: str = "Larch Ltd") -> None:
        self._now = now
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None
        address = f"http://127.0.0.1:{self._port}"
        self.organisation = create(folder, name=name, words=_WORDS, address=address, rehearsal=False, now=now)
        self.store = self.organisation.store()
        self.colleagues: list[Colleague] = []

    def invite(self) -> str:
        """The text of a new invite, good for 14 days from today: the server goes by the real clock."""
        [made] = make_invites(self.organisation, self.store, 1, now=datetime.now(UTC))
        return encode_invite(made)

    def hire(self, number: int) -> None:
        """Enrol so many colleagues."""
        for made in make_invites(self.organisation, self.store, number, now=self._now):
            self.colleagues.append(Colleague(self, made.code, self._now))

    def take(self, invite: str) -> None:
        """Enrol one more colleague, with an invite that was given out."""
        self.colleagues.append(Colleague(self, read_invite(invite).code, self._now))

    def open_round(self, checks: Sequence[str] = CHECKS) -> Manifest:
        key = self.organisation.root_key(_WORDS)
        return open_epoch(self.organisation, self.store, key, default_policy(checks), now=self._now)

    def close_round(self) -> None:
        close_epoch(self.store)

    def serve(self) -> None:
        """Start the server, and wait until it answers."""
        command = (sys.executable, "-m", "posture.collector.cli", "serve")
        self._server = subprocess.Popen(
            [*command, str(self.organisation.folder), "--port", str(self._port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _PATIENCE
        while not self._answers():
            try:
                self._server.wait(0.05)
            except subprocess.TimeoutExpired:
                assert time.monotonic() < until, "the collector does not answer"
            else:
                raise AssertionError("the collector stopped")

    def stop(self) -> None:
        """End the server, if it runs; what it kept stays."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(_PATIENCE)
            self._server = None

    def close(self) -> None:
        self.stop()
        self.store.close()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self._port), timeout=5).close()
        except OSError:
            return False
        return True


class Colleague:
    """Another member's computer."""

    def __init__(self, employer: Employer, code: str, now: datetime) -> None:
        self._employer = employer
        self._now = now
        self._key = Ed25519PrivateKey.generate()
        request = encode_enrol_request(self._key, code, now)
        self._device = read_enrol_reply(issuer.enrol(employer.store, request, now=now)).device_id

    def vote(self, manifest: Manifest, answers: Mapping[str, Answer]) -> None:
        """Have a key a check blessed, then cast a ballot on each; without an answer it is unknown."""
        keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        messages = {scope.id: _message(manifest, scope, keys[scope.id]) for scope in manifest.scopes}
        publics = {scope.id: blind.read_spki(scope.spki) for scope in manifest.scopes}
        blinded = {scope: blind.blind(publics[scope], message) for scope, message in messages.items()}
        values = {scope: asked.blinded for scope, asked in blinded.items()}
        request = IssueRequest(self._device, manifest.epoch, values, self._now)
        reply = issuer.issue(self._employer.store, encode_issue_request(request, self._key))
        for scope, signature in read_issue_reply(reply).signatures.items():
            message = messages[scope]
            token = message + blind.finalize(publics[scope], message, signature, blinded[scope].inverse)
            answer = answers.get(scope, Answer.UNKNOWN)
            ballot = cast(keys[scope], manifest.epoch, scope, answer, token)
            blob = seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)
            box.drop(self._employer.organisation, self._employer.store, blob)


def _message(manifest: Manifest, scope: Scope, key: Ed25519PrivateKey) -> bytes:
    context = redemption_context(manifest.org, manifest.epoch, scope.id)
    nonce = key.public_key().public_bytes_raw()
    return token_input(nonce, challenge(manifest.issuer_name, context), scope.spki)
