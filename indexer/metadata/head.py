"""Metadata of a document, each value with the place it was read from."""

import re
from datetime import date

from corpus.identity import document_id
from corpus.model import Document, DocumentKind, Fetched, Found, Origin, Period, Record
from corpus.recognise.cited.law_titles import bare_title
from corpus.recognise.place.regions import NATION, find_regions, region_of_issuer
from corpus.recognise.times.dates import find_dates
from corpus.recognise.unit.units import is_unit
from indexer.draft import Draft
from indexer.laws.kind import LAW_KINDS, is_of_the_nation, law_kind
from indexer.laws.parts import is_part_title, part_below, title_of_part
from indexer.laws.version import LawVersion, read_version
from indexer.lines import Line
from indexer.metadata.header import Header, read_header
from indexer.metadata.joint import is_organ, split_issuers
from indexer.metadata.notes import Told, read_adoption, read_imprint
from indexer.metadata.orders import issuer_of_order
from indexer.metadata.own_number import find_own_number
from indexer.metadata.period import read_expiry, read_force, read_period
from indexer.metadata.signature import Signature
from indexer.metadata.titles import clean_title, fold_title, inner_titles, kind_of_title
from indexer.zones import Zone, Zones, find_zones

_ABOUT = re.compile(r"^(?P<issuers>.{3,60}?)(?:关于|转发|印发|批转)")
# Laws of the nation name it; nothing else begins so.
_NATIONAL = "中华人民共和国"
_ARTICLE_ONE = re.compile(r"第一条[\s\u3000]")


class Source(Record):
    """Where a file came from: its URL, or its path relative to the folder ingested."""

    path: str | None = None
    url: str | None = None
    fetched_on: date | None = None


class Head(Record):
    """A document's metadata, and the zones of its text."""

    document: Document
    zones: Zones


class _Notes:
    """Values as they are found; the first one given for a field stays."""

    def __init__(self) -> None:
        self.places: dict[str, Found] = {}

    def note(self, field: str, start: int, end: int, origin: Origin) -> None:
        self.places.setdefault(field, Found(start=start, end=end, origin=origin))


def read_head(draft: Draft, lines: tuple[Line, ...], source: Source, parent: Document | None = None) -> Head:
    """The metadata of a draft and its zones. An annex inherits from `parent` what it does not say itself."""
    header = read_header(draft, lines)
    zones = find_zones(lines, header)
    notes = _Notes()
    title = _title(header, zones, notes) or clean_title(_name_of(source) or "")
    signature = next((s for s in zones.signatures if s.issuers), None)
    signed = signature or next(iter(zones.signatures), None)
    order = _order(zones)
    of_law = parent if parent is not None and parent.kind == "law" and is_part_title(title) else None
    kind: DocumentKind = of_law.kind if of_law else "annex" if parent else _kind(title, draft.text)
    adoption = read_adoption(lines, zones.titles[0].end) if zones.titles else None
    imprint = read_imprint(lines)
    issuers, region = _issuers(
        header, title, signature, zones, notes, _place_of_folder(source.path), (adoption, imprint)
    )
    own = find_own_number(draft.text, header, lines, zones.titles[0].end if zones.titles else 0)
    number = own.number if own else None
    if own is not None:
        notes.note("document_number", own.start, own.end, own.origin)
    # An order is dated by the day on which it makes a law known, the law by that of its adoption.
    written_on = _date(header, "written_on", notes) or _signed_on(
        None if order and adoption else signed, notes
    )
    published_on = _date(header, "published_on", notes)
    version = None
    if kind in LAW_KINDS and zones.titles:
        version = read_version(draft.text, lines, zones.titles[0].end, source.path, written_on, published_on)
    if written_on is None and version is not None and version.day is not None:
        written_on = version.day
        if version.told is not None:
            notes.note("written_on", version.told.start, version.told.end, "text")
    elif written_on is None and (told := adoption or imprint) is not None:
        notes.note("written_on", told.start, told.end, "text")
        written_on = told.on
    if parent is not None:
        issuers, number = issuers or parent.issuers, number or parent.document_number
        region, written_on = region or parent.region, written_on or parent.written_on
        published_on = published_on or parent.published_on
    in_force_from = _date(header, "in_force_from", notes) or (
        _force_of(version, notes)
        if version is not None
        else read_force(draft.text, written_on, published_on, notes.note)
    )
    others = _other_titles(title, zones)
    if version is not None:
        if of_law is not None:
            title, others = title_of_part(of_law.title, title), (of_law.title,)
            in_force_from = in_force_from or of_law.in_force_from
        else:
            title, others = _law_titles(title, others, part_below(lines, zones.titles[0].end))
        region = region or (NATION if is_of_the_nation(title, draft.text) else None)
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
        period=_period(title, others, zones, notes),
        url=source.url,
        path=source.path,
        sources=(Fetched(url=source.url, fetched_on=source.fetched_on),)
        if source.url and source.fetched_on
        else (),
        parent_id=parent.id if parent else None,
        stated_validity=_stated(header, notes),
        expires_on=_date(header, "expires_on", notes)
        or read_expiry(draft.text, in_force_from or written_on, notes.note),
        first_in_force_from=version.first if version is not None and in_force_from is None else None,
        amended_by=version.by if version is not None and in_force_from is None else None,
        subject_words=_subject_words(header),
        other_titles=others,
        found=notes.places,
    )
    return Head(document=document, zones=zones)


def _order(zones: Zones) -> Zone | None:
    """The order by which the text is made known, where it stands before it."""
    first = next(iter(zones.zones), None)
    if first is None or first.kind != "cover" or issuer_of_order(first.title or "") is None:
        return None
    return first


def _title(header: Header, zones: Zones, notes: _Notes) -> str | None:
    stated = header.first("title")
    if zones.titles:
        top = zones.titles[0]
        notes.note("title", top.start, top.end, "text")
        if stated is None or len(top.text) >= len(re.sub(r"\s", "", stated.value)) * 0.6:
            return clean_title(top.text)
    if stated is not None:
        notes.note("title", stated.start, stated.end, stated.origin)
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


def _place_of_folder(path: str | None) -> str | None:
    """The place that a file's folders name from the top down (江苏省/南通市/崇川区), where they name one."""
    steps = (path or "").split("/")[:-1]
    for first in range(len(steps)):
        name = "".join(steps[first:])
        found = find_regions(name)
        if len(found) == 1 and found[0].end - found[0].start == len(name) and len(found[0].paths) == 1:
            return found[0].paths[0]
    return None


def _issuers(
    header: Header,
    title: str,
    signature: Signature | None,
    zones: Zones,
    notes: _Notes,
    folder: str | None,
    told: tuple[Told | None, ...],
) -> tuple[tuple[str, ...], str | None]:
    """The issuers and their region: of the signature, the title or the header, whichever first names its place.

    The place that the file's folders name tells which of several it is, and stands in where nothing else does.
    """
    offers: list[tuple[tuple[str, ...], int, int, Origin]] = []
    if signature is not None:
        offers.append((signature.issuers, signature.start, signature.end, "signature"))
    if (about := _ABOUT.match(title)) and zones.titles:
        names = split_issuers(about["issuers"])
        offers.append((names, zones.titles[0].start, zones.titles[0].end, "text"))
    adoption, imprint = told
    if (order := _order(zones)) is not None and is_organ(issuer := issuer_of_order(order.title or "") or ""):
        offers.append((split_issuers(issuer), order.title_start, order.title_end, "text"))
    if adoption is not None and adoption.issuer:
        offers.append((split_issuers(adoption.issuer), adoption.start, adoption.end, "text"))
    if (stated := header.first("issuers")) is not None:
        offers.append((split_issuers(stated.value), stated.start, stated.end, stated.origin))
    if (site := header.first("content_source")) is not None and is_unit(site.value):
        offers.append(((site.value,), site.start, site.end, site.origin))
    if imprint is not None and imprint.issuer:
        offers.append((split_issuers(imprint.issuer), imprint.start, imprint.end, "text"))
    for names, start, end, origin in offers:
        region = next((place for name in names if (place := region_of_issuer(name, folder))), None)
        if region:
            notes.note("issuers", start, end, origin)
            notes.note("region", start, end, origin)
            return names, region
    region = NATION if title.startswith(_NATIONAL) else _region_of_title(title, folder) or folder
    if offers:
        names, start, end, origin = offers[-1]
        notes.note("issuers", start, end, origin)
        return names, region
    return (), region


def _region_of_title(title: str, folder: str | None) -> str | None:
    """The region that the title begins with or names once, where it can be only one place."""
    places = (region_of_issuer(mention.printed, folder) for mention in find_regions(title))
    certain = {place for place in places if place}
    return certain.pop() if len(certain) == 1 else None


def _date(header: Header, field: str, notes: _Notes) -> date | None:
    for value in header.values:
        if value.field == field:
            for mention in find_dates(value.value):
                if mention.precision == "day" and mention.from_ is not None:
                    notes.note(field, value.start + mention.start, value.start + mention.end, value.origin)
                    return mention.from_
    return None


def _signed_on(signature: Signature | None, notes: _Notes) -> date | None:
    if signature is None:
        return None
    notes.note("written_on", signature.date_start, signature.date_end, "signature")
    return signature.on


def _stated(header: Header, notes: _Notes) -> str | None:
    stated = header.first("stated_validity")
    if stated is None or len(stated.value) > 12:
        return None
    notes.note("stated_validity", stated.start, stated.end, stated.origin)
    return stated.value


def _subject_words(header: Header) -> tuple[str, ...]:
    stated = header.first("subject_words")
    return tuple(word for word in re.split(r"[\s、,，;；]+", stated.value) if word) if stated else ()


def _force_of(version: LawVersion, notes: _Notes) -> date | None:
    if version.force is not None and version.force_end:
        notes.note("in_force_from", version.force_start, version.force_end, "text")
    return version.force


def _law_titles(title: str, others: tuple[str, ...], part: Line | None) -> tuple[str, tuple[str, ...]]:
    """The title of a law, with that of the part printed where it is only one, and by what else it is known."""
    name = bare_title(title, keep_nation=True)
    named = () if name == title else (name,)
    if part is None:
        return title, (*others, *named)
    return title_of_part(title, part.text), (*others, title, *named)


def _period(title: str, others: tuple[str, ...], zones: Zones, notes: _Notes) -> Period | None:
    for text in (title, *others):
        period = read_period(text)
        if period is not None:
            for found in zones.titles:
                if read_period(found.text) == period:
                    notes.note("period", found.start, found.end, "text")
            return period
    return None


def _kind(title: str, text: str) -> DocumentKind:
    kind = kind_of_title(title)
    if kind == "regulation" and not _ARTICLE_ONE.search(text[:3000]):
        return "notice" if "通知" in title else law_kind(kind, title, text)
    return law_kind(kind or "other", title, text)
