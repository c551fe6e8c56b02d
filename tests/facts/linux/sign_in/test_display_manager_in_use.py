from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from posture.facts.linux.sign_in import kiosk
from posture.facts.linux.sign_in.display_managers import in_use
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ETC, LIB = "/etc/systemd/system", "/usr/lib/systemd/system"
ALIAS = f"{ETC}/display-manager.service"
KNOWN = ("gdm", "sddm")
SYSTEMD = {"listings": {"/run/systemd/system": []}}


def _names(host: RecordedHost) -> tuple[str, ...]:
    return tuple(manager.name for manager in in_use(host, KNOWN))


@pytest.mark.parametrize(
    ("links", "names"),
    [
        ({ALIAS: f"{LIB}/gdm3.service"}, ("gdm",)),
        ({ALIAS: f"{LIB}/sddm-plymouth.service"}, ("sddm",)),
        ({ALIAS: f"{LIB}/cosmic-greeter.service"}, ("greetd",)),
        ({ALIAS: f"{LIB}/display-manager.service"}, KNOWN),
        ({ALIAS: f"{LIB}/gdm.service", f"{ETC}/gdm.service": "/dev/null"}, ()),
        ({ALIAS: f"{LIB}/gdm.service", f"{ETC}/default.target": f"{LIB}/multi-user.target"}, ()),
        ({ALIAS: f"{LIB}/gdm.service", f"{ETC}/default.target": f"{LIB}/graphical.target"}, ("gdm",)),
        ({ALIAS: f"{LIB}/gdm.service", f"{LIB}/default.target": f"{LIB}/runlevel3.target"}, ()),
        ({f"{ETC}/multi-user.target.wants/ly@tty2.service": f"{LIB}/ly@.service"}, ("ly",)),
        ({f"{ETC}/graphical.target.wants/greetd.service": f"{LIB}/greetd.service"}, ("greetd",)),
        (
            {
                f"{ETC}/graphical.target.wants/greetd.service": f"{LIB}/greetd.service",
                f"{ETC}/default.target": f"{LIB}/multi-user.target",
            },
            (),
        ),
        ({}, ()),
    ],
)
def test_only_what_the_default_target_starts_is_in_use(
    make_host: MakeHost, links: Mapping[str, str], names: tuple[str, ...]
) -> None:
    assert _names(make_host(links=links, **SYSTEMD)) == names


def test_a_unit_that_was_removed_starts_nothing(make_host: MakeHost) -> None:
    unit = f"{LIB}/gdm.service"
    assert _names(make_host(links={ALIAS: unit}, missing=[unit])) == ()


def test_opensuses_setting_names_the_one_that_its_unit_starts(make_host: MakeHost) -> None:
    files = {"/etc/sysconfig/displaymanager": 'DISPLAYMANAGER="sddm"\n'}
    assert _names(make_host(files, links={ALIAS: f"{LIB}/display-manager.service"})) == ("sddm",)


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"/etc/conf.d/display-manager": 'DISPLAYMANAGER="slim"\n', "/usr/bin/slim": ""}, ("slim",)),
        ({"/var/service/sddm/run": "", "/usr/bin/sddm": "", "/usr/bin/gdm": ""}, ("sddm",)),
        ({"/usr/bin/gdm": ""}, ("gdm",)),
        ({"/etc/X11/default-display-manager": "/usr/sbin/gdm3\n"}, ("gdm",)),
        ({"/etc/init.d/sddm": ""}, ("sddm",)),
        ({}, ()),
    ],
)
def test_without_systemd_what_is_named_or_installed_is_in_use(
    make_host: MakeHost, files: Mapping[str, str], names: tuple[str, ...]
) -> None:
    assert _names(make_host(files)) == names


CAGE = "[Service]\nUser=alice\nPAMName=cage\nExecStart=/usr/bin/cage -- firefox\n"


@pytest.mark.parametrize(
    ("text", "automatic"),
    [
        (CAGE, True),
        ("[Service]\nUser=alice\nExecStart=/usr/bin/startx\n", True),
        ("[Service]\nUser=alice\nExecStart=/usr/bin/syncthing\n", False),
        ("[Service]\nUser=greeter\nExecStart=/usr/bin/cage -- regreet\n", False),
        ("[Service]\nExecStart=/usr/bin/weston\n", False),
    ],
)
def test_a_service_that_starts_a_session_as_a_person_signs_in(
    make_host: MakeHost, text: str, automatic: bool
) -> None:
    unit, wanted = f"{ETC}/kiosk.service", f"{ETC}/graphical.target.wants/kiosk.service"
    found = kiosk.read(make_host({unit: text}, links={wanted: unit}))
    assert found.automatic is automatic
    assert "alice" not in repr(found)
    assert not kiosk.read(make_host({unit: text})).automatic
