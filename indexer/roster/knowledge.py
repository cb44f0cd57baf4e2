"""What somebody knows: fields one by one, the classes of hazards and the industries that they name."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.lexicon import lexicon
from corpus.recognise.characters import fold
from corpus.recognise.harm.hazards import families, find_hazards, hazards_called
from corpus.recognise.harm.industries import find_industries, industries
from corpus.recognise.scripts import simplify

_MOST, _LONGEST = 30, 60
# Not inside brackets: 危险化学品（生产、储存） is one field.
_PARTED = re.compile(r"[、,;，；|\n/\\](?![^(（]{0,60}[)）])|(?<=[㐀-鿿)）])\s+(?=[㐀-鿿])|(?<=。)")
_AMONG = re.compile(r"[、,，;；/及和与]")
_GENERAL = re.compile(r"(?:安全生产|安全|技术|管理|救援|处置|事故)$")
_NUMBERED = re.compile(r"^\s{0,3}(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳])\s{0,3}")
_EXPERTS = re.compile(r"类?专家(?:[组库]|成员)?$")
_COUNTED = re.compile(r"第?[一二三四五六七八九十\d]{1,3}[组类批]")
_ENDS = " 。.:;,-—"


def fields_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The fields of knowledge that cells name, each once: 1.化工安全；2.消防 are 化工安全 and 消防."""
    pieces = (
        _of_group(_NUMBERED.sub("", piece).strip(_ENDS)) for text in texts for piece in _PARTED.split(text)
    )
    return tuple(dict.fromkeys(piece[:_LONGEST] for piece in pieces if piece))[:_MOST]


def _of_group(name: str) -> str:
    """What those of a group know: 危化 of 危化专家组; nothing is told by 第三组. 汽轮机组 is no group."""
    if _COUNTED.fullmatch(name):
        return ""
    bare = _EXPERTS.sub("", name) or name
    return bare.removesuffix("组") if is_known_field(bare.removesuffix("组")) else bare


def hazards_of(named: Iterable[str], fields: Iterable[str]) -> tuple[str, ...]:
    """The classes of hazards that columns of hazards name, by any name that people have, and those that fields plainly say."""
    found = [hazard for name in named for hazard in hazards_called(_plain(name))]
    return tuple(dict.fromkeys([*found, *(hazard for field in fields for hazard in _said(_plain(field)))]))


def industries_of(fields: Iterable[str]) -> tuple[str, ...]:
    """The sections of GB/T 4754 that fields name by their own names, or all of whose words are theirs (煤矿)."""
    return tuple(dict.fromkeys(industry for field in fields for industry in _industries(_plain(field))))


def is_known_field(name: str) -> bool:
    """Whether a name is nothing but fields that are known: 消防安全, 危险化学品及烟花爆竹."""
    pieces = [_GENERAL.sub("", _plain(piece)) or piece for piece in _AMONG.split(name) if piece.strip()]
    return bool(pieces) and all(
        piece in _known_fields() or _industries(piece) == (piece,) for piece in pieces
    )


def _said(field: str) -> tuple[str, ...]:
    """The hazards that a field says: a class or its beginning (起重, 锅炉), a family that tells something, or a word."""
    if field in _wide():
        return ()
    plain = field.removesuffix("安全").removesuffix("事故") or field
    if plain in families().values() and plain not in _wide():
        return hazards_called(plain)
    begun = tuple(hazard for hazard in families() if len(plain) > 1 and hazard.startswith(plain))
    return begun or tuple(dict.fromkeys(found.hazard for found in find_hazards(field)))


def _industries(field: str) -> tuple[str, ...]:
    if field in industries():
        return (field,)
    found = find_industries(field)
    return tuple(each.industry for each in found if each.named or each.printed == field.removesuffix("安全"))


def _plain(name: str) -> str:
    return fold(simplify(name.strip()))


@cache
def _wide() -> frozenset[str]:
    return frozenset(lexicon("roster")["fields"]["wide"])


@cache
def _known_fields() -> frozenset[str]:
    told = lexicon("roster")["fields"]
    named = (told["known_for"], told["short"])
    words = {word for words in named for key, held in words.items() for word in (key, *held)}
    return frozenset({_plain(word) for word in words} | set(families()) | set(families().values()))
