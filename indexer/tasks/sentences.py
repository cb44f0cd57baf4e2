"""Sentences that give work to units: 由A牵头，B配合…；A会同B…；A负责…；A要…"""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Span, UnitName
from indexer.tasks.acts import Act, ClauseReader, Sentence
from indexer.tasks.passages import Prose, sentences
from indexer.tasks.subjects import read_units
from indexer.tasks.wordings import ROLE_ALONE

# A paragraph without any of these gives nothing to anybody.
_CUE = re.compile(
    r"牵头|负责|会同|承担|主管|配合|参与|协助|要|应|须|将|由|指导|组织|开展|制定|建立|推进|落实|做好|每[年月周季半日]|按|对|加强|完善|报"
)


def find_sentences(prose: Prose, start: int, end: int, plain: bool) -> list[Sentence]:
    """What the sentences of a paragraph order, in order.

    With `plain` those count too that have no word of role or duty (A组织…, A每年…).
    """
    if not _CUE.search(prose.folded, start, end):
        return []
    reader = ClauseReader(prose, start, end, plain)
    found: list[Sentence] = []
    before: Span | None = None
    for sentence in sentences(prose, start, end, "。!?"):
        carried: Sequence[UnitName] = ()
        owner = sentence
        known = len(found)
        for part in sentences(prose, sentence.start, sentence.end, ";"):
            acts = reader.acts(part)
            if acts:
                last = acts[-1].subject
                carried = last.units if last.cue in ("responsible", "lead", "together") else ()
                owner = Span(start=start + last.start, end=start + last.end)
                given = reader.read_all(acts, part)
                if before is not None and len(given) == 1 and _is_role_alone(prose, start, acts, sentence):
                    given = [msgspec.structs.replace(given[0], start=before.start)]
                found.extend(given)
            elif carried and (one := reader.carry(part, carried, owner)):
                found.append(one)
        before = sentence if len(found) == known else None
    return found


def _is_role_alone(prose: Prose, base: int, acts: Sequence[Act], sentence: Span) -> bool:
    """Whether a sentence names units and their roles and nothing that they are to do."""
    subject = acts[0].subject
    if prose.folded[sentence.start : base + subject.start] not in ("", "由"):
        return False
    role = ROLE_ALONE.fullmatch(prose.folded, base + subject.cue_start, sentence.end)
    return role is not None and (
        role["units"] is None or read_units(prose.text, *role.span("units")) is not None
    )
