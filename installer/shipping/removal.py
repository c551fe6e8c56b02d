"""What a package does before it goes."""

from __future__ import annotations

from shipping.project import TOP


def removal() -> str:
    """Lines of shell that take away what the system starts for those who are signed in."""
    return (TOP / "installer" / "linux" / "removal.sh").read_text(encoding="utf-8")
