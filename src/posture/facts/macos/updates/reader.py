"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.age import age
from posture.facts.macos.machine.plists import moment
from posture.facts.macos.machine.version import mac_version
from posture.facts.macos.updates.software_update import METHOD, update_notes
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_PENDING = ("pending", "security_pending")
_SEARCHES = ("LastFullSuccessfulDate", "LastSuccessfulDate")
_REMEDY = "System Settings › General › Software Update shows what waits; install it all."


def read(host: Host) -> Mapping[str, Answer]:
    """What macOS noted at its last search; no search is started.

    Apple does not mark which of its updates close holes: with any waiting that stays open. When one
    was last installed is not noted in a way that Apple documents.
    """
    return {
        "manager": Known("softwareupdate", METHOD),
        **decided(_PENDING, _pending, host, method=METHOD),
        **decided(("index_age_days",), _index_age, host, method=METHOD),
        "installed_age_days": Unreadable(
            Reason.UNSUPPORTED,
            "macOS does not tell in a documented way when it last installed an update.",
            "System Settings › General › About › System Report › Installations shows it.",
            METHOD,
        ),
    }


def _pending(host: Host) -> Mapping[str, Answer]:
    listed = update_notes(host).get("RecommendedUpdates")
    if not isinstance(listed, list) or not all(isinstance(update, dict) for update in listed):
        raise Undecided(Reason.UNRECOGNISED, "macOS has noted no list of waiting updates.", _REMEDY, METHOD)
    build = _build(host)
    waiting = [update for update in listed if not _is_this_system(update, build)]
    excerpt = ", ".join(str(update.get("Identifier", "")) for update in waiting)[:200]
    if not waiting:
        return {name: Known(0, METHOD, "nothing newer in RecommendedUpdates") for name in _PENDING}
    return {
        "pending": Known(len(waiting), METHOD, excerpt),
        "security_pending": Unreadable(
            Reason.UNSUPPORTED,
            f"Updates waiting: {len(waiting)}. Apple does not mark which of its updates close holes.",
            _REMEDY,
            METHOD,
        ),
    }


def _is_this_system(update: Mapping[str, object], build: str) -> bool:
    """Whether it is what is installed by now: the list keeps updates until the next search."""
    return bool(build) and f"_{build}_" in f"_{update.get('Product Key', '')}_"


def _build(host: Host) -> str:
    try:
        return mac_version(host).build
    except (Undecided, HostError):
        return ""


def _index_age(host: Host) -> Mapping[str, Answer]:
    notes = update_notes(host)
    found = next(((name, when) for name in _SEARCHES if (when := moment(notes.get(name)))), None)
    if found is None:
        raise Undecided(
            Reason.NOT_FOUND, "macOS has not noted when it last looked for updates.", _REMEDY, METHOD
        )
    name, when = found
    return {"index_age_days": age(host, when, METHOD, f"{name} {when.date()}")}
