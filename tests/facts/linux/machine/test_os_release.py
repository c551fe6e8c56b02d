"""os-release is read as a shell would, without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.os_release import parse, read_os_release
from posture.host.model import NotThere


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("X=plain", "plain"),
        ('X="with spaces"', "with spaces"),
        ("X='single $HOME'", "single $HOME"),
        ('X="a \\"quoted\\" word"', 'a "quoted" word'),
        ("  X=indented  ", "indented"),
        ("X=", ""),
        ('X=""', ""),
        ('X="unfinished', "unfinished"),
        ("X=a=b", "a=b"),
    ],
)
def test_a_value_loses_its_quotes(line: str, value: str) -> None:
    assert parse(f"# comment\n\n{line}\nno assignment\n2X=y\n") == {"X": value}


def test_the_last_of_two_assignments_counts() -> None:
    assert parse("X=1\nX=2") == {"X": "2"}


def test_the_second_place_is_looked_at_where_the_first_is_not_there(make_host) -> None:
    assert read_os_release(make_host({"/usr/lib/os-release": "ID=x"})) == {"ID": "x"}
    both = make_host({"/etc/os-release": "ID=own", "/usr/lib/os-release": "ID=x"})
    assert read_os_release(both) == {"ID": "own"}
    with pytest.raises(NotThere):
        read_os_release(make_host())


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(value, str) for value in parse(text).values())
