"""Measuring: what counts as right, and what is told where it is not."""

import re

import pytest

from corpus.errors import BadRequest
from search_api.cli.measuring import table_of
from search_api.evaluate import evaluate, read_expected
from search_api.service import Service

RIGHT = {
    "id": "x",
    "kind": "responsibility",
    "q": "枕溪区小区里的电动车充电桩归谁建?",
    "doc": "枕政办发〔2024〕21号",
    "evidence": "在住宅小区及周边建设电动自行车　集中停放充电设施",
    "units_lead": ["区住房和城乡建设局"],
    "units_support": ["各街道", "区城市管理局", "区消防救援大队"],
    "deadline": "2024年12月底前",
    "outcome": "answered",
    "unknown_field": 1,
}


def test_what_is_right(sample: Service) -> None:
    report = evaluate(sample, [RIGHT])
    assert report.misses == ()
    assert report.all.at_1 == report.all.lead == report.all.outcome == report.all.quotes
    assert "responsibility" in table_of(report)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"evidence": "这一句话在任何文件里都没有写过"}, "没有答出所要的原文"),
        ({"doc": "棠政办发〔2025〕4号"}, "没有答出所要的原文"),
        ({"units_lead": ["区城市管理局"]}, "牵头单位答成 区住房和城乡建设局"),
        ({"units_support": []}, "配合单位答成 区城市管理局、区消防救援大队、各街道"),
        ({"deadline": "2025年底"}, "时限答成 2024年12月底前"),
        ({"outcome": "not_held"}, "结论是“有明确答案”，应是“库中没有"),
        ({"value": "5"}, "答案答成 （无）"),
        ({"asked_unit": {"name": "住建局", "role": "lead"}}, "所问单位答成 （无）"),
        ({"scope": "wider"}, "范围是“所问地区”，应是"),
        ({"intent": "deadline"}, "问的是哪一类是“归谁负责”，应是“时限”"),
        ({"notice": "annex_not_held"}, "缺少提示“"),
        ({"basis": "first_listed"}, "依据方式答成 原文写明"),
        ({"count_lead": 3}, "牵头的任务答成 （无） 项"),
        ({"ended": True}, "没有说明期限已过"),
        ({"open_list": True}, "单位是否未列尽（等）答成 否"),
        ({"lead_numbers": ["1"]}, "牵头的任务序号答成 （无）"),
        ({"lead_evidence": ["没有的话"]}, "牵头的任务中没有“没有的话”"),
    ],
)
def test_what_is_wrong_is_told(sample: Service, changed: dict[str, object], told: str) -> None:
    (miss,) = evaluate(sample, [RIGHT | changed]).misses
    assert told in "；".join(miss.wrong)
    assert not re.search("[A-Za-z]{2,}", "".join(miss.wrong))


def test_absent_fields_are_not_compared(sample: Service) -> None:
    report = evaluate(sample, [{"q": RIGHT["q"]}])
    assert (report.misses, report.all.at_1.of, report.all.outcome.of) == ((), 0, 0)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"q": " "}'])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(BadRequest, match="第 2 行"):
        read_expected(f'{{"q": "谁"}}\n{line}')
