"""The container holds the package and nothing else, and nobody in it is an administrator."""

from __future__ import annotations

import json
import re
from pathlib import Path

FILE = Path(__file__).parents[3] / "installer" / "collector" / "Containerfile"
LINES = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", FILE.read_text(encoding="utf-8"))).splitlines()
STEPS = [(word, rest) for line in LINES if line for word, _, rest in [line.partition(" ")]]


def _of(word: str) -> list[str]:
    return [rest for each, rest in STEPS if each == word]


def test_it_fetches_nothing_but_packages_of_debian() -> None:
    assert not _of("ADD")
    assert not any(re.search(r"\b(curl|wget|pip|git)\b", step) for step in _of("RUN"))
    assert _of("COPY") == ["dist/posture-collector_*+deb12_*.deb /tmp/package/"]


def test_it_runs_as_the_collectors_account() -> None:
    words = [word for word, _ in STEPS]
    assert _of("USER") == ["posture-collector"]
    assert words.index("USER") > max(place for place, word in enumerate(words) if word == "RUN")


def test_organisation_and_keys_are_apart() -> None:
    [volumes] = _of("VOLUME")
    assert json.loads(volumes) == ["/var/lib/posture-collector", "/var/lib/posture-collector.keys"]


def test_what_it_starts_is_understood() -> None:
    from posture.collector.cli import parser

    [starts], [words] = _of("ENTRYPOINT"), _of("CMD")
    assert json.loads(starts) == ["/usr/bin/posture-collector"]
    assert parser().parse_args(json.loads(words)).port == 8732
