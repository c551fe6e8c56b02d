from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from posture.facts.linux.screen_lock.xfce import presents, xfce4_power_manager, xfce4_screensaver
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

FOLDER = "xfce4/xfconf/xfce-perchannel-xml"
OWN, SYSTEM = f"/home/person/.config/{FOLDER}", f"/etc/xdg/{FOLDER}"


def _xml(*properties: str, channel: str = "xfce4-screensaver", locked: str = "") -> str:
    """A channel file; each property is ``/path type value``."""
    lines = []
    for item in properties:
        path, kind, value = item.split()
        names = path.strip("/").split("/")
        opened = "".join(f'<property name="{name}" type="empty">' for name in names[:-1])
        leaf = f'<property name="{names[-1]}" type="{kind}" value="{value}"{locked}/>'
        lines.append(opened + leaf + "</property>" * (len(names) - 1))
    body = "\n  ".join(lines)
    head = '<?xml version="1.1" encoding="UTF-8"?>'
    return f'{head}\n\n<channel name="{channel}" version="1.0">\n  {body}\n</channel>\n'


@pytest.mark.parametrize(
    ("properties", "seconds"),
    [
        ((), 300.0),
        (("/saver/idle-activation/delay int 20", "/lock/saver-activation/delay int 2"), 1320.0),
        (("/saver/idle-activation/delay int 0",), 600.0),
        (("/saver/idle-activation/delay int 9999",), 28_800.0),
        (("/saver/enabled bool false",), None),
        (("/saver/idle-activation/enabled bool false",), None),
        (("/lock/enabled bool false",), None),
        (("/lock/saver-activation/enabled bool false",), None),
        (("/lock/enabled string false",), 300.0),
    ],
)
def test_every_switch_must_be_on(
    make_host: MakeHost, properties: tuple[str, ...], seconds: float | None
) -> None:
    host = make_host({f"{OWN}/xfce4-screensaver.xml": _xml(*properties)})
    assert xfce4_screensaver(host).seconds == seconds


def test_the_power_manager_decides_about_sleep(make_host: MakeHost) -> None:
    text = _xml(
        "/xfce4-power-manager/lock-screen-suspend-hibernate bool false", channel="xfce4-power-manager"
    )
    assert xfce4_screensaver(make_host({f"{OWN}/xfce4-power-manager.xml": text})).on_sleep is False
    assert xfce4_screensaver(make_host({})).on_sleep is True


def test_a_system_value_counts_until_the_person_chooses(make_host: MakeHost) -> None:
    system = {f"{SYSTEM}/xfce4-screensaver.xml": _xml("/saver/idle-activation/delay int 3")}
    assert xfce4_screensaver(make_host(system)).seconds == 180.0
    own = {f"{OWN}/xfce4-screensaver.xml": _xml("/saver/idle-activation/delay int 9")}
    assert xfce4_screensaver(make_host(system | own)).seconds == 540.0


def test_a_locked_system_value_beats_the_persons(make_host: MakeHost) -> None:
    host = make_host(
        {
            f"{SYSTEM}/xfce4-screensaver.xml": _xml("/lock/enabled bool true", locked=' locked="*"'),
            f"{OWN}/xfce4-screensaver.xml": _xml("/lock/enabled bool false"),
        }
    )
    assert xfce4_screensaver(host).seconds == 300.0


def _bus(channel: str, reply: object) -> dict[str, Any]:
    return {
        "bus": "session",
        "destination": "org.xfce.Xfconf",
        "path": "/org/xfce/Xfconf",
        "interface": "org.xfce.Xfconf",
        "method": "GetAllProperties",
        "arguments": [channel, "/"],
        "reply": reply,
    }


def test_the_running_settings_service_is_asked_before_the_files(make_host: MakeHost) -> None:
    host = make_host(
        {f"{OWN}/xfce4-screensaver.xml": _xml("/lock/enabled bool false")},
        calls=[_bus("xfce4-screensaver", [{"/saver/idle-activation/delay": ["i", 7]}])],
    )
    lock = xfce4_screensaver(host)
    assert (lock.seconds, lock.method) == (420.0, "xfconf")


@pytest.mark.parametrize(
    "text", ["<channel>", '<!DOCTYPE c [<!ENTITY a "b">]><channel name="c"/>', "\0", "x" * 300_000]
)
def test_a_damaged_file_is_unknown(make_host: MakeHost, text: str) -> None:
    with pytest.raises(Undecided):
        xfce4_screensaver(make_host({f"{OWN}/xfce4-screensaver.xml": text}))


def _power(text: str) -> dict[str, str]:
    path = "/home/person/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-power-manager.xml"
    return {path: f'<channel><property name="xfce4-power-manager" type="empty">{text}</property></channel>'}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", None),
        ('<property name="inactivity-on-ac" type="uint" value="14"/>', None),
        ('<property name="inactivity-on-ac" type="uint" value="20"/>', 1200.0),
    ],
)
def test_the_power_manager_sleeps_from_fifteen_minutes_on(
    make_host: MakeHost, text: str, seconds: float | None
) -> None:
    assert xfce4_power_manager(make_host(_power(text))).sleeps == seconds


def test_presentation_mode_is_kept_in_the_settings(make_host: MakeHost) -> None:
    on = '<property name="presentation-mode" type="bool" value="true"/>'
    assert presents(make_host(_power(on)))
    assert not presents(make_host(_power("")))
