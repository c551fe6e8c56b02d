from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.remote.desktop import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

LAUNCHCTL = "launchctl print-disabled system"
MANAGEMENT = "/Library/Application Support/Apple/Remote Desktop/RemoteManagement.launchd"


def services(state: str | None) -> str:
    own = "" if state is None else f'\t\t"com.apple.screensharing" => {state}\n'
    return f'\n\tdisabled services = {{\n\t\t"com.apple.ftpd" => disabled\n{own}\t}}\n'


def waits(port: int, address: str = "::") -> list[dict[str, object]]:
    return [{"protocol": "tcp", "address": address, "port": port}]


@pytest.mark.parametrize(
    ("state", "listeners", "shared"),
    [
        ("enabled", [], True),
        ("false", [], True),
        ("disabled", waits(5900), False),
        ("true", waits(5900), False),
        (None, waits(5900), True),
        (None, waits(5900, "127.0.0.1"), False),
        (None, waits(22), False),
    ],
)
def test_launchds_word_counts_and_without_it_the_port(
    state: str | None, listeners: list, shared: bool, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answers = read(make_mac(commands=[command(LAUNCHCTL, services(state))], listeners=listeners))
    assert (answers["enabled"].value, answers["by"].value) == (shared, ("screen-sharing",) if shared else ())


def test_another_services_state_is_not_taken_for_its_own(
    make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    text = (
        services(None) + '"com.apple.screensharing.agent" => enabled\n"xcom.apple.screensharing" => enabled\n'
    )
    assert read(make_mac(commands=[command(LAUNCHCTL, text)]))["enabled"].value is False


def test_remote_management_and_other_programs_count(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    host = make_mac(
        {MANAGEMENT: b"enabled"},
        commands=[command(LAUNCHCTL, services("enabled"))],
        processes=[{"name": name} for name in ("Finder", "AnyDesk", "TeamViewer_Service")],
    )
    assert read(host)["by"].value == ("screen-sharing", "remote-management", "anydesk", "teamviewer")


def test_without_launchds_answer_it_stays_open(make_mac: MakeMac) -> None:
    assert isinstance(read(make_mac())["enabled"], Unreadable)
