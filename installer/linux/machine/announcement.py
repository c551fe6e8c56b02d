"""How much is about to be fetched, said before it is."""

from __future__ import annotations

import platform
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[3]
_OURSELVES = "posture-checkup"  # as pyproject.toml names it


def announce(purpose: str) -> int:
    """Say what will be fetched; nothing where all of it is there."""
    locked = tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages = {package["name"]: package for package in locked}
    folder = TOP / ".venv"
    first = not folder.exists()
    names = _needed(packages, purpose) - _installed(folder)
    if not names:
        return 0
    if first:
        names |= {"uv", "hatchling"} & packages.keys()
    megabytes = max(1, round(sum(_size(packages[name]) for name in names) / 1_000_000))
    count = "1 package" if len(names) == 1 else f"{len(names)} packages"
    print(
        f"The first time, about {megabytes} MB are fetched: {count} for {folder}, and what builds them. "
        "uv keeps a copy in its cache."
        if first
        else f"About {megabytes} MB more are fetched, or taken from uv's cache: {count} for {folder}.",
        file=sys.stderr,
    )
    return 0


def _installed(folder: Path) -> set[str]:
    """The packages in a virtual environment, by the names in uv.lock."""
    places = ("lib/python*/site-packages", "Lib/site-packages")  # the second on Windows
    notes = [one for place in places for one in folder.glob(f"{place}/*.dist-info")]
    written = [one.name.rsplit("-", 2)[0] for one in notes]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in written}


def _needed(packages: dict[str, dict[str, Any]], purpose: str) -> set[str]:
    """What the lock file names for this system: for the application, IT's side too, or all of it to test."""
    ours = packages[_OURSELVES]
    wanted = list(ours["dependencies"])
    if purpose != "run":
        wanted += ours["optional-dependencies"]["collector"]
    if purpose == "test":
        wanted += ours["dev-dependencies"]["dev"]
    found: set[str] = set()
    while wanted:
        one = wanted.pop()
        if one["name"] in found | {_OURSELVES} or not _fits(one.get("marker", "")):
            continue
        found.add(one["name"])
        wanted += packages[one["name"]].get("dependencies", [])
    return found


def _fits(marker: str) -> bool:
    """Whether a dependency is one of this system and of the Python that runs here."""
    if "sys_platform ==" in marker and f"== '{sys.platform}'" not in marker:
        return False
    older = re.search(r"python_full_version < '(\d+)\.(\d+)", marker)
    return older is None or sys.version_info[:2] < (int(older[1]), int(older[2]))


def _size(package: dict[str, Any]) -> int:
    """The bytes of the wheel that fits here best, as far as its name tells."""
    system = {"Linux": "manylinux", "Darwin": "macosx", "Windows": "win"}.get(platform.system(), "")
    machine = {"AMD64": "amd64", "aarch64": "aarch64"}.get(platform.machine(), platform.machine())
    python = f"cp{sys.version_info[0]}{sys.version_info[1]}-"
    wheels = package.get("wheels", [])
    for tags in ((system, machine, python), (system, machine, "abi3"), (system, "universal2"), ("none-any",)):
        sizes = [wheel["size"] for wheel in wheels if all(tag in wheel["url"] for tag in tags)]
        if sizes:
            return max(sizes)
    return 0
