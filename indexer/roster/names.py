"""Names of persons and units as a roster's cells write them."""

import re

from corpus.model import ExpertKind
from corpus.recognise.characters import HAN
from indexer.roster.surnames import surnames

BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{0,80})[)）\]】]")
_PERSON = re.compile(rf"(?=.{{2,30}}$)[{HAN}A-Za-z][{HAN}A-Za-z·•.\- ]*")
_UNIT = re.compile(rf"(?=.{{2,60}}$)[^=+@]*[{HAN}]{{2}}.*")
_APART = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_PARTING = re.compile(r"[\s、,，;；/和及与]+")
# Names of four characters and more may be two; 欧阳明日 is one.
_LONG = re.compile(rf"[{HAN}]{{4,30}}")
_LONGEST_OWN = 4


def read_name(text: str, kind: ExpertKind) -> tuple[str | None, str]:
    """The name, and what stands in brackets behind a person's: who wrote it there meant it for those who keep the roster."""
    plain = text.replace("　", " ").strip()
    if kind == "unit":
        plain = _APART.sub("", plain)
        return (plain if _UNIT.fullmatch(plain) else None), ""
    notes = "；".join(found[1] for found in BRACKETED.finditer(plain) if found[1])
    plain = _one_person(BRACKETED.sub("", plain).strip(" *"))
    return (plain if _PERSON.fullmatch(plain) else None), notes


def why_no_name(text: str, kind: ExpertKind) -> str:
    """Why a cell holds no name that can be taken; nothing of what stands in it."""
    if not text:
        return "是空的"
    several = kind == "expert" and _may_be_several("".join(_PARTING.split(BRACKETED.sub("", text))))
    return "像是几个人的姓名，请每行只写一人" if several else "不像名称"


def _one_person(text: str) -> str:
    """A name that blanks only spread (王 五, 沈 砚秋), without them; empty for what may be two (张三 李四, 张三李四)."""
    pieces = _APART.split(text)
    joined = "".join(pieces)
    if len(pieces) == 1:
        return "" if _may_be_several(text) else text
    has_two = joined[:2] in surnames().double
    parted_behind = len(pieces[0]) == (2 if has_two and len(pieces[0]) > 1 else 1)
    return joined if parted_behind and len(joined) <= (4 if has_two else 3) else ""


def _may_be_several(name: str) -> bool:
    """Whether a name without blanks can be told apart into several: each a surname and one or two characters."""
    if not _LONG.fullmatch(name) or (len(name) <= _LONGEST_OWN and name[:2] in surnames().double):
        return False
    ends = {0}
    for place in range(len(name)):
        if place in ends:
            surname = 2 if name[place : place + 2] in surnames().double else 1
            if surname == 2 or name[place] in surnames().single:
                ends |= {place + surname + given for given in (1, 2)}
    return len(name) in ends
