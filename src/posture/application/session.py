"""One person at one computer: where things lie, and what is loaded when it is needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

from posture.application.errors import ApplicationError
from posture.application.home import home_folder, usual_home
from posture.application.keys import Keys
from posture.content.locate import shipped
from posture.store.access import astray, unopened
from posture.store.errors import StoreError
from posture.words import speech
from posture.words.phrase import phrase, sentences
from posture.words.program import typed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from posture.application.asking import Asker
    from posture.checks.catalogue import Catalogue
    from posture.checks.check import Check
    from posture.host.model import Host
    from posture.host.setting.gate import Gate
    from posture.lessons.library import Library
    from posture.reports.desk import Desk
    from posture.reports.transport import Transport
    from posture.store.database import Database

_DATABASE = "posture.db"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(eq=False)
class Session:
    """What every action needs; content, database and key are opened when first used.

    May be shared by threads. ``live`` is False for a recorded computer, of which nothing is kept.
    ``ask`` is called, off the GUI thread, when a passphrase is needed: it gets a sentence and gives
    back the passphrase, or raises; an ``Asker`` can ask on where it is wrong. ``gate`` sets what a repair
    sets, and there is none for a recorded computer.
    """

    home: Path
    host: Host
    live: bool
    clock: Callable[[], datetime] = _now
    ask: Callable[[str], str] | Asker | None = None
    content: Traversable = field(default_factory=shipped)
    gate: Gate | None = None
    _libraries: dict[str, Library] = field(default_factory=dict, init=False, repr=False)
    _opening: RLock = field(default_factory=RLock, init=False, repr=False)
    _opened: Database | None = field(default=None, init=False, repr=False)
    keys: Keys = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.keys = Keys(self)

    def now(self) -> datetime:
        return self.clock()

    @cached_property
    def catalogue(self) -> Catalogue:
        from posture.checks.catalogue import load

        return load(self.content / "checks")

    @cached_property
    def written_library(self) -> Library:
        """The lessons as they are written, in English."""
        from posture.lessons.library import load

        return load(self.content / "lessons")

    @property
    def library(self) -> Library:
        """The lessons in the language that is spoken now; in English those that are not wholly translated."""
        code = speech.code()
        if code not in self._libraries:
            from posture.lessons.library import in_language

            self._libraries[code] = in_language(self.written_library, self.content / "lessons", code)
        return self._libraries[code]

    def check(self, check_id: str) -> Check:
        """The check of that id; ApplicationError, with a suggestion, where there is none."""
        known = self.catalogue.checks
        if check_id not in known:
            from posture.content.suggestion import closest

            close = closest(check_id, known)
            hint = (
                phrase("Did you mean “{name}”?", name=close)
                if close
                else phrase("“{command}” names them all.", command=typed("posture checks list"))
            )
            raise ApplicationError(sentences(phrase("There is no check “{check}”.", check=check_id), hint))
        return known[check_id]

    @property
    def is_at_home(self) -> bool:
        """Whether this is the home that a start without ``$POSTURE_HOME`` finds, on the computer at hand."""
        return self.live and self.home == usual_home()

    @property
    def has_kept(self) -> bool:
        """Whether anything was kept yet; ApplicationError where the home is closed to this account, or away.

        An empty file is what stays of a database that could not be deleted.
        """
        try:
            return (self.home / _DATABASE).stat().st_size > 0
        except (FileNotFoundError, NotADirectoryError) as error:
            if astray(self.home / _DATABASE) is not None:
                raise ApplicationError(unopened(self.home / _DATABASE)) from error
            return False
        except OSError as error:
            raise ApplicationError(unopened(self.home / _DATABASE)) from error

    @property
    def database(self) -> Database:
        """The database, made where there is none; StoreError."""
        with self._opening:
            if self._opened is None:
                from posture.store.database import Database

                try:
                    self._opened = Database(self.home / _DATABASE)
                except UnicodeDecodeError as error:  # sqlite3 quotes the damage, which need not be text
                    raise self._damaged() from error
            return self._opened

    @contextmanager
    def rows(self) -> Iterator[Database]:
        """The database, to make something of its rows; where they make no sense it is damaged. StoreError."""
        try:
            yield self.database
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error

    @property
    def kept(self) -> Database | None:
        """What a check-up goes by, beside the checks; None where nothing was kept.

        A home that cannot be written has nothing to go by either, so that looking works all the same.
        StoreError where the database is damaged, or another program's.
        """
        try:
            return self.database if self.has_kept else None
        except (ApplicationError, StoreError):
            if os.access(self.home, os.W_OK):
                raise
            return None

    @property
    def desk(self) -> Desk:
        """What joining and casting need; the master key is asked for when something is unsealed."""
        from posture.reports.desk import Desk

        return Desk(
            self.database, self.keys.sealer, _direct, self.clock, self.keys.quiet_sealer, self.keys.marks
        )

    @property
    def limits(self) -> Mapping[str, int]:
        """The numbers that the organisation chose for rules, as far as this Posture knows them.

        They are those of the policy that the person agreed to: another applies once they have seen it.
        """
        if self.kept is None:
            return {}
        from posture.application.voting.agreed import agreed_limits

        with self.rows():
            chosen = agreed_limits(self)
        known = self.catalogue.limits
        return {
            name: value
            for name, value in chosen.items()
            if isinstance(value, int) and name in known and value in known[name].allowed
        }

    def begin_anew(self) -> None:
        """Let go of database and keys; what is asked for next is opened, or made, anew."""
        with self._opening:
            self.close()
            self._opened = None
            self.keys = Keys(self)

    def close(self) -> None:
        """Close the database; the session is over."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _damaged(self) -> StoreError:
        return StoreError(
            phrase(
                "“{file}” is damaged. It stays as it is; put a backup in its place, "
                "or move it away to start anew.",
                file=str(self.home / _DATABASE),
            )
        )


def open_session(*, home: Path | None = None, ask: Callable[[str], str] | None = None) -> Session:
    """A session on this computer. Opens nothing yet."""
    from posture.host.live import LiveHost
    from posture.host.setting.gate import LiveGate

    return Session(home or home_folder(), LiveHost(), live=True, ask=ask, gate=LiveGate())


def recorded_session(
    folder: Path, *, home: Path | None = None, ask: Callable[[str], str] | None = None
) -> Session:
    """A session that judges the computer recorded in ``folder``.

    Raises ApplicationError where there is no such folder, HostError where it holds no recording.
    """
    from posture.host.recordings.recorded import RecordedHost

    if not folder.is_dir():
        raise ApplicationError(phrase("There is no folder {folder} with a recording.", folder=str(folder)))
    return Session(home or home_folder(), RecordedHost(folder), live=False, ask=ask)


def _direct(address: str) -> Transport:
    from posture.reports.transport import DirectTransport

    return DirectTransport(address)
