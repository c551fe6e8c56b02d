"""Macs of the kinds of ``macos_*.py``, on which something else differs."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from macs import MANAGED, PREFERENCES, plist, ran, runs, version, waits

from kinds import Computer, Kind

BASE = "m06-autologin-left-with-filevault"
_computer = partial(Computer, base=BASE)
_auto = partial(_computer, check="auto-updates")
_waiting = partial(_computer, check="os-updates")
_remote = partial(_computer, check="remote-desktop")
_FILE = f"{PREFERENCES}/com.apple.SoftwareUpdate.plist"
_LOADED = "launchctl print system/com.apple.screensharing"
_UNTOUCHED = ran(
    "launchctl print-disabled system", '\n\tdisabled services = {\n\t\t"com.apple.ftpd" => disabled\n\t}\n'
)
_SEARCH = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - property lists hold dates without a zone


def _offers(key: str, name: str, shown: str) -> dict[str, bytes]:
    offer = {"Display Name": name, "Display Version": shown, "Identifier": key, "Product Key": key}
    return {_FILE: plist(LastFullSuccessfulDate=_SEARCH, RecommendedUpdates=[offer])}


COMPUTERS: tuple[Computer, ...] = (
    *(
        _computer(
            Kind.CONFIDENT,
            name=f"mac-beta-{build.lower()}",
            check="os-supported",
            wanted="unknown",
            files=version(number, build),
            says=(build,),
        )
        for number, build in (("27.1", "26B5043c"), ("26.2", "25C5031i"))
    ),
    _waiting(
        Kind.ABSENCE,
        name="mac-counts-updates-that-no-list-has",
        wanted="unknown",
        files={
            _FILE: plist(
                LastFullSuccessfulDate=_SEARCH, RecommendedUpdates=[], LastRecommendedUpdatesAvailable=2
            )
        },
        says=("2 updates",),
    ),
    *(
        _computer(Kind.CONFIDENT, name="mac-healthy", check=check, wanted="pass")
        for check in (
            "disk-encryption",
            "screen-lock",
            "auto-login",
            "os-supported",
            "os-updates",
            "auto-updates",
            "firewall",
            "remote-desktop",
            "disk-space",
        )
    ),
    *(
        _computer(
            Kind.ABSENCE,
            name="mac-does-not-tell-whether-it-is-virtual",
            check=check,
            wanted="pass",
            answers={"commands": [ran("sysctl -n kern.hv_vmm_present", "", "sysctl: unknown oid\n", 1)]},
        )
        for check in ("disk-encryption", "firewall", "remote-desktop")
    ),
    _auto(Kind.DEFAULTS, name="mac-without-the-file", wanted="pass", files={_FILE: None}),
    _auto(
        Kind.EFFECT,
        name="mac-system-data-files-off",
        wanted="warn",
        files={_FILE: plist(ConfigDataInstall=False, LastFullSuccessfulDate=_SEARCH)},
    ),
    _auto(
        Kind.EFFECT,
        name="mac-security-responses-off",
        wanted="warn",
        files={_FILE: plist(CriticalUpdateInstall=False)},
    ),
    _auto(
        Kind.MANAGED,
        name="mac-profile-for-the-person-switches-off",
        wanted="warn",
        files={f"{MANAGED}/person/com.apple.SoftwareUpdate.plist": plist(AutomaticDownload=False)},
        says=("a profile of your organisation", "ask IT"),
    ),
    _computer(
        Kind.MANAGED,
        name="mac-profile-keeps-the-firewall-off",
        check="firewall",
        wanted="fail",
        base="macos-14-open",
        files={f"{MANAGED}/com.apple.security.firewall.plist": plist(EnableFirewall=False)},
        answers={
            "commands": [
                ran(
                    "system_profiler -json SPFirewallDataType",
                    '{"SPFirewallDataType": '
                    '[{"spfirewall_globalstate": "spfirewall_globalstate_allow_all"}]}',
                )
            ]
        },
        says=("a profile of your organisation", "ask IT"),
    ),
    *(
        kind(Kind.CONFIDENT, name=f"mac-{number}-that-apple-left", wanted="unknown", files=version(number))
        for kind in (_auto, _waiting)
        for number in ("11.7.10", "12.7.6", "13.7.8")
    ),
    *(
        kind(
            Kind.CONFIDENT,
            name="mac-14-after-the-next-came",
            wanted="pass",
            files=version("14.8.2", "23J126"),
        )
        for kind in (_auto, _waiting)
    ),
    _waiting(
        Kind.PLATFORM,
        name="mac-offers-a-mended-build-of-what-runs",
        wanted="warn",
        files=_offers(
            "MSU_UPDATE_25B771280a_patch_26.1_bsi", "macOS Background Security Improvement (a)", "26.1 (a)"
        ),
    ),
    _waiting(
        Kind.PLATFORM,
        name="mac-still-lists-the-build-that-runs",
        wanted="pass",
        files=_offers("MSU_UPDATE_25B78_patch_26.1_minor", "macOS Tahoe 26.1", "26.1"),
    ),
    # remote-desktop: what launchd has loaded.
    _remote(
        Kind.RUNS,
        name="mac-screen-sharing-loaded-without-an-override",
        wanted="fail",
        answers={"commands": [_UNTOUCHED, ran(_LOADED, "system/com.apple.screensharing = {\n}\n")]},
        says=("Screen Sharing",),
    ),
    _remote(
        Kind.RUNS,
        name="mac-screen-sharing-loaded-until-the-next-start",
        wanted="fail",
        answers={
            "commands": [ran(_LOADED, "system/com.apple.screensharing = {\n}\n")],
            "listeners": [waits(5900)],
        },
    ),
    _remote(
        Kind.RUNS,
        name="mac-screen-sharing-not-loaded",
        wanted="pass",
        answers={"commands": [_UNTOUCHED, ran(_LOADED, "", "Could not find service\n", 113)]},
    ),
    _remote(
        Kind.ABSENCE,
        name="mac-launchd-does-not-tell-what-is-loaded",
        wanted="unknown",
        answers={"commands": [ran(_LOADED, "", "Input/output error\n", 5)]},
    ),
    *(
        _remote(
            Kind.LISTENERS,
            name=f"mac-{name.lower().replace(' ', '-')}",
            wanted="fail",
            answers={"processes": [runs(name)]},
        )
        for name in ("ninjarmm-macagen", "AteraAgent", "screensharingd", "GoToResolveUnatt", "DeskIn")
    ),
)
