"""The recorded computers are read as the people who recorded them know they are."""

from __future__ import annotations

import pytest

from posture.facts.gather import read_all
from posture.facts.model import Known, Reason
from posture.host.recordings.recorded import RecordedHost

EXPECTED = {
    "debian-12-container": {
        "system.name": "Debian GNU/Linux 12 (bookworm)",
        "system.has_screen": False,
        "system.desktop": "none",
        "system.virtual": "container",
        "system.portable": False,
        "os.id": "debian",
        "os.version": "12",
        "os.rolling": False,
        "os.support_ends": "",
        "clock.synchronised": Reason.UNSUPPORTED,
        "clock.service_on": Reason.UNSUPPORTED,
    },
}


@pytest.mark.parametrize(
    ("host", "fact", "expected"),
    [(host, fact, value) for host, facts in EXPECTED.items() for fact, value in facts.items()],
)
def test_a_recorded_computer_is_what_it_is(hosts, host, fact, expected) -> None:
    family, _, field = fact.partition(".")
    answer = read_all(RecordedHost(hosts / host), [family])[family].answers[field]
    assert (answer.value if isinstance(answer, Known) else answer.reason) == expected
