from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from posture.collector.cli import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> Path:
    monkeypatch.setenv("POSTURE_COLLECTOR_PASSPHRASE", words)
    made = tmp_path / "collector"
    assert run(["init", str(made), "--name", "Acme"]) == 0
    return made


def test_init_answers_two_questions_from_standard_input(tmp_path, monkeypatch, words) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(f"Acme at Home\n{words}\n"))
    assert run(["init", str(tmp_path / "new")]) == 0
    assert json.loads((tmp_path / "new" / "organisation.json").read_text())["name"] == "Acme at Home"


def test_init_without_answers_says_what_is_missing(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert run(["init", str(tmp_path / "new")]) == 2
    assert "An answer is missing" in capsys.readouterr().err


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
    assert run(["tally", str(folder), "--json"]) == 2
    assert run(["epoch", str(folder), "open"]) == 0
    assert "Nothing will be sent" in capsys.readouterr().out
    assert run(["tally", str(folder), "--json"]) == 0
    tally = json.loads(capsys.readouterr().out)
    assert tally["schema"] == "posture/tally/1"
    assert run(["tally", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "0 of 10 joined" in said
    assert "Members see the sums when the round closes" in said
    assert run(["epoch", str(folder), "open"]) == 2
    assert run(["epoch", str(folder), "close"]) == 0
    assert run(["epoch", str(folder), "close"]) == 2


def test_a_policy_file_chooses_what_is_asked(folder, tmp_path, capsys) -> None:
    policy = tmp_path / "policy.json"
    data = {
        "version": 1, "checks": ["firewall"], "limits": {}, "goals": {}, "groups": ["everyone"], "reason": "",
    }  # fmt: skip
    policy.write_text(json.dumps(data))
    assert run(["epoch", str(folder), "open", "--policy", str(policy)]) == 0
    assert "open for 1 check, 0 enrolled." in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 1}', '{"checks": ["no-such-check"]}', "[" * 100_000], ids=len
)
def test_a_broken_policy_is_one_sentence(folder, tmp_path, capsys, text) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text(text)
    assert run(["epoch", str(folder), "open", "--policy", str(policy)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["invite", "{nowhere}", "--out", "{nowhere}/x"],
        ["serve", "{nowhere}"],
        ["epoch", "{nowhere}", "open"],
        ["tally", "{nowhere}"],
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
