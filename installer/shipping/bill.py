"""A software bill of materials, for IT and its scanners. Source: https://cyclonedx.org/docs/1.5/json/"""

from __future__ import annotations

import json
import re

from shipping.parts import Part
from shipping.project import moment

# An SPDX expression, as far as the parts use them; everything else is a licence's name in words.
_LICENCE = r"[A-Za-z]+[A-Za-z0-9.]*-[A-Za-z0-9.-]+|MIT|OFL"
_EXPRESSION = re.compile(rf"(?:{_LICENCE})(?: (?:AND|OR|WITH) (?:{_LICENCE}))*")


def bill(parts: list[Part]) -> str:
    """The bill as JSON: the first part is the application, the others are what it is made of."""
    whole, *rest = parts
    return (
        json.dumps(
            {
                "bomFormat": "CycloneDX",
                "specVersion": "1.5",
                "version": 1,
                "metadata": {
                    "timestamp": f"{moment():%Y-%m-%dT%H:%M:%SZ}",
                    "component": _component(whole, "application"),
                },
                "components": [_component(part, "library") for part in rest],
                "dependencies": [{"ref": whole.purl, "dependsOn": [part.purl for part in rest]}],
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def _component(part: Part, kind: str) -> dict[str, object]:
    return {
        "type": kind,
        "bom-ref": part.purl,
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "purl": part.purl,
        "licenses": [
            {"expression": part.licence}
            if _EXPRESSION.fullmatch(part.licence)
            else {"license": {"name": part.licence}}
        ],
    }
