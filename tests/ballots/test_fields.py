"""A message has exactly its fields, each of its form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, HEX_256, SCOPE, TITLE, Fields, matched, sized, stamp


def refused(code: str, value: object, getter: str, *arguments: object) -> str:
    with pytest.raises(BallotError) as caught:
        getattr(Fields({"v": value}, "note", ("v",)), getter)(*arguments)
    assert caught.value.code == code
    return str(caught.value)


@pytest.mark.parametrize("value", [[], "text", 1, {"a": 1}, {"a": 1, "b": 2, "c": 3}])
def test_other_fields_are_refused(value: object) -> None:
    with pytest.raises(BallotError) as caught:
        Fields(value, "note", ("a", "b"))
    assert caught.value.code == "wrong-fields"


def test_the_sentence_names_the_wrong_field() -> None:
    with pytest.raises(BallotError, match="The note lacks the field “b”"):
        Fields({"a": 1}, "note", ("a", "b"))
    with pytest.raises(BallotError, match=r"a field too many: 'c\\n'"):
        Fields({"a": 1, "c\n": 2}, "note", ("a",))
    assert "“v”" in refused("wrong-value", 5, "integer", "v", 1, 4)


@pytest.mark.parametrize("value", [0, 1, 3, True, "2", None])
def test_another_version_is_unknown(value: object) -> None:
    refused("unknown-version", value, "version")


@pytest.mark.parametrize("value", [True, "1", 0, 5, None, [1]])
def test_a_number_is_a_number_in_its_range(value: object) -> None:
    refused("wrong-value", value, "integer", "v", 1, 4)


@pytest.mark.parametrize(
    ("getter", "value"),
    [
        ("flag", 1),
        ("flag", "true"),
        ("items", {}),
        ("items", "list"),
        ("mapping", []),
        ("data", 7),
        ("text", 7),
        ("time", "2026-11-21T09:00:00"),
        ("time", "2026-11-21T09:00:00+00:00"),
        ("time", "2026-11-21 09:00:00Z"),
        ("time", "2026-02-30T09:00:00Z"),
        ("time", "2026-11-21T24:00:00Z"),
        ("time", "0000-11-21T09:00:00Z"),
        ("time", "٢٠٢٦-11-21T09:00:00Z"),
        ("time", "2026-11-21T09:00:00Z\n"),
    ],
)
def test_a_value_of_another_kind_is_refused(getter: str, value: object) -> None:
    refused("wrong-value", value, getter, "v")


@pytest.mark.parametrize("scope", ["", "-a", "a-", "a--b", "Disk", "1a", "a_b", "a.b", "a\n", "ä", "a" * 41])
def test_other_words_are_no_check_ids(scope: str) -> None:
    with pytest.raises(BallotError):
        matched(scope, SCOPE, "the check's id")


@pytest.mark.parametrize("epoch", ["", "-W47", "2026 W47", "2026-W47\n", "2026\0W47", "x" * 33, "２０２６"])
def test_other_words_are_no_epochs(epoch: str) -> None:
    with pytest.raises(BallotError):
        matched(epoch, EPOCH, "the epoch")


def test_a_title_has_no_character_that_hides_or_turns_text() -> None:
    assert matched("Łódź & Söhne – 東京", TITLE, "the name")
    for (
        sign
    ) in "\n\t\x00\x7f\x85\xad\u2028\u202e\u2066\u200f\u061c\u200b\u2060\u2800\u3164\uffa0\ufeff\U000e0041":
        with pytest.raises(BallotError):
            matched(f"a{sign}b", TITLE, "the name")


@pytest.mark.parametrize(
    "name", ["می‌خواهم", "श्री Söhne", "Ng\u200b".strip("\u200b"), "क्‍ष", "AT&T", "e\u0301\u0323"]
)
def test_a_title_in_any_script_is_one(name: str) -> None:
    assert matched(name, TITLE, "the name") == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\u3000",
        "\u200c",
        " Acme",
        "Acme ",
        "Acme  Its server is acme.example",
        "\u0301",
        "a" + "\u0301" * 80,
    ],
)
def test_a_title_can_be_seen_and_nothing_stands_around_it(name: str) -> None:
    with pytest.raises(BallotError):
        matched(name, TITLE, "the name")


def test_a_digest_is_written_in_small_letters() -> None:
    assert matched("0f" * 32, HEX_256, "the digest")
    for digest in ("0F" * 32, "0f" * 31, "0g" * 32):
        with pytest.raises(BallotError):
            matched(digest, HEX_256, "the digest")


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))  # noqa: DTZ001  # hypothesis wants naive bounds
def test_a_moment_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert Fields({"t": stamp(moment)}, "note", ("t",)).time("t") == moment


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    moment = datetime(2026, 11, 21, 10, 0, 0, 999999, tzinfo=timezone(timedelta(hours=1)))
    assert stamp(moment) == "2026-11-21T09:00:00Z"
    with pytest.raises(BallotError):
        stamp(datetime(2026, 11, 21))  # noqa: DTZ001  # the naive moment is what is refused


def test_another_size_is_refused() -> None:
    assert sized(b"ab", 2, "It") == b"ab"
    with pytest.raises(BallotError, match="It must have 3 bytes, not 2") as caught:
        sized(b"ab", 3, "It")
    assert caught.value.code == "wrong-size"
