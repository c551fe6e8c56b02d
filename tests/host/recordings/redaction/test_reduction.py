"""Of what no fact needs nothing is recorded, and the facts come out the same."""

from __future__ import annotations

import gzip
import plistlib
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posture.facts.linux.settings.gvdb import read_database
from posture.facts.linux.updates.apt.policy import read_policies
from posture.host.recordings.redaction import dconf_database, property_list, sqlite_database
from posture.host.recordings.redaction.package_names import PackageNames
from posture.host.recordings.redaction.redactor import Redactor
from posture.host.recordings.redaction.reduction import of_file, of_registry
from posture.host.recordings.redaction.words import Words

# Every word of this file is known: what is tested here is what else is taken out.
KNOWN = frozenset({"Valid"}) | frozenset(re.findall(r"[^\W_]+", Path(__file__).read_text(encoding="utf-8")))

DCONF = Path(__file__).parents[3] / "facts" / "linux" / "dconf"
POLICY = """\
libreoffice-core:
  Installed: 4:7.4.7-1
  Candidate: 4:7.4.7-1+deb12u5
  Version table:
     4:7.4.7-1+deb12u5 500 (phased 20%)
        500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
 *** 4:7.4.7-1 100
        100 /var/lib/dpkg/status
acme-vpn:amd64:
  Installed: 2.0
  Candidate: (none)
  Version table:
 *** 2.0 -1
        100 /var/lib/dpkg/status
"""
ASKED = ("apt-cache", "-o", "Dir::Etc::sourceparts=/dev/null", "policy", "libreoffice-core", "acme-vpn:amd64")
HISTORY = """
Start-Date: 2026-11-01  10:00:00
Commandline: apt install acme-vpn
Requested-By: zoe (1000)
Install: acme-vpn:amd64 (2.0)
Upgrade: a:amd64 (1, 2), b:amd64 (1, 2)
End-Date: 2026-11-01  10:00:09
"""


def no_names() -> PackageNames:
    return PackageNames(lambda _: False, lambda _: "")


def test_packages_have_numbers_in_place_of_names_and_versions() -> None:
    names = no_names()
    assert names.words(ASKED)[3:] == ("policy", "package-1", "package-2:amd64")
    safe = names.printed(ASKED, POLICY)
    assert not any(word in safe for word in ("libreoffice", "acme", "7.4.7", "deb12u5"))
    assert names.replaced == 2


def test_what_waits_is_seen_without_names() -> None:
    before, after = read_policies(POLICY), read_policies(no_names().printed(ASKED, POLICY))
    for policy, safe in zip(before, after, strict=True):
        for form in ("waits", "closes_holes", "offered"):
            assert getattr(policy, form) == getattr(safe, form)
        assert [one.phased for one in policy.versions] == [one.phased for one in safe.versions]


def test_a_package_has_one_number_in_the_answers_of_dpkg_and_apt() -> None:
    names = no_names()
    asked = ("dpkg-query", "-W", "-f", "${db:Status-Want} ${db:Status-Status} ${binary:Package}\\n")
    listed = names.printed(asked, "install installed acme-vpn:amd64\nhold installed libreoffice-core\n")
    assert listed == "install installed package-1:amd64\nhold installed package-2\n"
    assert names.words(ASKED)[4:] == ("package-2", "package-1:amd64")


@pytest.mark.parametrize(
    ("package", "safe"),
    [
        ("linux-image", "linux-image"),
        ("linux-image-6.8.0-45:amd64", "linux-image-package-1:amd64"),
        ("linux-image-package-7", "linux-image-package-1"),
        ("libavcodec59", "libavpackage-1"),
        ("acme-vpn", "package-1"),
    ],
)
def test_the_known_beginning_of_a_packages_name_stays(package: str, safe: str) -> None:
    names = PackageNames({"linux", "image", "package"}.__contains__, Words({"*libav*"}, lambda *_: 1).pieces)
    assert names.words(("apt-cache", "policy", package))[2:] == (safe,)


def test_other_commands_keep_their_words() -> None:
    for argv in (("apt-config", "dump"), ("apt-cache", "search", "x"), ("systemctl", "is-active", "policy")):
        assert no_names().words(argv) == argv
        assert no_names().printed(argv, POLICY) == POLICY


@given(st.text())
def test_no_answer_of_apt_breaks_the_reading(text: str) -> None:
    no_names().printed(ASKED, text)
    no_names().printed(("dpkg-query", "-W"), text)


def test_of_a_desktops_settings_only_those_of_locks_and_the_like_stay() -> None:
    before, after = (read_database(data) for data in _before_and_after("user"))
    for key in (
        "/org/gnome/desktop/screensaver/lock-enabled",
        "/org/gnome/desktop/screensaver/lock-delay",
        "/org/gnome/desktop/session/idle-delay",
        "/org/gnome/desktop/remote-desktop/rdp/enable",
    ):
        assert after.get(key) == before.get(key) is not None
    kept = [key for key in after.boxes if "\0" not in key]
    assert kept
    assert all(key.startswith("/org/gnome/desktop/") and "interface" not in key for key in kept)
    text = _before_and_after("user")[1]
    assert not any(word in text for word in (b"prefer-dark", b"@example.org", b"nautilus", b"compose"))


def test_a_system_database_keeps_its_locks() -> None:
    before, after = (read_database(data) for data in _before_and_after("system"))
    assert {lock for lock in after.locks if lock.strip("\0")} == before.locks
    assert after.get("/org/gnome/desktop/session/idle-delay") == 300


def _before_and_after(name: str) -> tuple[bytes, bytes]:
    data = (DCONF / name).read_bytes()
    safe = Redactor(KNOWN).data(f"/home/x/.config/dconf/{name}", data)
    assert len(safe) == len(data)
    return data, safe


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
@example(224, b"s")  # the length of a name that is kept, so that it reaches over others
def test_a_damaged_database_of_settings_is_no_way_around(place: int, put: bytes) -> None:
    data = bytearray((DCONF / "user").read_bytes())
    data[place : place + len(put)] = put
    safe = dconf_database.reduced(bytes(data), KNOWN.__contains__)
    assert b"prefer-dark" not in safe
    assert "grüße".encode() not in safe


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reduction_of_settings(data: bytes) -> None:
    assert dconf_database.reduced(b"GVariant" + data, KNOWN.__contains__)[:8] == b"GVariant"


def test_of_a_group_stays_whether_it_has_members() -> None:
    text = "nopasswdlogin:x:110:zoe,max\nsudo:x:27:\nbroken\n"
    assert of_file("/etc/group", text) == "nopasswdlogin:x:110:member\nsudo:x:27:\nbroken\n"


def test_of_a_compressed_history_stays_when_something_was_upgraded() -> None:
    said = "Start-Date: 2026-11-01  09:00:00\nCommandline: apt upgrade\nUpgrade: secretive:amd64 (1, 2)\n"
    safe = Redactor(KNOWN).data("/var/log/apt/history.log.1.gz", gzip.compress(said.encode()))
    left = gzip.decompress(safe).decode()
    assert left == "Start-Date: 2026-11-01  09:00:00\nUpgrade: 1 packages\n"
    assert Redactor(KNOWN).data("/var/log/apt/history.log.1.gz", b"damaged") == b""


def test_of_a_programs_database_numbers_and_times_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            "CREATE TABLE log (id INTEGER PRIMARY KEY, end_time TEXT NOT NULL, subcommand TEXT UNIQUE, code);"
            "CREATE TABLE wifisettingmodel (ssid TEXT, last BLOB); CREATE INDEX i ON wifisettingmodel (ssid);"
            "CREATE VIEW v AS SELECT ssid FROM wifisettingmodel;"
            "INSERT INTO log VALUES (1, '2026-11-18 09:00:00.5', 'create', 0), (2, 'never', 'Divorce', 1);"
            "INSERT INTO wifisettingmodel VALUES ('Villa Kunterbunt', x'0102');"
        )
        connection.commit()
        wal = Path(f"{path}-wal").read_bytes()
        data = path.read_bytes()
    assert b"Kunterbunt" in wal
    safe = Redactor(KNOWN).data("/home/x/settings.db", data, wal)
    assert b"Kunterbunt" not in safe
    assert b"Divorce" not in safe
    assert Redactor(KNOWN).data("/home/x/settings.db-wal", wal) == b""
    copy = tmp_path / "copy.db"
    copy.write_bytes(safe)
    with closing(sqlite3.connect(copy)) as connection:
        rows = connection.execute("SELECT end_time, subcommand, code FROM log").fetchall()
        assert rows == [("2026-11-18 09:00:00.5", "create", 0), ("", "", 1)]
        assert connection.execute("SELECT ssid, last FROM wifisettingmodel").fetchall() == [("", b"")]


@given(st.binary(max_size=300))
def test_a_damaged_database_of_a_program_is_left_out(data: bytes) -> None:
    assert sqlite_database.reduced(b"SQLite format 3\0" + data, b"", str) == b"SQLite format 3\0"


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_of_a_property_list_switches_numbers_and_dates_stay(form: plistlib.PlistFormat) -> None:
    taken = datetime(2026, 11, 1, 10, 0)  # noqa: DTZ001 - property lists have no zones
    found = {
        "globalstate": 1,
        "AutomaticDownload": True,
        "autoLoginUser": "zoë",
        "LoginwindowText": "If found call 0170 1234567",
        "applications": [{"path": "/Applications/Wedding.app", "alias": b"book"}],
        "Destinations": [{"SnapshotDates": [taken], "NetworkURL": "smb://zoë@nas/x", "ID": "A-1"}],
        "ExcludeByPath": ["/Users/zoe/Divorce"],
        "RecommendedUpdates": [{"Identifier": "macOS 15.7", "Product Key": "_24G222_x"}],
    }
    known = ["globalstate", "AutomaticDownload", "autoLoginUser", "Destinations", "SnapshotDates", "Users"]
    safe = Redactor([*known, "RecommendedUpdates", "macOS"]).data(
        "/Library/Preferences/x.plist", plistlib.dumps(found, fmt=form)
    )
    kept = plistlib.loads(safe)
    assert (kept["globalstate"], kept["AutomaticDownload"]) == (1, True)
    assert kept["Destinations"][0]["SnapshotDates"] == [taken]
    assert kept["autoLoginUser"].startswith("word")
    assert "macOS 15.7" in kept["RecommendedUpdates"][0].values()
    assert not any(word in safe for word in (b"Divorce", b"Wedding", b"1234567", b"nas", b"book", b"zo"))


@given(st.binary(max_size=100))
def test_a_damaged_property_list_is_left_out(data: bytes) -> None:
    assert property_list.reduced(b"bplist00" + data, str) == b""
    assert property_list.reduced(plistlib.dumps(["a"]), str) == b""


@pytest.mark.parametrize(
    ("path", "text", "safe"),
    [
        (
            "/var/log/apt/history.log",
            HISTORY,
            "\nStart-Date: 2026-11-01  10:00:00\nUpgrade: 2 packages\nEnd-Date: 2026-11-01  10:00:09\n",
        ),
        (
            "/var/lib/apt/lists/x_dists_a-security_InRelease",
            "Hash: SHA256\nOrigin: X\nValid-Until: Fri, 27 Nov 2026 00:12:41 UTC\n 00aa 1 main\n",
            "Origin: X\nValid-Until: Fri, 27 Nov 2026 00:12:41 UTC\n",
        ),
        ("/proc/1/environ", "SECRET=x\0container=lxc\0HOME=/root\0", "container=lxc\0"),
        ("/etc/os-release", "ID=debian\n", "ID=debian\n"),
    ],
)
def test_of_some_files_a_part_stays(path: str, text: str, safe: str) -> None:
    assert Redactor(KNOWN).data(path, text.encode()).decode() == safe


@pytest.mark.parametrize(
    ("program", "printed", "safe"),
    [
        (
            "launchctl",
            'disabled services = {\n\t"com.apple.ftpd" => disabled\n\t"com.acme.vpn" => disabled\n}\n',
            'disabled services = {\n\t"com.apple.ftpd" => disabled\n}\n',
        ),
        (
            "tmutil",
            "<key>Kind</key>\n<string>Local</string>\n<key>Name</key>\n<string>Zoës Platte</string>\n",
            "<key>Kind</key>\n<string>Local</string>\n<key>Name</key>\n<string></string>\n",
        ),
        ("chronyc", "C0A8B201,192.168.178.1,3,0.1,Normal\n", "C0A80001,192.168.0.1,3,0.1,Normal\n"),
        (
            "crontab",
            "# mine\nMAILTO=zoe@acme.example\n0 2 * * * restic backup /home\n0 9 * * 1 call-mum\n",
            "0 2 * * * restic backup /home\n",
        ),
        ("pmset", "AC Power:\n sleep 1\n", "AC Power:\n sleep 1\n"),
    ],
)
def test_of_what_some_commands_print_a_part_stays(program: str, printed: str, safe: str) -> None:
    assert Redactor(KNOWN).output((program, "x"), printed) == safe


def test_of_the_clocks_last_answer_the_servers_name_goes() -> None:
    assert of_registry("LastGoodSampleInfo", "134394660000000000;dc1.acme.example") == "134394660000000000;"
    assert of_registry("Type", "NT5DS;x") == "NT5DS;x"
    assert of_registry("LastGoodSampleInfo", b"x") == b"x"


@pytest.mark.parametrize("server", ["http://wsus.acme.example:8530", "wsus01:8530", "10.1.2.3"])
def test_of_an_update_server_only_that_it_is_one_is_kept(server: str) -> None:
    assert of_registry("WUServer", server) == "https://server.example.org"


@pytest.mark.parametrize("server", ["", "http://localhost", "127.0.0.1:8530"])
def test_an_update_server_that_is_none_stays(server: str) -> None:
    assert of_registry("WUServer", server) == server


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("Personal", r"D:\Acme\Documents", r"D:\folder"),
        ("My Pictures", r"%USERPROFILE%\OneDrive - Acme\Pictures", r"%USERPROFILE%\folder"),
        ("UserFolder", r"C:\Users\person\OneDrive - Acme", r"C:\folder"),
        ("Desktop", r"\\fs01.acme.example\people", r"\\\folder"),
        ("{374DE290-123F-4565-9164-39C4925E467B}", r"E:\Acme", r"E:\folder"),
        ("Personal", "Acme", r"\folder"),
        ("Personal", "", ""),
        ("Shell", r"D:\Acme", r"D:\Acme"),
    ],
)
def test_of_a_folder_only_the_drive_is_kept(name: str, value: str, kept: str) -> None:
    assert of_registry(name, value) == kept
