from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from posture.facts.linux.screen_lock.reader import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, Any]
Look = Callable[..., Mapping[str, Any]]

GNOME = {"XDG_CURRENT_DESKTOP": "GNOME", "WAYLAND_DISPLAY": "wayland-0"}
NO_GSETTINGS = {"argv": ["gsettings"], "error": "not_there"}


def _process(*command: str, mine: bool = True) -> Json:
    return {"name": command[0].rpartition("/")[2][:15], "command": list(command), "mine": mine}


@pytest.fixture
def look(make_host: MakeHost) -> Look:
    """Looks at the screen lock of a computer with these files, programs and environment."""

    def look(environment: Mapping[str, str], *programs: Json, **parts: Any) -> Mapping[str, Any]:
        commands = [*parts.pop("commands", []), NO_GSETTINGS]
        return read(
            make_host(
                parts.pop("files", {}),
                environment=dict(environment),
                processes=list(programs),
                commands=commands,
                **parts,
            )
        )

    return look


def _values(answers: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(getattr(answers[name], "value", None) for name in ("enabled", "after_minutes", "on_sleep"))


@pytest.mark.parametrize(
    ("environment", "program", "minutes"),
    [
        ({"XDG_CURRENT_DESKTOP": "GNOME"}, "gnome-shell", 5.0),
        ({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, "gnome-shell", 5.0),
        ({"XDG_CURRENT_DESKTOP": "Unity:Unity7:ubuntu"}, "unity-panel-service", 5.0),
        ({"XDG_CURRENT_DESKTOP": "KDE"}, "plasmashell", 5.0),
        ({"XDG_CURRENT_DESKTOP": "X-Cinnamon"}, "cinnamon", 15.0),
        ({"XDG_CURRENT_DESKTOP": "COSMIC"}, "cosmic-comp", 15.0),
        ({}, "gnome-shell", 5.0),
    ],
)
def test_a_desktop_without_settings_has_its_documented_default(
    look: Look, environment: dict[str, str], program: str, minutes: float
) -> None:
    answers = look(environment, _process(program))
    assert (answers["enabled"].value, answers["after_minutes"].value) == (True, minutes)
    assert answers["enabled"].method == "default"


def test_xfce_without_settings_has_the_default_of_the_saver_that_runs(look: Look) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "XFCE"}, _process("xfce4-session"), _process("xfce4-screensaver"))
    assert _values(answers) == (True, 5.0, True)
    assert (answers["by"].value, answers["by"].method) == ("xfce4-screensaver", "default")


def test_mate_without_settings_has_its_default_in_minutes(look: Look) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "MATE"}, _process("mate-session"), _process("mate-screensaver"))
    assert _values(answers) == (True, 5.0, True)


def test_a_desktop_that_is_only_named_does_not_count_where_another_runs(look: Look) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "GNOME"}, _process("sway"))
    assert _values(answers)[:2] == (False, 0.0)
    assert answers["enabled"].method == "processes"


def test_somebody_elses_desktop_is_not_mine(look: Look) -> None:
    answers = look({}, _process("gnome-shell", mine=False))
    assert answers["enabled"].reason is Reason.UNSUPPORTED
    assert "Nobody works at a screen here" in answers["enabled"].detail


def test_a_screen_forwarded_by_ssh_is_not_this_computers(look: Look) -> None:
    answers = look({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "…"}, _process("bash"))
    assert answers["enabled"].reason is Reason.UNSUPPORTED


@pytest.mark.parametrize("variable", ["SUDO_USER", "PKEXEC_UID"])
def test_the_administrator_is_not_asked_for_the_persons_lock(look: Look, variable: str) -> None:
    answers = look({**GNOME, variable: "person"}, _process("gnome-shell"))
    assert answers["enabled"].reason is Reason.UNSUPPORTED
    assert "sudo" in answers["enabled"].remedy


@pytest.mark.parametrize(
    "files", [{"/.flatpak-info": ""}, {"/proc/sys/kernel/osrelease": "5.15-microsoft-standard-WSL2"}]
)
def test_what_lies_outside_of_a_sandbox_is_not_guessed(look: Look, files: dict[str, str]) -> None:
    assert all(isinstance(answer, Unreadable) for answer in look(GNOME, files=files).values())


def test_an_unknown_desktop_is_unknown_and_says_how_to_try(look: Look) -> None:
    answers = look({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "Pantheon"}, _process("gala"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED
    assert "password" in answers["enabled"].remedy


@pytest.mark.parametrize("shell", ["quickshell", "qs", "dms"])
def test_a_shell_that_may_lock_by_itself_leaves_it_unknown(look: Look, shell: str) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "Hyprland"}, _process("Hyprland"), _process(shell))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


@pytest.mark.parametrize("desktop", ["sway", "Hyprland", "niri", "i3", "XFCE", "MATE", "LXQt"])
def test_a_desktop_without_a_lock_and_without_any_locking_program_never_locks(
    look: Look, desktop: str
) -> None:
    program = {"XFCE": "xfce4-session", "MATE": "mate-session", "LXQt": "lxqt-session"}.get(desktop, desktop)
    answers = look({"XDG_CURRENT_DESKTOP": desktop}, _process(program))
    assert _values(answers)[:2] == (False, 0.0)


def test_a_lock_is_open_without_the_list_of_programs_that_might_keep_it_open(make_host: MakeHost) -> None:
    refused = {"error": "not_allowed", "sentence": "The system hides the running programs."}
    off = {"/home/person/.config/kscreenlockerrc": "[Daemon]\nAutolock=false\n"}
    host = make_host({}, environment={"XDG_CURRENT_DESKTOP": "KDE"}, processes=refused)
    assert read(host)["enabled"].reason is Reason.NEEDS_ADMIN  # type: ignore[union-attr]
    host = make_host(off, environment={"XDG_CURRENT_DESKTOP": "KDE"}, processes=refused)
    assert read(host)["enabled"].value is False  # type: ignore[union-attr]
    host = make_host({}, environment={"XDG_CURRENT_DESKTOP": "sway"}, processes=refused)
    assert read(host)["enabled"].reason is Reason.NEEDS_ADMIN  # type: ignore[union-attr]
    host = make_host({}, environment={}, processes=refused)
    assert read(host)["enabled"].reason is Reason.NEEDS_ADMIN  # type: ignore[union-attr]


SWAY = {"XDG_CURRENT_DESKTOP": "sway"}


@pytest.fixture
def look_at_sway(look: Look) -> Look:
    """Looks at the screen lock of a sway session with these programs beside it."""
    return lambda *programs, **parts: look(SWAY, _process("sway"), *programs, **parts)


def test_the_program_that_locks_first_counts(look_at_sway: Look) -> None:
    answers = look_at_sway(
        _process("swayidle", "timeout", "900", "swaylock -f"),
        _process("swayidle", "timeout", "600", "swaylock -f", "before-sleep", "swaylock"),
    )
    assert _values(answers) == (True, 10.0, True)


def test_one_lock_that_is_understood_is_enough(look_at_sway: Look) -> None:
    answers = look_at_sway(
        _process("swayidle", "timeout", "300", "goodnight"),
        _process("swayidle", "timeout", "600", "swaylock"),
    )
    assert _values(answers)[:2] == (True, 10.0)


def test_a_command_that_is_not_known_leaves_it_unknown(look_at_sway: Look) -> None:
    answers = look_at_sway(_process("swayidle", "timeout", "300", "goodnight"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


def test_a_darkened_screen_is_no_lock(look_at_sway: Look) -> None:
    command = ("swayidle", "timeout", "300", 'swaymsg "output * power off"', "resume", "swaymsg x")
    assert _values(look_at_sway(_process(*command))) == (False, 0.0, False)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(10, 0.17), (60, 1.0), (302, 5.0), (905, 15.0), (930, 15.5), (989, 16.5)]
)
def test_a_grace_of_seconds_is_rounded_to_half_minutes(
    look_at_sway: Look, seconds: int, minutes: float
) -> None:
    answers = look_at_sway(_process("swayidle", "timeout", str(seconds), "swaylock"))
    assert answers["after_minutes"].value == minutes


def test_a_running_hypridle_counts_under_any_compositor(look_at_sway: Look) -> None:
    text = "listener {\n timeout = 120\n on-timeout = hyprlock\n}\n"
    files = {"/home/person/.config/hypr/hypridle.conf": text}
    assert _values(look_at_sway(_process("hypridle"), files=files)) == (True, 2.0, False)


def test_sleep_that_is_preceded_by_a_lock_locks(look_at_sway: Look) -> None:
    command = ("swayidle", "timeout", "600", "systemctl suspend", "before-sleep", "swaylock -f")
    assert _values(look_at_sway(_process(*command))) == (True, 10.0, True)
    assert _values(look_at_sway(_process(*command[:4]))) == (False, 0.0, False)


def test_a_desktop_that_left_only_its_name_is_no_session(look: Look) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "KDE"}, _process("tmux"), _process("bash"))
    assert answers["enabled"].reason is Reason.UNSUPPORTED
    answers = look({"XDG_CURRENT_DESKTOP": "KDE", "DISPLAY": ":0"}, _process("tmux"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


def test_budgies_own_saver_reads_gnomes_settings(look: Look) -> None:
    answers = look(
        {"XDG_CURRENT_DESKTOP": "Budgie:GNOME"}, _process("budgie-panel"), _process("budgie-screensaver")
    )
    assert _values(answers) == (True, 5.0, True)
    answers = look({"XDG_CURRENT_DESKTOP": "Budgie:GNOME"}, _process("budgie-panel"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


def test_another_program_may_answer_what_one_asks_logind_for(look_at_sway: Look) -> None:
    asks = _process("swayidle", "timeout", "300", "loginctl lock-session")
    assert _values(look_at_sway(asks))[:2] == (False, 0.0)
    answers = look_at_sway(asks, _process("swayidle", "lock", "swaylock -f"))
    assert _values(answers)[:2] == (True, 5.0)
    answers = look_at_sway(asks, _process("quickshell"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED


def test_a_sleep_that_logind_begins_locks_where_the_daemon_locks_before_it(
    look_at_sway: Look, idle_action: Callable[..., list[object]]
) -> None:
    swayidle = _process("swayidle", "idlehint", "300", "before-sleep", "swaylock -f")
    answers = look_at_sway(swayidle, calls=idle_action("suspend", 300_000_000))
    assert _values(answers) == (True, 10.0, True)


def test_a_window_manager_below_an_unknown_desktop_is_not_the_whole_of_it(look: Look) -> None:
    answers = look({"XDG_CURRENT_DESKTOP": "Neverheardof", "DISPLAY": ":0"}, _process("openbox"))
    assert answers["enabled"].reason is Reason.UNRECOGNISED
    answers = look({"XDG_CURRENT_DESKTOP": "none+i3", "DISPLAY": ":0"}, _process("i3"))
    assert answers["enabled"].value is False


@pytest.mark.parametrize(
    ("words", "enabled"),
    [((), False), (("--inhibit=idle:suspend",), False), (("--inhibit", "logout"), True)],
)
def test_an_inhibitor_keeps_the_screen_open(look: Look, words: tuple[str, ...], enabled: bool) -> None:
    answers = look(GNOME, _process("gnome-shell"), _process("gnome-session-inhibit", *words, "sleep", "9"))
    assert answers["enabled"].value is enabled
    assert ("kept_open_by" in answers) is not enabled
