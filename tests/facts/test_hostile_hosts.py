"""Whatever a computer answers, a reader gives answers of the right type, or says why it cannot."""

from __future__ import annotations

import plistlib
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_host import ERRORS, NOW, InventedHost, RefusingHost, read

from posture.facts.families import FAMILIES
from posture.facts.model import Answer, Known
from posture.host.model import FileStatus, HostError, Listener, NotThere, Output, Process, Space, System

AssertSound = Callable[[str, Mapping[str, Answer]], None]

SYSTEMS = (System.WINDOWS, System.MACOS)
READERS = [
    pytest.param(system, name, id=f"{system}-{name}")
    for system in SYSTEMS
    for name, family in FAMILIES.items()
    if system in family.readers
]

MOMENTS = [
    "2026-11-20T09:00:00Z",
    "2077-01-01T00:00:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
]
TEXTS = st.sampled_from(["", "0", "1", "4", "NTP", "24H2", "Core", "Client", "²", "\0", "9" * 40, *MOMENTS])
NUMBERS = st.sampled_from([-1, 0, 1, 2, 3, 4, 7, 600, 26100, 2**32, 134_394_660_000_000_000, 2**64])
PLAIN = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, st.just(1.5))
JSON = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["ac", "dc", "categories", "articles", "active", "secure", "timeout_seconds", "x"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=6,
)
NAMES = [
    "ProductVersion",
    "ProductBuildVersion",
    "autoLoginUser",
    "globalstate",
    "idleTime",
    "RecommendedUpdates",
    "LastFullSuccessfulDate",
    "AutomaticCheckEnabled",
    "AutomaticDownload",
    "CriticalUpdateInstall",
    "AutomaticallyInstallMacOSUpdates",
    "Destinations",
]
SETTINGS = st.dictionaries(
    st.sampled_from(NAMES),
    st.one_of(
        st.booleans(),
        st.integers(-(2**40), 2**40),
        TEXTS.map(lambda text: text.replace("\0", "")),
        st.just(["x"]),
        st.just([{"SnapshotDates": [datetime(2026, 11, 1)]}]),  # noqa: DTZ001 - as property lists hold them
        st.just("15.7.2"),
    ),
)
PLISTS = SETTINGS.map(plistlib.dumps)
LINES = st.lists(
    st.sampled_from(
        [
            "FileVault is On.",
            "FileVault is Off.",
            "screenLock delay is 9999999999 seconds",
            "screenLock is off",
            "Battery Power:",
            " displaysleep 999999999",
            "Active Internet connections",
            "tcp4 0 0 *.99999 *.* LISTEN",
            '{"SPFirewallDataType": [{}]}',
            "<plist><dict/></plist>",
            "1",
            "é",
        ]
    ),
    max_size=4,
).map("\n".join)
REFUSALS = st.sampled_from(ERRORS)
PROCESSES = (Process("", (), False), Process("AnyDesk.exe", (), True))
ADDRESSES = st.sampled_from(["", "*", "::ffff:127.0.0.1", "fe80::1%lo0", "x:y", "0.0.0.0"])
ANSWERS: Mapping[str, st.SearchStrategy] = {
    "environment": st.sampled_from([None, "", "C:", "D:\\", "C"]),
    "read_bytes": st.one_of(PLISTS, PLISTS, st.binary(max_size=30)),
    "read_text": TEXTS,
    "exists": st.booleans(),
    "names": st.just(("x",)),
    "status": st.just(FileStatus("file", 0, NOW, 0, 0)),
    "run": st.builds(Output, st.sampled_from([0, 1, -9]), LINES, LINES),
    "registry_value": st.one_of(NUMBERS, TEXTS, st.just(b"\0"), st.just(("a", "b"))),
    "registry_keys": st.just(("x",)),
    "native": JSON,
    "processes": st.just(PROCESSES),
    "listeners": ADDRESSES.map(lambda address: (Listener("tcp", address, 5900),)),
    "space": st.builds(Space, st.sampled_from([-1, 0, 1, 2**63]), st.integers(0, 2**63)),
}


class HostileHost(InventedHost):
    """Answers every question with whatever hypothesis makes up, or refuses."""

    def __init__(self, system: System, data: st.DataObject) -> None:
        super().__init__(system)
        self._data = data

    def home(self) -> str:
        return self._data.draw(
            st.sampled_from(["/Users/person", r"C:\Users\person", "/Volumes/x/p", "", "/"])
        )

    def read_text(self, path: str) -> str:
        return self.answer("read_text", path)

    def answer(self, question: str, *about: object) -> object:
        answers = st.just(about[0]) if question == "resolve" else ANSWERS.get(question, REFUSALS)
        found = self._data.draw(st.one_of(answers, answers, REFUSALS))
        if isinstance(found, type):
            raise found("No.")
        return found


@pytest.mark.parametrize(("system", "family"), READERS)
@given(data=st.data())
def test_a_hostile_host_breaks_no_reader(
    assert_sound: AssertSound, system: System, family: str, data: st.DataObject
) -> None:
    answers = read(family, HostileHost(system, data))
    assert_sound(family, answers)
    assert all(len(answer.excerpt) <= 300 for answer in answers.values() if isinstance(answer, Known))


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(("system", "family"), READERS)
def test_a_host_that_refuses_everything_makes_every_fact_open_or_harmless(
    assert_sound: AssertSound, system: System, family: str, error: type[HostError]
) -> None:
    answers = read(family, RefusingHost(error, system))
    assert_sound(family, answers)
    known = {name for name, answer in answers.items() if isinstance(answer, Known)}
    if error is not NotThere:
        # These are true of every computer with that system.
        assert known <= {"has_screen", "desktop", "virtual", "manager", "by"}
