"""Gives a body that came as one line its line ends back, before outline labels whose series runs on."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Record
from corpus.recognise.numerals import read_numeral
from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, lines_of

KIND = "one_line"
# A paragraph with labels inside is no longer than this, unless line ends were lost.
_LONG = 300
# A line that is so much of the whole text is the whole text.
_SHARE = 0.6
# An outline has so many chapters, or so many sections where chapters are not numbered.
_LEAST_CHAPTERS, _LEAST_SECTIONS = 2, 3
# A section may begin right behind a chapter's heading of at most so many characters.
_HEADED = 30
_HAN = "[一二三四五六七八九十]{1,3}"
_BLANKS = " \u3000\xa0"
_BLANK = f"[{_BLANKS}]"
_ENDED = "[。；;！？!?：:”）)]"
_CHAPTER = re.compile(rf"(?:^|(?<={_ENDED})|(?<={_BLANK}))({_HAN})、(?=[㐀-鿿“《])")
_SECTION = re.compile(rf"[(（]({_HAN})[)）](?=[㐀-鿿“《])")
_ITEM = re.compile(rf"(?:^|(?<={_ENDED})|(?<={_BLANK}))(\d{{1,2}})[.．、](?=[㐀-鿿“《])")
# A heading of the first level, up to the blank where its line ended.
_HEADING = re.compile(rf"[^。，,；;：:！!？? \u3000\n]{{2,30}}(?={_BLANK})")
_PARAGRAPH = re.compile(rf"(?<=[。；！？!?]){_BLANK}+(?=\S)")
_DATE = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
_SIGNED = re.compile(
    rf"(?<=[㐀-鿿])(?P<before>{_BLANK}+){_DATE}(?:(?P<after>{_BLANK}+)(?=[㐀-鿿])|{_BLANK}*$)"
)
_SALUTED = re.compile(rf"^[^。\n]{{0,60}}[各局委办府位][^。\n]{{0,40}}?[:：](?P<blank>{_BLANK}+)(?=[㐀-鿿])")


class _Label(Record):
    """An outline label inside a line: where it begins and ends, and its number."""

    start: int
    end: int
    value: int


def divide_lines(draft: Draft) -> tuple[Edit, ...]:
    """Line feeds before the labels of every line that holds an outline, after its headings and paragraphs.

    Where one such line stands, the lines above it lost their ends too: after a salutation, around a signature.
    """
    lines = [line for line in lines_of(draft) if not line.fixed]
    edits: dict[int, Edit] = {}
    longest = max((len(line.text) for line in lines), default=0)
    all_in_one = longest >= _SHARE * sum(len(line.text) for line in lines)
    for line in lines:
        if len(line.text) >= _LONG or (all_in_one and len(line.text) == longest):
            for edit in _divisions(line):
                edits.setdefault(edit.end, edit)
    if not edits:
        return ()
    for line in lines:
        for start, end in _loose_ends(line.text):
            edits.setdefault(line.start + end, _feed(line, start, end, "称谓、落款处的换行丢失"))
    return tuple(edits[end] for end in sorted(edits))


def _divisions(line: RawLine) -> Iterator[Edit]:
    text = line.text
    chapters = _series(_CHAPTER.finditer(text), from_one=True)
    sections = _sections(text, chapters)
    if len(chapters) < _LEAST_CHAPTERS and (len(sections) < _LEAST_SECTIONS or len(text) < 2 * _LONG):
        return
    items = _series(_ITEM.finditer(text), from_one=False)
    for label in (*chapters, *sections, *items):
        if label.start:
            start = label.start
            while start and text[start - 1] in _BLANKS:
                start -= 1
            yield _feed(line, start, label.start, "层次序号前的换行丢失")
    for chapter in chapters:
        heading = _HEADING.match(text, chapter.end)
        if heading:
            end = heading.end()
            while end < len(text) and text[end] in _BLANKS:
                end += 1
            yield _feed(line, heading.end(), end, "标题后的换行丢失")
        elif known := _known_heading().match(text, chapter.end):
            yield _feed(line, known.end(), known.end(), "标题后的换行丢失")
    for found in _PARAGRAPH.finditer(text):
        yield _feed(line, found.start(), found.end(), "段落之间的换行变成了空格")


def _series(found: Iterable[re.Match[str]], *, from_one: bool) -> list[_Label]:
    """The labels that count up by one: from 1, or from where the line begins; others again from 1."""
    runs: list[list[_Label]] = [[]]
    for match in found:
        value = read_numeral(match[1])
        label = _Label(match.start(), match.end(), value or 0)
        run = runs[-1]
        if run and label.value == run[-1].value + 1:
            run.append(label)
        elif label.value == 1 and not (from_one and run):
            runs.append([label])
        elif not run and label.start == 0:
            run.append(label)
    return [label for run in runs if len(run) > 1 for label in run]


def _sections(text: str, chapters: Sequence[_Label]) -> list[_Label]:
    """Labels (一) at sentence ends, or right behind the heading of a chapter."""
    ends = [chapter.end for chapter in chapters]
    found = []
    for match in _SECTION.finditer(text):
        place = match.start()
        chapter = bisect_right(ends, place) - 1
        before = text[ends[chapter] : place] if chapter >= 0 and place - ends[chapter] <= _HEADED else ""
        headed = before and not re.search("[。；;]", before)
        if place == 0 or headed or re.match(rf"{_ENDED}|{_BLANK}", text[place - 1]):
            found.append(match)
    return _series(found, from_one=False)


def _loose_ends(text: str) -> Iterator[tuple[int, int]]:
    saluted = _SALUTED.match(text)
    if saluted:
        yield saluted.span("blank")
    if "。" in text[:-1]:
        return
    for signed in _SIGNED.finditer(text):
        yield signed.span("before")
        if signed["after"]:
            yield signed.span("after")


def _feed(line: RawLine, start: int, end: int, why: str) -> Edit:
    return Edit(line.start + start, line.start + end, "\n", KIND, why=why)


@cache
def _known_heading() -> re.Pattern[str]:
    words = lexicon("headings")
    headings, beginnings = ("|".join(map(re.escape, words[name])) for name in ("headings", "beginnings"))
    return re.compile(rf"(?:{headings})(?:[和与及](?:{headings}))?(?={beginnings})")
