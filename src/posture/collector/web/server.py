"""The server process: Granian in this very process, its workers below it, and the clock of the rounds."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from posture.collector.intake import Intake
from posture.collector.organisation import Organisation
from posture.collector.rounds.apart import Apart
from posture.collector.rounds.clock import Clock
from posture.collector.rounds.turn import serving
from posture.collector.store import Store
from posture.collector.web.application import Application, fault
from posture.collector.web.doorkeeper import Doorkeeper
from posture.collector.web.listening import Listening
from posture.collector.workers import Workers

if sys.platform != "win32":
    import resource

TICK: Final = 1.0
"""Seconds between two looks at what is due, and at who keeps connections open without a request."""

log = logging.getLogger("posture.collector")

_HEADER_MILLISECONDS: Final = 5_000
_CONNECTIONS: Final = 4096


def serve(organisation: Organisation, store: Store, where: Listening, *, rounds: bool = False) -> None:
    """Answer until told to stop (Ctrl+C or SIGTERM), and open and close rounds on time.

    ``rounds``: also those of a rehearsal open by themselves. A fault is one line on standard error.
    Raises CollectorError where another process serves this folder.
    """
    _allow_connections()
    logging.basicConfig(format="posture-collector: %(message)s")
    logging.getLogger("posture.collector").setLevel(logging.INFO)
    with serving(organisation):
        asyncio.run(_serve(organisation, store, where, rounds=rounds))


def _allow_connections() -> None:
    """Let this process hold as many files as the system lets it: services often start with 1 024."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(ValueError, OSError):  # macOS says “no limit” and does not take it
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _serve(organisation: Organisation, store: Store, where: Listening, *, rounds: bool) -> None:
    door = Doorkeeper(where.port, where.proxies)
    async with Workers(organisation) as workers, Intake(store, workers) as intake:
        clock = Clock(organisation, store, Apart(organisation.folder, intake), rounds=rounds)
        keeping = asyncio.create_task(_keep_time(clock, door))
        application = Application(organisation, store, intake=intake, workers=workers, door=door)
        server = _server(application, where)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, server.stop)
        try:
            await server.serve()
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping


async def _keep_time(clock: Clock, door: Doorkeeper) -> None:
    while True:
        try:
            door.sweep()
            await asyncio.to_thread(clock.tick, datetime.now(UTC))
        except Exception as error:  # noqa: BLE001 - rounds must open and close after whatever went wrong
            log.error("What is due was not done. %s", fault(error))  # noqa: TRY400
        await asyncio.sleep(TICK)


def _server(application: Application, where: Listening) -> Server:
    return Server(
        application,
        address=where.host,
        port=where.port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADER_MILLISECONDS, keep_alive=False),
        websockets=False,
        log_access=False,
        log_enabled=False,
        backlog=1024,
        backpressure=_CONNECTIONS,
        ssl_cert=where.certificate,
        ssl_key=where.key,
    )
