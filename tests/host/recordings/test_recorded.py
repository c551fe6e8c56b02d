"""A recording answers what it holds, and says so where it holds nothing."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.model import (
    BusCall,
    FileStatus,
    HostError,
    Listener,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    Output,
    Process,
    Space,
    System,
    Unsupported,
)
from posture.host.recordings.recorded import RecordedHost, RecordingError

STATUS = {"kind": "file", "size": 7, "modified": "2026-11-01T10:00:00Z", "mode": 420, "owner": 0}
CALL = BusCall("system", "org.example.Name", "/org/example", "org.example.Iface", "Get", "ss", ("a", "b"))
CALL_JSON = {
    "bus": "system",
    "destination": "org.example.Name",
    "path": "/org/example",
    "interface": "org.example.Iface",
    "method": "Get",
    "arguments": ["a", "b"],
}
ERRORS = [
    ("not_there", NotThere),
    ("not_allowed", NotAllowed),
    ("no_answer", NoAnswer),
    ("unsupported", Unsupported),
]


def test_the_header_tells_the_system_the_time_and_the_home(write_recording) -> None:
    host = RecordedHost(write_recording())
    assert host.system is System.LINUX
    assert host.now().isoformat() == "2026-11-21T09:00:00+00:00"
    assert host.home() == "/home/person"
    assert host.origin == "made up for a test"


def test_a_file_is_read_as_bytes_and_as_text(write_recording) -> None:
    host = RecordedHost(write_recording(files={"etc/motd": b"caf\xe9"}))
    assert host.read_bytes("/etc/motd") == b"caf\xe9"
    assert host.read_text("/etc//motd") == "caf\N{REPLACEMENT CHARACTER}"
    assert host.exists("/etc/motd")
    assert host.exists("/etc")


@pytest.mark.parametrize("ask", ["read_bytes", "read_text", "exists", "names", "status", "resolve", "space"])
def test_a_path_that_was_not_recorded_is_neither_there_nor_missing(write_recording, ask) -> None:
    host = RecordedHost(write_recording(files={"etc/motd": b""}))
    with pytest.raises(NotRecorded):
        getattr(host, ask)("/opt/thing")


@pytest.mark.parametrize("ask", ["read_bytes", "names", "status", "resolve"])
def test_below_a_complete_path_what_is_not_recorded_is_not_there(write_recording, ask) -> None:
    host = RecordedHost(write_recording({"complete": ["/etc"]}, files={"etc/motd": b""}))
    with pytest.raises(NotThere):
        getattr(host, ask)("/etc/gdm3/custom.conf")
    assert not host.exists("/etc/gdm3/custom.conf")
    with pytest.raises(NotRecorded):
        host.exists("/opt")


def test_the_nearest_folder_decides_what_a_path_without_an_answer_is(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            {"complete": ["/"]}, denied=["/root"], missing=["/root/open/gone"], unanswered=["/mnt/slow"]
        )
    )
    assert not host.exists("/home")
    with pytest.raises(NotAllowed):
        host.exists("/root/.ssh/id_ed25519")
    assert not host.exists("/root/open/gone/file")
    with pytest.raises(NoAnswer):
        host.read_bytes("/mnt/slow/file")


def test_a_closed_file_may_be_seen_and_not_read(write_recording) -> None:
    host = RecordedHost(write_recording(denied=["/etc/shadow"], status={"/etc/shadow": STATUS}))
    assert host.exists("/etc/shadow")
    assert host.status("/etc/shadow").mode == 0o644
    with pytest.raises(NotAllowed):
        host.read_bytes("/etc/shadow")


def test_a_status_alone_does_not_tell_the_contents(write_recording) -> None:
    host = RecordedHost(write_recording({"complete": ["/"]}, status={"/etc/fstab": STATUS}))
    assert host.status("/etc/fstab") == FileStatus("file", 7, host.status("/etc/fstab").modified, 420, 0)
    with pytest.raises(NotRecorded):
        host.read_bytes("/etc/fstab")


def test_files_alone_do_not_tell_their_status(write_recording) -> None:
    host = RecordedHost(write_recording({"complete": ["/"]}, files={"etc/fstab": b""}))
    with pytest.raises(NotRecorded):
        host.status("/etc/fstab")


def test_a_folder_is_no_file_and_a_file_no_folder(write_recording) -> None:
    host = RecordedHost(write_recording({"complete": ["/"]}, files={"etc/fstab": b""}))
    with pytest.raises(NotThere):
        host.read_bytes("/etc")
    with pytest.raises(NotThere):
        host.names("/etc/fstab")
    assert not host.exists("/etc/fstab/x")


def test_the_names_in_a_folder_are_listed_or_taken_from_its_files(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            files={"etc/apt/b": b"", "etc/apt/a": b"", "etc/motd": b""}, listings={"/dev": ["sda", "dm-0"]}
        )
    )
    assert host.names("/dev") == ("dm-0", "sda")
    assert host.names("/etc/apt") == ("a", "b")
    assert host.names("/etc") == ("apt", "motd")


def test_a_listing_tells_what_is_there_and_what_is_not(write_recording) -> None:
    host = RecordedHost(write_recording(listings={"/opt": ["tool"]}))
    assert host.exists("/opt")
    assert host.exists("/opt/tool")
    assert not host.exists("/opt/other")
    with pytest.raises(NotRecorded):
        host.read_bytes("/opt/tool")


def test_a_closed_folder_is_not_listed_from_its_files(write_recording) -> None:
    host = RecordedHost(write_recording(files={"var/lib/x": b""}, denied=["/var/lib"]))
    assert host.read_bytes("/var/lib/x") == b""
    with pytest.raises(NotAllowed):
        host.names("/var/lib")


def test_links_are_followed_for_every_question(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            files={"usr/lib/os-release": b"ID=x", "sys/devices/sda/size": b"8"},
            links={
                "/etc/os-release": "/usr/lib/os-release",
                "/sys/class/block/sda": "/sys/devices/sda",
                "/dev/mapper/root": "/dev/mapper/inner",
                "/dev/mapper/inner": "/dev/dm-0",
                "/loop": "/loop2",
                "/loop2": "/loop",
                "/plain": "/plain",
            },
        )
    )
    assert host.read_text("/etc/os-release") == "ID=x"
    assert host.read_text("/sys/class/block/sda/size") == "8"
    assert host.names("/sys/class/block/sda") == ("size",)
    assert host.resolve("/dev/mapper/root") == "/dev/dm-0"
    assert host.resolve("/plain") == "/plain"
    assert host.resolve("/usr/lib/os-release") == "/usr/lib/os-release"
    assert host.exists("/etc/os-release")
    with pytest.raises(NotRecorded):
        host.read_bytes("/loop/x")


def test_the_environment_is_complete_where_it_is_recorded(write_recording) -> None:
    host = RecordedHost(write_recording(environment={"LANG": "de_DE.UTF-8"}))
    assert host.environment("LANG") == "de_DE.UTF-8"
    assert host.environment("USER") is None
    with pytest.raises(NotRecorded):
        RecordedHost(write_recording()).environment("LANG")


def test_a_command_gives_its_output_for_exactly_its_arguments(write_recording) -> None:
    recorded = {"argv": ["apt-config", "dump"], "exit_code": 1, "stdout": "out", "stderr": "err"}
    host = RecordedHost(write_recording(commands=[recorded]))
    assert host.run("apt-config", "dump") == Output(1, "out", "err")
    assert host.run("apt-config", "dump", environment={"A": "b"}) == Output(1, "out", "err")
    with pytest.raises(NotRecorded):
        host.run("apt-config", "dump", "more")


def test_a_command_recorded_with_its_environment_answers_only_there(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            commands=[
                {"argv": ["x"], "environment": {"A": "b"}, "exit_code": 0, "stdout": "with"},
                {"argv": ["x"], "environment": {}, "exit_code": 0, "stdout": "without"},
            ]
        )
    )
    assert host.run("x", environment={"A": "b"}).stdout == "with"
    assert host.run("x").stdout == "without"


@pytest.mark.parametrize(("code", "error"), ERRORS)
def test_a_refused_command_is_refused_again_with_its_sentence(write_recording, code, error) -> None:
    host = RecordedHost(write_recording(commands=[{"argv": ["x"], "error": code, "sentence": "No."}]))
    with pytest.raises(error, match=r"^No\.$"):
        host.run("x")


def test_a_program_that_is_not_there_refuses_all_its_arguments(write_recording) -> None:
    host = RecordedHost(write_recording(commands=[{"argv": ["gsettings"], "error": "not_there"}]))
    with pytest.raises(NotThere):
        host.run("gsettings", "get", "org.gnome.desktop.session", "idle-delay")


def test_a_bus_call_gives_its_reply_as_tuples(write_recording) -> None:
    reply = [["b", True], {"k": [1, ["s", "x"]]}, {"hex": "00ff"}]
    host = RecordedHost(write_recording(calls=[CALL_JSON | {"reply": reply}]))
    assert host.call(CALL) == (("b", True), {"k": (1, ("s", "x"))}, b"\x00\xff")
    with pytest.raises(NotRecorded):
        host.call(BusCall(CALL.bus, CALL.destination, CALL.path, CALL.interface, "Set"))


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_a_refused_bus_refuses_everything_below_it(write_recording, depth) -> None:
    question = dict(list(CALL_JSON.items())[:depth])
    host = RecordedHost(write_recording(calls=[question | {"error": "not_there", "sentence": "No bus."}]))
    with pytest.raises(NotThere, match="No bus"):
        host.call(CALL)


def test_other_systems_have_no_bus_and_other_than_windows_no_registry(write_recording) -> None:
    linux = RecordedHost(write_recording())
    windows = RecordedHost(write_recording({"system": "windows", "home": "C:\\Users\\person"}))
    with pytest.raises(Unsupported):
        windows.call(CALL)
    with pytest.raises(Unsupported):
        linux.registry_keys("HKLM\\SOFTWARE")
    with pytest.raises(Unsupported):
        linux.registry_value("HKLM\\SOFTWARE", "x")
    with pytest.raises(Unsupported):
        linux.native("battery")


def test_running_programs_and_listeners_are_told_where_they_were_recorded(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            processes=[{"name": "swayidle", "command": ["swayidle", "-w"], "mine": True}, {"name": "init"}],
            listeners=[{"protocol": "tcp", "address": "0.0.0.0", "port": 22, "program": None}],
        )
    )
    assert host.processes() == (Process("swayidle", ("swayidle", "-w"), True), Process("init", (), False))
    assert host.listeners() == (Listener("tcp", "0.0.0.0", 22),)
    empty = RecordedHost(write_recording())
    with pytest.raises(NotRecorded):
        empty.processes()
    with pytest.raises(NotRecorded):
        empty.listeners()


@pytest.mark.parametrize(("code", "error"), ERRORS)
def test_every_kind_of_question_can_have_been_refused(write_recording, code, error) -> None:
    refusal = {"error": code, "sentence": "No."}
    windows = {"system": "windows", "home": "C:\\Users\\person"}
    host = RecordedHost(
        write_recording(
            windows,
            processes=refusal,
            listeners=refusal,
            space={"C:\\": refusal},
            native={"battery": refusal},
            registry={"HKLM\\SAM": refusal},
        )
    )
    for ask in (
        host.processes,
        host.listeners,
        lambda: host.space("c:/"),
        lambda: host.native("battery"),
        lambda: host.registry_keys("HKLM\\SAM\\Domains"),
    ):
        with pytest.raises(error, match=r"^No\.$"):
            ask()


def test_room_and_native_answers_are_given(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            {"system": "windows", "home": "C:\\Users\\person"},
            space={"C:\\": {"total": 10, "free": 1}},
            native={"wsc-health:firewall": 0, "odd": {"error": "of another kind"}},
        )
    )
    assert host.space("c:\\") == Space(10, 1)
    assert host.native("wsc-health:firewall") == 0
    assert host.native("odd") == {"error": "of another kind"}
    with pytest.raises(NotRecorded):
        host.native("battery")


def test_windows_paths_have_no_case(write_recording) -> None:
    host = RecordedHost(
        write_recording(
            {"system": "windows", "home": "C:\\Users\\person", "complete": ["C:\\Program Files"]},
            files={"C/Windows/System.ini": b"[x]"},
            environment={"Path": "C:\\Windows"},
        )
    )
    assert host.read_bytes("c:\\windows\\SYSTEM.INI") == b"[x]"
    assert host.names("C:\\Windows") == ("System.ini",)
    assert not host.exists("c:\\program files\\thing")
    assert host.environment("PATH") == "C:\\Windows"


REGISTRY = {
    "HKLM\\SOFTWARE\\Example": {
        "values": {"Build": "26100", "Flag": 1, "Raw": {"hex": "01ff"}, "Many": ["a", "b"], "Gone": None},
        "keys": ["Sub", "Alpha"],
    },
    "HKLM\\SOFTWARE\\Seen\\Once": {"partial": True, "values": {"Asked": 1}},
}


@pytest.fixture
def windows(write_recording) -> RecordedHost:
    header = {"system": "windows", "home": "C:\\Users\\person", "complete": ["HKCU\\Software"]}
    return RecordedHost(write_recording(header, registry=REGISTRY))


@pytest.mark.parametrize(
    ("name", "value"), [("Build", "26100"), ("flag", 1), ("Raw", b"\x01\xff"), ("Many", ("a", "b"))]
)
@pytest.mark.parametrize("key", ["HKLM\\SOFTWARE\\Example", "hkey_local_machine\\software\\EXAMPLE"])
def test_registry_values_keep_their_types_under_every_spelling(windows, key, name, value) -> None:
    assert windows.registry_value(key, name) == value


@pytest.mark.parametrize(
    ("key", "name", "error"),
    [
        ("HKLM\\SOFTWARE\\Example", "Gone", NotThere),
        ("HKLM\\SOFTWARE\\Example", "Never", NotThere),
        ("HKLM\\SOFTWARE\\Seen\\Once", "Other", NotRecorded),
        ("HKLM\\SOFTWARE\\Other", "x", NotRecorded),
        ("HKLM\\SOFTWARE\\Seen", "x", NotRecorded),
        ("HKCU\\Software\\Anything", "x", NotThere),
    ],
)
def test_a_registry_value_that_is_not_recorded_is_refused_truly(windows, key, name, error) -> None:
    with pytest.raises(error):
        windows.registry_value(key, name)


def test_registry_keys_are_listed_where_they_are_known(windows, write_recording) -> None:
    assert windows.registry_keys("HKLM\\SOFTWARE\\Example") == ("Alpha", "Sub")
    with pytest.raises(NotRecorded):
        windows.registry_keys("HKLM\\SOFTWARE\\Seen")
    header = {"system": "windows", "home": "C:\\Users\\person", "complete": ["HKLM"]}
    complete = RecordedHost(write_recording(header, registry=REGISTRY))
    assert complete.registry_keys("HKLM\\Software") == ("Example", "Seen")
    with pytest.raises(NotThere):
        complete.registry_keys("HKLM\\SYSTEM")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("host.json", b"", "not JSON"),
        ("host.json", b"[]", "needs an object"),
        ("host.json", b'{"schema": "posture/host/2"}', "posture/host/1"),
        ("host.json", b'{"sistem": "linux"}', "unknown key"),
        ("answers.json", b"\xff", "not JSON"),
        ("answers.json", b"[" * 100_000, "not JSON"),
        ("answers.json", b'{"comands": []}', "unknown key"),
        ("answers.json", b'{"missing": "/etc"}', "needs an array"),
        ("answers.json", b'{"missing": [1]}', "needs a text"),
        ("answers.json", b'{"status": {"/x": {"kind": "file"}}}', "lacks"),
        ("answers.json", b'{"commands": [{"argv": []}]}', "needs a program"),
        ("answers.json", b'{"commands": [{"argv": ["x"], "exit_code": true}]}', "whole number"),
        ("answers.json", b'{"commands": [{"argv": ["x"], "error": "other"}]}', "lacks"),
        ("answers.json", b'{"calls": [{"bus": "system", "reply": []}]}', "whole question"),
        ("answers.json", b'{"listeners": [{"protocol": "icmp", "address": "", "port": 1}]}', "tcp or udp"),
    ],
)
def test_a_broken_recording_names_the_file_and_what_is_wrong(write_recording, name, content, says) -> None:
    folder = write_recording()
    (folder / name).write_bytes(content)
    with pytest.raises(RecordingError, match=says) as caught:
        RecordedHost(folder)
    assert str(caught.value).startswith(name)


def test_a_folder_that_is_no_recording_is_called_so(tmp_path) -> None:
    with pytest.raises(RecordingError, match=r"There is no recording in .*: it lacks host\.json"):
        RecordedHost(tmp_path)


@pytest.mark.parametrize(
    "header",
    [
        {"system": "beos"},
        {"system": None},
        {"taken": "yesterday"},
        {"taken": "2026-11-21T09:00:00"},
        {"taken": "0001-01-01T00:00:00+14:00"},
        {"home": None},
        {"origin": 1},
        {"complete": "/"},
        {"complete": [None]},
    ],
)
def test_a_broken_header_is_refused(write_recording, header) -> None:
    with pytest.raises(RecordingError, match=r"^host\.json"):
        RecordedHost(write_recording(header))


def test_a_folder_without_a_header_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"host\.json"):
        RecordedHost(tmp_path)
    with pytest.raises(RecordingError):
        RecordedHost(tmp_path / "missing")


def test_answers_may_be_left_out(write_recording) -> None:
    folder = write_recording(files={"etc/x": b"1"})
    (folder / "answers.json").unlink()
    assert RecordedHost(folder).read_bytes("/etc/x") == b"1"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
SECTIONS = st.sampled_from(
    ["environment", "missing", "listings", "links", "status", "commands", "calls", "registry", "space"]
)


def _ask_everything(host: RecordedHost) -> None:
    for ask in (
        lambda: host.environment("X"),
        lambda: host.read_text("/etc/x"),
        lambda: host.exists("/etc/x"),
        lambda: host.names("/etc"),
        lambda: host.status("/"),
        lambda: host.resolve("/etc/x"),
        lambda: host.run("x", "y"),
        lambda: host.call(CALL),
        lambda: host.registry_value("HKLM\\X", "y"),
        lambda: host.registry_keys("HKLM"),
        lambda: host.native("x"),
        host.processes,
        host.listeners,
        lambda: host.space("/"),
    ):
        with contextlib.suppress(HostError):
            ask()


@given(host=st.binary() | JSON.map(lambda value: json.dumps(value).encode()), answers=st.binary())
def test_arbitrary_bytes_are_a_recording_error_and_nothing_else(tmp_path_factory, host, answers) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "host.json").write_bytes(host)
    (folder / "answers.json").write_bytes(answers)
    with pytest.raises(RecordingError):
        RecordedHost(folder)


@given(system=st.sampled_from(System), answers=st.dictionaries(SECTIONS, JSON))
def test_arbitrary_answers_are_read_or_refused(tmp_path_factory, system, answers) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    header = {"schema": "posture/host/1", "system": system, "taken": "2026-11-21T09:00:00Z"}
    header |= {"home": "/", "origin": ""}
    (folder / "host.json").write_text(json.dumps(header), encoding="utf-8")
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    try:
        host = RecordedHost(folder)
    except RecordingError:
        return
    _ask_everything(host)
