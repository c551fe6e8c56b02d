"""Computers that refuse, lie and answer garbage: no reader may break on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.families import FAMILIES
from posture.facts.linux import disk_encryption, firewall, remote_desktop, screen_lock
from posture.facts.linux.programs import names
from posture.facts.model import Answer, Known, Unreadable
from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
    Unsupported,
)
from posture.host.recorded import RecordedHost

T = TypeVar("T")

READERS: Mapping[str, Callable[[Host], Mapping[str, Answer]]] = {
    "disk_encryption": disk_encryption.read,
    "screen_lock": screen_lock.read,
    "firewall": firewall.read,
    "remote_desktop": remote_desktop.read,
}
HOSTS = Path(__file__).parents[2] / "hosts"
INSTALLED = (
    "arch-sway-lvm-on-luks",
    "debian-xfce-plain-with-encrypted-stick",
    "fedora-gnome-luks",
    "kubuntu-plain-x11vnc",
    "mint-cinnamon-ecryptfs",
)
NAMES = (*INSTALLED, "podman-container")
FILES = [file for name in NAMES for file in sorted((HOSTS / name / "files").rglob("*")) if file.is_file()]
TEXTS = [file.read_bytes() for file in FILES]
DCONF = (Path(__file__).parent / "dconf" / "system").read_bytes()

ERRORS = (NotThere, NotAllowed, NoAnswer, Unsupported, NotRecorded)
WORDS = sorted(
    names(
        """
        GNOME KDE XFCE sway X-Cinnamon MATE LXQt COSMIC Hyprland i3 :0 wayland-0 active yes lock default
        gnome-shell plasmashell swayidle hypridle xss-lock xautolock light-locker xscreensaver xidlehook
        timeout swaylock --timer -time 300 x11vnc gnome-remote-desktop-daemon anydesk dm-0 sda1 features
        uuid /dev/dm-0 /sys/devices/virtual/block/dm-0 public docker wlan0 s b u
        """
    )
)


class HostileHost:
    """A recorded computer that now and then refuses an answer, or gives garbage instead.

    The same question has the same answer, as on a real computer.
    """

    def __init__(self, truth: Host, random: Random, *, refusals: float, lies: float) -> None:
        self._truth = truth
        self._random = random
        self._refusals = refusals
        self._lies = lies
        self._known: dict[object, object] = {}

    def _answer(self, question: object, truth: Callable[[], T], lie: Callable[[], T]) -> T:
        if question not in self._known:
            self._known[question] = self._make(truth, lie)
        answer = self._known[question]
        if isinstance(answer, HostError):
            raise answer
        return answer  # type: ignore[return-value]

    def _make(self, truth: Callable[[], object], lie: Callable[[], object]) -> object:
        chance = self._random.random()
        if chance < self._refusals:
            return self._random.choice(ERRORS)("No.")
        try:
            return lie() if chance < self._refusals + self._lies else truth()
        except HostError as error:
            return error

    def _word(self) -> str:
        return self._random.choice([*WORDS, "", "\0", "é" * 3, "../.."])

    def _words(self, most: int = 5) -> tuple[str, ...]:
        return tuple(self._word() for _ in range(self._random.randrange(most)))

    def _bytes(self) -> bytes:
        data = bytearray(self._random.choice([*TEXTS, DCONF, b"", self._random.randbytes(60)]))
        for _ in range(self._random.randrange(4)):
            if data:
                data[self._random.randrange(len(data))] = self._random.randrange(256)
        return bytes(data)

    def _value(self, depth: int = 0) -> object:
        choices: list[object] = [True, False, 0, -1, 2**64, self._word(), self._words(), ("s", self._word())]
        if depth < 3:
            choices += [("v", self._value(depth + 1)), {self._word(): self._value(depth + 1)}]
            choices += [(self._value(depth + 1),)]
        return self._random.choice(choices)

    @property
    def system(self) -> System:
        return System.LINUX

    def now(self) -> datetime:
        return datetime(2026, 11, 21, tzinfo=UTC)

    def environment(self, name: str) -> str | None:
        def lie() -> str | None:
            return self._random.choice([None, self._word()])

        return self._answer(("environment", name), lambda: self._truth.environment(name), lie)

    def home(self) -> str:
        return "/home/person"

    def read_bytes(self, path: str) -> bytes:
        return self._answer(("file", path), lambda: self._truth.read_bytes(path), self._bytes)

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        return self._answer(("exists", path), lambda: self._truth.exists(path), lambda: True)

    def names(self, path: str) -> tuple[str, ...]:
        return self._answer(("names", path), lambda: self._truth.names(path), self._words)

    def status(self, path: str) -> FileStatus:
        odd = FileStatus("other", -1, self.now(), 0o644, -5)
        return self._answer(("status", path), lambda: self._truth.status(path), lambda: odd)

    def resolve(self, path: str) -> str:
        return self._answer(("resolve", path), lambda: self._truth.resolve(path), self._word)

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        def lie() -> Output:
            text = self._bytes().decode("utf-8", "replace")
            stdout = self._random.choice([text, self._word(), "timeout: 5 cycle: 6"])
            return Output(self._random.choice([0, 0, 1, -9]), stdout, self._word())

        return self._answer((program, arguments), lambda: self._truth.run(program, *arguments), lie)

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        def lie() -> tuple[object, ...]:
            return tuple(self._value() for _ in range(self._random.randrange(3)))

        return self._answer(call, lambda: self._truth.call(call), lie)

    def registry_value(self, key: str, name: str) -> RegistryValue:
        raise Unsupported("This system has no registry.")

    def registry_keys(self, key: str) -> tuple[str, ...]:
        raise Unsupported("This system has no registry.")

    def native(self, question: str) -> object:
        raise Unsupported("This system has no such interface.")

    def processes(self) -> tuple[Process, ...]:
        def lie() -> tuple[Process, ...]:
            return tuple(
                Process(self._word(), self._words(8), mine=self._random.random() < 0.8)
                for _ in range(self._random.randrange(6))
            )

        return self._answer("processes", self._truth.processes, lie)

    def listeners(self) -> tuple[Listener, ...]:
        def lie() -> tuple[Listener, ...]:
            addresses = ("0.0.0.0", "127.0.0.1", "::", "::1", "fe80::1%eth0", "garbage", "")
            return tuple(
                Listener("tcp", self._random.choice(addresses), self._random.choice([0, 22, 3389, 5900, -1]))
                for _ in range(self._random.randrange(5))
            )

        return self._answer("listeners", self._truth.listeners, lie)

    def space(self, path: str) -> Space:
        return self._answer(("space", path), lambda: self._truth.space(path), lambda: Space(0, 0))


def _check(family: str, host: Host) -> None:
    answers = READERS[family](host)
    fields = FAMILIES[family].fields
    assert answers.keys() == fields.keys()
    for name, answer in answers.items():
        if isinstance(answer, Unreadable):
            assert answer.detail
            continue
        assert isinstance(answer, Known)
        assert type(answer.value) is fields[name].type
        assert not fields[name].values or answer.value in fields[name].values


@pytest.mark.parametrize("family", READERS)
@given(
    name=st.sampled_from(NAMES),
    seed=st.integers(0, 2**32),
    refusals=st.sampled_from([0.0, 0.1, 0.5]),
    lies=st.sampled_from([0.0, 0.1, 0.5]),
)
def test_no_answer_breaks_a_reader(family: str, name: str, seed: int, refusals: float, lies: float) -> None:
    truth = RecordedHost(HOSTS / name)
    _check(family, HostileHost(truth, Random(seed), refusals=refusals, lies=lies))


@pytest.mark.parametrize("family", READERS)
@given(name=st.sampled_from(INSTALLED), seed=st.integers(0, 2**32), silence=st.sampled_from([0.05, 0.2, 0.5]))
def test_silence_never_changes_what_is_known(family: str, name: str, seed: int, silence: float) -> None:
    class Silent(HostileHost):
        def _make(self, truth: Callable[[], object], lie: Callable[[], object]) -> object:
            made = super()._make(truth, truth)
            return NoAnswer("It took too long.") if self._random.random() < silence else made

    truth = RecordedHost(HOSTS / name)
    whole = READERS[family](truth)
    for field, answer in READERS[family](Silent(truth, Random(seed), refusals=0.0, lies=0.0)).items():
        assert isinstance(answer, Unreadable) or answer.value == getattr(whole[field], "value", None)


@pytest.mark.parametrize("family", READERS)
@pytest.mark.parametrize("error", ERRORS)
def test_a_host_that_refuses_everything_is_unreadable(family: str, error: type[HostError]) -> None:
    class Refusing(HostileHost):
        def _make(self, truth: Callable[[], object], lie: Callable[[], object]) -> object:
            return error("The computer gives no answer.")

    host = Refusing(RecordedHost(HOSTS / NAMES[0]), Random(0), refusals=1.0, lies=0.0)
    answers = READERS[family](host)
    assert all(isinstance(answer, Unreadable) for answer in answers.values())
    assert answers.keys() == FAMILIES[family].fields.keys()
