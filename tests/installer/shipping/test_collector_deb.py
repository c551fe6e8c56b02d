"""What the collector's package tells Debian about itself, and what lies in it."""

from __future__ import annotations

import platform
import sys
from email.parser import Parser
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from shipping import collector_deb
from shipping.collector_deb import RELEASES, control, lay_out
from shipping.frozen import trim_notes
from shipping.product import COLLECTOR

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made on Linux alone")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A few modules as they would be gathered."""
    folder = tmp_path / "site"
    for name in ("posture/collector/cli.py", "granian/__init__.py", "cffi/_cffi_backend.so"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("")
    notes = folder / "posture_checkup-1.2.3.dist-info"
    (notes / "licenses").mkdir(parents=True)
    (notes / "licenses" / "LICENSE").write_text("as you like")
    (notes / "METADATA").write_text("Metadata-Version: 2.4\nName: posture-checkup\nVersion: 1.2.3\n")
    trim_notes(notes)
    return folder


@pytest.fixture
def laid_out(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tree for Debian 12; the manual wants programs that only make packages installs."""
    monkeypatch.setattr(collector_deb, "WORK", tmp_path / "work")
    monkeypatch.setattr(collector_deb, "write_manual", lambda *_: None)
    monkeypatch.setattr(collector_deb, "write_completions", lambda *_: None)
    return lay_out(site, "3.11", "1.2.3+deb12")


def test_the_control_file_asks_for_one_python_and_no_window(
    laid_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    fields = Parser().parsestr(control(laid_out, "1.2.3+deb12", ["python3 (>= 3.11), python3 (<< 3.12)"]))
    assert (fields["Package"], fields["Version"]) == ("posture-collector", "1.2.3+deb12")
    assert fields["Depends"] == "python3 (>= 3.11), python3 (<< 3.12)"
    first, *rest = fields["Description"].splitlines()
    assert first == COLLECTOR.summary
    assert len(first) < 80
    assert all(len(line) < 80 for line in rest)


def test_the_next_release_of_debian_has_the_later_version() -> None:
    releases = sorted(RELEASES, key=int)
    assert [RELEASES[each] for each in releases] == sorted(
        RELEASES.values(), key=lambda python: tuple(map(int, python.split(".")))
    )


def test_it_is_an_environment_of_debians_own_python(laid_out: Path) -> None:
    program = laid_out / collector_deb.PROGRAM
    assert (program / "bin" / "python").readlink() == Path("../../../bin/python3.11")
    assert "include-system-site-packages = false" in (program / "pyvenv.cfg").read_text()
    assert (program / "lib/python3.11/site-packages/posture/collector/cli.py").is_file()
    assert (laid_out / "usr/bin/posture-collector").resolve() == program / "bin" / "posture-collector"


def test_a_process_that_reads_what_starts_it_starts_no_second_server(laid_out: Path) -> None:
    """Python's own way of starting one (spawn) reads that file anew, under another name."""
    text = (laid_out / collector_deb.PROGRAM / "bin" / "posture-collector").read_text()
    assert text.startswith("#!/usr/lib/posture-collector/bin/python -I\n")
    started = text.partition('if __name__ == "__main__":\n')[2]
    assert started == "    sys.exit(main())\n"
    assert "main()" not in text.partition('if __name__ == "__main__":\n')[0]


def test_nothing_can_be_run_but_what_is_to_be(laid_out: Path) -> None:
    files = [path for path in laid_out.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [path.name for path in files if path.stat().st_mode & 0o111] == ["posture-collector"]
    assert (laid_out / "usr/lib/systemd/system/posture-collector.service").is_file()
