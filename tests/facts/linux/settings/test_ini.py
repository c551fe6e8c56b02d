from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.settings import ini
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def test_values_stand_by_section_and_comments_are_left_out() -> None:
    text = "\ufefftop = 1\n# no=1\n; no=2\n[A]\nkey=a=b \nnothing\n[B]\nkey =\n"
    assert ini.parse(text) == {"": {"top": "1"}, "A": {"key": "a=b"}, "B": {"key": ""}}


def test_a_later_line_and_a_later_file_win() -> None:
    first = ini.parse("[A]\nx=1\ny=1\n[A]\nx=2\n")
    assert ini.merged([first, ini.parse("[A]\nx=3\n[B]\nz=1\n")]) == {
        "A": {"x": "3", "y": "1"},
        "B": {"z": "1"},
    }


def test_files_that_are_not_there_are_passed_over(make_host: MakeHost) -> None:
    host = make_host({"/etc/b": "[A]\nx=2\n"})
    assert ini.read(host, ("/etc/a", "/etc/b")) == {"A": {"x": "2"}}


def test_a_folder_gives_its_settings_files_in_the_order_of_their_names(make_host: MakeHost) -> None:
    host = make_host({"/etc/x.d/20.conf": "", "/etc/x.d/10.conf": "", "/etc/x.d/30.conf.bak": ""})
    assert ini.folder(host, "/etc/x.d") == ("/etc/x.d/10.conf", "/etc/x.d/20.conf")
    assert ini.folder(host, "/etc/y.d") == ()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for values in ini.parse(text).values():
        assert all("=" not in key for key in values)
