"""The agencies of one place, each with what a list may do with its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tests.generator import agencies
from tests.generator.places import Level, Place


class Kind(StrEnum):
    """How a name behaves in a list."""

    DEPARTMENT = "department"
    PARTY = "party"
    OWN = "own"
    UPPER = "upper"
    BRANCH = "branch"
    BRIGADE = "brigade"


@dataclass(frozen=True)
class Agency:
    """Agencies of one group are the same body under several names: a row has one of them at most."""

    group: str
    kind: Kind
    short: tuple[str, ...]
    full: str


@lru_cache(maxsize=256)
def roster(place: Place) -> tuple[Agency, ...]:
    """Every agency that a document of the place may name."""

    def fill(pattern: str) -> str:
        return pattern.format(p=place.prefix, u=place.upper, stem=place.stem)

    def fixed(kind: Kind, patterns: tuple[str, ...]) -> list[Agency]:
        return [Agency(pattern, kind, (fill(pattern),), fill(pattern)) for pattern in patterns]

    lines = {
        Level.PROVINCE: agencies.PROVINCE_DEPARTMENTS,
        Level.CITY: agencies.DEPARTMENTS + agencies.CITY_ONLY,
        Level.DISTRICT: agencies.DEPARTMENTS,
        Level.COUNTY: agencies.DEPARTMENTS + "公安局 | 公安局",
        Level.STREET: agencies.STREET_DEPARTMENTS,
    }[place.level]
    found = [Agency(full, Kind.DEPARTMENT, short, full) for short, full in agencies.forms(lines)]
    if place.level is not Level.STREET:
        found += fixed(Kind.PARTY, agencies.PARTY)
        found.append(Agency("youth", Kind.OWN, (f"团{place.prefix}委",), f"团{place.prefix}委"))
    if place.level in (Level.CITY, Level.DISTRICT, Level.COUNTY):
        found += fixed(Kind.OWN, agencies.OWN_PLACE)
    if place.level is Level.CITY:
        found += fixed(Kind.UPPER, agencies.CITY_UPPER)
    if place.level is Level.STREET:
        found += fixed(Kind.UPPER, ("{u}城管局", "{u}住建局"))
    if place.level in (Level.DISTRICT, Level.COUNTY):
        found += [Agency("brigade", Kind.BRIGADE, (agencies.BRIGADE,), agencies.BRIGADE)]
        found += [Agency("brigade", Kind.OWN, (fill(name),), fill(name)) for name in agencies.DISTRICT_PLACE]
    if place.level is Level.COUNTY:
        found += fixed(Kind.UPPER, agencies.UPPER_LEVEL[2:])
    if place.level is Level.DISTRICT:
        for bare, whole in zip(agencies.BRANCHES, (*agencies.UPPER_LEVEL, ""), strict=False):
            found.append(Agency(bare, Kind.BRANCH, (bare,), bare))
            if whole:
                found.append(Agency(bare, Kind.UPPER, (fill(whole),), fill(whole)))
    return tuple(found)
