from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.recording import record_host
from posture.application.session import recorded_session
from posture.host.model import HostError


def test_a_recording_is_judged_as_the_computer_itself(new_session, tmp_path) -> None:
    recorded = new_session(live=False)
    written = record_host(recorded, tmp_path / "recording")
    assert written.questions > 20
    with recorded_session(tmp_path / "recording", home=tmp_path / "home") as session:
        again = check_now(session)
    outcomes = {verdict.check: verdict.outcome for verdict in again.verdicts}
    assert outcomes == {verdict.check: verdict.outcome for verdict in check_now(recorded).verdicts}


def test_a_folder_that_holds_something_is_left_alone(session, tmp_path) -> None:
    (tmp_path / "mine").write_text("precious")
    with pytest.raises(HostError, match="not an empty folder"):
        record_host(session, tmp_path)
    assert (tmp_path / "mine").read_text() == "precious"
