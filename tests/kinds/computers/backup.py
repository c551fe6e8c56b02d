"""Backups: what a command line does, whose files it copies, and what nobody can see."""

from __future__ import annotations

from kinds import Computer, Kind

BASE = "backup-restic-good"  # restic started by the person's own timer, a day ago
OWN = "/home/person/.config/systemd/user"
SERVICE, TIMER = f"{OWN}/restic.service", f"{OWN}/restic.timer"
SYSTEM = "/etc/systemd/system"
DAILY = "[Timer]\nOnCalendar=daily\n"
OPEN = "unknown,fail"
BORGMATIC = {"/home/person/.config/borgmatic/config.yaml": "source_directories:\n    - /home\n"}
LINK = f"{OWN}/timers.target.wants/restic.timer"
NO_TIMER = {TIMER: None, SERVICE: None}
DEJA_DUP = "/home/person/.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile"


def _started(kind: Kind, name: str, command: str, wanted: str, **more: str | None) -> Computer:
    files = {SERVICE: f"[Service]\nType=oneshot\n{command}\n", **more}
    return Computer(kind, name, "backup", wanted, BASE, files=files)


def _command(name: str, command: str, wanted: str, **more: str | None) -> Computer:
    return _started(Kind.COMMAND, name, f"ExecStart={command}", wanted, **more)


def _system(kind: Kind, name: str, service: str, wanted: str) -> Computer:
    """The same by a timer of the system."""
    argv = ["systemctl", "show", "b.service", "--property=Result,ExecMainStatus,ExecMainExitTimestamp"]
    shown = "Result=success\nExecMainStatus=0\nExecMainExitTimestamp=@1795852800\n"
    return Computer(
        kind,
        name,
        "backup",
        wanted,
        BASE,
        files={**NO_TIMER, f"{SYSTEM}/b.timer": DAILY, f"{SYSTEM}/b.service": f"[Service]\n{service}\n"},
        answers={
            "links": {f"{SYSTEM}/timers.target.wants/b.timer": f"{SYSTEM}/b.timer"},
            "commands": [
                {"argv": [*argv, "--timestamp=unix"], "exit_code": 0, "stdout": shown, "stderr": ""}
            ],
        },
    )


COMPUTERS: tuple[Computer, ...] = (
    # A word in a command line is not what the command does.
    _command("borg-prunes-create-in-the-name", "/usr/bin/borg prune --keep-daily 7 /mnt/create", OPEN),
    _command("borg-lists", "/usr/bin/borg list ssh://nas/./backup", OPEN),
    _command("borg-compacts", "/usr/bin/borg --lock-wait 600 compact /mnt/create", OPEN),
    _command("restic-forgets-a-tag-called-backup", "/usr/bin/restic forget --tag backup --prune", OPEN),
    _command("restic-password-file-called-backup", "/usr/bin/restic -p /etc/backup snapshots", OPEN),
    _command("restic-dry-run", "/usr/bin/restic backup -nv %h", OPEN),
    _command("borg-dry-run", "/usr/bin/borg create --dry-run --list ::x %h", OPEN),
    _command("borgmatic-only-checks", "/usr/bin/borgmatic --verbosity 1 check", OPEN),
    _command("borgmatic-writes-its-settings", "/usr/bin/borgmatic config generate", OPEN),
    _command("duplicity-verifies", "/usr/bin/duplicity verify file:///mnt/b /home/person", OPEN),
    _command("duplicity-restores", "/usr/bin/duplicity sftp://nas/b /home/person/back", OPEN),
    _command("rdiff-backup-tidies-by-option", "/usr/bin/rdiff-backup --remove-older-than 4W /mnt/b", OPEN),
    _command("rdiff-backup-tidies-by-word", "/usr/bin/rdiff-backup remove increments /mnt/b", OPEN),
    _command("kopia-maintains", "/usr/bin/kopia maintenance run --full", OPEN),
    _command("rsnapshot-tests", "/usr/bin/rsnapshot configtest", OPEN),
    _command("rclone-lists", "/usr/bin/rclone ls backup:", OPEN),
    _command("rsync-dry-run", "/usr/bin/rsync -avn --backup %h/ /mnt/b/", OPEN),
    _command("a-backup-of-the-package-list", "/usr/libexec/dpkg/dpkg-db-backup", OPEN),
    _command("etckeeper", "/usr/bin/etckeeper commit 'daily restic backup'", OPEN),
    _command("echo", "/bin/sh -c 'echo restic backup $HOME'", OPEN),
    _command(
        "a-commented-script",
        "/home/person/b.sh",
        OPEN,
        **{"/home/person/b.sh": "#!/bin/sh\n# restic backup ~\n"},
    ),
    _command(
        "borgmatic-creates-with-a-list", "/usr/bin/borgmatic create --list --stats", "pass", **BORGMATIC
    ),
    _command(
        "borgmatic-bare",
        "/usr/bin/systemd-inhibit --why=b /usr/bin/borgmatic --syslog-verbosity 1",
        "pass",
        **BORGMATIC,
    ),
    _command("borgmatic-creates-by-option", "/usr/bin/borgmatic --create --prune", "pass", **BORGMATIC),
    _command(
        "borg-with-global-options",
        "/usr/bin/borg --rsh 'ssh -i /k' create ssh://nas/./b::{now} /home",
        "pass",
    ),
    _command("duplicity-bare", "/usr/bin/duplicity --exclude %h/.cache %h sftp://nas/b", "pass"),
    _command("rdiff-backup-new-words", "/usr/bin/rdiff-backup backup --exclude %h/.cache %h /mnt/b", "pass"),
    _command("kopia-snapshot", "/usr/bin/kopia snapshot create %h", "pass"),
    _command(
        "niced-restic", "/usr/bin/nice -n 19 ionice -c3 restic -r sftp:nas:/b backup --tag check %h", "pass"
    ),
    _command("a-shell-tidies-after", "/bin/sh -c 'restic backup \"$HOME\" && restic forget --prune'", "pass"),
    _command(
        "a-script-with-variables",
        "/home/person/bin/save",
        "pass",
        **{"/home/person/bin/save": '#!/bin/bash -e\nSRC="$HOME"\nrestic backup --exclude-caches "$SRC"\n'},
    ),
    _command("a-shell-hides-failure", "/bin/sh -c 'restic backup ~ || true'", "unknown"),
    _command(
        "a-script-leaves-early", "/bin/sh -c 'mountpoint -q /mnt || exit 0; borg create ::x ~'", "unknown"
    ),
    # What is set, against what runs.
    _started(
        Kind.RUNS,
        "a-drop-in-takes-the-command-back",
        "ExecStart=/usr/bin/restic backup %h",
        OPEN,
        **{f"{SERVICE}.d/off.conf": "[Service]\nExecStart=\nExecStart=/bin/true\n"},
    ),
    _started(
        Kind.RUNS,
        "a-drop-in-names-other-files",
        "ExecStart=/usr/bin/restic backup %h",
        OPEN,
        **{f"{SERVICE}.d/10.conf": "[Service]\nExecStart=\nExecStart=/usr/bin/restic backup /opt\n"},
    ),
    _started(
        Kind.RUNS,
        "a-drop-in-of-the-template-of-all-services",
        "ExecStart=/bin/true",
        "pass",
        **{f"{OWN}/service.d/b.conf": "[Service]\nExecStart=/usr/bin/restic backup %h\n"},
    ),
    _started(Kind.RUNS, "an-emptied-timer", "ExecStart=/usr/bin/restic backup %h", OPEN, **{TIMER: ""}),
    _started(
        Kind.RUNS,
        "a-timer-whose-times-were-taken-back",
        "ExecStart=/usr/bin/restic backup %h",
        OPEN,
        **{f"{TIMER}.d/x.conf": "[Timer]\nOnCalendar=\n"},
    ),
    Computer(
        Kind.RUNS,
        "a-timer-that-nobody-enabled",
        "backup",
        OPEN,
        BASE,
        files={
            TIMER: None,
            f"{OWN}/other.timer": DAILY,
            f"{OWN}/other.service": "[Service]\nExecStart=restic backup %h\n",
        },
    ),
    # The narrow question answered as the wide one.
    _started(
        Kind.WIDE, "only-etc-by-borg", "ExecStart=/usr/bin/borg create ssh://nas/./b::x /etc /var/lib", OPEN
    ),
    _started(Kind.WIDE, "the-whole-disk-but-home", "ExecStart=/usr/bin/restic backup / -e /home", OPEN),
    _started(Kind.WIDE, "a-database", "ExecStart=/bin/sh -c 'pg_dump x | restic backup --stdin'", OPEN),
    _started(
        Kind.WIDE, "a-list-of-files", "ExecStart=/usr/bin/restic backup --files-from /etc/list", "unknown"
    ),
    _started(
        Kind.WIDE,
        "one-folder",
        "ExecStart=/usr/bin/restic backup %h/Projects",
        "unknown,warn",
    ),
    _started(
        Kind.WIDE,
        "borgmatic-of-etc",
        "ExecStart=/usr/bin/borgmatic",
        OPEN,
        **{"/home/person/.config/borgmatic/config.yaml": "source_directories:\n    - /etc\n"},
    ),
    _system(Kind.WIDE, "the-home-of-root", "ExecStart=/usr/bin/restic backup %h", OPEN),
    _system(Kind.WIDE, "all-homes", "ExecStart=/usr/bin/restic -r sftp:nas:/b backup /home /etc", "pass"),
    _started(Kind.WIDE, "copies-beside-the-files", "ExecStart=/usr/bin/restic -r %h/b backup %h", OPEN),
    _started(
        Kind.WIDE,
        "copies-beside-the-files-by-the-environment",
        "Environment=RESTIC_REPOSITORY=%h/b\nExecStart=/usr/bin/restic backup %h",
        OPEN,
    ),
    _started(
        Kind.WIDE,
        "copies-beside-the-files-by-borgmatic",
        "ExecStart=/usr/bin/borgmatic",
        OPEN,
        **{
            "/home/person/.config/borgmatic/config.yaml": (
                "source_directories: [/home]\nrepositories:\n    - path: /home/person/b\n"
            )
        },
    ),
    _started(
        Kind.WIDE,
        "resticprofile-of-etc",
        "ExecStart=/usr/bin/resticprofile backup",
        OPEN,
        **{"/home/person/.config/resticprofile/profiles.yaml": "default: {backup: {source: [/etc]}}\n"},
    ),
    _started(
        Kind.WIDE,
        "rustic-of-etc",
        "ExecStart=/usr/bin/rustic backup",
        OPEN,
        **{"/home/person/.config/rustic/rustic.toml": '[[backup.snapshots]]\nsources = ["/etc"]\n'},
    ),
    _started(
        Kind.WIDE,
        "one-location-of-autorestic",
        "ExecStart=/usr/bin/autorestic backup -l etc",
        OPEN,
        **{"/home/person/.autorestic.yml": "locations: {etc: {from: /etc}, home: {from: /home}}\n"},
    ),
    _command("kopia-of-all-it-knows", "/usr/bin/kopia snapshot create --all", "unknown"),
    # Confident without knowing.
    Computer(
        Kind.CONFIDENT,
        "a-virtual-machine",
        "backup",
        "unknown",
        BASE,
        files={**NO_TIMER, "/sys/class/dmi/id/sys_vendor": "QEMU\n"},
        says=("computer around it",),
        never=("are backed up there",),
    ),
    Computer(
        Kind.CONFIDENT,
        "a-virtual-machine-of-virtualbox",
        "backup",
        "unknown",
        BASE,
        files={**NO_TIMER, "/sys/class/dmi/id/product_name": "VirtualBox\n"},
        says=("virtual machine",),
    ),
    Computer(
        Kind.CONFIDENT,
        "cron-starts-it",
        "backup",
        "unknown",
        BASE,
        files={**NO_TIMER, "/etc/cron.d/b": "30 2 * * * root /usr/bin/restic backup /home >/dev/null\n"},
        says=("Cron starts restic",),
    ),
    Computer(
        Kind.CONFIDENT,
        "a-mirror-by-rclone",
        "backup",
        "unknown",
        BASE,
        files={SERVICE: "[Service]\nExecStart=/usr/bin/rclone sync %h remote:home\n"},
        says=("rclone",),
    ),
    # What an organisation looks after.
    *(
        Computer(
            Kind.MANAGED,
            f"agent-{program}",
            "backup",
            "unknown",
            BASE,
            files=NO_TIMER,
            answers={
                "processes": [{"name": program[:15], "command": [f"/usr/sbin/{program}"], "mine": False}]
            },
            says=(title, "ask IT"),
        )
        for program, title in (
            ("bareos-fd", "Bareos"),
            ("urbackupclientbackend", "UrBackup"),
            ("bacula-fd", "Bacula"),
        )
    ),
    # A kept time that lies in the future.
    Computer(
        Kind.TIME,
        "deja-dup-from-a-clock-that-stood-ahead",
        "backup",
        "unknown",
        BASE,
        files={**NO_TIMER, DEJA_DUP: "[org/gnome/deja-dup]\nlast-backup='2036-11-20T09:00:00Z'\n"},
    ),
    Computer(
        Kind.TIME,
        "one-ahead-and-one-that-is-right",
        "backup",
        "pass",
        BASE,
        files={DEJA_DUP: "[org/gnome/deja-dup]\nlast-backup='2036-11-20T09:00:00Z'\n"},
    ),
    # Common healthy and plainly bad computers.
    Computer(
        Kind.DEFAULTS,
        "deja-dup-yesterday",
        "backup",
        "pass",
        BASE,
        files={**NO_TIMER, DEJA_DUP: "[org/gnome/deja-dup]\nlast-backup='2026-11-27T09:00:00Z'\n"},
    ),
    Computer(
        Kind.DEFAULTS,
        "deja-dup-long-ago",
        "backup",
        "fail",
        BASE,
        files={**NO_TIMER, DEJA_DUP: "[org/gnome/deja-dup]\nlast-backup='2026-06-01T09:00:00Z'\n"},
    ),
)
