"""Comparing and scoring: a perfect reading is perfect, and every wrong field is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.generator import FORMATS, ExpectedTask, ExpectedUnit, Sample, generate
from tests.generator.scoring import FIELDS, align, compare, score
from tests.generator.tags import Tag

EXPECTED = ExpectedTask(
    number="13",
    text="加强巡查，\n消除隐患（含地下空间）。",
    category=("一、", "源头治理"),
    lead=(ExpectedUnit("区发改委", "区发改委"),),
    support=(
        ExpectedUnit("消防救援大队", "区消防救援大队", also=("消防救援大队",)),
        ExpectedUnit("各街道", "各街道", True),
    ),
    guide=(),
    open_list=True,
    deadline="2020年底",
    basis="stated",
    category_also=(("源头治理",),),
    deadline_also=("2020-12-31",),
)
Change = Callable[[dict[str, Any]], object]


def read(expected: ExpectedTask) -> dict[str, Any]:
    """The record that a perfect reading gives."""
    record: dict[str, Any] = json.loads(json.dumps(expected.as_json()))
    return record


def sample_of(*tasks: ExpectedTask) -> Sample:
    return Sample("s.docx", "docx", b"", tasks, frozenset({"document_wide"}))


def test_perfect_reading_is_right_in_every_field() -> None:
    assert compare(EXPECTED, read(EXPECTED)) == dict.fromkeys(FIELDS, True)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("number", lambda got: got.update(number=None)),
        ("text", lambda got: got.update(text="13.加强巡查，消除隐患（含地下空间）。")),
        ("category", lambda got: got.update(category=["一、"])),
        ("lead", lambda got: got["lead"].pop()),
        ("lead", lambda got: got["lead"].append(got["lead"][0])),
        ("support", lambda got: got["support"][0].update(name="县消防救援大队")),
        ("guide", lambda got: got["guide"].append({"printed": "市局", "name": "市局", "collective": False})),
        ("collective", lambda got: got["support"][1].update(collective=False)),
        ("open_list", lambda got: got.update(open_list=False)),
        ("deadline", lambda got: got.update(deadline=None)),
        ("deadline", lambda got: got["deadline"].update(printed="2021年底")),
        ("basis", lambda got: got.update(basis="all_listed")),
        ("source", lambda got: got.update(source="line")),
    ],
)
def test_each_wrong_field_is_seen(field: str, change: Change) -> None:
    got = read(EXPECTED)
    change(got)
    assert [name for name, same in compare(EXPECTED, got).items() if not same] == [field]


@pytest.mark.parametrize(
    "change",
    [
        lambda got: got.update(text="加强巡查,消除隐患(含地下空间)。", number="１３"),
        lambda got: got["support"][0].update(name="消防救援大队"),
        lambda got: got["support"].reverse(),
        lambda got: got.update(category=["源头治理"]),
        lambda got: got["deadline"].update(printed="2020-12-31"),
        lambda got: got["deadline"].update(printed="2020 年底"),
    ],
)
def test_open_readings_and_forms_are_right(change: Change) -> None:
    got = read(EXPECTED)
    change(got)
    assert all(compare(EXPECTED, got).values())


def test_tasks_are_matched_by_equal_text_then_by_likeness() -> None:
    tasks = [
        ExpectedTask(None, text, (), (), (), (), False, None, "none")
        for text in ("甲乙丙丁戊己", "天地玄黄", "日月")
    ]
    got = [read(task) for task in (tasks[1], tasks[0])]
    got[1]["text"] = "1.甲乙丙丁戊己"
    assert align(tasks, got) == {1: 0, 0: 1}


def test_report_counts_missing_spurious_and_features() -> None:
    other = ExpectedTask("2", "完善设施", (), (), (), (), False, None, "none", features=frozenset({"row"}))
    prose = {**read(EXPECTED), "text": "各街道要加强巡查", "source": "sentence"}
    extra = {**read(EXPECTED), "text": "合计共2项"}
    report = score(
        [(sample_of(EXPECTED, other), [read(EXPECTED), prose, extra]), (sample_of(other), [read(other)])]
    )
    assert (report.documents, report.perfect, report.spurious) == (2, 1, 1)
    assert (report.total.expected, report.total.found, report.total.exact) == (3, 2, 2)
    assert report.features["row"].expected == 2
    assert report.features["document_wide"].expected == 3
    assert report.total.share("lead") == pytest.approx(2 / 3)
    assert len(report.lines()) == 2 + 1 + len(report.formats) + len(report.features)


@pytest.mark.parametrize("form", FORMATS)
def test_reading_the_truth_back_is_perfect(form: str) -> None:
    sample = generate(2, 0, form)
    report = score([(sample, [task.as_json() for task in sample.tasks])])
    assert report.perfect == 1
    assert report.formats[form].exact == len(sample.tasks)


def test_date_cells_may_be_read_as_shown_or_as_dates() -> None:
    samples = (generate(2, index, "xlsx") for index in range(60))
    sample = next(sample for sample in samples if Tag.DEADLINE_DATE_CELL in sample.features)
    task = next(task for task in sample.tasks if task.deadline_also)
    for printed in (task.deadline, *task.deadline_also):
        assert compare(task, {**task.as_json(), "deadline": {"printed": printed}})["deadline"]
