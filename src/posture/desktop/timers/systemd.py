"""Timers of the person's own systemd. Sources: systemd.timer(5), systemd.service(5), systemd.exec(5)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from posture.desktop.errors import DesktopError
from posture.desktop.folders import base_folder, take_back, whole
from posture.desktop.system_programs import run, succeeds
from posture.desktop.timers.timer import DESCRIPTION, Plan
from posture.words.phrase import phrase

_MINUTE: Final = 60  # seconds
_REFUSED: Final = phrase(
    "This system keeps no timer for you ({why}). Nothing was changed. Look when you open Posture, or have "
    "something else start “{command}”."
)


class Systemd:
    """Keeps two files a timer below ``~/.config/systemd/user``, and the link by which systemd starts it."""

    def turn_on(self, plan: Plan, command: tuple[str, ...]) -> None:
        folder = _folder()
        with whole(folder, partial(self.turn_off, plan), _REFUSED.filled(command=" ".join(command))):
            for name, text in units(plan, command).items():
                (folder / name).write_text(text, encoding="utf-8")
            run("systemctl", "--user", "daemon-reload")
            run("systemctl", "--user", "enable", "--now", f"{plan.name}.timer")

    def turn_off(self, plan: Plan) -> None:
        """Also where no systemd answers, such as in a terminal without a session: then the files alone go.

        Each file that can go does, with the folders that are empty then.
        """
        asked = succeeds("systemctl", "--user", "disable", "--now", f"{plan.name}.timer")
        left: dict[Path, OSError] = {}
        for file in (_link(plan), *_files(plan), _stamp(plan)):
            try:
                file.unlink()
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                left[file] = error
            else:
                take_back((file.parent, file.parent.parent))
        if asked:
            succeeds("systemctl", "--user", "daemon-reload")
        if left:
            first = next(iter(left.values()))
            raise DesktopError(
                phrase(
                    "The timer could not be taken away ({why}). Delete yourself, or have your IT delete: "
                    "{files}.",
                    why=first.strerror or str(first),
                    files=tuple(map(str, left)),
                )
            ) from first

    def is_on(self, plan: Plan) -> bool:
        return _link(plan).is_symlink() and all(file.is_file() for file in _files(plan))


def units(plan: Plan, command: tuple[str, ...]) -> dict[str, str]:
    """The two files of a timer, by name.

    Where the program is gone neither does anything (``ConditionPathExists``). Nothing of a run is written
    into the system's log, not even that it began or ended: in a round that would tell when a ballot left.
    That a timer was turned on or off is, by its name.
    """
    about = f"[Unit]\nDescription={DESCRIPTION}\nConditionPathExists={_plain(command[0])}\n"
    rings = "hourly" if plan.at is None else f"*-*-* {plan.at:%H:%M}"
    return {
        f"{plan.name}.timer": (
            f"{about}\n[Timer]\nOnCalendar={rings}\nRandomizedDelaySec={plan.spread.seconds}s\n"
            f"Persistent={'no' if plan.at is None else 'yes'}\n\n[Install]\nWantedBy=timers.target\n"
        ),
        f"{plan.name}.service": (
            f"{about}\n[Service]\nType=oneshot\nExecStart={' '.join(map(_quoted, command))}\n"
            f"TimeoutStartSec={plan.limit.seconds // _MINUTE}min\nSuccessExitStatus=1 2 3 130\n"
            "Nice=19\nCPUSchedulingPolicy=idle\nIOSchedulingClass=idle\n"
            "StandardOutput=null\nStandardError=null\nLogLevelMax=crit\n"
        ),
    }


def _folder() -> Path:
    return base_folder("XDG_CONFIG_HOME", ".config") / "systemd" / "user"


def _files(plan: Plan) -> tuple[Path, ...]:
    return tuple(_folder() / f"{plan.name}.{kind}" for kind in ("timer", "service"))


def _link(plan: Plan) -> Path:
    return _folder() / "timers.target.wants" / f"{plan.name}.timer"


def _stamp(plan: Plan) -> Path:
    """When a persistent timer rang last. Source: systemd.timer(5), under Persistent."""
    return base_folder("XDG_DATA_HOME", ".local", "share") / "systemd" / "timers" / f"stamp-{plan.name}.timer"


def _plain(word: str) -> str:
    """A word in which nothing stands for something else."""
    return word.replace("%", "%%")


def _quoted(word: str) -> str:
    """A word of a command line. Source: systemd.service(5), command lines."""
    escaped = _plain(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{escaped}"'
