from __future__ import annotations

import ast
import hashlib
import importlib.util
import io
import platform
import re
import runpy
import ssl
import sys
import tomllib
import urllib.error
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "installer" / "linux"
SCRIPT = FOLDER / "machine.py"
DOOR = FOLDER / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module that puts a fetched uv into an empty folder."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PRIVATE_UV", tmp_path / "build" / "uv")
    monkeypatch.setattr(module.shutil, "which", lambda _program: None)
    return module


def _wheel(content: bytes = b"#!/bin/sh\n", name: str = "uv") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("uv-1.data/scripts/uvx", b"another")
        archive.writestr(f"uv-1.data/scripts/{name}", content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("system", "machine"),
    [
        ("Linux", "x86_64"),
        ("Linux", "aarch64"),
        ("Darwin", "x86_64"),
        ("Darwin", "arm64"),
        ("Windows", "AMD64"),
        ("Windows", "ARM64"),
    ],
)
def test_the_lock_file_names_a_uv_for(bootstrap, monkeypatch, system, machine) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    wheel = bootstrap._locked_wheel()
    assert wheel["url"].startswith("https://")
    assert len(wheel["hash"]) == len("sha256:") + 64


def test_another_machine_is_told_to_bring_its_own(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv32")
    assert bootstrap.main(["uv"]) == 2
    assert "riscv32" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["uv", "uv.exe"])
def test_a_fetched_uv_is_kept_where_it_is_run_from(bootstrap, monkeypatch, capsys, name) -> None:
    data = _wheel(name=name)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    monkeypatch.setattr(bootstrap, "_locked_wheel", lambda: {"url": "https://x.test/uv.whl", "hash": digest})
    monkeypatch.setattr(bootstrap, "_read", lambda _url: data)
    assert bootstrap.main(["uv"]) == 0
    assert capsys.readouterr().out.strip() == str(bootstrap.PRIVATE_UV)
    assert bootstrap.PRIVATE_UV.read_bytes() == b"#!/bin/sh\n"
    assert bootstrap.PRIVATE_UV.stat().st_mode & 0o100


def test_another_file_than_the_locked_one_is_not_run(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "_locked_wheel", lambda: {"url": "https://x.test/u", "hash": "sha256:0"})
    monkeypatch.setattr(bootstrap, "_read", lambda _url: _wheel(b"something else"))
    assert bootstrap.main(["uv"]) == 2
    assert "not the file" in capsys.readouterr().err
    assert not bootstrap.PRIVATE_UV.exists()


def test_without_certificates_and_without_root_the_line_that_helps_is_printed(
    bootstrap, monkeypatch, capsys
) -> None:
    def unproven(_url: str) -> bytes:
        raise urllib.error.URLError(ssl.SSLCertVerificationError("unable to get local issuer certificate"))

    monkeypatch.setattr(bootstrap, "_read", unproven)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    assert bootstrap.main(["uv"]) == 2
    assert "sudo apt-get install -y ca-certificates" in capsys.readouterr().err


def test_missing_libraries_are_named_in_one_line_without_root(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "_loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setenv("DISPLAY", ":7")
    assert bootstrap.main(["libraries", "test"]) == 0
    assert "sudo apt-get install -y libgl1\n" in capsys.readouterr().err


def test_a_missing_postgresql_is_named_and_never_installed_unasked(
    bootstrap, monkeypatch, capsys, tmp_path
) -> None:
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: True)
    monkeypatch.setattr(bootstrap, "_apt_install", lambda packages: pytest.fail(f"{packages} were asked for"))
    monkeypatch.setattr(bootstrap, "_DATABASES", tmp_path)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: None if program == "initdb" else "/bin/x")
    assert bootstrap.main(["libraries", "test"]) == 0
    assert "sudo apt-get install -y postgresql\n" in capsys.readouterr().err
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "initdb").touch()
    assert bootstrap.main(["libraries", "test"]) == 0
    assert capsys.readouterr().err == ""


def test_the_window_itself_says_what_it_lacks(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: False)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setenv("DISPLAY", ":7")
    assert bootstrap.main(["libraries", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_without_a_display_the_window_needs_nothing(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.main(["libraries", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_another_word_is_answered_with_the_usage(bootstrap, capsys) -> None:
    assert bootstrap.main(["everything"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("minor", range(4, 12))
def test_the_door_can_be_read_by_an_older_python(minor: int) -> None:
    ast.parse(DOOR.read_text(encoding="utf-8"), feature_version=(3, minor))


@pytest.mark.parametrize(
    ("version", "told"), [((2, 7), "2.7"), ((3, 6), "3.6"), ((3, 9), "3.9"), ((3, 10), "3.10")]
)
def test_an_older_python_is_told_in_a_sentence(version: tuple[int, int], told: str) -> None:
    sentence = runpy.run_path(str(DOOR))["too_old"](version, "/usr/bin/python3")
    assert sentence.startswith("Posture needs Python 3.11 or newer")
    assert f"/usr/bin/python3 is Python {told}." in sentence
    assert sentence.count("\n") == 1


def test_a_new_enough_python_is_told_nothing() -> None:
    assert runpy.run_path(str(DOOR))["too_old"](sys.version_info, sys.executable) == ""


def test_the_first_time_says_how_much_is_fetched(bootstrap, monkeypatch, capsys, tmp_path) -> None:
    (tmp_path / "uv.lock").write_bytes((FOLDER.parents[1] / "uv.lock").read_bytes())
    monkeypatch.setattr(bootstrap, "TOP", tmp_path)
    amounts = []
    for purpose in ("run", "collector", "test"):
        assert bootstrap.main(["announce", purpose]) == 0
        said = capsys.readouterr().err
        amounts.append(int(re.search(r"about (\d+) MB", said)[1]))
    assert 50 < amounts[0] < amounts[1] < amounts[2] < 500
    _install(tmp_path, bootstrap, "run")
    assert bootstrap.main(["announce", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_what_the_tests_fetch_on_top_of_the_application_is_said(
    bootstrap, tmp_path, monkeypatch, capsys
) -> None:
    _copy_the_lock(bootstrap, tmp_path, monkeypatch)
    _install(tmp_path, bootstrap, "run")
    assert bootstrap.main(["announce", "test"]) == 0
    said = capsys.readouterr().err
    more, packages = re.search(r"About (\d+) MB more are fetched.*: (\d+) packages for", said).groups()
    assert 10 < int(more) < 100
    assert 20 < int(packages) < 60
    _install(tmp_path, bootstrap, "test")
    assert bootstrap.main(["announce", "test"]) == 0
    assert capsys.readouterr().err == ""


def test_what_only_another_python_needs_is_not_waited_for(bootstrap, monkeypatch) -> None:
    assert bootstrap._fits("python_full_version < '99.1'")
    assert not bootstrap._fits("python_full_version < '3.1'")
    assert not bootstrap._fits("sys_platform == 'of another system'")


def _install(top: Path, bootstrap: ModuleType, purpose: str) -> None:
    locked = tomllib.loads((top / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages = {package["name"]: package for package in locked}
    for name in bootstrap._needed(packages, purpose):
        written = name.replace("-", "_") if len(name) % 2 else name.replace("-", ".")
        folder = top / ".venv" / "lib" / "python3.11" / "site-packages"
        (folder / f"{written}-{packages[name]['version']}.dist-info").mkdir(parents=True, exist_ok=True)


def _copy_the_lock(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uv.lock").write_bytes((FOLDER.parents[1] / "uv.lock").read_bytes())
    monkeypatch.setattr(bootstrap, "TOP", tmp_path)


def test_without_what_makes_packages_none_is_made(bootstrap, monkeypatch, capsys) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(bootstrap, "_loads", lambda library: library.startswith("libpython"))
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert bootstrap.main(["libraries", "packages"]) == 2
    assert "libxcb-cursor0" in capsys.readouterr().err
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: True)
    monkeypatch.setattr(
        bootstrap.shutil,
        "which",
        lambda program: None if program in ("rpmbuild", "patchelf") else "/usr/bin/x",
    )
    assert bootstrap.main(["libraries", "packages"]) == 2
    assert "sudo apt-get install -y patchelf rpm\n" in capsys.readouterr().err
    monkeypatch.setattr(
        bootstrap.shutil, "which", lambda program: None if program in ("wine", "makensis") else "/usr/bin/x"
    )
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    assert bootstrap.main(["libraries", "packages"]) == 2
    assert "sudo apt-get install -y nsis wine\n" in capsys.readouterr().err
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")  # on which Wine cannot run Windows' Python
    assert bootstrap.main(["libraries", "packages"]) == 0
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert bootstrap.main(["libraries", "packages"]) == 0


def test_debians_python_gets_its_library_before_it_is_frozen(bootstrap, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap.sysconfig, "get_config_var", {"INSTSONAME": "libpython3.11.so.1.0"}.get)
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: False)
    assert bootstrap._own_library() == [f"libpython{sys.version_info[0]}.{sys.version_info[1]}"]
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: True)
    assert bootstrap._own_library() == []
    monkeypatch.setattr(bootstrap.sysconfig, "get_config_var", {"INSTSONAME": "libpython3.11.a"}.get)
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: False)
    assert bootstrap._own_library() == []  # built without one, as nothing here can mend


def test_what_is_missing_has_one_line_that_installs_it(bootstrap, monkeypatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(bootstrap, "_loads", lambda library: library != "libglib-2.0.so.0")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert bootstrap.remedy("test") == "sudo apt-get install -y libglib2.0-0"
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: True)
    assert bootstrap.remedy("test") == ""
