from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.software_centres import find
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

GNOME = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}
KDE = {"XDG_CURRENT_DESKTOP": "KDE"}
DISCOVER = {"/usr/bin/plasma-discover": ""}
NOTIFIER = {"/etc/xdg/autostart/org.kde.discover.notifier.desktop": ""}
HIDDEN = {
    "/home/person/.config/autostart/org.kde.discover.notifier.desktop": "[Desktop Entry]\nHidden=true\n"
}
OWN = "/home/person/.config/PlasmaDiscoverUpdates"


def _gsettings(key: str, value: str) -> dict[str, object]:
    argv = ["gsettings", "get", "org.gnome.software", key]
    return {"argv": argv, "exit_code": 0, "stdout": f"{value}\n", "stderr": ""}


@pytest.mark.parametrize(
    ("allow", "download", "looks"),
    [("true", "true", True), ("false", "true", False), ("true", "false", False)],
)
def test_gnome_software_downloads_and_leaves_the_restart_to_the_person(
    make_host: MakeHost, allow: str, download: str, looks: bool
) -> None:
    commands = [_gsettings("allow-updates", allow), _gsettings("download-updates", download)]
    found = find(make_host({"/usr/bin/gnome-software": ""}, environment=GNOME, commands=commands))
    assert (found is not None) is looks
    assert found is None or found.installs is False


@pytest.mark.parametrize(
    ("files", "installs"),
    [
        (DISCOVER | {OWN: "[Global]\nUseUnattendedUpdates=true\n"}, True),
        (DISCOVER | NOTIFIER | {OWN: "[Global]\nUseUnattendedUpdates=false\n"}, False),
        (DISCOVER | NOTIFIER, False),
        (DISCOVER, None),
        (NOTIFIER, None),
        (DISCOVER | NOTIFIER | HIDDEN | {OWN: "[Global]\nUseUnattendedUpdates=true\n"}, None),
    ],
)
def test_discover_installs_only_where_the_person_chose_it(
    make_host: MakeHost, files: dict[str, str], installs: bool | None
) -> None:
    found = find(make_host(files, environment=KDE))
    assert (found.installs if found else None) is installs


@pytest.mark.parametrize("environment", [{}, {"XDG_CURRENT_DESKTOP": "sway"}])
def test_a_software_centre_of_another_desktop_does_not_run(
    make_host: MakeHost, environment: dict[str, str]
) -> None:
    files = DISCOVER | NOTIFIER | {"/usr/bin/gnome-software": ""}
    assert find(make_host(files, environment=environment)) is None
