from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.unit_files import UnitFile, UnitFolders, _settings, values_of
from posture.host.model import NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

FOLDERS = ("/etc/systemd/system", "/usr/lib/systemd/system")
ETC, LIB = FOLDERS


def _start(host: RecordedHost, name: str = "a-b.service") -> tuple[str, ...] | None:
    unit = UnitFolders(host, FOLDERS).unit(name)
    return None if unit is None else tuple(value for _, value in unit.all("Service", "ExecStart"))


def test_the_stronger_folder_has_the_unit(make_host: MakeHost) -> None:
    files = {f"{folder}/a-b.service": f"[Service]\nExecStart={folder}\n" for folder in FOLDERS}
    assert _start(make_host(files)) == (ETC,)


@pytest.mark.parametrize(
    "place", [f"{ETC}/a-b.service.d", f"{LIB}/a-b.service.d", f"{ETC}/a-.service.d", f"{LIB}/service.d"]
)
def test_drop_ins_lie_in_many_places(make_host: MakeHost, place: str) -> None:
    files = {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n", f"{place}/x.conf": "[Service]\nExecStart=2\n"}
    assert _start(make_host(files)) == ("1", "2")


def test_drop_ins_count_by_their_names_and_one_stands_for_all_of_its_name(make_host: MakeHost) -> None:
    files = {
        f"{LIB}/a-b.service": "[Service]\nExecStart=1\n",
        f"{LIB}/a-b.service.d/20.conf": "[Service]\nExecStart=hidden\n",
        f"{ETC}/a-b.service.d/20.conf": "[Service]\nExecStart=3\n",
        f"{LIB}/a-b.service.d/10.conf": "[Service]\nExecStart=\nExecStart=2\n",
        f"{LIB}/a-b.service.d/note.txt": "[Service]\nExecStart=4\n",
    }
    assert _start(make_host(files)) == ("2", "3")


def test_a_drop_in_may_be_masked(make_host: MakeHost) -> None:
    files = {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"}
    drop_in = f"{ETC}/a-b.service.d/x.conf"
    assert _start(make_host(files, links={drop_in: "/dev/null"})) == ("1",)


def test_an_instance_has_the_file_and_drop_ins_of_its_template(make_host: MakeHost) -> None:
    files = {
        f"{LIB}/a@.service": "[Service]\nExecStart=1 %i\n",
        f"{ETC}/a@.service.d/x.conf": "[Service]\nExecStart=2\n",
        f"{ETC}/a@x.service.d/y.conf": "[Service]\nExecStart=3\n",
    }
    host = make_host(files)
    assert _start(host, "a@x.service") == ("1 %i", "2", "3")
    unit = UnitFolders(host, FOLDERS).unit("a@x.service")
    assert unit is not None
    assert unit.instance == "x"


@pytest.mark.parametrize("files", [{}, {f"{ETC}/a-b.service": ""}])
def test_a_unit_that_is_not_there_or_empty_is_none(make_host: MakeHost, files: dict[str, str]) -> None:
    assert _start(make_host(files)) is None


def test_a_closed_drop_in_is_not_passed_over(make_host: MakeHost) -> None:
    drop_in = f"{ETC}/a-b.service.d/x.conf"
    host = make_host(
        {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"},
        listings={f"{ETC}/a-b.service.d": ["x.conf"]},
        denied=[drop_in],
    )
    with pytest.raises(NotAllowed):
        _start(host)


def test_lines_go_on_behind_a_backslash_and_comments_between_are_left_out(make_host: MakeHost) -> None:
    text = "[Service]\nExecStart=a \\\n# why\n  b \\\n  c\n; no\nExecStart = d\n"
    assert _start(make_host({f"{LIB}/a-b.service": text})) == ("a  b  c", "d")


def test_an_empty_value_takes_back_what_stood_under_its_key_or_under_all() -> None:
    settings = tuple(("Timer", key, value) for key, value in [("A", "1"), ("B", "2"), ("A", "")])
    unit = UnitFile("x.timer", settings)
    assert unit.all("Timer", "A", "B") == (("B", "2"),)
    assert unit.all("Timer", "A", "B", together=True) == ()
    assert (unit.last("Timer", "A"), unit.last("Timer", "C")) == ("", "")


def test_variables_of_a_file(make_host: MakeHost) -> None:
    host = make_host({"/e": "# x\nA=1\nB='2 3'\n"}, denied=["/closed"])
    assert values_of(host, "/e") == {"A": "1", "B": "2 3"}
    assert values_of(host, "/missing") == {}
    assert values_of(host, "/closed") is None


@given(st.text(st.sampled_from("[]Ab=\\\n#; "), max_size=60))
def test_no_text_breaks_the_lines(text: str) -> None:
    assert all(len(setting) == 3 for setting in _settings(text))
