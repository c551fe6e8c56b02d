"""A recording answers the same questions in the same way, and tells nothing of whose computer it was."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
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
)
from posture.host.recordings.recorded import RecordedHost, RecordingError
from posture.host.recordings.recording import record
from posture.words.phrase import phrase

# Every word of this file is known: what is tested here is what else is taken out.
KNOWN = frozenset(re.findall(r"[^\W_]+", Path(__file__).read_text(encoding="utf-8")))

UUID = "3f8a2b1c-9d4e-4f5a-8b6c-7d8e9f0a1b2c"
TIME = datetime(2026, 11, 1, 10, 0, 0, 123456, tzinfo=UTC)
PROPERTY = BusCall("system", "org.x.Y", "/org/x", "org.x.Props", "Get", "ss", ("org.x.Y", "Locked"))
OBJECTS = BusCall("system", "org.x.Y", "/org/x", "org.x.Tree", "List", "a{sv}", ({"plain": ("b", True)},))
SILENT = BusCall("session", "org.x.Z", "/org/x", "org.x.Z", "Ask")
Answers = Sequence[tuple[tuple[object, ...], object]]
SECRETS = [
    "alice",
    "wonderland",
    UUID,
    UUID.replace("-", ""),
    "192.168.7.9",
    "S4EWNX0M",
    "swordfish",
    "c0:ff:ee",
]

ANSWERS: Answers = (
    (("environment", "USER"), "alice"),
    (("environment", "XDG_CURRENT_DESKTOP"), "GNOME"),
    (("environment", "UNSET"), None),
    (("read_bytes", "/etc/os-release"), b"ID=debian\n"),
    (("read_bytes", "/etc/hostname"), b"wonderland\n"),
    (
        (
            "read_bytes",
            "/etc/passwd",
        ),
        b"root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000:Alice L:/home/alice:/bin/sh\n",
    ),
    (("read_bytes", f"/run/cryptsetup/{UUID}"), f"/home/alice {UUID}".encode()),
    (("read_bytes", "/sys/class/net/wlan0/address"), b"c0:ff:ee:00:11:22\n"),
    (("read_bytes", "/etc/shadow"), NotAllowed("/etc/shadow is closed to this account.")),
    (("read_bytes", "/etc/missing"), NotThere("There is no /etc/missing.")),
    (("read_bytes", "/sys/broken"), NoAnswer("/sys/broken could not be read.")),
    (("read_bytes", "/etc/apt"), NotThere("/etc/apt is not an ordinary file.")),
    (("exists", "/etc/apt"), True),
    (("exists", "/etc/missing"), False),
    (("exists", "/root/.ssh"), NotAllowed("/root/.ssh is closed to this account.")),
    (("exists", "/home/alice/.face"), True),
    (("exists", "/etc/shadow"), True),
    (("status", "/etc/apt"), FileStatus("directory", 4096, TIME, 0o755, 0)),
    (("status", "/home/alice/.face"), FileStatus("file", 7, TIME, 0o644, 1000)),
    (("status", "/etc/shadow"), FileStatus("file", 900, TIME, 0o640, 0)),
    (("status", "/var/lost"), NotThere("There is no /var/lost.")),
    (("names", "/dev/disk/by-uuid"), (UUID, "A1B2-C3D4")),
    (("names", "/empty"), ()),
    (("names", "/root"), NotAllowed("/root is closed to this account.")),
    (("names", "/etc/hostname"), NotThere("There is no /etc/hostname.")),
    (("exists", "/etc/hostname"), True),
    (("status", "/etc/hostname"), FileStatus("file", 11, TIME, 0o644, 0)),
    (("resolve", f"/dev/disk/by-uuid/{UUID}"), "/dev/sda1"),
    (("resolve", "/dev/sda1"), "/dev/sda1"),
    (("resolve", "/dev/gone"), NotThere("There is no /dev/gone.")),
    (("run", "lsblk", "-J"), Output(0, f'{{"uuid": "{UUID}", "serial": "S4EWNX0M"}}', "wonderland")),
    (("run", "gsettings", "get"), NotThere("The program “gsettings” is not installed.")),
    (("run", "slow"), NoAnswer("“slow” gave no answer in 5 seconds.")),
    (("call", PROPERTY), (("b", True),)),
    (("call", OBJECTS), ({"/org/x/1": (("s", "/home/alice"), b"\x00\x01")}, ())),
    (("call", SILENT), NotAllowed("org.x.Z refuses this account Ask.")),
    (("processes",), (Process("swayidle", ("swayidle", "-w"), True), Process("mysqld", (), False))),
    (("listeners",), (Listener("tcp", "192.168.7.9", 22, "sshd"), Listener("udp", "127.0.0.1", 53))),
    (("space", "/"), Space(100, 10)),
    (("space", "/gone"), NotThere("There is no /gone.")),
)


class FakeHost:
    """Answers what stands above; everything else is not there."""

    system = System.LINUX

    def __init__(self, answers: Answers = ANSWERS) -> None:
        self._answers = answers

    def now(self) -> datetime:
        return TIME

    def home(self) -> str:
        return "/home/alice"

    def read_text(self, path: str) -> str:
        data = self._given("read_bytes", path)
        assert isinstance(data, bytes)
        return data.decode()

    def __getattr__(self, kind: str) -> Callable[..., object]:
        return lambda *question, **_: self._given(kind, *question)

    def _given(self, kind: str, *question: object) -> object:
        absent = {"environment": None, "exists": False}.get(kind, NotThere(f"There is no {question}."))
        answer = next((found for asked, found in self._answers if asked == (kind, *question)), absent)
        if isinstance(answer, HostError):
            raise answer
        return answer


class WindowsHost(FakeHost):
    system = System.WINDOWS

    def home(self) -> str:
        return "C:\\Users\\alice"


REGISTRY: Answers = (
    (("environment", "USERNAME"), "alice"),
    (("read_bytes", "C:\\Users\\alice\\x.ini"), b"[alice]"),
    (("registry_value", "HKLM\\SOFTWARE\\X", "Build"), "26100"),
    (("registry_value", "HKLM\\Software\\X", "Number"), 4),
    (("registry_value", "HKLM\\SOFTWARE\\X", "Raw"), b"\x00\xff"),
    (("registry_value", "HKLM\\SOFTWARE\\X", "Many"), ("a", "alice")),
    (("registry_value", "HKLM\\SOFTWARE\\X", "Missing"), NotThere("The registry has no Missing.")),
    (("registry_keys", "HKLM\\SOFTWARE\\X"), ("One", "Two")),
    (("registry_keys", "HKLM\\SOFTWARE\\Gone"), NotThere("The registry has no Gone.")),
    (("registry_value", "HKLM\\SOFTWARE\\Gone", "x"), NotThere("The registry has no Gone.")),
    (("registry_keys", "HKLM\\SAM"), NotAllowed("The registry closes HKLM\\SAM to this account.")),
    (("native", "battery"), True),
    (("native", "screen-saver"), {"active": True, "timeout_seconds": 300}),
    (("native", "wsc-health:firewall"), NoAnswer("Windows' security centre does not run.")),
)


def ask(host: Host, question: tuple[object, ...]) -> object:
    kind, *arguments = question
    try:
        return getattr(host, str(kind))(*arguments)
    except HostError as error:
        return type(error)


def ask_all(answers: Answers) -> Callable[[Host], None]:
    def every(host: Host) -> None:
        for question, _ in answers:
            ask(host, question)

    return every


def _safe(value: object) -> object:
    """The value as the recording should give it back."""
    match value:
        case str():
            for secret, stand_in in (
                ("alice", "person"),
                ("Alice L", "person-2"),
                ("wonderland", "computer"),
                (UUID, "00000000-0000-0000-0000-000000000001"),
                ("A1B2-C3D4", "volume-1"),
                ("192.168.7.9", "192.168.0.1"),
                ("c0:ff:ee:00:11:22", "02:00:00:00:00:01"),
                ("S4EWNX0M", "serial-1"),
            ):
                value = value.replace(secret, stand_in)
            return value
        case bytes() if b"\0" not in value:
            return str(_safe(value.decode())).encode()
        case tuple():
            return tuple(_safe(item) for item in value)
        case dict():
            return {_safe(name): _safe(item) for name, item in value.items()}
        case Output(code, out, err):
            return Output(code, str(_safe(out)), str(_safe(err)))
        case Listener(protocol, address, port, program):
            return Listener(protocol, str(_safe(address)), port, program)
        case HostError():
            return type(value)
        case _:
            return value


def _named(pair: object) -> str:
    return " ".join(map(str, pair)) if isinstance(pair, tuple) else ""


@pytest.mark.parametrize(("question", "answer"), ANSWERS, ids=_named)
def test_each_question_gets_the_same_answer_from_the_recording(tmp_path: Path, question, answer) -> None:
    record(FakeHost(), tmp_path / "host", ask_all(ANSWERS), known=KNOWN)
    found = ask(RecordedHost(tmp_path / "host"), tuple(_safe(part) for part in question))
    expected = _safe(answer)
    if question[0] == "names" and isinstance(expected, tuple):
        expected = tuple(sorted(expected))
    assert found == expected


@pytest.mark.parametrize(("question", "answer"), REGISTRY, ids=_named)
def test_each_question_to_windows_gets_the_same_answer(tmp_path: Path, question, answer) -> None:
    record(WindowsHost(REGISTRY), tmp_path / "host", ask_all(REGISTRY), known=KNOWN)
    recorded = RecordedHost(tmp_path / "host")
    assert recorded.home() == "C:\\Users\\person"
    assert ask(recorded, tuple(_safe(part) for part in question)) == _safe(answer)


def test_nothing_in_a_recording_names_the_person_or_the_computer(tmp_path: Path) -> None:
    summary = record(FakeHost(), tmp_path / "host", ask_all(ANSWERS), known=KNOWN)
    for file in (tmp_path / "host").rglob("*"):
        text = str(file.relative_to(tmp_path)) + (
            file.read_text("utf-8", "replace") if file.is_file() else ""
        )
        for secret in SECRETS:
            assert secret.lower() not in text.lower(), (file, secret)
    assert summary.replaced > 5
    assert summary.questions >= len(ANSWERS)
    assert summary.refused > 0
    assert summary.files == 5


def test_only_what_was_asked_is_recorded(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "swordfish")
    record(FakeHost(), tmp_path / "host", ask_all([(("environment", "XDG_CURRENT_DESKTOP"), "")]), KNOWN)
    answers = json.loads((tmp_path / "host" / "answers.json").read_text("utf-8"))
    assert answers == {"environment": {"XDG_CURRENT_DESKTOP": "GNOME"}}
    with pytest.raises(NotRecorded):
        RecordedHost(tmp_path / "host").read_bytes("/etc/passwd")


def test_a_missing_file_says_nothing_of_what_lies_beside_it(tmp_path: Path) -> None:
    record(
        FakeHost(),
        tmp_path / "host",
        ask_all([(("read_bytes", "/etc/apt"), ""), (("exists", "/etc/no"), "")]),
        KNOWN,
    )
    recorded = RecordedHost(tmp_path / "host")
    assert recorded.exists("/etc/apt")
    assert not recorded.exists("/etc/no")
    with pytest.raises(NotRecorded):
        recorded.exists("/etc/apt/sources.list")


def test_many_threads_may_ask_while_it_records(tmp_path: Path) -> None:
    def together(host: Host) -> None:
        threads = [threading.Thread(target=ask_all(ANSWERS), args=(host,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    record(FakeHost(), tmp_path / "alone", ask_all(ANSWERS), known=KNOWN)
    record(FakeHost(), tmp_path / "together", together, known=KNOWN)
    for name in ("host.json", "answers.json"):
        assert (tmp_path / "alone" / name).read_bytes() == (tmp_path / "together" / name).read_bytes()


def test_a_recording_can_be_recorded_again_and_stays_the_same(tmp_path: Path) -> None:
    questions = [(tuple(_safe(part) for part in question), "") for question, _ in ANSWERS]
    record(FakeHost(), tmp_path / "first", ask_all(ANSWERS), known=KNOWN)
    record(RecordedHost(tmp_path / "first"), tmp_path / "second", ask_all(questions), known=KNOWN)
    first, second = (RecordedHost(tmp_path / name) for name in ("first", "second"))
    for question, _ in questions:
        if question[0] not in ("run", "read_bytes"):
            assert ask(second, question) == ask(first, question), question


def test_a_refusal_keeps_the_words_of_posture_and_nothing_else(tmp_path: Path) -> None:
    refused = NoAnswer(phrase("{program} broke off, said {who}.", program="ls", who="rumpelstiltskin"))
    answers = [(("run", "ls", "-a"), refused)]
    record(FakeHost(answers), tmp_path / "host", ask_all(answers), known=frozenset({"ls"}))
    with pytest.raises(NoAnswer, match=r"ls broke off, said \w+\."):
        RecordedHost(tmp_path / "host").run("ls", "-a")
    assert not any("rumpel" in file.read_text() for file in (tmp_path / "host").glob("*.json"))


def test_binary_files_are_named_for_the_person_to_look_at(tmp_path: Path) -> None:
    answers = [(("read_bytes", "/home/alice/x.bin"), b"form\0alice")]
    summary = record(FakeHost(answers), tmp_path / "host", ask_all(answers), known=KNOWN)
    assert summary.binary == ("/home/person/x.bin",)


def test_a_folder_with_something_in_it_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    for folder in (tmp_path, tmp_path / "mine"):
        with pytest.raises(RecordingError, match="not an empty folder"):
            record(FakeHost(), folder, ask_all(ANSWERS), known=KNOWN)
    assert (tmp_path / "mine").read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_and_a_new_one_deep_down_are_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "a" / "b"):
        record(FakeHost(), folder, ask_all([(("exists", "/etc/apt"), "")]), KNOWN)
        assert RecordedHost(folder).exists("/etc/apt")


def test_a_recording_that_breaks_off_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def fail(self: Path, target: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(RecordingError, match="could not be written"):
        record(FakeHost(), tmp_path / "host", ask_all(ANSWERS), known=KNOWN)
    assert list(tmp_path.iterdir()) == []


def test_where_it_came_from_can_be_said(tmp_path: Path) -> None:
    record(FakeHost(), tmp_path / "one", ask_all([]), origin="From a test.", known=KNOWN)
    record(FakeHost(), tmp_path / "two", ask_all([]), known=KNOWN)
    assert RecordedHost(tmp_path / "one").origin == "From a test."
    assert "Linux" in RecordedHost(tmp_path / "two").origin
