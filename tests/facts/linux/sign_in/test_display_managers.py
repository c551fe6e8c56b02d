from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.sign_in import gdm, greetd, lightdm, sddm, small_ones
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Read = Callable[[Host], SigningIn]

UBUNTU, DEBIAN, FEDORA = "/etc/gdm3/custom.conf", "/etc/gdm3/daemon.conf", "/etc/gdm/custom.conf"
AUTOMATIC = "[daemon]\nAutomaticLoginEnable = true\nAutomaticLogin = alice\n"
# What accounts-daemon of Debian 13 left of an empty file after SetAutomaticLogin(true).
BY_ACCOUNTS_SERVICE = "[daemon]\nAutomaticLoginEnable=True\nAutomaticLogin=alice\n"
SDDM = "[Autologin]\nUser=alice\nSession=plasma\n"
SEAT = "[Seat:*]\nautologin-user=alice\n"
GREETER = '[default_session]\ncommand = "agreety --cmd sway"\nuser = "greeter"\n'
INITIAL = '[initial_session]\ncommand = "sway"\nuser = "alice"\n'


@pytest.mark.parametrize(
    ("read", "files"),
    [
        (gdm.read, {UBUNTU: AUTOMATIC}),
        (gdm.read, {DEBIAN: AUTOMATIC}),
        (gdm.read, {FEDORA: AUTOMATIC}),
        (gdm.read, {DEBIAN: BY_ACCOUNTS_SERVICE}),
        (gdm.read, {FEDORA: "[daemon]\nTimedLoginEnable=1\nTimedLogin=alice\nTimedLoginDelay=10\n"}),
        (gdm.read, {FEDORA: "[daemon]\n", "/run/gdm/custom.conf": AUTOMATIC}),
        (gdm.read, {"/etc/sysconfig/displaymanager": 'DISPLAYMANAGER_AUTOLOGIN="alice"\n'}),
        (sddm.read_sddm, {"/etc/sddm.conf": SDDM}),
        (sddm.read_sddm, {"/etc/sddm.conf.d/kde_settings.conf": SDDM}),
        (sddm.read_sddm, {"/usr/lib/sddm/sddm.conf.d/live": "[Autologin]\nUser=live\n"}),
        (sddm.read_plasmalogin, {"/etc/plasmalogin.conf": SDDM}),
        (sddm.read_plasmalogin, {"/etc/plasmalogin.conf.d/a.conf": SDDM}),
        (lightdm.read, {"/etc/lightdm/lightdm.conf": SEAT}),
        (lightdm.read, {"/etc/lightdm/lightdm.conf.d/10-auto.conf": SEAT}),
        (
            lightdm.read,
            {"/usr/share/lightdm/lightdm.conf.d/50.conf": "[SeatDefaults]\nautologin-guest=true\n"},
        ),
        (lightdm.read, {"/etc/lightdm/lightdm.conf": "[Seat:seat0]\nautologin-user=alice\n"}),
        (greetd.read, {"/etc/greetd/config.toml": GREETER + INITIAL}),
        (greetd.read, {"/etc/greetd/cosmic-greeter.toml": INITIAL}),
        (greetd.read, {"/etc/greetd/config.toml": '[default_session]\ncommand="sway"\nuser="alice"\n'}),
        (small_ones.read_lxdm, {"/etc/lxdm/lxdm.conf": "[base]\nautologin=alice\n"}),
        (small_ones.read_ly, {"/etc/ly/config.ini": "auto_login_session = sway\nauto_login_user = alice\n"}),
    ],
)
def test_somebody_is_signed_in_unasked(make_host: MakeHost, read: Read, files: dict[str, str]) -> None:
    found = read(make_host(files))
    assert found.automatic
    assert found.excerpt
    assert "alice" not in repr(found)


@pytest.mark.parametrize(
    ("read", "files"),
    [
        (gdm.read, {}),
        (gdm.read, {FEDORA: "[daemon]\n#AutomaticLoginEnable=true\nAutomaticLogin=alice\n"}),
        (gdm.read, {FEDORA: "[daemon]\nAutomaticLoginEnable=false\nAutomaticLogin=alice\n"}),
        (gdm.read, {FEDORA: "[daemon]\nAutomaticLoginEnable=true\n"}),
        (gdm.read, {FEDORA: AUTOMATIC, "/run/gdm/custom.conf": "[daemon]\nAutomaticLoginEnable=false\n"}),
        (gdm.read, {FEDORA: "[security]\nAutomaticLoginEnable=true\nAutomaticLogin=alice\n"}),
        (gdm.read, {"/etc/sysconfig/displaymanager": 'DISPLAYMANAGER_AUTOLOGIN=""\n'}),
        (sddm.read_sddm, {}),
        (sddm.read_sddm, {"/etc/sddm.conf.d/a.conf": SDDM, "/etc/sddm.conf": "[Autologin]\nUser=\n"}),
        (sddm.read_sddm, {"/etc/sddm.conf.d/a": SDDM, "/etc/sddm.conf.d/b": "[Autologin]\nUser=\n"}),
        (sddm.read_sddm, {"/etc/sddm.conf": "[Users]\nUser=alice\n"}),
        (lightdm.read, {}),
        (
            lightdm.read,
            {"/etc/lightdm/lightdm.conf": "[Seat:*]\n#autologin-user=alice\nautologin-guest=false\n"},
        ),
        (
            lightdm.read,
            {
                "/etc/lightdm/lightdm.conf.d/1.conf": SEAT,
                "/etc/lightdm/lightdm.conf": "[Seat:*]\nautologin-user=\n",
            },
        ),
        (lightdm.read, {"/etc/lightdm/lightdm.conf.d/1.conf.off": SEAT}),
        (lightdm.read, {"/etc/lightdm/lightdm.conf": "[XDMCPServer]\nautologin-user=alice\n"}),
        (greetd.read, {}),
        (greetd.read, {"/etc/greetd/config.toml": GREETER}),
        (greetd.read, {"/etc/greetd/config.toml": '[default_session]\ncommand="tuigreet"\nuser="alice"\n'}),
        (greetd.read, {"/etc/greetd/config.toml": '[default_session]\ncommand="ddlm"\n'}),
        (greetd.read, {"/etc/greetd/config.toml": 'initial_session = "sway"\n'}),
        (small_ones.read_lxdm, {"/etc/lxdm/lxdm.conf": "[base]\n# autologin=dgod\n"}),
        (small_ones.read_ly, {"/etc/ly/config.ini": "auto_login_session = null\nauto_login_user = alice\n"}),
        (small_ones.read_ly, {}),
    ],
)
def test_nobody_is_signed_in_unasked(make_host: MakeHost, read: Read, files: dict[str, str]) -> None:
    assert not read(make_host(files)).automatic


@pytest.mark.parametrize(
    ("read", "path"),
    [
        (gdm.read, FEDORA),
        (sddm.read_sddm, "/etc/sddm.conf"),
        (sddm.read_sddm, "/etc/sddm.conf.d"),
        (lightdm.read, "/etc/lightdm/lightdm.conf.d"),
        (greetd.read, "/etc/greetd/config.toml"),
        (small_ones.read_lxdm, "/etc/lxdm/lxdm.conf"),
    ],
)
def test_settings_that_are_closed_are_no_answer(make_host: MakeHost, read: Read, path: str) -> None:
    with pytest.raises(NotAllowed):
        read(make_host(denied=[path]))


def test_a_broken_greetd_file_is_open(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        greetd.read(make_host({"/etc/greetd/config.toml": "[initial_session\n"}))
