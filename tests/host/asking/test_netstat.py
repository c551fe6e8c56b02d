from __future__ import annotations

import pytest

from posture.host.asking import commands, programs, running
from posture.host.asking.netstat import sockets
from posture.host.model import Listener, NoAnswer, Output

# As netstat(1) of macOS lays it out; written by hand, not recorded on a real machine.
HEADING = """\
Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
"""
TCP = """\
tcp4       0      0  192.0.2.7.51234        203.0.113.9.443        ESTABLISHED
tcp46      0      0  *.5900                 *.*                    LISTEN
tcp4       0      0  *.22                   *.*                    LISTEN
tcp6       0      0  *.22                   *.*                    LISTEN
tcp4       0      0  127.0.0.1.631          *.*                    LISTEN
tcp6       0      0  ::1.631                *.*                    LISTEN
tcp6       0      0  fe80::1%lo0.1024       *.*                    LISTEN
tcp6       0      0  2001:db8::7.49160      2001:db8::9.443        CLOSE_WAIT
"""
UDP = """\
udp4       0      0  *.137                  *.*
udp46      0      0  *.5353                 *.*
udp4       0      0  192.0.2.7.53           203.0.113.9.53
udp4       0      0  *.*                    *.*
"""


def test_only_sockets_that_wait_are_listed() -> None:
    assert sockets(HEADING + TCP, "tcp") == (
        Listener("tcp", "::", 5900),
        Listener("tcp", "0.0.0.0", 22),
        Listener("tcp", "::", 22),
        Listener("tcp", "127.0.0.1", 631),
        Listener("tcp", "::1", 631),
        Listener("tcp", "fe80::1%lo0", 1024),
    )
    assert sockets(HEADING + UDP, "udp") == (Listener("udp", "0.0.0.0", 137), Listener("udp", "::", 5353))


@pytest.mark.parametrize("printed", ["", "netstat: sysctl: net.inet.tcp.pcblist_n: failed\n", TCP])
def test_what_is_no_list_is_not_taken_for_an_empty_one(printed: str) -> None:
    with pytest.raises(NoAnswer):
        sockets(printed, "tcp")


def test_on_macos_the_host_asks_netstat(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = {"tcp": HEADING + TCP, "udp": HEADING + UDP}
    monkeypatch.setattr(running.sys, "platform", "darwin")
    monkeypatch.setattr(programs, "find", lambda program, _: f"/usr/sbin/{program}")
    monkeypatch.setattr(commands, "run", lambda argv, deadline: Output(0, printed[argv[-1]], ""))
    found = [(one.protocol, one.port) for one in running.listeners()]
    assert found == [
        *[("tcp", port) for port in (22, 22, 631, 631, 1024, 5900)],
        ("udp", 137),
        ("udp", 5353),
    ]


def test_a_list_that_broke_off_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running.sys, "platform", "darwin")
    monkeypatch.setattr(programs, "find", lambda program, _: f"/usr/sbin/{program}")
    monkeypatch.setattr(commands, "run", lambda _argv, deadline: Output(1, HEADING + TCP, ""))
    with pytest.raises(NoAnswer):
        running.listeners()
