"""The routes that clients call, and the limits on what they may send."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from posture.ballots.errors import BallotError
from posture.ballots.seal import SIZE
from posture.collector import box, issuer
from posture.collector.epochs import last_epoch
from posture.collector.errors import CollectorError, Refusal
from posture.collector.organisation import Organisation
from posture.collector.publication import publication
from posture.collector.store import Store
from posture.collector.web.page import render, style_sheet

_LONGEST_BODY = 65536
_BODY_SECONDS = 10.0
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_PAGE_HEADERS = {
    **_HEADERS,
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
}

log = logging.getLogger("posture.collector")

Handler = Callable[[Request], Awaitable[Response]]


def create(organisation: Organisation, store: Store) -> Starlette:
    """The ASGI application of one organisation."""

    async def root(_request: Request) -> Response:
        return Response(organisation.root, media_type="application/json", headers=_HEADERS)

    async def manifest(_request: Request) -> Response:
        newest = await run_in_threadpool(last_epoch, store)
        if newest is None or not newest.is_open:
            raise Refusal(404, "no-epoch", "No round is open now. IT opens the next one.")
        return Response(newest.manifest, media_type="application/json", headers=_HEADERS)

    async def enrol(request: Request) -> Response:
        body = await _body(request, _LONGEST_BODY)
        reply = await run_in_threadpool(issuer.enrol, store, body, now=datetime.now(UTC))
        return Response(reply, media_type="application/json", headers=_HEADERS)

    async def issue(request: Request) -> Response:
        body = await _body(request, _LONGEST_BODY)
        reply = await run_in_threadpool(issuer.issue, store, body)
        return Response(reply, media_type="application/json", headers=_HEADERS)

    async def ballots(request: Request) -> Response:
        blob = await _body(request, SIZE)
        counted = await run_in_threadpool(box.drop, organisation, store, blob)
        return _json(202 if counted is box.Counted.NEW else 200, {"result": counted.value})

    async def sums(_request: Request) -> Response:
        return _json(200, await run_in_threadpool(publication, organisation, store))

    async def page(_request: Request) -> Response:
        html = await run_in_threadpool(render, organisation, store)
        return Response(html, media_type="text/html", headers=_PAGE_HEADERS)

    async def style(_request: Request) -> Response:
        return Response(style_sheet(), media_type="text/css", headers=_HEADERS)

    async def health(_request: Request) -> Response:
        await run_in_threadpool(last_epoch, store)
        return _json(200, {"status": "ok"})

    application = Starlette(
        exception_handlers={HTTPException: _nothing_here},
        routes=[
            Route("/", _answering(page)),
            Route("/style.css", _answering(style)),
            Route("/healthz", _answering(health)),
            Route("/v1/root", _answering(root)),
            Route("/v1/enrol", _answering(enrol), methods=["POST"]),
            Route("/v1/manifest", _answering(manifest)),
            Route("/v1/issue", _answering(issue), methods=["POST"]),
            Route("/v1/ballots", _answering(ballots), methods=["POST"]),
            Route("/v1/publication", _answering(sums)),
        ],
    )
    # A redirect would name whatever host the request claims to be for.
    application.router.redirect_slashes = False
    return application


def _answering(handler: Handler) -> Handler:
    """Refusals as replies with a stable code; anything else is a fault, a line in the log."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as refusal:
            return _error(refusal.status, refusal.code, str(refusal))
        except BallotError as error:
            return _error(400, error.code, str(error))
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets an answer
            # A traceback would be more than a line, and its texts may repeat what a member sent.
            log.error("%s was not answered. %s", request.scope["path"], _fault(error))  # noqa: TRY400
            return _error(503, "out-of-order", "The collector has a fault. Try again later.")

    return answer


async def _nothing_here(_request: Request, error: Exception) -> Response:
    """The reply where no route fits the path, or none the method."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        return _error(405, "wrong-method", "This is not asked for in that way.")
    return _error(404, "not-here", "A collector has nothing here. Is the address right?")


def _fault(error: Exception) -> str:
    """What went wrong and where, without a word of the message that met it."""
    if isinstance(error, CollectorError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}."


async def _body(request: Request, most: int) -> bytes:
    """The request's body, of at most ``most`` bytes, within ten seconds."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise Refusal(413, "wrong-size", f"At most {most} bytes are taken here.")
                parts.append(part)
    except TimeoutError as error:
        raise Refusal(408, "too-slow", "The message took more than ten seconds.") from error
    return b"".join(parts)


def _json(status: int, data: dict[str, object]) -> Response:
    return Response(msgspec.json.encode(data), status, headers=_HEADERS, media_type="application/json")


def _error(status: int, code: str, sentence: str) -> Response:
    return _json(status, {"error": code, "message": sentence})
