from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, Surroundings.NONE),
        ({"/proc/sys/kernel/osrelease": "6.12.48-amd64\n"}, Surroundings.NONE),
        ({"/run/systemd/container": "\n"}, Surroundings.NONE),
        ({"/run/systemd/container": "systemd-nspawn\n"}, Surroundings.CONTAINER),
        ({"/run/systemd/container": "wsl\n"}, Surroundings.WSL),
        ({"/run/.containerenv": ""}, Surroundings.CONTAINER),
        ({"/.dockerenv": ""}, Surroundings.CONTAINER),
        ({"/run/host/container-manager": "podman"}, Surroundings.CONTAINER),
        ({"/.flatpak-info": ""}, Surroundings.SANDBOX),
        ({"/proc/sys/kernel/osrelease": "5.15.167.4-microsoft-standard-WSL2"}, Surroundings.WSL),
    ],
)
def test_what_encloses_this_linux_leaves_its_marks(
    make_host: MakeHost, files: dict[str, str], expected: Surroundings
) -> None:
    assert surroundings(make_host(files)) is expected


def test_without_an_answer_nothing_is_supposed(make_host: MakeHost) -> None:
    assert surroundings(make_host({}, complete=())) is Surroundings.NONE
