"""Garbage in the keyring's notes and in what was sealed: a sentence each time, and never a second signing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from miniature import NOW, SCOPES, Collector

from posture.reports import (
    blessing,
    booth,
    consent,
    ledger,
    membership,
    one_answer,
    preview,
    rounds,
)
from posture.reports.errors import ReportsError, SecondAnswer
from posture.reports.standing import standing
from posture.reports.vote import State, Votes
from posture.store.errors import StoreError

HEX = "0123456789abcdef" * 4
OTHER = dict.fromkeys(SCOPES, 3)
FEW = settings(
    max_examples=max(settings().max_examples // 4, 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

lines = st.one_of(
    st.text(max_size=90),
    st.sampled_from(
        ["", " ", "2026-W47", f"2026-W47 {HEX}", f"2026-W47 {HEX} 2026-13-45",
         f"2026-W47 {HEX[:-1]} 2026-11-23", f"2026-W47 {HEX.upper()} 2026-11-23",
         f"2026-W47  {HEX} 2026-11-23", f"2026-W47 {HEX} 2026-11-23 more",
         f"2026-W46 {HEX} 2026-11-16", "\0", "null", "{}", "é" * 64]
    ),
)  # fmt: skip
notes = st.lists(lines, max_size=12).map("\n".join)


def note(computer, desk) -> str:
    """The name of the note on answers."""
    name = one_answer.mark_name(membership.current(desk))
    computer.keyring.notes.setdefault(name, "")
    return name


def is_sound(text: str) -> bool:
    return one_answer._lines(text)[1]


def states(desk):
    return {vote.state for vote in Votes(desk.database, desk.sealer()).of("2026-W47")}


@pytest.fixture
def fresh(tmp_path_factory, computer, issuer_keys):
    """Another computer that is blessed, each time it is called."""
    made = []

    def start():
        collector = Collector(issuer_keys)
        one = replace(
            computer, home=tmp_path_factory.mktemp("home"), collector=collector, databases=[], now=NOW,
            keyring=type(computer.keyring)(), measured=[],
        )  # fmt: skip
        collector.clock = lambda: one.now
        made.append(one)
        desk = one.desk()
        manifest = collector.open_round()
        membership.join(desk, collector.invite())
        blessing.bless(desk, rounds.look(desk, [*SCOPES]).manifest)
        one.cast_opens(manifest)
        return one, desk, collector

    yield start
    for one in made:
        one.close()


@FEW
@given(text=notes)
@example(text="\n")
@example(text=f"2026-W47 {HEX} 0000-00-00")
def test_a_note_that_cannot_be_read_signs_nothing_in_this_round(fresh, text) -> None:
    """It may have been the mark of answers that another home has fixed."""
    computer, desk, collector = fresh()
    consent.give(desk, standing=True)
    name = note(computer, desk)
    computer.keyring.notes[name] = text
    run = computer.deliver(desk, OTHER)
    if is_sound(text):
        assert run.signed
        return
    assert "cannot be read" in run.trouble or "has fixed its answers already" in run.trouble
    assert computer.measured == []
    assert states(desk) == {State.MISSED}
    assert is_sound(computer.keyring.notes[name]), "so that the next round is as usual"
    assert computer.deliver(desk, OTHER).trouble == "", "it is said once"
    assert collector.bodies("/v1/ballots") == []


@FEW
@given(text=notes)
def test_a_note_that_was_spoiled_after_the_signing_lets_no_ballot_leave(fresh, text) -> None:
    computer, desk, collector = fresh()
    booth.sign(desk, rounds.current(desk), OTHER)
    name = note(computer, desk)
    mark = computer.keyring.notes[name]
    computer.keyring.notes[name] = text
    if is_sound(text):
        assert booth.cast_now(desk).counted == 3
        return
    with pytest.raises(SecondAnswer):
        booth.cast_now(desk)
    assert collector.bodies("/v1/ballots") == []
    computer.keyring.notes[name] = f"{text}\n{mark}"
    assert booth.cast_now(desk).counted == 3, "its own mark is there all the same"


def test_after_garbage_the_next_round_is_as_usual(computer, desk, casting, answers, collector) -> None:
    computer.keyring.notes[note(computer, desk)] = "garbage"
    with pytest.raises(SecondAnswer, match=r"noted about .* cannot be read.*The next round is as usual"):
        booth.sign(desk, casting, answers)
    computer.week(2)
    collector.open_round()
    assert computer.vote(desk, answers).counted == 3


SEALED = {
    "membership": ("membership", lambda row: "1", ["data"]),
    "habit": ("habit", lambda row: "1", ["data"]),
    "errand": ("errand.due", lambda row: f"{row['kind']}/{row['epoch']}", ["due"]),
    "read_key": ("read_key", lambda row: str(row["number"]), ["key"]),
    "ledger": ("ledger", lambda row: row["id"], ["data"]),
    "epoch": ("epoch.request", lambda row: row["epoch"], ["request"]),
    "vote": (
        "vote.{column}",
        lambda row: f"{row['epoch']}/{row['scope']}",
        ["secret", "token", "envelope", "blob", "due"],
    ),
}
"""Where sealed values are kept: table, place, columns."""

garbage = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"{}", b"[]", b"null", b'"x"', b'{"0":7}', b'{"x":"2026-11-17 x"}', b"2026-11-17",
                     b"\xff", b'{"at":1}', b"[" * 5000, b"9" * 5000]),
)  # fmt: skip


def spoil(desk, table: str, data: bytes, *, sealed: bool) -> None:
    """Put the same garbage into every value of the table, under the right key or as it is."""
    place, row_of, columns = SEALED[table]
    for row in desk.database.all(f"SELECT * FROM {table}"):
        for column in columns:
            if row[column] is None:
                continue
            value = data
            if sealed:
                value = desk.sealer().seal(place.format(column=column), row_of(row), data)
            where = " AND ".join(f"{name} IS ?" for name in row.keys() if name not in columns)  # noqa: SIM118
            rest = [row[name] for name in row.keys() if name not in columns]  # noqa: SIM118
            desk.database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, *rest))


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "as it is"])
@pytest.mark.parametrize("table", list(SEALED))
@FEW
@given(data=garbage, signed=st.booleans())
def test_garbage_in_what_is_kept_gives_a_sentence_and_no_second_signing(
    fresh, table, sealed, data, signed
) -> None:
    computer, desk, collector = fresh()
    consent.give(desk, standing=True)
    manifest = rounds.current(desk)
    if signed:
        booth.sign(desk, manifest, OTHER)
    spoil(desk, table, data, sealed=sealed)
    said = []
    for act in (
        lambda: preview.preview(desk),
        lambda: standing(desk),
        lambda: ledger.entries(desk),
        lambda: said.append(computer.deliver(desk, OTHER).trouble),
        lambda: booth.sign(desk, manifest, dict.fromkeys(SCOPES, 1)),
        lambda: booth.cast_now(desk),
        lambda: blessing.bless(desk, manifest),
        lambda: membership.leave(desk),
    ):
        try:
            act()
        except (ReportsError, StoreError) as error:
            said.append(str(error))
    assert all(not sentence or sentence.endswith(".") for sentence in said)
    assert all(len(given) == 1 for given in collector.answers().values()), "one answer a check, whatever came"
