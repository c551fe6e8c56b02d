"""The desktop session in which the person works right now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.linux.machine.programs import names, running
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, Process
from posture.words.phrase import phrase

# What desktops call themselves in XDG_CURRENT_DESKTOP, XDG_SESSION_DESKTOP and DESKTOP_SESSION.
_NAMES: Mapping[str, str] = {
    "gnome": "gnome",
    "gnome-classic": "gnome",
    "gnome-xorg": "gnome",
    "gnome-flashback": "gnome-flashback",
    "unity": "unity",
    "budgie": "budgie",
    "budgie-desktop": "budgie",
    "kde": "kde",
    "plasma": "kde",
    "plasmawayland": "kde",
    "plasmax11": "kde",
    "xfce": "xfce",
    "xubuntu": "xfce",
    "x-cinnamon": "cinnamon",
    "cinnamon": "cinnamon",
    "cinnamon2d": "cinnamon",
    "cinnamon-wayland": "cinnamon",
    "mate": "mate",
    "lxqt": "lxqt",
    "cosmic": "cosmic",
    "lxde": "lxde",
    "lxde-pi": "lxde",
    "lxde-pi-labwc": "lxde",
    "lxde-pi-x": "lxde",
    "rpd-labwc": "lxde",
    "pantheon": "pantheon",
    "deepin": "deepin",
    "dde": "deepin",
    "ukui": "ukui",
    "enlightenment": "enlightenment",
    "phosh": "phosh",
    "lomiri": "lomiri",
    "trinity": "trinity",
    "tde": "trinity",
    "hyprland-uwsm": "hyprland",
    "i3-with-shmlog": "i3",
}
_VENDORS: Mapping[str, str] = {"ubuntu": "gnome", "ubuntu-xorg": "gnome", "pop": "gnome"}

# The program that is there as long as the desktop is; whole desktops before the window managers they use.
_PROGRAMS: Mapping[str, str] = {
    "budgie-panel": "budgie",
    "budgie-wm": "budgie",
    "unity-panel-service": "unity",
    "gnome-flashback": "gnome-flashback",
    "gnome-shell": "gnome",
    "plasmashell": "kde",
    "kwin_wayland": "kde",
    "kwin_x11": "kde",
    "cosmic-comp": "cosmic",
    "xfce4-session": "xfce",
    "cinnamon-session": "cinnamon",
    "cinnamon": "cinnamon",
    "mate-session": "mate",
    "lxqt-session": "lxqt",
    "lxsession": "lxde",
    "gala": "pantheon",
    "startdde": "deepin",
    "dde-session": "deepin",
    "dde-desktop": "deepin",
    "ukui-session": "ukui",
    "enlightenment": "enlightenment",
    "phosh": "phosh",
    "lomiri": "lomiri",
    "starttde": "trinity",
}
# Compositors and window managers that bring no lock of their own.
BARE = names(
    """
    sway hyprland niri river labwc wayfire dwl qtile i3 bspwm awesome openbox fluxbox dwm xmonad
    herbstluftwm spectrwm icewm jwm fvwm fvwm3 leftwm blackbox ratpoison stumpwm pekwm wmaker cwm ctwm
    """
)
# Words in XDG_CURRENT_DESKTOP that name no desktop.
_NO_NAMES = names("wlroots none custom generic x-generic default xsession lightdm-xsession")


@dataclass(frozen=True, slots=True)
class Session:
    """A desktop session: the desktop's name, empty where it is none that Posture knows.

    ``processes`` are the person's own running programs, None where the system does not list them.
    """

    desktop: str
    processes: tuple[Process, ...] | None


def running_session(host: Host) -> Session:
    """The session the person works in, by its environment and by the programs that run.

    A desktop that only left its name in the environment, or that is only installed, does not count.
    Undecided where there is no session, or none that can be seen from here; a HostError where
    neither the environment nor the list of programs tells.
    """
    _raise_if_somebody_else(host)
    named = _named(host)
    try:
        processes = tuple(process for process in host.processes() if process.mine)
    except HostError:
        _raise_if_hidden(host)
        if not named:
            raise
        return Session(named, None)
    present = _present(processes)
    if present and not named and BARE.issuperset(present) and _names_another(host):
        return Session("", processes)
    if present:
        return Session(named if named in present else present[0], processes)
    _raise_if_hidden(host)
    if named and not processes:
        return Session(named, None)
    if not _has_display(host):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Nobody works at a screen here: no desktop session of yours is running."),
        )
    return Session("", processes)


def _raise_if_somebody_else(host: Host) -> None:
    if host.environment("SUDO_USER") or host.environment("PKEXEC_UID"):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Posture was started as the administrator and cannot see your desktop session."),
            phrase("Start Posture without sudo."),
        )


def _raise_if_hidden(host: Host) -> None:
    enclosed = surroundings(host)
    if enclosed is Surroundings.WSL:
        raise Undecided(Reason.UNSUPPORTED, phrase("Inside WSL the screen belongs to Windows."))
    if enclosed is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Posture runs in a container or sandbox and cannot see your desktop session."),
        )


def _named(host: Host) -> str:
    for variable in ("XDG_CURRENT_DESKTOP", "XDG_SESSION_DESKTOP", "DESKTOP_SESSION"):
        words = _words(host, variable)
        for known in (_NAMES, {name: name for name in BARE}, _VENDORS):
            for word in words:
                if word in known:
                    return known[word]
    return ""


def _names_another(host: Host) -> bool:
    """Whether the session calls itself by a name unknown here, and may bring a lock of its own."""
    return any(word not in _NO_NAMES for word in _words(host, "XDG_CURRENT_DESKTOP") if word)


def _words(host: Host, variable: str) -> list[str]:
    """The names in a variable; NixOS writes ``none+i3``."""
    return (host.environment(variable) or "").lower().replace("+", ":").split(":")


def _present(processes: tuple[Process, ...]) -> tuple[str, ...]:
    desktops = {**_PROGRAMS, **{name: name for name in sorted(BARE)}, "Hyprland": "hyprland"}
    found = {desktops[name] for name in running(processes, desktops)}
    return tuple(desktop for desktop in dict.fromkeys(desktops.values()) if desktop in found)


def _has_display(host: Host) -> bool:
    # A display such as "localhost:10.0" is forwarded by ssh from another computer's screen.
    return bool(host.environment("WAYLAND_DISPLAY")) or (host.environment("DISPLAY") or "").startswith(":")
