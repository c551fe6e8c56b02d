from __future__ import annotations

import plistlib
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
        ("disabled", [], False),
        ("true", waits(22), False),
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
        services(None)
        + '"com.apple.screensharing.agent" => enabled\n"xcom.apple.screensharing" => enabled\n}'
    )
    assert read(make_mac(commands=[command(LAUNCHCTL, text)]))["enabled"].value is False


def test_remote_management_and_other_programs_count(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    host = make_mac(
        {MANAGEMENT: b"enabled"},
        commands=[command(LAUNCHCTL, services("enabled"))],
        processes=[{"name": name} for name in ("Finder", "AnyDesk", "TeamViewer_Service")],
    )
    assert read(host)["by"].value == ("screen-sharing", "remote-management", "anydesk", "teamviewer")


@pytest.mark.parametrize(
    ("port", "loaded", "by"),
    [
        (5900, 0, ("screen-sharing",)),
        (5900, 113, None),
        (5900, 1, None),
        (5901, 0, ("screen-sharing",)),
        (5901, 113, None),
        (3389, 113, None),
    ],
)
def test_what_waits_on_a_port_of_remote_screens_is_screen_sharing_or_unknown(
    port: int, loaded: int, by: tuple[str, ...] | None, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    commands = [
        command(LAUNCHCTL, services("disabled")),
        command("launchctl print system/com.apple.screensharing", exit_code=loaded),
    ]
    answers = read(make_mac(commands=commands, listeners=waits(port)))
    if by is None:
        assert isinstance(answers["enabled"], Unreadable)
        assert str(port) in answers["enabled"].detail
    else:
        assert answers["by"].value == by


def test_an_unknown_port_beside_a_known_program_is_put_down_to_it(
    make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    host = make_mac(
        commands=[command(LAUNCHCTL, services("disabled"))],
        listeners=waits(5900),
        processes=[{"name": "vncserver"}],
    )
    assert read(host)["by"].value == ("realvnc",)


@pytest.mark.parametrize("text", ["", services("disabled")[:60], services("disabled").replace("}", "")])
def test_half_a_list_of_services_is_none(text: str, make_mac: MakeMac, command: Callable[..., dict]) -> None:
    assert isinstance(read(make_mac(commands=[command(LAUNCHCTL, text)]))["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("TeamViewer_Servi", ("teamviewer",)),
        ("Splashtop Stream", ("splashtop",)),
        ("Jump Desktop Con", ("jump-desktop",)),
        ("TeamViewer_Serv", ()),
        ("Finder", ()),
    ],
)
def test_another_accounts_program_is_known_by_the_beginning_of_its_name(
    name: str, by: tuple[str, ...], make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    host = make_mac(commands=[command(LAUNCHCTL, services("disabled"))], processes=[{"name": name}])
    assert read(host)["by"].value == by


def daemon(program: str, **more: object) -> bytes:
    return plistlib.dumps({"Label": "com.philandro.anydesk.service", "ProgramArguments": [program], **more})


@pytest.mark.parametrize(
    ("content", "switched", "by"),
    [
        (daemon("/Applications/AnyDesk.app/Contents/MacOS/AnyDesk"), "", ("anydesk",)),
        (plistlib.dumps({"RunAtLoad": True}), "", ("anydesk",)),
        (plistlib.dumps({"ProgramArguments": 7}), "", ("anydesk",)),
        (plistlib.dumps({}), "", ("anydesk",)),
        (daemon("/Applications/Gone.app/Contents/MacOS/Gone"), "", ()),
        (daemon("/Applications/AnyDesk.app/Contents/MacOS/AnyDesk", Disabled=True), "", ()),
        (daemon("/Applications/AnyDesk.app/Contents/MacOS/AnyDesk"), "disabled", ()),
        (b"bplist00garbage", "", None),
    ],
)
def test_what_launchd_keeps_waiting_counts_unless_it_was_left_behind(
    content: bytes,
    switched: str,
    by: tuple[str, ...] | None,
    make_mac: MakeMac,
    command: Callable[..., dict],
) -> None:
    files = {
        "/Library/LaunchDaemons/com.philandro.anydesk.service.plist": content,
        "/Library/LaunchDaemons/com.docker.vmnetd.plist": plistlib.dumps({}),
        "/Applications/AnyDesk.app/Contents/MacOS/AnyDesk": b"",
    }
    text = services("disabled")
    if switched:
        text = text.replace("\t}", f'\t\t"com.philandro.anydesk.service" => {switched}\n\t}}')
    answer = read(make_mac(files, commands=[command(LAUNCHCTL, text)]))["by"]
    assert (None if isinstance(answer, Unreadable) else answer.value) == by


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("connectwisecontrol-0123456789abcdef.plist", ("screenconnect",)),
        ("com.bomgar.bomgar-ps-68CC106E-1759865476.plist", ("beyondtrust",)),
        ("meshagentDiagnostic.plist", ("meshagent",)),
        ("connectwisecontrol-0123456789abcdef.txt", ()),
        ("com.docker.vmnetd.plist", ()),
    ],
)
def test_daemons_with_a_name_of_their_own_are_known_by_its_beginning(
    name: str, by: tuple[str, ...], make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    files = {f"/Library/LaunchDaemons/{name}": plistlib.dumps({"RunAtLoad": True})}
    host = make_mac(files, commands=[command(LAUNCHCTL, services("disabled"))])
    assert read(host)["by"].value == by


def test_a_daemon_that_is_closed_leaves_it_open(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    host = make_mac(
        denied=["/Library/LaunchDaemons/com.philandro.anydesk.service.plist"],
        commands=[command(LAUNCHCTL, services("disabled"))],
    )
    assert isinstance(read(host)["enabled"], Unreadable)


def test_chrome_remote_desktop_counts_by_its_switch(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    switch = "/Library/PrivilegedHelperTools/org.chromium.chromoting.me2me_enabled"
    host = make_mac({switch: b""}, commands=[command(LAUNCHCTL, services("disabled"))])
    assert read(host)["by"].value == ("chrome-remote-desktop",)


def test_without_launchds_answer_it_stays_open(make_mac: MakeMac) -> None:
    assert isinstance(read(make_mac())["enabled"], Unreadable)
