"""From when a text abolishes others, where it says so itself."""

from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Citation
from indexer.metadata.period import forces_said


def dated(citations: Sequence[Citation], text: str) -> Iterator[Citation]:
    """The citations; those that repeal with the day from which they do, where their line says it.

    An amended law keeps the sentence of its first text (自1990年1月1日起施行，《甲条例》同时废止), so the day of its own force
    would be too late.
    """
    for citation in citations:
        if citation.repeals:
            start = text.rfind("\n", 0, citation.start) + 1
            stop = text.find("\n", citation.end)
            line = text[start : stop if stop >= 0 else len(text)]
            said = forces_said(line, None, None)
            if said:
                yield msgspec.structs.replace(citation, repeals_from=said[-1][0])
                continue
        yield citation
