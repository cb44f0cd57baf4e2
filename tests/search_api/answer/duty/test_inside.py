"""A sentence inside a paragraph that ends in a bracket: told first where its act is asked for, and never counted beside it."""

from pathlib import Path

import pytest

from tests.search_api.answer.papers import asked_of

PAPER = """海陵市教育局关于做好校车安全管理工作的通知
海教安〔2025〕33号
一、严格审批。校车使用许可由区教育局受理，会同公安、交通运输部门审核。（市教育局牵头，市公安局、市交通运输局配合）
二、强化巡查。市公安局配合查处校车超员。
海陵市教育局
2025年8月20日
"""


@pytest.mark.parametrize(
    ("question", "lead"), [("校车使用许可由谁受理", "区教育局"), ("校车使用许可由谁牵头", "市教育局")]
)
def test_the_act_asked_for(tmp_path: Path, question: str, lead: str) -> None:
    with asked_of(tmp_path, {"paper": PAPER}) as service:
        first = service.ask(question).answers[0].record
        assert [unit.name for unit in first.lead] == [lead]  # type: ignore[union-attr]


def test_a_paragraph_counts_once(tmp_path: Path) -> None:
    with asked_of(tmp_path, {"paper": PAPER}) as service:
        assert service.ask("海陵市公安局配合哪些工作").value == "2"


@pytest.mark.parametrize(
    "question", ["海陵市教育局和交通运输局共同的任务", "海陵市教育局与市交通运输局共同承担哪些任务"]
)
def test_what_two_units_have_together(tmp_path: Path, question: str) -> None:
    more = PAPER.replace("二、强化巡查。", "三、设置站牌。（市教育局负责）\n四、强化巡查。")
    with asked_of(tmp_path, {"paper": more}) as service:
        answer = service.ask(question)
        assert (answer.intent, answer.value) == ("unit_tasks", "1")
