"""The language of the terminal; what programs read is always English."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from posture.application.errors import ApplicationError
from posture.application.language import language_of
from posture.cli import main
from posture.words import speech
from posture.words.phrase import ENGLISH, Phrase

SHELF = Path(__file__).parents[1] / "lessons" / "shelf"


@pytest.fixture(autouse=True)
def english_again():
    yield
    speech.speak(ENGLISH)


@pytest.mark.parametrize("language", ["de", "en-XA"])
@pytest.mark.parametrize(
    "command",
    [("check",), ("explain", "firewall"), ("checks", "list"), ("lessons", "list"), ("exceptions",)],
    ids=" ".join,
)
def test_what_programs_read_is_english(posture, hosts, monkeypatch, language, command) -> None:
    host = ("--host", hosts / "fedora-gnome-luks") if command[0] in {"check", "explain"} else ()
    english = posture(*command, *host, "--json").data
    monkeypatch.setenv("POSTURE_LANGUAGE", language)
    said = posture(*command, *host, "--json").data
    for data in (english, said):  # how long it took differs each time
        data.pop("took_ms", None)
        for verdict in data.get("verdicts", [data]):
            verdict.pop("took_ms", None)
    assert said == english


def test_a_refusal_is_said_in_the_language_too(posture, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "de")
    told = posture("explain", "firewal").err
    assert told == "posture: Es gibt keine Prüfung „firewal“. Meinten Sie „firewall“?\n"
    assert posture("explain", "firewal", "--json").err.startswith("posture: There is no check")


def test_what_is_not_understood_is_said_in_the_language_and_help_stays_english(posture, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "de")
    assert posture("next").err == "posture: Es gibt keinen Befehl „next“. Mehr sagt „posture --help“.\n"
    assert "„--jsn“ wird hier nicht verstanden. Meinten Sie „--json“?" in posture("check", "--jsn").err
    assert posture("explain").err.startswith("posture: CHECK fehlt.")
    assert posture("explain", "--json").err.startswith("posture: CHECK is missing.")
    assert "look at this computer now" in posture("--help").out


def test_what_is_not_understood_is_said_where_no_home_can_be_opened(posture, monkeypatch) -> None:
    def closed(**_: object) -> None:
        raise ApplicationError("It is closed.")

    monkeypatch.setattr(main, "open_session", closed)
    assert posture("next").err == "posture: There is no command “next”. “posture --help” tells more.\n"


def test_less_than_a_day_ago_is_said_in_hours(at_hand) -> None:
    template = "The last backup by {backup.by} finished {backup.age_days days} ago."
    backup = Phrase(template, None, {"backup.by": "restic", "backup.age_days": 0.4}, "checks/backup")
    with at_hand.session() as session:
        speech.speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    said = "Die letzte Sicherung mit restic wurde vor weniger als 24 Stunden abgeschlossen."
    assert speech.spoken(backup) == said


def test_a_language_that_posture_does_not_speak_is_said_to_be_one(posture, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "fr_FR.UTF-8")
    answer = posture("exceptions")
    assert (answer.code, answer.out) == (0, "Nothing is set aside.\n")
    said = "there are no words for POSTURE_LANGUAGE=fr_FR.UTF-8, so this is in English; known: en, de."
    assert answer.err == f"posture: {said}\n"
    assert posture("exceptions", "--json").err == ""
    for known in ("C", "en_GB", "de_AT"):
        monkeypatch.setenv("POSTURE_LANGUAGE", known)
        assert posture("exceptions").err == ""


def test_the_language_of_one_command_is_not_that_of_the_next(posture, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "en-XA")
    posture("checks", "list")
    monkeypatch.delenv("POSTURE_LANGUAGE")
    assert "Nothing is set aside." in posture("exceptions").out


def test_english_loads_nothing_for_other_languages(hosts) -> None:
    code = (
        "import sys; from posture.cli.main import run;"
        f"run(['check', '--host', {str(hosts / 'fedora-gnome-luks')!r}]);"
        "print([name for name in sys.modules if name.split('.')[0] in ('babel', 'plistlib')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_line_of_a_longer_language_fits_a_narrow_terminal(posture, hosts, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("POSTURE_LANGUAGE", "en-XA")
    lines = posture("check", "--host", hosts / "windows-10-old").out.splitlines()
    assert max(len(line) for line in lines if "posture explain" not in line) <= 40


@pytest.fixture
def shelf(content):
    """Two lessons, of which one is translated."""
    for entry in (content / "lessons").iterdir():
        if entry.name not in {"regions", "screen-lock"}:
            shutil.rmtree(entry)
    (content / "lessons" / "screen-lock" / "de.po").unlink(missing_ok=True)
    shutil.copytree(SHELF / "everything", content / "lessons" / "everything")
    return content / "lessons"


def test_a_lesson_is_shown_in_the_language_or_labelled_as_english(posture, shelf, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "de")
    lines = posture("lessons", "list").out.splitlines()
    assert {line.split(maxsplit=3)[3] for line in lines} == {
        "Ein Muster von allem",
        "Stand up, lock up (auf Englisch)",
    }
    label = "Diese Lektion ist noch nicht übersetzt, deshalb ist ihr Text auf Englisch."
    assert posture("lessons", "show", "screen-lock").out.startswith(f"{label}\n\nStand up")
    assert label in posture("learn", "screen-lock").out
    shown = posture("lessons", "show", "everything").out
    assert label not in shown
    assert "Früher oder später" in shown
    assert label not in posture("learn", "everything").out


def test_programs_read_in_which_languages_a_lesson_is(posture, shelf, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", "de")
    lessons = {each["id"]: each for each in posture("lessons", "list", "--json").data["lessons"]}
    assert lessons["everything"]["languages"] == ["en", "de"]
    assert lessons["everything"]["title"] == "A sample of everything"
    assert lessons["screen-lock"]["languages"] == ["en"]
    assert posture("lessons", "show", "everything", "--json").data["plan"].startswith("If I write a lesson")


def test_the_lint_names_the_line_of_what_a_translation_lost(posture, shelf) -> None:
    file = shelf / "everything" / "de.po"
    text = file.read_text(encoding="utf-8").replace("{Zahlen Sie heute 0,99}[fee]", "Zahlen Sie heute 0,99")
    file.write_text(text, encoding="utf-8")
    answer = posture("lessons", "lint")
    line = text.count("\n", 0, text.index("Zahlen Sie heute")) + 1
    assert answer.code == 1
    assert f"everything/de.po:{line}: E102 The translation has lost the mark [fee]" in answer.out
