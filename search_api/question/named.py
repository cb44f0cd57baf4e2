"""What a question names: places, units, titles."""

from collections.abc import Sequence

from corpus.model import Record, Span
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.place.regions import find_regions
from search_api.question.held_units import find_held_units
from search_api.question.named_places import (
    is_in_a_name,
    is_short_street,
    names_a_thing,
    nation_asked,
    parted,
    place_asked,
    place_mentions,
)
from search_api.question.named_units import bodies_in, collectives_behind, units_in, with_held
from search_api.question.shaped_units import shaped_units
from search_api.values import Place


class Names(Record):
    """The spans of what is named, none inside another of its kind, and the one place asked about.

    `loose` are those of the units that are bare words (公安, 消防) and may be no unit at all. `things` are short names of streets
    and towns by which a thing is called (青埠大桥), or may be where `by_short_name` says that the place was told so.
    """

    units: tuple[Span, ...]
    loose: tuple[Span, ...]
    titles: tuple[Span, ...]
    places: tuple[Span, ...]
    place: Place | None
    things: tuple[Span, ...] = ()
    by_short_name: bool = False


def find_names(
    text: str,
    held_places: Sequence[str],
    held_units: frozenset[str] = frozenset(),
    *,
    short_streets: bool = True,
) -> Names:
    """What the folded question names. `held_places` are further paths that may be named, `held_units` further units.

    Without `short_streets` the short name of a street or town (青埠 of 青埠街道) is what a thing is called by.
    """
    titles = tuple(Span(start=title.start, end=title.end) for title in find_printed_titles(text))
    mentions = place_mentions(text, titles, held_places)
    firm = units_in(text, titles, colloquial=False)
    told = [Span(start=mention.start, end=mention.end) for mention in mentions]
    held = find_held_units(text, held_units, told)
    mentions = [part for one in mentions for part in parted(text, one)]
    firm = with_held(firm, held, titles)
    mentions = [mention for mention in mentions if not is_in_a_name(mention, held)]
    things = [
        one for one in mentions if is_short_street(one) and (not short_streets or names_a_thing(text, one))
    ]
    mentions = [one for one in mentions if one not in things]
    firm = (*firm, *collectives_behind(text, mentions), *bodies_in(text, firm, mentions))
    spans = [Span(start=mention.start, end=mention.end) for mention in mentions]
    firm = (*firm, *shaped_units(text, spans, [*firm, *titles]))
    loose = tuple(
        span
        for span in units_in(text, titles, colloquial=True)
        if not any(span.start < known.end and known.start < span.end for known in firm)
    )
    units = tuple(sorted((*firm, *loose), key=lambda span: span.start))
    inside = (
        find_regions(text[titles[0].start : titles[0].end], held_places) if titles and not mentions else []
    )
    place = place_asked(text, [*mentions, *inside])
    # 澄湾市青埠大桥: the street is none of the city's that is asked about, as far as the texts at hand tell.
    apart = [
        one for one in mentions if place and is_short_street(one) and not set(one.paths) & set(place.paths)
    ]
    return Names(
        units=units,
        loose=loose,
        titles=titles,
        places=tuple(Span(start=one.start, end=one.end) for one in mentions if one not in apart),
        place=place or nation_asked(text),
        things=tuple(Span(start=one.start, end=one.end) for one in (*things, *apart)),
        by_short_name=place is not None
        and any(is_short_street(one) and one.printed == place.printed for one in mentions),
    )
