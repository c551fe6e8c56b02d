"""Deleting everything, with a real keyring: then somebody looks at the disk and asks the Secret Service."""

from __future__ import annotations

from pathlib import Path

from keyrings import needs_keyring, signed_in

pytestmark = [needs_keyring]

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
OPEN = "unlock:password"
BEGIN = f"""
from base64 import b64encode
from dataclasses import replace
from posture.application.checking import check_now
from posture.application.exceptions import except_check
from posture.application.forgetting import forget_all
from posture.application.preferences import write_preference
from posture.application.remembering import remember
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.store import erasure
from posture.store.marks import marks_beside_key
from posture.store.quiet.key import quiet_key
from posture.store.secrets import open_master_key

quiet_key.__kwdefaults__["deadline"] = 60  # a computer that runs many tests at once is slow
erasure.erase.__kwdefaults__["deadline"] = 5

def start(place=None):
    return Session(place or home, RecordedHost(Path({str(HOST)!r})), live=True)

def live(place=None):
    with start(place) as session:
        checkup = check_now(session)
        remember(session, replace(checkup, verdicts=tuple(
            replace(each, finding="zanzibar") for each in checkup.verdicts)))
        except_check(session, "backup", "zanzibar-reason")
        write_preference(session, "look", "zanzibar-look")
    keys = [open_master_key(place or home, ask=None, deadline=60), quiet_key(place or home)]
    tell([key.hex() for key in keys])

def note(name):
    marks_beside_key(home, deadline=60).write(name, "zanzibar-note")

def forget(place=None):
    with start(place) as session:
        done = forget_all(session)
        tell([len(done.here), [path.name for path in (place or home).glob("*")]])

def look_into_the_keyring():
    import secretstorage
    with closing(secretstorage.dbus_init()) as bus:
        items = secretstorage.get_default_collection(bus).get_all_items()
        tell(sorted(item.get_attributes().get("username", "") for item in items))
"""
MINE = "answers of 0123456789abcdef"


def _all_bytes(person: Path) -> bytes:
    return b"".join(file.read_bytes() for file in person.rglob("*") if file.is_file())


def test_nothing_is_left_on_the_disk_or_in_the_keyring(tmp_path: Path) -> None:
    told = signed_in(
        tmp_path, OPEN, BEGIN, "live()", f"note({MINE!r})", "look_into_the_keyring()", "forget()",
        "look_into_the_keyring()",
    )  # fmt: skip
    keys, before, done, after = told
    assert len(before) == 3
    assert done == [0, []]
    assert after == []
    assert not (tmp_path / "posture").exists()
    left = _all_bytes(tmp_path)
    assert b"zanzibar" not in left
    assert not [key for key in keys if bytes.fromhex(key) in left]


def test_a_locked_keyring_keeps_its_entries_and_that_is_said_until_it_is_open(tmp_path: Path) -> None:
    told = signed_in(tmp_path, OPEN, BEGIN, "live()", "lock", "forget()")
    assert told[1] == [1, []]
    again = signed_in(tmp_path, OPEN, BEGIN, "look_into_the_keyring()", "forget()", "look_into_the_keyring()")
    assert len(again[0]) == 2
    assert again[1:] == [[0, []], []]


def test_another_home_keeps_what_is_its_own(tmp_path: Path) -> None:
    other = "home.parent / 'other'"
    told = signed_in(
        tmp_path, OPEN, BEGIN, "live()", f"live({other})", f"note({MINE!r})", "forget()",
        "look_into_the_keyring()",
    )  # fmt: skip
    assert told[2] == [0, []]
    place = (tmp_path / "other").resolve()
    assert told[3] == sorted([str(place), f"check-ups of {place}", MINE])
    assert (tmp_path / "other" / "posture.db").exists()


def test_after_forgetting_one_begins_anew_with_other_keys(tmp_path: Path) -> None:
    first, done, second = signed_in(tmp_path, OPEN, BEGIN, "live()", "forget()", "live()")
    assert done == [0, []]
    assert not set(first) & set(second)
