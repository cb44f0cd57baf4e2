"""The names of annexes: as an official text announces them, and when two of them mean one annex."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Record
from corpus.recognise.characters import fold
from indexer.lines import Line
from indexer.metadata.titles import fold_title

LONGEST_NAME = 60
_LONGEST_LIST = 600
# The end that two names of one annex must share, in characters: 任务分工.
_LEAST_SHARED = 4

_NUMBER = r"[一二三四五六七八九十\d]{0,3}(?:[-—–]\d{1,2})?"
ANNEX_ALONE = re.compile(
    rf"[（(【\[]?附\s?[件表录]?\s?(?P<number>{_NUMBER})\s?[）)】\]]?\s?(?P<colon>[:：]?)"
)
ANNEX_NAMED = re.compile(
    rf"[（(【\[]?附\s?(?:[件表录]\s?(?P<number>{_NUMBER})\s?[）)】\]]?(?:[:：.．、\s]|(?=《))|[:：])\s?"
    rf"(?P<title>\S.{{2,{_LONGEST_LIST}}})"
)
LISTED = re.compile(rf"(?P<number>\d{{1,2}})\s?[.．、]\s?(?P<title>\S.{{2,{LONGEST_NAME}}})")
_ITEM = re.compile(r"(?:^|(?<=[\s;；,，、。]))(\d{1,2})\s?[.．、]\s?(?=\D)")
_MENTION = re.compile(
    r"(?:详?见|按照?[^。；]{0,20}|任务分工|职责分工)[（(]?附件(?P<number>\d{0,2})[）)]?|[（(](?:详?见)?附件(?P<bare>\d{0,2})[）)]"
)
FILE_SUFFIX = re.compile(r"\.(?:docx?|xlsx?|pdf|ofd|wps|et|zip|rar|jpe?g|png)\b.*$", re.IGNORECASE)
_NOISE = "|。.；;"
_QUOTED = re.compile(r"《([^《》]+)》")
# What a name may carry or not: the year or a note in brackets, the word for a sheet.
_ASIDE = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,20}[）)〕\]]")
_SHEET = re.compile(r"(?:一览|明细|统计|汇总)?表$")


class Announced(Record):
    """An annex that the text names: its title (without a file suffix), number and span."""

    title: str
    number: str | None
    start: int
    end: int


def mentions_annex(text: str) -> tuple[int, int] | None:
    """The span of the first place where running text refers the reader to an annex, or None."""
    match = _MENTION.search(text) if "附件" in text else None
    return match.span() if match else None


def same_annex(one: str, other: str, document_title: str) -> bool:
    """Whether two names mean one annex: they end alike, and what else either says stands in the document's title.

    防汛工作方案任务分工 and 防汛任务分工表 of 关于印发防汛工作方案的通知.
    """
    return same_core(core_of(one), core_of(other), fold_title(document_title))


def core_of(name: str) -> str:
    """What tells a name from others: its letters and figures without a file suffix, notes in brackets, the word for a sheet."""
    return _SHEET.sub("", fold_title(_ASIDE.sub("", FILE_SUFFIX.sub("", name))))


def same_core(left: str, right: str, title: str) -> bool:
    """`same_annex` for names whose cores are known, under the document's folded title. Such cores share their `end_of`."""
    if left == right:
        return bool(left)
    shared = _shared_end(left, right)
    if shared < _LEAST_SHARED:
        return False
    return all(_is_within(name[: len(name) - shared], title) for name in (left, right))


def end_of(core: str) -> str:
    """The end that the cores of names of one annex have in common."""
    return core[-_LEAST_SHARED:]


def _shared_end(left: str, right: str) -> int:
    shared = 0
    while shared < min(len(left), len(right)) and left[-shared - 1] == right[-shared - 1]:
        shared += 1
    return shared


def _is_within(extra: str, title: str) -> bool:
    """Whether the characters stand in the title in this order."""
    rest = iter(title)
    return all(character in rest for character in extra)


def may_name_annex(text: str) -> bool:
    """Whether a line may match `ANNEX_ALONE` or `ANNEX_NAMED`: 附 stands at its head, behind a bracket at the most."""
    return text.startswith("附", 0) or text.startswith("附", 1)


def without_noise(text: str) -> str:
    """The line without the marks and blanks that end it."""
    end = len(text)
    while end and (text[end - 1] in _NOISE or text[end - 1].isspace()):
        end -= 1
    return text[:end]


def find_announcements(lines: Sequence[Line], content: int, document_title: str) -> tuple[Announced, ...]:
    """The annexes that lines beginning with 附件 list, each with its name, on one line or several."""
    found: list[Announced] = []
    listing = False
    for line in lines[content:]:
        if not listing and not may_name_annex(line.text):
            continue
        text = without_noise(line.text)
        if line.grid is not None:
            listing = False
        elif named := ANNEX_NAMED.fullmatch(text):
            items = list(items_of(named))
            listing = items[0][1] is not None and named["number"] == ""
            for title, number in items:
                _announce(found, line, title, number or named["number"] or None, document_title)
        elif listing and (item := LISTED.fullmatch(text)):
            for title, number in items_of(item):
                _announce(found, line, title, number or item["number"], document_title)
        else:
            listing = (alone := ANNEX_ALONE.fullmatch(text)) is not None and not alone["number"]
    return tuple(found)


def items_of(named: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    """The names of a line, each with its number: 1.分工表 2.清单; a name alone has none."""
    text = named.string if named.re is LISTED else named["title"]
    marks: list[re.Match[str]] = []
    for mark in _ITEM.finditer(text):
        if int(mark[1]) == (int(marks[-1][1]) + 1 if marks else int(mark[1])) and (marks or not mark.start()):
            marks.append(mark)
    if not marks:
        yield text, None
        return
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        yield text[mark.end() : stop], mark[1]


def _announce(
    found: list[Announced], line: Line, title: str, number: str | None, document_title: str
) -> None:
    title = title.strip(" \t\u3000;；,，、。|")
    if title.endswith(("）", ")", "】", "]")) and not re.search(r"[（(【\[]", title):
        title = title[:-1]
    if not 3 <= len(title) <= LONGEST_NAME or "。" in title:
        return
    name = clean_name(title)
    number = fold(number) if number else None
    if name and not any(_is_again(known, name, number, document_title) for known in found):
        start = line.start + line.text.index(title)
        found.append(Announced(title=name, number=number, start=start, end=start + len(title)))


def clean_name(title: str) -> str:
    name = FILE_SUFFIX.sub("", title).strip()
    quoted = _QUOTED.fullmatch(name)
    return quoted[1] if quoted else name


def _is_again(known: Announced, name: str, number: str | None, document_title: str) -> bool:
    if fold_title(known.title) == fold_title(name):
        return True
    same_number = known.number == number or None in (known.number, number)
    return same_number and same_annex(known.title, name, document_title)
