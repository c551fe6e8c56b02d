"""What every test stands on: an empty home, no keyring of the person's, and examples in the right number."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.append(str(Path(__file__).parent))  # loopback.py serves several folders

from qt_libraries import missing_for_the_window
from shortened import SHORTENED

settings.register_profile(
    "short",
    max_examples=60,
    derandomize=True,  # a run says something of the code that is tested, not of the day's examples
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "soak", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

HOSTS = Path(__file__).parent / "hosts"

# The same days, hours and letters wherever the tests run; tests of other ones say so.
os.environ |= {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
if hasattr(time, "tzset"):
    time.tzset()


collect_ignore = ["ui"] if missing_for_the_window() else []

_LEFT_OUT = (
    "tests/machines, left out: Windows' Python under Wine, a booted Debian, an encrypted disk (make machines)"
)


@pytest.fixture(autouse=True)
def garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves is collected when it ends, and nothing before.

    So a warning about it comes up in the test that left it. And no finaliser runs while another test nests
    as deep as Python goes: there it would fail itself. Property tests leave too much to wait with it.
    """
    if not getattr(request.function, "is_hypothesis_test", False):
        gc.disable()
    yield
    gc.enable()
    gc.collect(0)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test; nothing touches the real keyring or the real data folder."""
    home = tmp_path_factory.mktemp("posture-home")
    monkeypatch.setenv("POSTURE_HOME", str(home))
    monkeypatch.setenv("POSTURE_KEYRING", "off")
    monkeypatch.delenv("POSTURE_PASSPHRASE", raising=False)
    monkeypatch.delenv("POSTURE_LANGUAGE", raising=False)
    monkeypatch.delenv("POSTURE_PASSPHRASE_FILE", raising=False)
    return home


class Keyring:
    """A keyring that a test opens and locks."""

    def __init__(self) -> None:
        self.key: bytes | None = bytes(range(32))

    def __call__(self, _home: Path, **_: object) -> bytes | None:
        return self.key

    def lock(self) -> None:
        self.key = None


@pytest.fixture
def open_keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    """The session's keyring gives the key of what check-ups found without asking; otherwise it does not."""
    keyring = Keyring()
    monkeypatch.setattr("posture.store.quiet.key.quiet_key", keyring)
    return keyring


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def hosts() -> Path:
    """The folder of the recorded computers."""
    return HOSTS


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Leave pytest-qt out where Qt cannot be loaded: it would end the whole run."""
    if missing_for_the_window() and pluginmanager.has_plugin("pytest-qt"):
        pluginmanager.unregister(name="pytest-qt")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: a quarter of the time tests wait for other programs."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes in one piece: at the end the other processes would wait for it."""
    items.sort(key=lambda item: not _takes_minutes(item))


def _takes_minutes(item: pytest.Item) -> bool:
    group = item.get_closest_marker("xdist_group")
    of_the_gates = group is not None and group.args == ("gates",)
    return of_the_gates or item.get_closest_marker("rehearsal") is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the short setting leaves out, and what the machines of their own would."""
    if settings.get_current_profile_name() == "short":
        terminalreporter.write_sep("-", "shortened or left out in this run")
        for line in SHORTENED:
            terminalreporter.write_line(line)
        if "not machines" in terminalreporter.config.option.markexpr:
            terminalreporter.write_line(_LEFT_OUT)
    if missing := missing_for_the_window():
        files = sum(1 for _ in (Path(__file__).parent / "ui").rglob("test_*.py"))
        terminalreporter.write_sep("-", "left out in this run")
        terminalreporter.write_line(f"tests/ui, {files} files of tests of the window: {missing}")
