"""Computers of other systems that can be set: recorded, but for what a repair puts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from posture.host.model import NotThere, Output, RegistryValue
from posture.host.recordings.recorded import RecordedHost
from posture.host.setting.gate import OwnSetting

Key = tuple[str, str]


class Settable(RecordedHost):
    """Answers as it was recorded, and as it was set since; it is its own gate, too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.values: dict[Key, RegistryValue | None] = {}
        self.printed: dict[tuple[str, ...], Output] = {}
        self.files: dict[str, bytes] = {}

    def put(self, setting: OwnSetting, value: str | None) -> None:
        if setting.store.value == "registry":
            self.values[setting.place, setting.name] = value
            return
        domain = ("defaults", "-currentHost")
        place = (setting.place, setting.name)
        if value is None:
            gone = Output(1, "", f"The domain/default pair of ({', '.join(place)}) does not exist\n")
            self.printed[(*domain, "read", *place)] = gone
            self.printed[(*domain, "read-type", *place)] = gone
        else:
            self.printed[(*domain, "read", *place)] = Output(0, f"{value.removeprefix('int ')}\n", "")
            self.printed[(*domain, "read-type", *place)] = Output(0, "Type is integer\n", "")

    def registry_value(self, key: str, name: str) -> RegistryValue:
        if (key, name) not in self.values:
            return super().registry_value(key, name)
        value = self.values[key, name]
        if value is None:
            raise NotThere("There is none.")
        return value

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        known = self.printed.get((program, *arguments))
        if known is not None:
            return known
        return super().run(program, *arguments, deadline=deadline, environment=environment, stdin=stdin)

    def read_bytes(self, path: str) -> bytes:
        return self.files.get(path) or super().read_bytes(path)

    def exists(self, path: str) -> bool:
        return path.endswith("scrnsave.scr") or super().exists(path)
