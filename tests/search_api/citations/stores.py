"""Small stores of texts written for one test, read as any file is."""

from datetime import date
from pathlib import Path

from corpus.model import Citation, Document, Reading
from crawler.readers import read
from indexer.engine import Engine, Entry, open_engine
from indexer.engine.values import Card
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from search_api.citations import resolved

ON = date(2026, 11, 22)


class BareCarder:
    """A card for each document and nothing to find it by: citations are looked up in the record."""

    version = "bare"

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        id_ = reading.document.id
        return (Card(id=id_, kind="document", document_id=id_),)

    words = __call__


def entry(name: str, data: bytes) -> Entry:
    """The file as it is handed to an engine."""
    reading = read_blocks(read(name, data), Source(path=name))
    return Entry(
        reading=reading, cards=BareCarder()(reading), original=data, media_type="text/plain", name=name
    )


def store(folder: Path, texts: dict[str, str]) -> Engine:
    """A store of these texts, by the names of their files."""
    engine = open_engine(folder, BareCarder())
    engine.write([entry(name, text.encode()) for name, text in texts.items()])
    return engine


def law(title: str, day: str, *articles: str, force: str | None = None, amended: bool = False) -> str:
    """A law as collections print it, adopted on that day, with these articles in order."""
    year, month, of_month = map(int, day.split("-"))
    note = f"{year}年{month}月{of_month}日 第十届全国人民代表大会常务委员会第五次会议{'修订' if amended else '通过'}"
    numbered = [f"第{'一二三四五六七八九'[place]}条 {text}" for place, text in enumerate(articles)]
    if force:
        y, m, d = map(int, force.split("-"))
        numbered.append(f"第{'一二三四五六七八九'[len(articles)]}条 本法自{y}年{m}月{d}日起施行。")
    return "\n\n".join([f"# {title}", note, "<!-- INFO END -->", *numbered]) + "\n"


def documents(engine: Engine) -> dict[str, Document]:
    """The documents of a store by the names of their files."""
    with engine.view() as view:
        return {document.path or "": document for document in view.documents(size=200).items}


def citations_of(engine: Engine, name: str, on: date = ON) -> dict[str, Citation]:
    """The citations of one document by how they are printed, resolved on the day."""
    with engine.view() as view:
        reading = view.document(documents(engine)[name].id)
        assert reading is not None
        found = resolved(view, reading, on)
    assert all(reading.text[each.start : each.end] == each.printed for each in found)
    return {each.printed: each for each in found}
