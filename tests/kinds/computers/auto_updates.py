"""Whether updates come by themselves: what is set against what runs, and what an organisation does."""

from __future__ import annotations

from collections.abc import Mapping

from kinds import Computer, Kind

DEBIAN = "debian-12-luks-root"
UBUNTU = "updates-chrome-waits"
FEDORA = "fedora-dnf5"
STREAM = "updates-stream-plus-epel"
SUSE = "opensuse-zypper"
_DROP_IN = "/etc/systemd/system/apt-daily-upgrade.service.d/10-stop.conf"
_TIMERS = {"/etc/systemd/system/timers.target.wants": ["apt-daily.timer", "apt-daily-upgrade.timer"]}
_INSTALL = "/etc/systemd/system/timers.target.wants/dnf-automatic-install.timer"
_REFRESH = "/etc/systemd/system/os-update.service.d/own.conf"
_IDLE = "[Service]\nExecStart=\nExecStart=/bin/true\n"
_UBUNTUS = (
    'Unattended-Upgrade::Allowed-Origins:: "${distro_id}:${distro_codename}";\n'
    'Unattended-Upgrade::Allowed-Origins:: "${distro_id}:${distro_codename}-security";\n'
)
_SECURITY = "/var/lib/apt/lists/security.ubuntu.com_ubuntu_dists_noble-security_InRelease"
_RELEASE = "Origin: Ubuntu\nLabel: Ubuntu\nSuite: noble-security\nVersion: 24.04\nCodename: noble\n"
_POP = 'NAME="Pop!_OS"\nID=pop\nID_LIKE="ubuntu debian"\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n'
_LEAP = 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="16.0"\nPRETTY_NAME="openSUSE Leap 16.0"\n'


def _settings(origins: str) -> list[object]:
    periodic = 'APT::Periodic::Update-Package-Lists "1";\nAPT::Periodic::Unattended-Upgrade "1";\n'
    return [{"argv": ["apt-config", "dump"], "exit_code": 0, "stdout": periodic + origins, "stderr": ""}]


def _debian(kind: Kind, name: str, wanted: str, files: Mapping[str, str | bytes | None]) -> Computer:
    return Computer(kind, name, "auto-updates", wanted, DEBIAN, files)


def _ubuntu(
    kind: Kind, name: str, wanted: str, origins: str, files: Mapping[str, str | bytes | None]
) -> Computer:
    there: dict[str, str | bytes | None] = {"/usr/bin/unattended-upgrade": "", _SECURITY: _RELEASE}
    answers = {"commands": _settings(origins), "listings": {"/run/systemd/system": [], **_TIMERS}}
    return Computer(kind, name, "auto-updates", wanted, UBUNTU, there | dict(files), answers)


def _suse(
    kind: Kind, name: str, wanted: str, files: Mapping[str, str | bytes | None], says: tuple[str, ...] = ()
) -> Computer:
    return Computer(kind, name, "auto-updates", wanted, SUSE, {"/etc/os-release": _LEAP, **files}, says=says)


COMPUTERS: tuple[Computer, ...] = (
    _debian(Kind.RUNS, "its-own-settings", "pass", {}),
    _debian(Kind.RUNS, "cleared-service", "warn", {_DROP_IN: "[Service]\nExecStart=\n"}),
    _debian(Kind.RUNS, "on-another-computer-only", "unknown", {_DROP_IN: "[Unit]\nConditionHost=other\n"}),
    _debian(Kind.RUNS, "after-what-fails", "warn", {_DROP_IN: "[Service]\nExecStartPre=/bin/false\n"}),
    _debian(Kind.RUNS, "without-a-network", "unknown", {_DROP_IN: "[Service]\nPrivateNetwork=yes\n"}),
    _debian(
        Kind.RUNS,
        "a-day-that-is-over",
        "warn",
        {
            "/etc/systemd/system/apt-daily-upgrade.timer.d/override.conf": (
                "[Timer]\nOnCalendar=\nOnCalendar=2020-01-01 06:00\n"
            )
        },
    ),
    _debian(
        Kind.RUNS,
        "cleared-timer",
        "warn",
        {"/etc/systemd/system/apt-daily-upgrade.timer.d/override.conf": "[Timer]\nOnCalendar=\n"},
    ),
    _debian(Kind.RUNS, "later-hour", "pass", {_DROP_IN: "[Service]\nNice=19\nIOSchedulingClass=idle\n"}),
    _debian(
        Kind.RUNS,
        "script-instead",
        "unknown",
        {_DROP_IN: "[Service]\nExecStart=\nExecStart=/usr/local/sbin/patch-day\n"},
    ),
    Computer(
        Kind.RUNS,
        "dnf5-automatic-emptied",
        "auto-updates",
        "warn,fail",
        FEDORA,
        {
            "/usr/lib/systemd/system/dnf5-automatic.timer": "[Timer]\nOnCalendar=*-*-* 6:00\n",
            "/usr/lib/systemd/system/dnf5-automatic.service": "[Service]\nExecStart=dnf5 automatic\n",
            "/etc/systemd/system/dnf5-automatic.service.d/a.conf": _IDLE,
        },
    ),
    *(
        _debian(Kind.COMMAND, name, wanted, {_DROP_IN: f"[Service]\nExecStart=\nExecStart={command}\n"})
        for name, wanted, command in (
            ("installs-by-itself", "pass", "/usr/bin/unattended-upgrade"),
            ("only-pretends", "warn", "/usr/bin/unattended-upgrade --dry-run --debug"),
            ("only-fetches", "warn", "/usr/lib/apt/apt.systemd.daily update"),
            ("installs-by-its-own-script", "pass", "/usr/lib/apt/apt.systemd.daily install"),
        )
    ),
    *(
        Computer(
            Kind.COMMAND,
            name,
            "auto-updates",
            wanted,
            STREAM,
            {
                "/etc/os-release": f'ID="{identity}"\nID_LIKE="rhel fedora"\nVERSION_ID="9"\n',
                "/usr/lib/systemd/system/dnf-automatic-install.timer": "[Timer]\nOnCalendar=*-*-* 6:00\n",
                "/usr/lib/systemd/system/dnf-automatic-install.service": (
                    f"[Service]\nExecStart=/usr/bin/dnf-automatic --timer {option}\n"
                ),
                "/etc/dnf/automatic.conf": f"[commands]\nupgrade_type = {kind}\n{more}",
            },
            {"links": {_INSTALL: "/usr/lib/systemd/system/dnf-automatic-install.timer"}},
        )
        for name, wanted, identity, option, kind, more in (
            ("alma-installs", "pass", "almalinux", "--installupdates", "security", ""),
            (
                "stream-installs-what-nobody-describes",
                "warn,fail",
                "centos",
                "--installupdates",
                "security",
                "",
            ),
            ("stream-installs-all", "pass", "centos", "--installupdates", "default", ""),
            ("alma-was-told-not-to", "warn,fail", "almalinux", "--no-installupdates", "default", ""),
            (
                "alma-leaves-all-out",
                "warn,fail",
                "almalinux",
                "--installupdates",
                "default",
                "[base]\nexcludepkgs = *\n",
            ),
        )
    ),
    _suse(
        Kind.COMMAND,
        "yast-without-security-patches",
        "warn,fail",
        {
            "/etc/cron.weekly/opensuse.org-online_update": "",
            "/etc/sysconfig/automatic_online_update": (
                'AOU_ENABLE_CRONJOB="true"\nAOU_PATCH_CATEGORIES="recommended"\n'
            ),
            "/usr/sbin/cron": "",
        },
    ),
    *(
        _suse(
            Kind.RUNS,
            f"os-update-{name}",
            wanted,
            {
                "/etc/systemd/system/timers.target.wants/os-update.timer": "",
                "/usr/lib/systemd/system/os-update.timer": "[Timer]\nOnCalendar=daily\n",
                "/usr/lib/systemd/system/os-update.service": "[Service]\nExecStart=/usr/libexec/os-update\n",
                **files,
            },
        )
        for name, wanted, files in (
            ("as-it-came", "pass", {}),
            (
                "that-only-refreshes",
                "unknown,warn",
                {_REFRESH: "[Service]\nExecStart=\nExecStart=zypper ref\n"},
            ),
            ("that-patches", "pass", {_REFRESH: "[Service]\nExecStart=\nExecStart=zypper -n patch\n"}),
        )
    ),
    Computer(
        Kind.COMMAND,
        "cron-apt-commented-out",
        "auto-updates",
        "warn,fail",
        UBUNTU,
        {
            "/etc/cron.d/cron-apt": "SHELL=/bin/sh\n# 0 4 * * * root /usr/sbin/cron-apt\n",
            "/etc/cron-apt/action.d/5-install": "upgrade -y\n",
            "/usr/sbin/cron": "",
        },
        {"commands": _settings("")},
    ),
    _ubuntu(Kind.RUNS, "ubuntus-own-origins", "pass", _UBUNTUS, {}),
    _ubuntu(
        Kind.RUNS,
        "pop-with-ubuntus-origins",
        "warn",
        _UBUNTUS,
        {
            "/etc/os-release": _POP,
            "/etc/lsb-release": "DISTRIB_ID=Pop\nDISTRIB_RELEASE=24.04\nDISTRIB_CODENAME=noble\n",
        },
    ),
    _ubuntu(
        Kind.RUNS,
        "pop-with-fitting-origins",
        "pass",
        'Unattended-Upgrade::Allowed-Origins:: "Ubuntu:${distro_codename}-security";\n',
        {"/etc/os-release": _POP},
    ),
    _ubuntu(
        Kind.RUNS,
        "only-a-makers-origin",
        "warn",
        'Unattended-Upgrade::Origins-Pattern:: "origin=Google LLC,suite=stable";\n',
        {},
    ),
    _ubuntu(
        Kind.ABSENCE,
        "kernel-left-out",
        "unknown",
        _UBUNTUS + 'Unattended-Upgrade::Package-Blacklist:: "linux-";\n',
        {},
    ),
    _ubuntu(
        Kind.ABSENCE,
        "everything-left-out",
        "warn",
        _UBUNTUS + 'Unattended-Upgrade::Package-Blacklist:: ".*";\n',
        {},
    ),
    _ubuntu(Kind.ABSENCE, "release-file-missing", "unknown", _UBUNTUS, {_SECURITY: None}),
    _suse(
        Kind.CONFIDENT,
        "own-cron-script",
        "unknown",
        {"/etc/cron.daily/patch": "#!/bin/sh\nzypper --non-interactive patch\n"},
        ("/etc/cron.daily/patch",),
    ),
    _suse(
        Kind.CONFIDENT,
        "yast-weekly-with-cron",
        "pass",
        {
            "/etc/cron.weekly/opensuse.org-online_update": "",
            "/etc/sysconfig/automatic_online_update": 'AOU_ENABLE_CRONJOB="true"\n',
            "/usr/sbin/cron": "",
        },
    ),
    _suse(
        Kind.RUNS,
        "yast-with-a-masked-cron",
        "fail,warn,unknown",
        {
            "/etc/cron.weekly/opensuse.org-online_update": "",
            "/etc/sysconfig/automatic_online_update": 'AOU_ENABLE_CRONJOB="true"\n',
            "/usr/sbin/cron": "",
            "/usr/lib/systemd/system/cron.service": "[Service]\nExecStart=/usr/sbin/cron -n\n",
            "/etc/systemd/system/cron.service": "",
        },
    ),
    _suse(
        Kind.CONFIDENT,
        "yast-switched-off",
        "fail",
        {
            "/etc/cron.daily/opensuse.org-online_update": "",
            "/etc/sysconfig/automatic_online_update": 'AOU_ENABLE_CRONJOB="false"\n',
            "/usr/sbin/cron": "",
        },
    ),
    _suse(
        Kind.CONFIDENT,
        "cron-script-that-only-shows",
        "fail",
        {"/etc/cron.daily/look": "#!/bin/sh\n# zypper patch\nzypper --non-interactive patch --dry-run\n"},
    ),
    Computer(
        Kind.CONFIDENT,
        "cron-apt-that-installs",
        "auto-updates",
        "pass",
        UBUNTU,
        {
            "/etc/cron.d/cron-apt": "0 4 * * * root test -x /usr/sbin/cron-apt && /usr/sbin/cron-apt\n",
            "/etc/cron-apt/action.d/5-install": "upgrade -y -o APT::Get::Show-Upgraded=true\n",
            "/usr/sbin/cron": "",
        },
        {"commands": _settings("")},
    ),
    Computer(
        Kind.CONFIDENT,
        "cron-apt-that-downloads",
        "auto-updates",
        "warn",
        UBUNTU,
        {
            "/etc/cron.d/cron-apt": "0 4 * * * root test -x /usr/sbin/cron-apt && /usr/sbin/cron-apt\n",
            "/etc/cron-apt/action.d/3-download": "autoclean -y\ndist-upgrade -d -y\n",
            "/usr/sbin/cron": "",
        },
        {"commands": _settings("")},
    ),
    _suse(
        Kind.MANAGED,
        "suse-manager",
        "fail",
        {"/etc/salt/minion.d/susemanager.conf": "master: manager.example\n"},
        ("SUSE Multi-Linux Manager", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "landscape",
        "auto-updates",
        "warn",
        DEBIAN,
        {
            _DROP_IN: "[Service]\nExecStart=\n",
            "/etc/landscape/client.conf": "[client]\nurl = https://landscape.example/message-system\n",
        },
        says=("Landscape", "ask IT"),
    ),
    Computer(
        Kind.STEPS,
        "nixos",
        "auto-updates",
        "fail",
        SUSE,
        {"/etc/os-release": "ID=nixos\nVERSION_ID=26.05\n"},
        {"environment": {"XDG_CURRENT_DESKTOP": "XFCE"}},
        says=("system.autoUpgrade.enable",),
    ),
    Computer(
        Kind.STEPS,
        "silverblue",
        "auto-updates",
        "fail",
        SUSE,
        {"/etc/os-release": "ID=fedora\nVERSION_ID=44\nVARIANT_ID=silverblue\n", "/run/ostree-booted": ""},
        {"environment": {"XDG_CURRENT_DESKTOP": "GNOME"}},
        says=("AutomaticUpdatePolicy=stage",),
    ),
)
