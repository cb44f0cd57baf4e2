"""Laws named in plain words whose names hold what elsewhere ends one (和, 、, 实施): known by the longer name that is held."""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Citation
from corpus.recognise.characters import HAN, fold
from indexer.engine import View
from indexer.laws.kind import LAW_KINDS

_RUN = re.compile(rf"[{HAN}\d、()（）]{{1,60}}$")
_MARKED = ("《", "〈", "第")


def with_held_names(view: View, text: str, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations; what plain words name is the longest name of a held law that ends where the name does.

    信阳市城市市容和环境卫生管理条例第三条 is of that law, not of the 城市市容和环境卫生管理条例.
    """
    longer = {place: _longer(text, citation) for place, citation in enumerate(citations)}
    titles = [title for found in longer.values() for title in found]
    held = view.named(titles=titles) if titles else {}
    told: list[Citation] = []
    before: tuple[str | None, str] | None = None
    for place, citation in enumerate(citations):
        title = next((t for t in longer[place] if any(d.kind in LAW_KINDS for d in held.get(t, ()))), None)
        if title is not None:
            before = citation.title, title
            start = longer[place][title]
            printed = text[start : citation.end]
            told.append(msgspec.structs.replace(citation, title=title, start=start, printed=printed))
        elif before is not None and citation.title == before[0] and citation.printed.startswith("第"):
            told.append(msgspec.structs.replace(citation, title=before[1]))
        else:
            before = None
            told.append(citation)
    return tuple(told)


def _longer(text: str, citation: Citation) -> dict[str, int]:
    """The names that may be meant with more words before the one that was read, the longest first, each with its start."""
    if citation.kind != "article" or not citation.title or citation.printed.startswith(_MARKED):
        return {}
    run = _RUN.search(text, max(0, citation.start - 60), citation.start)
    if run is None or not fold(citation.printed).startswith(fold(citation.title)):
        return {}
    return {
        text[start : citation.start] + citation.title: start for start in range(run.start(), citation.start)
    }
