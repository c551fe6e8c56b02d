"""The firewall of Macs."""

from __future__ import annotations

from functools import partial

from macs import LAPTOP, MANAGED, OPEN, PREFERENCES, failed, plist, ran, reported, runs, version

from kinds import Computer, Kind

_firewall = partial(Computer, check="firewall", base=LAPTOP)
_PROFILER = "system_profiler -json SPFirewallDataType"
_OFF = reported("SPFirewallDataType", spfirewall_globalstate="spfirewall_globalstate_allow_all")
_BLOCKS = reported("SPFirewallDataType", spfirewall_globalstate="spfirewall_globalstate_block_all")

COMPUTERS: tuple[Computer, ...] = (
    _firewall(
        Kind.MANAGED,
        name="mac-14-profile-switches-it-on",
        base=OPEN,
        wanted="pass",
        files={f"{MANAGED}/com.apple.security.firewall.plist": plist(EnableFirewall=True)},
        answers={"commands": [_BLOCKS]},
    ),
    _firewall(
        Kind.MANAGED,
        name="mac-14-profile-and-nothing-tells",
        base=OPEN,
        wanted="unknown",
        files={f"{MANAGED}/com.apple.security.firewall.plist": plist(EnableFirewall=True)},
        answers={"commands": [failed(_PROFILER), failed("socketfilterfw --getglobalstate")]},
    ),
    *(
        _firewall(
            Kind.STEPS,
            name=f"mac-{number}-profile-switches-it-off",
            base=OPEN,
            wanted="fail",
            files={
                **version(number),
                f"{MANAGED}/com.apple.security.firewall.plist": plist(EnableFirewall=False),
            },
            answers={"commands": [_OFF]},
            says=("ask IT about the profile for the firewall",),
            never=("System Preferences", "sudo"),
        )
        for number in ("14.7", "26.1")
    ),
    _firewall(
        Kind.PLATFORM,
        name="mac-15-old-file-says-on",
        wanted="fail",
        files={f"{PREFERENCES}/com.apple.alf.plist": plist(globalstate=2)},
        answers={"commands": [_OFF]},
    ),
    _firewall(
        Kind.PLATFORM,
        name="mac-26-only-its-own-tool-answers",
        wanted="pass",
        answers={
            "commands": [
                failed(_PROFILER),
                ran("socketfilterfw --getglobalstate", "Firewall is enabled. (State = 1) \n"),
            ]
        },
    ),
    _firewall(
        Kind.EFFECT,
        name="mac-only-what-goes-out-is-guarded",
        wanted="fail",
        answers={"commands": [_OFF], "processes": [runs("LuLu", mine=True)]},
    ),
    *(
        _firewall(
            Kind.LISTENERS,
            name=f"mac-another-firewall-{process.lower()}",
            wanted="unknown",
            answers={"commands": [_OFF], "processes": [runs(process)]},
            says=(called,),
        )
        for process, called in (("com.intego.netba", "NetBarrier"), ("Murus", "Murus"))
    ),
    _firewall(Kind.EFFECT, name="mac-blocks-everything", wanted="pass", answers={"commands": [_BLOCKS]}),
)
