"""Where a server listens, found out and tried before it starts."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificates

from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, the certificate for https, and the addresses of proxies that speak for many."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()


def listening(
    organisation: Organisation,
    *,
    host: str | None,
    port: int | None,
    certificate: Path | None,
    key: Path | None,
    proxies: Sequence[str] = (),
) -> Listening:
    """Where the organisation's address says, unless told otherwise; CollectorError for what cannot work."""
    parts = urlsplit(organisation.address)
    standard = 443 if parts.scheme == "https" else 80
    chosen = Listening(
        _network_address(host or (str(parts.hostname) if organisation.on_loopback else "0.0.0.0")),  # noqa: S104 - members call from elsewhere
        port or parts.port or standard,
        certificate,
        key,
        tuple(_network_address(proxy) for proxy in proxies),
    )
    if not 0 < chosen.port < 65536:
        raise CollectorError(f"There is no port {chosen.port}: ports go from 1 to 65535.")
    if (certificate is None) != (key is None):
        raise CollectorError("Give both --certificate and --key, or neither.")
    for path in (certificate, key):
        if path is not None and not path.is_file():
            raise CollectorError(f"There is no file {path}.")
    if certificate is None and not ip_address(chosen.host).is_loopback:
        raise CollectorError(
            "Listening beyond this computer needs https: give --certificate and --key, "
            "or --host 127.0.0.1 behind a proxy that has them."
        )
    if certificate is not None and key is not None:
        _refuse_strangers(certificate, key)
    _refuse_taken(chosen)
    return chosen


def _network_address(host: str) -> str:
    """``host`` where it is an IP address, the only thing that Granian listens on."""
    try:
        return str(ip_address("127.0.0.1" if host == "localhost" else host))
    except ValueError as error:
        raise CollectorError(
            f"“{host}” is no network address: give one such as 127.0.0.1 or 0.0.0.0."
        ) from error


def _refuse_strangers(certificate: Path, key: Path) -> None:
    useless = f"{certificate} and {key} are no certificate and its key in PEM, or a passphrase seals the key."
    try:
        certified = load_pem_x509_certificates(certificate.read_bytes())[0].public_key()
        held = load_pem_private_key(key.read_bytes(), password=None).public_key()
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise CollectorError(useless) from error
    if certified != held:
        raise CollectorError(useless)


def _refuse_taken(where: Listening) -> None:
    """Demand that nobody listens there: Granian would share the port, and each get some of the messages."""
    try:
        with socket.create_server(
            (where.host, where.port), family=socket.AF_INET6 if ":" in where.host else socket.AF_INET
        ):
            return
    except OSError as error:
        raise CollectorError(
            f"Nothing can listen on {where.host}:{where.port}: {os.strerror(error.errno or 0)}. "
            "Stop what listens there, or name another --port."
        ) from error
