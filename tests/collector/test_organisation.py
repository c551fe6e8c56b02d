from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.ballots.invite import encode_invite, read_invite
from posture.ballots.root import read_root
from posture.collector.errors import CollectorError
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation, create, load, publish
from posture.collector.roots import LIFETIME
from posture.collector.rounds.opening import Wish, open_round
from posture.policy.policy import default_policy

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WORDS = "a long enough sentence"


def test_what_was_made_is_what_is_loaded(organisation: Organisation) -> None:
    assert load(organisation.folder) == organisation


def test_the_root_names_the_key_that_the_passphrase_opens_and_the_one_that_signs(
    organisation: Organisation,
) -> None:
    root = read_root(organisation.roots.all[0], organisation.roots.newest.digest)
    assert organisation.root_key(WORDS).public_key().public_bytes_raw() == root.root_public
    assert organisation.targets_key().public_key().public_bytes_raw() == root.public
    assert root.public != root.root_public
    assert root.expires == NOW + LIFETIME


def test_a_wrong_passphrase_opens_nothing(organisation: Organisation) -> None:
    with pytest.raises(CollectorError, match="not the passphrase"):
        organisation.root_key("another long sentence")


def test_only_the_owner_may_read_the_folder_and_its_files(organisation: Organisation) -> None:
    for path in (organisation.folder, *organisation.folder.iterdir()):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


def test_the_passphrase_and_the_key_stand_nowhere_in_the_open(organisation: Organisation) -> None:
    key = organisation.root_key(WORDS).private_bytes_raw()
    for path in organisation.folder.iterdir():
        data = path.read_bytes()
        assert key not in data
        assert key.hex().encode() not in data
        assert WORDS.encode() not in data


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "  "}, "needs a name"),
        ({"words": "short"}, "at least 12"),
        ({"address": "posture.example.org"}, "This would do: https:"),
        ({"address": "http://posture.example.org"}, "Without https"),
        ({"address": "https://posture.example.org/a/b"}, "This would do: https:"),
        ({"name": "A" * 81}, "at most 80 characters"),
        ({"name": "Acme \u202egro.live"}, "none that steer the writing"),
        ({"name": "Acme \udcff"}, "at most 80 characters"),
        ({"address": "http://[127"}, "This would do: https:"),
        ({"address": "http://127.0.0.1:99999"}, "This would do: https:"),
        ({"address": "http://127.0.0.1:0"}, "This would do: https:"),
        ({"address": "https://me:secret@posture.example.org"}, "This would do: https:"),
        ({"address": "https://posture.example.org#here"}, "This would do: https:"),
        ({"address": "https://pösture.example"}, "This would do: https:"),
    ],
)
def test_an_answer_that_cannot_be_used_makes_nothing(
    tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    answers = {"name": "Acme", "words": WORDS, "address": "http://127.0.0.1:1", **change}
    with pytest.raises(CollectorError, match=sentence):
        create(tmp_path / "new", **answers, rehearsal=False, now=NOW)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "answers",
    [
        {"name": "Ä" * 80, "address": "https://posture.example.org"},
        {"name": "Acme & Søns 株式会社", "address": "https://posture.example.org:8443"},
        {"name": "A", "address": "http://[::1]:8732"},
    ],
    ids=str,
)
def test_what_is_taken_fits_into_invites_and_rounds(tmp_path: Path, answers: dict[str, str]) -> None:
    made = create(tmp_path / "new", **answers, words=WORDS, rehearsal=True, now=NOW)
    store = made.store()
    [invite] = make_invites(made, store, 1, now=NOW)
    assert read_invite(encode_invite(invite)) == invite
    manifest = open_round(made, store, Wish(default_policy(["firewall"]), few=True), now=NOW)
    assert manifest.name == answers["name"]
    store.close()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(CollectorError, match="not empty"):
        create(tmp_path, name="A", words=WORDS, address="http://127.0.0.1:1", rehearsal=False, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_missing_or_damaged_folder_is_one_sentence(organisation: Organisation, tmp_path: Path) -> None:
    with pytest.raises(CollectorError, match="no collector"):
        load(tmp_path / "nowhere")
    (organisation.folder / "organisation.json").write_text("{")
    with pytest.raises(CollectorError, match="damaged"):
        load(organisation.folder)


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be looked at" * 50])
def test_a_damaged_database_is_one_sentence_and_stays_as_it_is(
    organisation: Organisation, damage: bytes
) -> None:
    path = organisation.folder / "collector.db"
    path.write_bytes(damage)
    with pytest.raises(CollectorError):
        organisation.store()
    assert path.read_bytes() == damage


def test_the_page_is_open_to_this_computer_or_to_everybody(tmp_path: Path) -> None:
    made = create(
        tmp_path / "new", name="A", words=WORDS, address="https://a.example", rehearsal=False, now=NOW
    )
    assert not made.page_is_open
    assert publish(made, to_everyone=True).page_is_open
    assert made.page_key not in repr(made)
