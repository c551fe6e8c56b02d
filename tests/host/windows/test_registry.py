"""A registry key is one key under all its spellings."""

from __future__ import annotations

import pytest

from posture.host.windows.registry import registry_key


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("HKLM\\SOFTWARE\\Microsoft", "hklm\\software\\microsoft"),
        ("HKEY_LOCAL_MACHINE\\Software\\Microsoft\\", "hklm\\software\\microsoft"),
        ("hkey_current_user\\\\Control Panel", "hkcu\\control panel"),
        ("HKCR\\text/html", "hkcr\\text/html"),
        ("Other\\X", "other\\x"),
        ("", ""),
    ],
)
def test_every_spelling_of_a_key_is_the_same(spelling: str, key: str) -> None:
    assert registry_key(spelling) == key
