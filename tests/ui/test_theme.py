from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from posture.application.shipped_files import shipped_names
from posture.ui.look import Choice, Contrast, Look, shipped_theme
from posture.ui.navigation import HERE
from posture.ui.theme import INKS, TOKENS, Theme, ThemeError, read_theme, worn
from posture.ui.widgets.button import CHOSEN, SKINS
from posture.ui.widgets.press import BARE, TILE

THEMES = [shipped_theme(name.removesuffix(".toml")) for name in shipped_names("ui/themes")]
STRONG = [theme for theme in THEMES if theme.name.endswith("-contrast")]
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


@pytest.mark.parametrize("theme", STRONG, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_with_high_contrast_text_stands_out_more(theme: Theme, ink: str, ground: str) -> None:
    assert _contrast(theme.colours[ink], theme.colours[ground]) >= 7.0


@pytest.mark.parametrize("theme", STRONG, ids=lambda theme: theme.name)
@pytest.mark.parametrize("line", ["line", "edge", "accent"])
def test_with_high_contrast_every_line_can_be_seen(theme: Theme, line: str) -> None:
    assert all(_contrast(theme.colours[line], theme.colours[ground]) >= 4.5 for ground in GROUNDS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_keyboards_place_is_marked_by_a_ring_that_can_be_seen(theme: Theme) -> None:
    """Beside the ground it is drawn on, and beside what is around it where it stands at the edge."""
    for skin in (*SKINS.values(), CHOSEN, BARE, TILE, HERE):
        grounds = {skin.fill, skin.hover, skin.down} - {""} or {*GROUNDS}
        around = () if skin.ring_inset else GROUNDS
        ring = skin.ring or "accent"  # words have it around them, as paint_ring draws it
        for ground in (*grounds, *around):
            assert _contrast(theme.colours[ring], theme.colours[ground]) >= 3.0, (skin, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_button_of_any_kind_can_be_read_in_every_state(theme: Theme) -> None:
    for skin in (*SKINS.values(), CHOSEN, BARE, TILE, HERE):
        for ground in {skin.fill, skin.hover, skin.down} - {""} or {*GROUNDS}:
            assert _contrast(theme.colours[skin.ink], theme.colours[ground]) >= 4.5, (skin, ground)


def test_there_are_a_light_and_a_dark_theme_each_with_high_contrast() -> None:
    assert {(theme.name, theme.dark) for theme in THEMES} == {
        ("light", False),
        ("dark", True),
        ("light-contrast", False),
        ("dark-contrast", True),
    }


@pytest.mark.parametrize(("choice", "dark"), [(Choice.LIGHT, False), (Choice.DARK, True)])
def test_high_contrast_is_worn_when_it_is_chosen(look: Look, choice: Choice, dark: bool) -> None:
    told: list[tuple[str, str]] = []
    look.settled.connect(lambda name, value: told.append((name, value)))
    try:
        look.choose(choice)
        look.choose_contrast(Contrast.HIGH)
        assert (worn().name, worn().dark) == (f"{choice.value}-contrast", dark)
    finally:
        look.choose_contrast(Contrast.SYSTEM)
        look.choose(Choice.LIGHT)
    assert worn().name == "light"
    assert told == [("contrast", "high"), ("contrast", "system")]


@pytest.mark.parametrize(
    ("wish", "name"), [("HighContrast", "light-contrast"), ("NoPreference", "light"), (None, "light")]
)
def test_high_contrast_is_worn_where_the_system_asks_for_it(
    look: Look, monkeypatch: pytest.MonkeyPatch, wish: str | None, name: str
) -> None:
    """The offscreen platform has no wishes of its own; a Qt before 6.10 knows none."""

    class Wishes:
        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
            return Qt.ContrastPreference[wish or ""]

    monkeypatch.setattr(look, "_wishes", None if wish is None else Wishes())
    try:
        look.choose(Choice.LIGHT)
        assert worn().name == name
    finally:
        monkeypatch.undo()
        look.choose(Choice.LIGHT)


def test_every_colour_of_a_theme_is_used() -> None:
    root = Path(__file__).parents[2]
    files = [*(root / "src" / "posture" / "ui").rglob("*.py"), *(root / "ui" / "drawings").glob("*.svg")]
    written = "".join(path.read_text(encoding="utf-8") for path in files if path.name != "theme.py")
    assert {token for token in TOKENS if f'"{token}"' not in written and f"${token}" not in written} == set()


def test_every_ink_has_a_role_of_its_own(look: Look, qapp: QApplication) -> None:
    """Labels take their colours from the palette, by these roles."""
    assert len(set(INKS.values())) == len(INKS)
    for token, role in INKS.items():
        assert qapp.palette().color(role).name() == worn().colours[token]


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
