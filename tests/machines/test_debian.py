"""States made on purpose on a Debian that runs, and what an administrator and somebody else are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from debian import Debian

pytestmark = [pytest.mark.machines, pytest.mark.timeout(900)]

_BY_HAND = """
table inet by_hand {
    chain incoming {
        type filter hook input priority 0; policy drop;
        ct state established,related accept
        iif lo accept
    }
}
"""
_UNITS = "/home/person/.config/systemd/user"
_KEEPS = "[Service]\nType=oneshot\nEnvironment=RESTIC_PASSWORD=x\nExecStart=/usr/bin/restic -q -r /srv/copies"
_UNTIL_IT_HAS_RUN = (
    "while systemctl --user show -p ExecMainExitTimestampMonotonic --value keep.service | grep -qx 0; "
    "do sleep 0.2; done"
)
_TIMER = "[Timer]\nOnActiveSec=1s\nOnUnitActiveSec=1d\n[Install]\nWantedBy=timers.target\n"


@pytest.mark.parametrize("as_root", [True, False])
def test_on_a_bare_debian_nothing_passes_that_is_not_so(debian: Debian, as_root: bool) -> None:
    outcomes = debian.outcomes(as_root=as_root)
    assert len(outcomes) == 12
    assert outcomes["os-supported"] == "pass"
    assert outcomes["firewall"] == "warn"  # none is on, and nothing waits for other computers
    assert outcomes["disk-encryption"] == "not_applicable"  # a container has no disk of its own


@pytest.mark.parametrize("as_root", [True, False])
def test_every_check_is_explained(debian: Debian, as_root: bool) -> None:
    ask = debian.root if as_root else debian.person
    for name in debian.outcomes(as_root=as_root):
        assert "The rule" in ask(f"cd /; python3 -m posture explain {name}")


def test_a_program_that_waits_behind_no_firewall_fails(debian: Debian) -> None:
    debian.root("systemd-run -q python3 -m http.server 8000; sleep 1")
    assert debian.outcomes(as_root=True)["firewall"] == "fail"
    assert debian.outcomes(as_root=False)["firewall"] == "fail"


def test_rules_loaded_by_hand_are_seen_by_the_administrator_alone(debian: Debian) -> None:
    debian.write("/etc/by-hand.nft", _BY_HAND)
    debian.root("nft -f /etc/by-hand.nft")
    assert debian.outcomes(as_root=True)["firewall"] == "pass"
    assert debian.outcomes(as_root=False)["firewall"] != "pass"


def test_ufw_passes_while_its_rules_are_there(debian: Debian) -> None:
    debian.root("ufw --force enable")
    assert debian.outcomes(as_root=True)["firewall"] == "pass"
    assert debian.outcomes(as_root=False)["firewall"] == "pass"


def test_ufw_whose_rules_were_flushed_does_not_pass(debian: Debian) -> None:
    debian.root("ufw --force enable; nft flush ruleset")
    assert debian.outcomes(as_root=True)["firewall"] == "warn"
    if Path("/proc/modules").exists():  # else nothing that others may read tells of the kernel's rules
        assert debian.outcomes(as_root=False)["firewall"] != "pass"


def test_unattended_upgrades_pass_until_their_timer_is_masked(debian: Debian) -> None:
    for as_root in (True, False):
        assert debian.outcomes(as_root=as_root)["auto-updates"] == "pass"
    debian.root("systemctl mask --now apt-daily-upgrade.timer")
    for as_root in (True, False):
        assert debian.outcomes(as_root=as_root)["auto-updates"] == "warn"


def test_a_persons_timer_counts_by_what_its_service_really_starts(debian: Debian) -> None:
    debian.root("loginctl enable-linger person; sleep 1")
    debian.write(f"{_UNITS}/keep.service", f"{_KEEPS} backup /home/person\n", owner="person")
    debian.write(f"{_UNITS}/keep.timer", _TIMER, owner="person")
    debian.root("mkdir /srv/copies; chown -R person: /srv/copies /home/person")
    debian.person("RESTIC_PASSWORD=x restic -q init -r /srv/copies")
    debian.person("systemctl --user daemon-reload; systemctl --user enable -q --now keep.timer")
    debian.person(f"timeout 60 sh -c '{_UNTIL_IT_HAS_RUN}'")
    kept = debian.facts("backup")
    assert (kept["configured"], kept["by"], kept["age_days"]) == (True, "restic", 0)

    only_looks = "[Service]\nExecStart=\nExecStart=/usr/bin/restic -q -r /srv/copies check\n"
    debian.write(f"{_UNITS}/keep.service.d/other.conf", only_looks, owner="person")
    debian.person("systemctl --user daemon-reload")
    assert debian.facts("backup")["configured"] == (
        "A timer starts restic, but only to look after backups, not to make one.",
    )
