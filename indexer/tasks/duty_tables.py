"""Tables that set units beside their duties (成员单位 | 主要职责): each duty is a task of its row's unit."""

from datetime import date
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.role.roles import read_assignment
from corpus.recognise.times.deadlines import find_deadlines
from indexer.tasks.columns import bare_head
from indexer.tasks.duties import duties_of
from indexer.tasks.found import FoundTask
from indexer.tasks.grid import Matrix
from indexer.tasks.passages import Prose

# Titles and notes on units may stand above the head.
_WITHIN = 4
# A quote that reaches from the unit to its duty is no longer than this.
_LONGEST_QUOTE = 2000


class DutyHead(Record):
    """The first row below the head of a table of duties, and the columns of its units and of their duties."""

    last: int
    units: int
    duties: int


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    table = lexicon("duty_heads")
    return frozenset(table["units"]), tuple(table["duties"])


def find_duty_head(matrix: Matrix) -> DutyHead | None:
    """The head of a table of units and their duties, one column of each; None where it is another table."""
    named, said = _words()
    for row in range(min(_WITHIN, len(matrix.rows))):
        heads = [bare_head(matrix.words(row, column)) for column in range(len(matrix.rows[row]))]
        units = [column for column, head in enumerate(heads) if head in named]
        duties = [column for column, head in enumerate(heads) if head.endswith(said)]
        if len(units) == len(duties) == 1:
            return DutyHead(last=row + 1, units=units[0], duties=duties[0])
    return None


def read_duties(matrix: Matrix, head: DutyHead, written_on: date | None) -> tuple[FoundTask, ...]:
    """The duties of a table below its head, in order: a task each, of the units of their row."""
    prose = Prose(text=matrix.text, folded=fold(matrix.text))
    found: list[FoundTask] = []
    for row in range(head.last, len(matrix.rows)):
        unit, cell = matrix.rows[row][head.units], matrix.rows[row][head.duties]
        if unit is None or cell is None or unit == cell or cell.end == cell.start:
            continue
        listed = read_assignment(matrix.words(row, head.units), "responsible")
        if listed is None or not (listed.lead or listed.responsible):
            continue
        owner, said = Span(unit.start, unit.end), Span(cell.start, cell.end)
        for duty in duties_of(prose, said, (*listed.lead, *listed.responsible), owner, listed.support):
            sentence = duty.sentence
            near = duty.heading and 0 <= sentence.end - owner.start <= _LONGEST_QUOTE
            due = find_deadlines(matrix.text[sentence.start : sentence.end], written_on)
            found.append(
                FoundTask(
                    source="table",
                    start=owner.start if near else sentence.start,
                    end=sentence.end,
                    text_start=sentence.start,
                    text_end=sentence.end,
                    assignment=sentence.assignment,
                    row=row + 1,
                    place=matrix.place(row),
                    deadline=due[0].deadline if due else None,
                    owner=None if near or not duty.heading else owner,
                )
            )
    return tuple(found)
