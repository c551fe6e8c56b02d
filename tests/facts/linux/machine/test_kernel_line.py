from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine import kernel_line
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("root=/dev/sda1 ro quiet", ""),
        ("ro 3", "multi-user.target"),
        ("ro single", "rescue.target"),
        ("ro emergency", "emergency.target"),
        ("5 systemd.unit=kiosk.target", "kiosk.target"),
        ("systemd.unit=kiosk.target 5", "graphical.target"),
        ("rd.systemd.unit=emergency.target", ""),
    ],
)
def test_the_last_word_about_the_target_counts(make_host: MakeHost, line: str, target: str) -> None:
    assert kernel_line.target(make_host({"/proc/cmdline": f"{line}\n"})) == target


def test_masks_and_credentials_are_named(make_host: MakeHost) -> None:
    host = make_host({"/proc/cmdline": "systemd.mask=a.service systemd.set_credential=b.c:d\n"})
    assert (kernel_line.masked(host), kernel_line.credentials(host)) == ({"a.service"}, {"b.c"})


def test_without_a_line_nothing_is_asked(make_host: MakeHost) -> None:
    host = make_host({})
    assert (kernel_line.target(host), kernel_line.masked(host)) == ("", frozenset())
