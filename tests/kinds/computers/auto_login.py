"""Computers that sign somebody in, and computers that only look as if they did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def _suse(
    name: str, wanted: str, program: str, text: str, files: Mapping[str, str] | None = None
) -> Computer:
    """An openSUSE, on which one nameless unit starts whatever its settings name."""
    file = f'DISPLAYMANAGER="{program}"\n{text}'
    settings = {"/etc/sysconfig/displaymanager": file, **(files or {})}
    return _computer(Kind.PLATFORM, f"suse-{name}", wanted, "display-manager-legacy", settings)


def _kiosk(name: str, wanted: str, service: str) -> Computer:
    link = {f"{_ETC}/graphical.target.wants/desk.service": f"{_ETC}/desk.service"}
    file = {f"{_ETC}/desk.service": f"[Service]\n{service}"}
    return _computer(Kind.PLATFORM, f"service-{name}", wanted, files=file, links=link)


def _pam(name: str, wanted: str, lines: str) -> Computer:
    files = {"/etc/pam.d/lightdm": lines, _COMMON: _UNIX}
    return _computer(
        Kind.CONFIDENT, f"pam-{name}", wanted, "lightdm", files, commands=_WITH_PASSWORD, says=()
    )


def _script(name: str, wanted: str, key: str, options: str = "", **more: Any) -> Computer:
    table = {"/etc/crypttab": f"sda3_crypt UUID=1 {key} luks{options}\n"}
    return _computer(Kind.CONFIDENT, f"disk-{name}", wanted, "lightdm", {**_SEAT, **table, **more})


_AUTOLOGIN = 'DISPLAYMANAGER_AUTOLOGIN="person"\n'
_OPENSUSE = (
    *(_suse(program, "warn", program, _AUTOLOGIN) for program in ("gdm", "sddm", "lightdm")),
    *(_suse(f"{one}-nobody", "pass", one, 'DISPLAYMANAGER_AUTOLOGIN=""\n') for one in ("sddm", "lightdm")),
    _suse("sddm-says-nobody", "unknown", "sddm", _AUTOLOGIN, {"/etc/sddm.conf": "[Autologin]\nUser=\n"}),
    _suse("lightdm-says-nobody", "unknown", "lightdm", _AUTOLOGIN, {_LIGHTDM: "[Seat:*]\nautologin-user=\n"}),
    _suse("without-passwords", "warn,fail,unknown", "gdm", 'DISPLAYMANAGER_PASSWORD_LESS_LOGIN="yes"\n'),
    _suse("with-passwords", "pass", "gdm", 'DISPLAYMANAGER_PASSWORD_LESS_LOGIN="no"\n'),
)
_TO_GRAPHICS = {f"{_ETC}/default.target": f"{_UNITS}/graphical.target"}
_IMPORTS = {
    f"{_UNITS}/getty@.service": "[Service]\nExecStart=-/sbin/agetty %I\n"
    "ImportCredential=agetty.*\nImportCredential=login.*\n"
}
_KERNEL_LINE = (
    *(
        _computer(
            Kind.RUNS,
            f"kernel-line-{name}",
            wanted,
            "gdm",
            {**_GDM, "/proc/cmdline": f"root=/dev/sda1 {line}\n"},
            to,
        )
        for name, wanted, line, to in (
            ("graphics", "warn", "ro systemd.unit=graphical.target", _TEXT),
            ("graphics-by-number", "warn", "ro 5", _TEXT),
            ("graphics-last", "warn", "3 systemd.unit=graphical.target", _TO_GRAPHICS),
            ("graphics-of-the-early-system", "pass", "rd.systemd.unit=graphical.target", _TEXT),
            ("text", "pass,unknown", "ro quiet 3", _TO_GRAPHICS),
            ("text-by-unit", "pass,unknown", "systemd.unit=multi-user.target quiet", _TO_GRAPHICS),
            ("rescue", "pass,unknown", "single", _TO_GRAPHICS),
            ("masked", "pass,unknown", "systemd.mask=gdm.service", _TO_GRAPHICS),
            ("other-mask", "warn", "systemd.mask=cups.service", _TO_GRAPHICS),
        )
    ),
    *(
        _computer(
            Kind.PLATFORM,
            f"kernel-line-hands-{name}",
            wanted,
            files={**files, "/proc/cmdline": f"ro systemd.set_credential={credential}\n"},
            links=_TEXT,
        )
        for name, wanted, credential, files in (
            ("the-console-a-name", "warn,fail,unknown", "agetty.autologin:person", _IMPORTS),
            ("the-console-no-question", "warn,fail,unknown", "login.noauth:yes", _IMPORTS),
            ("nobody-a-name", "pass", "agetty.autologin:person", {}),
            ("something-else", "pass", "passwd.hashed-password.root:x", _IMPORTS),
        )
    ),
)
_PERSON = "User=person\nExecStart="
_SERVICES = (
    *(
        _kiosk(program.split()[0], "warn", f"{_PERSON}/usr/bin/{program}\n")
        for program in (
            *("niri-session", "kwin_wayland --xwayland", "uwsm start hyprland.desktop", "start-hyprland"),
            *(
                "dwl -s foot",
                "qtile start -b wayland",
                "ubuntu-frame",
                "phosh-session",
                "gnome-shell --wayland",
            ),
            *("Xorg :0 vt1", "sway-run", "cosmic-session", "X :0", "budgie-session", "i3"),
        )
    ),
    _kiosk("through-a-shell", "warn", f"{_PERSON}/bin/sh -c 'exec niri-session'\n"),
    _kiosk(
        "that-signs-in-at-a-console", "warn", f"PAMName=login\nTTYPath=/dev/tty1\n{_PERSON}/opt/own-desktop\n"
    ),
    _kiosk("that-reads-a-console", "pass", f"TTYPath=/dev/tty9\n{_PERSON}/usr/bin/journalctl -f\n"),
    _kiosk("with-a-session-apart", "pass", f"PAMName=login\n{_PERSON}/usr/bin/Xtigervnc :1\n"),
    _kiosk(
        "of-the-greeter",
        "pass",
        "User=greeter\nPAMName=login\nTTYPath=/dev/tty1\nExecStart=/usr/bin/cage x\n",
    ),
)
_THEN_ASK = "@include common-auth\n"
_OF_PAM = (
    *(
        _pam(name, "fail,unknown", f"auth {line}\n{_THEN_ASK}")
        for name, line in (
            ("one-person", "sufficient pam_succeed_if.so user = person"),
            ("everybody-from-1000-on", "sufficient pam_succeed_if.so uid >= 1000 quiet"),
            ("a-list", "[success=done default=ignore] pam_succeed_if.so user in person:guest"),
            (
                "a-list-in-a-file",
                "sufficient pam_listfile.so item=user sense=allow file=/etc/free onerr=fail",
            ),
            ("whoever-is-local", "sufficient pam_localuser.so"),
            ("regular-accounts", "sufficient pam_usertype.so isregular"),
            ("who-sits-here", "sufficient pam_succeed_if.so tty = :0"),
            ("what-a-script-says", "sufficient pam_exec.so quiet /usr/local/bin/near"),
            ("this-service", "sufficient pam_succeed_if.so service = lightdm"),
        )
    ),
    *(
        _pam(name, "pass", lines)
        for name, lines in (
            ("root-alone", f"auth sufficient pam_succeed_if.so user = root\n{_THEN_ASK}"),
            ("systems-accounts", f"auth sufficient pam_succeed_if.so uid < 1000 quiet\n{_THEN_ASK}"),
            ("other-service", f"auth sufficient pam_succeed_if.so service in sudo:su\n{_THEN_ASK}"),
            ("after-asking", "auth required pam_unix.so\nauth sufficient pam_localuser.so\n"),
            ("after-refusing", f"{_THEN_ASK}auth sufficient pam_localuser.so\n"),
            ("goes-on", f"auth [default=1 ignore=ignore success=ok] pam_localuser.so\n{_THEN_ASK}"),
            ("refuses-some", f"auth required pam_succeed_if.so user != root quiet\n{_THEN_ASK}"),
            (
                "refuses-a-list",
                f"auth required pam_listfile.so item=user sense=deny file=/etc/x\n{_THEN_ASK}",
            ),
        )
    ),
)
_KEY = "/etc/cryptsetup-keys.d/sda3_crypt.key"
_OF_DISKS = (
    *(
        _script(f"script-{name}", wanted, key, f",keyscript={name}")
        for name, wanted, key in (
            ("decrypt_gnupg", "warn", "/etc/key.gpg"),
            ("decrypt_gnupg-sc", "warn", "/etc/key.gpg"),
            ("decrypt_opensc", "warn", "/etc/key"),
            ("decrypt_ssl", "warn", "/etc/key"),
            ("decrypt_keyctl", "warn", "none"),
            ("passdev", "unknown", "/dev/disk/by-label/stick:/key"),
            ("own-script", "unknown", "none"),
        )
    ),
    _script("script-cat", "fail", "/boot/key", ",keyscript=/bin/cat"),
    _script("key-by-its-name", "fail,unknown", "none", **{_KEY: "key"}),
    _script("key-of-another-volume", "warn", "none", **{"/etc/cryptsetup-keys.d/data.key": "key"}),
    _computer(
        Kind.CONFIDENT,
        "disk-folder-of-keys-closed",
        "fail,unknown",
        "lightdm",
        {**_SEAT, "/etc/crypttab": "sda3_crypt UUID=1 none luks\n"},
        denied=[_KEY],
    ),
)

COMPUTERS: tuple[Computer, ...] = (
    *_OPENSUSE,
    *_KERNEL_LINE,
    *_SERVICES,
    *_OF_PAM,
    *_OF_DISKS,
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
