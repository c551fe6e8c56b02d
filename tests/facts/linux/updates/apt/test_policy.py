from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.updates.apt.policy import Policy, is_security_suite, read_policies


def _said(hosts: Path, name: str) -> dict[str, Policy]:
    answers = json.loads((hosts / name / "answers.json").read_text(encoding="utf-8"))
    text = next(command["stdout"] for command in answers["commands"] if command["argv"][0] == "apt-cache")
    return {policy.package: policy for policy in read_policies(text)}


def test_a_security_update_under_a_later_ordinary_one_is_seen(hosts: Path) -> None:
    openssh = _said(hosts, "debian-12-apt")["openssh-client"]
    assert [version.suites for version in openssh.newer] == [
        ("bookworm",),
        ("bookworm-security",),
        ("bookworm-updates",),
    ]
    assert openssh.closes_holes


def test_an_old_security_update_that_is_installed_already_does_not_count(hosts: Path) -> None:
    curl = _said(hosts, "debian-12-apt")["curl"]
    assert curl.waits
    assert not curl.closes_holes


def test_a_package_in_both_suites_closes_holes(hosts: Path) -> None:
    assert _said(hosts, "debian-12-apt")["krb5-locales"].closes_holes


@pytest.mark.parametrize(
    ("package", "waits", "closes_holes"),
    [
        ("plain", True, False),
        ("phased", False, False),
        ("both", True, True),
        ("esm", True, True),
        ("ma:i386", True, True),
        ("foreign:i386", False, False),
        ("localonly", False, False),
    ],
)
def test_what_waits_on_ubuntu(hosts: Path, package: str, waits: bool, closes_holes: bool) -> None:
    policy = _said(hosts, "ubuntu-24.04-apt")[package]
    assert (policy.waits, policy.closes_holes) == (waits, closes_holes)


POLICY = """\
x:
  Installed: 1
  Candidate: {candidate}
  Version table:
     3 500 (phased {phased}%)
        500 http://a.example noble-updates/main amd64 Packages
     2 500
        500 http://a.example {suite}/main amd64 Packages
 *** 1 100
        100 /var/lib/dpkg/status
"""


@pytest.mark.parametrize(
    ("candidate", "phased", "suite", "waits", "closes_holes"),
    [
        ("3", 100, "noble-security", True, True),
        ("3", 40, "noble-security", True, True),  # the hole is open whatever becomes of the later update
        ("3", 40, "noble-updates", False, False),
        ("3", 100, "noble-updates", True, False),
        ("1", 100, "noble-security", False, False),  # pinned: apt would not install it
        ("(none)", 100, "noble-security", False, False),
    ],
)
def test_phasing_and_pinning(
    candidate: str, phased: int, suite: str, waits: bool, closes_holes: bool
) -> None:
    (policy,) = read_policies(POLICY.format(candidate=candidate, phased=phased, suite=suite))
    assert (policy.waits, policy.closes_holes) == (waits, closes_holes)


@pytest.mark.parametrize(
    "suite",
    [
        "trixie-security",
        "oldstable-security",
        "noble-apps-security",
        "jammy-infra-security",
        "buster/updates",
    ],
)
def test_security_suites_are_known_by_their_ending(suite: str) -> None:
    assert is_security_suite(suite)


@pytest.mark.parametrize("suite", ["bookworm", "bookworm-updates", "oldstable-backports", "stable", ""])
def test_other_suites_hold_ordinary_updates(suite: str) -> None:
    assert not is_security_suite(suite)


@pytest.mark.parametrize(
    "text",
    [
        "E: The package lists could not be parsed.\n",
        POLICY.replace("Candidate", "Kandidat"),
        POLICY.replace(" ***", "    "),
        POLICY.replace("  Version table:\n", ""),
        POLICY.replace("500 http", "something http"),
    ],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_policies(text)


@given(st.text(alphabet=" \n:*0159()%ax", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        policies = read_policies(text)
    except ValueError:
        return
    assert all(policy.package for policy in policies)
