"""Computers that refuse, lie and answer garbage: no reader may break on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from invented_host import ERRORS, InventedHost, read

from posture.facts.linux.machine.programs import names
from posture.facts.model import Answer, Unreadable
from posture.host.model import FileStatus, Host, HostError, Listener, NoAnswer, Output, Process, Space
from posture.host.recordings.recorded import RecordedHost

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


class HostileHost(InventedHost):
    """A recorded computer that now and then refuses an answer, or gives garbage instead.

    The same question has the same answer, as on a real computer.
    """

    def __init__(self, truth: Host, random: Random, *, refusals: float, lies: float) -> None:
        super().__init__()
        self._truth = truth
        self._random = random
        self._refusals = refusals
        self._lies = lies
        self._known: dict[object, object] = {}
        self._garbage: Mapping[str, Callable[[], object]] = {
            "environment": lambda: random.choice([None, self._word()]),
            "read_bytes": self._bytes,
            "exists": lambda: True,
            "names": self._words,
            "status": lambda: FileStatus("other", -1, self.now(), 0o644, -5),
            "resolve": self._word,
            "run": self._output,
            "call": lambda: tuple(self._value() for _ in range(random.randrange(3))),
            "processes": lambda: tuple(self._process() for _ in range(random.randrange(6))),
            "listeners": lambda: tuple(self._listener() for _ in range(random.randrange(5))),
            "space": lambda: Space(0, 0),
        }

    def answer(self, question: str, *about: object) -> object:
        asked = (question, about)
        if asked not in self._known:
            truth = partial(getattr(self._truth, question), *about)
            self._known[asked] = self._make(truth, self._garbage[question])
        answer = self._known[asked]
        if isinstance(answer, HostError):
            raise answer
        return answer

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

    def _output(self) -> Output:
        text = self._bytes().decode("utf-8", "replace")
        stdout = self._random.choice([text, self._word(), "timeout: 5 cycle: 6"])
        return Output(self._random.choice([0, 0, 1, -9]), stdout, self._word())

    def _process(self) -> Process:
        return Process(self._word(), self._words(8), mine=self._random.random() < 0.8)

    def _listener(self) -> Listener:
        addresses = ("0.0.0.0", "127.0.0.1", "::", "::1", "fe80::1%eth0", "garbage", "")
        return Listener("tcp", self._random.choice(addresses), self._random.choice([0, 22, 3389, 5900, -1]))


@given(
    name=st.sampled_from(NAMES),
    seed=st.integers(0, 2**32),
    refusals=st.sampled_from([0.0, 0.1, 0.5]),
    lies=st.sampled_from([0.0, 0.1, 0.5]),
)
def test_no_answer_breaks_a_reader(
    assert_sound: Callable[[str, Mapping[str, Answer]], None],
    family: str,
    name: str,
    seed: int,
    refusals: float,
    lies: float,
) -> None:
    host = HostileHost(RecordedHost(HOSTS / name), Random(seed), refusals=refusals, lies=lies)
    assert_sound(family, read(family, host))


@given(name=st.sampled_from(INSTALLED), seed=st.integers(0, 2**32), silence=st.sampled_from([0.05, 0.2, 0.5]))
def test_silence_never_changes_what_is_known(family: str, name: str, seed: int, silence: float) -> None:
    class Silent(HostileHost):
        def _make(self, truth: Callable[[], object], lie: Callable[[], object]) -> object:
            made = super()._make(truth, truth)
            return NoAnswer("It took too long.") if self._random.random() < silence else made

    truth = RecordedHost(HOSTS / name)
    whole = read(family, truth)
    for field, answer in read(family, Silent(truth, Random(seed), refusals=0.0, lies=0.0)).items():
        assert isinstance(answer, Unreadable) or answer.value == getattr(whole[field], "value", None)
