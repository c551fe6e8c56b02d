"""The routes that members' apps call, and who answers them."""

from __future__ import annotations

import asyncio
import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from posture.ballots.errors import BallotError
from posture.collector import issuer, members, releasing
from posture.collector.box.box import Counted
from posture.collector.errors import CollectorError, Refusal
from posture.collector.intake import Intake
from posture.collector.organisation import Organisation, load
from posture.collector.roots import load_roots
from posture.collector.rounds import record
from posture.collector.rounds.record import Round
from posture.collector.store import Store
from posture.collector.web.doorkeeper import Doorkeeper
from posture.collector.web.exchange import Reply, Request, Scope, Wire, json_reply, refused
from posture.collector.web.page import render, style_sheet
from posture.collector.workers import Workers

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Reply]]

_NUMBERED: Final = re.compile(r"(/.*/)([1-9][0-9]{0,5})", re.ASCII)
_PAGE_HEADERS: Final = (
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("referrer-policy", "no-referrer"),
)
_ASK_FOR_KEY: Final = (("www-authenticate", 'Basic realm="Posture", charset="UTF-8"'),)
_COUNTED: Final = {
    Counted.NEW: json_reply(202, {"result": "counted"}),
    Counted.DUPLICATE: json_reply(200, {"result": "duplicate"}),
}

log = logging.getLogger("posture.collector")


class Application:
    """One organisation's answers, as an RSGI application."""

    def __init__(
        self,
        organisation: Organisation,
        store: Store,
        *,
        intake: Intake,
        workers: Workers,
        door: Doorkeeper,
    ) -> None:
        self._folder = organisation.folder
        self._store = store
        self._intake = intake
        self._workers = workers
        self._door = door
        self._before_the_first = (
            "No round was opened yet. IT opens the first one of this rehearsal once ten have joined."
            if organisation.rehearsal
            else "No round was opened yet. The first one opens by itself when ten have joined."
        )
        self._routes: dict[str, dict[str, Handler]] = {
            "/": {"GET": self._page},
            "/style.css": {"GET": self._style},
            "/healthz": {"GET": self._health},
            "/v1/ballots": {"POST": self._ballots},
            "/v1/enrol": {"POST": self._enrol},
            "/v1/issue": {"POST": self._issue},
            "/v1/leave": {"POST": self._leave},
            "/v1/manifest": {"GET": self._manifest},
            "/v1/manifest/": {"GET": self._manifest},
            "/v1/move": {"GET": self._move},
            "/v1/release": {"GET": self._release},
            "/v1/releases/": {"GET": self._release},
            "/v1/root": {"GET": self._root},
            "/v1/root/": {"GET": self._root},
        }

    async def __rsgi__(self, scope: Scope, wire: Wire) -> None:
        """Answer one request. Granian cancels this where the caller is gone."""
        self._door.enter(scope.client)
        try:
            (await self._answer(scope, wire)).send(wire)
        finally:
            self._door.leave(scope.client)

    async def _answer(self, scope: Scope, wire: Wire) -> Reply:
        """Refusals have a stable code; anything else is a fault, a line in the log."""
        try:
            handler, number = self._handler(scope)
            return await handler(Request(scope, wire, self._door, number))
        except Refusal as refusal:
            return refused(refusal)
        except BallotError as error:
            return refused(Refusal(400, error.code, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets an answer
            # A traceback would be more than a line, and its texts may repeat what a member sent.
            log.error("%s was not answered. %s", scope.path, fault(error))  # noqa: TRY400
            return refused(Refusal(503, "out-of-order", "The collector has a fault. Try again later."))

    def _handler(self, scope: Scope) -> tuple[Handler, int | None]:
        path, number = scope.path, None
        if numbered := _NUMBERED.fullmatch(path):
            path, number = numbered[1], int(numbered[2])
        methods = self._routes.get(path)
        if methods is None or (number is None and path.endswith("/") and path != "/"):
            raise Refusal(404, "not-here", "A collector has nothing here. Is the address right?")
        handler = methods.get(scope.method)
        if handler is None:
            raise Refusal(405, "wrong-method", "This is not asked for in that way.")
        return handler, number

    async def _ballots(self, request: Request) -> Reply:
        return _COUNTED[await self._intake.take(await request.ballot())]

    async def _enrol(self, request: Request) -> Reply:
        body = await request.body()
        return Reply(200, await asyncio.to_thread(members.enrol, self._store, body, now=_now()))

    async def _leave(self, request: Request) -> Reply:
        body = await request.body()
        return Reply(200, await asyncio.to_thread(members.strike_off, self._store, body, now=_now()))

    async def _issue(self, request: Request) -> Reply:
        body = await request.body()
        asked = await asyncio.to_thread(issuer.asked, self._store, body, now=_now())
        wanted = asked.request
        marks = await self._workers.mark(asked.round.number, wanted.device, wanted.blinded)
        allowed = await asyncio.to_thread(issuer.allow, self._store, asked, marks)
        signatures = await self._workers.sign(allowed.round, allowed.blinded)
        return Reply(200, issuer.reply_to(allowed, signatures))

    async def _root(self, request: Request) -> Reply:
        roots = await asyncio.to_thread(load_roots, self._folder)
        found = roots.all[-1] if request.number is None else roots.version(request.number)
        if found is None:
            raise Refusal(404, "no-root", "There is no trust root of this number.")
        return Reply(200, found)

    async def _manifest(self, request: Request) -> Reply:
        found = await asyncio.to_thread(self._round, request.number)
        if found is None:
            raise Refusal(
                404,
                "no-epoch",
                "No such round was opened." if request.number else self._before_the_first,
            )
        return Reply(200, found.signed)

    async def _move(self, _request: Request) -> Reply:
        path = self._folder / "move.json"
        try:
            return Reply(200, await asyncio.to_thread(path.read_bytes))
        except FileNotFoundError as error:
            raise Refusal(404, "no-move", "The collector has not moved.") from error

    async def _release(self, request: Request) -> Reply:
        return Reply(
            200,
            await asyncio.to_thread(
                releasing.read, self._store, request.number, request.header("authorization")
            ),
        )

    async def _page(self, request: Request) -> Reply:
        try:
            html = await asyncio.to_thread(self._rendered, request.header("authorization"))
        except Refusal as refusal:
            return replace(refused(refusal), headers=_ASK_FOR_KEY)
        return Reply(200, html.encode(), "text/html; charset=utf-8", _PAGE_HEADERS)

    async def _style(self, _request: Request) -> Reply:
        return Reply(200, style_sheet().encode(), "text/css; charset=utf-8")

    async def _health(self, _request: Request) -> Reply:
        await asyncio.to_thread(self._round, None)
        return json_reply(200, {"status": "ok"})

    def _round(self, number: int | None) -> Round | None:
        """The round of that number, or the one at hand."""
        with self._store.reading() as connection:
            return record.newest(connection) if number is None else record.numbered(connection, number)

    def _rendered(self, authorization: str) -> str:
        # Loaded anew, since IT may have renewed the root or chosen who reads the sums.
        return render(load(self._folder), self._store, authorization, now=_now())


def _now() -> datetime:
    return datetime.now(UTC)


def fault(error: Exception) -> str:
    """What went wrong and where, without a word of the message that met it."""
    if isinstance(error, CollectorError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}."
