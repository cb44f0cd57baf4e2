"""Citations resolved: the held text, and in it the article, that each means; or why that is not certain."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Article, Citation, Clause, Document, Reading, Record, Standard, Target
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.cited.citations import find_citations
from corpus.recognise.scripts import simplify
from corpus.validity import adopted_on
from indexer.engine import View
from indexer.held_standards import find_held
from indexer.laws.articles import law_name
from indexer.laws.kind import LAW_KINDS
from indexer.laws.own_text import NO_ARTICLES, OwnText, is_ordered_to_change
from indexer.laws.texts import labels_in, law_key, version_of, whole_of
from indexer.standard_status import as_on, each_once, kin_in
from search_api.answer.law_texts import with_amending_force
from search_api.citations.editions import NOT_HELD, text_meant
from search_api.citations.names import Names
from search_api.citations.plain_names import with_held_names

_NO_NAME = "没有写明是哪份文件的条款"
_NO_ARTICLE = "文件中没有{label}"
_SEVERAL_ARTICLES = "文件中有几处{label}，不能确定是哪一处"
_TWO_TEXTS = "前面提到的文件和本文件都有{label}，不能确定是哪份文件的"
_CHANGED = "所指的是修改前的条款，不能确定是哪一版"
_QUOTED = "引文中的条款，不能确定是哪份文件的"
_SEVERAL_LAWS = "库中有几部法规由这一号令公布，不能确定是哪一部"
_NOT_OF_ITS_DAY = "引用它的文件写于{written}，当时有效的文本不在库中；这里是{version}的文本，条文可能已经改变"
# 第5.2.9条 of a standard, A.2.1 of its annex.
_DECIMAL_LABEL = re.compile(r"(?:[A-Z]\.)?\d+(?:\.\d+)*")
_NO_STANDARD = "库中没有这项标准"
_SEVERAL_STANDARDS = "没有写明年号，库中有几版：{numbers}"
_SENTENCE_END = re.compile("[。；;\n]")
_MOST_TOLD = 4
_LONGEST_QUOTE = 2_000


class _Meant(Record):
    """The documents in which a citation's articles are looked for, or articles of its own text, or why there are neither.

    Of a lone 第三条 it may be both. `article` is the reference spelled out, `notice` what is to be known of the text meant.
    """

    documents: tuple[Document, ...] = ()
    own: tuple[Clause, ...] = ()
    article: str | None = None
    reason: str | None = None
    notice: str | None = None


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
        self._standards: dict[str, list[Standard]] = {}

    def resolve(
        self, citations: Sequence[Citation], text: str, reading: Reading | None = None
    ) -> tuple[Citation, ...]:
        """The citations, in the order of the text they stand in, with targets or reasons; `reading` where that text is held."""
        self._names.prepare(citations)
        own = OwnText(reading.text, reading.clauses) if reading is not None else None
        meant: list[_Meant] = []
        named = -1
        for place, citation in enumerate(citations):
            near = named >= 0 and not _SENTENCE_END.search(text, citations[named].end, citation.start)
            meant.append(self._meant(citation, text, reading, own, meant[named] if near else None))
            if citation.kind != "standard" and (citation.title or citation.number):
                named = place
        return self._settle(citations, meant, reading)

    def _settle(
        self, citations: Sequence[Citation], meant: Sequence[_Meant], reading: Reading | None
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
        before: _Meant | None,
    ) -> _Meant:
        """What the citation in the text means; `before` is what was named last in its sentence."""
        if citation.kind == "standard":
            return _Meant()
        if citation.number or citation.title:
            return self._named(citation, reading.document if reading else None)
        if citation.article is None:
            return _Meant(reason=_NO_NAME)
        if citation.own:
            meant = _of_own(citation, reading, own)
            return meant if meant.own or reading is None else self._of_other_part(citation, reading, meant)
        if before is None and is_ordered_to_change(text, citation.start, citation.end):
            return _Meant(reason=_CHANGED)
        return _lone(citation, own, before)

    def _of_other_part(self, citation: Citation, reading: Reading, meant: _Meant) -> _Meant:
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
        return _Meant(documents=tuple(parts))

    def _named(self, citation: Citation, citing: Document | None) -> _Meant:
        by_number = self._names.of_number(citation)
        found = by_number or self._names.of_title(citation)
        if by_number and all(document.kind in LAW_KINDS for document in by_number):
            # The number tells the law; which text of it is meant depends on the day. An order may make several laws known.
            titled = self._names.of_title(citation)
            names = {law_key(document) for document in titled}
            numbers = {d.id: d for d in by_number if not citation.title or law_key(d) in names}
            if len({law_name(document) for document in numbers.values()}) > 1:
                return _Meant(reason=_SEVERAL_LAWS)
            found = [d for d in titled if d.document_number is None] if numbers else titled
            found = list((numbers | {d.id: d for d in found}).values())
        found = list(with_amending_force(self._names.amending, found))
        written = adopted_on(citing) if citing is not None and self._as_written else None
        if written is None or written >= self._on:
            meant = text_meant(found, citation, citing, self._on)
            return _Meant(documents=meant.documents, reason=meant.reason)
        meant = text_meant(found, citation, citing, written)
        if meant.documents:
            return _Meant(documents=meant.documents)
        now = text_meant(found, citation, citing, self._on)
        if not now.documents:
            return _Meant(reason=meant.reason)
        told = _NOT_OF_ITS_DAY.format(written=written, version=version_of(now.documents[0]))
        return _Meant(documents=now.documents, notice=told)

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

    def _settled(self, citation: Citation, meant: _Meant, reading: Reading | None) -> Citation:
        if citation.kind == "standard":
            return self._standard(citation)
        if meant.reason is not None:
            return msgspec.structs.replace(citation, reason=meant.reason)
        labels = labels_of(citation.article or "")
        if not labels or not meant.documents:
            return self._whole(citation, meant, reading)
        targets: list[Target] = []
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
            targets.append(article_target(clauses[0], document))
        if len(targets) == len(labels):
            if meant.own:
                return msgspec.structs.replace(citation, reason=_TWO_TEXTS.format(label=labels[0]))
            return msgspec.structs.replace(
                citation, target=targets[0], others=tuple(targets[1:]), notice=meant.notice
            )
        if meant.own:
            return _own(citation, meant, reading)
        return msgspec.structs.replace(citation, reason=_NO_ARTICLE.format(label=labels[len(targets)]))

    @staticmethod
    def _whole(citation: Citation, meant: _Meant, reading: Reading | None) -> Citation:
        if meant.own:
            return _own(citation, meant, reading)
        if not meant.documents:
            return msgspec.structs.replace(citation, reason=NOT_HELD)
        return msgspec.structs.replace(
            citation, target=document_target(meant.documents[0]), notice=meant.notice
        )

    def _standard(self, citation: Citation) -> Citation:
        number = citation.number or ""
        if number not in self._standards:
            self._standards[number] = each_once(find_held(self._view, number))
            if len(self._standards[number]) > 1:
                kin = kin_in(self._view)
                self._standards[number] = [as_on(each, self._on, kin) for each in self._standards[number]]
        held = self._standards[number]
        if not held:
            return msgspec.structs.replace(citation, reason=_NO_STANDARD)
        current = [standard for standard in held if standard.status == "in_force"]
        if len(held) > 1 and len(current) != 1:
            told = "、".join(sorted(standard.number for standard in held)[:_MOST_TOLD])
            return msgspec.structs.replace(citation, reason=_SEVERAL_STANDARDS.format(numbers=told))
        standard = current[0] if len(held) > 1 else held[0]
        if citation.article and self._lacks(standard.number, citation.article):
            return msgspec.structs.replace(citation, reason=_NO_ARTICLE.format(label=citation.article))
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


def document_target(document: Document) -> Target:
    """The document as a target; of a part printed alone (民法典 合同编) under the name of the whole."""
    return Target(
        kind="document",
        id=document.id,
        title=law_name(document) if document.kind in LAW_KINDS else document.title,
        number=document.document_number,
        version=version_of(document),
    )


def article_target(clause: Clause, document: Document | None = None) -> Target:
    """An article as a target: of a law under the law's name, in its version."""
    if isinstance(clause, Article):
        title, day = clause.law, clause.version
        version = day.isoformat() if day else None
    else:
        title = document.title if document else clause.evidence.title
        version = version_of(document) if document else None
    return Target(kind="article", id=clause.id, title=title, number=clause.path[-1], version=version)


def _own(citation: Citation, meant: _Meant, reading: Reading | None) -> Citation:
    document = reading.document if reading else None
    first, *others = (article_target(clause, document) for clause in meant.own)
    return msgspec.structs.replace(
        citation, target=first, others=tuple(others), article=meant.article or citation.article
    )


def _lone(citation: Citation, own: OwnText | None, before: _Meant | None) -> _Meant:
    """An article of which nobody is named: of the text it stands in, or of the one named before it in its sentence."""
    labels = labels_of(citation.article or "")
    ours = own.find(labels, citation.start) if own else ()
    if before is not None:
        return _Meant(documents=before.documents, own=ours) if before.documents else _Meant(reason=_NO_NAME)
    if ours:
        return _Meant(own=ours)
    told = _NO_ARTICLE.format(label=labels[0]) if own and own.has_articles else _NO_NAME
    return _Meant(reason=told)


def _of_own(citation: Citation, reading: Reading | None, own: OwnText | None) -> _Meant:
    """本法第三条 and 前款 of the text that they stand in."""
    if reading is None or own is None:
        return _Meant(reason=_NO_NAME)
    article = citation.article or ""
    line = reading.text.rfind("\n", 0, citation.start) + 1
    before = reading.text[max(line, citation.start - _LONGEST_QUOTE) : citation.start]
    if before.count("“") > before.count("”"):
        return _Meant(reason=_QUOTED)
    if not article.startswith("第"):
        near = own.near(article, citation.start)
        return _Meant(own=near.articles, article=near.article, reason=near.reason)
    labels = labels_of(article)
    found = own.find(labels, citation.start)
    if found:
        return _Meant(own=found)
    return _Meant(reason=_NO_ARTICLE.format(label=labels[0]) if own.has_articles else NO_ARTICLES)
