"""Packages that dnf is told to leave as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.settings import ini
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, unreadable
from posture.host.model import Host, HostError, NotRecorded

_MAIN = ("/etc/dnf/dnf.conf", "/etc/yum.conf")
_DROP_INS = ("/usr/share/dnf5/libdnf.conf.d", "/etc/dnf/libdnf5.conf.d")
_REPOSITORIES = "/etc/yum.repos.d"
_LOCKED = ("/etc/dnf/plugins/versionlock.list", "/etc/yum/pluginconf.d/versionlock.list")
_LOCKED_BY_5 = "/etc/dnf/versionlock.toml"
_KEYS = ("exclude", "excludepkgs")
_OFF = frozenset({"0", "no", "false", "off"})
_METHOD = "file:/etc/dnf"


def read(host: Host) -> Answer:
    """How many packages, or patterns of names, are excluded or locked to a version.

    Source: ``excludepkgs`` in dnf.conf(5), which also stands in a repository's own section, and the lists
    of versionlock (dnf-plugins-core; dnf5-versionlock(8)). Their security updates do not come, and dnf
    does not list them.
    """
    try:
        found = [*_excluded(host), *_locked(host)]
    except HostError as error:
        return unreadable(error, method=_METHOD)
    return waiting(list(dict.fromkeys(found)), _METHOD)


def _excluded(host: Host) -> Iterable[str]:
    drop_ins = [path for folder in _DROP_INS for path in _folder(host, folder, ".conf")]
    for path in (*_MAIN, *drop_ins):
        yield from _names(ini.parse(text(host, path) or "").get("main", {}))
    for path in _folder(host, _REPOSITORIES, ".repo"):
        for values in ini.parse(text(host, path) or "").values():
            if values.get("enabled", "1").lower() not in _OFF:
                yield from _names(values)


def _names(values: Mapping[str, str]) -> Iterable[str]:
    for key in _KEYS:
        yield from values.get(key, "").replace(",", " ").split()


def _locked(host: Host) -> Iterable[str]:
    for path in _LOCKED:
        lines = (line.strip() for line in (text(host, path) or "").splitlines())
        yield from (line for line in lines if line and not line.startswith("#"))
    import tomllib  # some milliseconds that only systems with dnf need to spend

    try:
        packages = tomllib.loads(text(host, _LOCKED_BY_5) or "").get("packages", [])
    except tomllib.TOMLDecodeError:
        return
    for package in packages if isinstance(packages, list) else []:
        if isinstance(package, dict):
            yield str(package.get("name", ""))


def _folder(host: Host, path: str, ending: str) -> tuple[str, ...]:
    try:
        return ini.folder(host, path, ending=ending)
    except NotRecorded:
        return ()
