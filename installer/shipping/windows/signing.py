"""Authenticode signatures, made on Linux by osslsigncode: the publisher's certificate, or a throw-away one.

A throw-away one proves nothing to Windows: it shows that whatever is to be signed can be, and the build fails
where it cannot. ``python -m shipping.windows.signing FILE`` signs one file, for makensis.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from shipping.programs import BuildError, run
from shipping.project import TOP, WORK, moment, publisher

LEFT_OUT = "POSTURE_UNSIGNED"
"""Set by whoever compares two builds: no two signatures are the same."""

_PROGRAM = "osslsigncode"
_FOLDER = WORK / "windows" / "signing"
_THROW_AWAY = (_FOLDER / "certificate.pem", _FOLDER / "key.pem")
_PASSWORD = "POSTURE_WINDOWS_PASSWORD"
_DAYS = 30


def begin_signing() -> str:
    """Get ready to sign; a sentence that says by whom it will be, and what that is worth."""
    if os.environ.get(LEFT_OUT):
        return f"Not signed, since {LEFT_OUT} is set."
    if shutil.which(_PROGRAM) is None:
        return f"Not signed: {_PROGRAM} is not here."
    if publisher().windows.certificate:
        return f"Signed by {publisher().windows.certificate}."
    _make_throw_away()
    return "Signed by a certificate that is thrown away, so Windows warns before it starts this installer."


def end_signing() -> None:
    """Throw the key away."""
    shutil.rmtree(_FOLDER, ignore_errors=True)


def is_signing() -> bool:
    """Whether files are to be signed."""
    return not os.environ.get(LEFT_OUT) and shutil.which(_PROGRAM) is not None


def sign(path: Path) -> None:
    """Sign a program of Windows in its place; BuildError where that fails."""
    signed = path.with_name(f"{path.name}.signed")
    about = publisher()
    stamp = ["-ts", about.windows.timestamp] if about.windows.timestamp else []
    run([
        _PROGRAM, "sign", *_identity(), *stamp, "-h", "sha256", "-n", "Posture", "-i", about.homepage,
        "-in", path, "-out", signed,
    ])  # fmt: skip
    signed.replace(path)


def _identity() -> list[str | Path]:
    """Whose certificate and key, as osslsigncode is told."""
    named = publisher().windows
    if not named.certificate:
        certificate, key = _THROW_AWAY
        return ["-certs", certificate, "-key", key]
    module: list[str | Path] = ["-pkcs11module", named.pkcs11_module] if named.pkcs11_module else []
    password: list[str | Path] = ["-pass", os.environ[_PASSWORD]] if _PASSWORD in os.environ else []
    return [*module, "-certs", TOP / named.certificate, "-key", named.key, *password]


def _make_throw_away() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Posture, thrown away after this build")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment() - timedelta(days=1))
        .not_valid_after(moment() + timedelta(days=_DAYS))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    _FOLDER.mkdir(parents=True, exist_ok=True)
    _FOLDER.chmod(0o700)
    place, secret = _THROW_AWAY
    place.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def main() -> int:
    """0 where the named file is signed, 2 with a sentence where not."""
    try:
        sign(Path(sys.argv[1]))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
