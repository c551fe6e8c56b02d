"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.age import age
from posture.facts.macos.machine.last_versions import gets_nothing
from posture.facts.macos.machine.plists import moment
from posture.facts.macos.machine.version import mac_version
from posture.facts.macos.updates.deferral import days_held_back
from posture.facts.macos.updates.offer import Offer, read_offer
from posture.facts.macos.updates.software_update import METHOD, own_settings
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import counted, phrase

_PENDING = ("pending", "security_pending")
_SEARCHES = ("LastFullSuccessfulDate", "LastSuccessfulDate")
_REMEDY = phrase("System Settings › General › Software Update shows what waits; install it all.")


def read(host: Host) -> Mapping[str, Answer]:
    """What macOS noted at its last search; no search is started.

    Every waiting update of this macOS and of Safari counts as one that closes holes: Apple marks none, and
    publishes for each which it closes. The next macOS is no update that waits. When one was last installed
    is not noted in a way that Apple documents.
    """
    return {
        "manager": Known("softwareupdate", METHOD),
        **decided(_PENDING, _pending, host, method=METHOD),
        **decided(("index_age_days",), _index_age, host, method=METHOD),
        "installed_age_days": Unreadable(
            Reason.UNSUPPORTED,
            phrase("macOS does not tell in a documented way when it last installed an update."),
            phrase("System Settings › General › About › System Report › Installations shows it."),
            METHOD,
        ),
    }


def _pending(host: Host) -> Mapping[str, Answer]:
    notes = own_settings(host)
    listed = notes.get("RecommendedUpdates")
    if not isinstance(listed, list) or not all(isinstance(update, dict) for update in listed):
        raise Undecided(
            Reason.UNRECOGNISED, phrase("macOS has noted no list of waiting updates."), _REMEDY, METHOD
        )
    if not listed:
        _refuse_another_count(notes.get("LastRecommendedUpdatesAvailable"))
    waiting = _waiting(host, listed)
    closing = sum(offer.is_macos or offer.is_safari for offer in waiting)
    excerpt = ", ".join(offer.name for offer in waiting)[:200] or "nothing newer in RecommendedUpdates"
    pending = Known(len(waiting), METHOD, excerpt)
    if closing:
        return {"pending": pending, "security_pending": Known(closing, METHOD, excerpt)}
    if waiting:
        return {"pending": pending, "security_pending": _unmarked(len(waiting))}
    if gets_nothing(host):
        return {"pending": pending, "security_pending": _ended()}
    hidden = days_held_back(host)
    if hidden:
        return dict.fromkeys(_PENDING, _hidden(hidden))
    return dict.fromkeys(_PENDING, pending)


def _refuse_another_count(noted: object) -> None:
    """Undecided where the last search counted updates and the list, which it wrote as well, has none."""
    if isinstance(noted, int) and not isinstance(noted, bool) and noted > 0:
        raise Undecided(
            Reason.UNRECOGNISED,
            counted(
                "macOS counted {n} update at its last search, and has noted none.",
                "macOS counted {n} updates at its last search, and has noted none.",
                n=noted,
            ),
            _REMEDY,
            METHOD,
        )


def _waiting(host: Host, listed: list[Mapping[str, object]]) -> list[Offer]:
    if not listed:
        return []
    running = mac_version(host)
    offers = map(read_offer, listed)
    return [offer for offer in offers if offer.waits_on(running) and not offer.is_upgrade_of(running)]


def _unmarked(number: int) -> Unreadable:
    return Unreadable(
        Reason.UNSUPPORTED,
        counted(
            "{n} update of something else than macOS waits; whether it closes holes Apple does not mark.",
            "{n} updates of something else than macOS wait; whether they close holes Apple does not mark.",
            n=number,
        ),
        _REMEDY,
        METHOD,
    )


def _ended() -> Unreadable:
    return Unreadable(
        Reason.UNSUPPORTED,
        phrase("Nothing waits, but for this version of macOS Apple brings out no more security updates."),
        phrase("System Settings › General › Software Update offers a newer macOS where this Mac can run it."),
        METHOD,
    )


def _hidden(days: int) -> Unreadable:
    return Unreadable(
        Reason.UNSUPPORTED,
        phrase(
            "Your organisation keeps new updates out of sight for {period days}, so one may wait that macOS "
            "does not show.",
            period=days,
        ),
        phrase("Ask IT which version of macOS you should have by now."),
        METHOD,
    )


def _index_age(host: Host) -> Mapping[str, Answer]:
    notes = own_settings(host)
    found = next(((name, when) for name in _SEARCHES if (when := moment(notes.get(name)))), None)
    if found is None:
        raise Undecided(
            Reason.NOT_FOUND, phrase("macOS has not noted when it last looked for updates."), _REMEDY, METHOD
        )
    name, when = found
    return {"index_age_days": age(host, when, METHOD, f"{name} {when.date()}")}
