"""Every fact family: what its fields mean and how they are said, and which module reads it where.

The families of one area stand in one module, and each is described in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.families import computer, files, getting_in, network, software, steady
from posture.facts.family import FactFamily

FAMILIES: Mapping[str, FactFamily] = MappingProxyType(
    {
        family.name: family
        for area in (computer, files, getting_in, software, network, steady)
        for family in area.FAMILIES
    }
)
