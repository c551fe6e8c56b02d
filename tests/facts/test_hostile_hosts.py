"""Whatever a computer answers, a reader gives answers of the right type, or says why it cannot."""

from __future__ import annotations

import importlib
import plistlib
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.families import FAMILIES
from posture.facts.model import Known, Unreadable
from posture.host.model import (
    FileStatus,
    Host,
    Listener,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    Output,
    Process,
    Space,
    System,
    Unsupported,
)

SYSTEMS = (System.WINDOWS, System.MACOS)
# Of these the system gives no source that could be relied on.
LEFT_OUT = {(System.MACOS, "secure_boot"), (System.MACOS, "clock")}
READERS = [
    pytest.param(system, name, id=f"{system}-{name}")
    for system in SYSTEMS
    for name in FAMILIES
    if (system, name) not in LEFT_OUT
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
ERRORS = st.sampled_from([NotThere, NotAllowed, NoAnswer, Unsupported, NotRecorded])
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class HostileHost:
    """Answers every question with whatever hypothesis makes up, or refuses."""

    def __init__(self, system: System, data: st.DataObject) -> None:
        self.system = system
        self._data = data

    def _answer(self, answers: st.SearchStrategy) -> object:
        found = self._data.draw(st.one_of(answers, answers, ERRORS))
        if isinstance(found, type):
            raise found("No.")
        return found

    def now(self) -> datetime:
        return NOW

    def home(self) -> str:
        return self._data.draw(
            st.sampled_from(["/Users/person", r"C:\Users\person", "/Volumes/x/p", "", "/"])
        )

    def environment(self, name: str) -> str | None:
        return self._answer(st.sampled_from([None, "", "C:", "D:\\", "C"]))

    def read_bytes(self, path: str) -> bytes:
        return self._answer(st.one_of(PLISTS, PLISTS, st.binary(max_size=30)))

    def read_text(self, path: str) -> str:
        return self._answer(TEXTS)

    def exists(self, path: str) -> bool:
        return self._answer(st.booleans())

    def names(self, path: str) -> tuple[str, ...]:
        return self._answer(st.just(("x",)))

    def status(self, path: str) -> FileStatus:
        return self._answer(st.just(FileStatus("file", 0, NOW, 0, 0)))

    def resolve(self, path: str) -> str:
        return self._answer(st.just(path))

    def run(self, *argv: str, deadline: float = 5.0, environment: Mapping[str, str] | None = None) -> Output:
        return self._answer(st.builds(Output, st.sampled_from([0, 1, -9]), LINES, LINES))

    def call(self, call: object, *, deadline: float = 3.0) -> tuple[object, ...]:
        raise Unsupported("No.")

    def registry_value(self, key: str, name: str) -> object:
        return self._answer(st.one_of(NUMBERS, TEXTS, st.just(b"\0"), st.just(("a", "b"))))

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return self._answer(st.just(("x",)))

    def native(self, question: str) -> object:
        return self._answer(JSON)

    def processes(self) -> tuple[Process, ...]:
        return self._answer(st.just((Process("", (), False), Process("AnyDesk.exe", (), True))))

    def listeners(self) -> tuple[Listener, ...]:
        addresses = st.sampled_from(["", "*", "::ffff:127.0.0.1", "fe80::1%lo0", "x:y", "0.0.0.0"])
        return self._answer(st.builds(lambda address: (Listener("tcp", address, 5900),), addresses))

    def space(self, path: str) -> Space:
        return self._answer(st.builds(Space, st.sampled_from([-1, 0, 1, 2**63]), st.integers(0, 2**63)))


@pytest.mark.parametrize(("system", "family"), READERS)
@given(data=st.data())
def test_a_hostile_host_breaks_no_reader(system: System, family: str, data: st.DataObject) -> None:
    reader = importlib.import_module(f"posture.facts.{system}.{family}").read
    host: Host = HostileHost(system, data)
    answers = reader(host)
    assert answers.keys() == FAMILIES[family].fields.keys()
    for name, field in FAMILIES[family].fields.items():
        answer = answers[name]
        assert isinstance(answer, Known | Unreadable)
        if isinstance(answer, Known):
            assert type(answer.value) is field.type
            assert not field.values or answer.value in field.values
            assert len(answer.excerpt) <= 300
        else:
            assert answer.detail.endswith(".")


@pytest.mark.parametrize("error", [NotThere, NotAllowed, NoAnswer, Unsupported, NotRecorded])
@pytest.mark.parametrize(("system", "family"), READERS)
def test_a_host_that_refuses_everything_makes_every_fact_open_or_harmless(
    system: System, family: str, error: type[Exception]
) -> None:
    class Refusing(HostileHost):
        def _answer(self, answers: object) -> object:
            raise error("The computer says no.")

        def home(self) -> str:
            return "/Users/person"

    reader = importlib.import_module(f"posture.facts.{system}.{family}").read
    answers = reader(Refusing(system, None))
    known = {name for name, answer in answers.items() if isinstance(answer, Known)}
    if error is not NotThere:
        # These are true of every computer with that system.
        assert known <= {"has_screen", "desktop", "manager", "by"}


@pytest.mark.parametrize(("system", "family"), sorted(LEFT_OUT))
def test_a_family_without_a_source_has_no_reader(system: System, family: str) -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"posture.facts.{system}.{family}")
