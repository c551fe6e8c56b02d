"""The catalogue, and the quality of what is shipped in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from posture.application.own_steps import own_steps
from posture.checks.catalogue import Catalogue, Check, lint, load
from posture.checks.check import AREAS
from posture.checks.explanation import takes
from posture.checks.rule import ALWAYS
from posture.checks.verdict import Outcome
from posture.content.locate import shipped
from posture.host.model import System

BALLOT = (
    "auto-login",
    "auto-updates",
    "backup",
    "disk-encryption",
    "firewall",
    "os-supported",
    "os-updates",
    "remote-desktop",
    "screen-lock",
    "secure-boot",
)
IDS = tuple(sorted((*BALLOT, "clock", "disk-space")))
_NOT_FOR_PEOPLE = re.compile(r"!|vulnerab|threat|complian|\bOK\b(?!”)|To do, can wait", re.IGNORECASE)


def texts(check: Check) -> list[str]:
    found = [text for texts in check.found.values() for text in texts]
    ways = [way for fix in check.fixes for way in (fix, *fix.cases)]
    fixes = [text for way in ways for text in (way.text, *way.steps) if text]
    return [check.title, check.act, check.wanted, check.why, *found, *fixes]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;:?])\s+(?=[A-Z“a-z])", text) if part]


def test_what_is_shipped_has_nothing_to_mend() -> None:
    assert lint(shipped() / "checks") == ()


def test_the_twelve_are_there_and_ten_of_them_are_for_ballots(catalogue: Catalogue) -> None:
    assert tuple(sorted(catalogue.checks)) == IDS
    assert catalogue.ballot_checks == BALLOT


def test_they_come_area_by_area_and_the_weightiest_first(catalogue: Catalogue) -> None:
    order = [(AREAS.index(check.area), -check.weight, check.id) for check in catalogue.checks.values()]
    assert order == sorted(order)
    assert {check.area for check in catalogue.checks.values()} == set(AREAS)


def test_the_limits_of_all_checks_can_be_chosen(catalogue: Catalogue) -> None:
    chosen = {name: (limit.default, limit.allowed) for name, limit in catalogue.limits.items()}
    assert chosen == {
        "backup-days": (7, (3, 7, 14, 30)),
        "index-days": (7, (3, 7, 14)),
        "screen-lock-minutes": (15, (5, 10, 15)),
    }


def test_lessons_are_named_where_there_are_some(catalogue: Catalogue) -> None:
    assert {check.id: check.lesson for check in catalogue.checks.values() if check.lesson} == {
        "auto-login": "screen-lock",
        "disk-encryption": "disk-encryption",
        "screen-lock": "screen-lock",
    }


@pytest.mark.parametrize("check_id", IDS)
def test_the_words_are_plain_and_calm(check_id: str, catalogue: Catalogue) -> None:
    for text in texts(catalogue.checks[check_id]):
        assert not _NOT_FOR_PEOPLE.search(text), text
        for sentence in sentences(text):
            assert len(sentence.split()) <= 28, sentence


@pytest.mark.parametrize("check_id", IDS)
def test_why_is_two_sentences(check_id: str, catalogue: Catalogue) -> None:
    why = catalogue.checks[check_id].why
    assert len(re.findall(r"\.(?= |$)", why)) == 2, why


@pytest.mark.parametrize("check_id", IDS)
def test_a_fix_has_few_and_short_steps_that_end_like_sentences(check_id: str, catalogue: Catalogue) -> None:
    for way in (way for fix in catalogue.checks[check_id].fixes for way in fix.ways):
        assert 1 <= len(way.steps) <= 8
        assert all(len(own_steps(way.steps, system)) <= 6 for system in ("Debian", "Fedora", "NixOS"))
        for step in way.steps:
            assert len(step.split()) <= 32, step
            assert re.search(r"[.`”]$", step), step


_CAN_LOSE_SOMETHING = re.compile(
    r"encrypt|erases?\b|\bformat\b|recovery key|firmware|Secure Boot|uninstall|remove what|new version|newest"
    r"|Security Policy|AnyDesk",
    re.IGNORECASE,
)


_ASK_FIRST = re.compile(
    r"If this is your employer's computer, ask your IT first\.|Ask your IT first, or whoever looks after this"
)


@pytest.mark.parametrize("check_id", ["disk-encryption", "secure-boot", "os-supported", "remote-desktop"])
def test_steps_that_can_lose_something_begin_with_asking_it(check_id: str, catalogue: Catalogue) -> None:
    for fix in catalogue.checks[check_id].fixes:
        assert _ASK_FIRST.match(fix.text), fix.system


def test_no_other_steps_can_lose_something_without_a_word_about_it(catalogue: Catalogue) -> None:
    for check in catalogue.checks.values():
        for fix in check.fixes:
            steps = " ".join(step for way in fix.ways for step in way.steps)
            if _CAN_LOSE_SOMETHING.search(steps) and check.id not in ("backup", "auto-updates"):
                assert "employer's computer" in fix.text or _ASK_FIRST.match(fix.text), (check.id, fix.system)


@pytest.mark.parametrize("check_id", ["disk-encryption", "secure-boot", "os-supported"])
def test_what_can_lose_files_begins_with_a_copy_of_them(check_id: str, catalogue: Catalogue) -> None:
    for fix in catalogue.checks[check_id].fixes:
        copied = [way.steps[0].startswith("Copy all") for way in fix.ways if way.text or not fix.cases]
        assert "Back up your files" in fix.text or all(copied), fix.system


def test_steps_with_commands_say_whom_to_ask(catalogue: Catalogue) -> None:
    for check in catalogue.checks.values():
        for fix in check.fixes:
            if fix.system is System.LINUX and "`sudo " in " ".join(fix.steps):
                assert "whoever looks after this computer" in fix.text, (check.id, fix.desktop)


@pytest.mark.parametrize("check_id", IDS)
def test_a_person_can_find_out_by_themselves_on_every_system(check_id: str, catalogue: Catalogue) -> None:
    check = catalogue.checks[check_id]
    for system in System:
        look = check.look(system, "no-such-desktop")
        assert look is not None
        assert 1 <= len(look.steps) <= 3
        assert not re.search(r"\bturn (on|off)\b|\bsudo\b", " ".join(look.steps), re.IGNORECASE)


@pytest.mark.parametrize("check_id", IDS)
def test_how_long_it_takes_is_a_sentence_of_its_own(check_id: str, catalogue: Catalogue) -> None:
    for system in System:
        assert re.fullmatch(r"[A-Z][^.]*\.", takes(catalogue.checks[check_id], system))


@pytest.mark.parametrize("check_id", IDS)
def test_findings_are_sentences_and_acts_are_not(check_id: str, catalogue: Catalogue) -> None:
    check = catalogue.checks[check_id]
    assert not check.title.endswith(".")
    assert not check.act.endswith(".")
    assert check.wanted.endswith(".")
    assert set(check.found) >= {Outcome.PASS, Outcome.FAIL}
    assert (Outcome.NOT_APPLICABLE in check.found) == (check.applies != ALWAYS)
    assert all(text.endswith(".") for texts in check.found.values() for text in texts)


@pytest.mark.parametrize("check_id", IDS)
def test_every_system_has_a_fix_of_its_own(check_id: str, catalogue: Catalogue) -> None:
    check = catalogue.checks[check_id]
    assert check.systems == frozenset(System)
    for system in System:
        fix = check.fix(system, "no-such-desktop")
        assert fix is not None
        assert (fix.system, fix.desktop) == (system, "")


def test_a_broken_file_is_left_out_and_the_others_are_kept(tmp_path: Path) -> None:
    source = shipped() / "checks"
    for name in ("clock.md", "backup.md"):
        (tmp_path / name).write_text((source / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "broken.md").write_text("---\ncheck: broken\n---\n", encoding="utf-8")
    (tmp_path / "latin.md").write_bytes(b"---\ncheck: caf\xe9\n")
    (tmp_path / "notes.txt").write_text("not a check", encoding="utf-8")
    found = load(tmp_path)
    assert sorted(found.checks) == ["backup", "clock"]
    assert {problem.path for problem in found.problems} == {
        (tmp_path / "broken.md").as_posix(),
        (tmp_path / "latin.md").as_posix(),
    }


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    found = load(tmp_path / "checks")
    assert (dict(found.checks), [problem.code for problem in found.problems]) == ({}, ["C100"])
    assert [problem.code for problem in lint(tmp_path / "checks")] == ["C100"]


def test_a_folder_without_a_check_is_not_said_to_be_fine(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a check", encoding="utf-8")
    [problem] = lint(tmp_path)
    assert (problem.path, problem.code) == (tmp_path.as_posix(), "C100")
    assert problem.message.startswith("There is no check in this folder")


def test_checks_can_be_looked_at_without_the_dated_knowledge_beside_them(tmp_path: Path) -> None:
    text = (shipped() / "checks" / "backup.md").read_text(encoding="utf-8")
    (tmp_path / "backup.md").write_text(text, encoding="utf-8")
    assert lint(tmp_path) == ()


def test_a_folder_of_knowledge_that_is_closed_is_a_problem_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(path)

    text = (shipped() / "checks" / "backup.md").read_text(encoding="utf-8")
    (tmp_path / "backup.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(Path, "is_file", closed)
    assert [problem.code for problem in lint(tmp_path)] == ["E012"]


def test_a_problem_tells_the_way_to_its_file_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.md").write_text("---\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [problem.path for problem in lint(Path())] == ["broken.md"]


def test_two_checks_cannot_describe_one_limit_differently(tmp_path: Path) -> None:
    text = (shipped() / "checks" / "backup.md").read_text(encoding="utf-8")
    (tmp_path / "backup.md").write_text(text, encoding="utf-8")
    other = text.replace("check: backup\n", "check: other\n").replace("default: 7", "default: 14")
    (tmp_path / "other.md").write_text(other, encoding="utf-8")
    problems = load(tmp_path).problems
    assert [(problem.path, problem.code) for problem in problems] == [
        ((tmp_path / "other.md").as_posix(), "C134")
    ]


@pytest.mark.parametrize(
    ("after", "code"), [("[watch]", "C135"), ("[clock]", "C136"), ("[firewall]", "C136")]
)
def test_an_order_that_cannot_be_followed_is_reported(tmp_path: Path, after: str, code: str) -> None:
    for name, comes_after in (("clock", after), ("firewall", "[clock]")):
        text = (Path(str(shipped())) / "checks" / f"{name}.md").read_text(encoding="utf-8")
        text = text.replace("\nmaps:", f"\nafter: {comes_after}\nmaps:", 1)
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    problems = [(problem.code, Path(problem.path).name) for problem in lint(tmp_path)]
    assert (code, "clock.md") in problems
    assert load(tmp_path).problems == ()  # it can be judged all the same
