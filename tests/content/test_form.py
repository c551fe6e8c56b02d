from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.content.form import Form, plain, read_file, read_form

FORM = """---
check: screen-lock
rev: 1
limits: {minutes: {default: 15, allowed: [5, 10, 15]}}
pass:
  screen_lock.enabled: true
  screen_lock.after: {at_most: $minutes}
---

## Why

Because.
"""


def _read(text: str) -> Form:
    form, problems = read_form(text, "a.md")
    assert problems == ()
    assert form is not None
    return form


def _only_problem(text: str) -> tuple[str, int]:
    form, (problem,) = read_form(text, "a.md")
    assert form is None or problem.code == "E006"
    return problem.code, problem.line


def test_a_form_gives_its_fields_with_their_lines_and_the_body_with_its_first_line() -> None:
    form = _read(FORM)
    lines = FORM.split("\n")

    assert [lines[entry.key_line - 1].split(":")[0] for entry in form.fields.values()] == list(form.fields)
    assert plain(form.fields["limits"].node) == {"minutes": {"default": 15, "allowed": [5, 10, 15]}}
    inner = form.fields["pass"].node.value
    assert isinstance(inner, dict)
    assert inner["screen_lock.after"].key_line == 7
    assert lines[form.body_line - 1 :] == form.body.split("\n")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_foreign_line_ends_change_nothing(mark: str, line_end: str) -> None:
    assert _read(mark + FORM.replace("\n", line_end)) == _read(FORM)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("on", "on"),
        ("off", "off"),
        ("yes", "yes"),
        ("No", "No"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-21", "2026-11-21"),
        ("12:30", "12:30"),
        ("10", 10),
        ("-3", -3),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("14.2", 14.2),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("9" * 1900, "9" * 1900),
        ("'10'", "10"),
        ('"true"', "true"),
        ("''", ""),
        ("$minutes", "$minutes"),
    ],
)
def test_only_plain_true_false_null_and_numbers_are_more_than_text(written: str, value: object) -> None:
    found = plain(_read(f"---\na: {written}\n---\n").fields["a"].node)

    assert found == value
    assert type(found) is type(value)


def test_the_names_of_fields_are_always_text() -> None:
    assert list(_read("---\n14.2: a\ntrue: b\n7: c\n---\n").fields) == ["14.2", "true", "7"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "E001", 1),
        ("# A page\n", "E001", 1),
        ("\n---\na: 1\n---\n", "E001", 1),
        ("---\na: 1\n", "E002", 1),
        ("---\na: 1\n\n## Why\n\nx\n\n---\n", "E002", 1),
        ("---\n---\n", "E004", 1),
        ("---\n# only a remark\n---\n", "E004", 1),
        ("---\n- a\n- b\n---\n", "E004", 2),
        ("---\nwords\n---\n", "E004", 2),
        ("---\na: 1\n? [b]\n: 2\n---\n", "E004", 3),
        ("---\na: 1\nb: " + "[" * 12 + "]" * 12 + "\n---\n", "E004", 3),
        ("---\na: 1\nb: 2\na: 3\n---\n", "E006", 4),
        ("---\na: {b: 1, b: 2}\n---\n", "E006", 2),
        ("---\na: 1\nb: &x 2\n---\n", "E010", 3),
        ("---\na: 1\nb: *x\n---\n", "E010", 3),
        ("---\na: 1\nb: !!int '2'\n---\n", "E010", 3),
        ("---\na: 1\nb: \x07\n---\n", "E011", 3),
        ("---\na: 1\n---\n\nbody \x00\n", "E011", 5),
        ("---\na: 1\nb: \ud800\n---\n", "E011", 3),
        ("---\na: 1\u2028b: 2\n---\n", "E011", 2),
        ("---\na: 1\n---\n\nx \u202e y\n", "E011", 5),
        ("---\na: 1\nb:\n\tc: 1\n---\n", "E003", 4),
        ("---\na: 1\ntitle: Locks: quickly\n---\n", "E003", 3),
        ("---\na: 1\nwords\nb: 2\n---\n", "E003", 3),
        ("---\na: 1\nb: 2\nwords\n---\n", "E003", 4),
        ("---\na: 1\n  b: 2\n---\n", "E003", 3),
        ('---\na: 1\nb: "open\nc: 2\n---\n', "E003", 3),
        ("---\na: 1\nb: [1, 2\nc: 3\n---\n", "E003", 3),
        ("---\na: 1\nb: {c: 2\nd: 3\n---\n", "E003", 3),
        ("---\na: 1\nb: @home\n---\n", "E003", 3),
        ('---\na: 1\nb: "C:\\Windows"\n---\n', "E003", 3),
        ("---\na: 1\nb: - c\n---\n", "E003", 3),
        ("---\na: 1\nb: 'it's'\n---\n", "E003", 3),
        ("---\na: 1\n...\nb: 2\n---\n", "E003", 4),
        ("---\na: 1\n- b\n---\n", "E003", 3),
    ],
)
def test_a_broken_form_is_reported_on_its_line(text: str, code: str, line: int) -> None:
    assert _only_problem(text) == (code, line)


def test_a_field_that_stands_twice_keeps_its_first_value() -> None:
    form, problems = read_form("---\na: 1\na: 2\n---\n", "a.md")

    assert form is not None
    assert plain(form.fields["a"].node) == 1
    assert [str(problem) for problem in problems] == [
        "a.md:3: E006 The field “a” stands twice, first in line 2."
    ]


def test_a_file_that_is_too_large_is_refused() -> None:
    assert _only_problem("---\na: 1\n---\n" + "x" * 300_000) == ("E012", 1)


@pytest.mark.parametrize("sign", ["![", "[a](", "`", "<a ", "_a", "|-", "- ", "{region.", "*", "a.b"])
def test_a_line_that_is_too_long_is_told_and_not_looked_at(sign: str) -> None:
    """Some of these took minutes at ten times this length."""
    form, problems = read_form(f"---\na: 1\n---\nwords\n{sign * 20_000}\nwords\n", "x.md")
    assert form is None
    assert [(problem.line, problem.code) for problem in problems] == [(5, "E012")]


@given(st.text())
def test_any_text_gives_a_form_or_a_problem(text: str) -> None:
    form, problems = read_form(text, "a.md")

    assert form is not None or problems
    assert all(1 <= problem.line <= len(text) + 1 for problem in problems)


@given(st.text(alphabet="ab1 :-{}[]\"'&*!|>?#%@,\n\t\\.~", max_size=80))
def test_any_form_gives_fields_or_a_problem_on_one_of_its_lines(inside: str) -> None:
    text = f"---\n{inside}\n---\nbody"
    form, problems = read_form(text, "a.md")

    assert form is not None or problems
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


@given(st.lists(st.integers(0, len(FORM.split("\n")) - 1), max_size=4), st.booleans())
def test_a_form_with_lines_lost_or_doubled_never_raises(places: list[int], double: bool) -> None:
    lines = FORM.split("\n")
    for place in sorted(set(places), reverse=True):
        lines[place : place + 1] = [lines[place]] * 2 if double else []

    form, problems = read_form("\n".join(lines), "a.md")

    assert form is not None or problems


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z_.-]{0,10}", fullmatch=True),
        st.booleans()
        | st.integers(-(10**9), 10**9)
        | st.from_regex(r"[a-z]{1,8}( [a-z]{1,8})?", fullmatch=True),
        min_size=1,
    )
)
def test_what_is_written_is_what_is_read(fields: dict[str, object]) -> None:
    words = {True: "true", False: "false"}
    text = "".join(
        f"{name}: {words[value] if isinstance(value, bool) else repr(value)}\n"
        for name, value in fields.items()
    )

    form = _read(f"---\n{text}---\n")

    assert {name: plain(entry.node) for name, entry in form.fields.items()} == fields


def test_a_file_that_is_not_utf_8_is_reported_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"---\na: 1\nb: caf\xe9\n---\n")

    form, (problem,) = read_file(file, "a.md")

    assert form is None
    assert (problem.code, problem.line) == ("E011", 3)


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    form, (problem,) = read_file(tmp_path / "a.md", "a.md")

    assert form is None
    assert problem.code == "E012"
