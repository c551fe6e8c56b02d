"""What lies beside the package manager's answer: excludes, other sources, and who looks after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import dnf_excludes, elsewhere, managed
from posture.facts.linux.updates.browsers import is_browser
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({}, 0),
        ({"/etc/dnf/dnf.conf": "[main]\nexcludepkgs=\n"}, 0),
        ({"/etc/dnf/dnf.conf": "[main]\nexclude=kernel*, nvidia*\n"}, 2),
        ({"/etc/dnf/libdnf5.conf.d/20-own.conf": "[main]\nexcludepkgs=firefox\n"}, 1),
        ({"/etc/dnf/dnf.conf": "[main]\nexcludepkgs=\n    kernel*\n# no\n\n    openssl*\ngpgcheck=1\n"}, 2),
        ({"/etc/dnf/dnf.conf": "[main]\nincludepkgs=firefox\n"}, 1),
        ({"/etc/yum.repos.d/a.repo": "[updates]\nincludepkgs=firefox\n"}, 1),
        ({"/etc/yum.repos.d/a.repo": "[google-chrome]\nincludepkgs=google-chrome-stable\n"}, 0),
        ({"/etc/distro.repos.d/a.repo": "[a]\nexcludepkgs=b\n"}, 1),
        ({"/etc/dnf/repos.override.d/99-config_manager.repo": "[updates]\nexcludepkgs=kernel*\n"}, 1),
        (
            {
                "/etc/yum.repos.d/a.repo": "[a-1]\nexcludepkgs=b\n[a-2]\nexcludepkgs=c\n",
                "/etc/dnf/repos.override.d/99-config_manager.repo": "[a-*]\nenabled=0\n",
            },
            0,
        ),
        ({"/etc/yum.repos.d/a.repo": "[a]\nexclude=b c\n"}, 2),
        ({"/etc/yum.repos.d/a.repo": "[a]\nenabled=0\nexclude=b c\n"}, 0),
        ({"/etc/dnf/plugins/versionlock.list": "# kept\nopenssl-1:3.2-1.*\n\n"}, 1),
        (
            {"/etc/dnf/versionlock.toml": '[[packages]]\nname = "x"\n[[packages]]\nname = "y"\n'},
            2,
        ),
        ({"/etc/dnf/versionlock.toml": "no toml ["}, 0),
    ],
)
def test_what_dnf_is_told_to_leave_is_counted(make_host: MakeHost, files: dict[str, str], count: int) -> None:
    assert _value(dnf_excludes.read(make_host(files))) == count


@pytest.mark.parametrize(
    "path",
    [
        "/etc/dnf/dnf.conf",
        "/etc/yum.repos.d",
        "/etc/dnf/versionlock.toml",
        "/etc/dnf/plugins/versionlock.list",
    ],
)
def test_closed_settings_of_dnf_leave_it_open(make_host: MakeHost, path: str) -> None:
    assert _value(dnf_excludes.read(make_host(denied=[path]))) is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({}, ""),
        ({"/var/lib/snapd/snaps/core22_1.snap": ""}, "snap"),
        ({"/home/person/.local/share/flatpak/app/org.x/current": ""}, "flatpak"),
        ({"/var/lib/flatpak/app/org.x/current": "", "/var/lib/snapd/snaps/a_1.snap": ""}, "flatpak and snap"),
        ({"/var/lib/snapd/snaps/partial": ""}, ""),
    ],
)
def test_other_sources_are_named(make_host: MakeHost, files: dict[str, str], named: str) -> None:
    assert _value(elsewhere.read(make_host(files))) == named


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"/etc/landscape/client.conf": ""}, "Landscape"),
        ({"/etc/puppetlabs/puppet/puppet.conf": ""}, "Puppet"),
        ({"/etc/rhsm/rhsm.conf": "[server]\nhostname = satellite.example\n"}, "Satellite"),
        ({"/etc/rhsm/rhsm.conf": "[server]\nhostname = subscription.rhsm.redhat.com\n"}, Reason.NOT_FOUND),
        ({}, Reason.NOT_FOUND),
    ],
)
def test_what_an_organisation_manages_with_is_named(
    make_host: MakeHost, files: dict[str, str], name: object
) -> None:
    answer = managed.read(make_host(files))
    assert _value(answer) == name
    assert isinstance(answer, Unreadable) is (name is Reason.NOT_FOUND)


def test_browsers_go_by_the_beginning_of_their_name() -> None:
    known = ("google-chrome-stable", "firefox-esr", "MozillaFirefox.x86_64", "thunderbird", "brave-browser")
    assert all(map(is_browser, known))
    assert not any(map(is_browser, ("code", "lib-firefox", "opera", "bash")))
