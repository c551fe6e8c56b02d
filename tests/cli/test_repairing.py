"""``posture repair`` on a recorded computer: what it says, and what it never does without being told to."""

from __future__ import annotations

from posture.application.repaired import note
from posture.application.repairing import plan


def test_a_dry_run_says_what_would_be_set(posture, at_hand) -> None:
    answer = posture("repair", "screen-lock", "--dry-run")
    assert answer.code == 0
    assert "Lock the screen by itself (kscreenlockerrc/Daemon Autolock: Autolock=false →" in answer.out
    assert "so that it can be put back" in answer.out


def test_programs_get_the_same_with_stable_keys(posture, at_hand) -> None:
    data = posture("repair", "screen-lock", "--dry-run", "--json").data
    assert data == {
        "schema": "posture/repair/1",
        "check": "screen-lock",
        "changes": [
            {
                "store": "kconfig",
                "place": "kscreenlockerrc/Daemon",
                "name": "Autolock",
                "before": "Autolock=false",
                "after": "Autolock=true",
                "says": "Lock the screen by itself",
            }
        ],
        "set": False,
    }


def test_without_a_check_it_says_what_it_could_set_and_sets_nothing(posture, at_hand) -> None:
    said = " ".join(posture("repair").out.split())
    assert said.endswith("“posture repair screen-lock” says what it sets, then asks.")
    assert posture("repair", "--yes", "--json").data == {
        "schema": "posture/repairs/1", "can_set": ["screen-lock"], "can_undo": [],
    }  # fmt: skip
    with at_hand.session() as session:
        assert not session.has_kept


def test_what_was_set_can_be_undone_and_is_listed(posture, at_hand, hosts) -> None:
    at_hand.host = hosts / "debian-12-apt"
    assert "nothing here that Posture could set" in " ".join(posture("repair").out.split())
    assert posture("repair", "--undo").out == "Posture has set nothing here that could be put back.\n"
    with at_hand.session() as session:
        note(session, "screen-lock", ())
    said = " ".join(posture("repair", "--undo").out.split())
    assert "“posture repair screen-lock --undo” puts back" in said


def test_who_looks_or_asks_how_is_told_that_posture_could_set_it(posture, at_hand) -> None:
    offered = "Or have Posture set it: posture repair screen-lock"
    assert offered in posture("explain", "screen-lock").out
    assert "posture repair" not in posture("explain", "firewall").out
    assert (offered in posture("check").out) is ("How: posture explain screen-lock" in posture("check").out)


def test_where_nobody_can_be_asked_nothing_is_set(posture, at_hand) -> None:
    answer = posture("repair", "screen-lock")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "posture: Set it? Nobody can be asked here, so nothing was done. Add --yes to agree.\n"
    )
    with at_hand.session() as session:
        assert not session.has_kept


def test_a_no_sets_nothing(posture, at_hand, monkeypatch) -> None:
    monkeypatch.setattr("posture.cli.questions.can_ask", lambda: True)
    answer = posture("repair", "screen-lock", typed="n\n")
    assert answer.code == 2
    assert "This is set, for your account alone:" in answer.out
    assert answer.err == "posture: nothing was done.\n"


def test_a_check_without_a_repair_names_what_an_administrator_could_do(posture, at_hand, hosts) -> None:
    at_hand.host = hosts / "debian-12-apt"
    answer = posture("repair", "os-updates")
    assert answer.code == 2
    assert answer.err.startswith("posture: For this check Posture has nothing that it could set.")
    assert "The steps: posture explain os-updates" in answer.out
    assert "Posture has no such rights and asks for none." in answer.out
    assert "  sudo apt update && sudo apt upgrade\n" in answer.out
    data = posture("repair", "os-updates", "--json").data
    assert (data["set"], data["outcome"]) == (False, "warn")
    assert data["commands"][0] == "sudo apt update && sudo apt upgrade"


def test_where_all_is_well_there_is_nothing_to_repair(posture, at_hand, hosts) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"
    answer = posture("repair", "screen-lock", "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("✓ Fine. ")


def test_what_could_not_be_told_is_not_set(posture, at_hand) -> None:
    answer = posture("repair", "secure-boot", "--yes")
    assert answer.code == 2
    assert answer.out.startswith("? Could not tell. ")


def test_there_is_nothing_to_undo_where_nothing_was_set(refused, at_hand) -> None:
    assert refused("repair", "screen-lock", "--undo") == (
        "posture: Posture has set nothing here that could be put back."
    )


def test_undo_and_dry_run_exclude_one_another(posture, at_hand) -> None:
    assert posture("repair", "screen-lock", "--undo", "--dry-run").code == 2


def test_an_unknown_check_is_refused(refused, at_hand) -> None:
    assert refused("repair", "breakfast").startswith("posture: There is no check “breakfast”.")


def test_on_a_recording_nothing_is_set_even_where_it_was_agreed_to(posture, at_hand) -> None:
    with at_hand.session() as session:
        assert plan(session, "screen-lock")
    answer = posture("repair", "screen-lock", "--yes")
    assert answer.code == 2
    assert "The settings of a recorded computer cannot be changed from here." in answer.err
