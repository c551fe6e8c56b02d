from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posture.facts.macos.machine.filevault import Encryption, filevault
from posture.facts.undecided import Undecided
from posture.host.model import Output

LINES = (
    "FileVault is On.",
    "FileVault is Off.",
    "FileVault is Off, but will be enabled after the next restart.",
    "FileVault master keychain appears to be installed.",
    "Encryption in progress: Percent completed = 34.20",
    "Decryption in progress: Percent completed = 10",
    "Deferred enablement appears to be active for user 'someone'.",
)


class Printing:
    """A host on which every command prints the same."""

    def __init__(self, text: str) -> None:
        self.text = text

    def run(self, *_: str, **__: object) -> Output:
        return Output(0, self.text, "")


def state(text: str) -> Encryption | None:
    try:
        found = filevault(Printing(text))
    except Undecided:
        return None
    assert "someone" not in found.excerpt
    return found.encryption


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=4), st.integers(0, 200))
def test_on_is_only_what_says_nothing_else(lines: list[str], kept: int) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if state(text) is Encryption.ON:
        assert "progress" not in text
        assert "is Off" not in text
    if state(text[:kept]) is Encryption.ON:
        assert "FileVault is On.\n" in text[:kept]


@given(st.text(max_size=60))
def test_any_text_has_a_state_or_none(text: str) -> None:
    assert state(text) is not Encryption.ON or text.endswith("\n")
