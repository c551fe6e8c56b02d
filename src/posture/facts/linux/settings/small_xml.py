"""Small XML files of the system, read without entities."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_LARGEST = 262_144


class UnusableXml(ValueError):
    """A text that is no XML, declares a document type, or is too large."""


def parse_xml(data: bytes) -> ET.Element:
    """The root element; UnusableXml for anything but plain small XML.

    A document type is refused, and with it every entity that could grow or reach out.
    """
    if len(data) > _LARGEST:
        raise UnusableXml("It is too large.")
    target = _WithoutDoctype()
    parser = ET.XMLParser(target=target)  # noqa: S314 - a document type raises, and size is limited above
    try:
        parser.feed(data)
        return parser.close()
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise UnusableXml("It is no plain XML.") from error


class _WithoutDoctype(ET.TreeBuilder):
    def doctype(self, *_: object) -> None:
        raise UnusableXml("It declares a document type.")
