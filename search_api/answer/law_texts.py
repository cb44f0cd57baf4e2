"""Laws as a question names them: the texts of one law, in order of time, which law a name means and which text of it."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.lately import Lately
from corpus.model import Document
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.law_titles import NATION_NAME, bare_title, titles_of
from indexer.engine import View
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import (
    counted_on,
    first_to_hold,
    holding_on,
    in_order,
    is_titled_by_place,
    law_key,
    of_year,
    whole_of,
    with_common_force,
)
from search_api.answer.place import Near, Where, place_of
from search_api.rank import Lies
from search_api.values import LawName

# A law from above binds the place; one from below is not the place's own.
_ORDER: tuple[Lies, ...] = ("same", "above", "below")


# Who amends laws and regulations, and is not named in the notes under their titles: 《关于修改〈…〉的决定》.
_AMENDING = ("全国人民代表大会常务委员会", "全国人民代表大会", "国务院")


class HeldTitles:
    """The documents of one view by their titles, each title asked for once, and many in one go.

    Those `remembered` of the view's change are not asked for.
    """

    def __init__(self, view: View, remembered: Lately[str, tuple[Document, ...]] | None = None) -> None:
        self._view = view
        self._remembered = Lately[str, tuple[Document, ...]](0) if remembered is None else remembered
        self._found: dict[str, tuple[Document, ...]] = {}

    def fetch(self, titles: Iterable[str]) -> None:
        """Makes what bears these titles ready."""
        if missing := [title for title in dict.fromkeys(titles) if title not in self._found]:
            self._found |= self._remembered.of(missing)
            if unknown := [title for title in missing if title not in self._found]:
                held = self._view.named(titles=unknown)
                found = {title: tuple(held.get(title, ())) for title in unknown}
                self._remembered.keep_all(found)
                self._found |= found

    def under(self, titles: Sequence[str]) -> list[Document]:
        """The documents of these titles, each once."""
        self.fetch(titles)
        return list({text.id: text for title in titles for text in self._found[title]}.values())


def titles_for(document: Document) -> tuple[str, ...]:
    """All titles that `texts_of` and `parts_beside` look for."""
    if document.kind not in LAW_KINDS:
        return ()
    return (*_titles_of_texts(document), *_titles_of_parts(document), *amending_titles(document))


def titles_for_its_day(document: Document) -> tuple[str, ...]:
    """Those of them under which the day stands from which the document holds, where it says none itself."""
    if document.kind not in LAW_KINDS or document.in_force_from is not None:
        return ()
    return (*_titles_of_parts(document), *amending_titles(document))


def texts_of(held: HeldTitles, document: Document) -> tuple[Document, ...]:
    """The texts held of the document's law, the document itself among them, oldest first."""
    texts = {text.id: text for text in held.under(_titles_of_texts(document))} | {document.id: document}
    key = law_key(document)
    return with_amending_force(
        held, (text for text in texts.values() if text.kind in LAW_KINDS and law_key(text) == key)
    )


def with_amending_force(held: HeldTitles, texts: Iterable[Document]) -> tuple[Document, ...]:
    """The texts in order; one that says no day itself holds from that of what amended it, where that is held: 刑法修正案."""
    told = tuple(texts)
    titles = {text.id: amending_titles(text) for text in told}
    held.fetch(title for each in titles.values() for title in each)
    return in_order(_amended(text, held.under(titles[text.id])) if titles[text.id] else text for text in told)


def amending_titles(text: Document) -> tuple[str, ...]:
    """The titles that what amended the text last may bear; none where that need not be known."""
    by = text.amended_by
    if by is None or text.in_force_from is not None:
        return ()
    return (by, *(issuer + by for issuer in text.issuers), *(issuer + by for issuer in _AMENDING))


def _amended(text: Document, amending: Sequence[Document]) -> Document:
    days = {
        other.in_force_from
        for other in amending
        if other.in_force_from is not None and text.written_on in (other.written_on, other.published_on)
    }
    return msgspec.structs.replace(text, in_force_from=days.pop()) if len(days) == 1 else text


def _titles_of_texts(document: Document) -> tuple[str, ...]:
    own, bare = bare_title(document.title, keep_nation=True), bare_title(document.title)
    return tuple(dict.fromkeys((own, bare, NATION_NAME + bare, document.title)))


def parts_beside(held: HeldTitles, document: Document) -> tuple[Document, ...]:
    """The parts in which the document's law is printed, where it is one of them or only their head."""
    titles = _titles_of_parts(document)
    if document.kind not in LAW_KINDS or not titles:
        return (document,)
    return in_order(text for text in held.under(titles) if text.kind in LAW_KINDS)


def _titles_of_parts(document: Document) -> tuple[str, ...]:
    whole = whole_of(document)
    return () if whole is None and document.in_force_from is not None else (whole or document.title,)


def text_meant(
    texts: Sequence[Document], on: date, year: int | None = None, *, former: bool = False
) -> tuple[Document, ...]:
    """Those of a law's texts that are meant: of the year asked for, else in force on the day, else the next to be.

    A `former` text is the last before the one in force. Several where one text is held twice, or printed in parts. None where
    no text is of the year asked for, or before the one in force.
    """
    if year is not None:
        texts = of_year(texts, year)
    elif former:
        now = holding_on(texts, on)
        texts = [
            text for text in texts if now and in_order((text, now[0]))[0].id == text.id and text not in now
        ]
    return tuple(text for law in counted_on(texts) for text in holding_on(law, on) or first_to_hold(law))


def laws_named(
    view: View, names: Sequence[LawName], where: Where
) -> tuple[tuple[Document, ...], LawName | None]:
    """The texts of the law that the first of the names means which is held, oldest first, and that name.

    Of a place asked about it is the law of that place, else the nearest that binds it, else the one of a place below it; what
    only other places have is not meant. Where none is asked and several places have it, which is meant is not known.
    An order (国务院令第799号) means the one law that it made known.
    """
    for name in names:
        if texts := _of_order(view, name.name):
            return with_common_force(with_amending_force(HeldTitles(view), texts)), name
        for titles in (titles_of(name.name), _with_place(name.name, where)):
            texts = _nearest(_held(view, titles), where)
            held = HeldTitles(view)
            if len({text.region for text in texts}) == 1:
                return with_common_force(with_amending_force(held, texts)), name
            national = [text for text in texts if text.title.startswith(NATION_NAME)]
            if national and not where.asked:
                return with_common_force(with_amending_force(held, national)), name
    return (), None


def _of_order(view: View, name: str) -> list[Document]:
    """The texts of the law that the order of that number made known; none where it made several known."""
    if not find_document_numbers(name):
        return []
    laws = [text for text in view.find_documents(number=name) if text.kind in LAW_KINDS]
    return laws if len({law_key(text) for text in laws}) == 1 else []


def _nearest(texts: Sequence[Document], where: Where) -> list[Document]:
    """The texts of the place asked about, else of the nearest one above it, else of those below it.

    Where there are none of these, those that are titled by a place of their own, which is then what is asked about.
    """
    if not where.asked:
        return list(texts)
    lying = [(near, text) for text in texts if (near := place_of(text, where)) is not None]
    if not lying:
        return [text for text in texts if is_titled_by_place(text)]
    nearest = min((_distance(near) for near, _ in lying), default=None)
    return [text for near, text in lying if _distance(near) == nearest]


def _distance(near: Near) -> tuple[int, int]:
    return _ORDER.index(near.lies), near.levels


def _held(view: View, titles: Sequence[str]) -> list[Document]:
    """The laws of the first of the titles under which any is held."""
    found = view.named(titles=tuple(titles)) if titles else {}
    texts = {text.id: text for documents in found.values() for text in documents}
    return [text for text in texts.values() if text.kind in LAW_KINDS]


def _with_place(name: str, where: Where) -> tuple[str, ...]:
    """The name with the full name of the place asked about before it: 北京消防条例 is 北京市消防条例."""
    found: list[str] = []
    for path in where.paths:
        step = path.rpartition("/")[2]
        short = step[:-1] if len(step) > 2 else step
        found.append(step + name.removeprefix(step).removeprefix(short).lstrip("的"))
    return tuple(dict.fromkeys(found))
