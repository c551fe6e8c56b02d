"""Everything that a recording knows of a Windows registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from posture.host.model import NotRecorded, NotThere, RegistryValue
from posture.host.recordings.answers import Refusal, RegistryKey
from posture.host.windows.registry import registry_key
from posture.words.phrase import phrase


class RegistryIndex:
    """The recorded keys, found by any spelling; below a complete key, what is absent is not there."""

    def __init__(self, recorded: Mapping[str, RegistryKey | Refusal], complete: Iterable[str]) -> None:
        self._keys = {registry_key(key): answer for key, answer in recorded.items()}
        self._complete = frozenset(map(registry_key, complete))
        self._children: dict[str, dict[str, str]] = {}
        for key, answer in recorded.items():
            if not isinstance(answer, Refusal):
                self._add_to_keys(key)

    def value(self, key: str, name: str) -> RegistryValue:
        """A value of a key; NotThere or NotRecorded where there is none."""
        found = self._key(key)
        values = {known.casefold(): value for known, value in found.values.items()}
        if found.partial and name.casefold() not in values and not self._is_complete(key):
            raise NotRecorded(
                phrase("This recording does not hold the registry value {key}\\{name}.", key=key, name=name)
            )
        value = values.get(name.casefold())
        if isinstance(value, Refusal):
            raise value.error()
        if value is None:
            raise NotThere(phrase("The registry has no {key}\\{name}.", key=key, name=name))
        return value

    def keys(self, key: str) -> tuple[str, ...]:
        """The sorted names of the keys under a key."""
        found = self._key(key)
        if found.keys is not None:
            return tuple(sorted(found.keys))
        if self._is_complete(key):
            return tuple(sorted(self._children.get(registry_key(key), {}).values()))
        raise NotRecorded(phrase("This recording does not hold the keys under {key}.", key=key))

    def _key(self, key: str) -> RegistryKey:
        normal = registry_key(key)
        for above in _upwards(normal):
            answer = self._keys.get(above)
            if isinstance(answer, Refusal):
                raise answer.error()
            if answer is not None and above == normal:
                return answer
        if normal in self._children:
            return RegistryKey({}, None, partial=True)
        if self._is_complete(key):
            raise NotThere(phrase("The registry has no {key}.", key=key))
        raise NotRecorded(phrase("This recording does not hold the registry key {key}.", key=key))

    def _is_complete(self, key: str) -> bool:
        return any(above in self._complete for above in _upwards(registry_key(key)))

    def _add_to_keys(self, key: str) -> None:
        names = [part for part in key.split("\\") if part]
        above = list(_upwards(registry_key(key)))[1:]
        for parent, name in zip(above, reversed(names), strict=False):
            self._children.setdefault(parent, {}).setdefault(name.casefold(), name)


def _upwards(key: str) -> Iterator[str]:
    parts = key.split("\\")
    for length in range(len(parts), 0, -1):
        yield "\\".join(parts[:length])
