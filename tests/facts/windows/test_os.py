from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Known, Reason, Unreadable
from posture.facts.windows.os import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"


def windows(build: object = "26100", version: str = "24H2", edition: str = "Core", **more: object) -> dict:
    values = {"CurrentBuildNumber": build, "DisplayVersion": version, "EditionID": edition}
    return {KEY: {**values, "InstallationType": "Client", **more}}


@pytest.mark.parametrize(
    ("registry", "found"),
    [
        (windows("26200", "25H2"), ("windows-11", "25h2", "home")),
        (windows("22000", "21H2", "Professional"), ("windows-11", "21h2", "pro")),
        (windows("19045", "22H2", "CoreSingleLanguage"), ("windows-10", "22h2", "home")),
        (windows("19045", "22H2", "ProfessionalN"), ("windows-10", "22h2", "pro")),
        (windows(19045, "22H2", "ProfessionalWorkstationN"), ("windows-10", "22h2", "pro")),
        (windows("26100", "24H2", "EnterpriseSN"), ("windows-11", "24h2", "ltsc")),
        (windows("26100", "24H2", "IoTEnterpriseS"), ("windows-11", "24h2", "iot-ltsc")),
        (windows("22631", "23H2", "Education"), ("windows-11", "23h2", "education")),
        (windows("22631", "23H2", "ServerRdsh"), ("windows-11", "23h2", "enterprise")),
        (
            windows("26100", "24H2", "ServerStandard", InstallationType="Server"),
            ("windows-server", "24h2", "server"),
        ),
    ],
)
def test_the_registry_tells_version_and_edition(
    registry: dict, found: tuple[str, str, str], make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert tuple(answers[name].value for name in ("id", "version", "edition")) == found
    assert answers["rolling"] == Known(False, "registry")


def test_before_20h2_the_version_stands_in_the_release_id(make_windows: MakeWindows) -> None:
    registry = windows("17763", "", "EnterpriseS", ReleaseId="1809")
    del registry[KEY]["DisplayVersion"]
    assert read(make_windows(registry))["version"].value == "1809"


def test_the_product_name_is_not_believed(make_windows: MakeWindows) -> None:
    registry = windows("26100", ProductName="Windows 10 Famille")
    assert read(make_windows(registry))["id"].value == "windows-11"


def test_an_edition_that_posture_does_not_know_stays_open(make_windows: MakeWindows) -> None:
    answers = read(make_windows(windows(edition="CloudEdition")))
    assert isinstance(answers["edition"], Unreadable)
    assert answers["edition"].reason is Reason.UNRECOGNISED
    assert answers["id"].value == "windows-11"


@pytest.mark.parametrize("build", [None, "", "10.0", "٢٦١٠٠", {"hex": "00"}])
def test_without_a_build_number_everything_stays_open(build: object, make_windows: MakeWindows) -> None:
    registry = windows(build) if build is not None else {}
    host = make_windows(registry, bare=True)
    assert all(isinstance(answer, Unreadable) for answer in read(host).values())


ESU = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows\ConsumerESU"
INSIDER = r"HKLM\SOFTWARE\Microsoft\WindowsSelfHost\Applicability"


@pytest.mark.parametrize("noted", [3, 5])
def test_an_enrolled_windows_10_that_got_an_update_for_it_names_its_own_end(
    noted: int, make_windows: MakeWindows
) -> None:
    registry = {**windows("19045", "22H2", UBR=7058), ESU: {"ESUEligibility": noted}}
    answers = read(make_windows(registry))
    assert (answers["version"].value, answers["support_ends"].value) == ("22h2", "2027-10-12")


@pytest.mark.parametrize(("noted", "revision"), [(3, 6456), (3, 6466), (2, 7058), (None, 7058)])
def test_one_sign_of_extended_updates_alone_leaves_the_end_open(
    noted: int | None, revision: int, make_windows: MakeWindows
) -> None:
    registry = windows("19045", "22H2", UBR=revision)
    registry |= {} if noted is None else {ESU: {"ESUEligibility": noted}}
    answers = read(make_windows(registry))
    assert isinstance(answers["version"], Unreadable)
    assert isinstance(answers["support_ends"], Unreadable)


@pytest.mark.parametrize(
    ("edition", "version", "build"), [("EnterpriseS", "21H2", "19044"), ("Core", "22H2", "19045")]
)
def test_without_a_sign_of_them_the_list_decides(
    edition: str, version: str, build: str, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(windows(build, version, edition, UBR=6456)))
    assert (answers["version"].value, answers["support_ends"].value) == (version.lower(), "")


def test_before_the_end_nobody_needs_extended_updates(make_windows: MakeWindows) -> None:
    registry = {**windows("19045", "22H2", UBR=6216), ESU: {"ESUEligibility": 3}}
    assert read(make_windows(registry, taken="2025-09-01T09:00:00Z"))["support_ends"].value == ""


@pytest.mark.parametrize(
    ("build", "version", "insider", "open_"),
    [
        ("26200", "25H2", {"IsBuildFlightingEnabled": 1, "BranchName": "Beta"}, True),
        ("26200", "25H2", {"IsBuildFlightingEnabled": 1, "Ring": "External"}, True),
        ("26200", "25H2", {"IsBuildFlightingEnabled": 1, "BranchName": "ReleasePreview"}, False),
        ("26200", "25H2", {"IsBuildFlightingEnabled": 0, "BranchName": "Dev"}, False),
        ("26220", "25H2", {}, True),
        ("29000", "26H2", {}, False),
    ],
)
def test_a_preview_stands_in_no_list(
    build: str, version: str, insider: dict, open_: bool, make_windows: MakeWindows
) -> None:
    answer = read(make_windows({**windows(build, version), INSIDER: insider}))["version"]
    assert isinstance(answer, Unreadable) is open_
