"""What the package tells Fedora about itself."""

from __future__ import annotations

from pathlib import Path

from shipping.rpm import spec


def test_libraries_are_asked_for_by_names_that_all_distributions_share(tree: Path) -> None:
    lines = spec(tree, "1.2.3", ["libssl.so.3"], (2, 36)).splitlines()
    wanted = [line.removeprefix("Requires: ") for line in lines if line.startswith("Requires: ")]
    assert wanted == ["libc.so.6(GLIBC_2.36)(64bit)", "libssl.so.3()(64bit)"]


def test_every_file_is_in_it_and_only_our_own_folders(tree: Path) -> None:
    lines = spec(tree, "1", [], (2, 36)).partition("%files")[2].splitlines()
    files = {line for line in lines if line.startswith('"')}
    assert '"/usr/lib/posture/_internal/posture/shipped/checks/a check.md"' in files
    assert '"/usr/bin/posture"' in files
    assert len(files) == 6
    folders = {line.removeprefix("%dir ") for line in lines if line.startswith("%dir ")}
    assert '"/usr/lib/posture"' in folders
    assert '"/usr/lib/posture/_internal/posture/shipped/checks"' in folders
    assert '"/usr/share/doc/posture"' in folders
    assert not folders & {'"/usr"', '"/usr/bin"', '"/usr/lib"', '"/usr/share"', '"/usr/share/doc"'}
