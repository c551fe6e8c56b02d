"""A signature beside a file, by a key of OpenSSH, whose tools are on every system.

Source: ssh-keygen(1), options ``-Y sign`` and ``-Y verify`` and the section ALLOWED SIGNERS.
"""

from __future__ import annotations

import os
import tempfile
from email.utils import parseaddr
from pathlib import Path

from shipping.programs import BuildError, run
from shipping.project import publisher

KEY = "POSTURE_SIGNING_KEY"
"""The variable that names the file of the private key."""

_NAMESPACE = "file"


def sign(path: Path) -> tuple[Path, Path]:
    """Sign a file: ``NAME.sig``, and ``NAME.signers`` with the public key, for ``ssh-keygen -Y verify``.

    The key is the one that $POSTURE_SIGNING_KEY names. Without one a key is made that signs this once and is
    thrown away: that shows that nothing was changed since, and not by whom it was made. BuildError where
    ``signing_key`` in ``installer/publisher.toml`` is another one.
    """
    named = os.environ.get(KEY)
    if named:
        return _signed(path, Path(named))
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "once"
        run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "made for one build", "-f", key])
        return _signed(path, key)


def _signed(path: Path, key: Path) -> tuple[Path, Path]:
    about = publisher()
    public = " ".join(run(["ssh-keygen", "-y", "-f", key]).split()[:2])
    if about.signing_key not in ("", public):
        raise BuildError("The key that was to sign is not the signing_key in installer/publisher.toml.")
    signature, signers = (path.with_name(f"{path.name}.{kind}") for kind in ("sig", "signers"))
    signature.unlink(missing_ok=True)  # one of before would stay in its way
    run(["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", _NAMESPACE, path])
    address = parseaddr(about.maintainer)[1]
    signers.write_text(f'{address} namespaces="{_NAMESPACE}" {public}\n', encoding="utf-8")
    return signature, signers


def how_to_verify(path: Path) -> str:
    """What a person types beside the files."""
    name, address = path.name, parseaddr(publisher().maintainer)[1]
    return (
        f"ssh-keygen -Y verify -f {name}.signers -I {address} -n {_NAMESPACE} -s {name}.sig < {name}"
        f" && sha256sum --check {name}"
    )
