"""A member beside the second client, with the app's own wire formats."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import ballot, blind, seal, token
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope
from posture.collector.organisation import Organisation
from posture.reports.transport import BINARY, DirectTransport


class Member:
    """One of nine colleagues."""

    def __init__(self, organisation: Organisation, code: str) -> None:
        self.transport = DirectTransport(organisation.address)
        self.key = Ed25519PrivateKey.generate()
        request = encode_enrol_request(self.key, code, datetime.now(UTC))
        self.device = read_enrol_reply(self.transport.post("/v1/enrol", request)).device_id

    def bless(self, manifest: Manifest) -> None:
        self.keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        messages = {scope.id: self._message(manifest, scope) for scope in manifest.scopes}
        public = {scope.id: blind.read_spki(scope.spki) for scope in manifest.scopes}
        asked = {scope: blind.blind(public[scope], message) for scope, message in messages.items()}
        values = {scope: each.blinded for scope, each in asked.items()}
        request = IssueRequest(self.device, manifest.epoch, values, datetime.now(UTC))
        reply = read_issue_reply(self.transport.post("/v1/issue", encode_issue_request(request, self.key)))
        self.tokens = {
            scope: message
            + blind.finalize(public[scope], message, reply.signatures[scope], asked[scope].inverse)
            for scope, message in messages.items()
        }

    def cast(self, manifest: Manifest, answer: int) -> None:
        for scope, key in self.keys.items():
            data = ballot.cast(key, manifest.epoch, scope, answer, self.tokens[scope])
            blob = seal.seal(manifest.seal_public, manifest.seal_id, manifest.epoch, data)
            assert json.loads(self.transport.post("/v1/ballots", blob, BINARY)) == {"result": "counted"}

    def _message(self, manifest: Manifest, scope: Scope) -> bytes:
        context = token.redemption_context(manifest.org, manifest.epoch, scope.id)
        nonce = self.keys[scope.id].public_key().public_bytes_raw()
        return token.token_input(nonce, token.challenge(manifest.issuer_name, context), scope.spki)
