"""How long a system is looked after: derived ones, subscriptions and what rolls."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kinds import Computer, Kind

BASE = "updates-chrome-waits"
_PRO = "/var/lib/ubuntu-advantage/status.json"
_FOCAL = 'ID=ubuntu\nVERSION_ID="20.04"\nVERSION="20.04.6 LTS (Focal Fossa)"\nVERSION_CODENAME=focal\n'
_INTERIM = 'ID=ubuntu\nVERSION_ID="25.04"\nVERSION="25.04 (Plucky Puffin)"\nVERSION_CODENAME=plucky\n'


def _linux(
    name: str,
    wanted: str,
    release: str,
    files: Mapping[str, str | bytes | None] | None = None,
    *,
    kind: Kind = Kind.CONFIDENT,
    says: tuple[str, ...] = (),
) -> Computer:
    there: dict[str, str | bytes | None] = {"/etc/os-release": release, **(files or {})}
    return Computer(kind, name, "os-supported", wanted, BASE, there, says=says)


def _pro(*, attached: bool = True, infra: str = "enabled", expires: str = "9999-12-31") -> dict[str, str]:
    services = [{"name": "esm-apps", "status": "enabled"}, {"name": "esm-infra", "status": infra}]
    status = {"attached": attached, "expires": f"{expires}T00:00:00+00:00", "services": services}
    return {_PRO: json.dumps(status)}


COMPUTERS: tuple[Computer, ...] = (
    _linux(
        "pop-24.04", "pass", 'ID=pop\nID_LIKE="ubuntu debian"\nVERSION_ID="24.04"\nUBUNTU_CODENAME=noble\n'
    ),
    _linux(
        "pop-20.04", "fail", 'ID=pop\nID_LIKE="ubuntu debian"\nVERSION_ID="20.04"\nUBUNTU_CODENAME=focal\n'
    ),
    _linux("zorin-17", "pass", 'ID=zorin\nID_LIKE="ubuntu debian"\nVERSION_ID="17"\nUBUNTU_CODENAME=jammy\n'),
    _linux(
        "elementary-8", "pass", 'ID=elementary\nID_LIKE=ubuntu\nVERSION_ID="8.0"\nUBUNTU_CODENAME=noble\n'
    ),
    _linux("neon", "pass", 'ID=neon\nID_LIKE="ubuntu debian"\nVERSION_ID="24.04"\nUBUNTU_CODENAME=noble\n'),
    _linux("lmde-7", "pass", 'ID=linuxmint\nID_LIKE=debian\nVERSION_ID="7"\nDEBIAN_CODENAME=trixie\n'),
    _linux("lmde-5", "fail", 'ID=linuxmint\nID_LIKE=debian\nVERSION_ID="5"\nDEBIAN_CODENAME=bullseye\n'),
    _linux("mint-20", "fail", 'ID=linuxmint\nID_LIKE=ubuntu\nVERSION_ID="20.3"\nUBUNTU_CODENAME=focal\n'),
    _linux(
        "raspbian-12", "pass", 'ID=raspbian\nID_LIKE=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n'
    ),
    _linux(
        "mx-23",
        "pass",
        'ID=mx\nID_LIKE=debian\nVERSION_ID="23.4"\nVERSION_CODENAME=libretto\n',
        {"/etc/debian_version": "12.8\n"},
    ),
    _linux("mx-without-a-base", "unknown", 'ID=mx\nID_LIKE=debian\nVERSION_ID="23.4"\n'),
    _linux("nobara-44", "pass", 'ID=nobara\nID_LIKE="rhel centos fedora"\nVERSION_ID="44"\n'),
    _linux("oracle-9", "pass", 'ID="ol"\nID_LIKE="fedora"\nVERSION_ID="9.5"\n'),
    _linux("clone-of-rhel-7", "fail", 'ID="clone"\nID_LIKE="rhel fedora centos"\nVERSION_ID="7.9"\n'),
    _linux("devuan-5", "pass", 'ID=devuan\nID_LIKE=debian\nVERSION_ID="5"\nVERSION_CODENAME=daedalus\n'),
    _linux("devuan-4", "fail", 'ID=devuan\nID_LIKE=debian\nVERSION_ID="4"\nVERSION_CODENAME=chimaera\n'),
    _linux("alpine-3.23", "pass", "ID=alpine\nVERSION_ID=3.23.2\n"),
    _linux("leap-15.3", "fail", 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.3"\n'),
    _linux("endeavour", "not_applicable", 'ID="endeavouros"\nID_LIKE="arch"\n'),
    _linux("another-arch", "not_applicable", 'ID="biglinux"\nID_LIKE="arch manjaro"\nVERSION_ID="1"\n'),
    _linux("made-from-nothing-known", "unknown", 'ID=own\nVERSION_ID="3"\n'),
    _linux("focal-with-pro", "pass", _FOCAL, _pro(), kind=Kind.ABSENCE, says=("2030",)),
    _linux("focal-with-pro-cut-off", "unknown", _FOCAL, {_PRO: _pro()[_PRO][:40]}, kind=Kind.ABSENCE),
    _linux("focal-never-attached", "fail", _FOCAL, _pro(attached=False), kind=Kind.ABSENCE),
    _linux("focal-with-apps-alone", "fail", _FOCAL, _pro(infra="disabled"), kind=Kind.ABSENCE),
    _linux("focal-with-pro-run-out", "fail", _FOCAL, _pro(expires="2026-02-01"), kind=Kind.ABSENCE),
    _linux("focal-with-pro-to-year-end", "warn", _FOCAL, _pro(expires="2026-12-31"), kind=Kind.ABSENCE),
    _linux("interim-with-pro", "fail", _INTERIM, _pro(infra="n/a"), kind=Kind.ABSENCE),
    Computer(
        Kind.ABSENCE,
        "focal-with-pro-closed",
        "os-supported",
        "unknown",
        BASE,
        {"/etc/os-release": _FOCAL},
        {"denied": [_PRO]},
    ),
)
