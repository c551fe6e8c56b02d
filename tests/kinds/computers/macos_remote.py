"""Remote control of Macs."""

from __future__ import annotations

from functools import partial

from macs import LAPTOP, plist, ran, runs, waits

from kinds import Computer, Kind

_remote = partial(Computer, check="remote-desktop", base=LAPTOP)

COMPUTERS: tuple[Computer, ...] = (
    *(
        _remote(Kind.LISTENERS, name=f"mac-{name}", wanted="fail", answers={"processes": [runs(process)]})
        for name, process in (
            ("teamviewer-cut-to-16", "TeamViewer_Servi"),
            ("rustdesk", "rustdesk"),
            ("splashtop-cut-to-16", "Splashtop Stream"),
            ("chrome-remote-desktop", "remoting_me2me_h"),
            ("jump-desktop", "JumpConnect"),
            ("beyondtrust", "sdcust"),
            ("screenconnect", "ScreenConnect Cl"),
        )
    ),
    _remote(
        Kind.LISTENERS,
        name="mac-unknown-program-on-5900",
        wanted="unknown",
        answers={
            "listeners": [waits(5900)],
            "commands": [ran("launchctl print system/com.apple.screensharing", "", "Could not find", 113)],
        },
        says=("port 5900",),
    ),
    _remote(
        Kind.LISTENERS,
        name="mac-unknown-program-on-3389",
        wanted="unknown",
        answers={"listeners": [waits(3389)]},
        says=("port 3389",),
    ),
    _remote(
        Kind.LISTENERS,
        name="mac-5900-for-this-mac-alone",
        wanted="pass",
        answers={"listeners": [waits(5900, "127.0.0.1")]},
    ),
    _remote(
        Kind.RUNS,
        name="mac-screen-sharing-disabled-yet-still-loaded",
        wanted="fail",
        answers={
            "listeners": [waits(5900, "::")],
            "commands": [ran("launchctl print system/com.apple.screensharing", "state = not running\n")],
        },
        says=("Screen Sharing",),
    ),
    _remote(
        Kind.RUNS,
        name="mac-daemon-of-anydesk-waits-for-the-next-start",
        wanted="fail",
        files={
            "/Library/LaunchDaemons/com.philandro.anydesk.service.plist": plist(
                Label="com.philandro.anydesk.service", RunAtLoad=True, ProgramArguments=["/Library/AnyDesk"]
            ),
            "/Library/AnyDesk": b"",
        },
        says=("AnyDesk",),
    ),
    _remote(
        Kind.EFFECT,
        name="mac-daemon-left-behind-by-a-program-that-is-gone",
        wanted="pass",
        files={
            "/Library/LaunchDaemons/com.teamviewer.teamviewer_service.plist": plist(
                Label="com.teamviewer.service", ProgramArguments=["/Library/TeamViewer/TeamViewer_Service"]
            )
        },
    ),
    _remote(
        Kind.EFFECT,
        name="mac-remote-management-switched-on",
        wanted="fail",
        files={
            "/Library/Application Support/Apple/Remote Desktop/RemoteManagement.launchd": b"enabled",
        },
        says=("Remote Management",),
    ),
    _remote(
        Kind.ABSENCE,
        name="mac-half-a-list-of-services",
        wanted="unknown",
        answers={
            "commands": [
                ran(
                    "launchctl print-disabled system",
                    '\n\tdisabled services = {\n\t\t"com.apple.ftpd" => dis',
                )
            ]
        },
    ),
    _remote(
        Kind.ABSENCE,
        name="mac-programs-hidden",
        wanted="unknown",
        answers={"processes": {"error": "not_allowed", "sentence": "Hidden."}},
    ),
)
