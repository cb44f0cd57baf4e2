"""Where the annexes of an official text begin in the text itself."""

import re
from collections.abc import Sequence

from corpus.model import Record
from corpus.recognise.characters import fold
from corpus.recognise.role.roles import role_of
from indexer.annex_names import (
    ANNEX_ALONE,
    ANNEX_NAMED,
    FILE_SUFFIX,
    LISTED,
    LONGEST_NAME,
    Announced,
    clean_name,
    items_of,
    may_name_annex,
    mentions_annex,
    same_annex,
    without_noise,
)
from indexer.lines import Line
from indexer.metadata.signature import Signature
from indexer.metadata.titles import Title, find_title, fold_title, inner_titles, is_remark, looks_like_title

_DIVISION = re.compile(r"分工|分解|责任|任务")
_HEAD_LINES = 2
_COPIES = re.compile(r"(?:抄\s?送|主\s?送|分\s?送)[:：]")


class AnnexStart(Record):
    """Where an annex begins: its first line, its first line of content, and the place of its announcement."""

    first_line: int
    content: int
    title: Title | None
    number: str | None
    announced: int | None = None


def find_annex_starts(
    lines: Sequence[Line],
    content: int,
    announced: Sequence[Announced],
    signatures: Sequence[Signature],
    document_title: str,
) -> list[AnnexStart]:
    """Where annexes begin, in order.

    At 附件 alone on its line before a title or a table; at 附件 with a name, said for the second time or right before a
    table; at an announced name without 附件; and, right behind the signature, at a table that bears no name.
    """
    search = _Search(lines, content, announced, signatures, document_title)
    starts: list[AnnexStart] = []
    for number in range(content, len(lines)):
        if starts and number < starts[-1].content:
            continue
        if (start := search.at(number)) is not None:
            starts.append(start)
    if len(starts) == len(announced) == 1 and starts[0].announced is None:
        return [_of(starts[0], 0)]
    return starts


def _of(start: AnnexStart, announced: int) -> AnnexStart:
    return AnnexStart(start.first_line, start.content, start.title, start.number, announced)


class _Search:
    """The search for annexes of one text, which knows what was announced and what has been found of that."""

    def __init__(
        self,
        lines: Sequence[Line],
        content: int,
        announced: Sequence[Announced],
        signatures: Sequence[Signature],
        document_title: str,
    ) -> None:
        self._lines, self._announced, self._title = lines, announced, document_title
        self._open = list(range(len(announced)))
        self._signed = {
            number for signature in signatures for number in range(signature.lines[0], signature.lines[1] + 1)
        }
        self._inner = {fold_title(inner) for inner in inner_titles(document_title)}
        self._mentioned = any(mentions_annex(line.text) for line in lines[content:] if line.grid is None)

    def at(self, number: int) -> AnnexStart | None:
        """The annex that begins at this line, if one does."""
        line = self._lines[number]
        if line.grid is not None:
            return self._table(number) if number and self._lines[number - 1].grid != line.grid else None
        if may_name_annex(line.text):
            text = without_noise(line.text)
            if alone := ANNEX_ALONE.fullmatch(text):
                return self._alone(number, fold(alone["number"]))
            if named := ANNEX_NAMED.fullmatch(text):
                return self._named(number, named)
        return self._untitled(number) if self._open else None

    def _alone(self, number: int, printed: str) -> AnnexStart | None:
        if number + 1 >= len(self._lines):
            return None
        following = self._lines[number + 1]
        if following.grid is not None:
            row = self._row(number + 1)
            place = self._match(row.text if row else None, printed)
            return self._start(number, number + 1, row or self._announced_title(place), printed, place)
        if self._announces(following) or (
            LISTED.fullmatch(following.text) and not looks_like_title(following.text)
        ):
            return None
        found = find_title(self._lines, number + 1)
        if found is None and _is_name(following):
            found = Title(text=following.text, start=following.start, end=following.end), number + 2
        if found is None:
            return None
        return self._start(number, found[1], found[0], printed, self._match(found[0].text, printed))

    def _named(self, number: int, named: re.Match[str]) -> AnnexStart | None:
        line, printed = self._lines[number], fold(named["number"] or "")
        if (
            FILE_SUFFIX.search(named["title"])
            or len(list(items_of(named))) > 1
            or number + 1 >= len(self._lines)
        ):
            return None
        following = self._lines[number + 1]
        if number + 1 in self._signed or (following.grid is None and following.text.startswith("附")):
            return None
        name, after = named["title"], number + 1
        if self._announces(line) and not self._opens(number):
            return None
        start = line.start + line.text.index(name)
        place = self._match(name, printed)
        if (
            place is None
            and following.grid is None
            and (place := self._match(name + following.text, printed)) is not None
        ):
            name, after = name + following.text, number + 2
        if place is None:
            return None
        title = Title(text=clean_name(name), start=start, end=self._lines[after - 1].end)
        return self._start(number, after, title, printed, place)

    def _untitled(self, number: int) -> AnnexStart | None:
        """An announced name on a line of its own: word for word, or in other words behind the signature or over a table."""
        line = self._lines[number]
        if line.start < self._announced[self._open[0]].end or self._announces(line):
            return None
        found = find_title(self._lines, number)
        if found is None or fold_title(found[0].text) in self._inner:
            return None
        title, after = found
        place = next(
            (p for p in self._open if fold_title(self._announced[p].title) == fold_title(title.text)), None
        )
        before_table = after < len(self._lines) and self._lines[after].grid is not None
        if place is None and (before_table or self._is_behind_signature(number)):
            place = self._match(title.text, "")
        return None if place is None else self._start(number, after, title, "", place)

    def _table(self, number: int) -> AnnexStart | None:
        row = self._row(number)
        place = self._match(row.text, "") if row else None
        if place is not None and self._announced[place].start < self._lines[number].start:
            return self._start(number, number, row, "", place)
        if not self._is_behind_signature(number) and not self._ends_as_division(number):
            return None
        if self._open:
            place = self._open[0]
            return self._start(number, number, self._announced_title(place), "", place)
        if self._mentioned and not self._announced:
            return self._start(number, number, row, "", None)
        return None

    def _ends_as_division(self, number: int) -> bool:
        """Whether a table that ends the text below a signature gives units their tasks, as the one annex still open says."""
        grid = self._lines[number].grid
        if len(self._open) != 1 or not any(signed < number for signed in self._signed):
            return False
        head = [cell for line in self._lines[number : number + _HEAD_LINES] for cell in line.text.split("\t")]
        return (
            self._lines[-1].grid == grid
            and _DIVISION.search(self._announced[self._open[0]].title) is not None
            and any(role_of(cell) for cell in head)
        )

    def _start(
        self, first: int, content: int, title: Title | None, printed: str, place: int | None
    ) -> AnnexStart:
        if place is not None:
            self._open.remove(place)
        known = self._announced[place].number if place is not None else None
        return AnnexStart(first, content, title, printed or known or None, place)

    def _match(self, name: str | None, printed: str) -> int | None:
        """The announcement that has not been found yet and means this name, or else bears this number."""
        if name is not None:
            for place in self._open:
                if fold_title(self._announced[place].title) == fold_title(clean_name(name)):
                    return place
            for place in self._open:
                if same_annex(self._announced[place].title, name, self._title):
                    return place
        return next((p for p in self._open if printed and self._announced[p].number == printed), None)

    def _row(self, number: int) -> Title | None:
        """A table's first row where it is one cell that reads as a title."""
        line = self._lines[number]
        if "\t" in line.text or not looks_like_title(line.text):
            return None
        return Title(text=line.text, start=line.start, end=line.end)

    def _announced_title(self, place: int | None) -> Title | None:
        if place is None:
            return None
        known = self._announced[place]
        return Title(text=known.title, start=known.start, end=known.end)

    def _announces(self, line: Line) -> bool:
        return any(line.start <= known.start < line.end for known in self._announced)

    def _opens(self, number: int) -> bool:
        """Whether an annex begins at the very line that first names it: over a table, or behind the signature."""
        following = self._lines[number + 1]
        if following.grid is not None:
            return True
        has_content = following.label is not None or find_title(self._lines, number + 1) is not None
        return has_content and self._is_behind_signature(number)

    def _is_behind_signature(self, number: int) -> bool:
        """Whether nothing but remarks and announcements stands between the line and a signature above it."""
        for above in range(number - 1, -1, -1):
            if above in self._signed:
                return True
            line = self._lines[above]
            passed = is_remark(line.text) or _COPIES.match(line.text) or self._announces(line)
            if line.grid is not None or not passed:
                return False
        return False


def held_by_body(announced: Sequence[Announced], document_title: str, title: str) -> int | None:
    """The place of the announcement that means what a covering letter passes on behind its signature."""
    places = (p for p, known in enumerate(announced) if same_annex(known.title, title, document_title))
    return next(places, None)


def _is_name(line: Line) -> bool:
    return len(line.text) <= LONGEST_NAME and line.label is None and not re.search(r"[。；，：:]", line.text)
