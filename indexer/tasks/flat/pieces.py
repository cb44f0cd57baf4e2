"""Pieces of lines that may be cells, and how well each suits a column."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from corpus.recognise.characters import HAN
from corpus.recognise.numbering import read_label
from corpus.recognise.role.roles import read_assignment
from corpus.recognise.times.deadline_cells import read_deadline
from indexer.lines import Line
from indexer.tasks.columns import ROLES
from indexer.tasks.rows import is_note, number_of, strip_number

# A piece that cannot stand in a column.
NEVER = -1e9

_NOTHING = re.compile(r"[/／\\—\-–－一]{1,2}|无|暂无")
_PAGE = re.compile(
    r"[—\-–－\s]{0,3}(?:第\s?)?\d{1,4}\s?页?(?:\s?[/／共]\s?\d{1,4}\s?页?)?[\s—\-–－]{0,3}|[（(]?续表?[）)]?"
)
_TOTAL = re.compile(r"(?:合\s?计|总\s?计|小\s?计|共\s?计).{0,12}|共\s?\d{1,4}\s?项")
_NAMES = re.compile(
    rf"[{HAN}][\s\u3000]{{0,2}}[{HAN}·]{{1,3}}(?:[、，,\s\u3000]{{1,2}}[{HAN}][\s\u3000]{{0,2}}[{HAN}·]{{1,3}}){{0,5}}"
)
_DATED = re.compile(r"[\d０-９]|[年月日季期]|长期|持续|推进|常态")
_CUT = re.compile(r"\t+|\s*[|｜]\s*|[ \u3000]+|(?<=。)(?=\S)")
_DATE_BEGINS = re.compile(r"[\d０-９]|每|年[内底]|长期|持续|常态|全年|即日|立即|到")
_DATE_ENDS = re.compile(r"(?:前|底|末|日|月|年|内|初|完成|推进|坚持|长期|落实|实施|[—\-])$")
_LONGEST_DATE = 24
_COMMA = re.compile(r"[，,]")
_BAR = re.compile(r"[\t|｜]")
_BLANK = re.compile(r"[\t|｜ \u3000]")
_LONGEST_DEADLINE = 40
# A deadline that names no day but an event (汛期前, 会议召开前) is short; 组织开展汛前安全大检查 is none.
_LONGEST_EVENT = 8
_UNIT_KEY = re.compile(r"(?:单位|部门)\s?[:：]")
_LONGEST_CATEGORY = 40
# A name of at most so many characters may end with a full stop and still be a name.
_SHORT_NAME = 9
_SHORTEST_CATEGORY = 4
_MOST_CUTS = 40


class Piece:
    """A stretch of a line. What it can be is found out once, when first asked.

    `slot` is its place among the cells of a line that tabs or bars divide, and how many these are, empty ones counted.
    """

    def __init__(
        self,
        start: int,
        text: str,
        line: int,
        judge: "Judge",
        *,
        whole: bool,
        slot: tuple[int, int] | None = None,
    ) -> None:
        self.start, self.text, self.line, self.whole, self.slot = start, text, line, whole, slot
        self.end = start + len(text)
        self._judge = judge

    @cached_property
    def is_head(self) -> bool:
        words = self._judge.words
        return "".join(self.text.split()) in words or all(w in words for w in _CUT.split(self.text) if w)

    @cached_property
    def is_number(self) -> bool:
        return number_of(self.text) is not None

    @cached_property
    def is_nothing(self) -> bool:
        return bool(_NOTHING.fullmatch(self.text))

    @cached_property
    def is_labelled(self) -> bool:
        return strip_number(self.text)[0] is not None

    @cached_property
    def is_section(self) -> bool:
        label = read_label(self.text)
        return label is not None and label.style in {
            "han",
            "han_bracket",
            "part",
            "chapter",
            "section",
            "ordinal",
        }

    @cached_property
    def is_deadline(self) -> bool:
        if len(self.text) > _LONGEST_DEADLINE or _UNIT_KEY.search(self.text):
            return False
        if len(self.text) > _LONGEST_EVENT and not _DATED.search(self.text):
            return False
        return read_deadline(self.text, self._judge.written_on) is not None

    @cached_property
    def units(self) -> float:
        """How surely this names units: 1 where it says their role, less for names alone, least for a sentence."""
        if self.is_number or self.is_labelled:
            return 0.0
        read = read_assignment(self.text, "responsible")
        if read is None:
            return 0.0
        if read_assignment(self.text) is not None:
            return 1.0
        named = (*read.lead, *read.support, *read.guide, *read.responsible)
        said = self.text.endswith(("。", "；", ";")) and not all(unit.collective for unit in named)
        return 0.5 if said and len(self.text) > _SHORT_NAME else 0.9

    @property
    def is_units(self) -> bool:
        return self.units > 0.5

    @cached_property
    def is_silent(self) -> bool:
        """Nothing of a row: a repeated head, a page number, a total."""
        return self.is_head or bool(_PAGE.fullmatch(self.text) or _TOTAL.fullmatch(self.text))


class Judge:
    """What all pieces of one table are judged by: the words of its head and the document's date."""

    def __init__(self, words: frozenset[str], written_on: date | None) -> None:
        self.words, self.written_on = words, written_on

    def pieces(self, line: Line, number: int) -> list[list[Piece]]:
        """The pieces of a line by where they begin: those from each cut to every later one; often only the whole."""
        whole = Piece(line.start, line.text, number, self, whole=True)
        cuts = self._cuts(line.text)
        if len(cuts) < 2 or whole.is_silent:
            return [[whole]]
        numbered = number_of(line.text[slice(*cuts[0])]) is not None
        if not (numbered or _BAR.search(line.text)) and (
            whole.is_deadline or whole.is_units or whole.is_number
        ):
            return [[whole]]
        bars = [match.start() for match in _BAR.finditer(line.text.strip("|｜"))]
        table: list[list[Piece]] = []
        for place, (begin, _) in enumerate(cuts):
            row: list[Piece] = []
            slot = (sum(bar < begin for bar in bars), len(bars) + 1) if bars else None
            for _, end in cuts[place:]:
                if row and _BAR.search(line.text, begin, end):
                    break
                words = line.text[begin:end]
                is_whole = len(words) == len(line.text)
                row.append(Piece(line.start + begin, words, number, self, whole=is_whole, slot=slot))
            table.append(row)
        parts = [row[0] for row in table]
        return table if self._hold_cells(parts, line.text) else [[whole]]

    def _hold_cells(self, parts: Sequence[Piece], text: str) -> bool:
        """Whether some piece behind the first is surely a cell. Where only full stops divide a line, units must say
        their role, or stand behind a date."""
        if any(part.is_deadline for part in parts[1:]):
            return True
        if _BAR.search(text):
            return True
        if _BLANK.search(text):
            return any(part.is_units or part.is_number or part.is_nothing for part in parts[1:])
        return read_assignment(parts[-1].text) is not None

    def _cuts(self, text: str) -> list[tuple[int, int]]:
        """The smallest pieces of a line: between blanks, bars and full stops, and around dates after them."""
        edges: list[tuple[int, int]] = []
        begin = 0
        for match in _CUT.finditer(text):
            if match.start() > begin:
                edges.append((begin, match.start()))
            begin = match.end()
        if begin < len(text):
            edges.append((begin, len(text)))
        if len(edges) > _MOST_CUTS:
            return []
        divided: list[tuple[int, int]] = []
        for begin, end in edges:
            divided.extend(self._around_dates(text, begin, end))
        return self._without_sentences(text, divided)

    def _around_dates(self, text: str, begin: int, end: int) -> list[tuple[int, int]]:
        """A stretch without the date that it begins or ends with, and that date."""
        words = text[begin:end]
        lengths = range(min(_LONGEST_DATE, len(words) - 2), 1, -1)
        if begin and _DATE_BEGINS.match(words):
            for length in lengths:
                if self._is_date(words[:length]) and self._is_assigned(words[length:]):
                    return [(begin, begin + length), (begin + length, end)]
        elif _DATE_ENDS.search(words):
            for length in lengths:
                if self._is_date(words[-length:]) and self._is_assigned(words[:-length]):
                    return [(begin, end - length), (end - length, end)]
        return [(begin, end)]

    def _is_date(self, words: str) -> bool:
        matched = _DATE_BEGINS.match(words) and _DATE_ENDS.search(words)
        return bool(matched) and read_deadline(words, self.written_on) is not None

    def _is_assigned(self, words: str) -> bool:
        return read_assignment(words, "responsible") is not None

    def _without_sentences(self, text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The cuts without those that a full stop alone makes, where what follows is no date and no units."""
        kept: list[tuple[int, int]] = []
        for place, (begin, end) in enumerate(cuts):
            if kept and kept[-1][1] == begin and text[begin - 1] == "。":
                piece = Piece(begin, text[begin:end], 0, self, whole=False)
                dated = place + 1 < len(cuts) and self._is_date(text[slice(*cuts[place + 1])])
                if not piece.is_deadline and piece.units < (0.9 if dated else 1.0):
                    kept[-1] = (kept[-1][0], end)
                    continue
            kept.append((begin, end))
        return kept


def worth(piece: Piece, column: str) -> float:
    """How well a piece suits a column, in points; NEVER where it cannot be."""
    if (piece.is_head and not piece.is_nothing) or is_note(piece.text):
        return NEVER
    length = len(piece.text)
    if column == "number":
        return 4.0 if piece.is_number else NEVER
    if column == "deadline":
        if piece.is_deadline:
            return 4.0
        return 1.5 if piece.is_nothing else 0.0 if length <= 12 and _DATED.search(piece.text) else -6.0
    if column in ROLES:
        if piece.is_nothing:
            return 1.5
        if piece.is_labelled or piece.is_section:
            return NEVER
        return 4.0 if piece.is_units else -2.5 if length <= 30 and "。" not in piece.text[:-1] else -6.0
    if column == "person":
        return 1.5 if piece.is_nothing else 3.0 if _NAMES.fullmatch(piece.text) else -5.0
    if column == "other":
        return 1.5 if piece.is_nothing else 0.3 if length <= 20 else -1.0
    if piece.is_number or piece.is_nothing:
        return NEVER
    if column in {"category", "implied"}:
        return _worth_as_category(piece) - 0.5 * (column == "implied")
    if column == "above":
        said = -3.0 if piece.is_labelled and piece.text[-1] in "。；;" else _worth_as_text(piece) - 0.5
        said -= 1.5 * bool(length <= _LONGEST_CATEGORY and _BLANK.search(piece.text))
        said -= 1.0 * (piece.text[-1] in "。；;")
        return max(said, _worth_as_category(piece) - 0.5)
    return _worth_as_text(piece)


def _worth_as_category(piece: Piece) -> float:
    length = len(piece.text)
    if piece.is_deadline or piece.is_silent or length > _LONGEST_CATEGORY or piece.text[-1] in "。；;":
        return -4.0
    if piece.is_units:
        return -3.0
    if length < _SHORTEST_CATEGORY:
        return -1.0
    said = 1.5 + 0.7 * piece.is_section - 2.0 * piece.is_labelled
    return said - 1.0 * bool(_COMMA.search(piece.text)) - 1.5 * bool(_BLANK.search(piece.text))


def _worth_as_text(piece: Piece) -> float:
    length = len(piece.text)
    if piece.is_deadline:
        return -4.0
    if piece.is_units:
        return -3.0
    said = 3.0 if length >= 12 or piece.text[-1] in "。；;" else 1.0 if length >= 4 else -2.0
    return said + 1.0 * piece.is_labelled - 1.5 * (piece.is_section and not piece.is_labelled)


def worth_of_section(piece: Piece) -> float:
    """How well a line alone suits a heading between rows."""
    if not piece.whole or len(piece.text) > _LONGEST_CATEGORY or piece.text[-1] in "。；;":
        return NEVER
    if piece.is_deadline or piece.is_number or piece.is_labelled or piece.is_head:
        return NEVER
    return 2.0 if piece.is_section else NEVER


def worth_of_silence(piece: Piece, columns: Sequence[str]) -> float:
    """What it costs to pass a line over."""
    if not piece.whole:
        return NEVER
    if piece.is_silent and not (piece.is_number and "number" in columns):
        return 0.5
    return -5.0
