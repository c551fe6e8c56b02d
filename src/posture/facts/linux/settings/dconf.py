"""The person's settings as dconf keeps them, read without starting anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from posture.facts.linux.settings import gvariant
from posture.facts.linux.settings.config_folders import config_home, session_variable
from posture.facts.linux.settings.gvdb import EMPTY, BrokenDatabase, Database, read_database
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere
from posture.words.phrase import phrase

V = TypeVar("V", bool, int, float, str, tuple[str, ...])

_DEFAULT_PROFILE = "user-db:user"


@dataclass(frozen=True, slots=True)
class Setting(Generic[V]):
    """A setting's value and where it comes from.

    ``method`` is ``dconf``, ``dconf (locked)`` for a value that an administrator fixed,
    ``gsettings`` for the default of the installed schema, ``default`` for the documented one.
    ``fixed_by`` is the database in which it is fixed, or nothing.
    """

    value: V
    method: str
    fixed_by: str = ""


class Settings:
    """The settings of the person whose programs run; databases are read once, when first needed."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def get(self, schema: str, key: str, default: V, *, folder: str = "") -> Setting[V]:
        """The value in force of a key.

        ``default`` is the documented one, used where neither a database nor the installed schema has
        a value of its type. ``folder`` is the schema's path where it is not its name with slashes.
        Undecided where a database is damaged or of a kind that only its service can read.
        """
        path = (folder or f"/{schema.replace('.', '/')}/") + key
        locked = next((at for at in reversed(range(1, len(self._databases))) if self._locks(at, path)), 0)
        for database in self._databases[locked:]:
            value = database.get(path)
            if type(value) is type(default):
                return Setting(value, *(("dconf (locked)", self._paths[locked]) if locked else ("dconf",)))
        return self._schema_default(schema, key, default)

    def written(self, path: str) -> gvariant.Value | None:
        """What the person's own database holds at a path; None for nothing, or for a type unknown here."""
        return self._databases[0].get(path) if self._databases else None

    def own(self, path: str, kind: str) -> str | None:
        """What the person's own database holds at a path as ``gsettings set`` takes it; None for nothing.

        Undecided where it is not of that type, a ``b``, ``i`` or ``u`` of GVariant: then it counts for
        nothing in the desktop, and cannot be written again from here.
        """
        box = self._databases[0].boxes.get(path) if self._databases else None
        if box is None:
            return None
        text = gvariant.text_of(box, kind, self._databases[0].order)
        if text is None:
            raise Undecided(
                Reason.UNRECOGNISED, phrase("The settings in {path} are damaged.", path=self._paths[0])
            )
        return text

    def fixed_by(self, path: str) -> str:
        """The database that keeps the person from changing what stands at a path, nothing where none does."""
        locking = (at for at in reversed(range(1, len(self._databases))) if self._locks(at, path))
        return next((self._paths[at] for at in locking), "")

    def _locks(self, at: int, path: str) -> bool:
        return path in self._databases[at].locks

    def _schema_default(self, schema: str, key: str, default: V) -> Setting[V]:
        try:
            output = self._host.run("gsettings", "get", schema, key, environment=self._desktop)
        except NotThere:
            return Setting(default, "default")
        whole = output.exit_code == 0 and output.stdout.endswith("\n")
        value = gvariant.printed(output.stdout) if whole else None
        if type(value) is type(default):
            return Setting(value, "gsettings")
        if output.exit_code == 0:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("The value of the setting “{key}” cannot be understood.", key=key),
                method="gsettings",
            )
        return Setting(default, "default")

    @cached_property
    def _desktop(self) -> Mapping[str, str] | None:
        """What gsettings must be told outside the session: its defaults differ by desktop."""
        if self._host.environment("XDG_CURRENT_DESKTOP"):
            return None
        named = session_variable(self._host, "XDG_CURRENT_DESKTOP")
        return {"XDG_CURRENT_DESKTOP": named} if named else None

    @cached_property
    def _databases(self) -> tuple[Database, ...]:
        """The profile's databases, the person's first; each has its locks.

        Source: dconf(7), and the comment in dconf's dconf-engine-profile.c for the order of profiles.
        """
        backend = self._host.environment("GSETTINGS_BACKEND")
        if backend not in (None, "", "dconf"):
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("Settings are kept by “{backend}”, which Posture cannot read.", backend=backend),
            )
        return tuple(map(self._file, self._paths))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        """The files of the profile's databases."""
        lines = (line.partition("#")[0].strip() for line in self._profile().splitlines())
        return tuple(self._path(line) for line in lines if ":" in line)

    def _profile(self) -> str:
        """The text of the profile in force."""
        fixed = self._optional(f"/run/dconf/user/{self._owner()}")
        if fixed is not None:
            return fixed
        named = self._host.environment("DCONF_PROFILE")
        if not named and not self._host.environment("XDG_CURRENT_DESKTOP"):
            named = session_variable(self._host, "DCONF_PROFILE")
        if named:
            return self._profile_named(named) or ""
        runtime = self._host.environment("XDG_RUNTIME_DIR")
        current = self._optional(f"{runtime}/dconf/profile") if runtime else None
        if current is None:
            current = self._profile_named("user")
        return _DEFAULT_PROFILE if current is None else current

    def _profile_named(self, name: str) -> str | None:
        if name.startswith("/"):
            return self._optional(name)
        folders = self._host.environment("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        for folder in ("/etc", *folders.split(":")):
            text = self._optional(f"{folder}/dconf/profile/{name}") if folder else None
            if text is not None:
                return text
        return None

    def _owner(self) -> int:
        try:
            return self._host.status(self._host.home()).owner
        except HostError:
            return -1

    def _optional(self, path: str) -> str | None:
        try:
            return self._host.read_text(path)
        except NotThere:
            return None

    def _path(self, line: str) -> str:
        kind, _, name = line.partition(":")
        match kind:
            case "user-db":
                return f"{config_home(self._host)}/dconf/{name}"
            case "system-db":
                return f"/etc/dconf/db/{name}"
            case "file-db":
                return name
            case "service-db":
                raise Undecided(
                    Reason.UNRECOGNISED,
                    phrase("Your settings are kept by a service that Posture cannot read."),
                    method="dconf",
                )
            case _:
                return ""

    def _file(self, path: str) -> Database:
        """The database in a file, empty where there is none: dconf goes on without it as well."""
        if not path.startswith("/"):
            return EMPTY
        try:
            return read_database(self._host.read_bytes(path))
        except NotThere:
            return EMPTY
        except BrokenDatabase as error:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("The settings in {path} are damaged.", path=path),
                phrase("dconf update writes them anew."),
                "dconf",
            ) from error
