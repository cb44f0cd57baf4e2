"""All interpretations of a store by the names of what they say they explain, made once for each of its changes."""

from corpus.model import Document, Explained, Record
from corpus.recognise.keys import number_key
from indexer.engine import View
from indexer.engine.values import NATION, Filter
from indexer.interpretations.explained import keys_of

_BATCH = 1_000


class Says(Record):
    """An interpretation and one text that it says it explains."""

    by: Document
    explained: Explained


class Directory:
    """What says that it explains a text of some name."""

    def __init__(self, view: View) -> None:
        self._held: dict[str, list[Says]] = {}
        page, left = 1, True
        while left:
            found = view.documents(Filter(document_kinds=("interpretation",)), page, _BATCH)
            for document in found.items:
                for explained in document.explains:
                    for key in _keys(explained):
                        self._held.setdefault(key, []).append(Says(by=document, explained=explained))
            left = page * _BATCH < found.total
            page += 1

    def __bool__(self) -> bool:
        return bool(self._held)

    def named(self, name: str) -> list[Says]:
        """What says that it explains a text of this very name, newest first."""
        found = {says.by.id: says for key in keys_of(name) for says in self._held.get(key, ())}
        return sorted(found.values(), key=_newest)

    def of(self, document: Document) -> list[Says]:
        """What may explain the document, newest first: it gives its number, or one of its names, with or without its place."""
        if not self._held:
            return []
        found = {
            (says.by.id, says.explained.start): says
            for key in names_of(document)
            for says in self._held.get(key, ())
            if says.by.id != document.id
        }
        return sorted(found.values(), key=_newest)


def names_of(document: Document) -> list[str]:
    """The keys by which others may name the document."""
    keys: dict[str, None] = {}
    if number := number_key(document.document_number):
        keys[number] = None
    for title in (document.title, *document.other_titles):
        for key in keys_of(title):
            keys[key] = None
            for before in (*places_of(document.region), *document.issuers):
                if key.startswith(before) and len(key) > len(before):
                    keys[key.removeprefix(before)] = None
    return list(keys)


def places_of(region: str | None) -> tuple[str, ...]:
    """What a place may be called before a title: 枕溪区, 澜川市枕溪区, 岚江省澜川市枕溪区."""
    if region is None or region == NATION:
        return ()
    levels = region.split("/")
    return tuple("".join(levels[place:]) for place in range(len(levels)))


def _keys(explained: Explained) -> list[str]:
    keys = [number] if (number := number_key(explained.number)) else []
    return list(dict.fromkeys((*keys, *keys_of(explained.title))))


def _newest(says: Says) -> tuple[int, str, int]:
    """Orders by day, those without a day last, and what one document says as it stands there."""
    day = says.by.published_on or says.by.written_on or says.by.in_force_from
    return -day.toordinal() if day else 0, says.by.id, says.explained.start
