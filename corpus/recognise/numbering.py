"""Outline labels at the start of a line, and enumerations inside a paragraph."""

import re
from collections.abc import Sequence
from typing import Literal
from unicodedata import normalize

from corpus.model import Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral, write_numeral
from corpus.recognise.scanning import scan

Style = Literal[
    "part",
    "subpart",
    "chapter",
    "section",
    "article",
    "han",
    "han_bracket",
    "arabic",
    "arabic_bracket",
    "arabic_close",
    "circled",
    "decimal",
    "letter",
    "han_is",
    "ordinal",
    "dash",
    "bullet",
    "caption",
    "annex",
]

_LONGEST_LABEL = 48
_HAN = "[〇零一二三四五六七八九十百千廿卅]{1,9}"
_NUMBER = rf"(?:{_HAN}|\d{{1,4}})"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"
_LAW_STYLES: dict[str, Style] = {
    "编": "part",
    "篇": "part",
    "部分": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
}

# What follows a number that measures (1.5倍, 3.7日) and one that cites (第三条规定, 第五条至第七条).
_MEASURE = (
    r" ?(?:[万亿倍元米吨个度℃版%‰平公千毫厘克人名年月日天小时分秒级类型英亩户台辆层次期及~～—-]|[A-Za-z])"
)
_CITED = r"规定|第|、|,|所|至|的|及|和第|与第|或|以及|以[上下]|中(?![华国央])|款|项"

_PATTERNS: tuple[tuple[Style, str], ...] = (
    ("article", rf"第 ?(?P<n>{_NUMBER}) ?条(?:之(?P<sub>{_HAN}))?(?!{_CITED})"),
    ("chapter", rf"第 ?(?P<n>{_NUMBER}) ?(?P<unit>部分|分编|[编篇章节])(?!{_CITED}|[课能鱼制列写审译])"),
    ("ordinal", rf"第(?P<n>{_HAN})[,、:](?!第)"),
    ("han_is", rf"(?P<n>{_HAN})[是要](?!素)"),
    ("han", rf"(?P<n>{_HAN}) ?[、.](?!{_HAN}[级类年季等、楼线产号])"),
    ("han_bracket", rf"\( ?(?P<n>{_HAN}) ?\)[、.]?|(?P<one>[㈠-㈩])[、.]?"),
    ("arabic_bracket", r"\( ?(?P<n>\d{1,3}) ?\)[、.]?|(?P<one>[⑴-⒇])[、.]?"),
    ("circled", rf"(?P<one>[{_CIRCLED}])[、.]?"),
    ("decimal", rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?![\d.])(?!{_MEASURE})[、.]?"),
    (
        "arabic",
        r"(?P<n>\d{1,3}) ?(?:、(?!\d{1,3}[、号楼~-])|\.(?:(?!\d)|(?=(?:19|20|21)\d\d ?年)))|(?P<one>[⒈-⒛])",
    ),
    ("arabic_close", r"(?P<n>\d{1,3}) ?\)"),
    ("letter", r"\((?P<n>[a-z])\)|(?P<one>[a-z])\)"),
    (
        "annex",
        rf"(?P<unit>附 ?[件录表图]) ?(?P<n>{_HAN}|\d{{1,3}}|[A-Z](?![A-Za-z]))(?![\d-]|[所中的规要、和至])",
    ),
    ("annex", r"(?P<unit>附 ?[件录表图])(?= ?(?:[:.《]|$)| )"),
    ("caption", r"【(?P<n>[^【】\n]{1,30})】"),
    ("dash", r"(?:[—─―━–]{1,4}|--?)(?![—─―━–\->\d]| ?\d)"),
    ("bullet", r"[•·●◆◇■□▲△★☆▪]|〇(?![〇零一二三四五六七八九年月、])"),
)
_LABELS = tuple((style, re.compile(pattern, re.ASCII)) for style, pattern in _PATTERNS)
# The characters with which a label may begin: most lines are words of a sentence.
_LABEL_FIRST = re.compile(
    rf"[〇零一二三四五六七八九十百千廿卅\da-z第附(【㈠-㈩⑴-⒇⒈-⒛{_CIRCLED}—─―━–•·●◆◇■□▲△★☆▪-]", re.ASCII
)
# The normal form of each style's labels.
_WRITTEN: dict[Style, str] = {
    "part": "第{han}{unit}",
    "subpart": "第{han}{unit}",
    "chapter": "第{han}{unit}",
    "section": "第{han}{unit}",
    "article": "第{han}条{sub}",
    "han": "{han}",
    "han_bracket": "({han})",
    "arabic": "{value}",
    "arabic_bracket": "({value})",
    "arabic_close": "{value})",
    "circled": "{number}",
    "decimal": "{number}",
    "han_is": "{han}{last}",
    "ordinal": "第{han}",
    "dash": "——",
    "bullet": "•",
    "caption": "【】",
}
_CAPTION_NUMBER = re.compile(rf"{_NUMBER}", re.ASCII)

_MARKERS: dict[str, str] = {
    "is": rf"第?(?P<is>{_HAN})[是要](?!素)",
    "ordinal": rf"第(?P<ordinal>{_HAN})[,、:](?!第)",
    "circled": rf"(?P<circled>[{_CIRCLED}])",
    "bracket": r"\( ?(?P<bracket>\d{1,2}) ?\)(?! ?[,、。;)])",
}
_MARKER = re.compile(
    rf"(?:{_MARKERS['circled']}|(?:^|(?<=[。;:,、!?)\n 】》”]))(?:{_MARKERS['is']}|{_MARKERS['ordinal']})|{_MARKERS['bracket']})",
    re.ASCII,
)
_MARKER_FIRST = re.compile(f"[{_CIRCLED}第(〇零一二三四五六七八九十百千廿卅]")
_SENTENCE_END = re.compile("[。\n]")
_NEXT_HEADING = re.compile(
    rf"\n|(?<=[。; ])(?:{_HAN}、|\( ?{_HAN} ?\)|\d{{1,2}}[.、](?!\d)|附 ?件)", re.ASCII
)
_SEPARATORS = "。;；,，、:： \t\n\r\u3000"


class Label(Record):
    """The label that a line begins with.

    `line[:end]` ends with `printed`; `label` is its normal form (一 (一) 1 (1) ① 1.1 第三条 一是 —— 【】 附件1),
    `value` its number: of 1.1.2 the last, of a dash none.
    """

    printed: str
    label: str
    style: Style
    value: int | None
    end: int


def read_label(line: str) -> Label | None:
    """The outline label at the start of a line, after blanks, else None: 2020年…, 1.5倍, 3.5万 are no labels."""
    head = fold(line[:_LONGEST_LABEL])
    start = len(head) - len(head.lstrip(" "))
    if not _LABEL_FIRST.match(head, start):
        return None
    for style, pattern in _LABELS:
        found = pattern.match(head, start)
        if found and (label := _label(style, found, line)):
            return label
    return None


def find_inner_items(text: str) -> list[Span]:
    """The items that a paragraph enumerates, in order: 一是…;二是…, 第一,…第二,…, ①…②…, (1)…(2)….

    Each span runs from its marker to before the mark that closes it. Numbers must count up from 1 and reach 2.
    An enumeration inside an item is left inside.
    """
    folded = fold(text)
    markers = [
        (found.start(), found.lastgroup or "", _value(found[found.lastgroup or 0]))
        for found in scan(_MARKER_FIRST, _MARKER, folded)
    ]
    spans: list[Span] = []
    index = 0
    while index < len(markers):
        run = _run(markers, index)
        if len(run) > 1:
            spans += _items(folded, [markers[step][0] for step in run])
            index = next(
                (step for step in range(run[-1] + 1, len(markers)) if markers[step][0] >= spans[-1].end),
                len(markers),
            )
        else:
            index += 1
    return spans


def _label(style: Style, found: re.Match[str], line: str) -> Label | None:
    groups = found.groupdict()
    number = groups.get("n") or groups.get("one")
    unit = (groups.get("unit") or "").replace(" ", "")
    value = _value(number)
    if style == "chapter":
        style = _LAW_STYLES[unit]
    if value == 0 or (value is None and style not in ("dash", "bullet", "caption", "annex")):
        return None
    if style == "annex":
        label = unit + (str(value) if value is not None else number or "")
    elif style == "letter":
        label = found[0]
    else:
        sub = f"之{groups['sub']}" if groups.get("sub") else ""
        han = _han(value) if "{han}" in _WRITTEN[style] else ""
        label = _WRITTEN[style].format(
            han=han, value=value, number=number, unit=unit, sub=sub, last=found[0][-1]
        )
    return Label(line[found.start() : found.end()], label, style, value, found.end())


def _value(number: str | None) -> int | None:
    """The number that a marker counts: of ⑵ and (2) 2, of 1.1.2 its last, of 案例三 3, of b 2."""
    if not number:
        return None
    folded = normalize("NFKC", number).strip("().")
    if len(folded) == 1 and "a" <= folded <= "z":
        return ord(folded) - ord("a") + 1
    read = read_numeral(folded.rsplit(".", 1)[-1])
    if read is None and len(number) > 1 and (counted := _CAPTION_NUMBER.search(folded)):
        read = read_numeral(counted[0])
    return read


def _han(value: int | None) -> str:
    return "" if value is None else write_numeral(value)


def _run(markers: Sequence[tuple[int, str, int | None]], first: int) -> list[int]:
    """The indices of the markers that count up from the first, passing over those of other families."""
    _, family, value = markers[first]
    if value != 1:
        return []
    run = [first]
    for index in range(first + 1, len(markers)):
        _, other, number = markers[index]
        if other != family:
            continue
        if number != len(run) + 1:
            break
        run.append(index)
    return run


def _items(folded: str, starts: Sequence[int]) -> list[Span]:
    spans = [
        _trim(folded, start, stop) for start, stop in zip(starts, [*starts[1:], len(folded)], strict=True)
    ]
    earlier = [folded[span.start : span.end] for span in spans[:-1]]
    # The last item ends like the others: with its sentence, unless they hold several; then where a heading follows.
    end = _SENTENCE_END if not any("。" in item for item in earlier) else _NEXT_HEADING
    if closing := end.search(folded, spans[-1].start, spans[-1].end):
        spans[-1] = _trim(folded, spans[-1].start, closing.start())
    return spans


def _trim(folded: str, start: int, stop: int) -> Span:
    return Span(start, start + len(folded[start:stop].rstrip(_SEPARATORS)))
