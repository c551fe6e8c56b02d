"""Objects of Windows' own programs, tried on the small ones that every Windows has."""

from __future__ import annotations

import sys

import pytest

from posture.host.model import HostError, NoAnswer, NotThere
from posture.host.windows import com
from posture.host.windows import native as native_windows

if sys.platform != "win32":
    pytest.skip("only Windows has COM", allow_module_level=True)


def test_values_go_in_and_come_out() -> None:
    with com.objects() as make:
        words = make("Scripting.Dictionary")
        words.put("CompareMode", 1)
        for key, value in (("one", 1), ("two", "zwei"), ("three", True)):
            words.ask("Add", key, value)
        assert words.number("Count") == 3
        assert [words.ask("Item", key) for key in ("ONE", "two", "three")] == [1, "zwei", True]
        assert words.ask("Exists", "four") is False


def test_objects_give_objects() -> None:
    with com.objects() as make:
        folder = make("Scripting.FileSystemObject").child("GetFolder", "C:\\")
        assert folder.ask("Path") == "C:\\"
        assert folder.child("SubFolders").number("Count") > 0


def test_what_is_not_there_or_not_as_asked_is_said_so() -> None:
    with com.objects() as make:
        with pytest.raises(NotThere):
            make("Posture.NoSuchThing")
        words = make("Scripting.Dictionary")
        for wrong in (lambda: words.ask("NoSuchName"), lambda: words.child("Count")):
            with pytest.raises(NoAnswer):
                wrong()
        with pytest.raises(NoAnswer):
            make("Scripting.FileSystemObject").number("GetTempName")


@pytest.mark.parametrize(
    "question",
    [
        "battery",
        "firmware",
        "power:sleep",
        "power:password",
        "power:display",
        "power:hibernate",
        "power-states",
        "own-account",
        "drive-type:C:",
        "open-to-all",
        "restart-required",
        "network-profiles",
        "update-search",
        "pending-updates",
        "installed-updates",
        "volume-protection:C:",
        "wsc-health:firewall",
    ],
)
def test_every_question_is_answered_or_refused(question: str) -> None:
    try:
        answer = native_windows.answer(question)
    except HostError as error:
        answer = str(error)
    assert answer is None or isinstance(answer, bool | int | str | list | dict)
