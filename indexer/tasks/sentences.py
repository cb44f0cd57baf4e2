"""Sentences that give work to units: 由A牵头，B配合…；A会同B…；A负责…；A要…"""

import re
from collections.abc import Sequence

from corpus.model import Span, UnitName
from indexer.tasks.acts import ClauseReader, Sentence
from indexer.tasks.passages import Prose, sentences

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
    for sentence in sentences(prose, start, end, "。!?"):
        carried: Sequence[UnitName] = ()
        owner = sentence
        for part in sentences(prose, sentence.start, sentence.end, ";"):
            acts = reader.acts(part)
            if acts:
                last = acts[-1].subject
                carried = last.units if last.cue in ("responsible", "lead", "together") else ()
                owner = Span(start=start + last.start, end=start + last.end)
                found.extend(reader.read_all(acts, part))
            elif carried and (one := reader.carry(part, carried, owner)):
                found.append(one)
    return found
