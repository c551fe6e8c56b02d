"""The collector's container is built as its Containerfile says, on files of a Debian that debootstrap made.

No registry is asked, so that the image it names as its base is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bare import bare, made
from supplies import TOP, need, need_root, run

pytestmark = [pytest.mark.machines, pytest.mark.timeout(1700)]

_BASE, _IMAGE = "localhost/debian-12", "localhost/posture-collector"
_FOLDER = "/var/lib/posture-collector"
_SERVES = f"""
echo a sentence for tests > /tmp/words
posture-collector init {_FOLDER} --name H --passphrase-file /tmp/words --address http://127.0.0.1:8799
(timeout 60 posture-collector serve {_FOLDER} --host 127.0.0.1 --port 8799 &)
sleep 5
python3 -c 'import urllib.request as asked; print(asked.urlopen("http://127.0.0.1:8799/healthz").status)'
"""


@pytest.fixture
def buildah(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Runs buildah with images of its own, without a service and without other networks than this one."""
    need_root()
    need(buildah="buildah")
    places = ("--root", tmp_path / "images", "--runroot", tmp_path / "running", "--storage-driver", "vfs")

    def command(*words: str | Path) -> str:
        return run("buildah", *places, *words, cwd=TOP).strip()

    yield command
    command("rm", "--all")
    command("rmi", "--all", "--force")


def test_it_is_built_runs_as_nobody_special_and_serves(buildah: Callable[..., str], tmp_path: Path) -> None:
    made("posture-collector_*+deb12_*.deb")
    with bare("bookworm", tmp_path) as debian:
        base = buildah("from", "scratch")
        buildah("copy", "--quiet", base, debian.folder, "/")
        buildah("commit", "--quiet", base, _BASE)
        buildah("rm", base)
    file = ("-f", "installer/collector/Containerfile")
    buildah(
        "build", "--isolation", "chroot", "--pull-never", "--build-arg", f"BASE={_BASE}", *file, "-t", _IMAGE
    )
    container = buildah("from", "--pull-never", _IMAGE)
    inside = ("run", "--isolation", "chroot", container, "--")
    assert buildah(*inside, "posture-collector", "--version").startswith("posture-collector ")
    assert buildah(*inside, "id", "-un") == "posture-collector"
    assert buildah(*inside, "sh", "-euc", _SERVES).endswith("\n200")
