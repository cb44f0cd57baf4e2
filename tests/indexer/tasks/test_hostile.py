"""Texts made to be slow are read in time that grows with their length only."""

import pytest
from msgspec.structs import replace

from corpus.model import Document, Span
from indexer.outline import Node
from indexer.rules import find_rules
from indexer.tasks.prose import find_prose_tasks
from indexer.zones import Zone
from tests.growth import LINEAR, growth

LENGTH = 2_500


@pytest.mark.parametrize(
    "piece",
    [
        "以下均需",
        "以下均需市公安局落实，不再列出。",
        "（列第一位的为牵头单位，下同）",
        "市公安局要协调联动协调",
        "市公安局、",
        "市公安局负责，",
        "由市公安局",
        "，要",
        "（【〔",
        "（市公安局负责",
        "）】〕",
        "牵头单位：",
        "首位的为",
        "“《（",
        "市公安局会同",
        "；配合",
        "1月1日前",
        "的",
        "阶段（",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    assert growth(_find, piece, LENGTH) < LINEAR


def _find(text: str) -> None:
    zone = Zone(kind="body", start=0, end=len(text), first=0, last=1)
    node = Node(
        zone=0, path=(), label="", style="preamble", heading="", start=0, end=len(text), stop=len(text)
    )
    document = Document(id="d", title="工作方案", kind="plan")
    find_rules(text, (zone,))
    own = replace(node, own=(Span(start=node.start, end=node.end),))
    find_prose_tasks(text, (), (zone,), (own,), document)
