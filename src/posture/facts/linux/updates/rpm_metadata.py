"""Copies of rpm repositories' descriptions, as dnf and zypper keep them."""

from __future__ import annotations

from posture.facts.linux.machine.optional_files import names
from posture.host.model import Host


def files(host: Host, cache: str) -> tuple[str, ...]:
    """The paths of all files in ``<cache>/<repository>/repodata``.

    A folder that is closed is an error: what a repository does not describe would be taken for nothing.
    """
    return tuple(
        f"{cache}/{repository}/repodata/{name}"
        for repository in names(host, cache)
        for name in names(host, f"{cache}/{repository}/repodata")
    )
