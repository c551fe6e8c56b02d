"""Copies of rpm repositories' descriptions, as dnf and zypper keep them."""

from __future__ import annotations

from posture.host.model import Host, NotRecorded, NotThere


def files(host: Host, cache: str) -> tuple[str, ...]:
    """The paths of all files in ``<cache>/<repository>/repodata``.

    A folder that is closed is an error: what a repository does not describe would be taken for nothing.
    """
    return tuple(
        f"{cache}/{repository}/repodata/{name}"
        for repository in _names(host, cache)
        for name in _names(host, f"{cache}/{repository}/repodata")
    )


def _names(host: Host, folder: str) -> tuple[str, ...]:
    try:
        return host.names(folder)
    except (NotThere, NotRecorded):
        return ()
