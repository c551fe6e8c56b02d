"""``cmi5.xml`` against a schema: ours always, and the official one where ``CMI5_SCHEMA`` says where it lies.

Where the rules come from: ``cmi5_schema/ORIGIN.md``.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from xmlschema import XMLSchema, XMLSchemaValidationError

from posture.application.exchanging import write_cmi5
from posture.application.language import language_of
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.lessons.exchange.cmi5_package import NAMESPACE
from posture.words.phrase import ENGLISH
from posture.words.speech import speak

HOST = Path(__file__).parents[2] / "hosts" / "kubuntu-plain-x11vnc"
RULES = Path(__file__).parent / "cmi5_schema"
EVERYTHING = (RULES / "everything.xml").read_text(encoding="utf-8")
X = f"{{{NAMESPACE}}}"
OFFICIAL = os.environ.get("CMI5_SCHEMA")


@pytest.fixture(params=["ours", "official"] if OFFICIAL else ["ours"], scope="module")
def schema(request: pytest.FixtureRequest) -> XMLSchema:
    file = Path(OFFICIAL or "") if request.param == "official" else RULES / "structure.xsd"
    return XMLSchema(file.read_text(encoding="utf-8"), allow="none")  # it may fetch nothing, nor read on


@pytest.fixture
def session(tmp_path: Path):
    with Session(tmp_path / "home", RecordedHost(HOST), live=False) as session:
        yield session


def _structure(session: Session, file: Path, *lessons: str) -> str:
    write_cmi5(session, file, lessons)
    with zipfile.ZipFile(file) as package:
        return package.read("cmi5.xml").decode()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("lessons", [(), ("passkeys",), ("travel", "passkeys")])
def test_the_structure_of_a_package_holds(
    session: Session, schema: XMLSchema, language: str, lessons: tuple[str, ...], tmp_path: Path
) -> None:
    try:
        speak(language_of(session, {"POSTURE_LANGUAGE": language}))
        text = _structure(session, tmp_path / "lessons.zip", *lessons)
    finally:
        speak(ENGLISH)

    schema.validate(text)
    assert f'lang="{language}"' in text
    assert "schemaLocation" not in text  # a platform that reads it is sent nowhere
    assert "authenticationMethod" not in text  # of an earlier edition, and no longer of this one


def test_whatever_a_structure_may_have_holds(schema: XMLSchema) -> None:
    schema.validate(EVERYTHING)


Damage = Callable[[ET.Element], object]


def _unit(root: ET.Element) -> ET.Element:
    unit = root.find(f".//{X}block/{X}block/{X}au")
    assert unit is not None
    return unit


def _without(path: str) -> Damage:
    def damage(root: ET.Element) -> None:
        parent = _at(root, path.rpartition("/")[0])
        parent.remove(_at(parent, path.rpartition("/")[2]))

    return damage


def _at(root: ET.Element, path: str) -> ET.Element:
    found = root.find("/".join(f"{X}{name}" for name in path.split("/"))) if path else root
    assert found is not None
    return found


def _titles_of_nobody(root: ET.Element) -> None:
    _at(root, "course/title").clear()


def _last_first(root: ET.Element) -> None:
    unit = _at(root, "au")
    unit[:] = reversed(unit)


def _course_last(root: ET.Element) -> None:
    root[:] = [*root[1:], root[0]]


def _nothing_to_open(root: ET.Element) -> None:
    for name in ("au", "block"):
        root.remove(_at(root, name))


DAMAGES: dict[str, Damage] = {
    "no course": _without("course"),
    "no title of the course": _without("course/title"),
    "no description of the course": _without("course/description"),
    "no title of a unit": _without("au/title"),
    "no description of a unit": _without("au/description"),
    "no address of a unit": _without("au/url"),
    "no description of a block": _without("block/description"),
    "no title of an objective": _without("objectives/objective/title"),
    "a title without words": _titles_of_nobody,
    "no unit and no block": _nothing_to_open,
    "a block with nothing in it": lambda root: _at(root, "block/block").remove(_unit(root)),
    "no id of the course": lambda root: _at(root, "course").attrib.clear(),
    "no id of a unit": lambda root: _at(root, "au").attrib.clear(),
    "an empty address": lambda root: setattr(_at(root, "au/url"), "text", ""),
    "a unit's parts the other way round": _last_first,
    "the course after the unit": _course_last,
    "an end that is none": lambda root: _unit(root).set("moveOn", "Finished"),
    "an end in small letters": lambda root: _unit(root).set("moveOn", "completed"),
    "a window that is none": lambda root: _unit(root).set("launchMethod", "SomeWindow"),
    "a share above the whole": lambda root: _unit(root).set("masteryScore", "2"),
    "a share below nothing": lambda root: _unit(root).set("masteryScore", "-0.1"),
    "a share in words": lambda root: _unit(root).set("masteryScore", "half"),
    "an attribute nobody knows": lambda root: _unit(root).set("colour", "blue"),
    "a language that is none": lambda root: _at(root, "au/title/langstring").set("lang", "no language"),
    "an element nobody knows": lambda root: ET.SubElement(_unit(root), f"{X}price"),
    "two addresses": lambda root: _unit(root).insert(4, _at(root, "au/url")),
    "an extension before the address": lambda root: _unit(root).insert(0, ET.Element("{urn:example:x}y")),
    "words beside the elements": lambda root: setattr(root, "text", "words"),
    "the namespace of an earlier edition": lambda root: setattr(
        root, "tag", "{http://www.adlnet.gov/cmi5/CourseStructure.xsd}courseStructure"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_structure_is_refused_that_has(damage: Damage, schema: XMLSchema) -> None:
    root = ET.fromstring(EVERYTHING)
    damage(root)

    with pytest.raises(XMLSchemaValidationError):
        schema.validate(root)
