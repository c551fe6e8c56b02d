"""A Debian of its own: made once by debootstrap, started by systemd-nspawn, and as new at each start."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from supplies import BUILD, TOP, libraries, need, need_root, run

RELEASE = "bookworm"
_PACKAGES = (
    "python3,systemd-sysv,dbus,libpam-systemd,nftables,ufw,unattended-upgrades,restic,iproute2,kmod,procps,"
    "systemd-timesyncd"
)
_SECURITY = f"deb http://deb.debian.org/debian-security {RELEASE}-security main\n"
_PERSON, _PERSON_ID = "person", 1000
_AS_THE_PERSON = (
    "runuser", "-u", _PERSON, "--", "env", f"HOME=/home/{_PERSON}", f"XDG_RUNTIME_DIR=/run/user/{_PERSON_ID}",
    f"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/{_PERSON_ID}/bus",
)  # fmt: skip
_CLEAN = (
    "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=/root",
    "PYTHONPATH=/posture", "PYTHONDONTWRITEBYTECODE=1", "POSTURE_KEYRING=off",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a Debian, and Posture with its libraries beside them."""

    root: Path
    libraries: Path


@dataclass(frozen=True, slots=True)
class Debian:
    """A Debian that runs."""

    leader: int  # its first process, as this computer counts

    def root(self, command: str) -> str:
        """What a line of shell prints that the administrator types."""
        return self._enter("sh", "-euc", command)

    def person(self, command: str) -> str:
        """What a line of shell prints that somebody types who is no administrator."""
        return self._enter(*_AS_THE_PERSON, "sh", "-euc", command)

    def write(self, path: str, text: str, *, owner: str = "root") -> None:
        """A file, with the folders that it needs."""
        self._enter("sh", "-euc", f'mkdir -p "$(dirname {path})"; cat > {path}', text=text)
        self.root(f'chown -R {owner}: "$(dirname {path})"')

    def outcomes(self, *, as_root: bool) -> dict[str, str]:
        """The outcome of each check; the command must end without a complaint."""
        ask = self.root if as_root else self.person
        text = ask("cd /; python3 -m posture check --json || test $? -eq 1")
        return {verdict["check"]: verdict["outcome"] for verdict in json.loads(text)["verdicts"]}

    def facts(self, family: str) -> dict[str, object]:
        """What the person's run reads of a family, the reason in a tuple where it could not be read.

        For families whose check is not asked in a container.
        """
        text = self.person(f"cd /; python3 -c '{_READ}' {family}")
        return {name: tuple(one) if isinstance(one, list) else one for name, one in json.loads(text).items()}

    def _enter(self, *command: str, text: str = "") -> str:
        entered = ("nsenter", "-t", str(self.leader), "-m", "-u", "-i", "-n", "-p")
        done = subprocess.run(
            [*entered, *_CLEAN, *command], input=text, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{said}"
        assert "Traceback" not in said
        return done.stdout


_READ = """
import json, sys
from posture.facts.gather import read_all
from posture.facts.model import Known
from posture.host.live import LiveHost
answers = read_all(LiveHost(), [sys.argv[1]])[sys.argv[1]].answers
told = {name: one.value if isinstance(one, Known) else [str(one.detail)] for name, one in answers.items()}
print(json.dumps(told))
"""


def debian_tree() -> Tree:
    """The tree, made by debootstrap the first time."""
    root = BUILD / RELEASE
    if make_tree(root, _PACKAGES):
        with (root / "etc/apt/sources.list").open("a") as sources:
            sources.write(_SECURITY)
        run("chroot", root, "apt-get", "update", "-q")
        (root / ".complete").touch()
    return Tree(root, libraries("debian", "x86_64-manylinux_2_28", tests=False))


def make_tree(root: Path, packages: str) -> bool:
    """A tree with these packages and an account for a person; False where it is complete from before.

    Whoever calls it completes it, and says so by ``.complete``.
    """
    need_root()
    need(debootstrap="debootstrap", **{"systemd-nspawn": "systemd-container"}, nsenter="util-linux")
    if (root / ".complete").exists():
        return False
    run("rm", "-rf", root)
    BUILD.mkdir(parents=True, exist_ok=True)
    run("debootstrap", "--variant=minbase", f"--include={packages}", RELEASE, root)
    run("chroot", root, "useradd", "-m", "-u", str(_PERSON_ID), "-s", "/bin/sh", _PERSON)
    return True


@contextmanager
def started(tree: Tree) -> Iterator[Debian]:
    """A Debian until the end of the block; what is written in it is gone afterwards."""
    with subprocess.Popen(
        [
            "systemd-nspawn", "-q", "--keep-unit", "--register=no", "--private-network", "--boot",
            "--volatile=overlay", "--console=pipe", "-M", "posture-test", "-D", str(tree.root),
            f"--bind-ro={tree.libraries}:/posture",
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=TOP,
    ) as nspawn:  # fmt: skip
        try:
            yield Debian(_leader(nspawn))
        finally:
            nspawn.send_signal(signal.SIGTERM)  # systemd-nspawn powers the machine off
            try:
                nspawn.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                nspawn.kill()


def _leader(nspawn: subprocess.Popen[bytes]) -> int:
    """The machine's first process, once its system runs; skips where no machine can be started here."""
    children = Path(f"/proc/{nspawn.pid}/task/{nspawn.pid}/children")
    for _ in range(600):
        if nspawn.poll() is not None:
            pytest.skip(f"systemd-nspawn starts nothing here: {nspawn.communicate()[0].decode().strip()}")
        for child in children.read_text().split():
            state = subprocess.run(
                ["nsenter", "-t", child, "-m", "-p", "-n", *_CLEAN, "systemctl", "is-system-running"],
                capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
            if state.stdout.strip() in ("running", "degraded"):
                return int(child)
        time.sleep(0.1)
    pytest.fail("the machine did not start within a minute")
