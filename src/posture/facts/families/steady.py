"""What keeps a computer working."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import phrase

FAMILIES: tuple[FactFamily, ...] = (
    family(
        "disk_space",
        {
            "free_percent": Field(
                float,
                "free room on the volume that is shortest of what it needs, per cent",
                said=phrase("the free room in per cent is {amount}"),
            ),
            "free_gb": Field(
                float,
                "the same in gigabytes (10^9 bytes)",
                said=phrase("the free room in gigabytes is {amount}"),
            ),
            "volume": Field(
                str,
                "that volume: a mount point, C:, ...",
                said=phrase("the volume with the least room is {amount}"),
                called={"~": phrase("your home folder")},
            ),
        },
        linux="storage.space",
        macos="storage.space",
        windows="storage.space",
    ),
    family(
        "clock",
        {
            "synchronised": Field(
                bool,
                "the clock was set by a time server",
                holds=phrase("a time server has set the clock"),
                fails=phrase("no time server has set the clock"),
            ),
            "service_on": Field(
                bool,
                "a time service is switched on",
                holds=phrase("a time service is switched on"),
                fails=phrase("no time service is switched on"),
            ),
            "by": Field(
                str,
                "systemd-timesyncd, chrony, w32time, ...",
                said=phrase("what sets the clock is {amount}"),
                none=phrase("nothing sets the clock"),
                called={"w32time": "Windows Time"},
            ),
        },
        linux="clock.reader",
        macos="clock",
        windows="clock",
    ),
)
