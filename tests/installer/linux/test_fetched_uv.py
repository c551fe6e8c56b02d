"""The uv that is fetched is the one that the lock file names, or none."""

from __future__ import annotations

import hashlib
import io
import os
import platform
import shutil
import ssl
import urllib.error
import zipfile
from pathlib import Path

import machine
import pytest
from machine import fetched_uv


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No uv is here, and one that is fetched comes into an empty folder."""
    monkeypatch.setattr(fetched_uv, "PRIVATE_UV", tmp_path / "build" / "uv")
    monkeypatch.setattr(shutil, "which", lambda _program: None)


def _wheel(content: bytes = b"#!/bin/sh\n", name: str = "uv") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("uv-1.data/scripts/uvx", b"another")
        archive.writestr(f"uv-1.data/scripts/{name}", content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("system", "machine"),
    [
        ("Linux", "x86_64"),
        ("Linux", "aarch64"),
        ("Darwin", "x86_64"),
        ("Darwin", "arm64"),
        ("Windows", "AMD64"),
        ("Windows", "ARM64"),
    ],
)
def test_the_lock_file_names_a_uv_for(monkeypatch, system, machine) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    wheel = fetched_uv._locked_wheel()
    assert wheel["url"].startswith("https://")
    assert len(wheel["hash"]) == len("sha256:") + 64


def test_another_machine_is_told_to_bring_its_own(monkeypatch, capsys) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv32")
    assert machine.main(["uv"]) == 2
    assert "riscv32" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["uv", "uv.exe"])
def test_a_fetched_uv_is_kept_where_it_is_run_from(monkeypatch, capsys, name) -> None:
    data = _wheel(name=name)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    monkeypatch.setattr(fetched_uv, "_locked_wheel", lambda: {"url": "https://x.test/uv.whl", "hash": digest})
    monkeypatch.setattr(fetched_uv, "_read", lambda _url: data)
    assert machine.main(["uv"]) == 0
    assert capsys.readouterr().out.strip() == str(fetched_uv.PRIVATE_UV)
    assert fetched_uv.PRIVATE_UV.read_bytes() == b"#!/bin/sh\n"
    assert fetched_uv.PRIVATE_UV.stat().st_mode & 0o100


def test_another_file_than_the_locked_one_is_not_run(monkeypatch, capsys) -> None:
    monkeypatch.setattr(fetched_uv, "_locked_wheel", lambda: {"url": "https://x.test/u", "hash": "sha256:0"})
    monkeypatch.setattr(fetched_uv, "_read", lambda _url: _wheel(b"something else"))
    assert machine.main(["uv"]) == 2
    assert "not the file" in capsys.readouterr().err
    assert not fetched_uv.PRIVATE_UV.exists()


def test_without_certificates_and_without_root_the_line_that_helps_is_printed(monkeypatch, capsys) -> None:
    def unproven(_url: str) -> bytes:
        raise urllib.error.URLError(ssl.SSLCertVerificationError("unable to get local issuer certificate"))

    monkeypatch.setattr(fetched_uv, "_read", unproven)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert machine.main(["uv"]) == 2
    assert "sudo apt-get install -y ca-certificates" in capsys.readouterr().err
