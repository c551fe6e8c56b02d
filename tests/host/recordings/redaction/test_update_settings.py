from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from posture.host.recordings.redaction.update_settings import reduced

PRO = "/var/lib/ubuntu-advantage/status.json"


def test_of_a_subscription_nobody_is_kept() -> None:
    status = {
        "attached": True,
        "expires": "2027-01-01T00:00:00+00:00",
        "account": {"name": "Ada Example", "id": "a-1"},
        "services": [{"name": "esm-infra", "status": "enabled", "description": "x"}],
    }
    assert json.loads(reduced(PRO, json.dumps(status)) or "") == {
        "attached": True,
        "expires": "2027-01-01T00:00:00+00:00",
        "services": [{"name": "esm-infra", "status": "enabled"}],
    }
    assert reduced(PRO, "no json") == ""


def test_an_organisations_server_loses_its_name() -> None:
    own = "# comment\n[server]\nhostname = satellite.firm.test\nprefix = /rhsm\n"
    assert reduced("/etc/rhsm/rhsm.conf", own) == "[server]\nhostname = server.example\n"
    red_hats = "[server]\nhostname = subscription.rhsm.redhat.com\n"
    assert reduced("/etc/rhsm/rhsm.conf", red_hats) == red_hats


def test_a_repository_keeps_what_it_leaves_out_and_not_where_it_is() -> None:
    text = "[own]\nbaseurl=https://user:secret@firm.test/\nenabled=1\nexclude=kernel*\n"
    assert reduced("/etc/yum.repos.d/own.repo", text) == "[own]\nenabled=1\nexclude=kernel*\n"


def test_mail_about_updates_is_left_out() -> None:
    text = "[commands]\napply_updates = yes\n[email]\nemail_to = ada@firm.test\n"
    assert reduced("/etc/dnf/automatic.conf", text) == "[commands]\napply_updates = yes\n"


def test_what_automatic_updates_leave_out_stays() -> None:
    text = "[base]\nproxy = http://firm.test\nexcludepkgs = *\n"
    assert reduced("/etc/dnf/automatic.conf", text) == "[base]\nexcludepkgs = *\n"


@given(st.text())
def test_other_files_are_none_of_its_business(text: str) -> None:
    assert reduced("/etc/os-release", text) is None
    assert reduced(PRO, text) is not None
