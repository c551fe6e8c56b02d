"""A certificate as a page to print: one file that loads nothing, beside the badge that can be verified."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from posture.lessons.certificate.badge import Badge
from posture.words.phrase import alone, phrase
from posture.words.speech import spoken

_STYLE = """
@page { size: A4; margin: 16mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b1f24; background: #fff; font: 11pt/1.45 system-ui, "Segoe UI", sans-serif }
main { max-width: 178mm; margin: 0 auto; padding: 10mm 12mm; border: 1.5pt solid #2457c5; border-radius: 4mm }
img { display: block; width: 40mm; margin: 0 auto 3mm }
.kind, .under { margin: 0; text-align: center; color: #57606a }
h1 { margin: 0 0 5mm; text-align: center; font-size: 23pt; line-height: 1.2 }
.who { margin: 0 auto 1mm; text-align: center; font-size: 17pt; overflow-wrap: anywhere }
.blank { width: 90mm; height: 11mm; border-bottom: 1pt solid #7f8894 }
.under + .under { margin-top: 3mm }
h2 { margin: 6mm 0 1mm; font-size: 11pt }
ul { margin: 0; padding-inline-start: 5mm; columns: 2; column-gap: 8mm; font-size: 10pt }
li { break-inside: avoid }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm; margin: 5mm 0 0 }
dt { color: #57606a }
dd { margin: 0 }
footer { margin: 5mm 0 0; padding-top: 4mm; border-top: .75pt solid #dfe3e8 }
footer p { margin: 0 0 2mm; color: #57606a; font-size: 9.5pt }
code { font-size: 9pt; overflow-wrap: anywhere }
@media screen { body { padding: 8mm } }
"""
_RULES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PROVES = phrase(
    "This page is for reading. What can be verified is the file {file}: a badge after the standard Open "
    "Badges 3.0, with programs for such badges, and with {command}. No network is needed for it."
)


def certificate_page(badge: Badge, lessons: Sequence[str], file: str, drawing: str) -> str:
    """The page of a badge, in the language that is spoken now, which is that of the badge.

    ``lessons`` are their titles; ``file`` is the name of the badge; ``drawing`` is an address that holds a
    drawing. Where there is no name, there is a line on which to write one by hand. The command stands there
    as everybody types it: as it is typed on this computer it may be a path with somebody's name in it.
    """
    who = f'<p class="who">{escape(badge.name)}</p>' if badge.name else '<p class="who blank"></p>'
    titles = "".join(f"<li>{escape(title)}</li>" for title in lessons)
    under = "" if badge.name else f'<p class="under">{_said(phrase("Name"))}</p>'
    name, command = escape(file), escape(f"posture lessons verify {file}")
    proves = _PROVES.filled(file=f"<code>{name}</code>", command=f"<code>{command}</code>")
    return f"""<!doctype html>
<html lang="{escape(badge.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_RULES}">
<title>{escape(badge.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<img alt="" src="{drawing}">
<p class="kind">{_said(phrase("Certificate"))}</p>
<h1>{escape(badge.title)}</h1>
{who}{under}
<p class="under">{escape(badge.description)}</p>
<h2>{_said(phrase("Lessons"))}</h2>
<ul>{titles}</ul>
<dl>
<dt>{_said(phrase("Written on"))}</dt><dd>{_said(alone(badge.day))}</dd>
<dt>{_said(phrase("Holds until"))}</dt><dd>{_said(alone(badge.until))}</dd>
<dt>{_said(phrase("Written by"))}</dt><dd>{escape(badge.issuer_name)}</dd>
</dl>
<footer>
<p>{escape(badge.issuer_description)}</p>
<p>{spoken(proves)}</p>
</footer>
</main>
</body>
</html>
"""


def _said(words: str) -> str:
    return escape(spoken(words))
