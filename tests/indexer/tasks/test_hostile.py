"""Texts made to be slow are read in time that grows with their length only."""

import time

import pytest

from corpus.model import Document
from corpus.recognise.characters import fold
from indexer.outline import Node
from indexer.rules import find_rules
from indexer.tasks.prose import find_prose_tasks
from indexer.zones import Zone

LENGTH = 20_000
# Measured at 0.3 seconds at most on two busy cores; what grows with the square of the length takes minutes.
SECONDS = 4.0


@pytest.mark.parametrize(
    "piece",
    [
        "以下均需",
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
    text = piece * (LENGTH // len(piece))
    zone = Zone(kind="body", start=0, end=len(text), first=0, last=1)
    node = Node(
        zone=0, path=(), label="", style="preamble", heading="", start=0, end=len(text), stop=len(text)
    )
    document = Document(id="d", title="工作方案", kind="plan")
    started = time.process_time()
    find_rules(text, (zone,))
    find_prose_tasks(text, (), (zone,), (_with_own(node),), document)
    assert time.process_time() - started < SECONDS
    assert len(fold(text)) == len(text)


def _with_own(node: Node) -> Node:
    from msgspec.structs import replace

    from corpus.model import Span

    return replace(node, own=(Span(start=node.start, end=node.end),))
