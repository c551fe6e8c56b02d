"""The issuer's blind blessing for a ballot key a check."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind
from posture.ballots.errors import BallotError
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest, Scope
from posture.ballots.token import challenge, read_token, redemption_context, token_input
from posture.reports import errands, ledger, member, read_keys, rounds
from posture.reports.desk import Desk
from posture.reports.errands import Errand
from posture.reports.errors import Nonsense, Refused, ReportsError, TooFew, in_words
from posture.reports.ledger import Kind
from posture.reports.member import Membership
from posture.reports.vote import State, Vote, Votes
from posture.words.phrase import counted, phrase, sentences

_KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class Blessing:
    """The checks whose ballots can be cast, and those that the issuer spoiled with a bad signature."""

    blessed: tuple[str, ...]
    spoiled: tuple[str, ...]


def bless(desk: Desk, manifest: Manifest) -> Blessing:
    """Have a ballot key blessed for every check of the round; safe to repeat.

    Keys and what unblinds the answer are on the disk before the request leaves. After a crash the very
    same bytes are sent again, to which the issuer gives the same answer. Raises TooFew, and then
    nothing is sent; ReportsError outside the fetch window; Unreachable, Refused, and Nonsense where a key for
    reading came that is not the round's.
    """
    few = rounds.too_few(manifest)
    if few is not None:
        raise TooFew(few)
    votes = Votes(desk.database, desk.sealer())
    with desk.database.transaction():
        joined = member.required(desk)
        rounds.demand_address(joined, manifest)
        if rounds.current(desk) != manifest:
            raise ReportsError(phrase("This is not the newest round. Look again, then try again."))
        request, entry = _request(desk, joined, manifest, votes)
    if _open_questions(votes, manifest):
        answer = _send(desk, joined, request, entry)
        _unblind(desk, joined, manifest, answer, entry)
    states = {vote.scope: vote.state for vote in votes.of(manifest.epoch)}
    spoiled = tuple(scope for scope, state in states.items() if state is State.SPOILED)
    return Blessing(tuple(scope for scope in states if scope not in spoiled), spoiled)


def left_out(spoiled: int) -> str:
    """What it means that so many ballot keys were spoiled, and what to do; "" for none.

    Whoever signs wrongly for all but one keeps the others out, and then knows whose the ballots are.
    """
    if not spoiled:
        return ""
    return sentences(
        counted(
            "{n} of this round's keys was signed wrongly by IT's server, so that much is not sent in this "
            "round.",
            "{n} of this round's keys were signed wrongly by IT's server, so that much is not sent in this "
            "round.",
            n=spoiled,
        ),
        phrase(
            "That can be a fault, or keep you out to single out who is left. Tell IT and your colleagues: "
            "whoever reads this was kept out as well."
        ),
    )


def _request(desk: Desk, joined: Membership, manifest: Manifest, votes: Votes) -> tuple[bytes, str]:
    """The one request of this round and its ledger entry: the kept one, or a new one that is kept now."""
    sealer = desk.sealer()
    row = _kept_request(desk, manifest.epoch)
    open_questions = _open_questions(votes, manifest)
    if (row is None or open_questions) and desk.clock() not in manifest.timetable.fetch:
        raise ReportsError(
            phrase(
                "This round's keys are not fetched now. If it is too late, the next round brings new ones."
            )
        )
    if row is not None:
        if open_questions:
            ledger.again(desk, row["ledger"])
        return sealer.open("epoch.request", manifest.epoch, row["request"]), row["ledger"]
    request = _ask(desk, joined, manifest, votes)
    entry = ledger.begin(desk, Kind.ISSUE, joined.issuer, request, epoch=manifest.epoch)
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


def _ask(desk: Desk, joined: Membership, manifest: Manifest, votes: Votes) -> bytes:
    """The signed request, its secrets kept as votes that are asked for."""
    blinded = {}
    with in_words():
        for scope in manifest.scopes:
            key = Ed25519PrivateKey.generate()
            asked = blind.blind(blind.read_spki(scope.spki), _message(manifest, scope, key))
            secret = key.private_bytes_raw() + asked.inverse
            votes.add(Vote(manifest.epoch, scope.id, State.ASKED, secret=secret))
            blinded[scope.id] = asked.blinded
        request = IssueRequest(joined.device_id, manifest.epoch, blinded, desk.clock())
        return encode_issue_request(request, joined.signing_key())


def _send(desk: Desk, joined: Membership, request: bytes, entry: str) -> bytes:
    try:
        return desk.transport(joined.issuer).post("/v1/issue", request)
    except Refused as refused:
        with desk.database.transaction():
            ledger.answered(desk, entry, f"{refused.code}: {refused.sentence}")
        raise


def _unblind(desk: Desk, joined: Membership, manifest: Manifest, answer: bytes, entry: str) -> None:
    votes = Votes(desk.database, desk.sealer())
    try:
        reply = read_issue_reply(answer)
    except BallotError as error:
        raise Nonsense(phrase("The issuer's answer cannot be read. Tell IT, and try again later.")) from error
    signatures = reply.signatures
    if signatures.keys() != {scope.id for scope in manifest.scopes}:
        raise Nonsense(phrase("The issuer answered about other checks than it was asked for. Tell IT."))
    read_keys.demand(reply.read_key, manifest)
    with desk.database.transaction():
        member.changed(desk, joined)  # or somebody has left meanwhile, and nothing may be kept
        read_keys.keep(desk, manifest.number, reply.read_key)
        errands.done(desk, Errand.FETCH, manifest.epoch)
        for vote in votes.of(manifest.epoch):
            if vote.state is State.ASKED:
                votes.move(vote, _blessed(manifest, vote, signatures[vote.scope]))
        ledger.answered(desk, entry, "blessed")


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
