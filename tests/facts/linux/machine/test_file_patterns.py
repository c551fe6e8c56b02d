from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.file_patterns import has_wildcards, matching
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

FILES = dict.fromkeys(
    ("/etc/d/10-a.conf", "/etc/d/20-b.conf", "/etc/d/.hidden.conf", "/etc/d/note.txt", "/etc/e/10-c.conf"), ""
)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("/etc/d/10-a.conf", ["/etc/d/10-a.conf"]),
        ("/etc/d/none.conf", ["/etc/d/none.conf"]),
        ("/etc/d/*.conf", ["/etc/d/10-a.conf", "/etc/d/20-b.conf"]),
        ("/etc/d/[0-9]*.conf", ["/etc/d/10-a.conf", "/etc/d/20-b.conf"]),
        ("/etc/d/[!1]*.conf", ["/etc/d/20-b.conf"]),
        ("/etc/d/?0-*", ["/etc/d/10-a.conf", "/etc/d/20-b.conf"]),
        ("/etc/d/.*.conf", ["/etc/d/.hidden.conf"]),
        ("/etc/*/10-*.conf", ["/etc/d/10-a.conf", "/etc/e/10-c.conf"]),
        ("/etc/d/*.nft", []),
        ("/srv/*.conf", []),
    ],
)
def test_a_pattern_stands_for_files_as_in_the_c_library(
    make_host: MakeHost, pattern: str, found: list[str]
) -> None:
    folders = {"/etc": ["d", "e"], "/etc/d": sorted(one.rpartition("/")[2] for one in FILES if "/d/" in one)}
    host = make_host(FILES, listings={**folders, "/etc/e": ["10-c.conf"]}, missing=["/srv"])
    assert list(matching(host, pattern)) == found
    assert has_wildcards(pattern) is (pattern not in ("/etc/d/10-a.conf", "/etc/d/none.conf"))
