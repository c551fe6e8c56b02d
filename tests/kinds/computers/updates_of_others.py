"""Lists of others beside the system's own: how fresh each is, and whose kernel waits in them."""

from __future__ import annotations

from collections.abc import Mapping

from kinds import Computer, Kind

BASE = "supported-popos"  # no package manager has left anything there
FRESH, OLD = "2026-11-28T06:00:00Z", "2026-09-25T06:00:00Z"
ALMA = 'ID="almalinux"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.6"\n'
STREAM = 'ID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="9"\n'
FEDORA = "ID=fedora\nVERSION_ID=44\n"
LEAP = 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="16.0"\n'
ARCH = "ID=arch\nBUILD_ID=rolling\n"
NOBLE = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n'
FOCAL = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="20.04"\nVERSION_CODENAME=focal\n'
POP = 'ID=pop\nID_LIKE="ubuntu debian"\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n'
BOOKWORM = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n'
RASPBIAN = 'ID=raspbian\nID_LIKE=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n'
DAEDALUS = 'ID=devuan\nID_LIKE=debian\nVERSION_ID="5"\nVERSION_CODENAME=daedalus\n'
_LISTS = "/var/lib/apt/lists"


def _said(*argv: str, stdout: str = "", code: int = 0) -> dict[str, object]:
    return {"argv": list(argv), "exit_code": code, "stdout": stdout, "stderr": ""}


def _dated(days: Mapping[str, str]) -> dict[str, object]:
    stamp = {"kind": "file", "size": 1, "mode": 420, "owner": 0}
    return {path: stamp | {"modified": day} for path, day in days.items()}


def _computer(
    name: str,
    wanted: str,
    release: str,
    days: Mapping[str, str],
    commands: list[dict[str, object]],
    files: Mapping[str, str] | None = None,
) -> Computer:
    there = {"/etc/os-release": release, **dict.fromkeys(days, "")}
    answers = {"commands": commands, "status": _dated(days)}
    return Computer(Kind.ABSENCE, name, "os-updates", wanted, BASE, there | dict(files or {}), answers)


def _dnf(name: str, wanted: str, release: str, **repositories: str) -> Computer:
    """Repositories by their days, none of which has an update; ``…_silent`` describe none."""
    days = {"/var/lib/dnf/history.sqlite": FRESH, "/usr/bin/dnf": FRESH}
    for repository, day in repositories.items():
        folder = f"/var/cache/dnf/{repository.removesuffix('_silent')}-0123456789abcdef/repodata"
        parts = ("primary",) if repository.endswith("_silent") else ("primary", "updateinfo")
        days |= {f"{folder}/a-{part}.xml.gz": day for part in parts}
    options = ("-q", "-C", "--setopt=cachedir=/var/cache/dnf", "--setopt=*.skip_if_unavailable=False")
    asked = _said("dnf", *options, "repoquery", "--upgrades", "--qf", r"%{name}.%{arch}\n")
    return _computer(name, wanted, release, days, [asked])


def _zypper(name: str, wanted: str, **repositories: str) -> Computer:
    """Repositories by their days; ``update`` alone describes its updates."""
    days = {"/var/log/zypp/history": FRESH}
    for repository, day in repositories.items():
        folder = f"/var/cache/zypp/raw/{repository}/repodata"
        days |= {f"{folder}/repomd.xml": day, f"{folder}/1-primary.xml.gz": day}
        days |= {f"{folder}/1-updateinfo.xml.gz": day} if repository == "update" else {}
    ask = ("zypper", "--non-interactive", "--xmlout", "--no-refresh")
    nothing = "<stream>\n<update-list>\n</update-list>\n</stream>\n"
    commands = [
        _said(*ask, "list-updates", stdout=nothing),
        _said(*ask, "list-patches", "--category", "security", stdout=nothing),
    ]
    return _computer(name, wanted, LEAP, days, commands)


def _pacman(name: str, wanted: str, **databases: str) -> Computer:
    days = {f"/var/lib/pacman/sync/{database}.db": day for database, day in databases.items()}
    days |= {"/var/lib/pacman/local": FRESH}
    return _computer(name, wanted, ARCH, days, [_said("pacman", "-Qu", code=1)])


def _apt(
    name: str,
    wanted: str,
    release: str,
    archives: Mapping[str, tuple[str, str]],
    package: str,
    source: str,
    files: Mapping[str, str] | None = None,
    *,
    waits: bool = False,
) -> Computer:
    """Archives by the beginning of their files' names, each with its Release file and its day."""
    texts = {f"{_LISTS}/{archive}_InRelease": text for archive, (text, _) in archives.items()}
    days = {f"{_LISTS}/{archive}_InRelease": day for archive, (_, day) in archives.items()}
    days |= {f"{_LISTS}/{archive}_main_binary-amd64_Packages": day for archive, (_, day) in archives.items()}
    days |= {"/var/cache/apt/pkgcache.bin": FRESH, "/var/lib/dpkg/status": FRESH}
    newer = f"     2 500\n        500 {source} amd64 Packages\n *** 1 100\n" if waits else " *** 1 500\n"
    offer = "" if waits else f"        500 {source} amd64 Packages\n"
    policy = (
        f"{package}:\n  Installed: 1\n  Candidate: {2 if waits else 1}\n  Version table:\n"
        f"{newer}{offer}        100 /var/lib/dpkg/status\n"
    )
    form = r"${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"
    commands = [
        _said("dpkg-query", "-W", "-f", form, stdout=f"install installed {package}\n"),
        _said("apt-cache", "policy", package, stdout=policy),
    ]
    return _computer(name, wanted, release, days, commands, texts | dict(files or {}))


def _release(origin: str, suite: str, codename: str, date: str = "") -> str:
    signed = f"Date: {date}\n" if date else ""
    return f"Origin: {origin}\nLabel: {origin}\nSuite: {suite}\nCodename: {codename}\n{signed}"


_UBUNTU = "archive.ubuntu.com_ubuntu_dists_noble"
_UBUNTUS = {
    _UBUNTU: (_release("Ubuntu", "noble", "noble"), FRESH),
    "security.ubuntu.com_ubuntu_dists_noble-security": (_release("Ubuntu", "noble-security", "noble"), FRESH),
}
_LAGS = _release("Ubuntu", "noble-security", "noble", "Fri, 25 Sep 2026  6:00:00 UTC")
_DEBIANS = {
    "deb.debian.org_debian_dists_bookworm": (_release("Debian", "oldstable", "bookworm"), FRESH),
    "deb.debian.org_debian-security_dists_bookworm-security": (
        _release("Debian", "oldstable-security", "bookworm-security", "Fri, 27 Nov 2026 20:00:00 UTC"),
        FRESH,
    ),
}
_FOCALS = {
    "archive.ubuntu.com_ubuntu_dists_focal": (_release("Ubuntu", "focal", "focal"), OLD),
    "archive.ubuntu.com_ubuntu_dists_focal-security": (_release("Ubuntu", "focal-security", "focal"), OLD),
    "esm.ubuntu.com_infra_ubuntu_dists_focal-infra-security": (
        _release("UbuntuESM", "focal-infra-security", "focal"),
        FRESH,
    ),
}
_OF_THE_PI = _release("Raspberry Pi Foundation", "stable", "bookworm")
_PI = {"archive.raspberrypi.com_debian_dists_bookworm": (_OF_THE_PI, FRESH)}
_POP = {"apt.pop-os.org_release_dists_noble": (_release("pop-os-release", "noble", "noble"), FRESH)}
_DEVUAN = "deb.devuan.org_merged_dists_daedalus"
_DEVUANS = {
    _DEVUAN: (_release("Devuan", "stable", "daedalus"), FRESH),
    f"{_DEVUAN}-security": (_release("Devuan", "stable-security", "daedalus-security"), FRESH),
}
_MAIN = "http://archive.ubuntu.com/ubuntu noble/main"
_PIS = "http://archive.raspberrypi.com/debian bookworm/main"
_MIRROR = "ftp.gwdg.de_pub_linux_debian_raspbian_raspbian_dists_bookworm"
_RASPBIANS = {_MIRROR: (_release("Raspbian", "oldstable", "bookworm"), FRESH)}

COMPUTERS: tuple[Computer, ...] = (
    _dnf("fedoras-own-old-chrome-fresh", "stale,fail", FEDORA, updates=OLD, google_chrome_silent=FRESH),
    _dnf("fedoras-own-off-rpmfusions-on", "unknown", FEDORA, fedora_silent=FRESH, rpmfusion_updates=FRESH),
    _dnf("fedoras-own-fresh-others-old", "pass", FEDORA, updates=FRESH, google_chrome_silent=OLD),
    _dnf("almas-own-old-epel-fresh", "stale,fail", ALMA, baseos=OLD, appstream=OLD, epel=FRESH),
    _dnf("streams-own-old-epel-fresh", "stale,fail", STREAM, baseos_silent=OLD, epel=FRESH),
    _dnf("stream-with-nothing-new", "pass", STREAM, baseos_silent=FRESH, epel=FRESH),
    _zypper("leaps-own-old-packman-fresh", "stale,fail", oss=OLD, update=OLD, packman=FRESH),
    _zypper("leaps-own-fresh", "pass", oss=FRESH, update=FRESH, packman=OLD),
    _pacman("archs-own-old-others-fresh", "stale,fail", core=OLD, extra=OLD, chaotic=FRESH),
    _pacman("archs-own-fresh", "pass", core=FRESH, extra=FRESH, chaotic=OLD),
    _apt(
        "a-mirror-that-lags", "stale,fail", NOBLE,
        {**_UBUNTUS, "security.ubuntu.com_ubuntu_dists_noble-security": (_LAGS, FRESH)}, "bash", _MAIN,
    ),
    _apt("ubuntu-with-nothing-new", "pass", NOBLE, _UBUNTUS, "bash", _MAIN),
    _apt(
        "focal-that-lives-by-pro", "pass", FOCAL, _FOCALS, "bash",
        "http://archive.ubuntu.com/ubuntu focal/main",
    ),
    _apt(
        "a-suite-of-another-release-left-behind", "pass", BOOKWORM,
        {**_DEBIANS, "deb.example.org_x_dists_buster-security": (_release("X", "buster", "buster"), OLD)},
        "bash", "http://deb.debian.org/debian bookworm/main",
    ),
    _apt("kernel-of-the-pi", "unknown", BOOKWORM, _DEBIANS | _PI, "linux-image-rpi-v8", _PIS, waits=True),
    _apt("tool-of-the-pi", "pass", BOOKWORM, _DEBIANS | _PI, "raspi-config", _PIS, waits=True),
    _apt("chromium-of-the-pi", "warn,fail", BOOKWORM, _DEBIANS | _PI, "chromium-browser", _PIS, waits=True),
    _apt(
        "kernel-of-pop", "unknown", POP, _UBUNTUS | _POP, "linux-image-generic",
        "http://apt.pop-os.org/release noble/main", waits=True,
    ),
    _apt(
        "raspbian-by-a-mirror", "pass", RASPBIAN, _RASPBIANS,
        "bash", "http://ftp.gwdg.de/pub/linux/debian/raspbian/raspbian bookworm/main",
    ),
    _apt("devuan", "pass", DAEDALUS, _DEVUANS, "bash", "http://deb.devuan.org/merged daedalus/main"),
    _apt(
        "mark-of-a-restart-below-var", "warn", NOBLE, _UBUNTUS, "bash", _MAIN,
        {"/var/run/reboot-required": "*** restart ***\n"},
    ),
    _apt(
        "newer-kernel-seen-by-its-file", "warn", NOBLE, _UBUNTUS, "bash", _MAIN,
        {"/boot/vmlinuz-6.12.57-amd64": "", "/boot/vmlinuz-6.12.48-amd64": ""},
    ),
    _apt(
        "newer-kernel-seen-by-its-modules", "warn", NOBLE, _UBUNTUS, "bash", _MAIN,
        {"/lib/modules/6.12.57-amd64/modules.builtin": "kernel/fs/ext4/ext4.ko\n"},
    ),
    _apt(
        "older-kernels-beside", "pass", NOBLE, _UBUNTUS, "bash", _MAIN,
        {"/boot/vmlinuz-6.12.41-amd64": "", "/lib/modules/6.12.41-amd64/modules.builtin": ""},
    ),
)  # fmt: skip
