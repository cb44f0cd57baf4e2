"""The standards that citations mean, and their clauses where the text of one is held."""

import re
from datetime import date

import msgspec

from corpus.model import Citation, Standard, Target
from indexer.engine import View
from indexer.held_standards import find_held
from indexer.standard_status import as_on, each_once, kin_in
from search_api.citations.own_reference import NO_ARTICLE

# 第5.2.9条 of a standard, A.2.1 of its annex.
_DECIMAL_LABEL = re.compile(r"(?:[A-Z]\.)?\d+(?:\.\d+)*")
_NO_STANDARD = "库中没有这项标准"
_SEVERAL_STANDARDS = "没有写明年号，库中有几版：{numbers}"
_MOST_TOLD = 4


class CitedStandards:
    """Standards by the numbers that citations give, on one day; each number asked for once."""

    def __init__(self, view: View, on: date) -> None:
        self._view, self._on = view, on
        self._held: dict[str, list[Standard]] = {}

    def settled(self, citation: Citation) -> Citation:
        """The citation with the standard that it means, or the reason why there is none."""
        number = citation.number or ""
        if number not in self._held:
            self._held[number] = each_once(find_held(self._view, number))
            if len(self._held[number]) > 1:
                kin = kin_in(self._view)
                self._held[number] = [as_on(each, self._on, kin) for each in self._held[number]]
        held = self._held[number]
        if not held:
            return msgspec.structs.replace(citation, reason=_NO_STANDARD)
        current = [standard for standard in held if standard.status == "in_force"]
        if len(held) > 1 and len(current) != 1:
            told = "、".join(sorted(standard.number for standard in held)[:_MOST_TOLD])
            return msgspec.structs.replace(citation, reason=_SEVERAL_STANDARDS.format(numbers=told))
        standard = current[0] if len(held) > 1 else held[0]
        if citation.article and self._lacks(standard.number, citation.article):
            return msgspec.structs.replace(citation, reason=NO_ARTICLE.format(label=citation.article))
        day = standard.in_force_from or standard.published_on
        target = Target(
            kind="standard",
            id=standard.id,
            title=standard.title,
            number=standard.number,
            version=day.isoformat() if day else None,
        )
        return msgspec.structs.replace(citation, target=target)

    def _lacks(self, number: str, article: str) -> bool:
        """Whether the text of a standard is held and no clause of it bears the label."""
        label = _DECIMAL_LABEL.search(article)
        texts = [document.id for document in self._view.find_documents(number=number)]
        return label is not None and bool(texts) and not self._view.labelled(texts, (label[0],))
