"""From when a text abolishes others, where it says so itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from corpus.model import Citation
from corpus.recognise.characters import fold
from corpus.recognise.cited.repeal_lists import find_repeal_lists
from corpus.recognise.times.dates import find_dates
from indexer.metadata.period import forces_said

# 自2021年6月1日起废止; 对下列规章自2021年6月1日起予以废止
_ENDS = re.compile(
    r"[自从于](?P<when>[^,。;:\n自从于]{4,20}?日)起?[^,。;:\n]{0,12}?(?:废止|失效|停止执行|停止施行)"
)


def dated(citations: Sequence[Citation], text: str) -> Iterator[Citation]:
    """The citations; those that repeal with the day from which they do, where their line or their list's head says it.

    An amended law keeps the sentence of its first text (自1990年1月1日起施行，《甲条例》同时废止), so the day of its own force
    would be too late.
    """
    heads: dict[int, int] | None = None
    for citation in citations:
        if citation.repeals:
            if heads is None:
                heads = {listed.title.start: listed.head.start for listed in find_repeal_lists(text)}
            lines = (citation.start, heads[citation.start]) if citation.start in heads else (citation.start,)
            day = next((said for place in lines if (said := _day_in(_line(text, place)))), None)
            if day is not None:
                yield msgspec.structs.replace(citation, repeals_from=day)
                continue
        yield citation


def _line(text: str, place: int) -> str:
    stop = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : stop if stop >= 0 else len(text)]


def _day_in(line: str) -> date | None:
    """The day from which a line says that it abolishes, else from which its text holds."""
    if ends := _ENDS.search(fold(line)):
        days = [mention.from_ for mention in find_dates(ends["when"]) if mention.precision == "day"]
        if days and days[0] is not None:
            return days[0]
    said = forces_said(line, None, None)
    return said[-1][0] if said else None
