"""Laws as they are held: the texts of one law in order of time, the one in force on a day, and which a name means."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Document
from corpus.recognise.characters import fold
from corpus.recognise.law_titles import NATION_NAME, bare_title, titles_of
from indexer.engine import View
from indexer.laws.kind import LAW_KINDS
from search_api.answer.place import Where
from search_api.values import LawName


def law_key(document: Document) -> tuple[str, str | None]:
    """By which two documents are texts of one law: its bare name and its place."""
    return "".join(fold(bare_title(document.title)).split()), document.region


def adopted_on(document: Document) -> date | None:
    """The day on which this text of the law was adopted or last amended."""
    return document.written_on or document.published_on or document.in_force_from


def holds_from(document: Document) -> date | None:
    """The day from which the text holds; where it does not say, that on which it was adopted."""
    return document.in_force_from or adopted_on(document)


def texts_of(view: View, document: Document) -> tuple[Document, ...]:
    """The texts held of the document's law, the document itself among them, oldest first."""
    own = bare_title(document.title, keep_nation=True)
    bare = bare_title(document.title)
    found = view.named(titles=tuple(dict.fromkeys((own, bare, NATION_NAME + bare, document.title))))
    texts = {other.id: other for documents in found.values() for other in documents}
    texts[document.id] = document
    key = law_key(document)
    return in_order(text for text in texts.values() if text.kind in LAW_KINDS and law_key(text) == key)


def in_order(texts: Iterable[Document]) -> tuple[Document, ...]:
    """Texts of laws, oldest first."""
    return tuple(sorted(texts, key=lambda text: (adopted_on(text) or date.min, text.id)))


def with_common_force(texts: Sequence[Document]) -> tuple[Document, ...]:
    """The texts; a part of a law printed alone holds from the day that another part of the same text states."""
    stated = {adopted_on(text): text.in_force_from for text in texts if text.in_force_from and _is_part(text)}
    return tuple(
        msgspec.structs.replace(text, in_force_from=stated[adopted_on(text)])
        if text.in_force_from is None and adopted_on(text) in stated
        else text
        for text in texts
    )


def parts_beside(view: View, document: Document) -> tuple[Document, ...]:
    """The parts in which the document's law is printed, where it is one of them or only their head."""
    whole = next((name for name in document.other_titles if document.title.startswith(f"{name} ")), None)
    if document.kind not in LAW_KINDS or (whole is None and document.in_force_from is not None):
        return (document,)
    return in_order(_held(view, (whole or document.title,)))


def _is_part(text: Document) -> bool:
    return any(text.title.startswith(f"{name} ") for name in text.other_titles)


def later_text(document: Document, texts: Sequence[Document], on: date) -> Document | None:
    """The youngest text of the same law that is in force on the day and younger than the document; None where none is."""
    own = adopted_on(document)
    if own is None:
        return None
    younger = [
        text
        for text in texts
        if text.id != document.id
        and (adopted := adopted_on(text)) is not None
        and adopted > own
        and (force := holds_from(text)) is not None
        and force <= on
    ]
    return younger[-1] if younger else None


def in_force_on(texts: Sequence[Document], on: date, year: int | None = None) -> tuple[Document, ...]:
    """Those of a law's texts that are meant: of the year asked for, else in force on the day, else the next to be.

    Several where one text is held twice, or printed in parts. None where no text is of the year asked for.
    """
    if year is not None:
        texts = [text for text in texts if year in years_of(text)]
    holding = [text for text in texts if (force := holds_from(text)) is None or force <= on]
    meant = (holding or list(texts[:1]))[-1:]
    day = adopted_on(meant[0]) if meant else None
    return tuple(text for text in texts if adopted_on(text) == day and text in (holding or texts))


def laws_named(
    view: View, names: Sequence[LawName], where: Where
) -> tuple[tuple[Document, ...], LawName | None]:
    """The texts of the law that the first of the names means which is held, oldest first, and that name.

    Where several places have a law of that name, those of the place asked about, else none: which is meant is not known.
    """
    for name in names:
        for titles in (titles_of(name.name), _with_place(name.name, where)):
            texts = _held(view, titles)
            if not texts:
                continue
            of_place = [text for text in texts if where.asked and text.region in where.paths]
            kept = of_place or texts
            if len({text.region for text in kept}) == 1:
                return with_common_force(in_order(kept)), name
            national = [text for text in kept if text.title.startswith(NATION_NAME)]
            if national and not where.asked:
                return with_common_force(in_order(national)), name
    return (), None


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


def years_of(text: Document) -> set[int]:
    """The years by which somebody may call this text of a law: those of its adoption, its publication, its force."""
    days = (text.written_on, text.published_on, text.in_force_from)
    return {day.year for day in days if day is not None}
