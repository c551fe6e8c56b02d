"""Keep the translations in step with what the program says: ``make words``.

Collects the sentences of the code and of the checks, and writes them into every language's PO files, where
their translations stay. Fails with a list of what is stale, fuzzy, broken, or newly without a translation.
With ``--check`` nothing is written, and what would be written counts as a problem.

``--lessons home-wifi paper`` looks at nothing else than the German of these lessons, and begins their files
where there are none; ``--language fr`` that of another language.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from making.content import check_messages
from making.lessons import lesson_files, lesson_messages, region_messages
from making.message import Message
from making.po_file import in_step
from making.shrinking import list_text, quoted, read_list, shrunk
from making.source import read_source
from making.window import window_in_step

from posture.lessons.library import load
from posture.lessons.translation.lint import lint_translation
from qt_libraries import missing_for_lupdate

TOP = Path(__file__).parents[2]
OWN = "src/posture/words"
UNTRANSLATED = "docs/words/untranslated.txt"
NOT_PHRASES = "docs/words/not-phrases.txt"
_ABOUT_UNTRANSLATED = """\
Sentences without a translation, by language.
“make words” takes out what has one by now; a new line is added by hand, and needs a reason."""
_ABOUT_NOT_PHRASES = """\
Sentences of errors, of unreadable facts and of the terminal that are no phrases yet, so that no language can
translate them: how many in which module. “make words” takes out what is one by now; no number may grow."""


def made(top: Path) -> tuple[dict[str, bytes], list[str]]:
    """What each file is to hold, by its name below ``top``, and what is wrong."""
    source = read_source(top)
    problems = [*source.problems, *_twice(source.messages)]
    catalogues = {OWN: source.messages}
    catalogues |= {f"checks/{check}": messages for check, messages in check_messages(top).items()}
    if regions := region_messages(top):
        catalogues["lessons/regions/regions"] = regions
    lessons = lesson_messages(top)
    files: dict[str, bytes] = {}
    missing: dict[str, list[str]] = {}
    for code in sorted(path.stem for path in (top / OWN).glob("*.po")):
        missing[code] = []
        for catalogue, messages in catalogues.items():
            name = f"{catalogue}/{code}.po" if catalogue == OWN else f"{catalogue}.{code}.po"
            file = in_step(top / name, name, code, messages)
            files[name] = file.text
            problems += file.problems
            missing[code] += [f"{name}: {quoted(text)}" for text in file.missing]
        for name, file in lesson_files(top, code, lessons):
            files[name] = file.text
            problems += file.problems
            missing[code] += [f"{name}: {quoted(text)}" for text in file.missing]
        name = f"ui/translations/{code}.ts"
        window = window_in_step(top, name, code)
        files[name] = window.text
        problems += [f"{name}: {problem}" for problem in window.problems]
        missing[code] += [f"{name}: {text}" for text in window.missing]
    text, more = _kept(top / UNTRANSLATED, _ABOUT_UNTRANSLATED, missing)
    files[UNTRANSLATED] = text
    problems += [f"not translated yet: {line}" for line in more]
    files[NOT_PHRASES], grown = _counted(top / NOT_PHRASES, source.unseamed)
    return files, problems + grown


def _kept(file: Path, about: str, found: Mapping[str, Sequence[str]]) -> tuple[bytes, list[str]]:
    sections, more = shrunk(read_list(file), found)
    return list_text(about, sections).encode(), more


def _counted(file: Path, found: Mapping[str, int]) -> tuple[bytes, list[str]]:
    lines = read_list(file).get("src")
    known = {name: int(count) for name, _, count in (line.rpartition(" ") for line in lines or ())}
    kept = {
        name: min(count, known.get(name, 0)) if lines is not None else count for name, count in found.items()
    }
    text = list_text(
        _ABOUT_NOT_PHRASES, {"src": [f"{name} {count}" for name, count in kept.items() if count]}
    )
    grown = [f"{name}: {found[name]} sentences are no phrases, and {kept[name]} may be" for name in found]
    return text.encode(), [line for name, line in zip(found, grown, strict=True) if found[name] > kept[name]]


def _twice(messages: Sequence[Message]) -> list[str]:
    """gettext tells messages apart by their singular alone."""
    plurals: dict[str, set[str | None]] = {}
    for message in messages:
        plurals.setdefault(message.singular, set()).add(message.plural)
    return [
        f"“{text}” is said with and without a plural." for text, forms in plurals.items() if len(forms) > 1
    ]


def made_of_lessons(top: Path, ids: Sequence[str], code: str) -> tuple[dict[str, bytes], list[str]]:
    """As ``made``, for the lessons of these ids alone, whose files are begun where there are none.

    Their problems are those of “posture lessons lint”, with lines, and what is stale besides.
    """
    lessons = load(top / "lessons").lessons
    known = {each: message for each, message in lesson_messages(top).items() if each in ids}
    problems = [f"There is no lesson “{each}” that can be read." for each in ids if each not in known]
    files: dict[str, bytes] = {}
    for name, file in lesson_files(top, code, known, begun=ids):
        files[name] = file.text
        problems += file.problems
        lesson = lessons[Path(name).parent.name]
        problems += map(str, lint_translation(lesson, file.text.decode(), name, code))
    return files, problems


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lessons", nargs="+", metavar="ID")
    parser.add_argument("--language", default="de", metavar="CODE")
    asked = parser.parse_args(arguments)
    if asked.lessons:
        return _finished(*made_of_lessons(TOP, asked.lessons, asked.language), check=asked.check)
    if missing := missing_for_lupdate():
        print(f"The window's words cannot be collected here: {missing}", file=sys.stderr)
        return 2
    return _finished(*made(TOP), check=asked.check)


def _finished(files: Mapping[str, bytes], problems: list[str], *, check: bool) -> int:
    """Write what changed, or only say so; 1 where there is something to mend."""
    for name, text in files.items():
        path = TOP / name
        if path.exists() and path.read_bytes() == text:
            continue
        if check:
            problems.append(f"{name} is behind. Run “make words”.")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
    told = f"{len(problems)} to mend in the words." if problems else "The words are in step."
    print("\n".join((*problems, told)))
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
