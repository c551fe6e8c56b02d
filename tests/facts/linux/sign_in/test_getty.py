from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.sign_in.getty import read
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ETC, LIB = "/etc/systemd/system", "/usr/lib/systemd/system"
PLAIN = "[Service]\nExecStart=-/sbin/agetty -o '-p -- \\\\u' --noclear --keep-baud %I 115200,38400 $TERM\n"
LONG = "[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin alice --noclear %I $TERM\n"
SHORT = "[Service]\nExecStart=\nExecStart=-/usr/bin/agetty -a alice %I\n"
EQUALS = "[Service]\nExecStart=\nExecStart=-/sbin/agetty \\\n  --autologin=alice %I\n"


@pytest.mark.parametrize(
    "files",
    [
        {f"{ETC}/getty@tty1.service.d/autologin.conf": LONG},
        {f"{ETC}/getty@tty1.service.d/autologin.conf": SHORT},
        {f"{ETC}/getty@.service.d/overrides.conf": EQUALS},
        {f"{ETC}/serial-getty@ttyS0.service.d/x.conf": LONG},
        {f"{ETC}/console-getty.service.d/x.conf": LONG},
        {f"{ETC}/getty@tty1.service": LONG},
        {f"{LIB}/getty@tty1.service.d/live.conf": LONG},
        {f"{ETC}/getty@tty1.service.d/a.conf": PLAIN, f"{ETC}/getty@tty1.service.d/b.conf": LONG},
    ],
)
def test_a_console_that_signs_somebody_in(make_host: MakeHost, files: dict[str, str]) -> None:
    found = read(make_host({f"{LIB}/getty@.service": PLAIN} | files))
    assert found.automatic
    assert "alice" not in repr(found)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {f"{ETC}/getty@tty1.service.d/noclear.conf": "[Service]\nTTYVTDisallocate=no\n"},
        {
            f"{ETC}/getty@tty1.service.d/a.conf": LONG,
            f"{ETC}/getty@tty1.service.d/b.conf": "[Service]\nExecStart=\n",
        },
        {f"{LIB}/getty@tty1.service.d/a.conf": LONG, f"{ETC}/getty@tty1.service.d/a.conf": PLAIN},
        {f"{ETC}/getty@tty1.service.d/a.conf.disabled": LONG},
        {f"{ETC}/ssh.service.d/a.conf": LONG},
        {f"{ETC}/getty@tty1.service.d/a.conf": "[Service]\n#ExecStart=-/sbin/agetty --autologin alice\n"},
    ],
)
def test_consoles_that_ask(make_host: MakeHost, files: dict[str, str]) -> None:
    assert not read(make_host({f"{LIB}/getty@.service": PLAIN} | files)).automatic


def test_a_drop_in_that_was_masked_does_not_count(make_host: MakeHost) -> None:
    host = make_host(
        {f"{LIB}/getty@tty1.service.d/a.conf": LONG, "/dev/null": ""},
        links={f"{ETC}/getty@tty1.service.d/a.conf": "/dev/null"},
    )
    assert not read(host).automatic


@pytest.mark.parametrize("masked", ["getty@tty1.service", "getty@.service"])
def test_a_masked_console_starts_nothing(make_host: MakeHost, masked: str) -> None:
    host = make_host(
        {f"{LIB}/getty@.service": PLAIN, f"{LIB}/getty@tty1.service.d/a.conf": LONG},
        links={f"{ETC}/{masked}": "/dev/null"},
    )
    assert not read(host).automatic


def test_the_file_that_signs_somebody_in_is_named(make_host: MakeHost) -> None:
    drop_in = f"{ETC}/getty@tty1.service.d/autologin.conf"
    assert drop_in in repr(read(make_host({f"{LIB}/getty@.service": PLAIN, drop_in: LONG})))
