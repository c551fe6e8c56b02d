from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Evidence, Outcome, Verdict
from posture.application.decider import Decider, decider
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost


@pytest.mark.parametrize(
    ("host", "who"),
    [
        ("debian-13-gnome-fixed-lock", Decider.FIXED),
        ("mint-cinnamon-ecryptfs", Decider.DEFAULT),
        ("kubuntu-plain-x11vnc", Decider.SETTING),
        ("fedora-gnome-luks", Decider.SETTING),
        ("arch-sway-lvm-on-luks", None),
    ],
)
def test_who_decided_on_the_lock_of_recorded_computers(tmp_path: Path, hosts: Path, host, who) -> None:
    with Session(tmp_path, RecordedHost(hosts / host), live=False) as session:
        [verdict] = check_now(session, ["screen-lock"]).verdicts
    assert decider(verdict, "screen_lock") is who


@pytest.mark.parametrize(
    ("evidence", "who"),
    [
        ([("firewall.enabled", False, "registry"), ("management.firewall", "profile", "registry")], "fixed"),
        ([("firewall.enabled", False, "registry"), ("management.firewall", "", "registry")], None),
        ([("screen_lock.enabled", True, "dconf"), ("screen_lock.fixed_by", "a file", "dconf")], "fixed"),
        ([("screen_lock.enabled", True, "default"), ("screen_lock.after_minutes", 5, "dconf")], None),
        ([("screen_lock.enabled", None, "default")], None),
        ([], None),
    ],
)  # fmt: skip
def test_where_the_evidence_does_not_agree_nobody_is_named(evidence, who) -> None:
    found = tuple(Evidence(*each) for each in evidence)
    verdict = Verdict("x", Outcome.FAIL, "", "", found, datetime(2026, 11, 21, tzinfo=UTC))
    assert decider(verdict, evidence[0][0].partition(".")[0] if evidence else "clock") == who
