from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import restart
from posture.facts.model import Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def _kernels(running: str, *installed: str) -> dict[str, str]:
    modules = {f"/lib/modules/{kernel}/modules.dep": "" for kernel in installed}
    images = {f"/boot/vmlinuz-{kernel}": "" for kernel in installed}
    return modules | images | {"/proc/sys/kernel/osrelease": f"{running}\n"}


def _value(host: RecordedHost) -> object:
    answer = restart.read(host)
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize("mark", ["/run/reboot-required", "/var/run/reboot-required", "/run/reboot-needed"])
def test_packages_leave_a_mark(make_host: MakeHost, mark: str) -> None:
    assert _value(make_host({mark: ""})) is True
    assert _value(make_host()) is False


def test_the_packages_that_want_it_are_named(make_host: MakeHost) -> None:
    host = make_host({"/run/reboot-required": "", "/run/reboot-required.pkgs": "libc6\nlinux-base\nlibc6\n"})
    assert restart.read(host) == Known(True, "file:/run/reboot-required", "libc6, linux-base")


@pytest.mark.parametrize(
    ("running", "installed", "waits"),
    [
        ("6.8.0-45-generic", ("6.8.0-45-generic", "6.8.0-51-generic"), True),
        ("6.8.0-51-generic", ("6.8.0-45-generic", "6.8.0-51-generic"), False),
        ("6.8.0-9-generic", ("6.8.0-9-generic", "6.8.0-10-generic"), True),
        ("6.8.0-45-generic", ("6.8.0-45-generic", "6.8.0-51-lowlatency"), False),
        ("6.12.48+deb13-amd64", ("6.12.48+deb13-amd64", "6.12.63+deb13-amd64"), True),
        ("6.12.48+deb13-amd64", ("6.12.48+deb13-amd64", "6.12.63+deb13-cloud-amd64"), False),
        ("6.17.4-200.fc43.x86_64", ("6.17.4-200.fc43.x86_64", "6.18.1-100.fc44.x86_64"), True),
        ("5.14.0-503.el9_5.x86_64", ("5.14.0-503.el9_5.x86_64", "5.14.0-570.el9_6.x86_64"), True),
        ("6.17.4-arch2-1", ("6.18.1-arch1-1",), True),
        ("6.12.48-1-lts", ("6.12.48-1-lts", "6.18.1-arch1-1"), False),
        ("6.4.0-150700.53.16-default", ("6.4.0-150700.53.16-default", "6.4.0-150700.53.19-default"), True),
        ("6.17.8-arch1-1", ("6.17.8-arch2-1",), True),
        ("6.17.8-arch1-1", ("6.17.8-arch1-1", "6.17.8-arch1-2"), True),
        ("6.17.8-arch2-1", ("6.17.8-arch1-2", "6.17.8-arch2-1"), False),
        ("6.17.8-zen1-1-zen", ("6.17.8-zen1-2-zen",), True),
        ("6.17.8-hardened1-1-hardened", ("6.17.8-hardened2-1-hardened",), True),
        ("6.17.8-3-cachyos", ("6.17.8-3-cachyos", "6.17.8-4-cachyos"), True),
        ("6.17.8-zen1-1-zen", ("6.17.8-zen1-1-zen", "6.17.8-arch2-1"), False),
        ("6.17.4-200.fc42.x86_64", ("6.17.4-200.fc42.x86_64", "6.17.4-200.fc43.x86_64"), True),
        ("5.14.0-570.el9_6.x86_64", ("5.14.0-570.el9_6.x86_64", "5.14.0-570.8.1.el9_6.x86_64"), True),
        ("5.14.0-570.8.1.el9_6.x86_64", ("5.14.0-570.8.1.el9_6.x86_64", "5.14.0-570.el9_6.x86_64"), False),
        ("6.18.0-1-mainline", ("6.18.0-1-mainline", "6.18.0-rc3-1-mainline"), False),
        ("6.18.0-rc3-1-mainline", ("6.18.0-rc3-1-mainline", "6.18.0-1-mainline"), True),
        ("6.17.8-arch1-1", ("6.17.7-arch1-1",), False),  # no word of pacman's
        ("6.8.0-45-generic", (), False),
    ],
)
def test_a_newer_kernel_of_the_same_kind_waits(
    make_host: MakeHost, running: str, installed: tuple[str, ...], waits: bool
) -> None:
    assert _value(make_host(_kernels(running, *installed))) is waits


def test_an_older_kernel_that_replaced_the_running_one_waits_on_arch(make_host: MakeHost) -> None:
    older = {"/usr/lib/modules/6.17.7-arch1-1/pkgbase": "linux\n"}
    runs = {"/proc/sys/kernel/osrelease": "6.17.8-arch1-1\n"}
    assert _value(make_host(older | runs)) is True
    kept = {"/usr/lib/modules/6.17.8-arch1-1/vmlinuz": ""}
    assert _value(make_host(older | runs | kept)) is False
    other = {"/usr/lib/modules/6.12.58-1-lts/pkgbase": "linux-lts\n"}
    assert _value(make_host(other | runs)) is False


def test_kernels_of_other_packages_beside_the_running_one_do_not_wait_on_manjaro(make_host: MakeHost) -> None:
    files = _kernels("6.12.48-1-MANJARO", "6.12.48-1-MANJARO", "6.17.8-1-MANJARO")
    packages = {
        "/lib/modules/6.12.48-1-MANJARO/pkgbase": "linux612\n",
        "/lib/modules/6.17.8-1-MANJARO/pkgbase": "linux617\n",
    }
    assert _value(make_host(files | packages)) is False
    newer = _kernels("6.12.48-1-MANJARO", "6.12.49-1-MANJARO")
    assert _value(make_host(packages | files | newer)) is True


def test_modules_without_a_kernel_are_leftovers(make_host: MakeHost) -> None:
    files = _kernels("6.8.0-45-generic", "6.8.0-45-generic") | {"/lib/modules/6.8.0-51-generic/x.ko": ""}
    assert _value(make_host(files)) is False


def test_in_a_container_the_kernel_is_not_its_own(make_host: MakeHost) -> None:
    files = _kernels("6.8.0-45-generic", "6.8.0-45-generic", "6.8.0-51-generic")
    assert _value(make_host(files | {"/run/.containerenv": ""})) is False


def test_nixos_waits_where_another_kernel_was_started(make_host: MakeHost) -> None:
    def links(current: str) -> dict[str, str]:
        return {
            "/run/booted-system/kernel": "/nix/store/a-linux/bzImage",
            "/run/current-system/kernel": f"/nix/store/{current}-linux/bzImage",
        }

    assert _value(make_host(links=links("b"))) is True
    assert _value(make_host(links=links("a"))) is False


@pytest.mark.parametrize("refusal", ["denied", "unanswered"])
@pytest.mark.parametrize("path", ["/run/reboot-required", "/proc/sys/kernel/osrelease", "/lib/modules"])
def test_what_is_closed_never_means_no(make_host: MakeHost, refusal: str, path: str) -> None:
    files = _kernels("6.8.0-45-generic", "6.8.0-45-generic")
    files = {name: text for name, text in files.items() if not name.startswith(path)}
    answer = restart.read(make_host(files, **{refusal: [path]}))
    assert isinstance(answer, Unreadable)


def test_an_unknown_running_kernel_leaves_it_open(make_host: MakeHost) -> None:
    files = _kernels("x", "6.8.0-45-generic")
    del files["/proc/sys/kernel/osrelease"]
    assert _value(make_host(files)) is Reason.NOT_FOUND


def test_a_kernel_shows_by_its_file_or_by_its_modules_alone(make_host: MakeHost) -> None:
    runs = _kernels("6.12.48-amd64", "6.12.48-amd64")
    assert _value(make_host(runs | {"/boot/vmlinuz-6.12.57-amd64": ""})) is True
    assert _value(make_host(runs | {"/lib/modules/6.12.57-amd64/modules.builtin": ""})) is True


def test_a_closed_boot_folder_leaves_it_open_where_it_would_name_kernels(make_host: MakeHost) -> None:
    runs = {"/lib/modules/6.17.9-arch1-1/modules.dep": "", "/proc/sys/kernel/osrelease": "6.17.9-arch1-1\n"}
    assert _value(make_host(runs, denied=["/boot"])) is Reason.NEEDS_ADMIN
    arch = runs | {"/lib/modules/6.17.9-arch1-1/pkgbase": "linux\n"}
    assert _value(make_host(arch, denied=["/boot"])) is False
