"""The documents that citations may mean, by all names they give, asked of the store at once."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from corpus.model import Citation, Document
from corpus.recognise.cited.law_titles import aliases, bare_title, continued, titles_of
from indexer.engine import View
from search_api.answer.law_texts import HeldTitles, amending_titles

# Editions that are a part of the title where the document bears it: 《甲办法》（试行）.
_IN_TITLE = frozenset({"试行", "暂行", "草案", "修订草案"})
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
# A name of so many characters is a short one, whatever it leaves out.
_SHORTEST_SLIP = 4


class Names:
    """Documents by number and title, each name asked for once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[str, list[Document]] = {}
        # What amended the texts that are found, asked for with them.
        self.amending = HeldTitles(view)

    def prepare(self, citations: Iterable[Citation]) -> None:
        """Asks for the names of all citations in one question."""
        numbers: dict[str, None] = {}
        titles: dict[str, None] = {}
        for citation in citations:
            if citation.kind != "standard":
                if citation.number:
                    numbers[citation.number] = None
                titles |= dict.fromkeys(name for row in _titles(citation) for name in row)
        new_numbers = [name for name in numbers if name not in self._held]
        new_titles = [name for name in titles if name not in self._held]
        if new_numbers or new_titles:
            found = self._view.named(new_numbers, new_titles)
            for name in (*new_numbers, *new_titles):
                self._held[name] = found.get(name, [])
            self.amending.fetch(
                title for texts in found.values() for text in texts for title in amending_titles(text)
            )

    def of_number(self, citation: Citation) -> list[Document]:
        """The documents of the number that it gives."""
        return self._held.get(citation.number, []) if citation.number else []

    def of_title(self, citation: Citation) -> list[Document]:
        """The documents of the title that it gives; where there is none, those of the title it stands for (安法)."""
        for row in _titles(citation):
            found = {document.id: document for name in row for document in self._held.get(name, ())}
            if found:
                return list(found.values())
        return []


def _abbreviates(alias: str, title: str) -> bool:
    """Whether a customary short name (安法, 地方组织法) is more than the title less a word (清洁生产法), which may be a slip."""
    if len(alias) <= _SHORTEST_SLIP or 2 * len(alias) < len(title):
        return True
    return _shared(alias, title) + _shared(alias[::-1], title[::-1]) < len(alias)


def _shared(one: str, other: str) -> int:
    """How many characters two names begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _titles(citation: Citation) -> list[Sequence[str]]:
    """The titles a citation may mean, in rows of equal worth, the exact ones first."""
    if not citation.title:
        return []
    title = citation.title
    if citation.edition in _IN_TITLE:
        return [(f"{title}（{citation.edition}）",)]
    exact = tuple(dict.fromkeys((title, bare_title(title), *titles_of(bare_title(title))[:3])))
    if citation.issuer:
        exact = (f"{citation.issuer}{title}", *exact)
    customary = [
        full for full in aliases().get(bare_title(title), ()) if _abbreviates(bare_title(title), full)
    ]
    rows: list[Sequence[str]] = [exact]
    if citation.edition and _YEAR.search(citation.edition):
        # What tells the edition elsewhere may be a part of the title: 《甲规定》（2018年）.
        rows.append(titles_of(f"{title}（{citation.edition}）")[:3])
    for others in (continued().get(bare_title(title), ()), customary):
        if others:
            rows.append(tuple(name for each in others for name in titles_of(each)[:3]))
    return rows
