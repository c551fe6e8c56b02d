from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Evidence
from posture.application.evidence import evidence_words


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (Evidence("screen_lock.enabled", True, "dconf"), "The screen locks by itself (dconf)."),
        (Evidence("screen_lock.enabled", False, "dconf"), "The screen does not lock by itself (dconf)."),
        (Evidence("screen_lock.after_minutes", 8.5, ""), "The minutes until it locks are 8.5."),
        (Evidence("support.ends_on", "2029-05-31", ""), "The last day of security updates is 31 May 2029."),
        (Evidence("system.virtual", "machine", "cpuid"), "The system runs in a virtual machine (cpuid)."),
        (Evidence("disk_encryption.how", "", "sysfs"), "Nothing encrypts it (sysfs)."),
        (
            Evidence("screen_lock.enabled", None, "dconf"),
            "Could not be read: whether the screen locks by itself (dconf).",
        ),
        (Evidence("support.days_left", -403, ""), "Security updates ended 403 days ago."),
        (Evidence("disk_encryption.how", None, ""), "What encrypts it is unknown."),
        (Evidence("system.virtual", None, ""), "What the system runs in is unknown."),
    ],
)
def test_a_fact_is_said_in_the_words_of_the_rules(evidence, said) -> None:
    assert evidence_words(evidence) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(("sshd", "realvnc"), "sshd and RealVNC."), (("realvnc",), "RealVNC."), ((), "nothing.")],
)
def test_a_list_is_said_as_a_whole_with_the_names_people_know(value, said) -> None:
    assert evidence_words(Evidence("remote_desktop.by", value, "")).endswith(said)


def test_all_the_evidence_of_a_checkup_can_be_said(session) -> None:
    evidence = [each for verdict in check_now(session).verdicts for each in verdict.evidence]
    assert evidence
    assert all(evidence_words(each).endswith(".") for each in evidence)
