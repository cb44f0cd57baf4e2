"""Thirty links of judicial interpretations to the laws of the library, drawn by a seed and judged by eye (22 November 2026).

Each row names the interpretation, the law, and of a link to an article its label and the words that name it, with their place.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Reading
from corpus.recognise.cited.law_titles import bare_title
from crawler.readers import read
from indexer.interpretations import link_clauses
from indexer.metadata.head import Source
from indexer.reading import read_blocks

with (Path(__file__).parent / "links.tsv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


@cache
def reading(path: Path) -> Reading:
    """The text of a file."""
    return read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))


def test_all_that_were_drawn_are_right() -> None:
    assert [row["verdict"] for row in ROWS] == ["right"] * 30


@pytest.mark.parametrize("row", ROWS, ids=[f"{place}" for place in range(len(ROWS))])
def test_a_link_that_was_judged_right_is_made(row: dict[str, str], shared_data: Path) -> None:
    interpretation = reading(shared_data / row["interpretation"])
    (explained,) = interpretation.document.explains
    assert bare_title(explained.title or "") in row["explained"]
    if not row["article"]:
        return
    law = reading(shared_data / row["explained"])
    labels = {clause.id: clause.path[-1] for clause in law.clauses if clause.path}
    found = {
        (labels[link.clause_id], link.mention.start, link.mention.quote)
        for link in link_clauses(interpretation, law, explained)
    }
    assert (row["article"], int(row["start"]), row["mention"]) in found
