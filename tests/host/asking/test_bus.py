"""D-Bus is asked over a real bus of the test's own, and nothing is started that did not run."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.host.asking.bus import MOST_BYTES, ask
from posture.host.model import BusCall, NoAnswer, NotAllowed, NotThere

DAEMON = shutil.which("dbus-daemon")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is asked on Linux"),
    pytest.mark.skipif(DAEMON is None, reason="the program dbus-daemon (package dbus-daemon) is not here"),
]
NAME = "org.example.Answers"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*"/> <allow eavesdrop="true"/> <allow own="*"/>
    <deny send_interface="org.example.Iface" send_member="Forbidden"/>
  </policy>
</busconfig>
"""


JUNK = b"OK 00\r\nl\x02\x00\x01\x08\x00\x00\x00\x02\x00\x00\x00\x10\x00\x00\x00" + b"\x05\x02s\x00abcd" * 9


class Service:
    """Owns a name and answers by the name of the method: Echo, Fail<error name's last part>, Silent."""

    def __init__(self, address: str) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._ended = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended = True
        self._thread.join(5)
        self._connection.close()

    def _serve(self) -> None:
        while not self._ended:
            try:
                self._answer(self._connection.receive(timeout=0.05))
            except TimeoutError:
                continue

    def _answer(self, message) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        if message.header.message_type is not MessageType.method_call:
            return
        method = message.header.fields[HeaderFields.member]
        if method == "Echo":
            signature = message.header.fields.get(HeaderFields.signature)
            self._connection.send(new_method_return(message, signature, message.body))
        elif method == "Flood":
            self._connection.send(new_method_return(message, "s", ("x" * (MOST_BYTES + 1),)))
        elif method.startswith("Fail"):
            self._connection.send(new_error(message, f"org.example.Error.{method.removeprefix('Fail')}"))


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a bus with one service that runs and two that would have to be started."""
    folder = tmp_path_factory.mktemp("bus")
    (folder / "services").mkdir()
    for name in ("org.example.Sleeping", "org.freedesktop.timedate1"):
        (folder / "services" / f"{name}.service").write_text(
            f"[D-BUS Service]\nName={name}\nExec=/bin/sh -c 'touch {folder}/{name}; exit 1'\n"
        )
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(folder=folder))
    with subprocess.Popen(
        [str(DAEMON), f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        service = Service(address)
        yield folder
        service.close()
        daemon.kill()


@pytest.fixture(autouse=True)
def use_the_bus(bus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={bus}/bus")


def call(method: str, signature: str = "", *arguments: object, destination: str = NAME) -> BusCall:
    return BusCall("session", destination, "/org/example", "org.example.Iface", method, signature, arguments)


@pytest.mark.parametrize(
    ("signature", "value", "seen"),
    [
        ("s", "words", "words"),
        ("b", True, True),
        ("v", ("b", True), ("b", True)),
        ("as", ["a", "b"], ("a", "b")),
        ("(su)", ("a", 1), ("a", 1)),
        ("a{sv}", {"k": ("u", 7)}, {"k": ("u", 7)}),
        ("ay", b"\x00\xff", b"\x00\xff"),
        ("a(ss)", [], ()),
        ("d", 0.5, 0.5),
    ],
)
def test_a_reply_comes_with_plain_tuples(signature: str, value: object, seen: object) -> None:
    assert ask(call("Echo", signature, value), deadline=5) == (seen,)


def test_a_reply_may_be_empty() -> None:
    assert ask(call("Echo"), deadline=5) == ()


def test_many_threads_ask_at_once() -> None:
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda number=n: answers.append(ask(call("Echo", "i", number), deadline=5)))
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(n,) for n in range(20)]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("UnknownMethod", NotThere),
        ("UnknownProperty", NotThere),
        ("NoSuchUnit", NotThere),
        ("AccessDenied", NotAllowed),
        ("InteractiveAuthorizationRequired", NotAllowed),
        ("NotAuthorizedException", NotAllowed),
        ("Timeout", NoAnswer),
        ("Anything", NoAnswer),
    ],
)
def test_an_error_reply_becomes_a_refusal_of_its_kind(error: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        ask(call(f"Fail{error}"), deadline=5)


def test_a_service_that_is_silent_gives_no_answer_at_the_deadline() -> None:
    with pytest.raises(NoAnswer, match=r"org\.example\.Answers gave no answer in 0\.3 seconds"):
        ask(call("Silent"), deadline=0.3)


def test_a_name_that_nobody_owns_is_not_there() -> None:
    with pytest.raises(NotThere):
        ask(call("Echo", destination="org.example.Nobody"), deadline=5)


def test_what_the_bus_forbids_is_not_allowed() -> None:
    with pytest.raises(NotAllowed):
        ask(call("Forbidden"), deadline=5)


def test_a_service_that_does_not_run_is_not_started(bus: Path) -> None:
    with pytest.raises(NotThere):
        ask(call("Echo", destination="org.example.Sleeping"), deadline=5)
    with pytest.raises(NotThere):
        ask(call("Echo", destination="org.freedesktop.timedate1"), deadline=5)
    assert not (bus / "org.example.Sleeping").exists()
    assert not (bus / "org.freedesktop.timedate1").exists()


def test_a_service_that_only_answers_questions_may_be_started_on_the_system_bus(bus: Path) -> None:
    name = "org.freedesktop.timedate1"
    with pytest.raises(NotThere):
        ask(BusCall("system", name, "/org/freedesktop/timedate1", name, "Get"), deadline=10)
    assert (bus / name).exists()
    (bus / name).unlink()


def test_the_session_bus_is_found_beside_the_runtime_files(bus: Path, monkeypatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(bus))
    assert ask(call("Echo", "s", "found"), deadline=5) == ("found",)


@pytest.mark.parametrize("address", ["unix:path=/nonexistent/bus", ""])
def test_without_a_bus_nothing_is_there(monkeypatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(NotThere, match="No session bus runs here"):
        ask(call("Echo"), deadline=1)


@pytest.mark.parametrize("address", ["nonsense", "tcp:host=localhost,port=1", "unix:", "unix:path"])
def test_an_address_that_makes_no_sense_is_no_answer(monkeypatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(NoAnswer):
        ask(call("Echo"), deadline=1)


@pytest.mark.parametrize(
    "reply", [None, b"", b"REJECTED\r\n", b"\xff" * 4096, b"OK 00\r\n" + b"\x00" * 4096, JUNK]
)
def test_something_else_at_the_address_does_no_harm(monkeypatch, tmp_path: Path, reply: bytes | None) -> None:
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        server.settimeout(5)

        def serve() -> None:
            peer, _ = server.accept()
            with peer:
                if reply is not None:
                    peer.sendall(reply)
                    return
                time.sleep(1)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
        with pytest.raises((NoAnswer, NotAllowed)):
            ask(call("Echo"), deadline=0.5)
        thread.join(5)


def test_an_answer_without_end_is_not_taken_in() -> None:
    with pytest.raises(NoAnswer, match="more than Posture reads"):
        ask(call("Flood"), deadline=20)
