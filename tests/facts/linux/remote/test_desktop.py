from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from posture.facts.linux.remote.desktop import read
from posture.facts.model import Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Look = Callable[..., Mapping[str, Any]]
Json = dict[str, Any]

OWN = "/home/person/.config/dconf/user"
DAEMON = "/usr/libexec/gnome-remote-desktop-daemon"
MOUNTS = "1 1 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:21 / /proc rw - proc proc rw{hidepid}\n"


def _process(*command: str, mine: bool = True) -> Json:
    return {"name": command[0].rpartition("/")[2][:15], "command": list(command), "mine": mine}


def _tcp(*ports: int, address: str = "0.0.0.0", program: str | None = None) -> list[Json]:
    return [{"protocol": "tcp", "address": address, "port": port, "program": program} for port in ports]


@pytest.fixture
def look(make_host: MakeHost) -> Look:
    """Looks for remote desktops among these programs."""

    def look(*programs: Json, **parts: Any) -> Mapping[str, Any]:
        commands = [{"argv": ["gsettings"], "error": "not_there"}]
        processes = parts.pop("processes", [_process("systemd", mine=False), *programs])
        return read(make_host(parts.pop("files", {}), processes=processes, commands=commands, **parts))

    return look


def _values(answers: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(getattr(answers[name], "value", None) for name in ("enabled", "by"))


OFF = (False, ())


def test_a_computer_without_any_is_off(look: Look) -> None:
    assert _values(look(_process("firefox"))) == OFF


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("/usr/sbin/xrdp", "xrdp"),
        ("/usr/bin/x11vnc", "x11vnc"),
        ("/usr/libexec/vino-server", "vino"),
        ("/usr/bin/wayvnc", "wayvnc"),
        ("/usr/bin/Xtigervnc", "tigervnc"),
        ("/usr/bin/krdpserver", "krdp"),
        ("/opt/teamviewer/tv_bin/teamviewerd", "teamviewer"),
        ("/usr/bin/freerdp-shadow-cli", "freerdp"),
        ("/usr/bin/w0vncserver", "tigervnc"),
        ("/nix/store/x/bin/.wayvnc-wrapped", "wayvnc"),
        ("chrome-remote-desktop-host", "chrome-remote-desktop"),
    ],
)
@pytest.mark.parametrize("mine", [True, False])
def test_a_server_that_runs_is_named(look: Look, command: str, name: str, mine: bool) -> None:
    assert _values(look(_process(command, mine=mine))) == (True, (name,))


@pytest.mark.parametrize(
    ("listeners", "expected"),
    [
        (_tcp(5900), (True, ("wayvnc",))),
        (_tcp(5900, address="127.0.0.1"), OFF),
        (_tcp(5900, address="127.0.0.1") + _tcp(5901, address="::"), (True, ("wayvnc",))),
        (_tcp(7777, program="wayvnc"), (True, ("wayvnc",))),
        (_tcp(7777, address="::1", program="wayvnc"), OFF),
        (_tcp(22), (True, ("wayvnc",))),
    ],
)
def test_a_server_only_for_this_computer_does_not_count(
    look: Look, listeners: list[Json], expected: tuple[object, ...]
) -> None:
    assert _values(look(_process("wayvnc"), listeners=listeners)) == expected


def test_a_relay_counts_whatever_it_listens_on(look: Look) -> None:
    answers = look(_process("anydesk", "--service", mine=False), listeners=_tcp(7070, address="127.0.0.1"))
    assert _values(answers) == (True, ("anydesk",))


def test_several_servers_are_all_named(look: Look) -> None:
    answers = look(_process("xrdp", mine=False), _process("rustdesk", "--server"), listeners=_tcp(3389))
    assert _values(answers) == (True, ("rustdesk", "xrdp"))


@pytest.mark.parametrize(("value", "expected"), [(b"\1", (True, ("gnome",))), (b"\0", OFF)])
@pytest.mark.parametrize("kind", ["rdp", "vnc"])
def test_gnomes_daemon_counts_where_its_settings_share(
    look: Look, write_gvdb: Callable[..., bytes], kind: str, value: bytes, expected: tuple[object, ...]
) -> None:
    data = write_gvdb({f"/org/gnome/desktop/remote-desktop/{kind}/enable": ("b", value)})
    assert _values(look(_process(DAEMON), files={OWN: data})) == expected
    assert _values(look(files={OWN: data})) == OFF


@pytest.mark.parametrize(
    ("mine", "option", "listeners", "expected"),
    [
        (False, "--system", _tcp(3389), (True, ("gnome",))),
        (False, "--system", [], OFF),
        (True, "--headless", _tcp(3389), (True, ("gnome",))),
        (True, "--headless", _tcp(3389, address="127.0.0.1"), OFF),
    ],
)
def test_gnomes_remote_login_counts_where_its_port_is_open(
    look: Look, mine: bool, option: str, listeners: list[Json], expected: tuple[object, ...]
) -> None:
    assert _values(look(_process(DAEMON, option, mine=mine), listeners=listeners)) == expected


def test_gnomes_remote_login_without_the_list_of_ports_is_unknown(look: Look) -> None:
    answers = look(_process(DAEMON, "--system", mine=False), listeners={"error": "not_allowed"})
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


def test_gnomes_settings_that_cannot_be_read_are_unknown(look: Look) -> None:
    assert isinstance(look(_process(DAEMON), files={OWN: b"damaged"})["enabled"], Unreadable)


def test_an_open_remote_desktop_port_of_an_unseen_program_is_unknown(look: Look) -> None:
    answers = look(listeners=_tcp(5901))
    assert answers["enabled"].reason is Reason.UNRECOGNISED
    assert "5901" in answers["enabled"].detail


@pytest.mark.parametrize(
    ("programs", "listeners"),
    [
        (({"name": "qemu-system-x86", "command": [], "mine": False},), _tcp(5900)),
        ((_process("vmware-vmx", "/vm/a.vmx", mine=False),), _tcp(5900)),
        ((_process("VBoxHeadless", "--startvm", "a", mine=False),), _tcp(3389)),
        ((_process("qemu-system-x86_64", "-vnc", "[::]:3", mine=False),), _tcp(5903)),
        ((_process("qemu-system-x86_64", "-vnc", ":0,to=9", mine=False),), _tcp(5904)),
        ((_process("qemu-system-x86_64", "-spice", "port=5900,addr=::", mine=False),), _tcp(5900)),
        ((_process("qemu-system-x86_64", "-vnc", "0.0.0.0:3", mine=False),), _tcp(5903)),
        ((), _tcp(5900, program="qemu-system-x86")),
        ((), _tcp(5900, address="127.0.0.1")),
        ((), _tcp(22, 8080)),
    ],
)
def test_a_port_that_is_explained_is_off(
    look: Look, programs: tuple[Json, ...], listeners: list[Json]
) -> None:
    assert _values(look(*programs, listeners=listeners)) == OFF


@pytest.mark.parametrize("hidepid", [",hidepid=2", ",hidepid=invisible", ",hidepid=ptraceable"])
def test_hidden_programs_leave_it_unknown(look: Look, hidepid: str) -> None:
    answers = look(files={"/proc/self/mountinfo": MOUNTS.format(hidepid=hidepid)})
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize("hidepid", ["", ",hidepid=0", ",hidepid=off"])
def test_programs_that_are_not_hidden_settle_it(look: Look, hidepid: str) -> None:
    assert _values(look(files={"/proc/self/mountinfo": MOUNTS.format(hidepid=hidepid)})) == OFF


@pytest.mark.parametrize("files", [{"/run/.containerenv": ""}, {"/.flatpak-info": ""}])
def test_programs_outside_of_a_container_are_not_guessed(look: Look, files: dict[str, str]) -> None:
    assert look(files=files)["enabled"].reason is Reason.UNSUPPORTED
    assert _values(look(_process("xrdp"), files=files)) == (True, ("xrdp",))


def test_programs_that_cannot_be_listed_are_unknown(look: Look) -> None:
    answers = look(processes={"error": "not_allowed"})
    assert all(isinstance(answer, Unreadable) for answer in answers.values())
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


def test_ports_that_cannot_be_listed_leave_only_known_programs_to_tell(look: Look) -> None:
    refused = {"error": "not_allowed"}
    assert look(listeners=refused)["enabled"].reason is Reason.NEEDS_ADMIN
    assert _values(look(_process("rustdesk", "--server"), listeners=refused)) == (True, ("rustdesk",))
    assert look(_process("wayvnc"), listeners=refused)["enabled"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("command", "listeners"),
    [
        (("anydesk",), []),
        (("rustdesk",), []),
        (("rustdesk", "--tray"), []),
        (("remmina",), []),
        (("xfreerdp", "/v:server"), []),
        (("vncviewer", "server:1"), []),
        (("krfb",), []),
        (("weston", "--backend=drm-backend.so"), []),
        (("wayvnc", "-u", "/run/user/1000/wayvnc"), []),
        (("freerdp-shadow-cli", "/ipc-socket:/run/user/1000/rdp"), []),
        (("python3", "/usr/bin/xpra", "attach", "ssh://server/1"), []),
        (("python3", "/usr/bin/xpra", "start", ":10"), []),
        (("Xvnc", ":1", "-rfbport", "6001", "-localhost"), _tcp(6001, address="127.0.0.1")),
    ],
)
def test_a_window_to_look_at_others_is_no_door(
    look: Look, command: tuple[str, ...], listeners: list[Json]
) -> None:
    assert _values(look(_process(*command), listeners=listeners)) == OFF


@pytest.mark.parametrize(
    ("command", "listeners", "name"),
    [
        (("anydesk", "--service"), [], "anydesk"),
        (("rustdesk", "--server"), [], "rustdesk"),
        (("/tmp/.mount_RustDe/usr/bin/rustdesk", "--server"), [], "rustdesk"),
        (("krfb",), _tcp(5900, program="krfb"), "krfb"),
        (("krfb",), _tcp(5901), "krfb"),
        (("weston", "--backend=rdp-backend.so"), _tcp(3389, program="weston"), "weston"),
        (("weston", "--backends=drm,vnc"), _tcp(5900), "weston"),
        (("python3", "/usr/bin/xpra", "shadow", ":0", "--bind-tcp=0.0.0.0:9999"), _tcp(9999), "xpra"),
        (
            ("python3", "/usr/bin/websockify", "6080", "localhost:5900"),
            _tcp(6080, program="python3"),
            "novnc",
        ),
        (("Xvnc", ":1", "-rfbport", "6001"), _tcp(6001), "tigervnc"),
        (
            ("java", "-classpath", "/opt/connectwisecontrol-1a2b/ScreenConnect.Core.jar"),
            [],
            "screenconnect",
        ),
    ],
)
def test_a_server_is_told_from_its_command_line(
    look: Look, command: tuple[str, ...], listeners: list[Json], name: str
) -> None:
    answers = look(_process(*command), listeners=listeners)
    assert _values(answers) == (True, (name,))
    assert answers["view_only"].value is False


@pytest.mark.parametrize("name", ["anydesk", "rustdesk"])
def test_a_relays_program_under_another_account_is_its_service(look: Look, name: str) -> None:
    assert _values(look(_process(f"/usr/bin/{name}", mine=False))) == (True, (name,))
    assert _values(look({"name": name, "command": [], "mine": True})) == (True, (name,))


@pytest.mark.parametrize("port", [3389, 3390, 5800, 5900, 5983, 6080, 14500, 5938])
@pytest.mark.parametrize("program", ["rustvncserver", "python3", "java", "docker-proxy"])
def test_an_unknown_program_on_a_remote_desktops_port_is_never_off(
    look: Look, port: int, program: str
) -> None:
    answers = look(_process(program), listeners=_tcp(port, program=program))
    assert answers["enabled"].reason is Reason.UNRECOGNISED
    assert program in answers["enabled"].detail
    assert str(port) in answers["enabled"].detail


@pytest.mark.parametrize(
    "machine",
    [
        _process("qemu-system-x86_64", "-spice", "unix=on", mine=False),
        _process("qemu-system-x86_64", "-vnc", "0.0.0.0:0"),
        {"name": "qemu-system-x86", "command": [], "mine": True},
        _process("VirtualBoxVM", "--startvm", "a", mine=False),
    ],
)
def test_a_machine_that_waits_elsewhere_explains_no_hidden_port(look: Look, machine: Json) -> None:
    assert look(machine, listeners=_tcp(5900))["enabled"].reason is Reason.UNRECOGNISED


LOGIN = "/etc/gnome-remote-desktop/grd.conf"


@pytest.mark.parametrize(
    ("files", "listeners", "seen"),
    [
        ({LOGIN: "[RDP]\nenabled=true\nport=3400\n"}, _tcp(3400, address="::"), True),
        ({LOGIN: "[RDP]\nenabled=true\n"}, _tcp(4000, address="::"), Reason.UNRECOGNISED),
        ({LOGIN: "[RDP]\nenabled=false\n"}, _tcp(3400, address="::"), False),
        ({LOGIN: "[RDP]\nenabled=true\n"}, _tcp(22), False),
        ({}, _tcp(3400, address="::"), Reason.UNRECOGNISED),
        ({}, _tcp(13389), Reason.UNRECOGNISED),
        ({}, _tcp(8096), False),
        ({}, _tcp(3400, address="127.0.0.1"), False),
    ],
)
def test_gnomes_remote_login_may_wait_on_another_port(
    look: Look, files: dict[str, str], listeners: list[Json], seen: bool | Reason
) -> None:
    answer = look(_process(DAEMON, "--system", mine=False), files=files, listeners=listeners)["enabled"]
    assert (answer.value if isinstance(answer, Known) else answer.reason) == seen


def test_gnomes_headless_session_counts_by_the_name_of_its_socket(look: Look) -> None:
    answers = look(_process(DAEMON, "--headless"), listeners=_tcp(4000, program="gnome-remote-de"))
    assert answers["enabled"].value is True


def test_a_machines_screen_does_not_explain_another_port(look: Look) -> None:
    machine = _process("qemu-system-x86_64", "-vnc", "127.0.0.1:0", mine=False)
    answers = look(machine, listeners=_tcp(5900, address="127.0.0.1") + _tcp(5901))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


@pytest.mark.parametrize(
    ("command", "files", "view_only"),
    [
        (("x11vnc", "-viewonly"), {}, True),
        (("x11vnc",), {}, False),
        (("wayvnc", "--disable-input"), {}, True),
        (("x0vncserver", "-AcceptPointerEvents=0", "-AcceptKeyEvents=0"), {}, True),
        (("krfb",), {"/home/person/.config/krfbrc": "[Security]\nallowDesktopControl=false\n"}, True),
        (("krfb",), {"/home/person/.config/krfbrc": "[Security]\nallowDesktopControl=true\n"}, False),
        (("krfb",), {}, False),
        (("vino-server",), {}, False),
    ],
)
def test_watching_is_told_from_controlling(
    look: Look, command: tuple[str, ...], files: dict[str, str], view_only: bool
) -> None:
    answers = look(_process(*command), listeners=_tcp(5900), files=files)
    assert answers["enabled"].value is True
    assert answers["view_only"].value is view_only


def test_one_who_controls_beside_one_who_watches_controls(look: Look) -> None:
    answers = look(_process("x11vnc", "-viewonly"), _process("xrdp", mine=False), listeners=_tcp(5900, 3389))
    assert answers["view_only"].value is False


@pytest.mark.parametrize(("view_only", "expected"), [(b"\1", True), (b"\0", False)])
def test_gnome_says_whether_others_only_watch(
    look: Look, write_gvdb: Callable[..., bytes], view_only: bytes, expected: bool
) -> None:
    rdp = "/org/gnome/desktop/remote-desktop/rdp"
    data = write_gvdb({f"{rdp}/enable": ("b", b"\1"), f"{rdp}/view-only": ("b", view_only)})
    answers = look(_process(DAEMON), files={OWN: data}, listeners=_tcp(3389, program="gnome-remote-de"))
    assert answers["view_only"].value is expected


def test_watching_beside_an_unknown_program_is_unknown(look: Look) -> None:
    listeners = _tcp(5900, program="x11vnc") + _tcp(5901, program="other")
    assert isinstance(look(_process("x11vnc", "-viewonly"), listeners=listeners)["enabled"], Unreadable)


def test_programs_of_others_in_the_list_are_not_hidden(look: Look) -> None:
    mounts = {"denied": ["/proc/self/mountinfo"]}
    assert _values(look(**mounts)) == OFF
    alone = look(processes=[_process("bash")], **mounts)
    assert isinstance(alone["enabled"], Unreadable)
