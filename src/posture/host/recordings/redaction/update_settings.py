"""What a recording keeps of settings about updates: no contract, no server and no mail of anybody's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PRO = "/var/lib/ubuntu-advantage/status.json"
_RHSM = "/etc/rhsm/rhsm.conf"
_OF_RED_HAT = re.compile(r"\s*hostname\s*=\s*subscription\.rh(?:sm\.redhat|n\.redhat)\.com\s*")
_HOSTNAME = re.compile(r"\s*hostname\s*=")
_REPOSITORY = re.compile(r"/etc/yum\.repos\.d/[^/]+\.repo$")
_REPOSITORY_KEYS = re.compile(r"\s*(?:\[|enabled\s*=|exclude(?:pkgs)?\s*=)")
_LEFT_OUT_OR_HEAD = re.compile(r"\s*(?:\[|exclude(?:pkgs)?\s*=)")
_AUTOMATIC = re.compile(r"/automatic\.conf$")


def reduced(path: str, text: str) -> str | None:
    """The part of such a file that a fact needs; None for any other file."""
    if path == _PRO:
        return _subscription(text)
    if path == _RHSM:
        return _joined(
            _server(line) for line in text.splitlines() if _HOSTNAME.match(line) or line[:1] == "["
        )
    if _REPOSITORY.search(path):
        return _joined(line for line in text.splitlines() if _REPOSITORY_KEYS.match(line))
    if _AUTOMATIC.search(path):
        return _commands(text)
    return None


def _subscription(text: str) -> str:
    """Whether there is one, until when, and which of its services run; not whose it is."""
    try:
        status = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(status, dict):
        return ""
    services = status.get("services")
    kept = [
        {key: service[key] for key in ("name", "status") if key in service}
        for service in (services if isinstance(services, list) else [])
        if isinstance(service, dict)
    ]
    return json.dumps(
        {"attached": status.get("attached"), "expires": status.get("expires"), "services": kept}
    )


def _server(line: str) -> str:
    """Red Hat's own server as it is; an organisation's under no name."""
    return line if not _HOSTNAME.match(line) or _OF_RED_HAT.fullmatch(line) else "hostname = server.example"


def _commands(text: str) -> str:
    """The section that says what is done, and what is left out; not where mail about it goes."""
    section = ""
    kept = []
    for line in text.splitlines():
        section = line.strip() if line.strip().startswith("[") else section
        if section in ("", "[commands]") or (section == "[base]" and _LEFT_OUT_OR_HEAD.match(line)):
            kept.append(line)
    return _joined(kept)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
