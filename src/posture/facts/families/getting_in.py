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
            ),
            "on_sleep": Field(
                bool,
                "it is locked after sleep",
                holds=phrase("it is locked after sleep"),
                fails=phrase("it is open after sleep"),
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
                "the display manager that does it, or empty",
                said=phrase("what signs in is {amount}"),
            ),
        },
        linux="sign_in.auto_login",
        macos="sign_in.auto_login",
        windows="sign_in.auto_login",
    ),
)
