"""What of the system is missing is named in a line that brings it; a database is never brought unasked."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import sysconfig

import machine
import pytest
from machine import apt, libraries


def test_missing_libraries_are_named_in_one_line_without_root(monkeypatch, capsys) -> None:
    monkeypatch.setattr(apt, "loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setenv("DISPLAY", ":7")
    assert machine.main(["libraries", "test"]) == 0
    assert "sudo apt-get install -y libgl1\n" in capsys.readouterr().err


def test_a_missing_postgresql_is_named_and_never_installed_unasked(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setattr(apt, "loads", lambda _library: True)
    monkeypatch.setattr(apt, "install", lambda packages: pytest.fail(f"{packages} were asked for"))
    monkeypatch.setattr(libraries, "_DATABASES", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda program: None if program == "initdb" else "/bin/x")
    assert machine.main(["libraries", "test"]) == 0
    assert "sudo apt-get install -y postgresql\n" in capsys.readouterr().err
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "initdb").touch()
    assert machine.main(["libraries", "test"]) == 0
    assert capsys.readouterr().err == ""


def test_the_window_itself_says_what_it_lacks(monkeypatch, capsys) -> None:
    monkeypatch.setattr(apt, "loads", lambda _library: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("DISPLAY", ":7")
    assert machine.main(["libraries", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_without_a_display_the_window_needs_nothing(monkeypatch, capsys) -> None:
    monkeypatch.setattr(apt, "loads", lambda _library: False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert machine.main(["libraries", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_without_what_makes_packages_none_is_made(monkeypatch, capsys) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(apt, "loads", lambda library: library.startswith("libpython"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    assert machine.main(["libraries", "packages"]) == 2
    assert "libxcb-cursor0" in capsys.readouterr().err
    monkeypatch.setattr(apt, "loads", lambda _library: True)
    monkeypatch.setattr(
        shutil,
        "which",
        lambda program: None if program in ("rpmbuild", "patchelf") else "/usr/bin/x",
    )
    assert machine.main(["libraries", "packages"]) == 2
    assert "sudo apt-get install -y patchelf rpm\n" in capsys.readouterr().err
    monkeypatch.setattr(
        shutil, "which", lambda program: None if program in ("wine", "makensis") else "/usr/bin/x"
    )
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    assert machine.main(["libraries", "packages"]) == 2
    assert "sudo apt-get install -y nsis wine\n" in capsys.readouterr().err
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")  # on which Wine cannot run Windows' Python
    assert machine.main(["libraries", "packages"]) == 0
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    assert machine.main(["libraries", "packages"]) == 0


def test_debians_python_gets_its_library_before_it_is_frozen(monkeypatch) -> None:
    monkeypatch.setattr(sysconfig, "get_config_var", {"INSTSONAME": "libpython3.11.so.1.0"}.get)
    monkeypatch.setattr(apt, "loads", lambda _library: False)
    assert libraries._own_library() == [f"libpython{sys.version_info[0]}.{sys.version_info[1]}"]
    monkeypatch.setattr(apt, "loads", lambda _library: True)
    assert libraries._own_library() == []
    monkeypatch.setattr(sysconfig, "get_config_var", {"INSTSONAME": "libpython3.11.a"}.get)
    monkeypatch.setattr(apt, "loads", lambda _library: False)
    assert libraries._own_library() == []  # built without one, as nothing here can mend


def test_what_is_missing_has_one_line_that_installs_it(monkeypatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(apt, "loads", lambda library: library != "libglib-2.0.so.0")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    assert machine.remedy("test") == "sudo apt-get install -y libglib2.0-0"
    monkeypatch.setattr(apt, "loads", lambda _library: True)
    assert machine.remedy("test") == ""
