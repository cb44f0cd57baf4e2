"""Which of several held texts of one name a citation means."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Citation, Document, Record
from corpus.recognise.cited.law_titles import NATION_NAME
from corpus.recognise.keys import number_key
from corpus.recognise.place.regions import region_of_issuer
from corpus.validity import adopted_on, holds_from
from indexer.engine.values import NATION, lineage
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import (
    counted_on,
    first_to_hold,
    holding_on,
    is_titled_by_place,
    of_year,
    with_common_force,
)

NOT_HELD = "库中没有这份文件"
_ELSEWHERE = "库中同名的文件属于别的地方"
_SEVERAL = "库中有几份同名文件，不能确定是哪一份"
_OTHER_NUMBER = "库中同名文件的文号是{number}"
_FORMER = "指的是修订前的文本，不能确定是哪一版"
_NOT_OF_YEAR = "库中没有这份文件{year}年的文本"
_NOT_THEN = "库中没有这一天有效的文本，最早的自{day}起施行"
_TO_COME = "自{day}起施行，{on}尚未施行"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_YEAR_OF_NUMBER = re.compile(r"〔((?:19|20)\d\d)〕", re.ASCII)


class Meant(Record):
    """The documents that together are the text meant (a code printed in parts is several), or why there is none.

    Where no text holds on the day but one is made known, `coming` are its documents, with the `notice` that says so.
    """

    documents: tuple[Document, ...] = ()
    reason: str | None = None
    coming: tuple[Document, ...] = ()
    notice: str | None = None


def text_meant(found: Sequence[Document], citation: Citation, citing: Document | None, on: date) -> Meant:
    """Of the documents of the name that a citation gives the text that it means.

    A law is meant as it stands on the day, unless the citation asks for an edition; what a document abolishes is older than it.
    """
    if not found:
        return Meant(reason=NOT_HELD)
    pool = [document for document in found if not _is_of_another_number(document, citation)]
    if not pool:
        return Meant(reason=_OTHER_NUMBER.format(number=found[0].document_number))
    pool = _binding(_of_issuer(pool, citation, citing), citing)
    if not pool:
        return Meant(reason=_ELSEWHERE)
    parents = {document.parent_id for document in pool}
    pool = [document for document in pool if document.id not in parents]
    laws = [document for document in pool if document.kind in LAW_KINDS]
    if laws:
        return _version(laws, citation, citing, on)
    if citing is not None and citation.repeals:
        pool = [document for document in pool if document.id != citing.id]
    if len({_identity(document) for document in pool}) > 1:
        return Meant(reason=_SEVERAL)
    return Meant(documents=(min(pool, key=lambda document: document.id),)) if pool else Meant(reason=NOT_HELD)


def _version(laws: Sequence[Document], citation: Citation, citing: Document | None, on: date) -> Meant:
    edition = citation.edition or ""
    if edition == "原":
        return Meant(reason=_FORMER)
    if citing is not None and citation.repeals:
        own = holds_from(citing)
        laws = [law for law in laws if law.id != citing.id and _is_before(law, own)]
        if not laws:
            return Meant(reason=NOT_HELD)
    year = _YEAR.search(edition) or _YEAR_OF_NUMBER.search(citation.number or "")
    if year is not None and not any(_has_number(law, citation) for law in laws):
        asked = int(year[year.lastindex or 0])
        laws = of_year(laws, asked)
        if not laws:
            return Meant(reason=_NOT_OF_YEAR.format(year=asked))
    elif edition.startswith("修") and citing is not None and citing.written_on is not None:
        on = citing.written_on
    if len(several := counted_on(laws)) > 1:
        if citation.article is None:
            return Meant(reason=_SEVERAL)
        meant_of_each = [holding_on(law, on) for law in several]
        return Meant(documents=tuple(text for texts in meant_of_each for text in texts))
    laws = with_common_force(laws)
    # Who names the year means that text, also before it holds.
    meant = holding_on(laws, on) or (first_to_hold(laws) if year else ())
    if not meant:
        coming = first_to_hold(laws)
        day, adopted = holds_from(coming[0]), adopted_on(coming[0])
        told = Meant(reason=_NOT_THEN.format(day=day))
        if adopted is None or adopted > on:
            return told
        return msgspec.structs.replace(told, coming=coming, notice=_TO_COME.format(day=day, on=on))
    return Meant(documents=tuple(sorted(meant, key=lambda law: (bool(law.other_titles), law.id))))


def _is_before(law: Document, day: date | None) -> bool:
    own = holds_from(law)
    return own is None or day is None or own < day


def _has_number(document: Document, citation: Citation) -> bool:
    return bool(citation.number) and number_key(document.document_number) == number_key(citation.number)


def _is_of_another_number(document: Document, citation: Citation) -> bool:
    return bool(citation.number and document.document_number) and not _has_number(document, citation)


def _of_issuer(pool: Sequence[Document], citation: Citation, citing: Document | None) -> list[Document]:
    """The documents of the place whose agency the citation names before the title (民政部《关于…》), where that is known."""
    if not citation.issuer or citation.number:
        return list(pool)
    region = region_of_issuer(citation.issuer, citing.region if citing else None)
    return [document for document in pool if region is None or document.region in (None, region)]


def _binding(pool: Sequence[Document], citing: Document | None) -> list[Document]:
    """The documents of the citing text's own place, else of the nearest place above it, or that name their own place.

    Where the citing place is not known they must all be of one place, or be the law of the nation.
    """
    if citing is None or citing.region is None:
        if len({document.region for document in pool}) == 1:
            return list(pool)
        national = [document for document in pool if document.title.startswith(NATION_NAME)]
        return national or _named_by_place(pool)
    above = [document for document in pool if document.region in lineage(citing.region)]
    if above:
        nearest = max(len(_levels(document.region)) for document in above)
        return [document for document in above if len(_levels(document.region)) == nearest]
    return _named_by_place(pool)


def _named_by_place(pool: Sequence[Document]) -> list[Document]:
    """Documents that need no place to be known by: their titles name it, or nothing tells where they are of."""
    named = [document for document in pool if document.region is None or is_titled_by_place(document)]
    return named if len({document.region for document in named}) == 1 else []


def _levels(region: str | None) -> list[str]:
    return [] if region in (None, NATION) else (region or "").split("/")


def _identity(document: Document) -> object:
    """What copies of one document share."""
    return document.document_number or document.written_on or document.published_on or document.id
