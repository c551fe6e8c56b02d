"""The live host reads carefully: nothing it opens can hold it, and every refusal is a sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from posture.host.asking import files, running
from posture.host.live import LiveHost
from posture.host.model import (
    BusCall,
    HostError,
    NoAnswer,
    NotAllowed,
    NotThere,
    System,
    Unsupported,
)

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
needs_an_account = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to root"
)


@pytest.fixture
def host() -> LiveHost:
    return LiveHost()


def test_the_system_is_the_one_it_runs_on(host: LiveHost) -> None:
    assert (
        host.system is {"linux": System.LINUX, "darwin": System.MACOS, "win32": System.WINDOWS}[sys.platform]
    )


def test_an_unknown_system_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "haiku1")
    with pytest.raises(Unsupported, match="Linux, macOS and Windows"):
        LiveHost()


def test_the_time_is_aware(host: LiveHost) -> None:
    assert host.now().tzinfo is not None


def test_a_file_is_read(host: LiveHost, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"caf\xe9\n")
    assert host.read_bytes(str(file)) == b"caf\xe9\n"
    assert host.read_text(str(file)) == "caf\N{REPLACEMENT CHARACTER}\n"
    assert host.exists(str(file))
    assert host.names(str(tmp_path)) == ("file",)
    status = host.status(str(file))
    assert (status.kind, status.size) == ("file", 5)
    assert status.modified.tzinfo is not None
    assert host.status(str(tmp_path)).kind == "directory"


def test_a_file_larger_than_four_mebibytes_is_not_read(host: LiveHost, tmp_path: Path) -> None:
    file = tmp_path / "big"
    file.write_bytes(b"x" * (files.MOST_BYTES + 5))
    with pytest.raises(NoAnswer, match="larger than Posture reads"):
        host.read_bytes(str(file))


@unix
def test_a_pipe_a_folder_and_a_device_are_not_read(host: LiveHost, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (str(pipe), str(tmp_path), "/dev/zero", "/dev/tty"):
        with pytest.raises(NotThere):
            host.read_bytes(path)
    assert host.exists(str(pipe))
    assert host.status(str(pipe)).kind == "other"


@unix
def test_a_setting_that_was_emptied_by_a_link_reads_as_empty(host: LiveHost, tmp_path: Path) -> None:
    link = tmp_path / "masked.service"
    link.symlink_to("/dev/null")
    assert host.read_bytes(str(link)) == b""


@unix
def test_a_link_is_followed_and_a_broken_one_is_not_there(host: LiveHost, tmp_path: Path) -> None:
    (tmp_path / "target").write_text("x")
    (tmp_path / "link").symlink_to("target")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    assert host.resolve(str(tmp_path / "link")) == os.path.realpath(tmp_path / "target")
    assert not host.exists(str(tmp_path / "broken"))
    assert not host.exists(str(tmp_path / "loop"))
    with pytest.raises(NotThere):
        host.resolve(str(tmp_path / "broken"))


@pytest.mark.parametrize("ask", ["read_bytes", "read_text", "names", "status", "resolve", "space"])
@pytest.mark.parametrize("name", ["missing", "file/below", "nul\0", "x" * 5000, "\ud800"])
def test_what_is_not_there_is_refused_as_not_there(
    host: LiveHost, tmp_path: Path, ask: str, name: str
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotThere):
        getattr(host, ask)(f"{tmp_path}/{name}")
    assert not host.exists(f"{tmp_path}/{name}")


@needs_an_account
def test_what_is_closed_is_refused_as_not_allowed(host: LiveHost, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0)
    try:
        for ask in (host.exists, host.status, host.read_bytes, host.names):
            with pytest.raises(NotAllowed):
                ask(str(closed / "inner"))
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "error"),
    [
        ("ENOENT", NotThere),
        ("ESRCH", NotThere),
        ("EACCES", NotAllowed),
        ("EPERM", NotAllowed),
        ("EIO", NoAnswer),
    ],
)
def test_the_systems_errors_become_sentences(number: str, error: type[HostError]) -> None:
    import errno

    def fail() -> bytes:
        raise OSError(getattr(errno, number), "words of the system")

    with pytest.raises(error, match="/some/path") as caught:
        files.asked("/some/path", fail)
    assert "words of the system" not in str(caught.value)


def test_the_environment_and_the_home_are_the_persons(host: LiveHost, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POSTURE_TEST", "value")
    monkeypatch.delenv("POSTURE_TEST_MISSING", raising=False)
    assert host.environment("POSTURE_TEST") == "value"
    assert host.environment("POSTURE_TEST_MISSING") is None
    assert Path(host.home()).is_absolute()


def test_room_is_told_in_bytes(host: LiveHost, tmp_path: Path) -> None:
    space = host.space(str(tmp_path))
    assert 0 <= space.free <= space.total


def test_this_very_program_is_among_the_running_ones(host: LiveHost) -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()", "posture-marker"], stdin=subprocess.PIPE)
    try:
        (found,) = (one for one in host.processes() if "posture-marker" in one.command)
        assert found.mine
        assert found.name
    finally:
        child.communicate(b"\n")


def test_a_program_that_ends_while_it_is_looked_at_does_no_harm(monkeypatch) -> None:
    class Gone:
        def name(self) -> str:
            raise psutil.NoSuchProcess(1)

        def cmdline(self) -> list[str]:
            raise psutil.ZombieProcess(1)

        def uids(self) -> object:
            raise psutil.AccessDenied(1)

        username = uids

    monkeypatch.setattr(psutil, "process_iter", lambda: iter([Gone()]))
    monkeypatch.setattr(running.sys, "platform", "win32" if sys.platform == "win32" else "darwin")
    (found,) = running.processes()
    assert (found.name, found.command, found.mine) == ("", (), False)


def test_a_listening_socket_is_seen_and_a_connected_one_is_not(host: LiveHost) -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        accepted, _ = server.accept()
        with accepted, socket.socket(type=socket.SOCK_DGRAM) as udp:
            udp.bind(("127.0.0.1", 0))
            found = {(one.protocol, one.address, one.port) for one in host.listeners()}
            assert ("tcp", *server.getsockname()) in found
            assert ("udp", *udp.getsockname()) in found
            assert ("tcp", *client.getsockname()) not in found


def test_a_program_outside_the_list_is_never_run(host: LiveHost) -> None:
    with pytest.raises(Unsupported):
        host.run("sh", "-c", "exit")


@unix
@pytest.mark.skipif(
    sys.platform != "linux" or not Path("/usr/bin/dpkg-query").exists(),
    reason="only Debian and its like have dpkg",
)
def test_a_program_of_the_list_is_run(host: LiveHost) -> None:
    assert "dpkg-query" in host.run("dpkg-query", "--version").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has these")
def test_what_another_system_has_is_unsupported_here(host: LiveHost) -> None:
    with pytest.raises(Unsupported):
        host.registry_value("HKLM\\SOFTWARE", "x")
    with pytest.raises(Unsupported):
        host.registry_keys("HKLM\\SOFTWARE")
    with pytest.raises(Unsupported):
        host.native("battery")


def test_systems_without_a_bus_say_so(host: LiveHost, monkeypatch) -> None:
    monkeypatch.setattr(host, "_system", System.MACOS)
    with pytest.raises(Unsupported):
        host.call(BusCall("system", "a.b", "/", "a.b", "C"))


@pytest.mark.parametrize(("seconds", "year"), [(1e18, 9999), (-1e18, 1), (float(2**40), 9999)])
def test_a_file_of_an_impossible_year_is_there_all_the_same(monkeypatch, tmp_path, seconds, year) -> None:
    real = tmp_path.stat()

    def stat(_path: str) -> os.stat_result:
        return os.stat_result((*real[:7], 0, 0, 0), {"st_mtime": seconds})

    monkeypatch.setattr("posture.host.asking.files.os.stat", stat)
    status = LiveHost().status("/some/file")
    monkeypatch.undo()
    assert status.modified.year == year
