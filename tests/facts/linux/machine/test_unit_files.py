"""A unit is its file and its drop-ins, put together as systemd.unit(5) says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.unit_files import Unit, UnitFolders, _settings, values_of
from posture.host.model import NotAllowed, NotRecorded
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

FOLDERS = ("/etc/systemd/system", "/usr/lib/systemd/system")
ETC, LIB = FOLDERS


def _unit(host: RecordedHost, name: str = "a-b.service") -> Unit:
    return UnitFolders(host, FOLDERS).unit(name)


def _start(host: RecordedHost, name: str = "a-b.service") -> tuple[str, ...]:
    return _unit(host, name).values("Service", "ExecStart")


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


def test_of_drop_ins_of_one_name_that_of_the_stronger_folder_and_then_of_the_closer_name_counts(
    make_host: MakeHost,
) -> None:
    files = {
        f"{LIB}/a-b.service.d/1.conf": "[Service]\nExecStart=hidden\n",
        f"{ETC}/a-.service.d/1.conf": "[Service]\nExecStart=1\n",
        f"{LIB}/a-b.service.d/2.conf": "[Service]\nExecStart=2\n",
        f"{LIB}/a-.service.d/2.conf": "[Service]\nExecStart=hidden\n",
        f"{LIB}/a-b.service.d/3.conf": "[Service]\nExecStart=3\n",
        f"{ETC}/service.d/3.conf": "[Service]\nExecStart=hidden\n",
    }
    assert _start(make_host(files)) == ("1", "2", "3")


def test_a_drop_in_may_be_masked(make_host: MakeHost) -> None:
    files = {
        f"{LIB}/a-b.service": "[Service]\nExecStart=1\n",
        f"{LIB}/a-b.service.d/x.conf": "[Service]\nExecStart=2\n",
    }
    drop_in = f"{ETC}/a-b.service.d/x.conf"
    assert _start(make_host(files, links={drop_in: "/dev/null"})) == ("1",)


def test_an_instance_has_the_file_and_drop_ins_of_its_template(make_host: MakeHost) -> None:
    files = {
        f"{LIB}/a@.service": "[Service]\nExecStart=1 %i\n",
        f"{ETC}/a@.service.d/x.conf": "[Service]\nExecStart=2\n",
        f"{ETC}/a@x.service.d/y.conf": "[Service]\nExecStart=3\n",
    }
    unit = _unit(make_host(files), "a@x.service")
    assert unit.values("Service", "ExecStart") == ("1 %i", "2", "3")
    assert unit.instance == "x"
    assert unit.files == tuple(files)


@pytest.mark.parametrize(
    "owner", ["a-b@x.service", "a-b@.service", "a-@x.service", "a-@.service", "a-.service", "service"]
)
def test_an_instance_has_the_drop_ins_of_the_names_cut_off_at_a_dash(make_host: MakeHost, owner: str) -> None:
    files = {f"{LIB}/a-b@.service": "[Unit]\n", f"{LIB}/{owner}.d/x.conf": "[Service]\nExecStart=1\n"}
    assert _start(make_host(files), "a-b@x.service") == ("1",)


def test_a_unit_that_is_not_there_is_not_written_whatever_is_dropped_in(make_host: MakeHost) -> None:
    unit = _unit(make_host({f"{ETC}/a-b.service.d/x.conf": "[Service]\nExecStart=1\n"}))
    assert (unit.written, unit.masked) == (False, False)
    assert unit.values("Service", "ExecStart") == ("1",)


@pytest.mark.parametrize(
    ("own", "links"),
    [({f"{ETC}/a-b.service": ""}, {}), ({}, {f"{ETC}/a-b.service": "/dev/null"})],
    ids=["empty", "linked to nowhere"],
)
def test_a_masked_unit_does_nothing(make_host: MakeHost, own: dict[str, str], links: dict[str, str]) -> None:
    weaker = {
        f"{LIB}/a-b.service": "[Service]\nExecStart=1\n",
        f"{LIB}/a-b.service.d/x.conf": "[Service]\nExecStart=2\n",
    }
    folders = UnitFolders(make_host(own | weaker, links=links), FOLDERS)
    assert folders.unit("a-b.service").masked
    assert folders.unit("a-b.service").settings == ()
    assert folders.is_masked("a-b.service")


def test_a_mask_in_a_weaker_folder_masks_nothing(make_host: MakeHost) -> None:
    host = make_host(
        {f"{ETC}/a-b.service": "[Service]\nExecStart=1\n"}, links={f"{LIB}/a-b.service": "/dev/null"}
    )
    assert not UnitFolders(host, FOLDERS).is_masked("a-b.service")
    assert _start(host) == ("1",)


def test_the_names_of_all_folders(make_host: MakeHost) -> None:
    host = make_host({f"{ETC}/a.service": "", f"{LIB}/b.service.d/x.conf": ""})
    assert UnitFolders(host, FOLDERS).names() == {"a.service", "b.service.d"}


def test_a_closed_drop_in_is_not_passed_over(make_host: MakeHost) -> None:
    drop_in = f"{ETC}/a-b.service.d/x.conf"
    host = make_host(
        {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"},
        listings={f"{ETC}/a-b.service.d": ["x.conf"]},
        denied=[drop_in],
    )
    with pytest.raises(NotAllowed):
        _start(host)


def test_a_closed_folder_of_drop_ins_is_not_passed_over(make_host: MakeHost) -> None:
    files = {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"}
    with pytest.raises(NotAllowed):
        _start(make_host(files, denied=[f"{ETC}/a-b.service.d"]))


def test_a_recording_that_nobody_asked_for_a_folder_has_none(make_host: MakeHost) -> None:
    host = make_host({f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"}, complete=())
    assert _start(host) == ("1",)


@pytest.mark.parametrize("shown", ["a-b.service.d", "a-b.service"])
def test_a_recording_that_shows_a_name_and_not_what_is_in_it_tells_nothing(
    make_host: MakeHost, shown: str
) -> None:
    files = {f"{LIB}/a-b.service": "[Service]\nExecStart=1\n"}
    with pytest.raises(NotRecorded):
        _start(make_host(files, complete=(), listings={ETC: [shown]}))


def test_lines_go_on_behind_a_backslash_and_comments_between_are_left_out(make_host: MakeHost) -> None:
    text = "[Service]\nExecStart=a \\\n# why\n  b \\\n  c\n; no\nExecStart = d\n"
    assert _start(make_host({f"{LIB}/a-b.service": text})) == ("a  b  c", "d")


def test_an_empty_value_takes_back_what_stood_under_its_key_or_under_all() -> None:
    settings = tuple(("Timer", key, value) for key, value in [("A", "1"), ("B", "2"), ("A", "")])
    unit = Unit("x.timer", settings)
    assert unit.all("Timer", "A", "B") == (("B", "2"),)
    assert unit.all("Timer", "A", "B", together=True) == ()
    assert (unit.last("Timer", "A"), unit.last("Timer", "C")) == ("", "")
    assert (unit.sets("Timer", "A"), unit.sets("Timer", "C")) == (True, False)


@pytest.mark.parametrize(
    ("lines", "written", "fires"),
    [
        (["OnCalendar=daily"], True, True),
        (["OnCalendar=daily", "OnBootSec="], True, False),
        (["OnCalendar=daily", "OnBootSec=", "OnUnitActiveSec=1d"], True, True),
        (["Persistent=true"], True, False),
        (["Persistent=true"], False, True),
        (["OnCalendar="], False, False),
    ],
)
def test_a_timer_fires_where_a_moment_is_left(lines: list[str], written: bool, fires: bool) -> None:
    settings = tuple(_settings("\n".join(["[Timer]", *lines])))
    assert Unit("a.timer", settings, written=written).fires is fires


def test_a_timer_starts_the_service_of_its_name_or_the_one_it_names() -> None:
    assert Unit("a.timer", ()).service == "a.service"
    assert Unit("a.timer", (("Timer", "Unit", "b.service"),)).service == "b.service"


def test_variables_of_a_file(make_host: MakeHost) -> None:
    host = make_host({"/e": "# x\nA=1\nB='2 3'\n"}, denied=["/closed"])
    assert values_of(host, "/e") == {"A": "1", "B": "2 3"}
    assert values_of(host, "/missing") == {}
    assert values_of(host, "/closed") is None


@given(st.text(st.sampled_from("[]Ab=\\\n#; "), max_size=60))
def test_no_text_breaks_the_lines(text: str) -> None:
    assert all(len(setting) == 3 for setting in _settings(text))
