from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.sign_in import pam
from posture.facts.linux.sign_in.pam import Line
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

DEBIAN = (
    "auth [success=1 default=ignore] pam_unix.so nullok\nauth requisite pam_deny.so\n"
    "auth required pam_permit.so\n"
)
# Fedora's password-auth and Arch's system-auth, shortened.
FEDORA = "auth required pam_env.so\nauth sufficient pam_unix.so nullok\nauth required pam_deny.so\n"
ARCH = (
    "auth required pam_faillock.so preauth\n-auth [success=2 default=ignore] pam_systemd_home.so\n"
    "auth [success=1 default=bad] pam_unix.so try_first_pass nullok\nauth optional pam_permit.so\n"
)


def test_the_files_that_a_service_includes_are_read_in_their_place(make_host: MakeHost) -> None:
    host = make_host(
        {
            "/etc/pam.d/lightdm": "#\nauth requisite pam_nologin.so\n@include common-auth\nauth include a\n",
            "/etc/pam.d/common-auth": "auth required \\\n pam_unix.so # here\naccount required pam_unix.so\n",
            "/usr/lib/pam.d/a": "auth optional /lib/security/pam_gnome_keyring.so\n",
        }
    )
    modules = [line.module for line in pam.auth(host, "lightdm")]
    assert modules == ["pam_nologin.so", "pam_unix.so", "pam_gnome_keyring.so"]
    assert pam.auth(host, "sddm") == ()


def test_a_service_that_includes_itself_ends(make_host: MakeHost) -> None:
    host = make_host({"/etc/pam.d/login": "auth include login\nauth required pam_unix.so\n"})
    assert {line.module for line in pam.auth(host, "login")} == {"pam_unix.so"}


@pytest.mark.parametrize(
    ("text", "open_to_all"),
    [
        (DEBIAN, False),
        (FEDORA, False),
        (ARCH, False),
        ("auth sufficient pam_permit.so\n" + DEBIAN, True),
        ("auth requisite pam_nologin.so\nauth required pam_permit.so\n", True),
        ("auth optional pam_permit.so\n" + DEBIAN, False),
        ("", False),
    ],
)
def test_whoever_is_let_in_before_anything_is_asked(
    make_host: MakeHost, text: str, open_to_all: bool
) -> None:
    assert pam.lets_everybody_in(pam.auth(make_host({"/etc/pam.d/sddm": text}), "sddm")) is open_to_all


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("auth sufficient pam_succeed_if.so user ingroup nopasswdlogin", {"nopasswdlogin"}),
        ("auth [success=2 default=ignore] pam_succeed_if.so quiet user ingroup wheel", {"wheel"}),
        ("auth required pam_succeed_if.so user ingroup autologin", set()),
        ("auth [success=ok default=bad] pam_succeed_if.so user ingroup wheel", set()),
        ("auth sufficient pam_succeed_if.so uid >= 1000", set()),
    ],
)
def test_a_group_is_free_where_its_line_is_enough(make_host: MakeHost, line: str, groups: set[str]) -> None:
    assert pam.free_groups(pam.auth(make_host({"/etc/pam.d/gdm-password": line}), "gdm-password")) == groups


def test_an_empty_password_is_taken_where_pam_has_nullok() -> None:
    assert pam.takes_no_password((Line("required", "pam_unix.so", "nullok try_first_pass"),))
    assert pam.takes_no_password((Line("required", "pam_unix.so", "nullok_secure"),))
    assert pam.takes_no_password(())
    assert not pam.takes_no_password((Line("required", "pam_unix.so", "try_first_pass"),))


class _Files:
    def __init__(self, text: str) -> None:
        self._text = text

    def read_text(self, path: str) -> str:
        return self._text


@given(st.text(alphabet="auth @include[]=\n\\#pam_unix.so", max_size=120))
def test_any_text_is_read(text: str) -> None:
    lines = tuple(pam.auth(_Files(text), "x"))  # type: ignore[arg-type]
    assert pam.lets_everybody_in(lines) in (True, False)
