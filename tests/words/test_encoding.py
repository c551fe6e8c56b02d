"""Text files of all systems are read, and a byte order mark is no letter."""

from __future__ import annotations

import codecs
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.words.encoding import decoded, write_utf8

TEXT = st.text().filter(lambda text: not text.startswith("\ufeff"))


@given(TEXT)
def test_a_text_is_the_same_however_it_was_saved(text: str) -> None:
    assert decoded(text.encode()) == text
    assert decoded(codecs.BOM_UTF8 + text.encode()) == text
    assert decoded(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text
    assert decoded(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xe4")


@pytest.mark.parametrize(("given", "coding"), [({}, "utf-8"), ({"PYTHONIOENCODING": "cp1252"}, "cp1252")])
def test_what_is_redirected_is_utf_8(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], coding: str
) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    write_utf8()
    print("Zoë’s", end="", flush=True)
    assert written.getvalue() == "Zoë’s".encode(coding)


def test_standard_error_still_takes_what_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word on the command line need not be text; what is wrong with it has to be said all the same."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="cp1252", errors="backslashreplace")
    monkeypatch.setattr(sys, "stderr", stream)
    write_utf8()
    print("ë\udcff", end="", flush=True, file=sys.stderr)
    assert written.getvalue() == "ë\\udcff".encode()
