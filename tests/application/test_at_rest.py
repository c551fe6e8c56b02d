"""What lies in the home after a check-up, with a real keyring: opened, locked, and with another person's."""

from __future__ import annotations

from pathlib import Path

from keyrings import needs_keyring, signed_in

pytestmark = [needs_keyring]

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
OPEN = "unlock:password"

BEGIN = f"""
from dataclasses import replace
from posture.application.checking import check_now
from posture.application.checkup import Evidence
from posture.application.exceptions import except_check, exceptions
from posture.application.remembering import last_checkup, remember
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.store.quiet.key import quiet_key

quiet_key.__kwdefaults__["deadline"] = 60  # a computer that runs many tests at once is slow

def start():
    return Session(home, RecordedHost(Path({str(HOST)!r})), live=True)

def look(word):
    with start() as session:
        checkup = check_now(session)
        found = (Evidence("clock.by", word, "file:" + word, word),)
        verdicts = tuple(replace(each, finding=word, evidence=found) for each in checkup.verdicts)
        remember(session, replace(checkup, verdicts=verdicts))

def recall():
    with start() as session:
        checkup = last_checkup(session)
        findings = sorted({{each.finding for each in checkup.verdicts}})
        tell([len(checkup.verdicts), findings, checkup.missing[:24]])
        tell([[each.check, each.reason] for each in exceptions(session)])

def set_aside(reason, check="backup"):
    with start() as session:
        tell(except_check(session, check, reason).reason)
"""
CHECK = (
    "done = subprocess.run([sys.executable, '-m', 'posture', 'check'], capture_output=True, text=True);"
    "assert done.returncode in (0, 1), done.stderr; assert 'not kept' not in done.stderr, done.stderr"
)


def everything(person: Path) -> bytes:
    return b"".join(file.read_bytes() for file in person.rglob("*") if file.is_file())


def test_with_an_open_keyring_no_file_holds_a_word_and_all_comes_back(tmp_path: Path) -> None:
    told = signed_in(tmp_path, OPEN, BEGIN, "set_aside('zanzibar-reason')", "look('zanzibar')", "recall()")
    assert told[0] == "zanzibar-reason"
    assert told[1][1:] == [["zanzibar"], ""]
    assert told[2] == [["backup", "zanzibar-reason"]]
    assert (tmp_path / "posture" / "posture.db").exists()
    assert b"zanzibar" not in everything(tmp_path)


def test_without_a_keyring_no_file_holds_a_word_and_outcomes_come_back(tmp_path: Path) -> None:
    told = signed_in(tmp_path, BEGIN, "set_aside('zanzibar-reason')", "look('zanzibar')", "recall()")
    assert told[0] == ""
    assert told[1][0] > 10
    assert told[1][1:] == [[""], "Only each result and its"]
    assert told[2] == [["backup", ""]]
    assert b"zanzibar" not in everything(tmp_path)


def test_a_keyring_locked_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    before = ("set_aside('zanzibar-reason')", "look('zanzibar')")
    told = signed_in(tmp_path, OPEN, BEGIN, *before, "lock", "recall()", "set_aside('other', 'clock')")
    assert told[1][0] > 10
    assert told[1][1:] == [[""], "What was found is encryp"]
    assert told[2] == [["backup", ""]]
    assert told[3] == ""
    again = signed_in(tmp_path, OPEN, BEGIN, "recall()")
    assert again[0][1:] == [["zanzibar"], ""]
    assert sorted(again[1]) == [["backup", "zanzibar-reason"], ["clock", ""]]


def test_a_keyring_of_somebody_else_opens_nothing(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    signed_in(tmp_path / "one", OPEN, BEGIN, "look('zanzibar')")
    (tmp_path / "one" / "posture").rename(tmp_path / "two" / "posture")
    told = signed_in(tmp_path / "two", OPEN, BEGIN, "recall()")
    assert told[0][1:] == [[""], "What was found cannot be"]


def test_posture_check_seals_in_an_open_keyring_and_is_quiet_with_a_locked_one(tmp_path: Path) -> None:
    kept = "with start() as session: tell(session.database.one('SELECT details FROM checkup')[0] is not None)"
    assert signed_in(tmp_path, OPEN, BEGIN, CHECK, kept, "lock", CHECK, kept) == [True, False]
    assert b"evidence" not in everything(tmp_path / "posture")
    assert not (tmp_path / "posture" / "key.json").exists()
