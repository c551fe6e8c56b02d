"""The window's own words in another language, read from Qt Linguist's file as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from posture.application.errors import ApplicationError
from posture.application.shipped_files import shipped_bytes, shipped_names
from posture.words.choice import PSEUDO
from posture.words.phrase import ENGLISH, Language

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FOLDER = "ui/translations"
_SUFFIX = ".ts"


class Translation(QTranslator):
    """Finds words by their context and their English; what has none stays English.

    ``form`` picks the plural for a number.
    """

    def __init__(self, words: dict[tuple[str, str], tuple[str, ...]], form: Callable[..., str]) -> None:
        super().__init__()
        self._words = words
        self._form = form

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - no words mean two things here
        n: int = -1,
    ) -> str | None:
        forms = self._words.get((context, source), ())
        # None lets Qt go on asking; an empty text would be shown.
        return self._form(forms, n if n >= 0 else 1) if forms else None


class PseudoTranslation(QTranslator):
    """The made-up language, in which the window shows what can be translated."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - the words alone count
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        from posture.words.pseudo import pseudo

        return pseudo(source)


def is_whole(code: str) -> bool:
    """Whether all the window's words are translated into a language: no screen mixes two by itself."""
    return f"{code}{_SUFFIX}" in shipped_names(_FOLDER) and not any(_unfinished(code))


def translate_window(app: QApplication, language: Language) -> None:
    """Let the window, and what Qt itself says in it, speak this language from now on."""
    if language.code == ENGLISH.code:
        return
    QLocale.setDefault(QLocale(language.code))
    if language.code == PSEUDO:
        app.installTranslator(_kept(app, PseudoTranslation()))
        return
    of_qt = QTranslator()
    if of_qt.load(f"qtbase_{language.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(_kept(app, of_qt))
    app.installTranslator(_kept(app, Translation(dict(_finished(language.code)), language.form)))


def _kept(app: QApplication, translator: QTranslator) -> QTranslator:
    """Qt does not own a translator that is installed; the application lives long enough for it."""
    translator.setParent(app)
    return translator


def _finished(code: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for context, message in _messages(code):
        forms = tuple(form.text or "" for form in message.iterfind("translation/numerusform"))
        words = forms or (message.findtext("translation") or "",)
        if all(words):
            yield (context, message.findtext("source") or ""), words


def _unfinished(code: str) -> Iterator[bool]:
    for _, message in _messages(code):
        translation = message.find("translation")
        yield translation is None or translation.get("type") == "unfinished"


def _messages(code: str) -> Iterator[tuple[str, Element]]:
    from xml.etree import ElementTree as ET

    try:
        tree = ET.fromstring(shipped_bytes(f"{_FOLDER}/{code}{_SUFFIX}"))  # noqa: S314 - our own file
    except (ApplicationError, ET.ParseError):
        return
    for context in tree.iterfind("context"):
        for message in context.iterfind("message"):
            yield context.findtext("name") or "", message
