"""What is frozen for macOS is what is frozen for others; played with a stand-in for PyInstaller."""

from __future__ import annotations

import plistlib
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).parents[3]
MACOS = TOP / "installer" / "macos" / "posture.spec"
OTHERS = TOP / "installer" / "frozen" / "posture.spec"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the other spec is Windows' own there")


@dataclass
class Played:
    """What a spec asked PyInstaller for, and the names that it defined."""

    asked: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    def only(self, name: str) -> dict[str, Any]:
        [(_, words)] = self.asked[name]
        return words


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Played]]:
    """Runs a spec as PyInstaller does, which only writes down what it is asked for."""
    monkeypatch.setenv("POSTURE_MACOS_MADE", str(tmp_path))
    (tmp_path / "papers" / "licences").mkdir(parents=True)
    (tmp_path / "papers" / "licences" / "qt.txt").write_text("as you like")
    (tmp_path / "papers" / "LICENSE.txt").write_text("as you like")
    (tmp_path / "Info.plist").write_bytes(plistlib.dumps({"CFBundleName": "Posture"}))

    def modules(name: str, *, filter: Callable[[str], bool] = bool) -> list[str]:  # noqa: A002 - its own name
        return [each for each in (f"{name}.a", f"{name}.collector.cli") if filter(each)]

    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda name: [(f"data of {name}", name)]
    hooks.copy_metadata = lambda name, recursive: [(f"notes of {name}", f"all: {recursive}")]
    hooks.collect_submodules = modules
    depends = types.ModuleType("PyInstaller.depend.bindepend")
    depends.get_imports = lambda _: []
    for name, module in {
        "PyInstaller": types.ModuleType("PyInstaller"),
        "PyInstaller.utils": types.ModuleType("PyInstaller.utils"),
        "PyInstaller.depend": types.ModuleType("PyInstaller.depend"),
        hooks.__name__: hooks,
        depends.__name__: depends,
    }.items():
        monkeypatch.setitem(sys.modules, name, module)

    def run(spec: Path) -> Played:
        played = Played()

        def stand_in(name: str) -> Callable[..., Any]:
            def build(*given: Any, **words: Any) -> Any:
                played.asked.setdefault(name, []).append((given, words))
                return types.SimpleNamespace(pure=[], binaries=[], datas=[], scripts=[("pyi_rth_x", "", "")])

            return build

        played.names = {name: stand_in(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        played.names["SPECPATH"] = str(spec.parent)
        exec(compile(spec.read_text(encoding="utf-8"), spec, "exec"), played.names)
        return played

    return run


def test_the_same_modules_are_frozen_as_on_the_other_systems(play: Callable[[Path], Played]) -> None:
    mac, others = play(MACOS), play(OTHERS)
    asked, there = mac.only("Analysis"), others.only("Analysis")
    assert asked["hiddenimports"] == there["hiddenimports"]
    assert set(asked["excludes"]) <= set(there["excludes"])
    assert not any(name.startswith("posture.collector") for name in asked["hiddenimports"])
    assert mac.asked["Analysis"][0][0] == others.asked["Analysis"][0][0]
    assert mac.names["LANGUAGES"] == others.names["LANGUAGES"]


def test_it_holds_the_same_files_and_its_licences_besides(play: Callable[[Path], Played]) -> None:
    mac, others = play(MACOS), play(OTHERS)
    more = [each for each in mac.only("Analysis")["datas"] if each not in others.only("Analysis")["datas"]]
    assert {(Path(source).name, target) for source, target in more} == {
        ("qt.txt", "licences"),
        ("LICENSE.txt", "."),
    }


def _kept(played: Played, names: Iterable[str]) -> list[str]:
    return [name for name in names if played.names["is_wanted"]((name, "", "DATA"))]


def test_of_qt_it_keeps_what_a_window_of_widgets_loads(play: Callable[[Path], Played]) -> None:
    plugins = "PySide6/Qt/plugins/"
    names = [
        f"{plugins}platforms/libqcocoa.dylib", f"{plugins}imageformats/libqsvg.dylib",
        f"{plugins}imageformats/libqtiff.dylib", f"{plugins}tls/libqopensslbackend.dylib",
        "PySide6/Qt/translations/qtbase_de.qm", "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "babel/locale-data/de_CH.dat",
        "babel/locale-data/fr.dat", "posture/collector/web/templates/page.html",
        "posture/shipped/checks/backup.md",
        "posture_checkup-1.dist-info/METADATA", "posture_checkup-1.dist-info/direct_url.json",
    ]  # fmt: skip
    assert _kept(play(MACOS), names) == [
        f"{plugins}platforms/libqcocoa.dylib", f"{plugins}imageformats/libqsvg.dylib",
        "PySide6/Qt/translations/qtbase_de.qm", "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui",
        "babel/locale-data/de_CH.dat", "posture/shipped/checks/backup.md",
        "posture_checkup-1.dist-info/METADATA",
    ]  # fmt: skip


def test_there_are_two_programs_and_both_are_signed(
    play: Callable[[Path], Played], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTURE_MACOS_IDENTITY", "Developer ID Application: Tests")
    played = play(MACOS)
    programs = {words["name"]: words for _, words in played.asked["EXE"]}
    assert {name: words["console"] for name, words in programs.items()} == {
        "posture-window": False,
        "posture": True,
    }
    for words in programs.values():
        assert words["codesign_identity"] == "Developer ID Application: Tests"
        assert plistlib.loads(Path(words["entitlements_file"]).read_bytes())
        assert (words["strip"], words["upx"]) == (False, False)  # either would break a signature
    bundle = played.only("BUNDLE")
    assert bundle["name"] == "Posture.app"
    assert bundle["info_plist"] == {"CFBundleName": "Posture"}


def test_without_a_certificate_it_is_signed_ad_hoc(
    play: Callable[[Path], Played], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTURE_MACOS_IDENTITY", raising=False)
    assert {words["codesign_identity"] for _, words in play(MACOS).asked["EXE"]} == {None}
