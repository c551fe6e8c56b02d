from __future__ import annotations

import pytest

from posture.words.command_line import Parser


def _parser() -> Parser:
    top = Parser(prog="tool")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    make = commands.add_parser("make")
    make.add_argument("-n", "--number", type=int, default=1)
    make.add_argument("--quiet", action="store_true")
    make.add_argument("how", metavar="HOW", choices=("open", "shut", "ajar"))
    commands.add_parser("show").add_argument("--language")
    return top


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("mkae", "There is no command “mkae”. Did you mean “make”? “tool --help” tells more."),
        ("frobnicate", "There is no command “frobnicate”. “tool --help” tells more."),
        ("smoke", "There is no command “smoke”. “tool --help” tells more."),
        ("", "COMMAND is missing. “tool --help” tells more."),
        ("--frob", "“--frob” is not understood here. “tool --help” tells more."),
        ("--frob make open", "“--frob” is not understood here. “tool --help” tells more."),
        ("make", "HOW is missing. “tool make --help” tells more."),
        ("make open now", "“now” is not understood here. “tool make --help” tells more."),
        (
            "make open --quite",
            "“--quite” is not understood here. Did you mean “--quiet”? “tool make --help” tells more.",
        ),
        ("make open --quiet=3", "--quiet takes no value, and “3” is one. “tool make --help” tells more."),
        ("make open -n", "-n/--number wants something after it. “tool make --help” tells more."),
        ("make open -n abc", "-n/--number: “abc” is no whole number. “tool make --help” tells more."),
        (
            "make opne",
            "HOW is open, shut or ajar, and not “opne”. Did you mean “open”? “tool make --help” tells more.",
        ),
    ],
)
def test_what_is_not_understood_is_one_sentence_and_what_may_have_been_meant(
    words: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args(words.split())
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"tool: {sentence}\n"


def test_what_is_understood_is_given() -> None:
    options = _parser().parse_args(["make", "-n3", "ajar"])
    assert (options.number, options.how, options.quiet) == (3, "ajar", False)


@pytest.mark.parametrize("words", ["make --numb 3 open", "show --lang de"])
def test_no_option_is_taken_by_its_beginning(words: str) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(words.split())


_ESCAPES = "a\x1b]0;mine\x07\x1b[2J\u202eb\x9b"


@pytest.mark.parametrize(
    "words",
    [
        [_ESCAPES],
        [f"--{_ESCAPES}"],
        ["make", "open", _ESCAPES],
        ["make", _ESCAPES],
        ["make", "open", "-n", _ESCAPES],
        ["make", "open", f"--quiet={_ESCAPES}"],
    ],
)
def test_what_was_typed_or_named_by_somebody_else_acts_on_no_terminal(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A pattern such as “*” puts the names of others' files there."""
    with pytest.raises(SystemExit):
        _parser().parse_args(words)
    said = capsys.readouterr().err
    assert "]0;mine" in said
    assert all(letter.isprintable() or letter == "\n" for letter in said)
