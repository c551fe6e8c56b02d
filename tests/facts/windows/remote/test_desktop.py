from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.families import FAMILIES
from posture.facts.model import Unreadable
from posture.facts.windows.remote.control_programs import PROGRAMS
from posture.facts.windows.remote.desktop import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\TermService"
LIBRARY = rf"{SERVICE}\Parameters"
OWN_LIBRARY = r"%SystemRoot%\System32\termsrv.dll"
MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\RemoteDesktopServices"
WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
HOME = {"CurrentBuildNumber": "26200", "DisplayVersion": "25H2", "EditionID": "Core"}
DENIED, LET_IN = {"fDenyTSConnections": 1}, {"fDenyTSConnections": 0}


@pytest.mark.parametrize(
    ("registry", "by"),
    [
        ({LOCAL: DENIED}, ()),
        ({LOCAL: LET_IN, SERVICE: {"Start": 4}}, ()),
        ({LOCAL: LET_IN, SERVICE: {"Start": 3}}, ("remote-desktop",)),
        ({LOCAL: LET_IN, WINDOWS: HOME}, ()),
        ({LOCAL: LET_IN, WINDOWS: HOME, LIBRARY: {"ServiceDll": OWN_LIBRARY}}, ()),
        ({LOCAL: LET_IN, WINDOWS: HOME, LIBRARY: {"ServiceDll": r"C:\x\rdpwrap.dll"}}, ("remote-desktop",)),
        ({LOCAL: LET_IN, MANAGED: {"AllowUsersToConnectRemotely": "<disabled/>"}}, ()),
        ({LOCAL: DENIED, MANAGED: {"AllowUsersToConnectRemotely": "<enabled />"}}, ("remote-desktop",)),
        ({LOCAL: LET_IN}, ("remote-desktop",)),
        ({LOCAL: LET_IN, POLICY: DENIED}, ()),
        ({LOCAL: DENIED, POLICY: LET_IN}, ("remote-desktop",)),
        ({POLICY: LET_IN, MANAGED: {"AllowUsersToConnectRemotely": "<disabled/>"}}, ("remote-desktop",)),
        ({POLICY: DENIED, MANAGED: {"AllowUsersToConnectRemotely": "<disabled/>"}}, ()),
    ],
)
def test_a_policy_counts_before_the_setting(
    registry: dict, by: tuple[str, ...], make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert (answers["enabled"].value, answers["by"].value) == (bool(by), by)


def test_two_masters_that_differ_leave_it_open(make_windows: MakeWindows) -> None:
    registry = {POLICY: DENIED, MANAGED: {"AllowUsersToConnectRemotely": "<enabled/>"}}
    assert isinstance(read(make_windows(registry))["enabled"], Unreadable)


def test_other_programs_count_while_they_run(make_windows: MakeWindows) -> None:
    processes = [
        {"name": name} for name in ("explorer.exe", "TeamViewer_Service.exe", "AnyDesk.exe", "ANYDESK.EXE")
    ]
    answers = read(make_windows({LOCAL: LET_IN}, processes=processes))
    assert answers["by"].value == ("remote-desktop", "anydesk", "teamviewer")


@pytest.mark.parametrize("value", [2, "0", {"hex": "00"}])
def test_any_other_value_stays_open(value: object, make_windows: MakeWindows) -> None:
    answer = read(make_windows({LOCAL: {"fDenyTSConnections": value}}))["enabled"]
    assert isinstance(answer, Unreadable)


def test_hidden_programs_leave_it_open(make_windows: MakeWindows) -> None:
    refusal = {"error": "not_allowed", "sentence": "Hidden."}
    assert isinstance(read(make_windows({LOCAL: DENIED}, processes=refusal))["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("process", "by"),
    [
        ("ScreenConnect.ClientService.exe", "screenconnect"),
        ("UltraViewer_Service.exe", "ultraviewer"),
        ("AnyDesk-1a2b3c4d_msi.exe", "anydesk"),
        ("TeamViewer.exe", "teamviewer"),
        ("BASupSrvc.exe", "n-able-take-control"),
        ("SRService.exe", "splashtop"),
        ("rutserv.exe", "remote-utilities"),
        ("ROMServer.exe", "litemanager"),
        ("TeamViewerQS_x64.exe", "teamviewer"),
        ("ISLLightClient.exe", "isl-online"),
        ("SplashtopSOS.exe", "splashtop"),
        ("bomgar-scc-0123.exe", "beyondtrust"),
        ("aspia_host_service.exe", "aspia"),
        ("sra-scc.exe", "beyondtrust"),
        ("dcvserver.exe", "dcv"),
        ("GovAgentx64.exe", "goverlan"),
        ("GovSrv_x64.exe", "goverlan"),
        ("RemoteServerWin.exe", "unified-remote"),
        ("RemoteMouseService.exe", "remote-mouse"),
        ("veyon-server.exe", "veyon"),
    ],
)
def test_a_program_is_known_by_its_process(process: str, by: str, make_windows: MakeWindows) -> None:
    assert read(make_windows(processes=[{"name": process}]))["by"].value == (by,)


@pytest.mark.parametrize(
    "process",
    [
        "LMIGuardianSvc.exe",
        "strwinclt.exe",
        "Splashtop Business.exe",
        "Radmin.exe",
        "TeamViewerMeeting.exe",
        "TeamViewer_Note.exe",
        "ISLLight.exe",
        "romviewer.exe",
        "aspia_client.exe",
    ],
)
def test_a_viewer_or_a_neighbour_lets_nobody_in(process: str, make_windows: MakeWindows) -> None:
    answers = read(make_windows(processes=[{"name": "explorer.exe"}, {"name": process}]))
    assert answers["enabled"].value is False


def test_every_program_has_a_name_for_people() -> None:
    called = FAMILIES["remote_desktop"].fields["by"].called
    assert set(PROGRAMS.values()) <= called.keys()


@pytest.mark.parametrize("processes", [[], [{"name": ""}], [{"name": "explorer.exe"}, {"name": ""}]])
def test_programs_without_names_are_not_known_to_be_none(processes: list, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(processes=processes))["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("port", "address", "open_"),
    [
        (5900, "0.0.0.0", True),
        (3389, "::", True),
        (5800, "192.0.2.7", True),
        (5900, "::1", False),
        (445, "::", False),
    ],
)
def test_an_unknown_program_behind_such_a_door_may_be_one(
    port: int, address: str, open_: bool, make_windows: MakeWindows
) -> None:
    listeners = [{"protocol": "tcp", "address": address, "port": port}]
    assert isinstance(read(make_windows(listeners=listeners))["enabled"], Unreadable) is open_


def test_hidden_sockets_leave_it_open(make_windows: MakeWindows) -> None:
    listeners = {"error": "not_allowed", "sentence": "Hidden."}
    assert isinstance(read(make_windows(listeners=listeners))["enabled"], Unreadable)


def test_a_known_program_settles_it_whatever_else_is_hidden(make_windows: MakeWindows) -> None:
    host = make_windows(bare=True, processes=[{"name": "AnyDesk.exe"}, {"name": ""}])
    assert read(host)["by"].value == ("anydesk",)


def test_a_registry_without_the_setting_is_not_known(make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows({LOCAL: {}}))["enabled"], Unreadable)


def test_one_of_many_that_ended_meanwhile_hides_nothing(make_windows: MakeWindows) -> None:
    processes = [{"name": f"program-{number}.exe"} for number in range(60)] + [{"name": ""}]
    assert read(make_windows(processes=processes))["enabled"].value is False
