"""Programs of other makers that let somebody control the screen of a Mac from afar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from posture.facts.macos.machine.plists import read_plist
from posture.host.model import Host, HostError, NotThere

# By process name in lower case, as the makers name their programs and helpers.
PROCESSES: Mapping[str, str] = MappingProxyType(
    {
        "aemagent": "datto-rmm",
        "agentmon": "kaseya",
        "anydesk": "anydesk",
        "ardagent": "remote-management",
        "ateraagent": "atera",
        "awesun": "awesun",
        "bomgar-scc": "beyondtrust",
        "connectwisecontrol": "screenconnect",
        "deskin": "deskin",
        "dwagent": "dwservice",
        "dwagsvc": "dwservice",
        "getscreen": "getscreen",
        "goto resolve unattended": "goto-resolve",
        "gotomypc": "gotomypc",
        "gotoresolveunattended": "goto-resolve",
        "helpwire": "helpwire",
        "hoptodesk": "hoptodesk",
        "isl alwayson": "isl-online",
        "isllightclient": "isl-online",
        "isl light client": "isl-online",
        "jamf remote assist": "jamf-remote-assist",
        "jamfremoteassist": "jamf-remote-assist",
        "jump desktop connect": "jump-desktop",
        "jumpconnect": "jump-desktop",
        "level": "level",
        "logmein": "logmein",
        "logmeinserver": "logmein",
        "meshagent": "meshagent",
        "ninjarmm-macagent": "ninjaone",
        "nxd": "nomachine",
        "nxnode.bin": "nomachine",
        "nxserver.bin": "nomachine",
        "osxvnc-server": "vine-server",
        "parsecd": "parsec",
        "remotepcdesktop": "remotepc",
        "remotepchost": "remotepc",
        "remotepcservice": "remotepc",
        "remoting_me2me_host": "chrome-remote-desktop",
        "remotix agent": "remotix",
        "rustdesk": "rustdesk",
        "screenconnect": "screenconnect",
        "screenconnect client": "screenconnect",
        "screensharingd": "screen-sharing",
        "sdcust": "beyondtrust",
        "splashtop streamer": "splashtop",
        "splashtopstreamer": "splashtop",
        "srstreamerdaemon": "splashtop",
        "sunloginclient": "awesun",
        "sunshine": "sunshine",
        "supremo": "supremo",
        "supremoservice": "supremo",
        "tacticalagent": "tacticalrmm",
        "teamviewer": "teamviewer",
        "teamviewer_desktop": "teamviewer",
        "teamviewer_host": "teamviewer",
        "teamviewer_service": "teamviewer",
        "teamviewerhost": "teamviewer",
        "todesk": "todesk",
        "todesk_service": "todesk",
        "ultraviewer": "ultraviewer",
        "vineserver": "vine-server",
        "vncagent": "realvnc",
        "vncserver": "realvnc",
        "zohoassist": "zoho-assist",
        "zohounattended": "zoho-assist",
        "zohours": "zoho-assist",
        "zohoursservice": "zoho-assist",
    }
)
# What these programs leave for launchd, so that they wait for connections from the start of the Mac on (the
# casks of Homebrew list the files as what to remove).
_DAEMONS: Mapping[str, str] = MappingProxyType(
    {
        "com.carriez.RustDesk_service": "rustdesk",
        "com.logmein.logmeinserver": "logmein",
        "com.nomachine.server": "nomachine",
        "com.p5sys.jump.connect.service": "jump-desktop",
        "com.philandro.anydesk.service": "anydesk",
        "com.realvnc.vncserver": "realvnc",
        "com.splashtop.streamer-daemon": "splashtop",
        "com.teamviewer.teamviewer_service": "teamviewer",
        "com.zoho.assist.ZohoUnattended": "zoho-assist",
        "meshagent": "meshagent",
        "net.dwservice.agsvc": "dwservice",
    }
)
# The same of those whose files bear a name of their own on every computer, by its beginning.
_NUMBERED: Mapping[str, str] = MappingProxyType(
    {
        "com.bomgar.bomgar": "beyondtrust",
        "com.islonline.": "isl-online",
        "com.jamf.remoteassist": "jamf-remote-assist",
        "com.screenconnect.": "screenconnect",
        "connectwisecontrol-": "screenconnect",
        "meshagent": "meshagent",
        "screenconnect-": "screenconnect",
    }
)
_FOLDER = "/Library/LaunchDaemons"
_ENDING = ".plist"


def waiting_daemons(host: Host, disabled: frozenset[str]) -> Iterator[str]:
    """The programs that launchd keeps waiting, by its files; ``disabled`` are the services it leaves alone.

    A file whose program is gone was left behind and starts nothing.
    """
    for name, called in {**_DAEMONS, **_numbered(host)}.items():
        try:
            found = read_plist(host, f"{_FOLDER}/{name}{_ENDING}")
        except NotThere:
            continue
        if str(found.get("Label", name)) in disabled:
            continue
        if found.get("Disabled") is not True and _is_there(host, found):
            yield called


def _numbered(host: Host) -> Mapping[str, str]:
    try:
        files = host.names(_FOLDER)
    except NotThere:
        return {}
    names = (file.removesuffix(_ENDING) for file in files if file.endswith(_ENDING))
    return {
        name: called
        for name in names
        for start, called in _NUMBERED.items()
        if name.lower().startswith(start)
    }


def _is_there(host: Host, found: Mapping[str, object]) -> bool:
    """Whether the program that the file starts is there; where nobody can tell, it is taken to be."""
    arguments = found.get("ProgramArguments")
    first = arguments[0] if isinstance(arguments, list) and arguments else ""
    program = found.get("Program", first)
    if not isinstance(program, str) or not program.startswith("/"):
        return True
    try:
        return host.exists(program)
    except HostError:
        return True
