"""Whether somebody gets in without a password because none is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.sign_in import pam
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import BusCall, Host, HostError, NotRecorded, NotThere, Unsupported
from posture.words.phrase import phrase

EMPTY, GROUP, EVERYBODY = "empty-password", "passwordless-group", "pam"
# The services of PAM under other names than the display manager's own.
_SERVICES: Mapping[str, str] = {"gdm": "gdm-password", "getty": "login"}
_WITH, _WITHOUT = frozenset({"P", "PS", "L", "LK"}), "NP"
_ACCOUNTS = "org.freedesktop.Accounts"
_NONE = 2


def read(host: Host, programs: Iterable[str]) -> tuple[str, SigningIn] | None:
    """How somebody gets in without a password through one of the programs; None where nobody does.

    In this order: PAM asks nobody for anything, it lets in the members of a group, or the person's own
    account has no password and PAM takes that. Undecided where the system leaves that open.
    """
    services = {name: pam.auth(host, _SERVICES.get(name, name)) for name in programs}
    for name, lines in services.items():
        if pam.lets_everybody_in(lines):
            return EVERYBODY, SigningIn(True, f"pam:{name}", "pam_permit.so")
        for group in sorted(pam.free_groups(lines)):
            if _has_members(host, group):
                return GROUP, SigningIn(True, f"pam:{name}", f"user ingroup {group}")
    if any(map(pam.takes_no_password, services.values())) and _is_empty(host):
        return EMPTY, SigningIn(True, "passwd -S", "NP")
    for name, lines in services.items():
        line = pam.lets_by(lines, _SERVICES.get(name, name))
        if line:
            raise _open(name, line)
    return None


def _open(name: str, line: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "PAM lets some people in unasked, by “{module}”; whether you are one of them is not known.",
            module=line,
        ),
        phrase("Sign out and see whether signing in takes a password."),
        f"pam:{name}",
    )


def _has_members(host: Host, group: str) -> bool:
    lines = (line.split(":") for line in (text(host, "/etc/group") or "").splitlines())
    return any(fields[0] == group and fields[3].strip() for fields in lines if len(fields) > 3)


def _is_empty(host: Host) -> bool:
    """Whether the person's own account has no password, as passwd(1) tells everybody of himself.

    Under sudo it would speak of the administrator, and is not asked. Some systems tell administrators
    only; then AccountsService knows it, if it runs.
    """
    if host.environment("SUDO_USER") or host.environment("PKEXEC_UID"):
        return False
    try:
        output = host.run("passwd", "-S")
    except (NotThere, NotRecorded, Unsupported):
        return _accounts_service_says_so(host)
    words = output.stdout.split()
    if output.exit_code == 0 and len(words) > 2 and words[1] in _WITH | {_WITHOUT}:
        return words[1] == _WITHOUT
    if output.exit_code != 0 and output.stderr.strip():
        return _accounts_service_says_so(host)
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("The system did not say whether your account has a password."),
        phrase("passwd -S shows it: NP stands for none."),
        "passwd",
    )


def _accounts_service_says_so(host: Host) -> bool:
    """By the property PasswordMode (AccountsService's org.freedesktop.Accounts.User.xml; 2 is none)."""
    try:
        path = f"/org/freedesktop/Accounts/User{host.status(host.home()).owner}"
    except HostError:
        return False
    properties = "org.freedesktop.DBus.Properties"
    call = BusCall("system", _ACCOUNTS, path, properties, "Get", "ss", (f"{_ACCOUNTS}.User", "PasswordMode"))
    try:
        return host.call(call) == (("i", _NONE),)
    except (NotThere, NotRecorded, Unsupported):
        return False
