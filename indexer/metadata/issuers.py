"""Who issued a document, and for which place: its signature, title, order, notes and header each may say."""

import re
from collections.abc import Iterator

from corpus.model import Origin, Record
from corpus.recognise.place.regions import NATION, find_regions, region_of_issuer
from corpus.recognise.unit.units import is_unit
from indexer.metadata.header import Header, HeaderValue
from indexer.metadata.joint import is_organ, split_issuers
from indexer.metadata.notes import Told
from indexer.metadata.orders import issuer_of_order
from indexer.metadata.origins import Origins
from indexer.zones import Zone, Zones

_ABOUT = re.compile(r"^(?P<issuers>[^《》|｜]{3,60}?)(?:关于|转发|印发|批转)")
# Laws of the nation name it; nothing else begins so.
_NATIONAL = "中华人民共和国"


class Offer(Record):
    """The issuers that one part of a document names, its span and what part it is."""

    names: tuple[str, ...]
    start: int
    end: int
    origin: Origin


def find_offers(
    header: Header, zones: Zones, title: str, adoption: Told | None, imprint: Told | None
) -> tuple[Offer, ...]:
    """What each part of a document that names issuers says, the part that is most to be believed first."""
    return tuple(_offers(header, zones, title, adoption, imprint))


def _offers(
    header: Header, zones: Zones, title: str, adoption: Told | None, imprint: Told | None
) -> Iterator[Offer]:
    if (signature := next((s for s in zones.signatures if s.issuers), None)) is not None:
        yield Offer(signature.issuers, signature.start, signature.end, "signature")
    if (about := _ABOUT.match(title)) and zones.titles:
        yield Offer(split_issuers(about["issuers"]), zones.titles[0].start, zones.titles[0].end, "text")
    if (order := order_of(zones)) is not None and is_organ(
        issuer := issuer_of_order(order.title or "") or ""
    ):
        yield Offer(split_issuers(issuer), order.title_start, order.title_end, "text")
    if adoption is not None and adoption.issuer:
        yield _told(adoption, adoption.issuer)
    if (stated := header.first("issuers")) is not None:
        yield _stated(stated, split_issuers(stated.value))
    if (site := header.first("content_source")) is not None and is_unit(site.value):
        yield _stated(site, (site.value,))
    if imprint is not None and imprint.issuer:
        yield _told(imprint, imprint.issuer)


def _told(note: Told, issuer: str) -> Offer:
    return Offer(split_issuers(issuer), note.start, note.end, "text")


def _stated(value: HeaderValue, names: tuple[str, ...]) -> Offer:
    return Offer(names, value.start, value.end, value.origin)


def choose_issuers(
    offers: tuple[Offer, ...], title: str, path: str | None, origins: Origins
) -> tuple[tuple[str, ...], str | None]:
    """The issuers that the first offer which tells its place names, and that place; else the last offer's.

    The place that the folders of the file's `path` name tells which of several it is, and stands in where nothing else does.
    """
    folder = _place_of_folder(path)
    for offer in offers:
        region = next((place for name in offer.names if (place := region_of_issuer(name, folder))), None)
        if region:
            origins.note("issuers", offer.start, offer.end, offer.origin)
            origins.note("region", offer.start, offer.end, offer.origin)
            return offer.names, region
    region = NATION if title.startswith(_NATIONAL) else _region_of_title(title, folder) or folder
    if not offers:
        return (), region
    origins.note("issuers", offers[-1].start, offers[-1].end, offers[-1].origin)
    return offers[-1].names, region


def order_of(zones: Zones) -> Zone | None:
    """The order by which the text is made known, where it stands before it."""
    first = next(iter(zones.zones), None)
    if first is None or first.kind != "cover" or issuer_of_order(first.title or "") is None:
        return None
    return first


def _place_of_folder(path: str | None) -> str | None:
    """The place that a file's folders name from the top down (江苏省/南通市/崇川区), where they name one."""
    steps = (path or "").split("/")[:-1]
    for first in range(len(steps)):
        name = "".join(steps[first:])
        found = find_regions(name)
        if len(found) == 1 and found[0].end - found[0].start == len(name) and len(found[0].paths) == 1:
            return found[0].paths[0]
    return None


def _region_of_title(title: str, folder: str | None) -> str | None:
    """The region that the title begins with or names once, where it can be only one place."""
    places = (region_of_issuer(mention.printed, folder) for mention in find_regions(title))
    certain = {place for place in places if place}
    return certain.pop() if len(certain) == 1 else None
