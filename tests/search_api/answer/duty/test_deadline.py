"""By when a thing is to be done: the day of the whole, not that of one of its parts."""

import pytest

from search_api.service import Service


@pytest.mark.parametrize(
    "question",
    ["枕溪区推进城市安全发展什么时候完成", "电动自行车充电设施建设和消防安全综合治理什么时候完成"],
)
def test_where_only_parts_have_days_no_day_is_given(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    assert (answer.intent, answer.outcome, answer.value) == ("deadline", "answered", None)
    assert answer.answers
    assert all(getattr(answered.record, "deadline", None) for answered in answer.answers)


@pytest.mark.parametrize(
    ("question", "value"),
    [("崇川区城市安全发展什么时候完成", "2020-12-31"), ("深圳安全发展行动什么时候完成", "2021-12-31")],
)
def test_the_day_of_the_whole_stands_in_its_goals(seeds: Service, question: str, value: str) -> None:
    answer = seeds.ask(question)
    assert (answer.outcome, answer.value) == ("answered", value)
    assert "目标" in answer.answers[0].record.evidence.quote  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "value"),
    [("无废城市试点什么时候完成", "2020-12-31"), ("政府网站集约化试点什么时候完成", "2019-12-31")],
)
def test_no_earlier_day_of_a_task_is_the_headline(all_pages: Service, question: str, value: str) -> None:
    answer = all_pages.ask(question)
    assert (answer.outcome, answer.value) == ("answered", value)


def test_a_part_asked_about_has_its_own_day(sample: Service) -> None:
    assert sample.ask("澜川市充电设施布点规划最迟什么时候编完?").value is not None
