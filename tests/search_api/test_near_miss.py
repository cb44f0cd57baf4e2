"""Names that differ by one slip."""

import pytest

from search_api.service import Service
from search_api.slips import is_one_slip, nearest_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("枕西区", "枕溪区"),
        ("枕溪", "枕溪区"),
        ("枕溪区区", "枕溪区"),
        ("溪枕区", "枕溪区"),
        ("住建据", "住建局"),
    ],
)
def test_one_slip(left: str, right: str) -> None:
    assert is_one_slip(left, right)
    assert is_one_slip(right, left)


@pytest.mark.parametrize(("left", "right"), [("枕西县", "枕溪区"), ("枕", "枕溪区"), ("棠阳区", "枕溪区")])
def test_more_than_a_slip(left: str, right: str) -> None:
    assert not is_one_slip(left, right)


def test_several_near_names_are_none() -> None:
    assert nearest_name("枕西区", {"枕溪区", "枕东区"}) is None
    assert nearest_name("枕西区", {"枕溪区", "棠阳区"}) == "枕溪区"


@pytest.mark.parametrize(
    ("question", "meant", "level"),
    [
        ("省民政厅牵头哪些任务", "枕溪区民政局牵头哪些任务", "枕溪区民政局"),
        ("教育部牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("枕溪区民政部负责什么", "枕溪区民政局负责什么", "枕溪区民政局"),
        ("澜川市教育厅牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("市教育厅牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("国家民政局牵头哪些任务", "枕溪区民政局牵头哪些任务", "枕溪区民政局"),
        ("枕西区充电桩归谁建", "枕溪区充电桩归谁建", None),
        ("枕溪区充电庄谁建", "枕溪区充电桩谁建", None),
        ("孩子上学找谁", None, None),
        ("枕溪区水务厅负责什么", None, None),
    ],
)
def test_what_is_suggested(sample: Service, question: str, meant: str | None, level: str | None) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.did_you_mean) == ("not_held", meant)
    assert [n.title for n in answer.notices if n.kind == "other_level"] == ([level] if level else [])


def test_another_office_is_no_slip(all_pages: Service) -> None:
    meant = all_pages.ask("省民政厅牵头哪些任务").did_you_mean
    assert meant is None or "财政" not in meant
