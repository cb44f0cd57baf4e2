"""The parts of a plan or a notice that a line names: 第二部分第三项, 第三部分“保障措施”, 《通知》第四条, 任务第（五）项."""

import re
from collections.abc import Iterator

from corpus.model import Clause, Record
from corpus.recognise.numerals import read_numeral
from indexer.interpretations.explained_text import ExplainedText, is_headed

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_MARK = '“”「」『』‘’"'
_NAME = rf"(?:[{_MARK}](?P<name>[^{_MARK}\n]{{2,40}})[{_MARK}])"


def _item(name: str) -> str:
    """第三项, 第（三）项 and （三）项: its number in one of two groups of that name."""
    return rf"(?:第?\((?P<{name}b>{_N})\)|第(?P<{name}n>{_N}))(?:[项条点款]|方面)"


_HEADED = re.compile(
    rf"(?P<label>第(?P<number>{_N})(?:个)?(?P<unit>部分|章|节|方面))[是为,、: ]{{0,3}}{_NAME}?"
    rf"(?P<items>(?:的|中的?|里的?|,)?{_item('i')}(?P<below>的?{_item('j')})?)?"
)
_QUOTED_PART = re.compile(rf"(?<!部分)(?<![章节]){_NAME}(?:部分|一节|中)?的?(?P<items>{_item('i')})")
_OF_KIND = re.compile(
    rf"(?P<kind>任务|措施)的?{_item('i')}|{_item('j')}(?:重点|主要|具体)?(?P<behind>任务|措施)"
)
_POINT = re.compile(
    rf"第(?P<number>{_N})(?:条|点|款|大点)(?:第?(?:\((?P<ib>{_N})\)|第(?P<inn>{_N}))[项点条款])?"
)
# 预案3.1, 《预案》第3.1条: parts that are counted with points, behind what calls the text.
_DECIMAL = re.compile(r"(?<=[》案划南范则])第?(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.%‰万亿元倍])")
# 《通知》第三点; an article of it is read as one of a law is.
_BY_POINT = re.compile(rf"》(?P<point>第(?P<number>{_N})大?点)")
_HEADING = re.compile(rf"[{_MARK}](?P<words>[^{_MARK}\n]{{6,60}})[{_MARK}]")


class NamedPart(Record):
    """A part that a line names, and where its words stand; `plain` where any text may have one of that name (第三部分)."""

    clause: Clause
    start: int
    end: int
    plain: bool = False


def named_parts(text: ExplainedText, folded: str, start: int, end: int) -> Iterator[NamedPart]:
    """The parts of the outline that a stretch of an explanation names. 第三部分 alone is plain: any text may have one."""
    for found in _HEADED.finditer(folded, start, end):
        if (named := _headed(text, found)) is not None:
            yield named
    for found in _QUOTED_PART.finditer(folded, start, end):
        above = text.headed(found["name"]) or text.part_called(found["name"])
        if above is not None and (clause := text.below(above, _number(found, "i"))) is not None:
            yield NamedPart(clause, found.start("name"), found.end())
    for found in _OF_KIND.finditer(folded, start, end):
        kind, group = (found["kind"], "i") if found["kind"] else (found["behind"], "j")
        if (clause := text.item(_number(found, group), kind)) is not None:
            yield NamedPart(clause, found.start(), found.end())
    if text.is_outline:
        for found in _BY_POINT.finditer(folded, start, end):
            if (clause := text.point(read_numeral(found["number"]) or 0)) is not None:
                yield NamedPart(clause, found.start("point"), found.end(), plain=True)
        for found in _DECIMAL.finditer(folded, start, end):
            if (clause := text.labelled(found["label"])) is not None:
                yield NamedPart(clause, found.start(), found.end(), plain=True)
        for found in _HEADING.finditer(folded, start, end):
            if (clause := text.headed(found["words"])) is not None:
                yield NamedPart(clause, found.start("words"), found.end("words"))


def named_point(text: ExplainedText, article: str) -> Clause | None:
    """What an article of a text that has none means: 《通知》第四条 is its 四、, 第二条第（三）项 the （三） below its 二、."""
    found = _POINT.fullmatch(article)
    if found is None or not text.is_outline:
        return None
    number = read_numeral(found["number"])
    below = found["ib"] or found["inn"]
    if number is None:
        return None
    if below is None:
        return text.point(number)
    above = text.part(number)
    return text.below(above, read_numeral(below) or 0) if above is not None else None


def _headed(text: ExplainedText, found: re.Match[str]) -> NamedPart | None:
    number, name, part = read_numeral(found["number"]), found["name"], found["unit"] in ("部分", "方面")
    if number is None:
        return None
    clause = text.part(number) if part else text.labelled(found["label"])
    if clause is None or (name and not is_headed(clause, name)):
        return None
    for group in ("i", "j")[: 2 if found["below"] else 1]:
        if not found["items"]:
            break
        clause = text.below(clause, _number(found, group))
        if clause is None:
            return None
    end = found.end("items") if found["items"] else found.end()
    if not found["items"] and found.string[found.end("label") :].startswith("第"):
        return None
    return NamedPart(clause, found.start("label"), end, plain=not name and not found["items"])


def _number(found: re.Match[str], group: str) -> int:
    return read_numeral(found[f"{group}b"] or found[f"{group}n"] or "") or 0
