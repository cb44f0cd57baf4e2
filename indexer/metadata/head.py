"""Metadata of a document, each value with the place it was read from."""

import re
from datetime import date

from corpus.identity import document_id
from corpus.model import Document, DocumentKind, Fetched, Period, Record
from corpus.recognise.cited.law_titles import bare_title
from corpus.recognise.place.regions import NATION
from indexer.draft import Draft
from indexer.laws.kind import LAW_KINDS, is_of_the_nation, law_kind
from indexer.laws.parts import is_part_title, part_below, title_of_part
from indexer.laws.version import read_version
from indexer.lines import Line
from indexer.metadata.days import day_of_force, signed_day, stated_day, told_day
from indexer.metadata.header import Header, read_header
from indexer.metadata.issuers import choose_issuers, find_offers, order_of
from indexer.metadata.notes import read_adoption, read_imprint
from indexer.metadata.origins import Origins
from indexer.metadata.own_number import find_own_number
from indexer.metadata.period import read_expiry, read_period
from indexer.metadata.titles import clean_title, fold_title, inner_titles, kind_of_title
from indexer.zones import Zones, find_zones

_ARTICLE_ONE = re.compile(r"第一条[\s\u3000]")
_LONGEST_VALIDITY = 12


class Source(Record):
    """Where a file came from: its URL, or its path relative to the folder ingested."""

    path: str | None = None
    url: str | None = None
    fetched_on: date | None = None


class Head(Record):
    """A document's metadata, and the zones of its text."""

    document: Document
    zones: Zones


def read_head(draft: Draft, lines: tuple[Line, ...], source: Source, parent: Document | None = None) -> Head:
    """The metadata of a draft and its zones. An annex inherits from `parent` what it does not say itself."""
    text, origins = draft.text, Origins()
    header = read_header(draft, lines)
    zones = find_zones(lines, header)
    title_end = zones.titles[0].end if zones.titles else 0
    title = _title(header, zones, origins) or clean_title(_name_of(source) or "")
    of_law = parent if parent is not None and parent.kind == "law" and is_part_title(title) else None
    kind: DocumentKind = of_law.kind if of_law else "annex" if parent else _kind(title, text)
    adoption = read_adoption(lines, title_end) if zones.titles else None
    imprint = read_imprint(lines)
    offers = find_offers(header, zones, title, adoption, imprint)
    issuers, region = choose_issuers(offers, title, source.path, origins)
    own = find_own_number(text, header, lines, title_end)
    if own is not None:
        origins.note("document_number", own.start, own.end, own.origin)
    number = own.number if own else None
    written_on = stated_day(header, "written_on", origins)
    # An order is dated by the day on which it makes a law known, the law by that of its adoption.
    if written_on is None and not (order_of(zones) and adoption):
        written_on = signed_day(zones, origins)
    published_on = stated_day(header, "published_on", origins)
    version = None
    if kind in LAW_KINDS and zones.titles:
        version = read_version(text, lines, title_end, source.path, written_on, published_on)
    written_on = written_on or told_day(version, adoption or imprint, origins)
    if parent is not None:
        issuers, number = issuers or parent.issuers, number or parent.document_number
        region, written_on = region or parent.region, written_on or parent.written_on
        published_on = published_on or parent.published_on
    in_force_from = stated_day(header, "in_force_from", origins) or day_of_force(
        text, version, written_on, published_on, origins
    )
    others = _other_titles(title, zones)
    if version is not None:
        if of_law is not None:
            title, others = title_of_part(of_law.title, title), (of_law.title,)
            in_force_from = in_force_from or of_law.in_force_from
        else:
            title, others = _law_titles(title, others, part_below(lines, title_end))
        region = region or (NATION if is_of_the_nation(title, text) else None)
    # Of an amended law whose text does not say from when it holds.
    unsaid = version if in_force_from is None else None
    document = Document(
        id=document_id(
            url=source.url,
            number=number if own is not None and own.identifies and parent is None else None,
            issuers=issuers,
            title=title,
            region=region,
            written_on=written_on,
            path=source.path,
            parent_id=parent.id if parent else None,
        ),
        title=title,
        document_number=number,
        issuers=issuers,
        region=region,
        kind=kind,
        written_on=written_on,
        published_on=published_on,
        in_force_from=in_force_from,
        period=_period(title, others, zones, origins),
        url=source.url,
        path=source.path,
        sources=_sources(source),
        parent_id=parent.id if parent else None,
        stated_validity=_stated_validity(header, origins),
        expires_on=stated_day(header, "expires_on", origins)
        or read_expiry(text, in_force_from or written_on, origins.note),
        first_in_force_from=unsaid.first if unsaid else None,
        amended_by=unsaid.by if unsaid else None,
        subject_words=_subject_words(header),
        other_titles=others,
        found=origins.found,
    )
    return Head(document=document, zones=zones)


def _title(header: Header, zones: Zones, origins: Origins) -> str | None:
    stated = header.first("title")
    if zones.titles:
        top = zones.titles[0]
        origins.note("title", top.start, top.end, "text")
        if stated is None or len(top.text) >= len(re.sub(r"\s", "", stated.value)) * 0.6:
            return clean_title(top.text)
    if stated is not None:
        origins.note("title", stated.start, stated.end, stated.origin)
        return clean_title(stated.value)
    return None


def _other_titles(title: str, zones: Zones) -> tuple[str, ...]:
    """The further titles by which the document may be called: those it passes on, and those printed in it."""
    named = {fold_title(title): title}
    for other in (*inner_titles(title), *(clean_title(found.text) for found in zones.titles)):
        if not fold_title(title).endswith(fold_title(other)) or other in inner_titles(title):
            named.setdefault(fold_title(other), other)
    return tuple(named.values())[1:]


def _name_of(source: Source) -> str | None:
    if source.path is None:
        return None
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", source.path.rsplit("/", 1)[-1])


def _sources(source: Source) -> tuple[Fetched, ...]:
    if not (source.url and source.fetched_on):
        return ()
    return (Fetched(url=source.url, fetched_on=source.fetched_on),)


def _stated_validity(header: Header, origins: Origins) -> str | None:
    stated = header.first("stated_validity")
    if stated is None or len(stated.value) > _LONGEST_VALIDITY:
        return None
    origins.note("stated_validity", stated.start, stated.end, stated.origin)
    return stated.value


def _subject_words(header: Header) -> tuple[str, ...]:
    stated = header.first("subject_words")
    return tuple(word for word in re.split(r"[\s、,，;；]+", stated.value) if word) if stated else ()


def _law_titles(title: str, others: tuple[str, ...], part: Line | None) -> tuple[str, tuple[str, ...]]:
    """The title of a law, with that of the part printed where it is only one, and by what else it is known."""
    name = bare_title(title, keep_nation=True)
    named = () if name == title else (name,)
    if part is None:
        return title, (*others, *named)
    return title_of_part(title, part.text), (*others, title, *named)


def _period(title: str, others: tuple[str, ...], zones: Zones, origins: Origins) -> Period | None:
    for text in (title, *others):
        period = read_period(text)
        if period is not None:
            for found in zones.titles:
                if read_period(found.text) == period:
                    origins.note("period", found.start, found.end, "text")
            return period
    return None


def _kind(title: str, text: str) -> DocumentKind:
    kind = kind_of_title(title)
    if kind == "regulation" and not _ARTICLE_ONE.search(text[:3000]):
        return "notice" if "通知" in title else law_kind(kind, title, text)
    return law_kind(kind or "other", title, text)
