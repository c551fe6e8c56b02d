"""The sums bear a signature that OpenSSH verifies, by the key that is named and by no other."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from shipping import signature
from shipping.programs import BuildError
from shipping.project import publisher
from shipping.signature import KEY, how_to_verify, sign

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="apt-get install openssh-client")


@pytest.fixture
def sums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sums of one package, and no key."""
    monkeypatch.delenv(KEY, raising=False)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "a.deb").write_bytes(b"a")
    path = tmp_path / "dist" / "SHA256SUMS"
    path.write_text(f"{hashlib.sha256(b'a').hexdigest()}  a.deb\n")
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key of a publisher's."""
    path = tmp_path / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    return path


def _verifies(sums: Path) -> bool:
    """As a person types it who got the files."""
    done = subprocess.run(
        ["sh", "-c", how_to_verify(sums)], cwd=sums.parent, capture_output=True, timeout=60, check=False
    )
    return done.returncode == 0


def _public(key: Path) -> str:
    return " ".join(key.with_suffix(".pub").read_text().split()[:2])


def test_what_a_person_is_told_to_type_verifies_signature_and_packages(sums: Path) -> None:
    sign(sums)
    assert _verifies(sums)
    (sums.parent / "a.deb").write_bytes(b"another")
    assert not _verifies(sums)


def test_other_sums_do_not_verify(sums: Path) -> None:
    sign(sums)
    sums.write_text("0" * 64 + "  a.deb\n")
    assert not _verifies(sums)


def test_the_key_that_is_named_signs(sums: Path, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, str(key))
    _, signers = sign(sums)
    assert _public(key) in signers.read_text()
    assert _verifies(sums)


def test_without_one_it_is_another_each_time_and_stays_nowhere(sums: Path) -> None:
    _, signers = sign(sums)
    first = signers.read_text()
    sign(sums)
    assert signers.read_text() != first
    assert _verifies(sums)
    assert sorted(path.name for path in sums.parent.iterdir()) == [
        "SHA256SUMS", "SHA256SUMS.sig", "SHA256SUMS.signers", "a.deb",
    ]  # fmt: skip


def test_a_key_that_is_not_the_publishers_signs_nothing(
    sums: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = publisher()
    monkeypatch.setattr(signature, "publisher", lambda: replace(about, signing_key="ssh-ed25519 AAAA"))
    monkeypatch.setenv(KEY, str(key))
    with pytest.raises(BuildError, match=r"publisher\.toml"):
        sign(sums)
    assert not sums.with_name("SHA256SUMS.sig").exists()
    monkeypatch.setattr(signature, "publisher", lambda: replace(about, signing_key=_public(key)))
    sign(sums)
    assert _verifies(sums)
