"""Keys and brackets that stand below several items and speak of all of them."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from corpus.model import Span
from indexer.outline import Node
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import below
from indexer.tasks.keys import Keyed, keyed_task, merge_keyed
from indexer.tasks.passages import Passage, Prose


def children_of(nodes: Sequence[Node], place: int) -> list[int]:
    """The places of the nodes right under one."""
    return [child for child in below(nodes, place) if nodes[child].parent == place]


def tasks_of_lone_keys(
    alone: Mapping[int, Keyed], passages: Sequence[Passage], nodes: Sequence[Node]
) -> list[tuple[int, FoundTask]]:
    """The tasks of items that are keys alone (（3）责任单位：A（4）完成时限：…), each with the node that it speaks of.

    They speak of the item above them with those of its parts that stand before the keys.
    """
    found: list[tuple[int, FoundTask]] = []
    parents = dict.fromkeys(nodes[place].parent for place in alone)
    for parent in parents:
        if parent is None or not passages[parent].paragraphs:
            continue
        children = children_of(nodes, parent)
        keys = [child for child in children if child in alone]
        keyed = merge_keyed([alone[child] for child in keys])
        if keyed.assignment is None:
            continue
        before = [child for child in children if child < keys[0]]
        start = passages[parent].paragraphs[0].start
        last = passages[before[-1]] if before else passages[parent]
        if not last.paragraphs:
            continue
        words = Span(start=start, end=last.paragraphs[-1].end)
        found.append((parent, keyed_task(passages[parent], words, keyed)))
    return found


def widened(
    prose: Prose,
    task: FoundTask,
    place: int,
    passages: Sequence[Passage],
    nodes: Sequence[Node],
    named: Collection[int],
) -> FoundTask:
    """The task with the items before its own, where a line of its own below the last of several speaks of all.

    So it is read where none of the other items names anybody, and none has parts of its own.
    """
    parent = nodes[place].parent
    if parent is None or "\n" not in prose.text[task.text_end : task.end].rstrip():
        return task
    siblings = children_of(nodes, parent)
    if len(siblings) < 2 or siblings[-1] != place or any(other in named for other in siblings[:-1]):
        return task
    first = passages[siblings[0]]
    if not first.paragraphs or any(below(nodes, sibling) for sibling in siblings):
        return task
    start = first.paragraphs[0].start
    return msgspec.structs.replace(task, start=start, text_start=start, number=None)
