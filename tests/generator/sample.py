"""One generated document with what it should give."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.generator.dice import Dice
from tests.generator.document import Document, Writer
from tests.generator.layout import Layout
from tests.generator.plan import Plan
from tests.generator.planning import draw_plan
from tests.generator.rows import Drawer
from tests.generator.truth import ExpectedTask
from tests.generator.write_docx import write_docx
from tests.generator.write_flat import write_flat
from tests.generator.write_html import write_html
from tests.generator.write_pdf import write_pdf
from tests.generator.write_xlsx import write_xlsx

FORMATS = ("docx", "xlsx", "html", "pdf", "txt")
WRITERS: dict[str, Callable[[Document, Plan, Dice], bytes]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "html": write_html,
    "pdf": write_pdf,
    "txt": write_flat,
}
# What an annex's title leaves away of the plan's.
SUFFIX = re.compile(
    "(?:实施|工作|行动|任务分解|任务分工|三年行动|攻坚突破行动|专项整治|重点任务|重点工作)*"
    "(?:方案|计划|清单|要点|重点任务)$"
)
ANNEX_TITLES = ("任务分工表", "重点任务分工", "责任分工表", "任务分解表", "重点任务清单")


@dataclass(frozen=True)
class Sample:
    """A file: its name, its bytes, the records it should give, the features of document and rows."""

    name: str
    format: str
    content: bytes
    tasks: tuple[ExpectedTask, ...]
    features: frozenset[str]


def generate(seed: int, index: int, format: str) -> Sample:  # noqa: A002
    """The sample of these three; the same arguments give the same bytes."""
    dice = Dice(f"{seed}/{index}/{format}")
    plan = draw_plan(dice, format)
    rows = Drawer(dice, plan).rows()
    subject = SUFFIX.sub("", plan.domains[0].plan)
    title = f"{plan.place.own}{subject}{dice.pick(ANNEX_TITLES)}"
    tables = Layout(dice, plan, rows, title).tables()
    document = Writer(dice, plan, title, tables).document()
    content = WRITERS[format](document, plan, dice)
    tasks = tuple(row.expected for row in rows)
    features = frozenset(dice.tags).union(*(task.features for task in tasks))
    return Sample(f"s{seed}_{index:05d}.{format}", format, content, tasks, features)
