"""A Debian with its root on LUKS2, made without a device mapper, and started by QEMU without KVM.

The image is encrypted here as dm-crypt would read it (aes-xts-plain64, sectors of 4096 bytes; cryptsetup(8),
the kernel's dm-crypt.rst). The key lies in the initramfs, since nobody is there to type a passphrase.
"""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import tarfile
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from debian import RELEASE
from supplies import BUILD, libraries, need, need_root, run

_PACKAGES = (
    "python3,systemd-sysv,dbus,udev,libpam-systemd,linux-image-cloud-amd64,initramfs-tools,"
    "cryptsetup-initramfs,nftables,ufw,kmod,procps,iproute2,systemd-timesyncd"
)
_FOLDER = BUILD / "encrypted"
_PASSPHRASE = "for tests alone"
_VOLUME = "11111111-2222-4333-8444-555555555555"
_SECTOR, _HEADER, _IMAGE = 4096, 16 << 20, "1800M"
_UNIT = """[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'mkdir /var/tmp/job; cd /var/tmp/job; tar xf /dev/disk/by-id/virtio-job; \
sh ./job >answer 2>complaints; tar cf /dev/virtio-ports/answer answer complaints; systemctl poweroff'
[Install]
WantedBy=multi-user.target
"""


def answer(job: str) -> dict[str, dict[str, dict[str, str]]]:
    """What a shell script prints that runs as root in the machine: verdicts by state, account and check.

    Skips where the machine cannot be made. ``check STATE`` in it looks as root and as somebody else.
    """
    need_root()
    need(
        debootstrap="debootstrap",
        cryptsetup="cryptsetup-bin",
        mke2fs="e2fsprogs",
        **{"qemu-system-x86_64": "qemu-system-x86"},
    )
    if not (_FOLDER / ".complete").exists():
        shutil.rmtree(_FOLDER, ignore_errors=True)
        _FOLDER.mkdir(parents=True)
        _encrypt(_files())
        (_FOLDER / ".complete").touch()
    return _told(_run(job))


def _files() -> Path:
    """The tree, with its kernel and initramfs taken out of it."""
    tree = _FOLDER / "tree"
    run("debootstrap", "--variant=minbase", f"--include={_PACKAGES}", RELEASE, tree)
    run("chroot", tree, "useradd", "-m", "-u", "1000", "-s", "/bin/sh", "person")
    _write(tree, "etc/crypttab", f"root UUID={_VOLUME} /etc/keys/root.key luks,initramfs\n")
    _write(tree, "etc/fstab", "/dev/mapper/root / ext4 errors=remount-ro 0 1\n")
    _write(tree, "etc/keys/root.key", _PASSPHRASE)
    _write(tree, "etc/cryptsetup-initramfs/conf-hook", "KEYFILE_PATTERN=/etc/keys/*.key\n")
    _write(tree, "etc/initramfs-tools/conf.d/umask", "UMASK=0077\n")
    _write(tree, "etc/systemd/system/job.service", _UNIT)
    run("chroot", tree, "systemctl", "enable", "job.service")
    kernel = next((tree / "boot").glob("vmlinuz-*"))
    version = kernel.name.removeprefix("vmlinuz-")
    run("chroot", tree, "update-initramfs", "-u", "-k", version)
    shutil.copy(kernel, _FOLDER / "kernel")
    shutil.copy(tree / "boot" / f"initrd.img-{version}", _FOLDER / "initramfs")
    return tree


def _write(tree: Path, name: str, text: str) -> None:
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text(text)
    (tree / name).chmod(0o600 if "keys" in name else 0o644)


def _encrypt(tree: Path) -> None:
    plain, image, key = _FOLDER / "plain", _FOLDER / "image", _FOLDER / "key"
    run("mke2fs", "-q", "-t", "ext4", "-b", str(_SECTOR), "-d", tree, plain, _IMAGE)
    secret = secrets.token_bytes(64)
    key.write_bytes(secret)
    with image.open("wb") as file:
        file.truncate(plain.stat().st_size + _HEADER)
    subprocess.run(
        [
            "cryptsetup", "luksFormat", "-q", "--type", "luks2", "--uuid", _VOLUME, "--sector-size",
            str(_SECTOR), "--cipher", "aes-xts-plain64", "--key-size", "512", "--offset", str(_HEADER // 512),
            "--volume-key-file", str(key), "--pbkdf", "pbkdf2", "--pbkdf-force-iterations", "1000",
            str(image), "-d", "-",
        ],
        input=_PASSPHRASE, text=True, check=True, timeout=120,
    )  # fmt: skip
    cipher = algorithms.AES(secret)
    with plain.open("rb") as source, image.open("r+b") as target:
        target.seek(_HEADER)
        number = 0
        while sector := source.read(_SECTOR):
            tweak = (number * _SECTOR // 512).to_bytes(16, "little")  # plain64 counts in 512 bytes
            target.write(Cipher(cipher, modes.XTS(tweak)).encryptor().update(sector))
            number += 1
    plain.unlink()
    shutil.rmtree(tree)


_CHECK = """
cd /var/tmp/job
export PYTHONPATH=/var/tmp/job/libraries POSTURE_KEYRING=off LC_ALL=C.UTF-8
check() {
    HOME=/root python3 patient check --json >"$1.root" || test $? = 1
    runuser -u person -- env HOME=/home/person python3 patient check --json >"$1.person" || test $? = 1
    python3 -c '
import json, sys
for account in ("root", "person"):
    verdicts = json.load(open(f"{sys.argv[1]}.{account}"))["verdicts"]
    print(json.dumps([sys.argv[1], account, {one["check"]: one["outcome"] for one in verdicts}]))
' "$1"
}
"""

# Without KVM everything takes ten times as long as on a computer, and longer beside other work.
_PATIENT = """
import sys
from posture.facts import gather
from posture.facts.families import FAMILIES
from posture.host.asking import bus, commands

PATIENCE = 30

def patient(ask):
    return lambda *words, deadline, **named: ask(*words, deadline=deadline * PATIENCE, **named)

for family in FAMILIES.values():
    object.__setattr__(family, "deadline", family.deadline * PATIENCE)
gather.gather.__kwdefaults__["total_deadline"] *= PATIENCE
commands.run, bus.ask = patient(commands.run), patient(bus.ask)

from posture.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def _run(job: str) -> Path:
    """The folder with what the machine answered."""
    folder = _FOLDER / "job"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "job").write_text(f"set -eu\n{_CHECK}\n{job}\n")
    (folder / "patient").write_text(_PATIENT)
    with tarfile.open(folder / "in.tar", "w") as packed:
        packed.add(folder / "job", "job")
        packed.add(folder / "patient", "patient")
        packed.add(libraries("debian", "x86_64-manylinux_2_28", tests=False), "libraries")
    with (folder / "in.tar").open("r+b") as file:
        file.truncate(-(-file.seek(0, 2) // 512) * 512)
    run(
        "qemu-system-x86_64", "-M", "q35", "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max",
        "-smp", "2", "-m", "1024", "-display", "none", "-nodefaults", "-no-reboot", "-snapshot",
        "-serial", f"file:{folder}/console",
        "-drive", f"file={_FOLDER}/image,format=raw,if=none,id=root,cache=unsafe",
        "-device", "virtio-blk-pci,drive=root",
        "-drive", f"file={folder}/in.tar,format=raw,if=none,id=job",
        "-device", "virtio-blk-pci,drive=job,serial=job",
        "-device", "virtio-serial-pci", "-chardev", f"file,id=answer,path={folder}/out.tar",
        "-device", "virtserialport,chardev=answer,name=answer", "-device", "virtio-rng-pci",
        "-kernel", _FOLDER / "kernel", "-initrd", _FOLDER / "initramfs",
        "-append", "root=/dev/mapper/root ro console=ttyS0 quiet mitigations=off",
    )  # fmt: skip
    with tarfile.open(folder / "out.tar") as packed:
        packed.extractall(folder, filter="data")
    return folder


def _told(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    complaints = (folder / "complaints").read_text()
    assert "Traceback" not in complaints, complaints
    told: dict[str, dict[str, dict[str, str]]] = {}
    for line in (folder / "answer").read_text().splitlines():
        state, account, outcomes = json.loads(line)
        told.setdefault(state, {})[account] = outcomes
    assert told, complaints
    return told
