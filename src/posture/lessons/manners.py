"""What is not said in a lesson, and how long its sentences may be, language by language."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Manners:
    """``longest_sentence`` and ``words_a_minute`` count words; the patterns find what is not said.

    ``blame``, ``ranks`` and ``by_colour`` are looked for in every line, ``catch_all`` and ``placed`` in
    answers, and ``true_false`` are answers that can be guessed.
    """

    longest_sentence: int
    words_a_minute: int
    blame: re.Pattern[str] = _NEVER
    ranks: re.Pattern[str] = _NEVER
    by_colour: re.Pattern[str] = _NEVER
    catch_all: re.Pattern[str] = _NEVER
    placed: re.Pattern[str] = _NEVER
    true_false: frozenset[str] = frozenset()


ENGLISH = Manners(
    longest_sentence=25,
    words_a_minute=90,
    blame=re.compile(
        r"\b(stupid|careless|failed|caught|dumb|foolish|lazy|naive|idiot|gullible|your fault)\b",
        re.IGNORECASE,
    ),
    ranks=re.compile(
        r"\b(scor(?:e[sd]?|ing)|streaks?|leaderboards?|rank(?:ed|ing|s)?|high[- ]?scores?|timers?|countdown"
        r"|(?:full|top|bonus) (?:marks?|points?)"
        r"|\d+ (?:of|out of) (?:the )?\d+ (?:signs|points|answers|right)|well done)\b",
        re.IGNORECASE,
    ),
    by_colour=re.compile(
        r"\b(?:marked|shown|written|stands?|is|are|in|the) (?:in )?(?:red|green|yellow|orange|blue)"
        r"(?: (?:one|ones|word|words|part|parts|line|lines|answer|text))\b",
        re.IGNORECASE,
    ),
    catch_all=re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE),
    placed=re.compile(
        r"\b(?:the (?:first|second|third|fourth|last|previous|next)(?: (?:one|answer|option|two))?[.!]?$"
        r"|(?:answers?|options?) (?:[a-d1-4]\b|above|below|before)|(?:both|all|as) (?:the )?above)",
        re.IGNORECASE,
    ),
    true_false=frozenset({"true", "false", "yes", "no"}),
)
GERMAN = Manners(
    # Of the sentences of the checks that have twelve words and more, nine in ten have at most 1.19 times as
    # many in German, and all together 1.03 times as many.
    longest_sentence=30,
    words_a_minute=95,
    blame=re.compile(
        r"\b(dumm\w*|dümm\w+|dämlich\w*|blöd\w*|doof\w*|töricht\w*|naiv\w*|faule[nmrs]?|faulheit|idiot\w*"
        r"|leichtsinn\w*|leichtgläubig\w*|leichtfertig\w*|fahrlässig\w*|nachlässig\w*|unvorsichtig\w*"
        r"|schlampig\w*|versag(?:t|en|te\w*)|gescheitert|durchgefallen|ertappt|erwischt|(?:he)?reingefallen"
        r"|(?:deine|ihre|eure) schuld|selbst schuld)\b",
        re.IGNORECASE,
    ),
    ranks=re.compile(
        r"\b(punktzahl\w*|punktest[aä]nd\w*|\d+ punkte?n?|(?:volle|bonus)punkte?n?|ranglisten?|bestenlisten?"
        r"|high-?scores?|spielst[aä]nd\w*|streaks?|timer|stoppuhr|countdown|gut gemacht|bravo"
        r"|\d+ von (?:den )?\d+ (?:anzeichen|zeichen|punkten|antworten|richtig\w*))\b",
        re.IGNORECASE,
    ),
    by_colour=re.compile(
        r"\b(?:(?:rot|grün|gelb|blau|orange) (?:markiert|hinterlegt|geschrieben|unterlegt)\w*"
        r"|(?:das|die|der|den|dem) (?:rote|grüne|gelbe|blaue|orange)[nmrs]?"
        r"(?: (?:worte?|wörter|teile?|zeilen?|antwort|text|stelle)\b|(?=[.,!?]|$)))",
        re.IGNORECASE,
    ),
    catch_all=re.compile(
        r"\b(?:alles?|keine?[rs]?|beides?|nichts) (?:davon"
        r"|(?:der|die|von den|von diesen|dieser) (?:oben )?(?:genannten?|obigen?|antworten)"
        r"|oben genannten?)\b",
        re.IGNORECASE,
    ),
    placed=re.compile(
        r"\b(?:(?:das|die|der) (?:erste|zweite|dritte|vierte|letzte|vorige|vorherige|nächste)"
        r"(?: (?:antwort|lösung|möglichkeit))?[.!]?$"
        r"|(?:antwort(?:en)?|möglichkeit(?:en)?) (?:[a-d1-4]\b|oben|unten|darüber|darunter)|wie oben)",
        re.IGNORECASE,
    ),
    true_false=frozenset({"wahr", "falsch", "richtig", "ja", "nein", "stimmt", "stimmt nicht"}),
)
_OTHER = Manners(GERMAN.longest_sentence, GERMAN.words_a_minute)
"""Of languages whose words nobody has listed yet only the lengths are looked at."""


def manners_of(lang: str) -> Manners:
    """Those of a language by its code, such as de or pt_BR."""
    return {"en": ENGLISH, "de": GERMAN}.get(lang.partition("_")[0], _OTHER)
