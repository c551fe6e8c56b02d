"""An organisation in miniature: a collector of the real wire formats, in memory."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from posture.ballots import blind
from posture.ballots.ballot import SignedBallot, read_ballot, verify_ballot
from posture.ballots.departure import read_departure
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_request
from posture.ballots.errors import BallotError
from posture.ballots.invite import Invite, code_digest, encode_invite, new_code
from posture.ballots.issuance import IssueReply, encode_issue_reply, read_issue_request
from posture.ballots.manifest import Manifest, Scope, manifest_digest, policy_digest, sign_manifest
from posture.ballots.move import Move, sign_move
from posture.ballots.release import Release, Share, sign_release
from posture.ballots.root import make_root
from posture.ballots.seal import SEAL_ID_SIZE, open_sealed
from posture.ballots.timetable import Phase, Timetable, Window
from posture.ballots.token import challenge, redemption_context

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
"""A Tuesday, while the keys of the first round are fetched."""

MONDAY = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
ORG = bytes(range(16))
SCOPES = ("disk-encryption", "firewall", "screen-lock")
KNOWN = (*SCOPES, "backup")
ADDRESS = "http://127.0.0.1:9"
POLICY: Mapping[str, object] = {"checks": list(SCOPES), "limits": {"screen-lock-minutes": 10}, "version": 1}
WEEK = timedelta(days=7)


def weekly(number: int) -> Timetable:
    """The timetable of a week's round: keys until Thursday, ballots until Monday."""
    start = MONDAY + (number - 1) * WEEK
    thursday = start.replace(hour=0) + timedelta(days=3)
    monday = start.replace(hour=0) + WEEK
    return Timetable(Window(start, thursday), Window(thursday, monday), start + WEEK)


def pace(start: datetime) -> Timetable:
    """The timetable of a rehearsal's round: a minute."""
    ends = [start + timedelta(seconds=seconds) for seconds in (15, 55, 60)]
    return Timetable(Window(start, ends[0]), Window(ends[0], ends[1]), ends[2])


class No(Exception):
    """The collector's refusal."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class Collector:
    """Issuer and box in one; ``arrived`` keeps every body that reached it, ``moments`` when."""

    keys: tuple[rsa.RSAPrivateKey, ...]
    root_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    seal_key: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    address: str = ADDRESS
    rehearsal: bool = False

    def __post_init__(self) -> None:
        self.clock: Callable[[], datetime] = lambda: NOW
        self.lock = threading.Lock()
        self.invites: dict[bytes, str | None] = {}
        self.devices: dict[str, bytes] = {}
        self.struck_off: list[str] = []
        self.manifest: Manifest | None = None
        self.signed: dict[int, bytes] = {}
        self.roots = [self.make_root()]
        self.issued: dict[tuple[str, str], tuple[dict[str, bytes], bytes]] = {}
        self.counted: dict[bytes, SignedBallot] = {}
        self.arrived: list[tuple[str, bytes]] = []
        self.moments: list[tuple[str, datetime]] = []
        self.releases: dict[int, bytes] = {}
        self.read_with: list[bytes] = []
        self.move: bytes | None = None
        self.spoil: str | None = None

    def make_root(self, *, version: int = 1, days: int = 365, org: bytes = ORG) -> bytes:
        public = self.key.public_key().public_bytes_raw()
        return make_root(
            self.root_key,
            public,
            org=org,
            rehearsal=self.rehearsal,
            expires=NOW + timedelta(days=days),
            version=version,
            last_round=len(self.signed) if version > 1 else 0,
            last_sha256=manifest_digest(self.signed[len(self.signed)]) if self.signed and version > 1 else "",
        )

    def renew(self, *, days: int = 730) -> None:
        self.roots.append(self.make_root(version=len(self.roots) + 1, days=days))

    def invite(self, **changes: str) -> str:
        code = new_code()
        self.invites[code_digest(code)] = None
        digest = hashlib.sha256(self.roots[0]).hexdigest()
        return encode_invite(replace(Invite(self.address, digest, code, "everyone"), **changes))

    def read_key(self, number: int) -> bytes:
        return hashlib.sha256(b"read key %d" % number).digest()

    def open_round(self, **changes: object) -> Manifest:
        """Open the next round, with issuer keys that no round had before."""
        number = len(self.signed) + 1
        scopes = tuple(
            Scope(scope, blind.public_spki(key.public_key()))
            for scope, key in zip(SCOPES, self.keys[3 * (number - 1) :], strict=False)
        )
        assert len(scopes) == len(SCOPES), "the fixture makes too few keys"
        manifest = Manifest(
            org=ORG,
            name="Heron Ltd",
            address=self.address,
            issuer_name="issuer.example",
            number=number,
            epoch=f"2026-W{46 + number}",
            enrolled=60,
            rehearsal=self.rehearsal,
            timetable=pace(self.clock()) if self.rehearsal else weekly(number),
            scopes=scopes,
            seal_id=b"seal-one",
            seal_public=self.seal_key.public_key().public_bytes_raw(),
            read_key_sha256=hashlib.sha256(self.read_key(number)).hexdigest(),
            policy=POLICY,
            policy_digest=policy_digest(POLICY),
            root_version=len(self.roots),
            root_sha256=hashlib.sha256(self.roots[-1]).hexdigest(),
            prev=manifest_digest(self.signed[number - 1]) if number > 1 else "",
        )
        return self.show(replace(manifest, **changes))  # type: ignore[arg-type]

    def show(self, manifest: Manifest) -> Manifest:
        """Show a round, in the place of another one of its number."""
        self.manifest = manifest
        self.signed[manifest.number] = sign_manifest(manifest, self.key)
        return manifest

    def close_round(self, **changes: object) -> Release:
        """Publish the sums of the round at hand."""
        manifest = self._open()
        release = Release(
            org=ORG,
            name=manifest.name,
            number=manifest.number,
            epoch=manifest.epoch,
            manifest_sha256=manifest_digest(self.signed[manifest.number]),
            rehearsal=manifest.rehearsal,
            closed=manifest.timetable.close.date().isoformat(),
            joined=60,
            blessed=50,
            received=45,
            checks={scope: Share(45, "most") for scope in SCOPES},
            past=tuple(sorted(self.releases)),
        )
        made = replace(release, **changes)  # type: ignore[arg-type]
        self.releases[made.number] = sign_release(made, self.key)
        return made

    def moves_to(self, address: str, *, key: Ed25519PrivateKey | None = None, old: str = "") -> bytes:
        self.move = sign_move(Move(ORG, old or self.address, address, NOW), key or self.root_key)
        return self.move

    def answers(self) -> dict[str, list[int]]:
        """What was counted, by check."""
        found: dict[str, list[int]] = {}
        for signed in self.counted.values():
            found.setdefault(signed.ballot.scope, []).append(int(signed.ballot.answer))
        return found

    def bodies(self, path: str) -> list[bytes]:
        return [body for where, body in self.arrived if where == path]

    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.arrived]

    def each_once(self) -> bool:
        """Whether one ballot a check was counted, and no second, different one of a check ever arrived."""
        arrived = {
            open_sealed(self.seal_key, blob[:SEAL_ID_SIZE], self._open().epoch, blob)
            for blob in self.bodies("/v1/ballots")
        }
        scopes = Counter(read_ballot(envelope).ballot.scope for envelope in arrived)
        counted = {scope: len(answers) for scope, answers in self.answers().items()}
        return scopes == counted == dict.fromkeys(SCOPES, 1)

    def handle(self, path: str, body: bytes, read_key: bytes = b"") -> tuple[int, bytes]:
        """The status and the body of a reply."""
        with self.lock:
            self.arrived.append((path, body))
            self.moments.append((path, self.clock()))
            try:
                return self._route(path, body, read_key)
            except No as no:
                return no.status, _error(no.code)
            except BallotError as error:
                return 400, _error(error.code)

    def _route(self, path: str, body: bytes, read_key: bytes) -> tuple[int, bytes]:
        room, _, number = path.removeprefix("/v1/").partition("/")
        match room:
            case "root":
                return 200, self._root(int(number) if number else len(self.roots))
            case "manifest":
                return 200, self._manifest(int(number) if number else len(self.signed))
            case "releases":
                return 200, self._release(int(number), read_key)
            case "move":
                if self.move is None:
                    raise No(404, "no-move")
                return 200, self.move
            case "enrol":
                return self._enrol(body)
            case "issue":
                return self._issue(body)
            case "ballots":
                return self._box(body)
            case "leave":
                return self._leave(body)
        raise AssertionError(path)

    def _root(self, number: int) -> bytes:
        if not 1 <= number <= len(self.roots):
            raise No(404, "no-root")
        return self.roots[number - 1]

    def _manifest(self, number: int) -> bytes:
        if number not in self.signed:
            raise No(404, "no-epoch")
        return self.signed[number]

    def _release(self, number: int, read_key: bytes) -> bytes:
        self.read_with.append(read_key)
        if read_key not in [self.read_key(later) for later in range(number, len(self.signed) + 1)]:
            raise No(401, "wrong-read-key")
        if number not in self.releases:
            raise No(404, "no-release")
        return self.releases[number]

    def _enrol(self, body: bytes) -> tuple[int, bytes]:
        request = read_enrol_request(body)
        digest = code_digest(request.code)
        if digest not in self.invites:
            raise No(403, "invite-unknown")
        device = self.invites[digest]
        if device is None:
            device = f"device-{len(self.devices)}"
            self.devices[device] = request.device_public
            self.invites[digest] = device
        elif self.devices[device] != request.device_public:
            raise No(403, "invite-used")
        key = self.read_key(len(self.signed)) if self.signed else b""
        return 200, encode_enrol_reply(EnrolReply(device, "everyone", key))

    def _leave(self, body: bytes) -> tuple[int, bytes]:
        departure = read_departure(body)
        if departure.device not in self.devices:
            raise No(403, "unknown-device")
        departure.verify(self.devices.pop(departure.device))
        self.struck_off.append(departure.device)
        return 200, b"{}"

    def _issue(self, body: bytes) -> tuple[int, bytes]:
        signed = read_issue_request(body)
        request = signed.request
        if request.device not in self.devices:
            raise No(403, "unknown-device")
        signed.verify(self.devices[request.device])
        manifest = self._open()
        if self.clock() not in manifest.timetable.fetch:
            raise No(410, "fetch-closed")
        earlier = self.issued.get((request.device, request.epoch))
        if earlier is None:
            signatures = {scope: self._sign(scope, value) for scope, value in request.blinded.items()}
            reply = IssueReply(signatures, self.read_key(manifest.number))
            earlier = dict(request.blinded), encode_issue_reply(reply)
            self.issued[request.device, request.epoch] = earlier
        if earlier[0] != request.blinded:
            raise No(409, "already-issued")
        return 200, earlier[1]

    def _sign(self, scope: str, blinded: bytes) -> bytes:
        if scope == self.spoil:
            return b"\x01" * blind.SIZE
        return blind.blind_sign(self._key(scope), blinded)

    def _key(self, scope: str) -> rsa.RSAPrivateKey:
        spki = self._open().scope(scope).spki
        return next(key for key in self.keys if blind.public_spki(key.public_key()) == spki)

    def _box(self, blob: bytes) -> tuple[int, bytes]:
        manifest = self._open()
        phase = manifest.timetable.phase(self.clock())
        if phase is Phase.CLOSED:
            raise No(410, "epoch-closed")
        if phase not in (Phase.CASTING, Phase.CLOSING):
            raise No(425, "not-open-yet")
        envelope = open_sealed(self.seal_key, blob[:SEAL_ID_SIZE], manifest.epoch, blob)
        signed = read_ballot(envelope)
        scope = manifest.scope(signed.ballot.scope)
        context = redemption_context(manifest.org, manifest.epoch, scope.id)
        verify_ballot(signed, challenge(manifest.issuer_name, context), scope.spki)
        first = self.counted.setdefault(signed.nullifier, signed)
        if first is signed:
            return 202, b'{"result":"counted"}'
        if first.digest == signed.digest:
            return 200, b'{"result":"duplicate"}'
        raise No(409, "second-answer")

    def _open(self) -> Manifest:
        if self.manifest is None:
            raise No(410, "epoch-closed")
        return self.manifest


def _error(code: str) -> bytes:
    return json.dumps({"error": code, "message": f"No: {code}."}).encode()
