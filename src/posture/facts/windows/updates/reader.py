"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from posture.facts.age import age
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host

_SECURITY = "0fa1201d-4330-4fa8-8ae9-b877473b6441"
_CRITICAL = "e6cf1350-c01b-414d-a61f-263d14d133b4"
_DEFINITIONS = "e0789628-ce08-4437-be74-2495b842f43b"
_CLOSING_HOLES = frozenset({_SECURITY, _CRITICAL})


def read(host: Host) -> Mapping[str, Answer]:
    """What the Windows Update Agent has in store; it is not sent to look for news.

    Kinds of updates are told by the identifiers of Microsoft's update classifications. Definitions of
    the virus scanner, which come several times a day, count neither as waiting nor as installed. Only
    updates that close holes count for ``installed_age_days``.
    """
    return {
        "manager": Known("windows-update", "wuapi"),
        **decided(("pending", "security_pending"), _pending, host, method="wuapi:Search"),
        **decided(("index_age_days",), _index_age, host, method="wuapi:LastSearchSuccessDate"),
        **decided(("installed_age_days",), _installed_age, host, method="wuapi:QueryHistory"),
    }


def _pending(host: Host) -> Mapping[str, Answer]:
    method = "wuapi:Search"
    answer = host.native("pending-updates")
    if not isinstance(answer, list | tuple):
        raise _unrecognised(method)
    waiting = [update for update in map(_update, answer) if _DEFINITIONS not in update[0]]
    closing = [update for update in waiting if update[0] & _CLOSING_HOLES]
    return {
        "pending": Known(len(waiting), method, _articles(waiting)),
        "security_pending": Known(len(closing), method, _articles(closing)),
    }


def _update(found: object) -> tuple[frozenset[str], tuple[str, ...]]:
    """An update's categories and article numbers."""
    match found:
        case {"categories": list() | tuple() as categories, "articles": list() | tuple() as articles}:
            return frozenset(str(one).lower() for one in categories), tuple(map(str, articles))
        case _:
            raise _unrecognised("wuapi:Search")


def _articles(updates: list[tuple[frozenset[str], tuple[str, ...]]]) -> str:
    return ", ".join(f"KB{number}" for _, articles in updates for number in articles)[:200]


def _index_age(host: Host) -> Mapping[str, Answer]:
    method = "wuapi:LastSearchSuccessDate"
    answer = host.native("update-search")
    if answer is None:
        raise Undecided(
            Reason.NOT_FOUND,
            "Windows does not know when it last looked for updates.",
            "Settings › Windows Update › Check for updates.",
            method,
        )
    return {"index_age_days": age(host, _moment(answer, method), method, str(answer))}


def _installed_age(host: Host) -> Mapping[str, Answer]:
    method = "wuapi:QueryHistory"
    answer = host.native("installed-updates")
    if not isinstance(answer, Mapping):
        raise _unrecognised(method)
    found = {str(category).lower(): _moment(moment, method) for category, moment in answer.items()}
    newest = max((found[category] for category in _CLOSING_HOLES & found.keys()), default=None)
    if newest is None:
        raise Undecided(
            Reason.NOT_FOUND,
            "Windows' list of installed updates holds none that closes holes.",
            "Settings › Windows Update › Update history shows more.",
            method,
        )
    return {"installed_age_days": age(host, newest, method, newest.date().isoformat())}


def _moment(found: object, method: str) -> datetime:
    try:
        moment = datetime.fromisoformat(found if isinstance(found, str) else "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise _unrecognised(method) from error


def _unrecognised(method: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED, "Windows Update answered in a form that Posture does not know.", method=method
    )
