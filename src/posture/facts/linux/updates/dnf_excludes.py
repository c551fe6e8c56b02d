"""Packages that dnf is told to leave as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.updates import dnf_settings
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, unreadable
from posture.host.model import Host, HostError

_MAIN = ("/etc/dnf/dnf.conf", "/etc/yum.conf")
_DROP_INS = ("/usr/share/dnf5/libdnf.conf.d", "/etc/dnf/libdnf5.conf.d")
_LOCKED = ("/etc/dnf/plugins/versionlock.list", "/etc/yum/pluginconf.d/versionlock.list")
_LOCKED_BY_5 = "/etc/dnf/versionlock.toml"
# The repositories of a distribution's own updates: Fedora's, those of RHEL's family, Oracle's, Amazon's.
_OWN = re.compile(r"fedora|updates|base|baseos|appstream|rhel-.*|ol\d+_.*|amazonlinux")
_OFF = frozenset({"0", "no", "false", "off"})
_METHOD = "file:/etc/dnf"


def read(host: Host) -> Answer:
    """How many packages, or patterns of names, are excluded or locked to a version.

    Source: ``excludepkgs`` and ``includepkgs`` in dnf.conf(5), which also stand in the sections of
    repositories, and the lists of versionlock (dnf-plugins-core; dnf5-versionlock(8)). Security updates of
    what is left out do not come, and dnf does not list them. That a repository of somebody else's may bring
    nothing but some packages is as it should be.
    """
    try:
        found = [*_excluded(host), *_locked(host)]
    except HostError as error:
        return unreadable(error, method=_METHOD)
    return waiting(list(dict.fromkeys(found)), _METHOD)


def _excluded(host: Host) -> Iterable[str]:
    drop_ins = [path for folder in _DROP_INS for path in dnf_settings.files(host, folder, ".conf")]
    for path in (*_MAIN, *drop_ins):
        main = dnf_settings.read(host, (path,)).get("main", {})
        yield from dnf_settings.excluded(main)
        yield from _left_out(main, "main")
    for name, values in dnf_settings.repositories(host).items():
        if values.get("enabled", "1").lower() not in _OFF:
            yield from dnf_settings.excluded(values)
            if _OWN.fullmatch(name):
                yield from _left_out(values, name)


def _left_out(values: Mapping[str, str], name: str) -> Iterable[str]:
    """What ``includepkgs`` leaves out: all packages that it does not name, counted as one."""
    included = dnf_settings.names(values, "includepkgs")
    if included and "*" not in included:
        yield f"[{name}] includepkgs={' '.join(included)}"


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
