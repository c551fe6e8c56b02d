"""The clock is right where something says that a time server set it."""

from __future__ import annotations

import pytest

from posture.facts.gather import read_all
from posture.facts.model import Known, Reason

NAME = "org.freedesktop.timedate1"
TIMESYNCD = {"name": "systemd-timesyncd", "command": ["/lib/systemd/systemd-timesyncd"]}
CUT_OFF = {"name": "systemd-timesyn"}
CHRONY = {"name": "chronyd", "command": ["/usr/sbin/chronyd"]}
NTPD = {"name": "ntpd"}
NO_BUS = {"bus": "system", "error": "not_there", "sentence": "No system bus runs here."}
SILENT = {"bus": "system", "error": "no_answer", "sentence": "It gave no answer."}
TRACKING = "A29FC87B,162.159.200.123,4,1794130000.1,0.0001,-0.0002,0.0003,-9.1,0.0,0.1,0.02,0.001,1034.2,{}\n"


def timedate(name: str, value: object) -> dict[str, object]:
    return {
        "bus": "system",
        "destination": NAME,
        "path": "/org/freedesktop/timedate1",
        "interface": "org.freedesktop.DBus.Properties",
        "method": "Get",
        "arguments": [NAME, name],
        "reply": [value],
    }


def tracking(state: str) -> list[dict[str, object]]:
    argv = ["chronyc", "-n", "-c", "tracking"]
    return [{"argv": argv, "exit_code": 0, "stdout": TRACKING.format(state)}]


@pytest.fixture
def clock(make_host):
    def read(files=None, **answers):
        answers.setdefault("calls", [NO_BUS])
        answers.setdefault("commands", [{"argv": ["chronyc"], "error": "not_there"}])
        return read_all(make_host(files or {}, **answers), ["clock"])["clock"].answers

    return read


@pytest.mark.parametrize("is_set", [True, False])
@pytest.mark.parametrize(
    ("processes", "by"),
    [
        ([TIMESYNCD], "systemd-timesyncd"),
        ([CUT_OFF], "systemd-timesyncd"),
        ([CHRONY], "chrony"),
        ([NTPD], "ntpd"),
        ([CHRONY, TIMESYNCD], "chrony, systemd-timesyncd"),
    ],
)
def test_the_system_says_whether_its_clock_was_set_and_the_programs_by_whom(
    clock, is_set, processes, by
) -> None:
    answers = clock(processes=processes, calls=[timedate("NTPSynchronized", ["b", is_set])])
    assert answers["synchronised"] == Known(is_set, "timedate1:NTPSynchronized")
    assert answers["service_on"].value is True
    assert answers["by"].value == by


@pytest.mark.parametrize("switched_on", [True, False])
def test_without_a_running_service_the_system_says_whether_one_is_switched_on(clock, switched_on) -> None:
    calls = [timedate("NTPSynchronized", ["b", False]), timedate("NTP", ["b", switched_on])]
    answers = clock(calls=calls)
    assert answers["service_on"] == Known(switched_on, "timedate1:NTP")
    assert answers["by"].value == ("a time service" if switched_on else "")


def test_a_service_that_this_account_does_not_see_sets_the_clock(clock) -> None:
    calls = [timedate("NTPSynchronized", ["b", True]), timedate("NTP", ["b", True])]
    answers = clock(calls=calls)
    assert answers["synchronised"] == Known(True, "timedate1:NTPSynchronized")
    assert answers["by"].value == "a time service"


def test_a_clock_that_was_set_before_the_last_service_ended_is_left_open(clock) -> None:
    # Debian 12, systemd 252, after its time service was stopped: NTP=no, NTPSynchronized=yes.
    calls = [timedate("NTPSynchronized", ["b", True]), timedate("NTP", ["b", False])]
    answers = clock(calls=calls)
    assert answers["synchronised"].reason is Reason.UNRECOGNISED
    assert "no time service" in answers["synchronised"].detail
    assert answers["service_on"].value is False


@pytest.mark.parametrize("is_set", [True, False])
def test_without_a_bus_the_mark_of_timesyncd_tells(clock, is_set) -> None:
    files = {"/run/systemd/timesync/synchronized": ""} if is_set else {}
    answers = clock(files, processes=[TIMESYNCD])
    assert answers["synchronised"].value is is_set
    assert answers["synchronised"].method == "timesyncd"


@pytest.mark.parametrize(
    ("state", "is_set"), [("Normal", True), ("Insert second", True), ("Not synchronised", False)]
)
def test_without_a_bus_chrony_tells(clock, state, is_set) -> None:
    answers = clock(processes=[CHRONY], commands=tracking(state))
    assert answers["synchronised"] == Known(is_set, "chronyc", state)


@pytest.mark.parametrize("output", ["", "506 Cannot talk to daemon\n", TRACKING.format("Etwas")])
def test_an_answer_of_chrony_that_nobody_knows_tells_nothing(clock, output) -> None:
    command = {"argv": ["chronyc", "-n", "-c", "tracking"], "exit_code": 1, "stdout": output}
    answers = clock(processes=[CHRONY], commands=[command])
    assert answers["synchronised"].reason is Reason.UNRECOGNISED
    assert answers["service_on"].value is True


def test_a_service_that_tells_nobody_leaves_it_open(clock) -> None:
    answers = clock(processes=[NTPD])
    assert answers["synchronised"].reason is Reason.UNRECOGNISED
    assert "ntpd" in answers["synchronised"].detail


def test_without_a_service_and_a_bus_it_stays_open(clock) -> None:
    # What is on no list may set it all the same: OpenRC, runit and chroots have no timedate1.
    answers = clock()
    assert answers["synchronised"].reason is Reason.UNRECOGNISED
    assert answers["service_on"].reason is Reason.UNRECOGNISED
    assert answers["by"].value == ""


NOTHING_SET = [timedate("NTPSynchronized", ["b", False]), timedate("NTP", ["b", False])]


def test_nothing_sets_the_clock_where_the_system_says_so(clock) -> None:
    processes = [{"name": "systemd", "command": ["/sbin/init"], "mine": False}]
    answers = clock(calls=NOTHING_SET, processes=processes)
    assert answers["synchronised"].value is False
    assert answers["service_on"] == Known(False, "timedate1:NTP")


@pytest.mark.parametrize("name", ["ptp4l", "gpsd", "dntpd", "roughtime-clien", "ntpsec-ntpd"])
def test_a_program_that_looks_like_a_time_service_leaves_it_open(clock, name) -> None:
    answers = clock(calls=NOTHING_SET, processes=[{"name": name, "mine": False}])
    assert answers["service_on"].reason is Reason.UNRECOGNISED
    assert name in answers["service_on"].detail


@pytest.mark.parametrize(
    "name", ["systemd-timedat", "gvfs-mtp-volume", "timeout", "httpd", "kworker/u4:4-kc"]
)
def test_other_programs_with_such_a_name_change_nothing(clock, name) -> None:
    answers = clock(calls=NOTHING_SET, processes=[{"name": name, "mine": False}])
    assert answers["service_on"].value is False


@pytest.mark.parametrize(
    "files",
    [
        {"/etc/network/if-up.d/ntpdate": ""},
        {"/etc/cron.daily/rdate": ""},
        {"/sys/module/hv_utils/x": ""},
        {"/etc/crontab": "0 * * * * root /usr/sbin/ntpdate -s pool.ntp.org\n"},
        {"/etc/cron.daily/clock": "#!/bin/sh\nsntp -sS pool.ntp.org\n"},
        {"/etc/cron.hourly/time": '#!/bin/sh\ndate -u -s "$(curl -s https://time.example)"\n'},
        {"/etc/systemd/system/clock.service": "[Service]\nExecStart=/usr/sbin/ntpd -q\n"},
    ],
)
def test_scripts_and_the_kernel_may_set_it_too(clock, files) -> None:
    answers = clock(files, calls=NOTHING_SET)
    assert answers["service_on"].reason is Reason.UNRECOGNISED


@pytest.mark.parametrize(
    "text", ["# ntpdate pool.ntp.org\n", "date +%F > /var/log/day\n", "apt-get update\n"]
)
def test_scripts_that_only_look_or_do_something_else_set_no_clock(clock, text) -> None:
    answers = clock(
        {"/etc/cron.daily/job": text}, calls=NOTHING_SET, processes=[{"name": "sshd", "mine": False}]
    )
    assert answers["service_on"] == Known(False, "timedate1:NTP")


def test_where_programs_of_others_are_hidden_nobody_knows(clock) -> None:
    answers = clock(calls=NOTHING_SET, processes=[{"name": "python3", "mine": True}])
    assert answers["service_on"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("process", "by"),
    [
        ({"name": "busybox", "command": ["/bin/busybox", "ntpd", "-n"]}, "ntpd"),
        ({"name": "ntp-daemon"}, "ntpd-rs"),
        ({"name": "phc2sys"}, "phc2sys"),
    ],
)
def test_other_services_tell_the_kernel_as_well(clock, process, by) -> None:
    answers = clock(processes=[process], calls=[timedate("NTPSynchronized", ["b", False])])
    assert answers["synchronised"].value is False
    assert (answers["service_on"].value, answers["by"].value) == (True, by)


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("sdwdate", "sdwdate"),
        ("connmand", "ConnMan"),
        ("htpdate", "htpdate"),
        ("VBoxService", "VirtualBox"),
        ("vmtoolsd", "VMware Tools"),
    ],
)
def test_a_service_that_tells_the_kernel_nothing_leaves_it_open(clock, name, by) -> None:
    answers = clock(processes=[{"name": name}], calls=[timedate("NTPSynchronized", ["b", False])])
    assert answers["synchronised"].reason is Reason.UNRECOGNISED
    assert (answers["service_on"].value, answers["by"].value) == (True, by)


def test_a_bus_that_is_silent_is_no_proof_of_a_wrong_clock(clock) -> None:
    answers = clock(calls=[SILENT])
    assert answers["synchronised"].reason is Reason.NO_ANSWER
    assert answers["service_on"].reason is Reason.NO_ANSWER


@pytest.mark.parametrize("reply", [["s", "yes"], "b", True])
def test_a_reply_of_another_form_is_not_taken_for_an_answer(clock, reply) -> None:
    answers = clock(processes=[NTPD], calls=[timedate("NTPSynchronized", reply)])
    assert answers["synchronised"].reason is Reason.NO_ANSWER


@pytest.mark.parametrize(
    "files", [{"/.dockerenv": ""}, {"/proc/sys/kernel/osrelease": "5.15-microsoft-standard-WSL2"}]
)
def test_a_container_has_the_clock_of_the_computer_around_it(clock, files) -> None:
    answers = clock(files)
    assert {answer.reason for answer in answers.values()} == {Reason.UNSUPPORTED}
