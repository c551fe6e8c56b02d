from __future__ import annotations

import pytest


def test_a_check_is_explained_on_the_computer_at_hand(posture, at_hand) -> None:
    answer = posture("explain", "screen-lock")
    assert answer.code == 0
    parts = answer.out.split("\n\n")
    assert parts[0] == "Screen lock\n✗ To do. Nothing locks the screen when you walk away."
    assert [part.splitlines()[0] for part in parts[1:5]] == [
        "Why it matters",
        "The rule",
        "What was found",
        "How to fix it here",
    ]
    assert "  The screen does not lock by itself (kscreenlockerrc)." in parts[3]
    assert parts[4].startswith(
        "How to fix it here\n  1. Open System Settings and search for “Screen Locking”."
    )
    assert parts[5] == "  Or have Posture set it: posture repair screen-lock"
    assert parts[6] == "Learn more in three minutes: posture learn screen-lock\n"


def test_the_fix_is_the_one_for_its_desktop(posture, hosts) -> None:
    answer = posture("explain", "screen-lock", "--host", hosts / "fedora-gnome-luks")
    assert "✓ Fine. Locks after 9 minutes." in answer.out
    assert "  1. Open Settings, then “Privacy & Security”, then “Screen Lock”." in answer.out


def test_what_to_know_before_the_first_step_has_no_number(posture, hosts) -> None:
    answer = posture("explain", "auto-updates", "--host", hosts / "ubuntu-24.04-apt")
    fix = answer.out.partition("How to fix it here\n")[2]
    assert fix.startswith("  If this is your employer's computer, ask your IT first.")
    assert "\n\n  1. " in fix


def test_where_a_check_does_not_apply_no_steps_are_told(posture, hosts) -> None:
    answer = posture("explain", "auto-updates", "--host", hosts / "arch-pacman")
    assert "- Not on this computer. On a rolling system you decide when to update." in answer.out
    assert "How to" not in answer.out
    assert "apt install" not in answer.out


def test_where_a_check_passes_the_steps_are_no_fix(posture, hosts) -> None:
    answer = posture("explain", "screen-lock", "--host", hosts / "fedora-gnome-luks")
    assert "How to set it up here\n  1. " in answer.out
    assert "How to fix it here" not in answer.out


def test_an_exception_shows_what_is_underneath(posture, at_hand) -> None:
    posture("except", "screen-lock", "--reason", "It stands in a locked room")
    answer = posture("explain", "screen-lock")
    assert "= Set aside. Nothing locks the screen when you walk away.\n" in answer.out
    assert "Were it not set aside: To do." in answer.out


def test_programs_get_the_same_with_stable_keys(posture, hosts) -> None:
    answer = posture("explain", "screen-lock", "--json", "--host", hosts / "kubuntu-plain-x11vnc")
    data = answer.data
    assert data["schema"] == "posture/explain/1"
    assert (data["check"], data["outcome"], data["lesson"]) == ("screen-lock", "fail", "screen-lock")
    assert data["rule"][-1].startswith("Fails otherwise.")
    assert data["settings"] == "Open the screen locking settings"
    assert len(data["fix"]) == 4
    assert answer.code == 0


def test_a_check_that_is_not_there_cannot_be_explained(posture, at_hand) -> None:
    answer = posture("explain", "firewal")
    assert answer.code == 2
    assert answer.err == "posture: There is no check “firewal”. Did you mean “firewall”?\n"


def test_every_check_can_be_explained_on_every_recorded_computer(posture, hosts) -> None:
    checks = [check["id"] for check in posture("checks", "list", "--json").data["checks"]]
    for number, host in enumerate(sorted(path.parent for path in hosts.glob("*/host.json"))):
        for check in checks[number % 8 :: 8]:  # the whole square takes long
            answer = posture("explain", check, "--host", host)
            assert answer.code == 0, answer.err
            assert "{" not in answer.out
            assert "`" not in answer.out
            lines = [line for line in answer.out.splitlines() if not line.startswith("  posture explain ")]
            assert max(map(len, lines)) <= 100  # a command is not cut, so that it can be copied


@pytest.mark.parametrize("columns", ["40", "72", "300"])
def test_lines_fit_the_terminal(posture, at_hand, monkeypatch, columns) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    answer = posture("explain", "disk-encryption")
    *lines, command = answer.out.splitlines()
    assert command.startswith("Learn more")
    assert 35 < max(map(len, lines)) <= min(100, int(columns))


def test_steps_for_other_systems_are_shown_on_demand(posture, hosts) -> None:
    asked = ("explain", "auto-updates", "--host", hosts / "debian-12-apt")
    fix = posture(*asked).out.partition("\nHow to ")[2]
    assert "Debian" in fix
    assert "Fedora: " not in fix
    assert "  6 steps for other systems are left out. This shows them too:\n  posture explain auto-upd" in fix
    assert " --all-systems\n" in fix
    every = posture(*asked, "--all-systems").out.partition("\nHow to ")[2]
    assert "Fedora: " in every
    assert "left out" not in every
    assert len(posture(*asked, "--json").data["fix"]) == 8
