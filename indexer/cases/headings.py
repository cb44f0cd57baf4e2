"""The lines that head a case each: 【案例一】…, 事故2：…, 警示录·其三｜…, 一、某某事故."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral
from indexer.lines import Line

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})"
_MARKS = r"[】\])）:：、.．\s｜|·•—\-]"
# Whatever stands before the number on all of them must say that cases are counted.
_COUNTED = re.compile(
    rf"(?P<before>[^\d一二三四五六七八九十。,;:\n]{{1,14}}?)\s?(?P<number>{_NUMBER})(?P<after>{_MARKS}[^\n]{{0,90}})?$"
)
# What counts a paragraph that tells its case at once: 【事故一】9月2日….
_FRAMED_COUNT = re.compile(
    rf"[【\[](?P<before>[^\d一二三四五六七八九十。,;:\n】]{{1,10}}?)(?P<number>{_NUMBER})[】\]](?P<after>)"
)
# 教训之一 counts lessons.
_OF_PARTS = re.compile(r"(?:教训|原因|措施|启示|问题|建议|要求)(?:之|其)?$")
_OF_CASES = re.compile(r"案例|事故|警示|案件|实例|典型|教训|[例案]之?$|之$|其$")
_NAMED = re.compile(r"(?:事故|火灾|爆炸|坍塌|中毒|事件|案|案件|案例)(?:情况|案例|调查情况|简况)?[”\"')]?$")
_SECTION = re.compile(
    r"及以上|原因|经过|情况$|处理|防范|教训|典型案例$|以下|措施|责任|有关事故$|^(?:事故|案例|典型案)$|基本案"
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]{4,60}(?:事故|案)[^()]{0,4})\)")
_CALLED = re.compile(r"[“\"「『]\d{1,2}\s?[·・.‧•]\s?\d{1,2}[”\"」』][^。,;:]{0,20}(?:事故|火灾|事件)$")
# The name that leads in a paragraph, set off by a space or a mark: 某县“8·6”坍塌事故　8月6日16时….
_LEADING = re.compile(
    r"\s*(?P<name>[^。,;:\n“\"「『]{2,40}[“\"「『]\d{1,2}\s?[·・.‧•]\s?\d{1,2}[”\"」』][^。,;:\s]{0,20}(?:事故|火灾|事件))[\s。:]\s*(?=[^\n]{20})"
)
_LEADING_ANY = re.compile(r"\s*(?P<name>[^。,;:\n]{4,44}(?:事故|火灾|事件|案))。\s*(?=[^\n]{20})")
# What a case's part in brackets begins with: 【案情】….
_PART = re.compile(r"\s*【(?P<part>[^】\n]{2,8})】")
_LONGEST_NAME = 44
# What may stand around a name: brackets, a catchword before a colon (一堂课间的惨剧：…).
_FRAMED = re.compile(r"[【\[]?(?:[^:“”\"]{2,16}:)?(?P<name>[^【】\n]{4,}?)[】\]]?")
# What stands behind the number tells the case at once: 案例1 2017年5月11日，某厂….
_TELLS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[^,。\n]{0,20},[^。\n]{8,}")
_LONGEST = 90
_FEWEST = 2


class Heading(Record):
    """The place of a line among the lines, and where the name that it gives its case stands; of no length where it gives none."""

    place: int
    title: Span


def find_headings(lines: Sequence[Line], end: int) -> list[Heading]:
    """The lines that head a case each, in order: those that count cases, else those of one numbering that name accidents."""
    own = [(place, line) for place, line in enumerate(lines) if line.start < end and line.grid is None]
    return _counting(own) or _naming(own) or _nicknaming(own) or _leading(own) or _above_parts(own)


def _counting(lines: Sequence[tuple[int, Line]]) -> list[Heading]:
    found: dict[str, list[tuple[int, Heading]]] = defaultdict(list)
    for place, line in lines:
        own = fold(line.text)
        match = _COUNTED.match(own) if len(own) <= _LONGEST else _FRAMED_COUNT.match(own)
        if match is None or not _OF_CASES.search(match["before"]) or _OF_PARTS.search(match["before"]):
            continue
        number = read_numeral(match["number"])
        if number is not None:
            found[match["before"].strip("【[(（ ")].append((number, Heading(place, _named(line, match))))
    for counted in found.values():
        numbers = [number for number, _ in counted]
        if numbers == list(range(1, len(numbers) + 1)) and (len(numbers) >= _FEWEST or _is_lone(found)):
            return [heading for _, heading in counted]
    return []


def _is_lone(found: dict[str, list[tuple[int, Heading]]]) -> bool:
    """Whether one line alone counts cases, as 案例一 of one case."""
    return len(found) == 1 and "案例" in next(iter(found))


def _named(line: Line, match: re.Match[str]) -> Span:
    """The name behind the number; what a bracket calls the accident where one does."""
    if not match["after"]:
        end = line.start + match.end() if match.re is _FRAMED_COUNT else line.end
        return Span(start=end, end=end)
    begin, stop = match.span("after")
    if bracketed := _IN_BRACKETS.search(match.string, begin, stop):
        begin, stop = bracketed.span("name")
    own = match.string[begin:stop]
    begin += len(own) - len(re.sub(rf"^{_MARKS}+", "", own))
    if _TELLS.match(match.string, begin, stop):
        return Span(start=line.start + begin, end=line.start + begin)
    return Span(
        start=line.start + begin, end=line.start + begin + len(match.string[begin:stop].rstrip(" 。:"))
    )


def _nicknaming(lines: Sequence[tuple[int, Line]]) -> list[Heading]:
    """Lines without any number that call an accident by its day each: 某厂“6·2”较大中毒和窒息事故, 【某店“1·9”火灾】."""
    found = []
    for place, line in lines:
        bare = _FRAMED.fullmatch(fold(line.text)) if len(line.text) <= _LONGEST else None
        framed = line.label is None or line.label.style == "caption"
        if bare and framed and _CALLED.search(bare["name"]):
            start, end = bare.span("name")
            found.append(Heading(place, Span(start=line.start + start, end=line.start + end)))
    return found if len(found) >= _FEWEST else []


def _leading(lines: Sequence[tuple[int, Line]]) -> list[Heading]:
    """Paragraphs that begin with the name of an accident by its day each; of one numbering also those that begin with any."""
    styles: dict[str, list[Heading]] = defaultdict(list)
    called: set[str] = set()
    for place, line in lines:
        own, style = fold(line.text), line.label.style if line.label else ""
        begin = line.label.end if line.label else 0
        name = _LEADING.match(own, begin)
        called |= {style} if name else set()
        if name := name or (_LEADING_ANY.match(own, begin) if style else None):
            start, end = name.span("name")
            styles[style].append(Heading(place, Span(start=line.start + start, end=line.start + end)))
    return next((heads for style, heads in styles.items() if style in called and len(heads) >= _FEWEST), [])


def _above_parts(lines: Sequence[tuple[int, Line]]) -> list[Heading]:
    """The short lines each right above a part in brackets, the same one for all: 某公司动火案, 【案情】…."""
    found: dict[str, list[Heading]] = defaultdict(list)
    for (place, line), (_, below) in pairwise(lines):
        part, name = _PART.match(below.text), fold(line.text).rstrip()
        if (
            part is None
            or _PART.match(line.text)
            or len(name) > _LONGEST_NAME
            or name.endswith(("。", ";", ":", ","))
        ):
            continue
        begin = line.label.end if line.label else 0
        begin += len(line.text[begin:]) - len(line.text[begin:].lstrip())
        found[part["part"]].append(Heading(place, Span(start=line.start + begin, end=line.start + len(name))))
    return max(found.values(), key=len) if any(len(heads) >= _FEWEST for heads in found.values()) else []


def _naming(lines: Sequence[tuple[int, Line]]) -> list[Heading]:
    styles: dict[str, list[Heading]] = defaultdict(list)
    for place, line in lines:
        if line.label is None or len(line.text) > _LONGEST:
            continue
        name = fold(line.text[line.label.end :]).strip(" 。:")
        if _NAMED.search(name) and not _SECTION.search(name) and "。" not in name:
            begin = line.start + line.text.index(line.text[line.label.end :].strip() or line.text)
            span = Span(start=begin, end=line.start + len(line.text.rstrip("。：: ")))
            styles[line.label.style].append(Heading(place, span))
    return next((one for one in styles.values() if len(one) >= _FEWEST), [])
