from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.ballots.canonical import b64
from posture.collector.errors import CollectorError
from posture.collector.invites import make_invites, write_invites
from posture.collector.keys import KeyRoom, RoundKeys
from posture.collector.organisation import create
from posture.collector.wrapped import Wrapping, wrapping

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SECRET = b"a long and random secret"


@pytest.fixture(params=[None, Wrapping(SECRET)], ids=["plain", "wrapped"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> KeyRoom:
    return KeyRoom(tmp_path / "keys", request.param)


def raw(keys: RoundKeys) -> list[bytes]:
    """Every secret of a round as bytes."""
    found = [keys.intake, keys.seal.private_bytes_raw()]
    for key in keys.issuer.values():
        numbers = key.private_numbers()
        found += [
            each.to_bytes((each.bit_length() + 7) // 8, "big") for each in (numbers.p, numbers.q, numbers.d)
        ]
    return found


def test_keys_come_back_as_they_were_made(room) -> None:
    made = room.make_round(3, ["backup", "firewall"])
    read = KeyRoom(room.folder, room._wrapping).round(3)
    assert raw(read) == raw(made)
    assert read.issuer.keys() == {"backup", "firewall"}
    targets = room.make_targets()
    assert room.targets().private_bytes_raw() == targets.private_bytes_raw()


def test_keys_are_for_their_owner_alone(room) -> None:
    room.make_round(1, ["firewall"])
    assert stat.S_IMODE(room.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in room.folder.iterdir()] == [0o600]


def test_a_folder_that_is_there_is_closed_to_others(room) -> None:
    room.folder.mkdir(mode=0o755)
    room.folder.chmod(0o755)
    room.make_round(1, ["firewall"])
    assert stat.S_IMODE(room.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("why", ["it is another's", "its disk knows no modes"])
def test_a_folder_that_stays_open_to_others_gets_no_key(room, monkeypatch, why) -> None:
    room.folder.mkdir()
    room.folder.chmod(0o755)
    if why == "it is another's":
        monkeypatch.setattr("os.geteuid", lambda: room.folder.stat().st_uid + 1)
    else:
        monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with pytest.raises(CollectorError, match="Others can enter the folder of the keys"):
        room.make_round(1, ["firewall"])
    assert not room.holds_round(1)


def test_where_the_keys_folder_is_refused_nothing_is_made(tmp_path, monkeypatch) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    keys.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with pytest.raises(CollectorError, match="Others can enter"):
        create(
            tmp_path / "collector",
            name="Acme",
            words="a long enough sentence",
            address="http://127.0.0.1:8732",
            rehearsal=True,
            now=NOW,
            keys=keys,
        )
    assert not (tmp_path / "collector").exists()


def test_invites_lie_in_a_folder_for_their_owner_alone(organisation, store, tmp_path) -> None:
    """Each of them lets a computer join."""
    made = make_invites(organisation, store, 1, now=NOW)
    write_invites(made, tmp_path / "invites")
    assert stat.S_IMODE((tmp_path / "invites").stat().st_mode) == 0o700


def test_keys_are_never_written_over(room) -> None:
    before = raw(room.make_round(1, ["firewall"]))
    with pytest.raises(CollectorError, match="already"):
        room.make_round(1, ["firewall"])
    assert raw(room.round(1)) == before


def test_each_round_has_keys_of_its_own(room) -> None:
    one, other = (raw(room.make_round(number, ["firewall"])) for number in (1, 2))
    assert not set(one) & set(other)


def test_wrapped_keys_show_nothing_and_open_with_their_secret_alone(tmp_path) -> None:
    room = KeyRoom(tmp_path, Wrapping(SECRET))
    keys = room.make_round(1, ["firewall"])
    data = (tmp_path / "round-1.key").read_bytes()
    for secret in raw(keys):
        assert secret[:16] not in data
        assert b64(secret)[4:20].encode() not in data
    for other in (None, Wrapping(b"another long secret")):
        with pytest.raises(CollectorError, match="damaged, or sealed"):
            KeyRoom(tmp_path, other).round(1)


def test_a_wrapped_file_under_another_name_does_not_open(tmp_path) -> None:
    room = KeyRoom(tmp_path, Wrapping(SECRET))
    room.make_round(1, ["firewall"])
    (tmp_path / "round-1.key").rename(tmp_path / "round-2.key")
    with pytest.raises(CollectorError, match="damaged"):
        room.round(2)


def test_destroyed_keys_are_overwritten_and_gone(room, monkeypatch) -> None:
    room.make_round(1, ["firewall"])
    path = room.folder / "round-1.key"
    before, seen = path.read_bytes(), []
    unlink = Path.unlink
    monkeypatch.setattr(
        Path, "unlink", lambda path, **how: (seen.append(path.read_bytes()), unlink(path, **how))
    )
    room.destroy_round(1)
    assert not room.holds_round(1)
    [last] = seen
    assert len(last) == len(before)
    assert not any(before[place : place + 16] in last for place in range(0, len(before), 16))
    with pytest.raises(CollectorError, match="cannot be read"):
        room.round(1)
    room.destroy_round(1)  # once more is nothing


def test_a_key_file_that_stays_is_never_called_destroyed(room, monkeypatch) -> None:
    room.make_round(1, ["firewall"])
    monkeypatch.setattr(Path, "unlink", lambda path: None)
    with pytest.raises(CollectorError, match="came back"):
        room.destroy_round(1)


@pytest.mark.parametrize("inside", [".", "keys", "deep/keys"])
def test_keys_inside_of_what_is_backed_up_are_refused(tmp_path, inside) -> None:
    folder = tmp_path / "collector"
    with pytest.raises(CollectorError, match="--keys DIR"):
        create(
            folder,
            name="Acme",
            words="a long enough sentence",
            address="http://127.0.0.1:8732",
            rehearsal=True,
            now=NOW,
            keys=folder / inside,
        )
    assert not folder.exists()


def test_the_secret_that_wraps_comes_from_a_credential_or_a_file(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.delenv("POSTURE_KEYS_PASSPHRASE_FILE", raising=False)
    assert wrapping() is None
    (tmp_path / "posture-keys").write_bytes(SECRET + b"\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    sealed = Wrapping(SECRET).seal("name", b"secret")
    assert wrapping().open("name", sealed) == b"secret"
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    monkeypatch.setenv("POSTURE_KEYS_PASSPHRASE_FILE", str(tmp_path / "posture-keys"))
    assert wrapping().open("name", sealed) == b"secret"
    (tmp_path / "posture-keys").write_bytes(b"short")
    with pytest.raises(CollectorError, match="12 characters"):
        wrapping()


def test_no_key_shows_in_a_text_about_keys(room) -> None:
    keys = room.make_round(1, ["firewall"])
    assert repr(keys) == "RoundKeys()"
