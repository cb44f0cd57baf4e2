"""Real citations over a few hundred laws and notices: as printed in other texts, in every written form, near misses."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from corpus.model import Citation, Document, Reading
from indexer.engine import Engine, Entry, open_engine
from search_api.citations import cite, resolved
from tests.search_api.citations.stores import ON, BareCarder, entry

CASES = Path(__file__).parent / "cases"
# Of the cases of each table so many resolve as judged; none of the rest to another text.
RIGHT = {"printed": 108, "written": 115}

Meant = tuple[str, str, str, str, str]


def rows(name: str) -> list[dict[str, str]]:
    lines = [
        line
        for line in (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def taken(shared_data: Path, name: str) -> Entry:
    return entry(name, (shared_data / name).read_bytes())


@pytest.fixture(scope="module")
def engine(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The store of the cases."""
    names = [line for line in (CASES / "held.txt").read_text("utf-8").splitlines() if line[0] != "#"]
    engine = open_engine(tmp_path_factory.mktemp("citations"), BareCarder())
    with ProcessPoolExecutor(2) as pool:
        engine.write(list(pool.map(partial(taken, shared_data), names, chunksize=16)))
    yield engine
    engine.close()


def meant(citation: Citation) -> Meant | None:
    if citation.target is None:
        return None
    target = citation.target
    return (
        target.title,
        target.number or "",
        citation.article or "",
        target.version or "",
        str(len(citation.others)),
    )


def expected(row: dict[str, str]) -> Meant:
    return row["title"], row["number"], row["article"], row["version"], row["others"]


def judge(found: list[tuple[dict[str, str], Citation | None]], name: str) -> None:
    wrong = [(row, c) for row, c in found if c and c.target and meant(c) != expected(row)]
    right = [row for row, c in found if c and meant(c) == expected(row)]
    assert not wrong
    assert len(right) >= RIGHT[name], [row for row, c in found if not (c and c.target)]


def test_citations_as_printed_in_other_texts(engine: Engine) -> None:
    found: list[tuple[dict[str, str], Citation | None]] = []
    with engine.view() as view:
        held = {document.path: document for document in view.documents(size=1000).items}
        citations: dict[str, tuple[str, dict[int, Citation]]] = {}
        for row in rows("printed"):
            if row["path"] not in citations:
                reading = view.document(held[row["path"]].id)
                assert reading is not None
                by_start = {each.start: each for each in resolved(view, reading, ON)}
                assert all(reading.text[c.start : c.end] == c.printed for c in by_start.values())
                citations[row["path"]] = reading.text, by_start
            text, by_start = citations[row["path"]]
            before, printed = row["before"].replace("¶", "\n"), row["printed"].replace("¶", "\n")
            start = text.index(before + printed) + len(before)
            found.append((row, by_start.get(start)))
    judge(found, "printed")


def test_citations_in_every_written_form(engine: Engine) -> None:
    found: list[tuple[dict[str, str], Citation | None]] = []
    with engine.view() as view:
        for row in rows("written"):
            day = date.fromisoformat(row["on"]) if row["on"] else ON
            citations = cite(view, row["text"], day)
            assert all(row["text"][c.start : c.end] == c.printed for c in citations)
            found.append((row, next((c for c in citations if c.printed == row["printed"]), None)))
    judge(found, "written")


def test_near_misses_resolve_to_nothing(engine: Engine) -> None:
    with engine.view() as view:
        for row in rows("near"):
            citations = cite(view, row["text"], ON)
            assert citations, row
            assert all(c.target is None and c.reason for c in citations), row


def test_all_of_a_text_is_asked_for_at_once(engine: Engine) -> None:
    with engine.view() as view:
        longest = max(
            (
                d
                for d in view.documents(size=1000).items
                if isinstance(d, Document) and d.kind == "interpretation"
            ),
            key=lambda d: len((view.document(d.id) or Reading(document=d, text="")).citations),
        )
        reading = view.document(longest.id)
        assert reading is not None
        counting = _Counting(view)
        citations = resolved(counting, reading, ON)  # type: ignore[arg-type]
    assert len(citations) > 50
    # The names, what amended the texts of these names, their articles, standards.
    assert counting.asked <= 4


class _Counting:
    """A view that counts what is asked of it."""

    def __init__(self, view: object) -> None:
        self._view, self.asked = view, 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._view, name)
