"""Of a computer full of names, addresses and passwords no piece of them is in its recording."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.application.recording import kept_words
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.facts.model import Answer, Known
from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    NotThere,
    Output,
    Process,
    Space,
    System,
)
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recording import record

KEPT = kept_words()
HOSTS = sorted(file.parent for file in (Path(__file__).parents[2] / "hosts").glob("*/host.json"))
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
UUID = "3f8a2b1c-9d4e-4f5a-8b6c-7d8e9f0a1b2c"
DISK = "7a6b5c4d-1e2f-4a3b-9c8d-0e1f2a3b4c5d"
CALL = BusCall("system", "org.x.Y", "/org/x", "org.x.Y", "GetAll")
FILE = FileStatus("file", 7, NOW, 0o644, 1000)
SECRETS = [
    *("zmueller", "Zoë", "Müller", "mueller-thinkpad", "acme-corp", "kunterbunt", "swordfish", "hunter2"),
    *("divorce", "c0:ff:ee", "c0ffee", UUID, UUID.replace("-", ""), DISK, "s4ewnx0m", "17171717", "01b2a8c0"),
    *("c0a8b2", "192.168.178", "93.184.216", "2a02:8109", "a00:27ff", "a0027fffe", "films", "quellenbuch"),
    *("1004336348", "tagebuch", "b1c2-d3e4", "goldbarren", "gastmann"),
]

LINUX: Mapping[tuple[object, ...], object] = {
    ("environment", "USER"): "zmueller",
    ("environment", "HOSTNAME"): "mueller-thinkpad.berlin.acme-corp.example",
    ("read_bytes", "/etc/hostname"): b"mueller-thinkpad.berlin.acme-corp.example\n",
    ("read_bytes", "/etc/passwd"): (
        "root:x:0:0:root:/root:/bin/sh\n"
        "zmueller:x:1000:1000:Zoë Müller,,0171-7171717:/home/zmueller:/bin/sh\n"
    ).encode(),
    ("read_bytes", "/etc/resolv.conf"): b"search berlin.acme-corp.example\nnameserver 192.168.178.1\n",
    ("read_bytes", "/etc/machine-id"): UUID.replace("-", "").encode(),
    ("read_bytes", "/proc/sys/kernel/random/boot_id"): UUID.encode(),
    ("read_bytes", "/proc/net/route"): (
        b"Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
        b"wlx00c0ffee0011\t00B2A8C0\t01B2A8C0\t0003\t0\t0\t600\t00FFFFFF\t0\t0\t0\n"
    ),
    ("read_bytes", "/proc/net/if_inet6"): b"fe800000000000000a0027fffe4e66a1 02 40 20 80 wlx00c0ffee0011\n",
    ("read_bytes", "/proc/net/ipv6_route"): (
        b"2a028109000000000000000000000000 40 "
        + b"0" * 32
        + b" 00 fe800000000000000a0027fffe4e66a1 1 0 0 1 eth0\n"
    ),
    ("read_bytes", "/sys/class/net/eth0/address"): b"c0:ff:ee:00:11:22\n",
    ("read_bytes", "/sys/class/block/sda/device/serial"): b"S4EWNX0M\n",
    ("read_bytes", "/etc/crypttab"): f"luks-{DISK} UUID={DISK} none luks\n".encode(),
    ("read_bytes", "/proc/self/mountinfo"): (
        f"22 1 253:0 / / rw - ext4 /dev/mapper/luks-{DISK} rw\n"
        "41 22 8:17 / /run/media/zmueller/Goldbarren\\040Fotos rw - vfat /dev/sdb1 rw\n"
        "42 22 0:50 / /mnt/Films rw - cifs //nas.acme-corp.example/films rw,username=zoe,domain=ACME-CORP\n"
    ).encode(),
    ("read_bytes", "/etc/NetworkManager/system-connections/Villa Kunterbunt.nmconnection"): (
        b"[connection]\nid=Villa Kunterbunt\nuuid=" + UUID.encode() + b"\n[wifi]\nssid=Villa Kunterbunt\n"
        b"[wifi-security]\npsk=swordfish\n"
    ),
    ("names", "/var/lib/iwd"): ("Kunterbunt Gäste.psk",),
    ("read_bytes", "/home/zmueller/bin/backup.sh"): (
        "#!/bin/sh\n# Zoë’s backup, ask zoe.mueller@acme-corp.example\nexport BORG_PASSPHRASE='swordfish'\n"
        "borg create ssh://zmueller:hunter2@nas.acme-corp.example/~/Divorce::x /home/zmueller\n"
    ).encode(),
    ("read_bytes", "/home/zmueller/legacy.conf"): "owner=Zoë Müller\n".encode("latin-1"),
    ("names", "/home"): ("zmueller", "gastmann", "lost+found"),
    ("read_bytes", "/etc/x.conf"): b"share = /home/gastmann/Public\n",
    ("names", "/dev/disk/by-uuid"): (DISK, "B1C2-D3E4"),
    ("names", "/run/media/zmueller"): ("Goldbarren Fotos",),
    ("names", "/var/lib/apt/lists"): ("apt.acme-corp.example_inside_dists_stable_InRelease",),
    ("exists", "/run/media/zmueller/Goldbarren Fotos"): True,
    ("status", "/home/zmueller"): FILE,
    ("resolve", f"/dev/disk/by-uuid/{DISK}"): "/dev/sda2",
    ("space", "/run/media/zmueller/Goldbarren Fotos"): Space(100, 10),
    ("run", "lsblk", "-J"): Output(0, f'{{"uuid": "{DISK}", "serial": "S4EWNX0M", "label": "x"}}', ""),
    ("run", "chronyc", "-c", "tracking"): Output(0, "C0A8B201,192.168.178.1,3,0.1,Normal\n", ""),
    ("run", "dpkg-query", "-W", "-f", "x"): Output(0, "install installed quellenbuch-core\n", ""),
    ("run", "apt-cache", "policy", "quellenbuch-core"): Output(
        0,
        "quellenbuch-core:\n  Installed: 17171717\n  Candidate: 17171717\n  Version table:\n"
        " *** 17171717 500\n"
        "        500 https://bob:hunter2@apt.acme-corp.example/inside stable/main amd64 Packages\n",
        "",
    ),
    ("call", CALL): ({"Ssid": (("ay", b"Villa Kunterbunt")), "Address": ("s", "93.184.216.34")},),
    ("processes",): (Process("zmueller-tool", ("/home/zmueller/bin/tool", "--password", "hunter2"), True),),
    ("listeners",): (Listener("tcp", "192.168.178.23", 22, "sshd"), Listener("tcp", "2a02:8109::17", 80)),
}
MACOS: Mapping[tuple[object, ...], object] = {
    ("environment", "USER"): "zmueller",
    ("names", "/Users"): ("Shared", "zmueller"),
    ("read_bytes", "/Library/Preferences/SystemConfiguration/preferences.plist"): plistlib.dumps(
        {
            "System": {
                "System": {
                    "ComputerName": "Mueller-Thinkpad",
                    "HostName": "mueller-thinkpad.acme-corp.example",
                },
                "Network": {"HostNames": {"LocalHostName": "Mueller-Thinkpad"}},
            }
        }
    ),
    ("read_bytes", "/Library/Preferences/com.apple.loginwindow.plist"): plistlib.dumps(
        {
            "autoLoginUser": "zmueller",
            "LoginwindowText": "Finder: Zoë Müller, 0171 7171717",
            "GuestEnabled": False,
        },
        fmt=plistlib.FMT_BINARY,
    ),
    ("run", "ioreg", "-l"): Output(
        0,
        f'"IOPlatformUUID" = "{UUID.upper()}"\n"IOPlatformSerialNumber" = "S4EWNX0M"\nmueller-thinkpad.local',
        "",
    ),
    ("run", "tmutil", "destinationinfo", "-X"): Output(
        0,
        "<plist><dict><key>Name</key><string>Goldbarren</string><key>URL</key><string>smb://z@nas</string>",
        "",
    ),
    ("run", "launchctl", "print-disabled", "system"): Output(0, '\t"com.acme-corp.vpn" => disabled\n', ""),
    ("run", "networksetup", "-getairportnetwork", "en0"): Output(0, "SSID: Villa Kunterbunt\n", ""),
    ("exists", "/Volumes/Goldbarren Fotos"): True,
    ("listeners",): (Listener("tcp", "fe80::a00:27ff:fe4e:66a1", 22),),
}
WINDOWS: Mapping[tuple[object, ...], object] = {
    ("environment", "USERNAME"): "zmueller",
    ("environment", "COMPUTERNAME"): "MUELLER-THINKPAD",
    ("environment", "USERDOMAIN"): "ACME-CORP",
    ("environment", "USERDNSDOMAIN"): "berlin.acme-corp.example",
    ("environment", "USERPROFILE"): "C:\\Users\\zmueller",
    ("names", "C:\\Users"): ("Public", "zmueller"),
    (
        "registry_value",
        "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
        "RegisteredOwner",
    ): "Zoë Müller",
    (
        "registry_value",
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Config\\Status",
        "LastGoodSampleInfo",
    ): ("134394660000000000;dc1.berlin.acme-corp.example"),
    ("registry_value", "HKLM\\SOFTWARE\\Microsoft\\Cryptography", "MachineGuid"): UUID,
    ("registry_keys", "HKU"): ("S-1-5-18", "S-1-5-21-1004336348-1177238915-682003330-1001"),
    ("registry_value", "HKCU\\Control Panel\\Desktop", "SCRNSAVE.EXE"): "C:\\Users\\zmueller\\Fotos.scr",
    ("native", "tasks"): [
        {"user": "ACME-CORP\\zmueller", "logon": "S4U", "mail": "z.mueller@acme-corp.example"}
    ],
}


class Computer:
    """Answers what a table holds; everything else is not there."""

    def __init__(self, system: System, home: str, table: Mapping[tuple[object, ...], object]) -> None:
        self.system = system
        self._home = home
        self._table = table

    def now(self) -> datetime:
        return NOW

    def home(self) -> str:
        return self._home

    def read_text(self, path: str) -> str:
        return str(self._given("read_bytes", path), "utf-8", "replace")  # type: ignore[arg-type]

    def __getattr__(self, kind: str) -> Callable[..., object]:
        return lambda *question, **_: self._given(kind, *question)

    def _given(self, kind: str, *question: object) -> object:
        absent = {"environment": None, "exists": False}
        if (kind, *question) in self._table:
            return self._table[kind, *question]
        if kind in absent:
            return absent[kind]
        raise NotThere(f"There is no {question}.")


COMPUTERS = {
    "linux": Computer(System.LINUX, "/home/zmueller", LINUX),
    "macos": Computer(System.MACOS, "/Users/zmueller", MACOS),
    "windows": Computer(System.WINDOWS, "C:\\Users\\zmueller", WINDOWS),
}


def ask_for(table: Mapping[tuple[object, ...], object]) -> Callable[[Host], None]:
    def ask(host: Host) -> None:
        for kind, *question in table:
            try:
                getattr(host, str(kind))(*question)
            except HostError:
                continue

    return ask


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        yield str(file.relative_to(folder)), str(file.relative_to(folder))
        if file.is_file():
            data = file.read_bytes()
            yield str(file.relative_to(folder)), data.decode("utf-8", "replace")
            yield str(file.relative_to(folder)), data.decode("latin-1") + data.decode("utf-16-be", "replace")


@pytest.mark.parametrize("name", COMPUTERS)
def test_no_piece_of_a_secret_is_in_the_recording(name: str, tmp_path: Path) -> None:
    table = {"linux": LINUX, "macos": MACOS, "windows": WINDOWS}[name]
    record(COMPUTERS[name], tmp_path / "host", ask_for(table), KEPT)  # type: ignore[arg-type]  # answers by a table
    for file, text in _texts(tmp_path / "host"):
        assert [(file, secret) for secret in SECRETS if secret.lower() in text.lower()] == []


def test_what_belonged_together_still_does(tmp_path: Path) -> None:
    record(
        COMPUTERS["linux"],
        tmp_path / "host",
        ask_for(LINUX),
        KEPT | {"crypttab", "lsblk", "j", "uuid", "serial"},
    )  # type: ignore[arg-type]  # as above
    host = RecordedHost(tmp_path / "host")
    (disk,) = (name for name in host.names("/dev/disk/by-uuid") if "-" in name and len(name) == len(DISK))
    assert host.resolve(f"/dev/disk/by-uuid/{disk}") == "/dev/sda2"
    assert f"UUID={disk}" in host.read_text("/etc/crypttab")
    assert f"/dev/mapper/luks-{disk} " in host.read_text("/proc/self/mountinfo")
    assert disk in host.run("lsblk", "-J").stdout
    (stick,) = host.names("/run/media/person")
    assert f"/run/media/person/{stick} " in host.read_text("/proc/self/mountinfo")
    assert host.exists(f"/run/media/person/{stick}")
    assert host.space(f"/run/media/person/{stick}") == Space(100, 10)
    (listed,) = host.run("dpkg-query", "-W", "-f", "x").stdout.split()[2:]
    assert host.run("apt-cache", "policy", listed).exit_code == 0


NAME = st.text("abcdefghijklmnopqrstuvwxyzäöüß-", min_size=5, max_size=12).map(lambda name: f"q{name}x")


@given(NAME, NAME, NAME, st.ip_addresses(network="10.0.0.0/8"))
def test_whatever_people_and_computers_are_called(tmp_path_factory, login, last, computer, address) -> None:
    table = {
        ("read_bytes", "/etc/hostname"): f"{computer}.qdomainx.example\n".encode(),
        ("read_bytes", "/etc/passwd"): f"{login}:x:1000:1000:Qanna {last}:/home/{login}:/bin/sh\n".encode(),
        (
            "read_bytes",
            f"/home/{login}/x.conf",
        ): f"a={login}@{computer}:x b={last} c={address} d={computer}.lan".encode(),
        ("listeners",): (Listener("tcp", str(address), 22),),
        ("environment", "XDG_CONFIG_HOME"): f"/home/{login}/.{last}",
    }
    folder = tmp_path_factory.mktemp("recording") / "host"
    record(Computer(System.LINUX, f"/home/{login}", table), folder, ask_for(table), KEPT)  # type: ignore[arg-type]
    for _, text in _texts(folder):
        assert not {login, last, computer, "qdomainx", "Qanna", f"{address} "} & set(
            text.replace("/", " ").split()
        )
        assert not any(secret in text for secret in (login, computer, "qdomainx", "Qanna"))


def _gist(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize("folder", HOSTS, ids=lambda folder: folder.name)
def test_facts_of_a_recording_of_a_recording_are_the_same(folder: Path, tmp_path: Path) -> None:
    host = RecordedHost(folder)
    record(host, tmp_path / "again", lambda host: read_all(host, FAMILIES), KEPT)
    again = read_all(RecordedHost(tmp_path / "again"), FAMILIES)
    for name, reading in read_all(host, FAMILIES).items():
        assert {field: _gist(answer) for field, answer in reading.answers.items()} == {
            field: _gist(answer) for field, answer in again[name].answers.items()
        }


def test_the_summary_says_what_went_and_what_is_left(tmp_path: Path) -> None:
    summary = record(COMPUTERS["linux"], tmp_path / "host", ask_for(LINUX), KEPT)  # type: ignore[arg-type]  # as above
    assert "1 name of an installed package" in summary.taken_out
    assert "2 hardware addresses" in summary.taken_out
    assert "1 password or key" in summary.taken_out
    assert summary.left[:2] == ("the system and its version", f"text of {summary.files} files")
    assert "the name of 1 running program" in summary.left
    assert "what 4 commands printed" in summary.left
    assert summary.binary == ()
    assert json.loads((tmp_path / "host" / "host.json").read_text("utf-8"))["home"] == "/home/person"


def test_what_everybody_calls_a_network_breaks_no_path(tmp_path: Path) -> None:
    table = {
        ("read_bytes", "/etc/resolv.conf"): b"search local home lan\n",
        ("read_bytes", "/etc/hostname"): b"home.lan\n",
        ("read_bytes", "/etc/wpa.conf"): b'ssid="Home"\n',
        ("read_bytes", "/usr/local/lan/home"): b"/usr/local/home",
    }
    record(Computer(System.LINUX, "/home/zoe", table), tmp_path / "host", ask_for(table), KEPT)  # type: ignore[arg-type]
    assert RecordedHost(tmp_path / "host").read_text("/usr/local/lan/home") == "/usr/local/home"
