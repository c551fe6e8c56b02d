"""How one gets in: what keeps others out of a computer that is left alone."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import phrase

FAMILIES: tuple[FactFamily, ...] = (
    family(
        "screen_lock",
        {
            "enabled": Field(
                bool,
                "it locks by itself when nobody is there",
                holds=phrase("the screen locks by itself"),
                fails=phrase("the screen does not lock by itself"),
            ),
            "after_minutes": Field(
                float,
                "minutes without a key until it is locked; 0 where it never locks",
                said=phrase("the minutes until it locks are {amount}"),
            ),
            "by": Field(
                str,
                "the program that locks: gnome, kde, swayidle, ...",
                said=phrase("what locks it is {amount}"),
                none=phrase("nothing locks it"),
                called={
                    "cinnamon": "Cinnamon",
                    "cosmic": "COSMIC",
                    "gnome": "GNOME",
                    "kde": "KDE",
                    "lxqt": "LXQt",
                },
            ),
            "on_sleep": Field(
                bool,
                "it is locked after sleep",
                holds=phrase("it is locked after sleep"),
                fails=phrase("it is open after sleep"),
            ),
            "fixed_by": Field(
                str,
                "the file in which somebody else fixed what keeps it from locking in time",
                said=phrase("what fixes the lock is {amount}"),
                none=phrase("nobody has fixed the lock"),
                optional=True,
            ),
            "kept_open_by": Field(
                str,
                "what keeps it open although a lock is set",
                said=phrase("what keeps it open is {amount}"),
                none=phrase("nothing keeps it open"),
                optional=True,
                called={
                    "caffeine": phrase("the extension Caffeine"),
                    "lock-policy": phrase("the policy “Remove Lock Computer”"),
                    "presentation-mode": phrase("the presentation mode of the power manager"),
                },
            ),
        },
        linux="screen_lock.reader",
        macos="screen_lock.reader",
        windows="screen_lock.reader",
    ),
    family(
        "auto_login",
        {
            "enabled": Field(
                bool,
                "somebody is signed in at start without a password",
                holds=phrase("somebody is signed in at the start without a password"),
                fails=phrase("nobody is signed in at the start without a password"),
            ),
            "by": Field(
                str,
                "what does it: a display manager, getty, kiosk, empty-password, ..., or empty",
                said=phrase("what signs in is {amount}"),
                none=phrase("nothing signs in"),
                called={
                    "empty-password": phrase("an account without a password"),
                    "gdm": "GDM",
                    "getty": phrase("the text console"),
                    "kdm": "KDM",
                    "kiosk": phrase("a service that starts the desktop"),
                    "lightdm": "LightDM",
                    "loginwindow": "macOS",
                    "lxdm": "LXDM",
                    "ly": "Ly",
                    "pam": phrase("PAM, which asks nobody for anything"),
                    "passwordless-group": phrase("a group whose members need no password"),
                    "plasmalogin": "Plasma Login Manager",
                    "sddm": "SDDM",
                    "slim": "SLiM",
                    "tdm": "TDM",
                    "winlogon": "Windows",
                },
            ),
            "setting": Field(
                str,
                "the setting, option or service that does it",
                said=phrase("the setting that signs in is {amount}"),
                none=phrase("no setting signs in"),
                optional=True,
            ),
            "file": Field(
                str,
                "the file or folder in which it stands",
                said=phrase("the file with the setting that signs in is {amount}"),
                none=phrase("no file has a setting that signs in"),
                optional=True,
            ),
            "disk_typed": Field(
                bool,
                "somebody types a passphrase before the disk opens at start; where nobody is signed in, no",
                holds=phrase("somebody types the passphrase of the disk at the start"),
                fails=phrase("the disk opens at the start without anybody typing"),
                optional=True,
            ),
        },
        linux="sign_in.auto_login",
        macos="sign_in.auto_login",
        windows="sign_in.auto_login",
    ),
)
