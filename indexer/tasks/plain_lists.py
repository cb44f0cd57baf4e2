"""Brackets that list units and give them no role: what makes them assignments is how the document assigns elsewhere."""

import re
from collections.abc import Collection, Sequence

from corpus.model import Span
from corpus.recognise.role.roles import read_assignment
from indexer.rules import leads_below
from indexer.tasks.brackets import CLOSING, CUE, LONGEST, MARKS, Bracket, find_brackets, names_units
from indexer.tasks.passages import Passage, Prose
from indexer.tasks.unit_lists import is_certain, read_units

# What a bracket that only lists units must stand behind, and how many such brackets make them assignments.
_SHORTEST = 12
_SHORTEST_HEADING = 4
_SEVERAL = 3
# A day by which something is done, or how it goes on, not a day on which something was printed.
_BY = re.compile(r"[前底内](?!容)|完成|到位|长期|持续|常态|全年|每(?:半?年|月|季|周)")


def find_plain_lists(
    prose: Prose, passages: Sequence[Passage], headings: Collection[int] = ()
) -> frozenset[int]:
    """The places of brackets that end a paragraph and hold nothing but units, in a document that assigns so.

    One such bracket may mean anything; a document with several of them gives work by them, or one with several brackets
    of roles behind its measures, and so do the headings (the places of their nodes) where another heading assigns. Where
    a bracket of units says that the first of them leads 下同, those behind it are told to be read so. A bracket with the
    day by which (（市财政局，9月底前）) assigns by itself.
    """
    found: set[int] = set()
    headed: set[int] = set()
    sure: set[int] = set()
    assigns = ruled = False
    roles = 0
    for passage in passages:
        heads = passage.place in headings and len(passage.paragraphs) == 1
        shortest = _SHORTEST_HEADING if heads else _SHORTEST
        for paragraph in passage.paragraphs:
            last = _last_bracket(prose, paragraph)
            if last is None or last.start - paragraph.start < _SHORTEST_HEADING:
                continue
            if CUE.search(prose.folded, last.start, last.end):
                if last.start - paragraph.start >= shortest:
                    assigns = assigns or heads
                    roles += roles < _SEVERAL and _gives_roles(prose, last)
                ruled = ruled or _tells_rule(prose, last)
                continue
            listed = read_units(prose.text, last.start + 1, last.end - 1)
            certain = listed is not None and all(is_certain(mention.unit.name) for mention in listed.units)
            if (listed is not None and ruled) or (listed is None and _tells_when(prose, last)):
                sure.add(last.start)
            elif certain and last.start - paragraph.start >= shortest:
                (headed if heads else found).add(last.start)
    if not assigns and len(headed) < _SEVERAL:
        headed = set()
    return frozenset(sure | (found | headed if max(len(found), roles) >= _SEVERAL else headed))


def _tells_rule(prose: Prose, bracket: Bracket) -> bool:
    """Whether a bracket of units says for all later ones that the first of them leads."""
    if bracket.end - bracket.start > LONGEST or not leads_below(prose.folded, bracket.start, bracket.end):
        return False
    given = read_assignment(prose.text[bracket.start + 1 : bracket.end - 1], "responsible")
    return given is not None and names_units(given)


def _tells_when(prose: Prose, bracket: Bracket) -> bool:
    """Whether a bracket holds units, all of them certain, and by when, and nothing else."""
    if bracket.end - bracket.start > LONGEST or not _BY.search(prose.folded, bracket.start, bracket.end):
        return False
    given = read_assignment(prose.text[bracket.start + 1 : bracket.end - 1], "responsible")
    if given is None or not given.deadline or not _BY.search(given.deadline):
        return False
    return bool(given.responsible) and all(is_certain(unit.name) for unit in given.responsible)


def _gives_roles(prose: Prose, bracket: Bracket) -> bool:
    short = bracket.end - bracket.start <= LONGEST
    given = read_assignment(prose.text[bracket.start + 1 : bracket.end - 1]) if short else None
    return given is not None and names_units(given)


def _last_bracket(prose: Prose, paragraph: Span) -> Bracket | None:
    """The bracket that ends a paragraph."""
    end = paragraph.end
    while end > paragraph.start and prose.folded[end - 1] in MARKS:
        end -= 1
    if prose.folded[end - 1] not in CLOSING:
        return None
    last = find_brackets(prose, paragraph.start, end)[-1:]
    return last[0] if last and last[0].end == end else None
