"""The server process: Granian in this very process, so that ending it ends everything."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.store import Store
from posture.collector.web.application import create


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, and the certificate for https."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None


def listening(
    organisation: Organisation,
    *,
    host: str | None,
    port: int | None,
    certificate: Path | None,
    key: Path | None,
) -> Listening:
    """Where the organisation's address says, unless told otherwise; CollectorError for what cannot work."""
    parts = urlsplit(organisation.address)
    standard = 443 if parts.scheme == "https" else 80
    chosen = Listening(
        host or ("127.0.0.1" if organisation.on_loopback else "0.0.0.0"),  # noqa: S104 - members call from elsewhere
        port or parts.port or standard,
        certificate,
        key,
    )
    if (certificate is None) != (key is None):
        raise CollectorError("Give both --certificate and --key, or neither.")
    for path in (certificate, key):
        if path is not None and not path.is_file():
            raise CollectorError(f"There is no file {path}.")
    if certificate is None and chosen.host not in {"127.0.0.1", "::1", "localhost"}:
        raise CollectorError(
            "Listening beyond this computer needs https: give --certificate and --key, "
            "or --host 127.0.0.1 behind a proxy that has them."
        )
    return chosen


def serve(organisation: Organisation, store: Store, where: Listening) -> None:
    """Answer until told to stop (Ctrl+C or SIGTERM)."""
    server = Server(
        create(organisation, store),
        address=where.host,
        port=where.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=5_000, keep_alive=False),
        websockets=False,
        log_access=False,
        log_enabled=False,
        backlog=512,
        ssl_cert=where.certificate,
        ssl_key=where.key,
    )
    asyncio.run(_serve(server))


async def _serve(server: Server) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    await server.serve()
