"""Citations resolved: the held text, and in it the article, that each means; or why that is not certain."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Citation, Clause, Document, Reading, Target
from corpus.recognise.cited.article_parts import missing_part
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.cited.citations import find_citations
from corpus.recognise.scripts import simplify
from corpus.validity import adopted_on
from indexer.engine import View
from indexer.laws.articles import law_name
from indexer.laws.kind import LAW_KINDS
from indexer.laws.own_text import OwnText, is_ordered_to_change
from indexer.laws.texts import labels_in, law_key, version_of, whole_of
from search_api.answer.law_texts import with_amending_force
from search_api.citations.cited_standards import CitedStandards
from search_api.citations.editions import NOT_HELD, text_meant
from search_api.citations.names import Names
from search_api.citations.own_reference import NO_ARTICLE, NO_NAME, Meant, of_lone, of_own, told_of_own
from search_api.citations.plain_names import with_held_names
from search_api.citations.targets import article_target, document_target

_NO_PART = "这里的{label}没有{part}，请核对引用"
_SEVERAL_ARTICLES = "文件中有几处{label}，不能确定是哪一处"
_TWO_TEXTS = "前面提到的文件和本文件都有{label}，不能确定是哪份文件的"
_CHANGED = "所指的是修改前的条款，不能确定是哪一版"
_SEVERAL_LAWS = "库中有几部法规由这一号令公布，不能确定是哪一部"
_NOT_OF_ITS_DAY = "引用它的文件写于{written}，当时有效的文本不在库中；这里是{version}的文本，条文可能已经改变"
_SENTENCE_END = re.compile("[。；;\n]")


def cite(view: View, text: str, on: date) -> tuple[Citation, ...]:
    """The citations of a text, each with the held text that it means on the day, or the reason why there is none.

    Traditional characters are read like simplified ones; what is printed stays as it is.
    """
    plain = simplify(text)
    found = Resolver(view, on).resolve(with_held_names(view, plain, find_citations(plain)), plain)
    return tuple(msgspec.structs.replace(each, printed=text[each.start : each.end]) for each in found)


def resolved(view: View, reading: Reading, on: date, *, as_written: bool = False) -> tuple[Citation, ...]:
    """The same for the citations of a document that is held, as of the day on which it was written where that is asked for."""
    return Resolver(view, on, as_written=as_written).resolve(reading.citations, reading.text, reading)


class Resolver:
    """Resolves citations of many texts on one day; each name, and each text's articles, are asked of the store once.

    `as_written` resolves those of a document as of its own day: who cites 第六条 means that of the text which then held.
    """

    def __init__(self, view: View, on: date, *, as_written: bool = False) -> None:
        self._view, self._on, self._as_written = view, on, as_written
        self._names = Names(view)
        self._clauses: dict[tuple[str, str], list[Clause]] = {}
        self._standards = CitedStandards(view, on)

    def resolve(
        self, citations: Sequence[Citation], text: str, reading: Reading | None = None
    ) -> tuple[Citation, ...]:
        """The citations, in the order of the text they stand in, with targets or reasons; `reading` where that text is held."""
        self._names.prepare(citations)
        own = OwnText(reading.text, reading.clauses) if reading is not None else None
        meant: list[Meant] = []
        named = -1
        for place, citation in enumerate(citations):
            near = named >= 0 and not _SENTENCE_END.search(text, citations[named].end, citation.start)
            meant.append(self._meant(citation, text, reading, own, meant[named] if near else None))
            if citation.kind != "standard" and (citation.title or citation.number):
                named = place
        return self._settle(citations, meant, reading)

    def _settle(
        self, citations: Sequence[Citation], meant: Sequence[Meant], reading: Reading | None
    ) -> tuple[Citation, ...]:
        """The citations with targets or reasons; all articles of all texts meant are asked for in one question."""
        self._ask(
            (document.id, label)
            for citation, found in zip(citations, meant, strict=True)
            for document in found.documents
            for number in labels_of(citation.article or "")
            for label in labels_in(document, number)
        )
        return tuple(
            self._settled(citation, found, reading) for citation, found in zip(citations, meant, strict=True)
        )

    def of_document(self, citations: Sequence[Citation], citing: Document) -> tuple[Citation, ...]:
        """Some citations of a document, those that name what they mean, resolved without its text."""
        self._names.prepare(citations)
        meant = [self._named(citation, citing) for citation in citations]
        return self._settle(citations, meant, None)

    def documents(self, citations: Iterable[Citation], citing: Document | None) -> list[Document | None]:
        """The document that each citation of a title or number means; None where that is not certain."""
        asked = list(citations)
        self._names.prepare(asked)
        found = [self._named(citation, citing) for citation in asked]
        return [meant.documents[0] if meant.documents else None for meant in found]

    def _meant(
        self,
        citation: Citation,
        text: str,
        reading: Reading | None,
        own: OwnText | None,
        before: Meant | None,
    ) -> Meant:
        """What the citation in the text means; `before` is what was named last in its sentence."""
        if citation.kind == "standard":
            return Meant()
        if citation.number or citation.title:
            return self._named(citation, reading.document if reading else None)
        if citation.article is None:
            return Meant(reason=NO_NAME)
        if citation.own:
            meant = of_own(citation, reading, own)
            return meant if meant.own or reading is None else self._of_other_part(citation, reading, meant)
        if before is None and is_ordered_to_change(text, citation.start, citation.end):
            return Meant(reason=_CHANGED)
        return of_lone(citation, own, before)

    def _of_other_part(self, citation: Citation, reading: Reading, meant: Meant) -> Meant:
        """The same of a law that is held in parts, of which the citing text is one (民法典 合同编)."""
        document = reading.document
        title = whole_of(document)
        if document.kind not in LAW_KINDS or title is None or citation.article is None:
            return meant
        whole = msgspec.structs.replace(citation, title=title)
        self._names.prepare([whole])
        parts = [
            part
            for part in self._names.of_title(whole)
            if version_of(part) == version_of(document) and part.region == document.region
        ]
        if not citation.article.startswith("第") or len(parts) < 2:
            return meant
        return Meant(documents=tuple(parts))

    def _named(self, citation: Citation, citing: Document | None) -> Meant:
        by_number = self._names.of_number(citation)
        found = by_number or self._names.of_title(citation)
        if by_number and all(document.kind in LAW_KINDS for document in by_number):
            # The number tells the law; which text of it is meant depends on the day. An order may make several laws known.
            titled = self._names.of_title(citation)
            names = {law_key(document) for document in titled}
            numbers = {d.id: d for d in by_number if not citation.title or law_key(d) in names}
            if len({law_name(document) for document in numbers.values()}) > 1:
                return Meant(reason=_SEVERAL_LAWS)
            found = [d for d in titled if d.document_number is None] if numbers else titled
            found = list((numbers | {d.id: d for d in found}).values())
        found = list(with_amending_force(self._names.amending, found))
        written = adopted_on(citing) if citing is not None and self._as_written else None
        if written is None or written >= self._on:
            meant = text_meant(found, citation, citing, self._on)
            if meant.coming:
                return Meant(documents=meant.coming, notice=meant.notice)
            return Meant(documents=meant.documents, reason=meant.reason)
        meant = text_meant(found, citation, citing, written)
        if meant.documents:
            return Meant(documents=meant.documents)
        now = text_meant(found, citation, citing, self._on)
        if not now.documents:
            return Meant(reason=meant.reason)
        told = _NOT_OF_ITS_DAY.format(written=written, version=version_of(now.documents[0]))
        return Meant(documents=now.documents, notice=told)

    def _ask(self, wanted: Iterable[tuple[str, str]]) -> None:
        missing = {each for each in wanted if each not in self._clauses}
        if not missing:
            return
        ids, labels = sorted({id_ for id_, _ in missing}), sorted({label for _, label in missing})
        for id_ in ids:
            for label in labels:
                self._clauses.setdefault((id_, label), [])
        known = {each for each in self._clauses if self._clauses[each]}
        for clause in self._view.labelled(ids, labels):
            if (clause.document_id, clause.path[-1]) not in known:
                self._clauses[clause.document_id, clause.path[-1]].append(clause)

    def _settled(self, citation: Citation, meant: Meant, reading: Reading | None) -> Citation:
        if citation.kind == "standard":
            return self._standards.settled(citation)
        if meant.reason is not None:
            return msgspec.structs.replace(citation, reason=meant.reason)
        labels = labels_of(citation.article or "")
        if not labels or not meant.documents:
            return self._whole(citation, meant, reading)
        targets: list[Target] = []
        notice = meant.notice
        for label in labels:
            held = [
                (document, clauses)
                for document in meant.documents
                for each in labels_in(document, label)
                if (clauses := self._clauses[document.id, each])
            ]
            if not held:
                break
            document, clauses = held[0]
            if len(clauses) > 1:
                return msgspec.structs.replace(citation, reason=_SEVERAL_ARTICLES.format(label=label))
            if (part := missing_part(clauses[0].text, citation.article or "")) is not None:
                notice = _NO_PART.format(label=label, part=part)
            targets.append(article_target(clauses[0], document))
        if len(targets) == len(labels):
            if meant.own:
                return msgspec.structs.replace(citation, reason=_TWO_TEXTS.format(label=labels[0]))
            return msgspec.structs.replace(
                citation, target=targets[0], others=tuple(targets[1:]), notice=notice
            )
        if meant.own:
            return told_of_own(citation, meant, reading)
        return msgspec.structs.replace(citation, reason=NO_ARTICLE.format(label=labels[len(targets)]))

    @staticmethod
    def _whole(citation: Citation, meant: Meant, reading: Reading | None) -> Citation:
        if meant.own:
            return told_of_own(citation, meant, reading)
        if not meant.documents:
            return msgspec.structs.replace(citation, reason=NOT_HELD)
        return msgspec.structs.replace(
            citation, target=document_target(meant.documents[0]), notice=meant.notice
        )
