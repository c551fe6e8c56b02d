"""Which updates wait: what is kept back, what waits for a restart, and what nobody describes."""

from __future__ import annotations

from collections.abc import Mapping

from kinds import Computer, Kind

UBUNTU = "updates-chrome-waits"
FEDORA = "fedora-dnf5"
SUSE = "opensuse-zypper"
_LISTS = "/var/lib/apt/lists"
_FORM = r"${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"
_MAIN = "http://archive.ubuntu.com/ubuntu noble"
_SECURITY = "http://security.ubuntu.com/ubuntu noble-security"
_DNF = ("dnf5", "-q", "-C", "--setopt=cachedir=/var/cache/libdnf5", "--setopt=*.skip_if_unavailable=False")
_ZYPPER = ("zypper", "--non-interactive", "--xmlout", "--no-refresh")
_FRESH = {"/run/reboot-required": None, "/run/reboot-required.pkgs": None}
_DAYS: Mapping[str, str] = {"fresh": "2026-11-28T06:00:00Z", "old": "2026-09-28T06:00:00Z"}

Files = Mapping[str, str | bytes | None]
Package = tuple[str, str]


def _command(*argv: str, said: str) -> dict[str, object]:
    return {"argv": list(argv), "exit_code": 0, "stdout": said, "stderr": ""}


def _current(name: str, archive: str = _MAIN) -> Package:
    return name, (
        f"{name}:\n  Installed: 1\n  Candidate: 1\n  Version table:\n *** 1 500\n"
        f"        500 {archive}/main amd64 Packages\n        100 /var/lib/dpkg/status\n"
    )


def _behind(name: str, archive: str, candidate: str = "2") -> Package:
    return name, (
        f"{name}:\n  Installed: 1\n  Candidate: {candidate}\n  Version table:\n     2 500\n"
        f"        500 {archive}/main amd64 Packages\n *** 1 500\n"
        f"        500 {_MAIN}/main amd64 Packages\n        100 /var/lib/dpkg/status\n"
    )


def _apt(
    kind: Kind,
    name: str,
    wanted: str,
    packages: tuple[Package, ...],
    files: Files | None = None,
    *,
    held: tuple[Package, ...] = (),
    says: tuple[str, ...] = (),
    answers: Mapping[str, object] | None = None,
) -> Computer:
    rows = [f"install installed {package}" for package, _ in packages]
    rows += [f"hold installed {package}" for package, _ in held]
    commands = [_command("dpkg-query", "-W", "-f", _FORM, said="".join(f"{row}\n" for row in rows))]
    for asked in (packages, held):
        said = "".join(text for _, text in asked)
        commands.append(_command("apt-cache", "policy", *(package for package, _ in asked), said=said))
    return Computer(
        kind,
        name,
        "os-updates",
        wanted,
        UBUNTU,
        _FRESH | dict(files or {}),
        {"commands": commands, **(answers or {})},
        says=says,
    )


def _lists(**days: str) -> dict[str, object]:
    """The dates of release files, by ``security``, ``ppa``, and the folder's own."""
    names = {
        "security": "security.ubuntu.com_ubuntu_dists_noble-security_InRelease",
        "ppa": "ppa.launchpadcontent.net_x_y_ubuntu_dists_noble_InRelease",
    }
    files = {f"{_LISTS}/{names[name]}": _DAYS[day] for name, day in days.items()} | {_LISTS: _DAYS["fresh"]}
    stamp = {"kind": "file", "size": 1, "mode": 420, "owner": 0}
    return {"status": {path: stamp | {"modified": day} for path, day in files.items()}}


def _dnf(
    kind: Kind,
    name: str,
    wanted: str,
    waiting: Mapping[str, str],
    security: tuple[str, ...] = (),
    files: Files | None = None,
    *,
    says: tuple[str, ...] = (),
) -> Computer:
    """``waiting`` are packages by the repository that has the update; base describes none, updates does."""
    form = r"%{name}.%{arch}\n"
    both = r"%{name}.%{arch} %{repoid}\n"
    commands = [
        _command(
            *_DNF, "repoquery", "--upgrades", "--qf", form,
            said="".join(f"{name}.noarch\n" for name in waiting),
        ),
        _command(
            *_DNF, "repoquery", "--upgrades", "--security", "--qf", form,
            said="".join(f"{name}.noarch\n" for name in security),
        ),
        _command(
            *_DNF, "repoquery", "--upgrades", "--qf", both,
            said="".join(f"{name}.noarch {repository}\n" for name, repository in waiting.items()),
        ),
    ]  # fmt: skip
    return Computer(kind, name, "os-updates", wanted, FEDORA, files or {}, {"commands": commands}, says=says)


def _zypper(
    kind: Kind, name: str, wanted: str, waiting: Mapping[str, str], files: Files | None = None
) -> Computer:
    updates = "".join(
        f'<update kind="package" name="{package}" edition="2" arch="x86_64"><summary>t</summary>'
        f'<source url="http://x" alias="{repository}"/></update>\n'
        for package, repository in waiting.items()
    )
    form = "<?xml version='1.0'?>\n<stream>\n<update-list>\n{rows}</update-list>\n</stream>\n"
    stamp = {"kind": "file", "size": 1, "mode": 420, "owner": 0, "modified": "2026-11-20T09:00:00Z"}
    return Computer(
        kind,
        name,
        "os-updates",
        wanted,
        SUSE,
        {"/var/cache/zypp/raw/upd/repodata/1-updateinfo.xml.gz": "", **(files or {})},
        {
            "commands": [
                _command(*_ZYPPER, "list-updates", said=form.format(rows=updates)),
                _command(*_ZYPPER, "list-patches", "--category", "security", said=form.format(rows="")),
            ],
            "status": {f"/var/cache/zypp/raw/{name}/repodata/repomd.xml": stamp for name in ("base", "upd")},
        },
    )


_OWN = (_current("bash"), _current("libc6"))
_PPA = "https://ppa.launchpadcontent.net/x/y/ubuntu noble"
_KALI = "http://http.kali.org/kali kali-rolling"
_FORKY = "http://deb.debian.org/debian forky"
_ON_KALI = {
    "/etc/os-release": 'ID=kali\nID_LIKE=debian\nVERSION_ID="2026.3"\n',
    f"{_LISTS}/http.kali.org_kali_dists_kali-rolling_main_binary-amd64_Packages": "",
}
_KERNELS = {
    "/proc/sys/kernel/osrelease": "6.8.0-45-generic\n",
    "/lib/modules/6.8.0-45-generic/modules.dep": "",
    "/boot/vmlinuz-6.8.0-45-generic": "",
    "/lib/modules/6.12.48-amd64/modules.builtin": None,
}
_NEWER = {"/lib/modules/6.8.0-51-generic/modules.dep": "", "/boot/vmlinuz-6.8.0-51-generic": ""}
_LOWLATENCY = {"/lib/modules/6.8.0-51-lowlatency/modules.dep": "", "/boot/vmlinuz-6.8.0-51-lowlatency": ""}

COMPUTERS: tuple[Computer, ...] = (
    _apt(Kind.ABSENCE, "nothing-waits", "pass", _OWN, says=("among the packages of apt",)),
    _apt(
        Kind.ABSENCE, "hold-with-a-security-update", "warn", _OWN,
        held=(_behind("libssl3t64", _SECURITY),), says=("keeps 1 package from", "apt-mark unhold"),
    ),
    _apt(
        Kind.ABSENCE, "hold-on-a-browser", "warn", _OWN,
        held=(_behind("vivaldi-stable", "https://repo.vivaldi.com/stable/deb stable"),),
    ),
    _apt(
        Kind.ABSENCE, "hold-with-an-ordinary-update", "pass", _OWN,
        held=(_behind("vim", f"{_MAIN}-updates"),),
    ),
    _apt(
        Kind.ABSENCE, "hold-on-kali", "warn", (_current("bash", _KALI), _current("libc6", _KALI)), _ON_KALI,
        held=(_behind("openssl", _KALI),),
    ),
    _apt(
        Kind.ABSENCE, "pinned-away-on-kali", "warn",
        (_current("bash", _KALI), _current("libc6", _KALI), _behind("openssl", _KALI, candidate="1")),
        _ON_KALI,
    ),
    _apt(
        Kind.ABSENCE, "testing-that-keeps-sid-out", "pass",
        (_current("bash", _FORKY), _current("libc6", _FORKY),
         _behind("vim", "http://deb.debian.org/debian sid", candidate="1")),
        {
            "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\n',
            f"{_LISTS}/deb.debian.org_debian_dists_forky_main_binary-amd64_Packages": "",
            f"{_LISTS}/deb.debian.org_debian_dists_sid_main_binary-amd64_Packages": "",
        },
    ),
    _apt(
        Kind.ABSENCE, "update-from-another-release", "unknown",
        (*_OWN, _behind("openssl", "http://archive.ubuntu.com/ubuntu resolute")),
    ),
    _apt(Kind.ABSENCE, "hold-without-an-update", "pass", _OWN, held=(_current("libssl3t64"),)),
    _apt(Kind.ABSENCE, "pinned-away", "warn", (*_OWN, _behind("libssl3t64", _SECURITY, candidate="1"))),
    _apt(
        Kind.ABSENCE, "another-releases-archive-pinned-low", "pass",
        (*_OWN, _behind("vim", "http://security.ubuntu.com/ubuntu resolute-security", candidate="1")),
    ),
    _apt(Kind.ABSENCE, "ordinary-update", "pass", (*_OWN, _behind("vim", f"{_MAIN}-updates"))),
    _apt(
        Kind.ABSENCE, "ppa-update", "unknown", (*_OWN, _behind("own-tool", _PPA)),
        says=("sudo apt upgrade",),
    ),
    _apt(Kind.ABSENCE, "ppa-with-nothing-new", "pass", (*_OWN, _current("own-tool", _PPA))),
    _apt(
        Kind.ABSENCE, "brave-waits", "warn,fail",
        (*_OWN, _behind("brave-browser", "https://brave-browser-apt-release.s3.brave.com stable")),
    ),
    _apt(
        Kind.ABSENCE, "mints-firefox-waits", "warn,fail",
        (*_OWN, _behind("firefox", "http://packages.linuxmint.com xia")),
    ),
    _apt(
        Kind.ABSENCE, "kali", "unknown",
        (*_OWN, _behind("openssl", "http://http.kali.org/kali kali-rolling")),
        {
            "/etc/os-release": 'ID=kali\nID_LIKE=debian\nVERSION_ID="2026.3"\n',
            f"{_LISTS}/http.kali.org_kali_dists_kali-rolling_main_binary-amd64_Packages": "",
        },
    ),
    _apt(
        Kind.ABSENCE, "sid-with-nothing-new", "pass", (_current("bash", "http://deb.debian.org/debian sid"),),
        {
            "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\n',
            f"{_LISTS}/deb.debian.org_debian_dists_sid_main_binary-amd64_Packages": "",
        },
    ),
    _apt(
        Kind.ABSENCE, "security-list-two-months-old", "stale,fail", _OWN,
        {
            f"{_LISTS}/ppa.launchpadcontent.net_x_y_ubuntu_dists_noble_InRelease": "",
            f"{_LISTS}/ppa.launchpadcontent.net_x_y_ubuntu_dists_noble_main_binary-amd64_Packages": "",
        },
        answers=_lists(security="old", ppa="fresh"),
    ),
    _apt(
        Kind.ABSENCE, "ppa-two-months-old", "pass", _OWN,
        {f"{_LISTS}/ppa.launchpadcontent.net_x_y_ubuntu_dists_noble_InRelease": ""},
        answers=_lists(security="fresh", ppa="old"),
    ),
    _dnf(Kind.ABSENCE, "described-and-ordinary", "pass", {"alpha": "updates"}),
    _dnf(Kind.ABSENCE, "undescribed", "unknown", {"alpha": "updates", "own-tool": "base"}),
    _dnf(Kind.ABSENCE, "chrome-from-its-maker", "warn", {"google-chrome-stable": "base"}),
    _dnf(
        Kind.ABSENCE, "kernel-excluded", "warn", {},
        files={"/etc/dnf/dnf.conf": "[main]\ngpgcheck=True\nexcludepkgs=kernel* nvidia*\n"},
        says=("2 packages",),
    ),
    _dnf(
        Kind.ABSENCE, "version-locked", "warn", {},
        files={"/etc/dnf/versionlock.toml": 'version = "1.0"\n[[packages]]\nname = "openssl"\n'},
    ),
    _dnf(Kind.ABSENCE, "plain-dnf-conf", "pass", {}, files={"/etc/dnf/dnf.conf": "[main]\ngpgcheck=True\n"}),
    _zypper(Kind.ABSENCE, "described-by-the-update-repository", "pass", {"vim": "upd"}),
    _zypper(Kind.ABSENCE, "packman", "unknown", {"vlc": "base"}),
    _zypper(
        Kind.ABSENCE, "locked", "warn", {},
        {"/etc/zypp/locks": "\ntype: package\nmatch_type: glob\nsolvable_name: kernel-default\n"},
    ),
    _apt(Kind.RUNS, "restart-required", "warn", _OWN, {"/run/reboot-required": "*** restart ***\n"}),
    _apt(Kind.RUNS, "older-kernel-runs", "warn", _OWN, _KERNELS | _NEWER, says=("only after a restart",)),
    _apt(Kind.RUNS, "newest-kernel-runs", "pass", _OWN, _KERNELS),
    _apt(Kind.RUNS, "another-kind-of-kernel", "pass", _OWN, _KERNELS | _LOWLATENCY),
    _apt(
        Kind.RUNS, "modules-left-behind", "pass", _OWN,
        _KERNELS | {"/lib/modules/6.8.0-51-generic/x.ko": ""},
    ),
    _zypper(Kind.RUNS, "zypp-wants-a-restart", "warn", {}, {"/run/reboot-needed": ""}),
    _apt(
        Kind.WIDE, "snaps", "pass", _OWN, {"/var/lib/snapd/snaps/firefox_5091.snap": ""},
        says=("What snap installed was not looked at",),
    ),
    _dnf(
        Kind.WIDE, "flatpaks", "pass", {}, files={"/var/lib/flatpak/app/org.mozilla.firefox/current": ""},
        says=("What flatpak installed was not looked at",),
    ),
)  # fmt: skip
