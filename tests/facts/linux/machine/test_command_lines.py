from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.command_lines import commands

HOME = {"HOME": ("/home/person",)}


def _words(text: str) -> list[tuple[str, ...]]:
    return [command.words for command in commands(text, HOME)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b c", [("a", "b", "c")]),
        ("a 'b c' \"d  e\" f\\ g", [("a", "b c", "d  e", "f g")]),
        ("a; b && c || d | e & f\ng", [("a",), ("b",), ("c",), ("d",), ("e",), ("f",), ("g",)]),
        ("a # b\nc", [("a",), ("c",)]),
        ("a#b", [("a#b",)]),
        ("a >/dev/null 2>&1 b <in 2>> log &> all", [("a", "b")]),
        ("a \\\n  b", [("a", "b")]),
        ("a <<EOF\nb ~\nEOF\nc", [("a",), ("c",)]),
        ("a <<-'END'\nb\n\tEND\nc", [("a",), ("c",)]),
        ("a <<< b; c", [("a",), ("c",)]),
        ("a ~ ~/b c~ '~'", [("a", "/home/person", "/home/person/b", "c~", "~")]),
        ("a $HOME/b \"${HOME}\" '$HOME'", [("a", "/home/person/b", "/home/person", "$HOME")]),
        ("X=/b; a $X ${X} ${Y:-/c} ${Y-/d}", [("a", "/b", "/b", "/c", "/d")]),
        ('X="/b /c"; a $X "$X"', [("a", "/b", "/c", "/b /c")]),
        ('X=(/b "/c d"); a "${X[@]}"', [("a", "/b", "/c d")]),
        ("X=(\n  /b # why\n  /c\n)\na ${X[*]}", [("a", "/b", "/c")]),
        ("export X=/b Y=~/c; a $X $Y", [("a", "/b", "/home/person/c")]),
        ("X=/b a $X", [("a", "$X")]),
        ("if true; then X=/b; fi; a $X", [("true",), ("a", "$X")]),
        ("X=$(b c); a $X `d`", [("a", "$(b c)", "$(d)")]),
        ("for x in /b /c; do a $x; done", [("a", "/b", "/c")]),
        ("case $1 in\n start) a;;\n (stop|end) b;;\nesac; c", [("a",), ("b",), ("c",)]),
        ("(a; b); { c; d; }", [("a",), ("b",), ("c",), ("d",)]),
        ("f() { a; }\nb; f", [("a",), ("b",), ("f",)]),
        ("f() { a; }\nb", [("b",)]),
        ("function f { a; }\nf", [("a",), ("f",)]),
        ("! a", [("a",)]),
        ("a \"b$\" $'c d' $? $", [("a", "b$", "$c d", "$?", "$")]),
        ("export ''; set ''; '' a", [("set", ""), ("", "a")]),
        ("", []),
        ("# nothing", []),
    ],
)
def test_the_words_of_each_command(text: str, words: list[tuple[str, ...]]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize("text", ["a 'b", 'a "b', "a $(b", "a `b"])
def test_a_quote_without_its_end_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="end"):
        commands(text)


def test_what_stands_behind_a_command() -> None:
    found = commands("a && b || c | d & e; f\ng")
    assert [command.then for command in found] == ["&&", "||", "|", "&", ";", ";", ""]


def test_where_a_command_stands() -> None:
    found = commands("if a; then b; fi; for x in 1; do c; done; ! d; while e; do f; done; g")
    assert [(command.words[0], command.within, command.negated) for command in found] == [
        ("a", "condition", False),
        ("b", "condition", False),
        ("c", "loop", False),
        ("d", "", True),
        ("e", "condition", False),
        ("f", "condition", False),
        ("g", "", False),
    ]


def test_what_stands_behind_a_block_belongs_to_its_last_command() -> None:
    assert commands("{ a; b; } || c")[1].then == "||"


ALPHABET = st.sampled_from(
    [*"ab $'\"\\\n;&|(){}<>#~=`*[]/-", "if ", "fi ", "for ", " in ", "do ", "done ", "EOF", "$("]
)


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = commands(text, HOME)
    except ValueError:
        return
    assert all(command.words for command in found)
    assert all(command.then in ("", ";", "&&", "||", "|", "&") for command in found)


@given(
    st.lists(
        st.text(st.characters(codec="ascii", exclude_characters="'\0"), min_size=1), min_size=1, max_size=5
    )
)
def test_quoted_words_come_back_as_they_were(words: list[str]) -> None:
    text = " ".join(f"'{word}'" for word in ["run", *words])
    assert commands(text)[0].words == ("run", *words)
