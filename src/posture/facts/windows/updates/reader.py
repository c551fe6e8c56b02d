"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from posture.facts.age import age
from posture.facts.attempt import attempt
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.extended_updates import refuse_after_its_end
from posture.facts.windows.updates.agent import agents_moment, last_search, unrecognised
from posture.facts.windows.updates.patch_day import last_patch_day
from posture.facts.windows.updates.restart import waits_for_restart
from posture.facts.windows.updates.update_policies import deferral_days, own_server, paused_until
from posture.host.model import Host
from posture.words.phrase import Phrase, phrase

_HISTORY = "wuapi:QueryHistory"
_SECURITY = "0fa1201d-4330-4fa8-8ae9-b877473b6441"
_CRITICAL = "e6cf1350-c01b-414d-a61f-263d14d133b4"
_DEFINITIONS = "e0789628-ce08-4437-be74-2495b842f43b"
_CLOSING_HOLES = frozenset({_SECURITY, _CRITICAL})
# Windows gets something that closes holes once a month; after two patch days without it something is wrong.
_LONGEST_GAP = timedelta(days=70)
_NOTHING_MADE = phrase("Nothing waits, but for this version of Windows regular updates have ended.")
_SHORT_DEFERRAL = 7  # days, as old as the list of updates may be at most where nobody chose otherwise


def read(host: Host) -> Mapping[str, Answer]:
    """What the Windows Update Agent has in store; it is not sent to look for news.

    Kinds of updates are told by the identifiers of Microsoft's update classifications. Definitions of
    the virus scanner, which come several times a day, count neither as waiting nor as installed. Only
    updates that close holes count for ``installed_age_days``. That none waits is only said where the list
    can be trusted: not on a version for which nothing is made any more, nor where an organisation or a pause
    keeps back what Microsoft brought out. What is installed and waits for a restart does not wait here.
    """
    newest = attempt(_newest, host, method=_HISTORY)
    return {
        "manager": Known("windows-update", "wuapi"),
        **decided(
            ("pending", "security_pending", "kept_back"),
            partial(_pending, newest),
            host,
            method="wuapi:Search",
        ),
        **decided(("restart_pending",), _restart, host, method=registry.METHOD),
        **decided(("index_age_days",), _index_age, host, method="wuapi:LastSearchSuccessDate"),
        **decided(("installed_age_days",), partial(_installed_age, newest), host, method=_HISTORY),
    }


def _pending(newest: datetime | Unreadable, host: Host) -> Mapping[str, Answer]:
    method = "wuapi:Search"
    answer = host.native("pending-updates")
    if not isinstance(answer, list | tuple):
        raise unrecognised(method)
    listed = [update for update in map(_update, answer) if _DEFINITIONS not in update.categories]
    waiting = [update for update in listed if not update.hidden]
    closing = [update for update in waiting if update.categories & _CLOSING_HOLES]
    kept_back = [update for update in listed if update.hidden and update.categories & _CLOSING_HOLES]
    doubt = None if closing else attempt(partial(_refuse_to_say_none, newest), host, method=method)
    return {
        "pending": Known(len(waiting), method, _articles(waiting)),
        "security_pending": doubt or Known(len(closing), method, _articles(closing)),
        "kept_back": Known(len(kept_back), method, _articles(kept_back)),
    }


def _refuse_to_say_none(newest: datetime | Unreadable, host: Host) -> None:
    """Undecided where an empty list does not mean that nothing is missing."""
    refuse_after_its_end(host, _NOTHING_MADE, "wuapi:Search")
    if isinstance(newest, Unreadable):
        raise Undecided(newest.reason, newest.detail, newest.remedy, newest.method)
    age(host, newest, _HISTORY)
    if host.now() - newest > _LONGEST_GAP:
        raise _open(
            phrase(
                "Nothing waits, but the last security update came on {day}, "
                "and Windows gets one every month.",
                day=newest.date(),
            ),
            phrase("Settings › Windows Update › Check for updates; if nothing comes, ask for help."),
        )
    if own_server(host):
        raise _open(
            phrase(
                "Nothing waits on your organisation's update server, "
                "and what IT has not approved yet it hides."
            ),
            phrase("Ask IT whether this computer has the newest security update."),
        )
    last = last_patch_day(host.now())
    # What came out last is on the list again once it is older than the time for which it is held back.
    held_back = deferral_days(host) > _SHORT_DEFERRAL and host.now() - last < timedelta(deferral_days(host))
    if held_back or (paused_until(host) is not None and newest < last):
        raise _open(
            phrase("Updates are paused or held back here, so the list of those that wait lacks the newest."),
            phrase("Settings › Windows Update shows a pause; ask IT if it says that IT manages it."),
        )


def _restart(host: Host) -> Mapping[str, Answer]:
    return {"restart_pending": Known(waits_for_restart(host), registry.METHOD)}


def _open(detail: Phrase, remedy: Phrase) -> Undecided:
    return Undecided(Reason.UNRECOGNISED, detail, remedy, "wuapi:Search")


@dataclass(frozen=True, slots=True)
class _Update:
    """An update's categories and article numbers, and whether somebody hid it."""

    categories: frozenset[str]
    articles: tuple[str, ...]
    hidden: bool


def _update(found: object) -> _Update:
    """Where a recording does not say whether it is hidden, only others were asked for."""
    match found:
        case {"categories": list() | tuple() as categories, "articles": list() | tuple() as articles}:
            hidden = isinstance(found, Mapping) and found.get("hidden") is True
            return _Update(
                frozenset(str(one).lower() for one in categories), tuple(map(str, articles)), hidden
            )
        case _:
            raise unrecognised("wuapi:Search")


def _articles(updates: list[_Update]) -> str:
    return ", ".join(f"KB{number}" for update in updates for number in update.articles)[:200]


def _index_age(host: Host) -> Mapping[str, Answer]:
    method = "wuapi:LastSearchSuccessDate"
    searched = last_search(host)
    if searched is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("Windows does not know when it last looked for updates."),
            phrase("Settings › Windows Update › Check for updates."),
            method,
        )
    return {"index_age_days": age(host, searched, method, searched.isoformat())}


def _installed_age(newest: datetime | Unreadable, host: Host) -> Mapping[str, Answer]:
    if isinstance(newest, Unreadable):
        return {"installed_age_days": newest}
    return {"installed_age_days": age(host, newest, _HISTORY, newest.date().isoformat())}


def _newest(host: Host) -> datetime:
    """When an update that closes holes was last installed."""
    answer = host.native("installed-updates")
    if not isinstance(answer, Mapping):
        raise unrecognised(_HISTORY)
    found = {str(category).lower(): agents_moment(moment, _HISTORY) for category, moment in answer.items()}
    newest = max((found[category] for category in _CLOSING_HOLES & found.keys()), default=None)
    if newest is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("Windows' list of installed updates holds none that closes holes."),
            phrase("Settings › Windows Update › Update history shows more."),
            _HISTORY,
        )
    return newest
