"""Getting the round, and the issuer's blind blessing for a ballot key a check."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind
from posture.ballots.errors import BallotError
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope, verify_manifest
from posture.ballots.token import challenge, read_token, redemption_context, token_input
from posture.reports import ledger, membership, rounds
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, ReportsError, TooFew, in_words
from posture.reports.ledger import Kind
from posture.reports.membership import Membership
from posture.reports.vote import State, Vote, Votes

_KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class Blessing:
    """The checks whose ballots can be cast, and those that the issuer spoiled with a bad signature."""

    blessed: tuple[str, ...]
    spoiled: tuple[str, ...]


def fetch_manifest(desk: Desk, known_scopes: Collection[str]) -> Manifest:
    """The open round, verified and kept; ``known_scopes`` are the checks that ballots may ask about.

    Raises Refused ``no-epoch`` while none is open, Disputed where it differs from what was signed
    before for the same round, and ReportsError for one that does not keep the voter unnamed.
    """
    from posture.ballots.root import read_root  # brings in TUF, which few commands need

    member = membership.required(desk)
    signed = desk.transport(member.issuer).get("/v1/manifest")
    with in_words():
        root = read_root(member.root, member.root_sha256, desk.clock())
    try:
        manifest = verify_manifest(signed, root.public)
    except BallotError as error:
        raise Nonsense(f"{error} So this round cannot be used, and nothing leaves; tell IT.") from error
    rounds.keep(desk, member, signed, manifest, known_scopes)
    return manifest


def bless(desk: Desk, manifest: Manifest) -> Blessing:
    """Have a ballot key blessed for every check of the round; safe to repeat.

    Keys and what unblinds the answer are on the disk before the request leaves. After a crash the very
    same bytes are sent again, to which the issuer gives the same answer. Raises TooFew, and then
    nothing is sent; Unreachable, Refused.
    """
    few = rounds.too_few(manifest)
    if few is not None:
        raise TooFew(few)
    votes = Votes(desk.database, desk.sealer())
    with desk.database.transaction():
        member = membership.required(desk)
        if rounds.current(desk) != manifest:
            raise ReportsError("This is not the newest round. Look again, then try again.")
        request, entry = _request(desk, member, manifest, votes)
    if _open_questions(votes, manifest):
        answer = _send(desk, member, request, entry)
        _unblind(desk, manifest, votes, answer, entry)
    states = {vote.scope: vote.state for vote in votes.of(manifest.epoch)}
    spoiled = tuple(scope for scope, state in states.items() if state is State.SPOILED)
    return Blessing(tuple(scope for scope in states if scope not in spoiled), spoiled)


def _request(desk: Desk, member: Membership, manifest: Manifest, votes: Votes) -> tuple[bytes, str]:
    """The one request of this round and its ledger entry: the kept one, or a new one that is kept now."""
    sealer = desk.sealer()
    row = _kept_request(desk, manifest.epoch)
    if row is not None:
        if _open_questions(votes, manifest):
            ledger.again(desk.database, row["ledger"])
        return sealer.open("epoch.request", manifest.epoch, row["request"]), row["ledger"]
    request = _ask(desk, member, manifest, votes)
    entry = ledger.begin(desk, sealer, Kind.ISSUE, member.issuer, request, epoch=manifest.epoch)
    desk.database.execute(
        "UPDATE epoch SET request = ?, ledger = ? WHERE epoch = ?",
        (sealer.seal("epoch.request", manifest.epoch, request), entry, manifest.epoch),
    )
    return request, entry


def _open_questions(votes: Votes, manifest: Manifest) -> bool:
    return any(vote.state is State.ASKED for vote in votes.of(manifest.epoch))


def _kept_request(desk: Desk, epoch: str) -> sqlite3.Row | None:
    return desk.database.one(
        "SELECT request, ledger FROM epoch WHERE epoch = ? AND request IS NOT NULL", (epoch,)
    )


def _ask(desk: Desk, member: Membership, manifest: Manifest, votes: Votes) -> bytes:
    """The signed request, its secrets kept as votes that are asked for."""
    blinded = {}
    with in_words():
        for scope in manifest.scopes:
            key = Ed25519PrivateKey.generate()
            asked = blind.blind(blind.read_spki(scope.spki), _message(manifest, scope, key))
            secret = key.private_bytes_raw() + asked.inverse
            votes.add(Vote(manifest.epoch, scope.id, State.ASKED, secret=secret))
            blinded[scope.id] = asked.blinded
        request = IssueRequest(member.device_id, manifest.epoch, blinded, desk.clock())
        return encode_issue_request(request, member.signing_key())


def _send(desk: Desk, member: Membership, request: bytes, entry: str) -> bytes:
    try:
        return desk.transport(member.issuer).post("/v1/issue", request)
    except Refused as refused:
        with desk.database.transaction():
            ledger.answered(desk.database, entry, f"{refused.code}: {refused.sentence}")
        raise


def _unblind(desk: Desk, manifest: Manifest, votes: Votes, answer: bytes, entry: str) -> None:
    try:
        signatures = read_issue_reply(answer).signatures
    except BallotError as error:
        raise Nonsense("The issuer's answer cannot be read. Tell IT, and try again later.") from error
    if signatures.keys() != {scope.id for scope in manifest.scopes}:
        raise Nonsense("The issuer answered about other checks than it was asked for. Tell IT.")
    with desk.database.transaction():
        for vote in votes.of(manifest.epoch):
            if vote.state is State.ASKED:
                votes.move(vote, _blessed(manifest, vote, signatures[vote.scope]))
        ledger.answered(desk.database, entry, "blessed")


def _blessed(manifest: Manifest, vote: Vote, signature: bytes) -> Vote:
    """The vote with its token; spoiled, without any secret, where the issuer's signature is bad."""
    scope = manifest.scope(vote.scope)
    secret = vote.secret or b""
    key = Ed25519PrivateKey.from_private_bytes(secret[:_KEY_SIZE])
    message = _message(manifest, scope, key)
    try:
        authenticator = blind.finalize(blind.read_spki(scope.spki), message, signature, secret[_KEY_SIZE:])
    except BallotError:
        return replace(vote, state=State.SPOILED, secret=None)
    token = read_token(message + authenticator)
    return replace(vote, state=State.BLESSED, secret=secret[:_KEY_SIZE], token=token.encode())


def _message(manifest: Manifest, scope: Scope, key: Ed25519PrivateKey) -> bytes:
    context = redemption_context(manifest.org, manifest.epoch, scope.id)
    nonce = key.public_key().public_bytes_raw()
    return token_input(nonce, challenge(manifest.issuer_name, context), scope.spki)
