"""Which held text is explained: by number, else by its title, of its place, as it stood when the interpretation was written."""

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.model import Document, Explained, Record
from corpus.recognise.keys import number_key, title_key
from corpus.validity import adopted_on
from indexer.engine import View
from indexer.engine.values import NATION, Filter, Probe, lineage
from indexer.interpretations.explained import keys_of
from indexer.interpretations.numbers import may_be_same, tells_office
from indexer.interpretations.titles import type_of
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import is_titled_by_place, version_of, whole_of
from search_api.answer.passages import legs_of
from search_api.interpretations.directory import names_of, places_of
from search_api.question.matter import terms_of

NOT_HELD = "库中没有这份文件"
_OTHER_TITLE = "库中这一文号的文件不叫这个名称"
_ELSEWHERE = "库中同名的文件属于别的地方，或不能确定是不是同一个地方的"
_SEVERAL = "库中有几份同名文件，不能确定是哪一份"
_LATER = "库中只有在它之后的文本"
_NO_PART = "库中没有这一编"
IN_PARTS = "库中分编收录，它解释到的条文见各编"
_NOT_OF_ITS_DAY = "它写于{written}，当时的文本不在库中；这里是{version}的文本，条文可能已经改变"
_NEVER = frozenset({"case", "standard"})
# A paper of the same title comes every year: what explains one is written within the year after it.
_YEARLY_DAYS = 366
_ABOUT = "关于"
# Papers of one title, from whatever places and years, are told apart among so many.
_MOST_ALIKE = 80


class Meant(Record):
    """The documents that are the text explained (a code printed in parts is several), or the `reason` why there is none.

    `in_parts`: it is printed in parts of which none is named, so it is known of no part as a whole that it is explained.
    `notice` where the text is a later one than that of which the interpretation speaks: it explains no clause of it surely.
    """

    documents: tuple[Document, ...] = ()
    reason: str | None = None
    notice: str | None = None
    in_parts: bool = False


class Editions:
    """The texts that interpretations explain, in one view; those of a name are asked of the store once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[tuple[str, ...], list[Document]] = {}

    def meant(self, by: Document, explained: Explained) -> Meant:
        """The held text that the interpretation says it explains."""
        return _meant(self._named(by, explained), by, explained)

    def _named(self, by: Document, explained: Explained) -> list[Document]:
        """What bears the name or the number and may be explained."""
        numbers = [explained.number] if explained.number else []
        titles = _titles(by, explained)
        key = (*numbers, "", *titles)
        if key not in self._held:
            held = self._view.named(numbers, titles)
            documents = {document.id: document for found in held.values() for document in found}
            documents |= {document.id: document for document in self._issued_as(explained.title)}
            self._held[key] = [
                document
                for document in documents.values()
                if document.kind not in _NEVER and not document.only_explains
            ]
        return [document for document in self._held[key] if document.id != by.id]

    def _issued_as(self, title: str | None) -> list[Document]:
        """The papers called so behind the name of whoever issued them: 关于… of 澜川市人民政府办公室关于…."""
        if title is None or not title.startswith(_ABOUT):
            return []
        legs = legs_of(terms_of((title,)), (title,))
        found = self._view.search(Probe(legs=legs, where=Filter(kinds=("document",)), size=_MOST_ALIKE))
        ids = list(dict.fromkeys(match.id for matches in found.legs.values() for match in matches))
        return [
            document
            for document in self._view.records(ids).values()
            if isinstance(document, Document) and title_key(title) in names_of(document)
        ]


def _meant(found: Sequence[Document], by: Document, explained: Explained) -> Meant:
    if not found:
        return Meant(reason=NOT_HELD)
    key = number_key(explained.number)
    numbered = [
        document
        for document in found
        if key
        and number_key(document.document_number) == key
        and tells_office(document.document_number or "")
    ]
    if numbered:
        pool = [document for document in numbered if _agrees(document, explained)]
        if not pool:
            return Meant(reason=_OTHER_TITLE)
    else:
        pool = [
            document
            for document in found
            if _agrees(document, explained) and may_be_same(explained.number, document.document_number)
        ]
        if not pool:
            return Meant(reason=NOT_HELD)
        pool = _of_place(pool, by, explained)
        if not pool:
            return Meant(reason=_ELSEWHERE)
    parents = {document.parent_id for document in pool}
    pool = [document for document in pool if document.id not in parents]
    return _of_part(_of_day(pool, by), explained)


def _titles(by: Document, explained: Explained) -> list[str]:
    """The titles that the explained text may bear: as it is named, and with the place or issuer that the explanation shares."""
    if explained.title is None:
        return []
    names = [explained.title]
    if not explained.title.startswith("中华人民共和国"):
        names.append(f"中华人民共和国{explained.title}")
        names += [f"{place}{explained.title}" for place in places_of(by.region)]
        names += [f"{issuer}{explained.title}" for issuer in by.issuers]
    else:
        names.append(explained.title.removeprefix("中华人民共和国"))
    for place, character in enumerate(explained.title):
        # 澜川市人民政府关于…的意见 may be held without who issued it.
        if explained.title.startswith("关于", place) and place:
            names.append(explained.title[place:])
        if character == "《":
            break
    return list(dict.fromkeys(names))


def _agrees(document: Document, explained: Explained) -> bool:
    """Whether the document bears the name; one called by its number alone does."""
    if explained.title is None:
        return True
    named = set(keys_of(explained.title))
    if named.intersection(names_of(document)):
        return True
    about = explained.title.find("关于")
    issuer, rest = explained.title[:about], explained.title[about:]
    return (
        about > 0
        and title_key(rest) in {title_key(document.title), *map(title_key, document.other_titles)}
        and any(issuer.strip() == name for name in document.issuers)
    )


def _of_place(pool: Sequence[Document], by: Document, explained: Explained) -> list[Document]:
    """The documents of the interpretation's own place, else of the nearest above it, or that are named with their place."""
    national = [document for document in pool if document.region in (None, NATION)]
    named = set(keys_of(explained.title))
    titled = [
        document
        for document in pool
        if is_titled_by_place(document)
        and any(named.intersection(keys_of(title)) for title in (document.title, *document.other_titles))
    ]
    if by.region is None:
        sure = national or titled
        return sure if len({document.region for document in sure}) == 1 else []
    above = [document for document in pool if document.region in lineage(by.region)]
    if above:
        nearest = max(_depth(document) for document in above)
        return [document for document in above if _depth(document) == nearest]
    unplaced = [document for document in pool if document.region is None]
    sure = titled or unplaced
    return sure if len({document.region for document in sure}) == 1 else []


def _depth(document: Document) -> int:
    return 0 if document.region in (None, NATION) else len((document.region or "").split("/"))


def _of_day(pool: Sequence[Document], by: Document) -> Meant:
    """The text that was the newest when the interpretation was written."""
    written = max((day for day in (by.written_on, by.published_on) if day), default=None)
    if len(_identities(pool)) == 1:
        return _single(pool, written, by)
    if written is None:
        return Meant(reason=_SEVERAL)
    dated = [(day, document) for document in pool if (day := adopted_on(document)) is not None]
    before = [(day, document) for day, document in dated if day <= written]
    if len(dated) < len(pool):
        return Meant(reason=_SEVERAL)
    if not before:
        return _after(dated, written, by)
    last = max(day for day, _ in before)
    newest = [document for day, document in before if day == last]
    if len(_identities(newest)) > 1:
        return Meant(reason=_SEVERAL)
    if not _is_law(newest) and (written - last).days > _YEARLY_DAYS:
        return Meant(reason=_SEVERAL)
    return Meant(documents=_one_print(newest))


def _single(pool: Sequence[Document], written: date | None, by: Document) -> Meant:
    day = adopted_on(pool[0])
    if day is not None and written is not None and written < day:
        return _after([(day, document) for document in pool], written, by)
    return Meant(documents=_one_print(pool))


def _after(dated: Sequence[tuple[date, Document]], written: date, by: Document) -> Meant:
    """Where only younger texts are held: a ruling goes on interpreting its law, an explanation speaks of the text it knew."""
    first = min(day for day, _ in dated)
    texts = [document for day, document in dated if day == first]
    if type_of(by.title) == "explanation" or not _is_law(texts) or len(_identities(texts)) > 1:
        return Meant(reason=_LATER)
    notice = _NOT_OF_ITS_DAY.format(written=written, version=version_of(texts[0]))
    return Meant(documents=_one_print(texts), notice=notice)


def _is_law(documents: Iterable[Document]) -> bool:
    return all(document.kind in LAW_KINDS for document in documents)


def _identities(pool: Iterable[Document]) -> set[object]:
    """What copies of one text, and the parts of one, share."""
    return {
        (document.region, adopted_on(document), whole_of(document) or "")
        if document.kind in LAW_KINDS
        else number_key(document.document_number) or adopted_on(document) or document.id
        for document in pool
    }


def _one_print(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The parts of a code that is printed in parts; of a text held twice one print."""
    parts = [document for document in documents if whole_of(document) is not None]
    if parts:
        return tuple(sorted(parts, key=lambda document: document.id))
    return (min(documents, key=lambda document: (bool(document.other_titles), document.id)),)


def may_be_part(document: Document, explained: Explained) -> bool:
    """Whether the document is no part of a code, or the one that is named, or none is named."""
    if explained.part is None or whole_of(document) is None:
        return True
    return explained.part.removesuffix("编") in document.title.rpartition(" ")[2]


def _of_part(meant: Meant, explained: Explained) -> Meant:
    """The part of a code that is named (总则编), where it is held in parts."""
    if len(meant.documents) < 2:
        return meant
    if explained.part is None:
        return Meant(documents=meant.documents, notice=meant.notice, in_parts=True)
    held = tuple(document for document in meant.documents if may_be_part(document, explained))
    return Meant(documents=held, notice=meant.notice) if len(held) == 1 else Meant(reason=_NO_PART)
