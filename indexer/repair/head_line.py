"""Gives the head and the signature of a paper their line ends back: number, title, salutation, issuer on one line."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.recognise.cited.document_numbers import NumberMention, find_document_numbers
from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, lines_of

KIND = "one_line"
_WHY = "标题、文号、称谓、落款之间的换行丢失"
# The head stands within so many lines, and is no longer than this.
_HEAD_LINES, _LONGEST = 12, 300
_LONGEST_TITLE = 120
_BLANK = r"[ \u3000\xa0]"
_BLANKS = re.compile(rf"{_BLANK}*")
_ABOUT = re.compile(r"关于|印发|转发|批转")
_SALUTATION = re.compile(
    r"(?:各|有关|驻|机关|省|市|州|县|区|国务院|[㐀-鿿]{2,14}(?:政府|委|局|厅|办|部门?|单位|公司|街道|镇|乡))"
    r"[^。；;:：\n]{0,120}[:：]"
)
_HAN_NUMBER = "〇○零一二三四五六七八九十"
_HAN_DATE = rf"[一二][{_HAN_NUMBER}]{{3}}年[{_HAN_NUMBER}]{{1,3}}月[{_HAN_NUMBER}]{{1,3}}日"
_DATE = rf"(?:(?:19|20)\d\d ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日|{_HAN_DATE})"
_SIGNER = "(?:政府|办公室|办公厅|委员会|管委会|指挥部|领导小组|办事处|[部厅局委办院处])"
_SIGNED = re.compile(
    rf"(?<=[。！])(?P<blank>{_BLANK}*)[㐀-鿿（）()]{{2,30}}?{_SIGNER}{_BLANK}*{_DATE}{_BLANK}*$"
)
# A sentence that names a title begins with one of these.
_SENTENCE = re.compile(r"根据|按照|依据|依照|为|现将|经|对|遵照|结合|落实")


def divide_head(draft: Draft) -> tuple[Edit, ...]:
    """Line feeds in the line that holds the title and more, and before a signature at the end of a paragraph."""
    lines = [line for line in lines_of(draft) if not line.fixed and line.text]
    edits: list[Edit] = []
    for line in lines[:_HEAD_LINES]:
        edits = [_feed(line, start, end) for start, end in head_divisions(line.text)]
        if edits:
            break
    for line in lines:
        if line.text.endswith(("日", " ", "\u3000")) and (signed := _SIGNED.search(line.text)):
            edits.append(_feed(line, *signed.span("blank")))
    return tuple(edits)


def head_divisions(text: str) -> list[tuple[int, int]]:
    """The blanks, or the empty spans, between document number, title, number and salutation that share one line."""
    head = text[:_LONGEST]
    numbers = find_document_numbers(head)
    found: list[tuple[int, int]] = []
    if _SENTENCE.match(head):
        return []
    start = 0
    if numbers and not head[: numbers[0].start].strip():
        start = _blanks(head, numbers[0].end)
        found.append((numbers[0].end, start))
    for end in _title_ends(head, start):
        if (behind := _behind_title(head, end, numbers)) is not None:
            return [division for division in (*found, *behind) if division[1] < len(head)]
    return []


def _title_ends(head: str, start: int) -> Iterator[int]:
    """Where a title that begins here may end, at a word that ends titles."""
    about = _ABOUT.search(head, start, start + _LONGEST_TITLE)
    stop = re.compile(r"[。；;\n]").search(head, start)
    last = min(stop.start() if stop else len(head), start + _LONGEST_TITLE)
    if about is not None:
        start = about.end()
    for ending in _endings().finditer(head, start, last):
        if head[ending.end() : ending.end() + 1] != "的":
            yield ending.end()


def _behind_title(head: str, end: int, numbers: list[NumberMention]) -> list[tuple[int, int]] | None:
    """The divisions behind a title: before and behind its number, before and behind the salutation; None where it goes on."""
    place = _blanks(head, end)
    if place == len(head):
        return []
    found = [(end, place)]
    opening = head[place : place + 1] in ("（", "(")
    number = next((n for n in numbers if n.start == place + opening), None)
    if number is not None:
        stop = number.end + (opening and head[number.end : number.end + 1] in ("）", ")"))
        place = _blanks(head, stop)
        found.append((stop, place))
        if place == len(head):
            return found
    if salutation := _SALUTATION.match(head, place):
        return [*found, (salutation.end(), _blanks(head, salutation.end()))]
    return found if number is not None and place > found[-1][0] else None


def _blanks(head: str, place: int) -> int:
    blanks = _BLANKS.match(head, place)
    return blanks.end() if blanks else place


@cache
def _endings() -> re.Pattern[str]:
    words = lexicon("titles")
    return re.compile(
        any_of([*words["notice"], *words["plan"], *words["regulation"]])
        + r"(?:[（(](?:试行|暂行|修订)[）)])?[》”]?"
    )


def _feed(line: RawLine, start: int, end: int) -> Edit:
    return Edit(line.start + start, line.start + end, "\n", KIND, why=_WHY)
