"""The words that oblige, forbid, permit and recommend, where they stand as such (corpus/lexicon/requirements.toml)."""

import re
from functools import cache
from typing import NamedTuple, cast

from corpus.lexicon import any_of, lexicon
from corpus.model import Modality, Record

_HAN_NUMERALS = "〇零一二三四五六七八九十百千万亿两半"
# 届满前一个月 tells when, 满一个月 how long.
_FULL = "(?<![届期圆])满"
# 应收尽收, 应保尽保: a saying, which obliges nobody to 收.
_SAYING = r"(?!(?P<said>.)尽(?P=said))"


class Modal(Record):
    """A word that obliges, forbids, permits or recommends, at its place in a folded text."""

    start: int
    end: int
    modality: Modality


class _Words(NamedTuple):
    pattern: re.Pattern[str]
    modalities: dict[str, Modality]
    least: re.Pattern[str]


def find_modals(folded: str, start: int = 0, end: int | None = None) -> list[Modal]:
    """The words in order; not those that are part of another word (应急, 可能, 许可) or of a question (是否应当)."""
    words = _modals()
    found = words.pattern.finditer(folded, start, len(folded) if end is None else end)
    return [Modal(match.start(), match.end(), _modality(folded, match, words)) for match in found]


def _modality(folded: str, found: re.Match[str], words: _Words) -> Modality:
    """What the word says where it stands: to be forbidden to fall short of a measure is to owe it (不得少于五年)."""
    modality = words.modalities[found[0]]
    if modality == "must_not" and words.least.match(folded, found.end()):
        return "must" if thresholds().match(folded, found.start()) else modality
    return modality


@cache
def thresholds() -> re.Pattern[str]:
    """A measure: what compares it, a number with its unit, what stands behind it; one of the outer two at least."""
    table: dict[str, list[str]] = lexicon("requirements")["thresholds"]
    number = rf"(?:\d{{1,9}}(?:[.,]\d{{1,4}})?|[{_HAN_NUMERALS}]{{1,9}})(?:至|到|~|-|—)?"
    per = r"(?:/[a-zA-Z]{1,3}[23²³]?|/(?:[平立]方)?[米人日天年次升户亩]|/小时)"
    unit = rf"[万亿千百]{{0,2}}(?:{any_of(table['units'])}){per}?(?![a-zA-Z])"
    measure = rf"{number}(?:\d{{1,9}}(?:\.\d{{1,4}})?)? ?(?:分之[{_HAN_NUMERALS}]{{1,6}}|{unit}|百分点)"
    share = rf"(?:百分之[{_HAN_NUMERALS}\d.]{{1,8}}|[{_HAN_NUMERALS}]分之[{_HAN_NUMERALS}]{{1,4}})"
    behind = any_of(table["behind"])
    told = rf"(?:{share}|{measure})"
    rhythm = rf"每隔?(?:\d{{1,3}}|[{_HAN_NUMERALS}]{{1,3}})个?(?:小时|分钟|日|天|周|月|季度|年|学期)"
    return re.compile(
        rf"(?:{any_of(table['comparators'])}|{_FULL})[^,。;:、\d{_HAN_NUMERALS}]{{0,8}}{told}(?:{behind})?"
        rf"|(?:{any_of(table['extremes'])})为?{told}|{told}(?:{behind})|{rhythm}"
    )


@cache
def sanctions() -> re.Pattern[str]:
    """What a rule threatens."""
    return re.compile("|".join(lexicon("requirements")["sanctions"]["patterns"]))


@cache
def penalties() -> re.Pattern[str]:
    """What a rule threatens, right behind the word that permits it."""
    table: dict[str, list[str]] = lexicon("requirements")["sanctions"]
    return re.compile(f"(?:依法|同时)?(?:(?:{any_of(table['added'])})|{'|'.join(table['patterns'])})")


@cache
def _modals() -> _Words:
    table = lexicon("requirements")
    modals = cast(dict[Modality, list[str]], table["modals"])
    before: dict[str, str] = table["not_before"]
    behind: dict[str, str] = table["not_behind"]
    kinds = {word: modality for modality, words in modals.items() for word in words}
    parts = []
    for word in sorted(kinds, key=lambda word: (-len(word), word)):
        ahead = f"(?<![{before[word]}])" if word in before else ""
        after = f"(?![{behind[word]}])" if word in behind else ""
        parts.append(f"{ahead}{re.escape(word)}{after}{_SAYING if word == '应' else ''}")
    return _Words(
        re.compile(rf"(?<!是否)(?<!能否)(?:{'|'.join(parts)})"),
        kinds,
        re.compile(any_of(table["thresholds"]["least"])),
    )


@cache
def measures() -> re.Pattern[str]:
    """The words that set a measure: alone they oblige, where a sentence has no word that does (保存时间不少于三年)."""
    return re.compile(any_of(lexicon("requirements")["thresholds"]["alone"]))
