"""An employer in miniature: the real collector on loopback at a rehearsal's pace, and colleagues who vote."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from loopback import free_port
from posture.ballots import blind
from posture.ballots.ballot import Answer, cast
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.invite import Invite, encode_invite, read_invite
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope
from posture.ballots.seal import seal
from posture.ballots.token import challenge, redemption_context, token_input
from posture.collector.invites import make_invites
from posture.collector.organisation import create, publish
from posture.collector.rounds.opening import Wish, open_round
from posture.policy.policy import default_policy
from posture.reports.transport import BINARY, DirectTransport

CHECKS = ("disk-encryption", "firewall", "screen-lock")
_WORDS = "a sentence for an employer"
_PATIENCE = 60.0  # seconds until the server answers


def _now() -> datetime:
    return datetime.now(UTC)


class Employer:
    """An organisation in a folder, made as a rehearsal, and its server process while it runs."""

    def __init__(self, folder: Path, name: str = "Larch Ltd") -> None:
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{self._port}"
        made = create(folder, name=name, words=_WORDS, address=self.address, rehearsal=True, now=_now())
        self.organisation = publish(made, to_everyone=False)  # as where it counts
        self.colleagues: list[Colleague] = []

    def invite(self) -> str:
        """The text of a new invite."""
        [made] = self._invites(1)
        return encode_invite(made)

    def hire(self, number: int) -> None:
        """Enrol so many colleagues."""
        for made in self._invites(number):
            self.colleagues.append(Colleague(self.address, made.code))

    def take(self, invite: str) -> None:
        """Enrol one more colleague, with an invite that was given out."""
        self.colleagues.append(Colleague(self.address, read_invite(invite).code))

    def open_round(self, checks: Sequence[str] = CHECKS, *, seconds: int = 30) -> Manifest:
        """Open a round of so many seconds: a quarter to fetch keys in, two thirds to cast in."""
        wish = Wish(default_policy(checks), seconds=seconds, few=True)
        with closing(self.organisation.store()) as store:
            return open_round(self.organisation, store, wish, now=_now())

    def fetch(self, manifest: Manifest) -> None:
        """Every colleague fetches their keys."""
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda each: each.fetch(manifest), self.colleagues))

    def vote(self, manifest: Manifest, answers: Sequence[Mapping[str, Answer]]) -> None:
        """Every colleague casts their answers, the first of ``answers`` the first one's."""
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda each, said: each.vote(manifest, said), self.colleagues, answers))

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

    def _invites(self, number: int) -> list[Invite]:
        # Closed again at once: a round is not closed while another program has the database open.
        with closing(self.organisation.store()) as store:
            return make_invites(self.organisation, store, number, now=_now())

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self._port), timeout=5).close()
        except OSError:
            return False
        return True


class Colleague:
    """Another member's computer."""

    def __init__(self, address: str, code: str) -> None:
        self._transport = DirectTransport(address)
        self._key = Ed25519PrivateKey.generate()
        request = encode_enrol_request(self._key, code, _now())
        self._device = read_enrol_reply(self._transport.post("/v1/enrol", request)).device_id
        self._keys: dict[str, Ed25519PrivateKey] = {}
        self._tokens: dict[str, bytes] = {}

    def fetch(self, manifest: Manifest) -> None:
        """Have a key blessed for each check."""
        self._keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        messages = {scope.id: _message(manifest, scope, self._keys[scope.id]) for scope in manifest.scopes}
        publics = {scope.id: blind.read_spki(scope.spki) for scope in manifest.scopes}
        blinded = {scope: blind.blind(publics[scope], message) for scope, message in messages.items()}
        values = {scope: asked.blinded for scope, asked in blinded.items()}
        request = IssueRequest(self._device, manifest.epoch, values, _now())
        reply = self._transport.post("/v1/issue", encode_issue_request(request, self._key))
        for scope, signature in read_issue_reply(reply).signatures.items():
            token = blind.finalize(publics[scope], messages[scope], signature, blinded[scope].inverse)
            self._tokens[scope] = messages[scope] + token

    def vote(self, manifest: Manifest, answers: Mapping[str, Answer]) -> None:
        """Cast a ballot on each check; without an answer it is unknown."""
        for scope, token in self._tokens.items():
            answer = answers.get(scope, Answer.UNKNOWN)
            ballot = cast(self._keys[scope], manifest.epoch, scope, answer, token)
            blob = seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)
            reply = json.loads(self._transport.post("/v1/ballots", blob, BINARY))
            assert reply == {"result": "counted"}, reply


def _message(manifest: Manifest, scope: Scope, key: Ed25519PrivateKey) -> bytes:
    context = redemption_context(manifest.org, manifest.epoch, scope.id)
    nonce = key.public_key().public_bytes_raw()
    return token_input(nonce, challenge(manifest.issuer_name, context), scope.spki)
