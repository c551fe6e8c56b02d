"""Clocks: who sets them, and what nobody can see."""

from __future__ import annotations

from kinds import Computer, Kind

BASE = "backup-restic-good"  # a Debian on which no program runs
NAME = "org.freedesktop.timedate1"
NO_BUS = {"bus": "system", "destination": NAME, "error": "not_there", "sentence": "Nobody owns the name."}


def _says(name: str, value: bool) -> dict[str, object]:
    return {
        "bus": "system",
        "destination": NAME,
        "path": "/org/freedesktop/timedate1",
        "interface": "org.freedesktop.DBus.Properties",
        "method": "Get",
        "arguments": [NAME, name],
        "reply": [["b", value]],
    }


def _runs(*names: str) -> list[dict[str, object]]:
    return [{"name": "systemd", "command": ["/sbin/init"], "mine": False}] + [
        {"name": name[:15], "command": [f"/usr/sbin/{name}"], "mine": False} for name in names
    ]


NOBODY = [_says("NTPSynchronized", False), _says("NTP", False)]


def _clock(
    kind: Kind,
    name: str,
    wanted: str,
    *programs: str,
    calls: list[dict[str, object]] | None = None,
    files: dict[str, str] | None = None,
    says: tuple[str, ...] = (),
) -> Computer:
    answers = {"calls": NOBODY if calls is None else calls, "processes": _runs(*programs)}
    return Computer(kind, name, "clock", wanted, BASE, files=files or {}, answers=answers, says=says)


COMPUTERS: tuple[Computer, ...] = (
    # Confident without knowing: what is on no list may set the clock all the same.
    _clock(Kind.CONFIDENT, "sdwdate", "unknown", "sdwdate", says=("sdwdate",)),
    _clock(Kind.CONFIDENT, "htpdate", "unknown", "htpdate"),
    _clock(Kind.CONFIDENT, "ptp4l-alone", "unknown", "ptp4l"),
    _clock(Kind.CONFIDENT, "gpsd", "unknown", "gpsd"),
    _clock(Kind.CONFIDENT, "virtualbox", "unknown", "VBoxService", says=("VirtualBox",)),
    _clock(Kind.CONFIDENT, "vmware", "unknown", "vmtoolsd"),
    _clock(Kind.CONFIDENT, "hyper-v", "unknown", files={"/sys/module/hv_utils/refcnt": "1\n"}),
    _clock(
        Kind.CONFIDENT,
        "ntpdate-when-the-network-comes",
        "unknown",
        files={"/etc/network/if-up.d/ntpdate": "#!/bin/sh\n"},
    ),
    _clock(
        Kind.CONFIDENT,
        "ntpdate-by-cron",
        "unknown",
        files={"/etc/cron.d/time": "0 * * * * root /usr/sbin/ntpdate -s pool.ntp.org\n"},
    ),
    _clock(
        Kind.CONFIDENT,
        "sntp-by-a-unit-of-ones-own",
        "unknown",
        files={"/etc/systemd/system/set.service": "[Service]\nExecStart=/usr/bin/sntp -S pool.ntp.org\n"},
    ),
    _clock(Kind.CONFIDENT, "a-daemon-on-no-list", "unknown", "secure-time-sync"),
    _clock(Kind.CONFIDENT, "connman-that-stepped-the-clock", "unknown", "connmand"),
    _clock(
        Kind.CONFIDENT,
        "scripts-that-set-nothing",
        "fail",
        files={"/etc/cron.daily/log": "#!/bin/sh\n# ntpdate pool.ntp.org\ndate >> /var/log/day\n"},
    ),
    _clock(Kind.CONFIDENT, "busybox-without-a-bus", "unknown", "ntpd", calls=[NO_BUS]),
    _clock(Kind.CONFIDENT, "connman-without-a-bus", "unknown", "connmand", calls=[NO_BUS]),
    _clock(Kind.CONFIDENT, "ntpsec-by-its-newer-name", "unknown", "ntpsec-ntpd"),
    # Absence taken for health, and for illness.
    _clock(Kind.ABSENCE, "no-bus-and-nothing-known", "unknown", calls=[NO_BUS]),
    _clock(
        Kind.ABSENCE,
        "set-once-and-nobody-there",
        "unknown",
        calls=[_says("NTPSynchronized", True), _says("NTP", False)],
    ),
    # Common healthy and plainly bad computers.
    _clock(
        Kind.DEFAULTS,
        "timesyncd-in-step",
        "pass",
        "systemd-timesyncd",
        calls=[_says("NTPSynchronized", True)],
    ),
    _clock(Kind.DEFAULTS, "connman-in-step", "pass", "connmand", calls=[_says("NTPSynchronized", True)]),
    _clock(
        Kind.DEFAULTS, "chrony-without-a-server", "warn", "chronyd", calls=[_says("NTPSynchronized", False)]
    ),
    _clock(Kind.DEFAULTS, "switched-off", "fail", "systemd-timedated", "cron", says=("drift away",)),
    # Steps that work on the computer.
    _clock(Kind.STEPS, "no-sudo-in-the-steps", "fail", "cron", says=("timedatectl set-ntp true",)),
    _clock(
        Kind.STEPS, "steps-for-a-system-without-systemd", "unknown", "ntpd", calls=[NO_BUS], says=("chrony",)
    ),
)
