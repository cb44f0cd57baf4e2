"""Small invented papers, read as any other: lines into tasks."""

from corpus.blocks import Blocks, Paragraph
from corpus.model import Reading, Task
from indexer.metadata.head import Source
from indexer.reading import read_blocks

TITLE = "澜川市燃气安全专项整治工作方案"


def read_lines(*lines: str, title: str = TITLE) -> Reading:
    """The reading of a paper of these lines under a title."""
    paragraphs = tuple(Paragraph(line) for line in (title, *lines))
    return read_blocks(Blocks("text/plain", paragraphs), Source(path="paper.txt"))


def tasks_of(*lines: str, title: str = TITLE) -> tuple[Task, ...]:
    """The tasks of a paper of these lines."""
    return read_lines(*lines, title=title).tasks


def units(task: Task) -> str:
    """The units of a task in one line: lead / support / guide."""
    return " / ".join(
        "、".join(unit.name for unit in role) for role in (task.lead, task.support, task.guide)
    ).rstrip(" /")


def found(*lines: str, title: str = TITLE) -> list[tuple[str, str, str]]:
    """Source, units and text of each task of a paper."""
    return [(task.source, units(task), task.text) for task in tasks_of(*lines, title=title)]
