"""Lessons as a cmi5 package: what a learning platform opens, a page for each of them.

Source: cmi5, “Quartz” 1st edition, sections 13 and 14: a zip with ``cmi5.xml`` at its root.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from posture.lessons.exchange.player_page import page
from posture.lessons.lesson import Lesson

NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
_NAMES = UUID("6f1d2c1e-6f0b-5d0c-9b7a-6a1c5f0e7d35")  # ours: a lesson keeps its name
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: the same lessons make the same bytes


def cmi5_package(
    lessons: Iterable[tuple[Lesson, Mapping[str, str]]], title: str, player: Mapping[str, bytes]
) -> bytes:
    """The package; beside each lesson are the addresses of its drawings, ``player`` are files for all pages.

    The same lessons make the same bytes.
    """
    each = list(lessons)
    files = {"cmi5.xml": structure([lesson for lesson, _ in each], title), **player}
    files |= {f"{lesson.id}.html": page(lesson, drawings).encode() for lesson, drawings in each}
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, data)
    return made.getvalue()


def structure(lessons: list[Lesson], title: str) -> bytes:
    """``cmi5.xml``: a course with a unit for each lesson, done when it is completed; there are no marks."""
    root = ET.Element("courseStructure", xmlns=NAMESPACE)
    lang = lessons[0].lang if lessons else "en"
    course = ET.SubElement(root, "course", id=_id("course/" + ",".join(lesson.id for lesson in lessons)))
    _words(course, "title", title, lang)
    _words(course, "description", title, lang)
    for lesson in lessons:
        unit = ET.SubElement(root, "au", id=_id(lesson.id), moveOn="Completed", launchMethod="AnyWindow")
        _words(unit, "title", lesson.title, lesson.lang)
        _words(unit, "description", lesson.objective, lesson.lang)
        ET.SubElement(unit, "url").text = f"{lesson.id}.html"
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _words(parent: ET.Element, name: str, words: str, lang: str) -> None:
    ET.SubElement(ET.SubElement(parent, name), "langstring", lang=lang).text = words


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMES, name)}"
