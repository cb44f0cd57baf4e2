"""Annexes that stand in the text that announces them: found, matched with their announcement, named in the evidence."""

import pytest

from corpus.blocks import Blocks, Cell, Paragraph, Table
from corpus.model import Reading
from indexer.annex_names import same_annex
from indexer.metadata.head import Source
from indexer.reading import read_blocks

TITLE = "澜川市人民政府办公室关于印发防汛工作方案的通知"
HEAD = f"{TITLE}\n澜政办发〔2024〕7号\n各区人民政府，市有关单位：\n现将《防汛工作方案》印发给你们，请认真贯彻执行。"
PLAN = "澜川市防汛工作方案\n一、总体要求\n坚持人民至上。\n二、重点任务\n（一）巡查堤防。加强巡查。"
SIGNED = "澜川市人民政府办公室\n2024年3月1日"
ROWS = (
    ("序号", "任务", "责任单位"),
    ("1", "巡查堤防", "市水务局"),
    ("2", "储备物资", "市应急局"),
)
TITLED = (("防汛任务分工表", "", ""), *ROWS)
SHARES = "附件：防汛任务分工表"
TWO = "附件：1.防汛任务分工表\n2.防汛物资清单"
Part = str | tuple[tuple[str, ...], ...]


def reading(*parts: Part) -> Reading:
    blocks: list[Paragraph | Table] = []
    for part in parts:
        if isinstance(part, str):
            blocks.extend(Paragraph(line) for line in part.split("\n"))
        else:
            cells = (Cell(text, r, c) for r, row in enumerate(part) for c, text in enumerate(row))
            blocks.append(Table(len(part), len(part[0]), tuple(cells)))
    return read_blocks(Blocks("text/plain", tuple(blocks)), Source(path="通知.docx"))


@pytest.mark.parametrize(
    "parts",
    [
        (HEAD, SHARES, SIGNED, ROWS),
        (HEAD, SHARES, SIGNED, PLAN, ROWS),
        (HEAD, SHARES, SIGNED, TITLED),
        (HEAD, SHARES, SIGNED, "附件", TITLED),
        (HEAD, SHARES, SIGNED, "附件：防汛任务分工表", ROWS),
        (HEAD, SHARES, SIGNED, "附件：澜川市防汛任务分工", ROWS),
        (HEAD, SHARES, SIGNED, "防汛任务分工表", ROWS),
        (HEAD, "附件：防汛任务分工", SIGNED, "澜川市防汛任务分工表", ROWS),
        (HEAD, "附件：澜川市防汛工作方案任务分工", SIGNED, "附件\n防汛任务分工表", ROWS),
        (HEAD, "附件：《防汛任务分工表》", SIGNED, "附件\n防汛任务分工表", ROWS),
        (HEAD, "（附件：防汛任务分工表）", SIGNED, "附件\n防汛任务分工表", ROWS),
        (HEAD, "附：防汛任务分工表", SIGNED, "附\n防汛任务分工表", ROWS),
        (HEAD, "附 件：防汛任务分工表", SIGNED, "附 件\n防汛\n任务分工表", ROWS),
        (HEAD, SIGNED, SHARES, ROWS),
        (HEAD, PLAN, SHARES, ROWS),
        (HEAD, SIGNED, "（此件公开发布）", "附件\n防汛任务分工表", ROWS),
    ],
)
def test_an_annex_in_the_text_is_held_and_named(parts: tuple[Part, ...]) -> None:
    read = reading(*parts)
    assert [annex.held for annex in read.document.annexes] == [True]
    assert read.document.annexes[0].document_id == read.document.id
    rows = [task for task in read.tasks if task.source == "table"]
    assert [task.number for task in rows] == ["1", "2"]
    assert all("附件" in task.evidence.locator and "防汛任务分工" in task.evidence.locator for task in rows)


@pytest.mark.parametrize(
    "announced",
    [
        TWO,
        TWO.replace("\n", " "),
        TWO.replace("\n", "；"),
        TWO.replace("：", "：\n"),
        TWO.replace("1", "１").replace("2", "２"),
        "附件一：防汛任务分工表\n附件二：防汛物资清单",
    ],
)
@pytest.mark.parametrize(
    "inner",
    [
        ("附件1\n防汛任务分工表", ROWS, "附件2\n防汛物资清单\n编织袋"),
        ("附件1：防汛任务分工表", ROWS, "附件2：防汛物资清单\n编织袋"),
        ("防汛任务分工表", ROWS, "防汛物资清单", (("序号", "物资"), ("1", "编织袋"))),
    ],
)
def test_several_annexes(announced: str, inner: tuple[Part, ...]) -> None:
    annexes = reading(HEAD, announced, SIGNED, *inner).document.annexes
    assert [(annex.title, annex.held) for annex in annexes] == [
        ("防汛任务分工表", True),
        ("防汛物资清单", True),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        (HEAD, SHARES, SIGNED),
        (HEAD, f"{SHARES}.docx", SIGNED, f"{SHARES}.docx", "主办单位：澜川市人民政府办公室"),
        (HEAD, "附件：防汛物资清单", PLAN, ROWS, SIGNED),
        (HEAD, SHARES, SIGNED, PLAN),
        (HEAD, PLAN.replace("二、重点任务", "二、防汛任务分工表"), SHARES, SIGNED),
    ],
)
def test_an_annex_that_is_only_named_is_not_held(parts: tuple[Part, ...]) -> None:
    assert [annex.held for annex in reading(*parts).document.annexes] == [False]


def test_of_two_annexes_the_missing_one_is_told() -> None:
    annexes = reading(HEAD, TWO, SIGNED, "附件2\n防汛物资清单\n编织袋").document.annexes
    assert [(annex.title, annex.held) for annex in annexes] == [
        ("防汛任务分工表", False),
        ("防汛物资清单", True),
    ]


def test_the_plan_that_a_letter_passes_on_may_be_announced_as_its_annex() -> None:
    read = reading(HEAD, "附件：澜川市防汛工作方案", SIGNED, PLAN)
    assert [annex.held for annex in read.document.annexes] == [True]
    assert read.clauses[-1].path == ("二", "(一)")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("防汛任务分工表", "防汛任务分工", True),
        ("防汛任务分工表（2024年）", "防汛任务分工表", True),
        ("防汛工作方案任务分工", "防汛任务分工表", True),
        ("任务分工表", "澜川市防汛任务分工一览表", True),
        ("防汛任务分工", "抗旱任务分工", False),
        ("防汛责任清单", "防汛物资清单", False),
        ("成员名单", "专家名单", False),
        ("", "", False),
    ],
)
def test_two_names_of_one_annex(one: str, other: str, same: bool) -> None:
    assert same_annex(one, other, TITLE) is same is same_annex(other, one, TITLE)
