"""Kills at random points: a client or the collector ends as in a power cut, and is started again."""

from __future__ import annotations

import json
import random
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from collecting import Collector
from members import Member

_LONGEST_WAIT = 1.6  # seconds: a command takes about so long, so that kills fall all over it


class Chaos:
    """Kills ``kills`` times, spread over the commands it is given; each command then runs to its end.

    The same seed gives the same choices; when exactly a kill falls depends on the computer.
    """

    def __init__(self, collector: Collector, kills: int, commands: int, seed: int) -> None:
        self._collector = collector
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._left = kills
        self._commands = commands
        self.done: list[str] = []

    def ask(self, member: Member, *arguments: str) -> Any:
        """The JSON of a command that must succeed in the end, whatever is killed meanwhile."""
        for _ in range(self._kills_now()):
            self._kill(member, arguments)
        for _ in range(20):
            code, stdout, stderr = member.run(*arguments, "--json")
            if code in {0, 1}:
                return json.loads(stdout)
            if arguments[0] == "join" and "already" in stderr:
                return {}
            time.sleep(0.3)  # another member's kill took the collector down for a moment
        raise AssertionError(f"{member.name}: posture {' '.join(arguments)}: {stderr}")

    def _kills_now(self) -> int:
        """This command's share of what is left, so that all kills happen by the last command."""
        with self._lock:
            share = self._left / max(self._commands, 1)
            number = int(share) + (self._random.random() < share - int(share))
            self._left -= number
            self._commands -= 1
            return number

    def _kill(self, member: Member, arguments: tuple[str, ...]) -> None:
        wait = self._random.uniform(0, _LONGEST_WAIT)
        whom = self._random.choice(("client", "client", "collector"))
        process = member.start(*arguments, "--json")
        time.sleep(wait)
        if whom == "client":
            process.send_signal(signal.SIGKILL)
        else:
            with self._lock:
                self._collector.kill()
                self._collector.start()
        process.communicate(timeout=120)
        self.done.append(f"{whom} after {wait:.2f} s of posture {arguments[0]}")


def without_kills(member: Member, *arguments: str) -> Any:
    """The JSON of a command, undisturbed."""
    return member.ask(*arguments)


Ask = Callable[..., Any]
