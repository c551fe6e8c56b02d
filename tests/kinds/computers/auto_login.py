"""Computers that sign somebody in, and computers that only look as if they did."""

from __future__ import annotations

from collections.abc import Mapping

from kinds import Computer, Kind

_BASE = "autologin-xdm"  # an encrypted disk whose passphrase is typed, xdm, and nothing that signs in
_IN_USE = "/etc/systemd/system/display-manager.service"
_UNITS, _ETC = "/usr/lib/systemd/system", "/etc/systemd/system"
_LIGHTDM = "/etc/lightdm/lightdm.conf"
_GDM = {"/etc/gdm/custom.conf": "[daemon]\nAutomaticLoginEnable=True\nAutomaticLogin=person\n"}
_SDDM = {"/etc/sddm.conf": "[Autologin]\nUser=person\nSession=plasma\n"}
_SEAT = {_LIGHTDM: "[Seat:*]\nautologin-user=person\n"}
_INITIAL = '[initial_session]\ncommand = "sway"\nuser = "person"\n'
_TEXT = {f"{_ETC}/default.target": f"{_UNITS}/multi-user.target"}
_CONSOLE = "[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin person --noclear %I $TERM\n"
_WITHOUT_PASSWORD = [{"argv": ["passwd", "-S"], "exit_code": 0, "stdout": "person NP 2026-01-01 0 1 7 -1\n"}]
_WITH_PASSWORD = [{"argv": ["passwd", "-S"], "exit_code": 0, "stdout": "person P 2026-01-01 0 1 7 -1\n"}]
_ADMINISTRATORS_ONLY = [{"argv": ["passwd", "-S"], "exit_code": 1, "stderr": "Only root can do that.\n"}]
_UNIX = "auth [success=1 default=ignore] pam_unix.so nullok\nauth requisite pam_deny.so\n"
_FREE_GROUP = "auth sufficient pam_succeed_if.so user ingroup nopasswdlogin\n@include common-auth\n"
_COMMON = "/etc/pam.d/common-auth"


def _computer(
    kind: Kind,
    name: str,
    wanted: str,
    manager: str = "",
    files: Mapping[str, str | bytes | None] | None = None,
    links: Mapping[str, str] | None = None,
    says: tuple[str, ...] = (),
    **answers: object,
) -> Computer:
    """A computer that starts this display manager; without one, xdm's unit and link are gone."""
    unit: dict[str, str | bytes | None] = {f"{_UNITS}/{manager}.service": "[Service]\n"} if manager else {}
    gone: dict[str, str | bytes | None] = {} if manager else {_IN_USE: None, f"{_UNITS}/xdm.service": None}
    to = {_IN_USE: f"{_UNITS}/{manager}.service"} if manager else {}
    return Computer(
        kind,
        name,
        "auto-login",
        wanted,
        _BASE,
        {**gone, **unit, **(files or {})},
        {"links": {**to, **(links or {})}, **answers},
        says=says,
    )


COMPUTERS: tuple[Computer, ...] = (
    _computer(
        Kind.PLATFORM,
        "console-that-tells-login-to-ask-nothing",
        "warn",
        files={
            f"{_ETC}/getty@tty1.service.d/override.conf": "[Service]\nExecStart=\n"
            'ExecStart=-/sbin/agetty --skip-login --login-options "-f person" %I $TERM\n'
        },
        links=_TEXT,
        says=("text console",),
    ),
    _computer(
        Kind.PLATFORM,
        "console-that-knows-the-name-alone",
        "pass",
        files={
            f"{_ETC}/getty@tty1.service.d/skip.conf": "[Service]\nExecStart=\n"
            "ExecStart=-/sbin/agetty -o '-p -- person' --noclear --skip-login - $TERM\n"
        },
        links=_TEXT,
    ),
    _computer(Kind.RUNS, "sddm-removed", "pass", files=_SDDM),
    _computer(Kind.RUNS, "gdm-left-beside-lightdm", "pass", "lightdm", _GDM),
    _computer(Kind.RUNS, "lightdm-in-text", "pass", "lightdm", _SEAT, _TEXT),
    _computer(
        Kind.RUNS, "lightdm-masked", "pass", "lightdm", _SEAT, {f"{_ETC}/lightdm.service": "/dev/null"}
    ),
    _computer(
        Kind.RUNS,
        "sddm-asked-for-by-the-text-target",
        "warn",
        "sddm",
        _SDDM,
        {**_TEXT, f"{_ETC}/multi-user.target.wants/sddm.service": f"{_UNITS}/sddm.service"},
    ),
    _computer(
        Kind.RUNS,
        "console-in-text",
        "warn",
        files={f"{_ETC}/getty@tty1.service.d/autologin.conf": _CONSOLE},
        links=_TEXT,
        says=("text console", "--autologin"),
    ),
    _computer(
        Kind.RUNS,
        "console-masked",
        "pass",
        "sddm",
        {f"{_ETC}/getty@tty1.service.d/autologin.conf": _CONSOLE},
        {f"{_ETC}/getty@tty1.service": "/dev/null"},
    ),
    _computer(
        Kind.RUNS,
        "cosmic-left-beside-greetd",
        "pass",
        "greetd",
        {"/etc/greetd/cosmic-greeter.toml": _INITIAL},
    ),
    _computer(
        Kind.RUNS,
        "lightdm-overruled",
        "pass",
        "lightdm",
        {
            "/etc/lightdm/lightdm.conf.d/10.conf": "[Seat:*]\nautologin-user=person\n",
            _LIGHTDM: "[Seat:seat0]\nautologin-user=\n",
        },
    ),
    _computer(Kind.RUNS, "gdm", "warn", "gdm", _GDM, says=("GDM", "/etc/gdm/custom.conf")),
    _computer(Kind.RUNS, "sddm", "warn", "sddm", _SDDM),
    _computer(Kind.RUNS, "greetd", "warn", "greetd", {"/etc/greetd/config.toml": _INITIAL}),
    _computer(Kind.PLATFORM, "wdm", "pass", "wdm"),
    _computer(
        Kind.PLATFORM, "slim", "pass", "slim", {"/etc/slim.conf": "default_user person\n# auto_login yes\n"}
    ),
    _computer(
        Kind.PLATFORM,
        "slim-signs-in",
        "warn",
        "slim",
        {"/etc/slim.conf": "default_user person\nauto_login yes\n"},
    ),
    _computer(Kind.PLATFORM, "nodm", "warn", "nodm", says=("nodm",)),
    _computer(Kind.PLATFORM, "emptty", "pass", "emptty", {"/etc/emptty/conf": "DEFAULT_USER=person\n"}),
    _computer(
        Kind.PLATFORM,
        "emptty-signs-in",
        "warn",
        "emptty",
        {"/etc/emptty/conf": "DEFAULT_USER=person\nAUTOLOGIN=true\n"},
    ),
    _computer(Kind.PLATFORM, "unknown-manager", "unknown", "entrance", says=("entrance",)),
    _computer(
        Kind.PLATFORM,
        "kiosk",
        "warn",
        files={
            f"{_ETC}/cage@.service": "[Service]\nUser=person\nPAMName=cage\nExecStart=/usr/bin/cage browser\n"
        },
        links={f"{_ETC}/graphical.target.wants/cage@tty1.service": f"{_ETC}/cage@.service"},
    ),
    _computer(
        Kind.PLATFORM,
        "service-without-a-screen",
        "pass",
        files={f"{_ETC}/sync.service": "[Service]\nUser=person\nExecStart=/usr/bin/syncthing\n"},
        links={f"{_ETC}/multi-user.target.wants/sync.service": f"{_ETC}/sync.service"},
    ),
    _computer(
        Kind.CONFIDENT,
        "empty-password-in-text",
        "fail",
        files={"/etc/pam.d/login": "@include common-auth\n", _COMMON: _UNIX},
        links=_TEXT,
        says=("an account without a password", "passwd"),
        commands=_WITHOUT_PASSWORD,
    ),
    _computer(
        Kind.CONFIDENT,
        "empty-password-refused",
        "pass",
        "lightdm",
        {
            "/etc/pam.d/lightdm": "@include common-auth\n",
            "/etc/pam.d/login": "@include common-auth\n",
            _COMMON: "auth required pam_unix.so\n",
        },
        commands=_WITHOUT_PASSWORD,
    ),
    _computer(Kind.CONFIDENT, "password", "pass", "lightdm", {_COMMON: _UNIX}, commands=_WITH_PASSWORD),
    _computer(Kind.CONFIDENT, "told-to-administrators-only", "pass", "gdm", commands=_ADMINISTRATORS_ONLY),
    _computer(
        Kind.CONFIDENT,
        "passwd-without-an-answer",
        "unknown",
        "gdm",
        commands=[{"argv": ["passwd", "-S"], "error": "no_answer"}],
    ),
    _computer(
        Kind.CONFIDENT,
        "group-without-passwords",
        "fail",
        "lightdm",
        {"/etc/pam.d/lightdm": _FREE_GROUP, _COMMON: _UNIX, "/etc/group": "nopasswdlogin:x:110:person\n"},
        says=("a group whose members need no password",),
        commands=_WITH_PASSWORD,
    ),
    _computer(
        Kind.CONFIDENT,
        "group-without-members",
        "pass",
        "lightdm",
        {"/etc/pam.d/lightdm": _FREE_GROUP, _COMMON: _UNIX, "/etc/group": "nopasswdlogin:x:110:\n"},
        commands=_WITH_PASSWORD,
    ),
    _computer(
        Kind.CONFIDENT,
        "group-that-pam-does-not-name",
        "pass",
        "sddm",
        {
            "/etc/pam.d/sddm": "@include common-auth\n",
            _COMMON: _UNIX,
            "/etc/group": "nopasswdlogin:x:110:person\n",
        },
        commands=_WITH_PASSWORD,
    ),
    _computer(
        Kind.CONFIDENT,
        "pam-asks-nobody",
        "fail",
        "sddm",
        {"/etc/pam.d/sddm": "auth sufficient pam_permit.so\nauth include system-login\n"},
    ),
    _computer(
        Kind.CONFIDENT,
        "tpm-in-the-table",
        "fail",
        "sddm",
        {**_SDDM, "/etc/crypttab": "root UUID=1 - tpm2-device=/dev/tpmrm0,discard\n"},
    ),
    _computer(
        Kind.CONFIDENT,
        "tpm-with-a-pin",
        "warn",
        "sddm",
        {**_SDDM, "/etc/crypttab": "root UUID=1 - tpm2-device=auto,tpm2-pin=yes\n"},
    ),
    _computer(
        Kind.CONFIDENT,
        "tpm-on-the-kernels-line",
        "fail",
        "sddm",
        {**_SDDM, "/proc/cmdline": "rd.luks.name=1=root rd.luks.options=tpm2-device=auto rw\n"},
    ),
    _computer(
        Kind.CONFIDENT,
        "table-that-only-systemd-may-read",
        "fail",
        "gdm",
        {
            **_GDM,
            "/run/systemd/generator/systemd-cryptsetup@luks.service": "[Service]\nExecStart=/usr/bin/systemd-"
            "cryptsetup attach 'luks-1' '/dev/disk/by-uuid/1' 'none' 'tpm2-device=auto'\n",
        },
        denied=["/etc/crypttab"],
    ),
    _computer(
        Kind.CONFIDENT,
        "table-that-nobody-may-read",
        "unknown",
        "gdm",
        _GDM,
        says=("asks for a passphrase",),
        denied=["/etc/crypttab"],
    ),
    _computer(
        Kind.CONFIDENT,
        "clevis",
        "unknown",
        "sddm",
        {**_SDDM, "/usr/share/initramfs-tools/hooks/clevis": "#!/bin/sh\n"},
        says=("Clevis",),
    ),
    _computer(
        Kind.CONFIDENT,
        "typed-passphrase",
        "warn",
        "lightdm",
        {**_SEAT, "/etc/crypttab": "sda3_crypt UUID=1 none luks,discard\nswap /dev/sda4 /dev/urandom swap\n"},
    ),
)
