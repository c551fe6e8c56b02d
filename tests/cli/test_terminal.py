from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.cli import terminal


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_screen(monkeypatch) -> Callable[[], Screen]:
    """Puts a terminal in the place of both outputs; pytest changes them once more after the set-up."""

    def take() -> Screen:
        made = Screen()
        for name in ("NO_COLOR", "TERM", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("sys.stdout", made)
        monkeypatch.setattr("sys.stderr", made)
        monkeypatch.setattr("sys.platform", "linux")
        return made

    return take


@pytest.fixture
def letters(monkeypatch):
    """Standard output in another encoding; gives back what was written to it."""

    def use(encoding: str) -> io.BytesIO:
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding=encoding, write_through=True)
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.setattr("sys.stderr", stream)
        return written

    return use


def test_colours_are_for_terminals(on_screen, monkeypatch) -> None:
    on_screen()
    assert terminal.bold("Next") == "\033[1mNext\033[0m"
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert terminal.bold("Next") == "Next"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_unwanted(on_screen, monkeypatch, name, value) -> None:
    on_screen()
    monkeypatch.setenv(name, value)
    assert not terminal.coloured()


def test_an_empty_no_color_says_nothing(on_screen, monkeypatch) -> None:
    on_screen()
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal.coloured()


def test_without_standard_output_nothing_is_coloured_and_nothing_breaks(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert not terminal.coloured()
    terminal.say("Nobody hears it.")
    terminal.note("Nor this.")


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "✓ “Déjà Dup” – it’s on… ⓘ › 漢 „Nur ‚so‘“\n"),
        ("ascii", '+ "Deja Dup" - it\'s on... (i) > ? "Nur \'so\'"\n'),
        ("latin-1", '+ "Déjà Dup" - it\'s on... (i) > ? "Nur \'so\'"\n'),
    ],
)
def test_letters_that_cannot_be_shown_become_plain_ones(letters, encoding, written) -> None:
    bytes_ = letters(encoding)
    terminal.say("✓ “Déjà Dup” – it’s on… ⓘ › 漢 „Nur ‚so‘“")
    assert bytes_.getvalue().decode(encoding) == written


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_json_is_the_same_in_every_encoding(letters, encoding) -> None:
    data = {"said": "“é” ✓", "odd": "\udcff"}
    bytes_ = letters(encoding)
    terminal.print_json(data)
    assert json.loads(bytes_.getvalue().decode(encoding)) == data


@given(text=st.text(), encoding=st.sampled_from(["utf-8", "ascii"]))
def test_json_tells_programs_all_and_a_terminal_nothing_to_do(text, encoding) -> None:
    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding, write_through=True)
    with redirect_stdout(stream):
        terminal.print_json([text])
    written = bytes_.getvalue().decode(encoding)
    assert json.loads(written) == [text]
    assert not terminal._UNSHOWABLE.search(written)


@given(text=st.text())
def test_whatever_is_said_does_not_act_on_the_terminal(text) -> None:
    shown = terminal._fitting(text, io.StringIO())
    assert not any(sign < " " and sign not in "\t\n\x1b" for sign in shown)
    assert all(re.match(r"\[([012]|3[1236])m", part) for part in shown.split("\x1b")[1:])
    assert "\u202e" not in shown
    shown.encode("utf-8")


def test_our_own_colours_pass() -> None:
    assert terminal._fitting("\033[31m✗\033[0m", io.StringIO()) == "\033[31m✗\033[0m"
    assert terminal._fitting("\033[8mhidden\033[m\033[30m", io.StringIO()) == "?[8mhidden?[m?[30m"
    assert terminal._fitting("\033[2J\033]0;title\a", io.StringIO()) == "?[2J?]0;title?"


@pytest.mark.parametrize(("columns", "wide"), [("20", 40), ("72", 72), ("500", 100)])
def test_a_line_has_forty_to_a_hundred_letters(monkeypatch, columns, wide) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.width() == wide
    lines = terminal.wrapped("word " * 60, "    ").splitlines()
    assert max(map(len, lines)) <= wide
    assert all(line.startswith("    word") for line in lines)


def test_paragraphs_stay_apart_and_names_whole(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert terminal.wrapped("one\ntwo\n\nthree") == "one two\n\nthree"
    assert "disk-encryption" in terminal.wrapped("the name of this check is disk-encryption").splitlines()


def test_steps_are_numbered_and_hang(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert terminal.numbered(["First this, which takes more than a line.", "Then that."]) == (
        "  1. First this, which takes more than a\n     line.\n  2. Then that."
    )


def test_a_table_has_columns_and_a_last_one_that_wraps(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert terminal.table([("a", "b", "c " * 20), ("long", "", "")]) == (
        "a     b  " + ("c " * 16).rstrip() + "\n         " + "c c c c\nlong"
    )
    assert terminal.table([]) == ""


def test_a_last_column_without_room_stands_below(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert terminal.table([("x" * 35, "counted"), ("y", "no")]) == (f"{'x' * 35}\n    counted\ny{' ' * 36}no")


def test_a_day_has_no_leading_zero() -> None:
    assert terminal.day(datetime(2026, 12, 1, 12, tzinfo=UTC)) == "1 December 2026"


def test_a_counter_counts_and_is_gone_at_the_end(on_screen) -> None:
    screen = on_screen()
    with terminal.Counter("Checking", 2, quiet=False) as counter:
        counter.count("a verdict")
        counter.count("another")
    assert screen.getvalue() == "\rChecking… 1 of 2\rChecking… 2 of 2\r                \r"


def test_a_counter_is_gone_after_an_error_too(on_screen) -> None:
    screen = on_screen()
    with pytest.raises(KeyboardInterrupt), terminal.Counter("Sending", 0, quiet=False) as counter:  # noqa: PT012
        counter.count()
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r               \r")


def test_programs_and_files_see_no_counter(on_screen, monkeypatch) -> None:
    screen = on_screen()
    with terminal.Counter("Checking", 2, quiet=True) as counter:
        counter.count()
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with terminal.Counter("Checking", 2, quiet=False) as counter:
        counter.count()
    assert screen.getvalue() == ""
