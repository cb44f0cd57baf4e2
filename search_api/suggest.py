"""Completions of what is being typed."""

from collections.abc import Sequence

from corpus.recognise.characters import fold
from corpus.recognise.scripts import simplify
from indexer.engine import View
from indexer.engine.values import Filter, Probe
from search_api.answer.passages import legs_of
from search_api.question.matter import pieces_of, terms_of
from search_api.unit_directory import UnitDirectory

_MOST = 50


def suggest(
    view: View, prefix: str, places: Sequence[str], units: UnitDirectory, size: int
) -> tuple[str, ...]:
    """Names that begin so: places and units; then units and titles that hold all that is typed; each once."""
    typed = fold(simplify(prefix.strip()))
    size = max(1, min(size, _MOST))
    if not typed:
        return ()
    steps = sorted({step for path in places for step in path.split("/") if step.startswith(typed)}, key=len)
    return tuple(dict.fromkeys([*steps, *units.names(typed)[:size], *_titles(view, typed, size)]))[:size]


def _titles(view: View, typed: str, size: int) -> list[str]:
    pieces = pieces_of(typed, ())
    terms = terms_of(pieces)
    if not terms:
        return []
    found = view.search(Probe(legs=legs_of(terms, pieces), where=Filter(kinds=("document",)), size=size))
    ids = list(dict.fromkeys(match.id for matches in found.legs.values() for match in matches))
    titles = (getattr(record, "title", "") for record in view.records(ids).values())
    # The last word may be half typed, so characters are compared, not words.
    wanted = set("".join(pieces))
    return [title for title in titles if wanted <= set(fold(title))]
