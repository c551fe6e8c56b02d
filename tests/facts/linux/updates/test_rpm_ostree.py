from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from posture.facts.linux.updates import rpm_ostree
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

# 2026-11-14T09:00:00Z
BOOTED = {"booted": True, "timestamp": 1794646800, "version": "43.20261114.0"}
NEXT = {"booted": False, "staged": True, "timestamp": 1795165200}


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def _read(make_host: MakeHost, text: str) -> dict[str, object]:
    said = {"argv": ["rpm-ostree", "status", "--json"], "exit_code": 0, "stdout": text, "stderr": ""}
    return {name: _value(answer) for name, answer in rpm_ostree.read(make_host(commands=[said])).items()}


@pytest.mark.parametrize(
    ("deployments", "cached", "pending"),
    [
        ([NEXT, BOOTED], None, 1),
        ([BOOTED], {"version": "43.20261121.0"}, 1),
        ([BOOTED], None, Reason.NOT_FOUND),
        ([BOOTED, {"booted": False}], None, Reason.NOT_FOUND),
    ],
)
def test_an_image_waits_where_one_is_ready_or_seen(
    make_host: MakeHost, deployments: list[object], cached: object, pending: object
) -> None:
    answers = _read(make_host, json.dumps({"deployments": deployments, "cached-update": cached}))
    assert answers["pending"] == pending
    assert answers["installed_age_days"] == 7.0


@pytest.mark.parametrize(
    "text", ["", "null", "[]", '{"deployments": []}', '{"deployments": [1]}', "[" * 100_000]
)
def test_another_form_leaves_everything_open(make_host: MakeHost, text: str) -> None:
    assert set(_read(make_host, text).values()) == {Reason.UNRECOGNISED}


@pytest.mark.parametrize("timestamp", [None, "yesterday", -1, 10**30])
def test_an_image_without_a_sound_date_has_no_age(make_host: MakeHost, timestamp: object) -> None:
    text = json.dumps({"deployments": [{"booted": True, "timestamp": timestamp}]})
    assert _read(make_host, text)["installed_age_days"] == Reason.UNRECOGNISED
