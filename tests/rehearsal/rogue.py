"""A member who cheats: speaks the wire format itself and knows all its own keys."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from collecting import Collector
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind
from posture.ballots.ballot import cast
from posture.ballots.canonical import encode
from posture.ballots.enrolment import encode_enrol_request
from posture.ballots.invite import read_invite
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope, verify_manifest
from posture.ballots.root import read_root
from posture.ballots.seal import seal
from posture.ballots.timetable import Phase
from posture.ballots.token import challenge, redemption_context, token_input


class Rogue:
    """A device that enrols honestly and then tries everything else."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._device = Ed25519PrivateKey.generate()
        self._device_id = ""
        self._keys: dict[str, Ed25519PrivateKey] = {}
        self._requests: dict[str, blind.Blinded] = {}
        self.tokens: dict[str, bytes] = {}

    def enrol(self, invite_text: str) -> tuple[int, Any]:
        code = read_invite(invite_text).code
        body = encode_enrol_request(self._device, code, datetime.now(UTC))
        status, reply = self._collector.post("/v1/enrol", body)
        if status == 200:
            self._device_id = reply["device_id"]
        return status, reply

    def manifest(self) -> Manifest:
        _, root = self._collector.get("/v1/root")
        _, envelope = self._collector.get("/v1/manifest")
        return verify_manifest(envelope, read_root(root, hashlib.sha256(root).hexdigest()).public)

    def wait_for(self, manifest: Manifest, phase: Phase) -> None:
        """Wait until the round is so far, and a second longer: the collector's clock may be behind."""
        while manifest.timetable.phase(datetime.now(UTC) - timedelta(seconds=1)) is not phase:
            time.sleep(0.1)

    def ask_for_blessings(self, manifest: Manifest) -> tuple[int, Any]:
        """Ask with fresh keys each time, as an honest device never would."""
        keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        requests = {
            scope.id: blind.blind(blind.read_spki(scope.spki), _message(manifest, scope, keys[scope.id]))
            for scope in manifest.scopes
        }
        blinded = {scope: request.blinded for scope, request in requests.items()}
        request = IssueRequest(self._device_id, manifest.epoch, blinded, datetime.now(UTC))
        status, reply = self._collector.post("/v1/issue", encode_issue_request(request, self._device))
        if status == 200:
            self._keys, self._requests = keys, requests
            self._finish(manifest, read_issue_reply(encode(reply)).signatures)
        return status, reply

    def ballot(self, manifest: Manifest, scope: str, answer: int) -> bytes:
        """A well-made ballot."""
        return cast(self._keys[scope], manifest.epoch, scope, answer, self.tokens[scope])

    def ballot_of_another_check(self, manifest: Manifest, scope: str, key_of: str, answer: int) -> bytes:
        """A ballot about ``scope`` with the token that was blessed for ``key_of``."""
        return cast(self._keys[key_of], manifest.epoch, scope, answer, self.tokens[key_of])

    def drop(self, manifest: Manifest, ballot: bytes) -> tuple[int, Any]:
        """Seal a ballot and hand it in."""
        blob = seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)
        return self._collector.post("/v1/ballots", blob)

    def _finish(self, manifest: Manifest, signatures: Mapping[str, bytes]) -> None:
        for scope in manifest.scopes:
            message = _message(manifest, scope, self._keys[scope.id])
            signature = blind.finalize(
                blind.read_spki(scope.spki), message, signatures[scope.id], self._requests[scope.id].inverse
            )
            self.tokens[scope.id] = message + signature


def _message(manifest: Manifest, scope: Scope, key: Ed25519PrivateKey) -> bytes:
    context = redemption_context(manifest.org, manifest.epoch, scope.id)
    nonce = key.public_key().public_bytes_raw()
    return token_input(nonce, challenge(manifest.issuer_name, context), scope.spki)
