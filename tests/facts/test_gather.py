"""Facts are read side by side, and no reader can spoil another's."""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType, ModuleType

import pytest

from posture.facts import gather as gathering
from posture.facts.family import FactFamily, Field
from posture.facts.gather import gather, read_all
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.model import Host, NoAnswer, NotAllowed, NotRecorded, NotThere, System, Unsupported

Reader = Callable[[Host], Mapping[str, Answer]]
FIELDS = {
    "flag": Field(bool, "a flag"),
    "count": Field(int, "a count"),
    "share": Field(float, "a share"),
    "word": Field(str, "a word", ("this", "that")),
    "words": Field(tuple, "words"),
}
GOOD = {
    "flag": Known(True, "m"),
    "count": Known(3, "m"),
    "share": Known(0.5, "m", "½"),
    "word": Known("this", "m"),
    "words": Known(("a", "b"), "m"),
}


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts families with the given readers in place of the real ones."""
    families: dict[str, FactFamily] = {}
    monkeypatch.setattr(gathering, "FAMILIES", MappingProxyType(families))

    def put(name: str, reader: Reader | None, *, deadline: float = 5.0, **more: Field) -> None:
        module = ModuleType(f"posture.facts.linux.{name}")
        readers = {} if reader is None else {System.LINUX: module.__name__}
        families[name] = FactFamily(name, FIELDS | more, readers, deadline)
        if reader is not None:
            module.read = reader  # type: ignore[attr-defined]
            monkeypatch.setitem(sys.modules, module.__name__, module)

    return put


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """Set at the end, so that a reader that hangs on it ends with its test."""
    event = threading.Event()
    yield event
    event.set()


def hanging(release: threading.Event) -> Reader:
    def read(host: Host) -> Mapping[str, Answer]:
        release.wait(30)
        return GOOD

    return read


def raising(error: BaseException) -> Reader:
    def read(host: Host) -> Mapping[str, Answer]:
        raise error

    return read


def test_readings_come_in_the_order_in_which_they_are_ready(install, make_host) -> None:
    first, second = threading.Event(), threading.Event()

    def slow(host: Host) -> Mapping[str, Answer]:
        first.wait(10)
        return GOOD

    def slower(host: Host) -> Mapping[str, Answer]:
        second.wait(10)
        return GOOD

    install("slower", slower)
    install("slow", slow)
    install("quick", lambda host: GOOD)
    order = []
    for reading in gather(make_host(), ["slower", "slow", "quick"]):
        order.append(reading.family)
        (first if len(order) == 1 else second).set()
    assert order == ["quick", "slow", "slower"]


def test_a_reader_that_hangs_costs_only_its_own_facts(install, make_host, release) -> None:
    install("hangs", hanging(release), deadline=0.2)
    install("works", lambda host: GOOD)
    readings = read_all(make_host(), ["hangs", "works"])
    assert readings["works"].answers == GOOD
    for answer in readings["hangs"].answers.values():
        assert isinstance(answer, Unreadable)
        assert answer.reason is Reason.NO_ANSWER
        assert answer.detail == "Reading it took longer than 0.2 seconds."
    assert readings["hangs"].answers.keys() == FIELDS.keys()


def test_the_total_deadline_ends_every_wait(install, make_host, release) -> None:
    for name in ("one", "two", "three"):
        install(name, hanging(release), deadline=20)
    readings = list(gather(make_host(), ["one", "two", "three"], total_deadline=0.3))
    assert {reading.family for reading in readings} == {"one", "two", "three"}
    assert all(
        isinstance(answer, Unreadable) and answer.reason is Reason.NO_ANSWER
        for reading in readings
        for answer in reading.answers.values()
    )


def test_a_late_answer_is_not_given_twice(install, make_host, release) -> None:
    install("late", hanging(release), deadline=0.1)
    install("steady", hanging(release), deadline=20)
    seen = []
    for reading in gather(make_host(), ["late", "steady"]):
        seen.append(reading.family)
        release.set()
    assert seen == ["late", "steady"]


def test_readers_run_in_threads_that_never_keep_the_program_alive(install, make_host) -> None:
    daemons = []

    def read(host: Host) -> Mapping[str, Answer]:
        daemons.append(threading.current_thread().daemon)
        return GOOD

    install("one", read)
    read_all(make_host(), ["one"])
    assert daemons == [True]


def test_an_error_in_a_reader_becomes_no_answer_without_its_words(install, make_host, caplog) -> None:
    caplog.set_level("INFO")
    install("broken", raising(ValueError("the password is swordfish")))
    answers = read_all(make_host(), ["broken"])["broken"].answers
    assert {answer.reason for answer in answers.values()} == {Reason.NO_ANSWER}
    assert "swordfish" not in str(answers)
    assert "swordfish" not in caplog.text
    assert "ValueError at test_gather.py:" in caplog.text


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (NotThere("x"), Reason.NOT_FOUND),
        (NotAllowed("x"), Reason.NEEDS_ADMIN),
        (NoAnswer("x"), Reason.NO_ANSWER),
        (NotRecorded("x"), Reason.NOT_RECORDED),
        (Unsupported("x"), Reason.UNSUPPORTED),
    ],
)
def test_a_refusal_of_the_host_keeps_its_reason_and_sentence(install, make_host, error, reason) -> None:
    install("refused", raising(error))
    answers = read_all(make_host(), ["refused"])["refused"].answers
    assert answers == dict.fromkeys(FIELDS, Unreadable(reason, "x"))


def test_a_family_without_a_reader_is_unsupported(install, make_host) -> None:
    install("unread", None)
    (reading,) = gather(make_host(), ["unread"])
    assert {answer.reason for answer in reading.answers.values()} == {Reason.UNSUPPORTED}


def test_a_family_of_another_system_is_not_read(install, make_host) -> None:
    install("linux_only", lambda host: GOOD)
    (reading,) = gather(make_host(system="windows", complete=()), ["linux_only"])
    assert {answer.reason for answer in reading.answers.values()} == {Reason.UNSUPPORTED}


def test_a_missing_module_inside_a_reader_is_an_error_and_not_a_missing_reader(install, make_host) -> None:
    install("broken", raising(ModuleNotFoundError("no", name="something_else")))
    answers = read_all(make_host(), ["broken"])["broken"].answers
    assert {answer.reason for answer in answers.values()} == {Reason.NO_ANSWER}


def test_an_unknown_family_has_no_fields_and_does_no_harm(install, make_host) -> None:
    install("works", lambda host: GOOD)
    readings = read_all(make_host(), ["works", "no-such-family"])
    assert readings["no-such-family"].answers == {}
    assert readings["works"].answers == GOOD


def test_what_a_reader_leaves_out_is_unreadable_and_what_it_makes_up_is_dropped(install, make_host) -> None:
    install("partial", lambda host: {"count": Known(1, "m"), "invented": Known(2, "m")})
    answers = read_all(make_host(), ["partial"])["partial"].answers
    assert answers.keys() == FIELDS.keys()
    assert answers["count"] == Known(1, "m")
    assert answers["flag"].reason is Reason.NO_ANSWER


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("flag", 1),
        ("flag", "yes"),
        ("count", True),
        ("count", 1.0),
        ("count", None),
        ("share", True),
        ("share", math.nan),
        ("share", math.inf),
        ("share", "1"),
        ("word", "something else"),
        ("words", ["a"]),
        ("words", ("a", 1)),
        ("words", "ab"),
    ],
)
def test_a_value_of_the_wrong_type_is_not_recognised(install, make_host, field, value) -> None:
    install("wrong", lambda host: GOOD | {field: Known(value, "method")})
    answers = read_all(make_host(), ["wrong"])["wrong"].answers
    assert answers[field].reason is Reason.UNRECOGNISED
    assert answers[field].method == "method"
    assert {name: answers[name] for name in FIELDS if name != field} == {
        name: answer for name, answer in GOOD.items() if name != field
    }


def test_a_whole_number_may_stand_for_a_share(install, make_host) -> None:
    install("whole", lambda host: GOOD | {"share": Known(2, "m")})
    answer = read_all(make_host(), ["whole"])["whole"].answers["share"]
    assert answer == Known(2.0, "m")
    assert type(answer.value) is float


def test_what_a_system_does_not_have_has_the_value_of_its_absence(install, make_host) -> None:
    install("without", lambda host: GOOD, more=Field(int, "more", otherwise=0))
    assert read_all(make_host(), ["without"])["without"].answers["more"] == Known(0, "")


@pytest.mark.parametrize("nonsense", [None, 3, ["flag"], {"flag": True}])
def test_a_reader_that_gives_nonsense_gives_nothing_known(install, make_host, nonsense) -> None:
    install("nonsense", lambda host: nonsense)
    answers = read_all(make_host(), ["nonsense"])["nonsense"].answers
    assert answers.keys() == FIELDS.keys()
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


def test_a_family_that_is_asked_for_twice_is_read_once(install, make_host) -> None:
    install("one", lambda host: GOOD)
    assert [reading.family for reading in gather(make_host(), ["one", "one"])] == ["one"]
