"""The collector's service gets no more than it needs, and runs what the package holds."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "installer" / "collector"
UNIT = FOLDER / "posture-collector.service"


def _values(key: str) -> list[str]:
    return re.findall(rf"(?m)^{key}=(.*)$", UNIT.read_text(encoding="utf-8"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_its_exposure_is_low() -> None:
    """At most 2.0, where 10 is a service that may do everything a system lets it."""
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-200:] + done.stderr


def test_it_is_no_administrator_and_has_folders_of_its_own() -> None:
    assert _values("User") == ["posture-collector"]
    assert _values("CapabilityBoundingSet") == [""]
    assert _values("StateDirectory") == ["posture-collector posture-collector.keys"]
    assert _values("StateDirectoryMode") == ["0700"]
    assert _values("UMask") == ["0077"]
    made = (FOLDER / "sysusers.conf").read_text(encoding="utf-8")
    assert re.search(r"(?m)^u posture-collector - ", made)


def test_a_dump_of_its_memory_is_never_written() -> None:
    """The keys of a round are in it."""
    assert _values("LimitCORE") == ["0"]


def test_the_secret_that_seals_the_keys_is_the_one_that_the_collector_looks_for() -> None:
    from posture.collector import wrapped

    assert _values("LoadCredential") == [wrapped._CREDENTIAL]


def test_where_it_listens_is_what_the_web_servers_example_expects() -> None:
    options = re.search(r'(?m)^OPTIONS="(.*)"$', (FOLDER / "options").read_text(encoding="utf-8"))
    assert options is not None
    port = re.search(r"--host 127\.0\.0\.1 --port (\d+) --proxy 127\.0\.0\.1", options[1])
    assert port is not None
    assert f"proxy_pass http://127.0.0.1:{port[1]};" in (FOLDER / "nginx.conf").read_text(encoding="utf-8")


def test_nothing_is_served_before_there_is_an_organisation() -> None:
    from posture.collector import organisation

    [path] = _values("ConditionPathExists")
    assert Path(path) == Path("/var/lib/posture-collector") / organisation._FACTS
