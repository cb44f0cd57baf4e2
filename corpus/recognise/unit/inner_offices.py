"""Offices inside an agency: 县政府办公室督查室, 市应急局办公室, 教育部教材局. They are no agencies of their own."""

import re

from corpus.recognise.characters import HAN
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit_lexicon import brief_ending, organ_of

_INNER = re.compile(rf"[{HAN}]{{0,8}}(?:室|科|处|股|厅|办)")
_OF_MINISTRY = re.compile(rf"[{HAN}]{{2,8}}局")
_MINISTRY = ("部", "署", "总局", "委")
_HAS_OFFICES = ("局", "委", "委员会", "厅", "部", "署", "办", "办公室", "办公厅", "院", "会")
_COMMITTEE = ("委", "委员会", "指挥部", "领导小组", "联席会议", "会")
# What stands behind these is an agency of theirs (区政府外事办).
_HOSTS = frozenset({"政府", "党委", "国务院"})


def may_be_inner(outer: str, office: str) -> bool:
    """Whether the two parts of a name are written as an agency and an office inside it."""
    if not outer.endswith(_HAS_OFFICES):
        return False
    if outer.endswith(_MINISTRY) and _OF_MINISTRY.fullmatch(office):
        return True
    return _INNER.fullmatch(office) is not None


def has_offices(agency: Name) -> bool:
    """Whether an office behind its name is inside it."""
    return bool(agency.concepts) and _HOSTS.isdisjoint(agency.concepts)


def inner_concepts(within: str, office: str) -> tuple[str, ...]:
    """What an inner office is known by: its agency and itself. A committee's own 办公室 is the committee's 办."""
    organ = organ_of(within)
    own = organ.concepts if organ is not None else (within,)
    if within.endswith(_COMMITTEE) and office in ("办公室", "办"):
        return own if own[0].endswith("办") else (f"{brief_ending(within)}办",)
    return tuple(f"{concept}›{brief_ending(office)}" for concept in own)
