from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from posture.application.shipped_files import shipped_names
from posture.ui.look import Choice, Look, shipped_theme
from posture.ui.theme import TOKENS, Theme, ThemeError, read_theme, style_sheet, worn

THEMES = [shipped_theme(name.removesuffix(".toml")) for name in shipped_names("ui/themes")]
GROUNDS = ("window", "surface", "hover")
READ = ("text", "muted", "accent", "good", "warn", "bad", "unknown")
PAIRS = [
    *product(READ, GROUNDS),
    ("text", "selected"),
    ("accent", "selected"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_every_ground_it_stands_on(theme: Theme, ink: str, ground: str) -> None:
    assert _contrast(theme.colours[ink], theme.colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("part", "ground"), [*product(("edge", "accent"), GROUNDS), ("accent", "selected")])
def test_borders_and_rings_can_be_seen(theme: Theme, part: str, ground: str) -> None:
    assert _contrast(theme.colours[part], theme.colours[ground]) >= 3.0


def test_there_is_a_light_and_a_dark_theme() -> None:
    assert {(theme.name, theme.dark) for theme in THEMES} == {("light", False), ("dark", True)}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_a_theme_is_used(theme: Theme) -> None:
    template = (Path(__file__).parents[2] / "ui" / "style.qss").read_text(encoding="utf-8")
    sheet = style_sheet(theme, template)
    assert "$" not in sheet
    in_code = {"unknown", "good", "warn", "bad", "text", "muted", "line", "surface", "accent"}
    assert {token for token in TOKENS if f"${token}" not in template} <= in_code


GOOD = "\n".join(f'{token} = "#1b1f24"' for token in sorted(TOKENS))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "no TOML"),
        ("\xff", "no TOML"),
        ('name = "x"\n', "needs name"),
        (f'name = "x"\ndark = 1\n[colours]\n{GOOD}', "needs name"),
        ('name = "x"\ndark = false\n[colours]\ntext = "#000000"', "lacks the colours"),
        (f'name = "x"\ndark = false\n[colours]\n{GOOD}\npink = "#ff00ff"', "pink"),
        (f'name = "x"\ndark = false\n[colours]\n{GOOD.replace("#1b1f24", "black", 1)}', "must be like"),
        (
            f'name = "x"\ndark = false\n[colours]\n{GOOD.replace(chr(34) + "#1b1f24" + chr(34), "7", 1)}',
            "must be like",
        ),
    ],
)
def test_a_broken_theme_file_is_explained(text: str, says: str) -> None:
    data = text.encode("latin-1") if text == "\xff" else text.encode()
    with pytest.raises(ThemeError, match=says) as found:
        read_theme(data, "themes/x.toml")
    assert "themes/x.toml" in str(found.value)


@pytest.mark.parametrize("template", ["QLabel { color: $pink; }", "QLabel { color: $; }"])
def test_a_style_sheet_with_an_unknown_colour_is_refused(template: str) -> None:
    with pytest.raises(ThemeError, match="no theme has"):
        style_sheet(THEMES[0], template)


def test_choosing_a_look_changes_the_whole_application(look: Look, qapp: QApplication) -> None:
    try:
        look.choose(Choice.DARK)
        assert worn().dark
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == worn().colours["window"]
    finally:
        look.choose(Choice.LIGHT)
    assert not worn().dark


def test_a_look_nobody_knows_means_the_system(qapp: QApplication, look: Look) -> None:
    other = Look(qapp, "sepia")
    try:
        assert other.choice is Choice.SYSTEM
    finally:
        other.deleteLater()
        look.choose(Choice.LIGHT)
