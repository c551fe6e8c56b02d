"""A life of the collector's package on fresh Debians, and its service where systemd runs it for real."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bare import Bare, bare, earlier, made
from debian import Tree, started
from supplies import need, run

pytestmark = [pytest.mark.machines, pytest.mark.timeout(1700)]

_RELEASES = {"bookworm": "deb12", "trixie": "deb13"}
_FOLDER, _KEYS = "/var/lib/posture-collector", "/var/lib/posture-collector.keys"
_UNIT = "/usr/lib/systemd/system/posture-collector.service"
_AS_ITSELF = "runuser -u posture-collector --"
_INIT = f"posture-collector init {_FOLDER} --name Heron --passphrase-file /srv/words --address"
_ASKED = """
import urllib.request
with urllib.request.urlopen("http://127.0.0.1:8732/healthz", timeout=20) as reply:
    print(reply.status)
"""
_WAITS_FOR_THE_CLOSE = """
for n in $(seq 60); do
    journalctl -q -u posture-collector | grep -q 'is closed' && break
    sleep 1
done
"""
_WAITS = "for n in $(seq 100); do systemctl -q is-active posture-collector && break; sleep 0.1; done"


@pytest.fixture(params=_RELEASES)
def debian(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bare]:
    with bare(request.param, tmp_path) as machine:
        yield machine


def _brought(debian: Bare) -> str:
    (debian.folder / "srv" / "words").write_text("a sentence for tests\n")
    return debian.bring(made(f"posture-collector_*+{_RELEASES[debian.folder.name]}_*.deb"))


def test_it_is_installed_upgraded_and_purged_and_leaves_an_organisation_unless_asked(
    debian: Bare, tmp_path: Path
) -> None:
    package = _brought(debian)
    old = earlier(made(f"posture-collector_*+{_RELEASES[debian.folder.name]}_*.deb"), "0.0.9", tmp_path)
    debian.root(f"apt-get install -y -q --no-install-recommends {debian.bring(old)}")
    debian.root("echo '# changed by hand' >> /etc/default/posture-collector")
    debian.root(f"{_AS_ITSELF} {_INIT} https://posture.example.org")
    debian.root(f"apt-get install -y -q --no-install-recommends {package}")
    assert "changed by hand" in debian.root("cat /etc/default/posture-collector")
    with_python = debian.files()
    assert debian.person("posture-collector --version").stdout.startswith("posture-collector ")
    assert not any("PySide6" in name or "/posture/ui" in name for name in with_python)
    changed = debian.root("dpkg --verify posture-collector || true").split("\n")
    assert [line for line in changed if line and not line.endswith(" c /etc/default/posture-collector")] == []
    loads = "import cryptography.fernet, gmpy2, granian, msgspec, psycopg; print(psycopg.pq.__impl__)"
    assert debian.root(f"/usr/lib/posture-collector/bin/python -I -c '{loads}'").strip() == "binary"
    assert debian.root(f"stat -c '%U %a' {_FOLDER} {_KEYS}").split("\n")[:2] == ["posture-collector 700"] * 2

    debian.root(f"{_AS_ITSELF} posture-collector invite {_FOLDER} -n 2 --out {_FOLDER}/invites")
    assert debian.person(f"ls {_FOLDER}").returncode != 0
    debian.root("apt-get purge -y -q posture-collector")
    left = {name for name in debian.files() if "posture-collector" in name}
    assert f"{_KEYS}/targets.key" in left
    assert all(name.startswith((f"{_FOLDER}/", f"{_KEYS}/")) for name in left), left

    debian.root(f"apt-get install -y -q --no-install-recommends {package}")
    answer = "posture-collector posture-collector/delete boolean true"
    debian.root(f"echo {answer} | debconf-set-selections; apt-get purge -y -q posture-collector")
    assert not [name for name in debian.files() if "posture-collector" in name]
    assert not (debian.folder / _FOLDER[1:]).exists()
    assert not (debian.folder / _KEYS[1:]).exists()


def test_systemd_runs_it_hardened_and_its_keys_can_be_sealed(debian: Bare, tmp_path: Path) -> None:
    package = _brought(debian)
    line = "apt-get install -y -q --no-install-recommends"
    debian.root(f"{line} systemd-sysv dbus; {line} {package}")
    debian.root(f"systemd-analyze verify --man=no {_UNIT}")
    debian.root(f"systemd-analyze security --offline=true --threshold=20 {_UNIT}")
    (tmp_path / "nothing").mkdir()
    with started(Tree(debian.folder, tmp_path / "nothing")) as machine:
        machine.root("systemctl start posture-collector")  # nothing to serve yet
        assert machine.root("systemctl show -p ConditionResult --value posture-collector").strip() == "no"
        machine.write("/etc/credstore/posture-keys", "a secret for tests\n")
        as_the_service = (
            "systemd-run --quiet --pipe --wait --collect --uid=posture-collector "
            "--property=LoadCredential=posture-keys"
        )
        machine.root(f"{as_the_service} {_INIT} https://posture.example.org")
        assert int(machine.root(f"stat -c %s {_KEYS}/targets.key")) > 32  # the key itself has 32 bytes
        machine.root("systemctl enable --now posture-collector")
        machine.root(_WAITS)
        machine.write("/srv/asked.py", _ASKED)
        assert machine.root("sleep 3; python3 -I /srv/asked.py").strip() == "200"
        status = machine.root("cat /proc/$(systemctl show -p MainPID --value posture-collector)/status")
        assert "CapEff:\t0000000000000000" in status
        assert "NoNewPrivs:\t1" in status
        machine.root("systemctl stop posture-collector")
        assert machine.root("systemctl show -p Result --value posture-collector").strip() == "success"


def test_a_round_opens_and_closes_within_what_the_service_may_do(debian: Bare, tmp_path: Path) -> None:
    package = _brought(debian)
    line = "apt-get install -y -q --no-install-recommends"
    debian.root(f"{line} systemd-sysv dbus; {line} {package}")
    debian.root(f"{_AS_ITSELF} {_INIT} http://127.0.0.1:8732 --rehearsal")
    (tmp_path / "nothing").mkdir()
    with started(Tree(debian.folder, tmp_path / "nothing")) as machine:
        machine.root(f"systemctl start posture-collector; {_WAITS}")
        machine.root(f"{_AS_ITSELF} posture-collector epoch {_FOLDER} open --few --seconds 20")
        assert "round-1.key" in machine.root(f"ls {_KEYS}")
        machine.root(_WAITS_FOR_THE_CLOSE)
        said = machine.root("journalctl -q -o cat -u posture-collector")
        assert "is closed; its sums are out." in said
        assert "was not done" not in said
        assert machine.root(f"ls {_KEYS}").split() == ["targets.key"]


def test_lintian_has_no_error() -> None:
    need(lintian="lintian")
    packages = [made(f"posture-collector_*+{release}_*.deb") for release in _RELEASES.values()]
    run("lintian", "--fail-on", "error", *packages)
