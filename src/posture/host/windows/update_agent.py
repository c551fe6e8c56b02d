"""What the Windows Update Agent knows, from its own store: nothing is fetched.

Source: wuapi.h (learn.microsoft.com/windows/win32/api/wuapi). Kinds of updates are told by the
identifiers of their categories, which are the same in every language.
"""

from __future__ import annotations

import sys

from posture.host.model import NoAnswer
from posture.words.phrase import phrase

if sys.platform == "win32":
    from datetime import UTC, datetime

    from posture.host.windows import com

    _AWAITED = "IsInstalled=0 and Type='Software'"
    _SUCCEEDED = (2, 3)  # orcSucceeded, orcSucceededWithErrors
    _INSTALLATION = 1  # uoInstallation
    _MOST_HISTORY = 400

    def last_search(_about: str) -> str | None:
        """When Windows last looked for updates with success, as ISO time in UTC; None for never."""
        with com.objects() as make:
            results = make("Microsoft.Update.AutoUpdate").child("Results")
            return _moment(results.ask("LastSearchSuccessDate"))

    def restart_required(_about: str) -> bool:
        """Whether an update waits for a restart (ISystemInformation.RebootRequired)."""
        with com.objects() as make:
            found = make("Microsoft.Update.SystemInfo").ask("RebootRequired")
        if not isinstance(found, bool):
            raise NoAnswer(phrase("Windows does not tell whether an update waits for a restart."))
        return found

    def pending(_about: str) -> list[dict[str, object]]:
        """The updates that wait: for each its categories' identifiers, its article numbers, and whether
        somebody hid it, so that it is never installed (IUpdate.IsHidden).
        """
        with com.objects() as make:
            searcher = _searcher(make("Microsoft.Update.Session"))
            searcher.put("Online", False)
            found = searcher.child("Search", _AWAITED)
            if found.number("ResultCode") not in _SUCCEEDED:
                raise NoAnswer(phrase("Windows could not look through its list of updates."))
            return [
                {
                    "categories": _categories(update),
                    "articles": _texts(update.child("KBArticleIDs")),
                    "hidden": update.ask("IsHidden") is True,
                }
                for update in found.child("Updates").items()
            ]

    def installed(_about: str) -> dict[str, str]:
        """When an update of each category was last installed with success: ISO times in UTC."""
        newest: dict[str, str] = {}
        with com.objects() as make:
            searcher = _searcher(make("Microsoft.Update.Session"))
            count = min(searcher.number("GetTotalHistoryCount"), _MOST_HISTORY)
            if not count:
                return newest
            for entry in searcher.child("QueryHistory", 0, count).items():
                if entry.ask("Operation") != _INSTALLATION or entry.ask("ResultCode") not in _SUCCEEDED:
                    continue
                moment = _moment(entry.ask("Date"))
                if moment is None:
                    continue
                for category in _categories(entry):
                    newest[category] = max(moment, newest.get(category, ""))
        return newest

    def _searcher(session: com.Automation) -> com.Automation:
        return session.child("CreateUpdateSearcher")

    def _categories(update: com.Automation) -> list[str]:
        return sorted(str(one.ask("CategoryID")).lower() for one in update.child("Categories").items())

    def _texts(collection: com.Automation) -> list[str]:
        return [str(collection.ask("Item", index)) for index in range(collection.number("Count"))]

    def _moment(found: object) -> str | None:
        if isinstance(found, datetime):
            return found.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return None
