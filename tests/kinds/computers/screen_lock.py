"""Screens that lock, and screens that only seem to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kinds import Computer, Kind

_BASE = "autologin-xdm"  # a computer on which nothing runs and nothing was set
_HYPRIDLE = "/home/person/.config/hypr/hypridle.conf"
_HYPRLOCK = "/home/person/.config/hypr/hyprlock.conf"
_OWN_KDE = "/home/person/.config/kscreenlockerrc"
_XFPM = "/home/person/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-power-manager.xml"
_CHANNEL = '<channel><property name="xfce4-power-manager" type="empty">{}</property></channel>'
_POWER = "org.gnome.settings-daemon.plugins.power"
_SAVER, _SESSION = "org.gnome.desktop.screensaver", "org.gnome.desktop.session"
_BATTERY = {
    "/sys/class/power_supply/BAT0/type": "Battery\n",
    "/sys/class/power_supply/BAT0/scope": "System\n",
}


def _program(command: str, *arguments: str) -> dict[str, object]:
    return {"name": command.rpartition("/")[2][:15], "command": [command, *arguments], "mine": True}


def _session(desktop: str, *programs: dict[str, object], **answers: object) -> dict[str, object]:
    environment = {"XDG_CURRENT_DESKTOP": desktop, "DISPLAY": ":0"} if desktop else {}
    return {"environment": environment, "processes": list(programs), **answers}


def _gsettings(*rows: tuple[str, str, str]) -> list[dict[str, object]]:
    """What gsettings prints of these keys; it knows no others."""
    known: Iterator[dict[str, object]] = (
        {"argv": ["gsettings", "get", schema, key], "exit_code": 0, "stdout": f"{value}\n", "stderr": ""}
        for schema, key, value in rows
    )
    return [*known, {"argv": ["gsettings"], "error": "not_there"}]


def _idle(
    name: str, command: str, wanted: str, files: Mapping[str, str] | None = None, kind: Kind = Kind.COMMAND
) -> Computer:
    """A sway session whose swayidle starts the command after five minutes."""
    swayidle = _program("swayidle", "-w", "timeout", "300", command)
    session = _session("sway", _program("/usr/bin/sway"), swayidle)
    return Computer(kind, name, "screen-lock", wanted, _BASE, files or {}, session)


def _hypridle(name: str, listener: str, wanted: str, hyprlock: str = "") -> Computer:
    """A Hyprland session whose hypridle has one listener of five minutes."""
    files = {_HYPRIDLE: f"general {{\n}}\nlistener {{\n  timeout = 300\n  on-timeout = {listener}\n}}\n"}
    files |= {_HYPRLOCK: hyprlock} if hyprlock else {}
    session = _session("Hyprland", _program("/usr/bin/Hyprland"), _program("/usr/bin/hypridle"))
    return Computer(Kind.COMMAND, name, "screen-lock", wanted, _BASE, files, session)


def _x11(name: str, wanted: str, *programs: dict[str, object], xset: int = 300) -> Computer:
    text = f"Screen Saver:\n  timeout:  {xset}    cycle:  600\n"
    commands = [{"argv": ["xset", "q"], "exit_code": 0, "stdout": text, "stderr": ""}, *_gsettings()]
    session = _session("i3", _program("/usr/bin/i3"), *programs, commands=commands)
    return Computer(Kind.COMMAND, name, "screen-lock", wanted, _BASE, {}, session)


def _gnome(
    name: str, wanted: str, *rows: tuple[str, str, str], files: Mapping[str, str] | None = None
) -> Computer:
    session = _session("GNOME", _program("/usr/bin/gnome-shell"), commands=_gsettings(*rows))
    return Computer(Kind.CONFIDENT, name, "screen-lock", wanted, _BASE, files or {}, session)


def _kde(
    kind: Kind,
    name: str,
    wanted: str,
    files: Mapping[str, str],
    *programs: dict[str, object],
    says: tuple[str, ...] = (),
    desktop: str = "KDE",
) -> Computer:
    session = _session(desktop, _program("/usr/bin/plasmashell"), *programs)
    return Computer(kind, name, "screen-lock", wanted, _BASE, files, session, says)


def _xfce(name: str, wanted: str, power: str, *programs: str, says: tuple[str, ...] = ()) -> Computer:
    running = [_program(f"/usr/bin/{one}") for one in ("xfce4-session", "xfce4-screensaver", *programs)]
    files = {_XFPM: _CHANNEL.format(power)}
    return Computer(Kind.RUNS, name, "screen-lock", wanted, _BASE, files, _session("XFCE", *running), says)


_PRESENTS = '<property name="presentation-mode" type="bool" value="true"/>'
_NEVER_IDLE = (_SESSION, "idle-delay", "uint32 0")
_SCRIPT = "#!/bin/sh\nif on_ac_power; then exit 0; fi\nswaylock -f\n"
_WRAPPER = "#!/bin/sh\ngrim /tmp/a.png\nswaylock -f -i /tmp/a.png\n"
_OFF = "[Daemon]\nAutolock=false\n"
_FIXED_OFF = "[Daemon][$i]\nAutolock=false\n"
_RESTRICTED = "[KDE Action Restrictions][$i]\naction/lock_screen=false\n"
_SLEEPS_ON_MAINS = "[AC][SuspendAndShutdown]\nAutoSuspendAction=1\nAutoSuspendIdleTimeoutSec=600\n"
_POWERDEVIL = _program("/usr/lib/org_kde_powerdevil")

_OF_THE_WIKI = """general {
    lock_cmd = pidof hyprlock || hyprlock       # avoid starting two
    before_sleep_cmd = loginctl lock-session
}

listener {
    timeout = 150
    on-timeout = brightnessctl -s set 10
    on-resume = brightnessctl -r
}

listener {
    timeout = 300                                 # 5min
    on-timeout = loginctl lock-session            # lock screen
}
"""
_INHIBITS = _program("systemd-inhibit", "--what=idle", "sleep", "infinity")


def _hyprland(name: str, wanted: str, text: str, *programs: dict[str, object]) -> Computer:
    session = _session("Hyprland", _program("/usr/bin/Hyprland"), _program("/usr/bin/hypridle"), *programs)
    return Computer(Kind.RUNS, name, "screen-lock", wanted, _BASE, {_HYPRIDLE: text}, session)


def _lxqt(name: str, wanted: str, power: str, files: Mapping[str, str] | None = None) -> Computer:
    folder = "/home/person/.config/lxqt"
    written = {
        f"{folder}/lxqt-powermanagement.conf": f"[General]\nenableIdlenessWatcher=true\n{power}",
        f"{folder}/session.conf": "[General]\nlock_command=i3lock\n",
    }
    programs = (_program("/usr/bin/lxqt-session"), _program("/usr/bin/lxqt-powermanagement"))
    session = _session("LXQt", *programs, listings={"/sys/class/power_supply": ["BAT0"]} if files else {})
    return Computer(Kind.PLATFORM, name, "screen-lock", wanted, _BASE, {**written, **(files or {})}, session)


def _sleeping(name: str, wanted: str, how: Mapping[str, str], links: Mapping[str, str]) -> Iterator[Computer]:
    """Computers that only lock when they go to sleep, each with what keeps them from it."""
    answers = {"links": links}
    for desktop, base, files, session in (
        ("gnome", "lock-gnome-idle0-suspends", {}, {}),
        (
            "plasma",
            _BASE,
            {_OWN_KDE: _OFF, "/home/person/.config/powerdevilrc": _SLEEPS_ON_MAINS},
            _session("KDE", _program("/usr/bin/plasmashell"), _POWERDEVIL),
        ),
        (
            "sway",
            _BASE,
            {},
            _session(
                "sway",
                _program("/usr/bin/sway"),
                _program("swayidle", "timeout", "600", "systemctl suspend", "before-sleep", "swaylock -f"),
            ),
        ),
        (
            "xfce",
            _BASE,
            {_XFPM: _CHANNEL.format(_SLEEPS_ON_AC), _XFSS: _SAVER_OFF},
            _session("XFCE", *map(_program, ("xfce4-session", "xfce4-screensaver", "xfce4-power-manager"))),
        ),
    ):
        yield Computer(
            Kind.EFFECT,
            f"{desktop}-{name}",
            "screen-lock",
            wanted,
            base,
            {**files, **how},
            {**session, **answers},
        )


_SLEEPS_ON_AC = '<property name="inactivity-on-ac" type="uint" value="15"/>'
_XFSS = "/home/person/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml"
_SAVER_OFF = (
    '<channel><property name="saver" type="empty"><property name="enabled" type="bool" value="false"/>'
    "</property></channel>"
)
_MASK = "/etc/systemd/system"
_SLEEP_CONF = "/etc/systemd/sleep.conf.d/never.conf"
_ASLEEP = (
    *_sleeping("sleeps-when-idle", "pass", {}, {}),
    *_sleeping("sleep-masked", "fail", {}, {f"{_MASK}/sleep.target": "/dev/null"}),
    *_sleeping("suspend-masked", "fail", {}, {f"{_MASK}/suspend.target": "/dev/null"}),
    *_sleeping("hibernation-masked", "pass", {}, {f"{_MASK}/hibernate.target": "/dev/null"}),
    *_sleeping("suspend-forbidden", "fail", {_SLEEP_CONF: "[Sleep]\nAllowSuspend=no\n"}, {}),
    *_sleeping("hibernation-forbidden", "pass", {_SLEEP_CONF: "[Sleep]\nAllowHibernation=no\n"}, {}),
    *_sleeping(
        "suspend-allowed-again",
        "pass",
        {
            "/etc/systemd/sleep.conf": "[Sleep]\nAllowSuspend=no\n",
            _SLEEP_CONF: "[Sleep]\nAllowSuspend=yes\n",
        },
        {},
    ),
    *_sleeping(
        "suspend-masked-by-the-kernel-line", "fail", {"/proc/cmdline": "ro systemd.mask=sleep.target\n"}, {}
    ),
)
_FIVE_MINUTES = r"@Variant(\0\0\0\xf\0\x4\x93\xe0)"
_AC_LOCKS = f"idlenessACAction=-2\nidlenessACTime={_FIVE_MINUTES}\n"
_BATTERY_LOCKS = f"idlenessBatteryAction=-2\nidlenessBatteryTime={_FIVE_MINUTES}\n"
_OLD_LOCKS = "idlenessAction=-2\nidlenessTimeSecs=300\n"
_OF_LXQT = (
    _lxqt("lxqt", "pass", _AC_LOCKS + _BATTERY_LOCKS, _BATTERY),
    _lxqt("lxqt-on-mains-without-a-battery", "pass", _AC_LOCKS),
    _lxqt("lxqt-on-mains-alone", "unknown,warn,fail", _AC_LOCKS, _BATTERY),
    _lxqt("lxqt-on-battery-alone", "unknown,warn,fail", f"{_OLD_LOCKS}idlenessACAction=-1\n", _BATTERY),
    _lxqt("lxqt-of-old", "pass", _OLD_LOCKS, _BATTERY),
    _lxqt(
        "lxqt-old-settings-left-behind",
        "fail",
        f"{_OLD_LOCKS}idlenessACAction=-1\nidlenessBatteryAction=-1\n",
    ),
    _lxqt("lxqt-by-the-usual-time", "pass", "idlenessACAction=-2\nidlenessBatteryAction=-2\n", _BATTERY),
    _lxqt("lxqt-late", "warn", _AC_LOCKS.replace(r"\x4\x93\xe0", r"\x1b\x77@")),
    _lxqt("lxqt-with-a-broken-time", "unknown", "idlenessACAction=-2\nidlenessACTime=@Variant(\\0\\0)\n"),
)
_LISTENER = "listener {\n timeout = 300\n on-timeout = hyprlock\n}\n"
_LATER = _LISTENER.replace("300", "TIME")
_MORE = "/home/person/.config/hypr/more/lock.conf"
_TAKEN_IN = (
    *(
        Computer(
            Kind.COMMAND,
            f"hypridle-{name}",
            "screen-lock",
            wanted,
            _BASE,
            {_HYPRIDLE: text, _MORE: _LISTENER},
            _session("Hyprland", _program("/usr/bin/Hyprland"), _program("/usr/bin/hypridle")),
        )
        for name, wanted, text in (
            ("source", "pass", "source = ~/.config/hypr/more/lock.conf\n"),
            ("source-pattern", "pass", "source = ~/.config/hypr/more/*.conf\n"),
            ("source-class", "pass", "source = ./more/[a-m]*.conf\n"),
            ("source-folders", "pass", "source = ~/.config/hypr/*/lock.conf\n"),
            ("source-of-nothing", "fail", "source = ~/.config/hypr/more/*.txt\n"),
            ("source-variable", "pass", "$folder = ~/.config/hypr/more\nsource = $folder/lock.conf\n"),
            ("source-from-home", "pass", "source = $HOME/.config/hypr/more/lock.conf\n"),
            ("source-elsewhere", "unknown", "source = $PLACE/lock.conf\n"),
            ("sum", "pass", _LATER.replace("TIME", "{{5 * 60}}")),
            ("sum-of-variables", "pass", "$min = 60\n" + _LATER.replace("TIME", "{{5 * min}}")),
            ("sum-that-is-late", "warn", _LATER.replace("TIME", "{{ 60 * 60 }}")),
            ("time-of-no-number", "unknown", _LATER.replace("TIME", "{{5 * (30 + 30)}}")),
            ("time-that-matters-not", "pass", _LISTENER + _LATER.replace("TIME", "{{x}}")),
            (
                "dims-at-no-number",
                "fail",
                _LATER.replace("TIME", "{{x}}").replace("hyprlock", "brightnessctl s 1"),
            ),
            ("time-below-zero", "fail", _LATER.replace("TIME", "-1")),
        )
    ),
    *(
        Computer(
            Kind.COMMAND,
            f"swaylock-{name}",
            "screen-lock",
            wanted,
            _BASE,
            {"/home/person/.config/swaylock/config": text},
            _session(
                "sway", _program("/usr/bin/sway"), _program("swayidle", "timeout", "300", "swaylock -f")
            ),
        )
        for name, wanted, text in (
            ("grace", "warn", "color=000000\ngrace=3600\n"),
            ("grace-in-a-comment", "pass", "# grace=3600\ncolor=000000\n"),
            ("other-grace", "pass", "fade-grace=3600\ngrace-no-mouse\n"),
        )
    ),
    *(
        Computer(
            Kind.COMMAND,
            f"swayidle-{name}",
            "screen-lock",
            wanted,
            _BASE,
            {"/home/person/.config/swayidle/config": f"timeout {time} 'swaylock -f'\n"},
            _session("sway", _program("/usr/bin/sway"), _program("swayidle", "-w")),
        )
        for name, wanted, time in (
            ("time", "pass", "300"),
            ("sum", "unknown", "$((5*60))"),
            ("variable", "unknown", "$IDLE"),
        )
    ),
)
_BAR = "/home/person/.config/waybar/config.jsonc"
_PRESSED = (
    '{\n "idle_inhibitor": {\n  "format": "{icon}",\n'
    '  "format-icons": {"activated": "a"},\n  "start-activated": true\n }\n}\n'
)
_WAYBARS = tuple(
    Computer(
        Kind.RUNS,
        f"waybar-{name}",
        "screen-lock",
        wanted,
        _BASE,
        {_BAR: text},
        _session(
            "sway",
            _program("/usr/bin/sway"),
            _program("swayidle", "timeout", "300", "swaylock -f"),
            *map(_program, programs),
        ),
    )
    for name, wanted, text, programs in (
        ("pressed-from-its-start", "unknown,fail", _PRESSED, ("/usr/bin/waybar",)),
        ("pressed-but-not-running", "pass", _PRESSED, ()),
        ("not-pressed", "pass", _PRESSED.replace("true", "false"), ("/usr/bin/waybar",)),
        ("pressed-in-a-comment", "pass", _PRESSED.replace('  "start', '  // "start'), ("/usr/bin/waybar",)),
    )
)


COMPUTERS: tuple[Computer, ...] = (
    *_ASLEEP,
    *_OF_LXQT,
    *_TAKEN_IN,
    *_WAYBARS,
    _hyprland("hypridle-of-the-wiki", "pass", _OF_THE_WIKI),
    _hyprland("hypridle-held-by-logind", "fail", _OF_THE_WIKI, _INHIBITS),
    _hyprland(
        "hypridle-that-ignores-logind",
        "pass",
        _OF_THE_WIKI.replace("general {", "general {\n    ignore_systemd_inhibit = true"),
        _INHIBITS,
    ),
    Computer(
        Kind.RUNS,
        "mate-kept-from-idleness",
        "screen-lock",
        "fail",
        _BASE,
        {},
        _session(
            "MATE",
            _program("mate-session"),
            _program("mate-screensaver"),
            _program("mate-session-inhibit", "--inhibit=idle:suspend", "sleep", "infinity"),
            commands=_gsettings(),
        ),
        says=("mate-session-inhibit",),
    ),
    _kde(
        Kind.RUNS,
        "plasma-kept-from-idleness",
        "fail",
        {},
        _program("kde-inhibit", "--power", "--screenSaver", "sleep", "infinity"),
        says=("kde-inhibit",),
    ),
    _idle("only-the-version", "swaylock --version", "fail"),
    _idle("only-help", "swaylock -h", "fail"),
    _idle("grace-in-the-settings", "swaylock -f", "warn", {"/home/person/.swaylock/config": "grace=3600\n"}),
    _idle("grace-of-a-second", "swaylock -f --grace=2 --fade-in 0.2", "pass"),
    _idle("after-a-long-sleep", "sleep 3600; swaylock -f", "warn"),
    _idle("unless-on-mains", "systemd-ac-power || swaylock -f", "unknown"),
    _idle("in-an-if", "if grep -q 0 /sys/class/power_supply/AC/online; then swaylock; fi", "unknown"),
    _idle("script-that-leaves", "~/bin/lock.sh", "unknown", {"/home/person/bin/lock.sh": _SCRIPT}),
    _idle("script-that-locks", "~/bin/lock.sh", "pass", {"/home/person/bin/lock.sh": _WRAPPER}),
    _idle("unless-locked-already", "pgrep -x swaylock >/dev/null || swaylock -f", "pass"),
    _idle("if-not-locked-already", "if ! pidof swaylock; then swaylock -f; fi", "pass"),
    _idle("asks-nobody", "loginctl lock-session", "fail"),
    _idle("only-dims", "brightnessctl -s set 10", "fail"),
    _hypridle("hyprlock-usual", "pidof hyprlock || hyprlock", "pass"),
    _hypridle("hyprlock-grace", "pidof hyprlock || hyprlock --grace 7200", "warn"),
    _hypridle("hyprlock-grace-in-settings", "hyprlock", "warn", "general {\n  grace = 3600\n}\n"),
    _hypridle(
        "hyprlock-immediately", "hyprlock --immediate", "pass", "$g = 3600\ngeneral {\n  grace = $g\n}\n"
    ),
    _hypridle("hyprlock-on-battery", "systemd-ac-power && true || hyprlock", "unknown"),
    _x11("xautolock", "pass", _program("xautolock", "-time", "10", "-locker", "i3lock -c 000000")),
    _x11("xautolock-version", "fail", _program("xautolock", "-time", "10", "-locker", "slock -v")),
    _x11("xautolock-suspends", "fail", _program("xautolock", "-time", "10", "-locker", "systemctl suspend")),
    _x11("xss-lock", "pass", _program("xss-lock", "--", "i3lock", "-n")),
    _x11("xss-lock-never", "fail", _program("xss-lock", "--", "i3lock", "-n"), xset=0),
    _x11("light-locker-late", "warn", _program("light-locker", "--lock-after-screensaver=3600")),
    _x11("xlock-late", "warn", _program("xautolock", "-time", "5", "-locker", "xlock -lockdelay 3600")),
    _xfce("presents", "fail", _PRESENTS, "xfce4-power-manager", says=("presentation mode",)),
    _xfce("presented-once", "pass", _PRESENTS),
    _xfce("manages-power", "pass", "", "xfce4-power-manager"),
    Computer(
        Kind.RUNS,
        "light-locker-presents",
        "screen-lock",
        "fail",
        _BASE,
        {_XFPM: _CHANNEL.format(_PRESENTS)},
        _session(
            "XFCE",
            *(
                _program(f"/usr/bin/{one}")
                for one in ("xfce4-session", "light-locker", "xfce4-power-manager")
            ),
            commands=[
                {
                    "argv": ["xset", "q"],
                    "exit_code": 0,
                    "stdout": "  timeout:  300    cycle:  600\n",
                    "stderr": "",
                },
                *_gsettings(),
            ],
        ),
    ),
    Computer(
        Kind.RUNS,
        "kept-from-idleness",
        "screen-lock",
        "fail",
        _BASE,
        {},
        _session(
            "GNOME",
            _program("/usr/bin/gnome-shell"),
            _program("gnome-session-inhibit", "--inhibit", "idle", "sleep", "infinity"),
            commands=_gsettings(),
        ),
        says=("gnome-session-inhibit",),
    ),
    Computer(
        Kind.RUNS,
        "kept-from-signing-out-only",
        "screen-lock",
        "pass",
        _BASE,
        {},
        _session(
            "GNOME",
            _program("/usr/bin/gnome-shell"),
            _program("gnome-session-inhibit", "--inhibit", "logout", "backup"),
            commands=_gsettings(),
        ),
    ),
    _gnome(
        "sleeps-on-mains-only",
        "fail",
        _NEVER_IDLE,
        (_POWER, "sleep-inactive-ac-type", "'suspend'"),
        (_POWER, "sleep-inactive-ac-timeout", "900"),
        (_POWER, "sleep-inactive-battery-type", "'nothing'"),
        files=_BATTERY,
    ),
    _gnome(
        "sleeps-on-both",
        "pass",
        _NEVER_IDLE,
        (_POWER, "sleep-inactive-ac-type", "'suspend'"),
        (_POWER, "sleep-inactive-ac-timeout", "900"),
        (_POWER, "sleep-inactive-battery-type", "'hibernate'"),
        (_POWER, "sleep-inactive-battery-timeout", "600"),
        files=_BATTERY,
    ),
    _gnome(
        "sleeps-late",
        "warn",
        _NEVER_IDLE,
        (_POWER, "sleep-inactive-ac-type", "'suspend'"),
        (_POWER, "sleep-inactive-ac-timeout", "3600"),
    ),
    _gnome(
        "sleeps-unlocked",
        "fail",
        (_SAVER, "lock-enabled", "false"),
        (_POWER, "sleep-inactive-ac-type", "'suspend'"),
        (_POWER, "sleep-inactive-ac-timeout", "900"),
    ),
    _gnome("never-touched", "pass"),
    _kde(
        Kind.CONFIDENT,
        "plasma-sleeps",
        "pass",
        {_OWN_KDE: _OFF, "/home/person/.config/powerdevilrc": _SLEEPS_ON_MAINS},
        _POWERDEVIL,
    ),
    _kde(
        Kind.CONFIDENT,
        "plasma-sleeps-unlocked",
        "fail",
        {
            _OWN_KDE: f"{_OFF}LockOnResume=false\n",
            "/home/person/.config/powerdevilrc": _SLEEPS_ON_MAINS,
        },
        _POWERDEVIL,
    ),
    _kde(Kind.DEFAULTS, "plasma-untouched", "pass", {}),
    _kde(Kind.DEFAULTS, "kubuntus-default", "fail", {"/etc/xdg/xdg-plasma/kscreenlockerrc": _OFF}),
    _kde(Kind.DEFAULTS, "no-environment-at-all", "fail", {_OWN_KDE: _OFF}, desktop=""),
    _kde(
        Kind.MANAGED,
        "plasma-fixed-off",
        "fail",
        {"/etc/xdg/kscreenlockerrc": _FIXED_OFF, _OWN_KDE: "[Daemon]\nAutolock=true\n"},
        says=("/etc/xdg/kscreenlockerrc", "ask your IT"),
    ),
    _kde(
        Kind.MANAGED,
        "plasma-kiosk",
        "fail",
        {"/etc/xdg/kdeglobals": _RESTRICTED},
        says=("/etc/xdg/kdeglobals", "ask your IT"),
    ),
    Computer(
        Kind.MANAGED,
        "plasma-fixed-in-another-folder",
        "screen-lock",
        "fail",
        _BASE,
        {"/opt/firm/xdg/kscreenlockerrc": _FIXED_OFF, _OWN_KDE: "[Daemon]\nAutolock=true\n"},
        {
            "environment": {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_DIRS": "/opt/firm/xdg:/etc/xdg"},
            "processes": [_program("/usr/bin/plasmashell")],
        },
        says=("/opt/firm/xdg/kscreenlockerrc",),
    ),
    Computer(
        Kind.MANAGED,
        "plasma-folders-known-to-systemd",
        "screen-lock",
        "fail",
        _BASE,
        {"/opt/firm/xdg/kscreenlockerrc": _FIXED_OFF},
        {
            "processes": [_program("/usr/bin/plasmashell")],
            "calls": [
                {
                    "bus": "session",
                    "destination": "org.freedesktop.systemd1",
                    "path": "/org/freedesktop/systemd1",
                    "interface": "org.freedesktop.DBus.Properties",
                    "method": "Get",
                    "arguments": ["org.freedesktop.systemd1.Manager", "Environment"],
                    "reply": [["as", ["LANG=C.UTF-8", "XDG_CONFIG_DIRS=/opt/firm/xdg:/etc/xdg"]]],
                }
            ],
        },
    ),
    Computer(
        Kind.ABSENCE,
        "unknown-desktop",
        "screen-lock",
        "unknown",
        _BASE,
        {},
        _session("Pantheon", _program("/usr/bin/gala")),
        says=("Pantheon",),
    ),
    Computer(
        Kind.ABSENCE,
        "unknown-desktop-on-openbox",
        "screen-lock",
        "unknown",
        _BASE,
        {},
        _session("Neverheardof", _program("/usr/bin/openbox")),
    ),
    Computer(
        Kind.ABSENCE,
        "openbox-alone",
        "screen-lock",
        "fail",
        _BASE,
        {},
        _session("", _program("/usr/bin/openbox")),
        says=("xss-lock",),
    ),
    Computer(
        Kind.STEPS,
        "steps-for-lxde",
        "screen-lock",
        "fail",
        _BASE,
        {},
        _session("LXDE", _program("/usr/bin/lxsession")),
        says=("xscreensaver",),
        never=("swaylock",),
    ),
    Computer(
        Kind.STEPS,
        "steps-for-niri",
        "screen-lock",
        "fail",
        _BASE,
        {},
        _session("niri", _program("/usr/bin/niri")),
        says=("swayidle",),
        never=("xss-lock",),
    ),
)
