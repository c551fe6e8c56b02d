from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.home import home_folder
from posture.application.remembering import remember
from posture.application.session import open_session, recorded_session
from posture.application.voting.asked import agree
from posture.host.model import HostError
from posture.store.errors import StoreError

_NOBODY = 65534


@pytest.fixture
def not_written() -> Iterator[object]:
    """A context in which a folder cannot be written; an administrator becomes somebody else for it."""
    if sys.platform == "win32":
        pytest.skip("it sets modes of POSIX")

    @contextmanager
    def closed(folder: Path, mode: int) -> Iterator[None]:
        above = [parent for parent in folder.parents if parent.is_relative_to(folder.parents[2])]
        modes = {parent: parent.stat().st_mode for parent in above}
        for parent in above:
            parent.chmod(0o755)
        folder.chmod(mode)
        administrator = os.geteuid() == 0
        if administrator:
            os.setresuid(_NOBODY, _NOBODY, 0)
        try:
            yield
        finally:
            if administrator:
                os.setresuid(0, 0, 0)
            folder.chmod(0o755)
            for parent, before in modes.items():
                parent.chmod(before)

    return closed


def _keep_policy(session, limits: object) -> None:
    """As a round brings it, and the person agrees to it."""
    session.database.execute(
        "INSERT INTO epoch (epoch, number, manifest, policy, state, accepted)"
        " VALUES ('2026-W47', 1, x'00', ?, 'accepted', '')",
        (json.dumps({"limits": limits}),),
    )
    agree(session)


def test_everything_lies_in_the_folder_that_is_named(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("POSTURE_HOME", str(tmp_path / "mine"))
    assert home_folder() == tmp_path / "mine"
    with open_session() as session:
        assert session.home == tmp_path / "mine"
        assert session.live


def test_a_relative_folder_is_one_below_here(monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POSTURE_HOME", "mine")
    assert home_folder() == tmp_path / "mine"


def test_otherwise_it_is_the_systems_folder_for_data(monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_HOME", "")
    assert home_folder().is_absolute()
    assert "posture" in home_folder().parts


def test_opening_a_session_opens_nothing(session) -> None:
    assert not session.has_kept
    assert session.kept is None
    assert session.limits == {}
    assert not session.home.exists()


def test_a_recording_has_to_be_there(tmp_path) -> None:
    with pytest.raises(ApplicationError, match="There is no folder"):
        recorded_session(tmp_path / "nothing")


def test_a_folder_without_a_recording_is_refused(tmp_path) -> None:
    with pytest.raises(HostError, match=r"host\.json"):
        recorded_session(tmp_path)


def test_threads_share_one_database_and_are_asked_for_one_passphrase(session, monkeypatch) -> None:
    asked = []
    opened = threading.Barrier(4)

    def master_key(_home: Path, *, ask: object) -> bytes:
        asked.append(ask)
        return bytes(32)

    monkeypatch.setattr("posture.store.secrets.open_master_key", master_key)
    found = []

    def work() -> None:
        opened.wait()
        desk = session.desk
        found.append((desk.database, desk.sealer()))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(asked) == 1


def test_a_refused_passphrase_is_asked_for_again(session, monkeypatch) -> None:
    answers = iter([StoreError("No."), None])

    def master_key(_home: Path, *, ask: object) -> bytes:
        if error := next(answers):
            raise error
        return bytes(32)

    monkeypatch.setattr("posture.store.secrets.open_master_key", master_key)
    with pytest.raises(StoreError, match="No"):
        session.desk.sealer()
    assert session.desk.sealer() is session.desk.sealer()


def test_the_limits_are_those_that_the_organisation_chose(session, facts) -> None:
    _keep_policy(session, {"screen-lock-minutes": 5})
    assert session.limits == {"screen-lock-minutes": 5}
    facts({"system.has_screen": True, "screen_lock.enabled": True, "screen_lock.after_minutes": 10.0})
    [verdict] = check_now(session, ["screen-lock"]).verdicts
    assert verdict.outcome.value == "warn"
    assert verdict.wanted == "The screen locks after at most 5 minutes."


@pytest.mark.parametrize(
    "limits", [{"screen-lock-minutes": 7}, {"screen-lock-hours": 5}, ["screen-lock-minutes"], None]
)
def test_a_limit_that_this_version_does_not_know_is_left_out(session, limits) -> None:
    _keep_policy(session, limits)
    assert session.limits == {}


def test_a_broken_check_file_does_not_spoil_an_organisations_limits(new_session, content) -> None:
    (content / "checks" / "clock.md").write_text("broken")
    session = new_session(content=content)
    _keep_policy(session, {"screen-lock-minutes": 5})
    assert session.limits == {"screen-lock-minutes": 5}


def test_a_damaged_database_is_told_beside_a_checkup_and_stays_as_it_is(session) -> None:
    session.home.mkdir()
    (session.home / "posture.db").write_bytes(b"this is no database" * 100)
    checkup = check_now(session)
    assert checkup.verdicts
    assert "stays as it is" in checkup.trouble
    assert (session.home / "posture.db").read_bytes() == b"this is no database" * 100


@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read-only", "closed"])
def test_where_the_home_cannot_be_written_looking_still_works(new_session, not_written, mode) -> None:
    before = new_session()
    except_check(before, "clock", "Because")
    remember(before, check_now(before))
    before.close()
    session = new_session()
    assert session.catalogue.checks  # read now: the other account may not see this checkout
    with not_written(session.home, mode):
        checkup = check_now(session)
        with pytest.raises((ApplicationError, StoreError)):
            remember(session, checkup)
    assert checkup.verdict("clock") is not None
    assert new_session().has_kept


def test_a_home_that_is_closed_is_no_empty_home(new_session, not_written) -> None:
    before = new_session()
    remember(before, check_now(before, ["clock"]))
    before.close()
    session = new_session()
    with not_written(session.home, 0o000), pytest.raises(ApplicationError, match="is closed to your account"):
        _ = session.has_kept


@pytest.mark.skipif(sys.platform == "win32", reason="there a link takes an administrator")
def test_a_home_on_a_disk_that_is_not_connected_is_no_empty_home(session, tmp_path) -> None:
    session.home.symlink_to(tmp_path / "disk" / "posture")
    with pytest.raises(ApplicationError, match="which is not there now"):
        _ = session.has_kept
    assert not (tmp_path / "disk").exists()
