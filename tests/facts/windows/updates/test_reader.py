from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Known, Reason, Unreadable
from posture.facts.windows.updates.reader import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

SECURITY = "0fa1201d-4330-4fa8-8ae9-b877473b6441"
CRITICAL = "E6CF1350-C01B-414D-A61F-263D14D133B4"
DEFINITIONS = "e0789628-ce08-4437-be74-2495b842f43b"
OTHER = "cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83"


def update(*categories: str, article: str = "5068861") -> dict[str, list[str]]:
    return {"categories": list(categories), "articles": [article]}


@pytest.mark.parametrize(
    ("waiting", "pending", "security"),
    [
        ([], 0, 0),
        ([update(OTHER)], 1, 0),
        ([update(SECURITY, OTHER), update(CRITICAL), update(OTHER)], 3, 2),
        ([update(DEFINITIONS)], 0, 0),
    ],
)
def test_updates_are_told_apart_by_their_categories(
    waiting: list, pending: int, security: int, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(native=nothing_waits() | {"pending-updates": waiting}))
    assert (answers["pending"].value, answers["security_pending"].value) == (pending, security)


def test_the_articles_are_the_evidence(make_windows: MakeWindows) -> None:
    waiting = [update(SECURITY), update(OTHER, article="5066128")]
    answers = read(make_windows(native={"pending-updates": waiting}))
    assert answers["pending"].excerpt == "KB5068861, KB5066128"
    assert answers["security_pending"].excerpt == "KB5068861"


def test_the_last_search_is_the_age_of_the_list(make_windows: MakeWindows) -> None:
    answers = read(make_windows(native={"update-search": "2026-11-19T09:00:00Z"}))
    assert answers["index_age_days"].value == 2.0


def test_only_updates_that_close_holes_count_as_installed(make_windows: MakeWindows) -> None:
    installed = {
        SECURITY.upper(): "2026-10-14T09:00:00Z",
        DEFINITIONS: "2026-11-21T08:00:00Z",
        OTHER: "2026-11-20T08:00:00Z",
    }
    answers = read(make_windows(native={"installed-updates": installed}))
    assert answers["installed_age_days"].value == 38.0


@pytest.mark.parametrize(
    ("native", "fact", "reason"),
    [
        ({"update-search": None}, "index_age_days", Reason.NOT_FOUND),
        ({"update-search": "gestern"}, "index_age_days", Reason.UNRECOGNISED),
        ({"update-search": "0001-01-01T00:00:00+14:00"}, "index_age_days", Reason.UNRECOGNISED),
        ({"update-search": "2027-11-21T09:00:00Z"}, "index_age_days", Reason.UNRECOGNISED),
        ({"installed-updates": {}}, "installed_age_days", Reason.NOT_FOUND),
        ({"installed-updates": []}, "installed_age_days", Reason.UNRECOGNISED),
        ({"pending-updates": {"count": 0}}, "pending", Reason.UNRECOGNISED),
        ({"pending-updates": ["KB5068861"]}, "security_pending", Reason.UNRECOGNISED),
        (
            {"pending-updates": {"error": "not_allowed", "sentence": "Not for you."}},
            "pending",
            Reason.NEEDS_ADMIN,
        ),
        ({}, "pending", Reason.NOT_RECORDED),
    ],
)
def test_what_windows_does_not_tell_stays_open(
    native: dict, fact: str, reason: Reason, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(native=native))[fact]
    assert isinstance(answer, Unreadable)
    assert answer.reason is reason


def test_one_question_without_an_answer_leaves_the_others(make_windows: MakeWindows) -> None:
    answers = read(make_windows(native={"pending-updates": []}))
    assert answers["pending"] == Known(0, "wuapi:Search")
    assert isinstance(answers["index_age_days"], Unreadable)


POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate"
MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\Update"
RESTART = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired"
SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing"
WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
WINDOWS_10 = {"CurrentBuildNumber": "19045", "DisplayVersion": "22H2", "EditionID": "Core", "UBR": 6456}
SERVER = {POLICIES: {"WUServer": "https://wsus.example.org"}, rf"{POLICIES}\AU": {"UseWUServer": 1}}
PAUSE = {MANAGED: {"PauseQualityUpdatesStartTime": "2026-11-01"}}
THIS_MONTH, LAST_MONTH, LONG_AGO = "2026-11-11T09:00:00Z", "2026-10-15T09:00:00Z", "2026-08-12T09:00:00Z"


def nothing_waits(installed: str = THIS_MONTH, **more: object) -> dict[str, object]:
    return {"pending-updates": [], "installed-updates": {SECURITY: installed}, **more}


@pytest.mark.parametrize(
    ("registry", "native", "words"),
    [
        ({WINDOWS: WINDOWS_10}, nothing_waits(), "ended"),
        ({}, {"pending-updates": [], "installed-updates": {}}, "holds none"),
        ({}, nothing_waits() | {"installed-updates": {"error": "no_answer", "sentence": "Late."}}, "Late."),
        ({}, nothing_waits(LONG_AGO), "12 August 2026"),
        ({}, nothing_waits("2027-05-01T09:00:00Z"), "future"),
        (SERVER, nothing_waits(), "IT"),
        ({MANAGED: {"DeferQualityUpdatesPeriodInDays": 14}}, nothing_waits(), "held back"),
        (PAUSE, nothing_waits(LAST_MONTH), "paused"),
    ],
)
def test_an_empty_list_is_not_believed_where_it_may_hide_something(
    registry: dict, native: dict, words: str, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry, native=native))
    assert isinstance(answers["security_pending"], Unreadable)
    assert words in answers["security_pending"].detail
    assert answers["pending"].value == 0


@pytest.mark.parametrize(
    ("registry", "native"),
    [
        ({}, nothing_waits()),
        ({}, nothing_waits(LAST_MONTH)),
        ({}, nothing_waits(**{"restart-required": False})),
        ({MANAGED: {"DeferQualityUpdatesPeriodInDays": 7}}, nothing_waits()),
        (PAUSE, nothing_waits()),
    ],
)
def test_an_empty_list_is_believed_elsewhere(registry: dict, native: dict, make_windows: MakeWindows) -> None:
    assert read(make_windows(registry, native=native))["security_pending"].value == 0


@pytest.mark.parametrize(
    ("registry", "native", "waits"),
    [
        ({}, {}, False),
        ({}, {"restart-required": False}, False),
        ({RESTART: {}}, {"restart-required": False}, True),
        *(({rf"{SERVICING}\{name}": {}}, {}, True) for name in ("RebootPending", "RebootInProgress")),
        ({rf"{SERVICING}\PackagesPending": {}}, {}, True),
        ({}, {"restart-required": True}, True),
    ],
)
def test_a_restart_that_waits_is_told(
    registry: dict, native: dict, waits: bool, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry, native=nothing_waits(**native)))
    assert (answers["restart_pending"].value, answers["security_pending"].value) == (waits, 0)


def test_a_restart_that_windows_does_not_tell_of_stays_open(make_windows: MakeWindows) -> None:
    refused = {"restart-required": {"error": "no_answer", "sentence": "Not told."}}
    assert isinstance(read(make_windows(native=nothing_waits(**refused)))["restart_pending"], Unreadable)


@pytest.mark.parametrize(
    "version",
    [
        {"CurrentBuildNumber": "22000", "DisplayVersion": "21H2", "EditionID": "Core"},
        {"CurrentBuildNumber": "22631", "DisplayVersion": "23H2", "EditionID": "Enterprise"},
        {"CurrentBuildNumber": "26100", "DisplayVersion": "24H2", "EditionID": "Professional"},
        {"CurrentBuildNumber": "19044", "DisplayVersion": "21H2", "EditionID": "Core"},
    ],
)
def test_an_empty_list_is_not_believed_of_a_version_that_ended(
    version: dict, make_windows: MakeWindows
) -> None:
    answers = read(make_windows({WINDOWS: version}, native=nothing_waits()))
    assert "ended" in answers["security_pending"].detail
    assert "newer version" in answers["security_pending"].remedy


@pytest.mark.parametrize(
    "version",
    [
        {"CurrentBuildNumber": "26100", "DisplayVersion": "24H2", "EditionID": "Enterprise"},
        {"CurrentBuildNumber": "19044", "DisplayVersion": "21H2", "EditionID": "IoTEnterpriseS"},
    ],
)
def test_what_is_supported_longer_is_believed(version: dict, make_windows: MakeWindows) -> None:
    assert read(make_windows({WINDOWS: version}, native=nothing_waits()))["security_pending"].value == 0


@pytest.mark.parametrize("registry", [{RESTART: {}}, SERVER, {WINDOWS: WINDOWS_10}])
def test_what_waits_is_said_in_any_case(registry: dict, make_windows: MakeWindows) -> None:
    answers = read(make_windows(registry, native={"pending-updates": [update(SECURITY)]}))
    assert answers["security_pending"].value == 1


def test_an_update_that_somebody_hid_is_kept_back(make_windows: MakeWindows) -> None:
    hidden = [update(SECURITY) | {"hidden": True}, update(SECURITY) | {"hidden": False}]
    answers = read(make_windows(native={"pending-updates": hidden}))
    assert (answers["kept_back"].value, answers["security_pending"].value, answers["pending"].value) == (
        1,
        1,
        1,
    )


def test_without_hidden_ones_none_is_kept_back(make_windows: MakeWindows) -> None:
    assert read(make_windows(native=nothing_waits()))["kept_back"].value == 0
