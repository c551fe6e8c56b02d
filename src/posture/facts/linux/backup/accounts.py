"""The home folders of accounts."""

from __future__ import annotations

from posture.host.model import Host, HostError


def home_of(host: Host, account: str) -> str:
    """The home folder of an account by its name, see passwd(5); nothing where it is not found."""
    if account in ("root", "0"):
        return "/root"
    try:
        lines = host.read_text("/etc/passwd").splitlines()
    except HostError:
        lines = []
    fields = (line.split(":") for line in lines)
    known = next((row[5] for row in fields if len(row) > 6 and account in (row[0], row[2])), "")
    # Accounts of a directory stand in no file; theirs has the name of the account at its end, as usual.
    return known or (host.home() if host.home().rpartition("/")[2] == account else "")
