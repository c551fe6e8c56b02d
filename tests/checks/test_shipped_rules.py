"""Every shipped check: which facts lead to which answer, and what is said then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

import pytest

from posture.checks.catalogue import Catalogue
from posture.checks.judge import judge
from posture.checks.verdict import Outcome
from posture.facts.model import Reading, Value
from posture.host.model import System

Facts: TypeAlias = dict[str, Value | None]

HOME: Facts = {"system.virtual": "none", "system.has_screen": True}
CONTAINER: Facts = {"system.virtual": "container", "system.has_screen": False}
WSL: Facts = {"system.virtual": "wsl", "system.has_screen": False}
VIRTUAL: Facts = {"system.virtual": "machine", "system.has_screen": True}


def disk(state: str | None, how: str | None = "LUKS2", plain: tuple[str, ...] = ()) -> Facts:
    return {"disk_encryption.state": state, "disk_encryption.how": how, "disk_encryption.plain": plain}


def updates(
    security: int | None, index: float | None, installed: float | None, pending: int | None = None
) -> Facts:
    return {
        "updates.manager": "apt",
        "updates.pending": security if pending is None else pending,
        "updates.security_pending": security,
        "updates.kept_back": 0,
        "updates.restart_pending": False,
        "updates.elsewhere": "",
        "updates.index_age_days": index,
        "updates.installed_age_days": installed,
    }


def hindered(**facts: object) -> Facts:
    """Nothing waits, and updates are fresh, but for what is given."""
    return HOME | updates(0, 1.0, 3.0) | {f"updates.{name}": value for name, value in facts.items()}


def supported(days_left: int | None, table_age: int | None = 0, rolling: bool | None = False) -> Facts:
    ends = None if days_left is None else "2028-06-30"
    return {
        "os.rolling": rolling,
        "support.ends_on": ends,
        "support.days_left": days_left,
        "support.table_age_days": table_age,
    }


def auto_updates(enabled: bool | None, checks: bool | None, rolling: bool | None = False) -> Facts:
    return {
        "auto_updates.enabled": enabled,
        "auto_updates.checks": checks,
        "auto_updates.by": "unattended-upgrades",
        "os.rolling": rolling,
    }


def lock(enabled: bool | None, minutes: float | None) -> Facts:
    return {"screen_lock.enabled": enabled, "screen_lock.after_minutes": minutes}


def auto_login(enabled: bool | None, state: str | None, how: str | None = "LUKS2") -> Facts:
    return {
        "auto_login.enabled": enabled,
        "auto_login.by": "gdm" if enabled else "",
        "auto_login.disk_typed": bool(enabled),
        "disk_encryption.state": state,
        "disk_encryption.how": how,
    }


def firewall(enabled: bool | None, blocks: bool | None, ports: int | None) -> Facts:
    return {
        "firewall.enabled": enabled,
        "firewall.blocks_incoming": blocks,
        "firewall.open_ports": ports,
        "firewall.published_ports": 0,
        "firewall.by": "ufw",
    }


def boot(supported: bool | None, enabled: bool | None) -> Facts:
    return {"secure_boot.supported": supported, "secure_boot.enabled": enabled}


def backup(configured: bool | None, age: float | None) -> Facts:
    return {"backup.configured": configured, "backup.age_days": age, "backup.by": "deja-dup"}


def space(percent: float | None, gigabytes: float | None, volume: str | None = "/") -> Facts:
    return {
        "disk_space.free_percent": percent,
        "disk_space.free_gb": gigabytes,
        "disk_space.volume": volume,
    }


def clock(synchronised: bool | None, service: bool | None) -> Facts:
    return {"clock.synchronised": synchronised, "clock.service_on": service, "clock.by": "chrony"}


CASES: tuple[tuple[str, Facts, str, str], ...] = (
    ("disk-encryption", HOME | disk("on"), "pass", "encrypted with LUKS2"),
    ("disk-encryption", HOME | disk("partly", plain=("/home",)), "warn", "namely /home"),
    ("disk-encryption", HOME | disk("partly", plain=("/home", "swap")), "warn", "/home and the swap"),
    ("disk-encryption", HOME | disk("partly", plain=("~",)), "warn", "namely your home folder"),
    ("disk-encryption", HOME | disk("swap-open", plain=("swap",)), "warn", "but not the swap"),
    ("disk-encryption", HOME | disk("beside-open", plain=("/srv", "swap")), "warn", "on /srv and the swap"),
    ("disk-encryption", HOME | disk("hardware-only", "OPAL, fscrypt"), "warn", "by itself"),
    ("disk-encryption", HOME | disk("hardware-only", "OPAL, ZFS"), "warn", "by itself"),
    ("disk-encryption", HOME | disk("starting"), "warn", "not finished yet"),
    ("disk-encryption", HOME | disk("suspended"), "warn", "paused"),
    ("disk-encryption", HOME | disk("hardware-only", "OPAL"), "warn", "by itself"),
    ("disk-encryption", HOME | disk("hardware-only", "LUKS2, OPAL"), "warn", "by itself"),
    ("disk-encryption", HOME | disk("hardware-only", "the chip"), "fail", "Whoever holds this disk"),
    ("disk-encryption", HOME | disk("off", "", ("/",)), "fail", "without your password"),
    ("disk-encryption", HOME | disk(None, None), "unknown", "Only an administrator"),
    ("disk-encryption", VIRTUAL | disk("off"), "fail", "without your password"),
    ("disk-encryption", CONTAINER | disk(None), "not_applicable", "inside another computer"),
    ("disk-encryption", WSL | disk("off"), "not_applicable", "inside another computer"),
    ("disk-encryption", {"system.virtual": None} | disk("on"), "unknown", "Only an administrator"),
    ("os-updates", HOME | updates(0, 1.0, 3.0), "pass", "1 day ago"),
    ("os-updates", HOME | updates(0, 7.0, None), "pass", "7 days ago"),
    ("os-updates", HOME | updates(0, 2.0, 60.0, pending=12), "pass", "No security update"),
    ("os-updates", HOME | updates(None, 2.0, 60.0, pending=0), "unknown", "Only an administrator"),
    ("os-updates", HOME | updates(0, 8.0, 3.0), "stale", "looked 8 days ago; let it look again"),
    ("os-updates", HOME | updates(0, 30.0, None), "stale", "30 days ago"),
    ("os-updates", HOME | updates(0, 30.1, 3.0), "fail", "30 days ago"),
    (
        "os-updates",
        HOME | updates(0, 31.0, None),
        "fail",
        "waiting: 0. The system last looked for updates 31 days ago.",
    ),
    ("os-updates", HOME | updates(1, 1.0, 14.0), "warn", "1 security update waiting"),
    ("os-updates", HOME | updates(3, 20.0, 2.0), "warn", "3 security updates waiting"),
    ("os-updates", HOME | updates(3, 1.0, 15.0), "fail", "waiting: 3"),
    ("os-updates", HOME | updates(3, 20.0, 15.0), "fail", "waiting: 3"),
    ("os-updates", HOME | updates(3, 40.0, 1.0), "fail", "waiting: 3"),
    ("os-updates", HOME | updates(3, 40.0, None), "fail", "waiting: 3"),
    ("os-updates", HOME | updates(3, None, 20.0), "fail", "waiting: 3"),
    ("os-updates", HOME | updates(3, 1.0, None), "unknown", "Only an administrator"),
    ("os-updates", HOME | updates(0, None, 1.0), "unknown", "Only an administrator"),
    ("os-updates", HOME | updates(None, 1.0, 1.0, pending=4), "unknown", "Only an administrator"),
    ("os-updates", hindered(elsewhere="snap"), "pass", "What snap installed"),
    ("os-updates", hindered(elsewhere=None), "pass", "No security update"),
    ("os-updates", hindered(restart_pending=True), "warn", "after a restart"),
    ("os-updates", hindered(restart_pending=None), "unknown", "Only an administrator"),
    ("os-updates", hindered(restart_pending=True, index_age_days=9.0), "stale", "9 days ago"),
    (
        "os-updates",
        hindered(restart_pending=True, security_pending=3, installed_age_days=15.0),
        "fail",
        ": 3",
    ),
    ("os-updates", hindered(kept_back=2), "warn", "keeps 2 packages from"),
    ("os-updates", hindered(kept_back=None), "unknown", "Only an administrator"),
    ("os-updates", WSL | updates(0, 1.0, 1.0), "pass", "No security update"),
    ("os-updates", CONTAINER | updates(0, 1.0, 1.0), "pass", "No security update"),
    ("os-supported", HOME | supported(61), "pass", "until 30 June 2028"),
    ("os-supported", HOME | supported(60), "warn", "in 60 days"),
    ("os-supported", HOME | supported(1), "warn", "in 1 day."),
    ("os-supported", HOME | supported(0), "warn", "in 0 days"),
    ("os-supported", HOME | supported(-1), "fail", "ended on 30 June 2028"),
    ("os-supported", HOME | supported(500, 180), "pass", "until"),
    ("os-supported", HOME | supported(500, 181), "stale", "181 days old"),
    ("os-supported", HOME | supported(-1, 181), "fail", "ended on"),
    ("os-supported", HOME | supported(None, None), "unknown", "Only an administrator"),
    ("os-supported", HOME | supported(None, None, rolling=True), "not_applicable", "no versions"),
    ("os-supported", HOME | supported(90, rolling=None), "unknown", "Only an administrator"),
    ("os-supported", CONTAINER | supported(-1), "fail", "ended on"),
    ("auto-updates", HOME | auto_updates(True, True), "pass", "unattended-upgrades"),
    ("auto-updates", HOME | auto_updates(True, None), "pass", "unattended-upgrades"),
    ("auto-updates", HOME | auto_updates(False, True), "warn", "leaves installing them to you"),
    ("auto-updates", HOME | auto_updates(False, False), "fail", "neither looks"),
    ("auto-updates", HOME | auto_updates(None, True), "unknown", "Only an administrator"),
    ("auto-updates", HOME | auto_updates(False, False, rolling=True), "not_applicable", "rolling"),
    ("screen-lock", HOME | lock(True, 10.0), "pass", "after 10 minutes"),
    ("screen-lock", HOME | lock(True, 15.08), "pass", "after 15 minutes"),
    ("screen-lock", HOME | lock(True, 1.0), "pass", "after 1 minute."),
    ("screen-lock", HOME | lock(True, 30.0), "warn", "only after 30 minutes"),
    ("screen-lock", HOME | lock(True, 0.0), "fail", "Nothing locks"),
    ("screen-lock", HOME | lock(False, 0.0), "fail", "Nothing locks"),
    ("screen-lock", HOME | lock(False, None), "fail", "Nothing locks"),
    ("screen-lock", HOME | lock(True, None), "unknown", "Only an administrator"),
    ("screen-lock", HOME | lock(None, None), "unknown", "Only an administrator"),
    ("screen-lock", {"system.has_screen": False} | lock(None, None), "not_applicable", "Nobody works"),
    ("auto-login", HOME | auto_login(False, None), "pass", "takes a password"),
    ("auto-login", HOME | auto_login(True, "on"), "warn", "encrypted disk"),
    ("auto-login", HOME | auto_login(True, "off"), "fail", "without a password"),
    ("auto-login", HOME | auto_login(True, "hardware-only"), "fail", "without a password"),
    ("auto-login", HOME | auto_login(True, None), "unknown", "Only an administrator"),
    ("auto-login", HOME | auto_login(None, "on"), "unknown", "Only an administrator"),
    ("auto-login", HOME | auto_login(True, "on", "BitLocker"), "fail", "without a password"),
    ("firewall", HOME | firewall(True, True, 3), "pass", "ufw"),
    ("firewall", HOME | firewall(True, False, 3), "warn", "lets in"),
    ("firewall", HOME | firewall(True, None, 3), "unknown", "Only an administrator"),
    ("firewall", HOME | firewall(False, False, 0), "warn", "nothing waits"),
    ("firewall", HOME | firewall(False, None, 0), "warn", "nothing waits"),
    ("firewall", HOME | firewall(False, False, 1), "fail", "on 1 port."),
    ("firewall", HOME | firewall(False, False, None), "unknown", "Only an administrator"),
    ("firewall", HOME | firewall(None, None, 0), "unknown", "Only an administrator"),
    (
        "firewall",
        HOME | firewall(True, True, 3) | {"firewall.published_ports": 2},
        "warn",
        "open 2 ports past it",
    ),
    (
        "firewall",
        HOME | firewall(True, True, 3) | {"firewall.published_ports": None},
        "unknown",
        "Only an admini",
    ),
    ("firewall", CONTAINER | firewall(False, False, 2), "fail", "on 2 ports."),
    ("firewall", WSL | firewall(False, False, 2), "not_applicable", "inside Windows"),
    (
        "remote-desktop",
        HOME | {"remote_desktop.enabled": False, "remote_desktop.by": ()},
        "pass",
        "Nothing that Posture knows lets",
    ),
    (
        "remote-desktop",
        VIRTUAL
        | {
            "remote_desktop.enabled": True,
            "remote_desktop.view_only": False,
            "remote_desktop.by": ("xrdp", "x11vnc"),
        },
        "fail",
        "through xrdp and x11vnc",
    ),
    (
        "remote-desktop",
        HOME
        | {"remote_desktop.enabled": True, "remote_desktop.view_only": True, "remote_desktop.by": ("gnome",)},
        "warn",
        "can watch this screen, but not control it, through GNOME Remote Desktop (software for",
    ),
    ("remote-desktop", HOME | {"remote_desktop.enabled": None}, "unknown", "Only an administrator"),
    ("remote-desktop", WSL | {"remote_desktop.enabled": False}, "not_applicable", "screen of its own"),
    ("secure-boot", HOME | boot(True, True), "pass", "is on"),
    ("secure-boot", HOME | boot(True, False), "fail", "is off"),
    ("secure-boot", HOME | boot(True, None), "unknown", "Only an administrator"),
    ("secure-boot", HOME | boot(None, None), "unknown", "Only an administrator"),
    ("secure-boot", HOME | boot(False, None), "not_applicable", "older way"),
    ("secure-boot", VIRTUAL | boot(True, False), "fail", "is off"),
    ("secure-boot", CONTAINER | boot(None, None), "not_applicable", "inside another one"),
    ("backup", HOME | backup(True, 0.4), "pass", "less than 24 hours ago"),
    ("backup", HOME | backup(True, 7.2), "pass", "7 days ago"),
    ("backup", HOME | backup(True, 8.0), "warn", "8 days ago, and that is a while"),
    ("backup", HOME | backup(True, 30.0), "warn", "30 days ago"),
    ("backup", HOME | backup(True, 31.0), "fail", "No backup"),
    ("backup", HOME | backup(False, None), "fail", "No backup"),
    ("backup", HOME | backup(True, None), "unknown", "Only an administrator"),
    ("backup", HOME | backup(None, None), "unknown", "Only an administrator"),
    ("backup", CONTAINER | backup(False, None), "not_applicable", "backed up there"),
    ("disk-space", HOME | space(40.0, 200.0), "pass", "200 GB are free"),
    ("disk-space", HOME | space(12.0, 6.0), "pass", "6 GB"),
    ("disk-space", HOME | space(3.0, 60.0), "pass", "60 GB"),
    ("disk-space", HOME | space(None, 60.0), "pass", "60 GB"),
    ("disk-space", HOME | space(15.0, 3.5), "warn", "3.5 GB"),
    ("disk-space", HOME | space(3.0, 15.0), "warn", "15 GB"),
    ("disk-space", HOME | space(1.0, 1.9), "fail", "1.9 GB"),
    ("disk-space", HOME | space(10.5, 2.1, "/var"), "warn", "on /var"),
    ("disk-space", HOME | space(20.0, 0.1, "/boot"), "warn", "next kernel"),
    ("disk-space", HOME | space(0.0, 0.0, "/boot"), "fail", "on /boot"),
    ("disk-space", HOME | space(20.0, 0.1, "/"), "fail", "on /"),
    ("disk-space", HOME | space(None, None), "unknown", "Only an administrator"),
    ("clock", HOME | clock(True, True), "pass", "A time server keeps the clock right."),
    ("clock", HOME | clock(False, True), "warn", "no time server has set the clock"),
    ("clock", HOME | clock(False, False), "fail", "drift away"),
    ("clock", HOME | clock(None, True), "unknown", "Only an administrator"),
    ("clock", CONTAINER | clock(False, False), "not_applicable", "sets the clock"),
)


@pytest.mark.parametrize(("check", "facts", "outcome", "words"), CASES)
def test_the_facts_lead_to_the_answer(
    check: str,
    facts: Facts,
    outcome: str,
    words: str,
    catalogue: Catalogue,
    read: Callable[[Facts], Mapping[str, Reading]],
    taken: datetime,
) -> None:
    verdict = judge(catalogue.checks[check], read(facts), system=System.LINUX, taken=taken)
    assert (verdict.outcome.value, verdict.finding) == (outcome, verdict.finding)
    assert words in verdict.finding
    assert "{" not in verdict.finding + verdict.wanted


def test_every_outcome_that_a_check_can_find_is_tried_here(catalogue: Catalogue) -> None:
    tried = {(check, outcome) for check, _, outcome, _ in CASES}
    possible = {
        (check.id, outcome.value)
        for check in catalogue.checks.values()
        for outcome in (*check.found, Outcome.UNKNOWN)
    }
    assert tried == possible
