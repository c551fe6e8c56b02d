"""Whether this screen can be controlled from another computer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from posture.facts.macos.machine.running_programs import found_running
from posture.facts.macos.remote.launchd import overrides
from posture.facts.macos.remote.programs import PROCESSES, waiting_daemons
from posture.facts.macos.remote.screen_sharing import shares_screen, waiting_ports
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import Phrase, phrase

_METHOD = "launchctl, LaunchDaemons, processes, netstat"
_MANAGEMENT = "/Library/Application Support/Apple/Remote Desktop/RemoteManagement.launchd"
_CHROME = "/Library/PrivilegedHelperTools/org.chromium.chromoting.me2me_enabled"


def read(host: Host) -> Mapping[str, Answer]:
    """macOS' Screen Sharing and Remote Management, and the programs of other makers for it.

    Where something that is none of these waits on a port of remote screens, it stays open: macOS does not
    tell a plain user whose port it is. The file that switches Remote Management on is known from osquery
    (sharing_preferences), the one of Chrome Remote Desktop from Chromium (remoting/host/mac).
    """
    return decided(("enabled", "by"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    ports = waiting_ports(host.listeners())
    services = overrides(host)
    shared = shares_screen(host, services, ports)
    by = (*(("screen-sharing",) if shared else ()), *_others(host, services))
    by = tuple(dict.fromkeys(by))
    if ports and not by:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "Something that Posture does not know waits for other computers on {ports}, where remote "
                "screens are offered.",
                ports=tuple(_port(port) for port in sorted(ports)),
            ),
            phrase("In a terminal, `sudo lsof -nP -iTCP -sTCP:LISTEN` names the program."),
            _METHOD,
        )
    if shared is None and not by:
        raise Undecided(
            Reason.NO_ANSWER,
            phrase("macOS does not tell whether Screen Sharing is on."),
            phrase("System Settings › General › Sharing shows it."),
            _METHOD,
        )
    excerpt = ", ".join(by)
    return {"enabled": Known(bool(by), _METHOD, excerpt), "by": Known(by, _METHOD, excerpt)}


def _others(host: Host, services: Mapping[str, bool]) -> Iterator[str]:
    """What else lets others in."""
    if host.exists(_MANAGEMENT):
        yield "remote-management"
    if host.exists(_CHROME):
        yield "chrome-remote-desktop"
    yield from found_running(host.processes(), PROCESSES)
    yield from waiting_daemons(host, frozenset(name for name, on in services.items() if not on))


def _port(number: int) -> Phrase:
    return phrase("port {number}", number=number)
