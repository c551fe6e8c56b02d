"""What the package tells Debian about itself."""

from __future__ import annotations

import platform
import shutil
from email.parser import Parser
from pathlib import Path

import pytest
from shipping.deb import architecture, control, debian_package
from shipping.programs import BuildError


@pytest.fixture
def amd64(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")


def test_the_control_file_names_what_the_system_is_to_bring(tree: Path, amd64: None) -> None:
    fields = Parser().parsestr(control(tree, "1.2.3", ["libc6 (>= 2.36)", "libxcb-cursor0"]))
    assert fields["Package"] == "posture"
    assert (fields["Version"], fields["Architecture"]) == ("1.2.3", "amd64")
    assert fields["Depends"] == "libc6 (>= 2.36), libxcb-cursor0"
    assert int(fields["Installed-Size"]) == 2 + 3 + 1 + 1 + 1 + 1  # each file begins a kilobyte of its own
    assert "python" not in fields["Depends"]


def test_a_description_has_its_first_line_and_then_only_continued_ones(tree: Path, amd64: None) -> None:
    _, description = control(tree, "1", []).split("\nDescription: ")
    first, *rest = description.splitlines()
    assert len(first) < 80
    assert rest
    assert all(line.startswith(" ") and 2 < len(line) < 80 for line in rest)


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks Debian's dpkg")
def test_a_library_is_asked_for_by_the_package_that_brings_it() -> None:
    assert debian_package("libc.so.6") == "libc6"
    with pytest.raises(BuildError, match=r"libnowhere\.so\.9"):
        debian_package("libnowhere.so.9")


def test_another_processor_is_told_that_there_is_none_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(BuildError, match="riscv64"):
        architecture()
