from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from posture.ballots.manifest import manifest_digest
from posture.ballots.move import verify_move
from posture.collector.cli import run
from posture.collector.organisation import load
from posture.collector.rounds.record import newest
from serving import Server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> Path:
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", words)
    made = tmp_path / "collector"
    assert run(["init", str(made), "--name", "Acme", "--rehearsal"]) == 0
    return made


def test_init_answers_two_questions_from_standard_input(tmp_path, monkeypatch, capsys, words) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(f"Acme at Home\n{words}\n"))
    assert run(["init", str(tmp_path / "new")]) == 0
    assert json.loads((tmp_path / "new" / "organisation.json").read_text())["name"] == "Acme at Home"
    said = capsys.readouterr().out
    assert f"Do not copy {tmp_path / 'new.keys'} into backups" in said
    assert "can see the network addresses" in said
    assert "Nobody outside IT watches the books" in said


def test_init_without_answers_says_what_is_missing(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert run(["init", str(tmp_path / "new")]) == 2
    assert "An answer is missing" in capsys.readouterr().err


def test_keys_lie_where_they_are_wanted_and_never_in_the_folder(folder, tmp_path, capsys) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert run(["init", str(tmp_path / "b"), "--name", "B", "--keys", str(elsewhere)]) == 0
    assert [path.name for path in elsewhere.iterdir()] == ["targets.key"]
    inside = tmp_path / "c" / "keys"
    assert run(["init", str(tmp_path / "c"), "--name", "C", "--keys", str(inside)]) == 2
    assert "which is backed up and copied" in capsys.readouterr().err


def test_a_passphrase_that_is_no_text_makes_nothing(tmp_path, monkeypatch, capsys) -> None:
    words = tmp_path / "words"
    words.write_bytes(b"\xff\xfe a long enough sentence")
    assert run(["init", str(tmp_path / "new"), "--name", "A", "--passphrase-file", str(words)]) == 2
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", "\udcff a long enough sentence")
    assert run(["init", str(tmp_path / "new"), "--name", "A"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all("no text" in line for line in said)
    assert not (tmp_path / "new").exists()


def test_one_invite_is_named_whole(folder, tmp_path, capsys) -> None:
    assert run(["invite", str(folder), "--out", str(tmp_path / "one")]) == 0
    assert f"One invite is in {tmp_path / 'one' / 'invite-001.json'}." in capsys.readouterr().out


def test_invites_are_files_for_their_owner_and_never_written_over(folder, tmp_path) -> None:
    out = tmp_path / "invites"
    assert run(["invite", str(folder), "-n", "2", "--out", str(out)]) == 0
    first = {path.name: path.read_text() for path in out.iterdir()}
    assert run(["invite", str(folder), "-n", "1", "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [f"invite-00{n}.json" for n in (1, 2, 3)]
    assert {name: (out / name).read_text() for name in first} == first
    assert all(path.stat().st_mode & 0o077 == 0 for path in out.iterdir())


def test_the_life_of_a_round(folder, capsys) -> None:
    """None of it asks for the passphrase of the root."""
    assert run(["tally", str(folder), "--json"]) == 2
    assert run(["epoch", str(folder), "open"]) == 2
    assert "0 of 10 have joined" in capsys.readouterr().err
    assert run(["epoch", str(folder), "open", "--few", "--seconds", "30"]) == 0
    assert "Each ballot then leaves at a moment of its own" in capsys.readouterr().out
    assert run(["tally", str(folder), "--json"]) == 0
    tally = json.loads(capsys.readouterr().out)
    assert (tally["schema"], tally["release"], tally["open"]["joined"]) == ("posture/tally/2", None, 0)
    assert run(["tally", str(folder)]) == 0
    assert "0 had joined when it opened; sums when it closes on" in capsys.readouterr().out
    assert run(["epoch", str(folder), "open", "--few"]) == 2
    assert run(["epoch", str(folder), "close"]) == 0
    assert "its keys are destroyed" in capsys.readouterr().out
    assert run(["epoch", str(folder), "close"]) == 2


def test_a_real_round_is_not_closed_early_by_mistake(tmp_path, monkeypatch, words, capsys) -> None:
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", words)
    real = str(tmp_path / "real")
    assert run(["init", real, "--name", "Acme"]) == 0
    assert run(["epoch", real, "open", "--few", "--seconds", "30"]) == 2
    assert run(["epoch", real, "open", "--few"]) == 0
    assert run(["epoch", real, "close"]) == 2
    assert "closes by itself on" in capsys.readouterr().err
    assert run(["epoch", real, "close", "--early"]) == 0
    assert "It was closed before its time, " in capsys.readouterr().out
    assert run(["tally", real]) == 0
    assert "It was closed before its time, " in capsys.readouterr().out


def test_a_policy_file_chooses_what_is_asked_and_the_next_round_asks_the_same(
    folder, tmp_path, capsys
) -> None:
    policy = tmp_path / "policy.json"
    data = {
        "version": 1, "checks": ["firewall"], "limits": {}, "goals": {}, "groups": ["everyone"], "reason": "",
        "lesson": "",
    }  # fmt: skip
    policy.write_text(json.dumps(data))
    assert run(["epoch", str(folder), "open", "--few", "--policy", str(policy)]) == 0
    assert run(["epoch", str(folder), "close"]) == 0
    assert run(["epoch", str(folder), "open", "--few"]) == 0
    assert capsys.readouterr().out.count("open for 1 check. 0 had joined when it opened;") == 2


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 1}', '{"checks": ["no-such-check"]}', "[" * 100_000], ids=len
)
def test_a_broken_policy_is_one_sentence(folder, tmp_path, capsys, text) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text(text)
    assert run(["epoch", str(folder), "open", "--policy", str(policy)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_renewed_root_follows_from_the_first(folder, capsys) -> None:
    assert run(["renew", str(folder)]) == 0
    assert "The trust root 2 is in force" in capsys.readouterr().out
    assert load(folder).roots.newest.version == 2
    assert run(["epoch", str(folder), "open", "--few"]) == 0


def test_a_lost_signing_key_is_replaced_with_the_next_root(folder, capsys) -> None:
    assert run(["renew", str(folder), "--new-signing-key"]) == 2
    (load(folder).keys / "targets.key").unlink()
    assert run(["epoch", str(folder), "open", "--few"]) == 2
    assert run(["renew", str(folder)]) == 2
    assert run(["renew", str(folder), "--new-signing-key"]) == 0
    assert run(["epoch", str(folder), "open", "--few"]) == 0


def test_a_signing_key_that_is_lost_in_an_open_round_keeps_no_round_from_its_end(folder, capsys) -> None:
    assert run(["epoch", str(folder), "open", "--few"]) == 0
    (load(folder).keys / "targets.key").unlink()
    assert run(["epoch", str(folder), "close"]) == 2
    assert run(["renew", str(folder), "--new-signing-key"]) == 0
    assert run(["epoch", str(folder), "close"]) == 0


def test_a_renewed_root_names_the_round_that_was_the_newest(folder) -> None:
    assert run(["renew", str(folder)]) == 0
    before = load(folder).roots.newest
    assert (before.last_round, before.last_sha256) == (0, "")
    assert run(["epoch", str(folder), "open", "--few"]) == 0
    (load(folder).keys / "targets.key").unlink()
    assert run(["renew", str(folder), "--new-signing-key"]) == 0
    with load(folder).store().reading() as connection:
        found = newest(connection)
    assert found is not None
    after = load(folder).roots.newest
    assert (after.version, after.last_round, after.last_sha256) == (3, 1, manifest_digest(found.signed))
    assert after.public != before.public


def test_a_wrong_passphrase_renews_and_moves_nothing(folder, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", "another long sentence")
    assert run(["renew", str(folder)]) == 2
    out = tmp_path / "move.json"
    assert run(["move", str(folder), "--address", "https://b.example", "--out", str(out)]) == 2
    assert load(folder).roots.newest.version == 1
    assert load(folder).address == "http://127.0.0.1:8732"
    assert not out.exists()


def test_a_move_is_signed_by_the_root_and_served_at_the_old_address(folder, tmp_path) -> None:
    before = load(folder)
    out = tmp_path / "move.json"
    assert run(["move", str(folder), "--address", "https://b.example", "--out", str(out)]) == 0
    move = verify_move(out.read_bytes(), before.roots.newest.root_public, org=before.org, old=before.address)
    assert move.new == load(folder).address == "https://b.example"
    assert (folder / "move.json").read_bytes() == out.read_bytes()


def test_a_move_that_cannot_be_written_down_takes_place_nowhere(folder, tmp_path, capsys) -> None:
    out = tmp_path / "move.json"
    out.write_text("mine")
    assert run(["move", str(folder), "--address", "https://b.example", "--out", str(out)]) == 2
    assert run(["move", str(folder), "--address", "https://b.example/path", "--out", str(out)]) == 2
    assert run(["move", str(folder), "--address", "http://127.0.0.1:8732", "--out", str(out)]) == 2
    assert "is at http://127.0.0.1:8732 already" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert load(folder).address == "http://127.0.0.1:8732"
    assert not (folder / "move.json").exists()


def test_who_may_read_is_chosen(folder, capsys) -> None:
    assert load(folder).is_public, "a rehearsal has nothing to hide"
    assert run(["publish", str(folder), "members"]) == 0
    assert not load(folder).is_public
    assert run(["publish", str(folder), "everyone"]) == 0
    assert load(folder).is_public
    assert "by everybody who reaches the address" in capsys.readouterr().out


def test_the_password_of_the_page_gets_into_no_log_and_a_command_shows_it(
    tmp_path, monkeypatch, words, capsys
) -> None:
    """What a service says is kept in the journal, where others read it than those who may read the folder."""
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", words)
    made = tmp_path / "of some"
    assert run(["init", str(made), "--name", "Acme", "--address", "https://posture.example.org"]) == 0
    password = load(made).page_key
    assert password not in "".join(capsys.readouterr())
    served = Server(made, tmp_path / "log", "--host", "127.0.0.1", "--proxy", "127.0.0.1")
    served.start()
    assert served.get("/")[0] == 401
    assert served.stop() in (0, -15)
    assert password not in served.said()
    assert f"posture-collector password '{made}'" in served.said()
    assert run(["password", str(made)]) == 0
    assert capsys.readouterr().out == f"{password}\n"


def test_a_root_that_ends_soon_is_spoken_of(folder, tmp_path, monkeypatch, capsys) -> None:
    from datetime import UTC, datetime

    from posture.collector import commands, root_commands

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return real_now + timedelta(days=days)

    real_now = datetime.now(UTC)
    for days, code, words in ((250, 0, ""), (300, 0, "in 64 days"), (400, 2, "posture-collector renew")):
        for module in (commands, root_commands):
            monkeypatch.setattr(module, "datetime", Later)
        assert run(["invite", str(folder), "--out", str(tmp_path / f"{days}")]) == code
        said = "".join(capsys.readouterr())
        assert words in said
        assert ("renew" in said) == bool(words)
    assert run(["epoch", str(folder), "open", "--few"]) == 2
    assert run(["renew", str(folder)]) == 0
    assert run(["epoch", str(folder), "open", "--few"]) == 0
    assert run(["invite", str(folder), "--out", str(tmp_path / "again")]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["invite", "{nowhere}", "--out", "{nowhere}/x"],
        ["serve", "{nowhere}"],
        ["password", "{nowhere}"],
        ["epoch", "{nowhere}", "open"],
        ["epoch", "{nowhere}", "close"],
        ["tally", "{nowhere}"],
        ["members", "{nowhere}"],
        ["strike", "{nowhere}", "a-device"],
        ["renew", "{nowhere}"],
        ["move", "{nowhere}", "--address", "https://a.example", "--out", "{nowhere}/x"],
        ["publish", "{nowhere}", "everyone"],
    ],
)
def test_a_folder_without_a_collector_is_one_sentence(tmp_path, capsys, arguments) -> None:
    nowhere = str(tmp_path / "nowhere")
    assert run([argument.replace("{nowhere}", nowhere) for argument in arguments]) == 2
    assert "There is no collector" in capsys.readouterr().err


def test_a_part_that_is_not_installed_is_named_in_a_sentence(tmp_path) -> None:
    code = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from posture.collector.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "invite", str(tmp_path), "--out", str(tmp_path / "out")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("posture-collector: a part is missing (sqlalchemy")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--address", "posture.example"],
            "“posture.example” is not of the form https://host or https://host:port. This would do: ht",
        ),
        (["--address", "http://posture.example"], "Without https only an address on this computer will do"),
        (["--keys", "{folder}/keys"], "The keys must not lie in"),
        ([], "is not empty. Name a new one."),
    ],
)
def test_what_cannot_be_made_is_said_before_anybody_thinks_of_a_passphrase(
    tmp_path, monkeypatch, capsys, arguments, said
) -> None:
    folder = tmp_path / "collector"
    if not arguments:
        folder.mkdir()
        (folder / "something").touch()
    for question in ("line", "passphrase"):
        monkeypatch.setattr(
            f"posture.collector.asking.{question}", lambda *_, **__: pytest.fail("something was asked for")
        )
    assert run(["init", str(folder), *(each.replace("{folder}", str(folder)) for each in arguments)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("address") <= 1


def test_a_move_that_cannot_be_is_refused_before_the_passphrase(
    folder, tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr("posture.collector.asking.passphrase", lambda *_: pytest.fail("it asked"))
    (tmp_path / "move").touch()
    for address, said in (("a.example", "is not of the form"), ("https://a.example", "is there already")):
        assert run(["move", str(folder), "--address", address, "--out", str(tmp_path / "move")]) == 2
        assert said in capsys.readouterr().err


def test_a_round_is_opened_and_closed_in_either_order_of_the_words(folder, capsys) -> None:
    assert run(["epoch", "open", "--seconds", "30", "--few", str(folder)]) == 0
    assert run(["epoch", "close", str(folder)]) == 0
    assert run(["epoch", "close", str(folder)]) == 2
    assert "No round is open." in capsys.readouterr().err


def test_a_folder_may_be_called_open(monkeypatch) -> None:
    from posture.collector.cli import _in_order

    assert _in_order(["epoch", "open", "close"]) == ["epoch", "open", "close"]
    assert _in_order(["epoch", "open"]) == ["epoch", "open"]
    assert _in_order(["epoch", "open", "--seconds", "30"]) == ["epoch", "open", "--seconds", "30"]


@pytest.mark.parametrize(("command", "asks"), [("init", True), ("renew", True), ("tally", False)])
def test_the_passphrase_is_spoken_of_where_it_is_asked_for(capsys, command, asks) -> None:
    with pytest.raises(SystemExit):
        run([command, "--help"])
    assert ("POSTURE_COLLECTOR_PASSPHRASE" in capsys.readouterr().out) is asks


def test_who_may_read_is_asked_for_in_words(folder, capsys) -> None:
    with pytest.raises(SystemExit):
        run(["publish", str(folder), "all"])
    assert "READERS is members or everyone, and not “all”." in capsys.readouterr().err
