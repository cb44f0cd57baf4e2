"""What only says what a text is about gives nobody a matter, and a bracket behind a heading does."""

from collections.abc import Iterator

import pytest

from corpus.model import Clause, Task
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

MINUTES = """澜川市人民政府专题会议纪要
〔2026〕第11号
澜川市人民政府办公室                     2026年6月18日

关于研究潮音大桥维修加固等工作的会议纪要

6月16日上午，副市长林知远主持召开专题会议，研究潮音大桥维修加固等工作。现将会议议定事项纪要如下：
一、关于潮音大桥维修加固。由市交通运输局牵头，枕溪区政府、市公安局交警支队配合，9月底前完成主桥病害处置。
二、关于资金安排。市财政局要于7月10日前拨付首期维修资金1800万元。
"""
CAMPAIGN = """澜川市有限空间作业安全专项整治实施方案
一、总体要求
坚持安全第一、预防为主。
二、整治范围
污水井、化粪池、发酵池、粮仓、料仓等有限空间。
三、实施步骤
1.编制全市有限空间作业单位名录。（市应急管理局牵头，市水务局配合）
2.对粮食仓储企业逐户检查。（市发展改革委负责）
"""
OPINION = """澜川市教育局等部门关于加强中小学生视力健康管理的实施意见
为落实综合防控近视要求，提出如下意见。
一、强化校园视力监测（市教育局牵头，市卫生健康委配合）
（一）每学年开展2次视力筛查。
二、规范验光配镜市场（市市场监管局牵头）
（一）开展眼镜制配计量专项检查。
（二）查处虚假违法近视防控广告。（市市场监管局、市委网信办负责）
澜川市教育局
2024年9月2日
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"纪要": MINUTES, "方案": CAMPAIGN, "意见": OPINION}
    with asked_of(tmp_path_factory.mktemp("nothing"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("潮音大桥维修加固由谁牵头", "市交通运输局"),
        ("粮库有限空间检查归哪个部门", "市发展改革委"),
        ("验光配镜计量检查谁牵头", "市市场监管局"),
    ],
)
def test_the_item_answers(papers: Service, question: str, lead: str) -> None:
    answer = papers.ask(question)
    assert answer.outcome == "answered"
    record = answer.answers[0].record
    assert isinstance(record, Task)
    assert [unit.name for unit in record.lead] == [lead]


@pytest.mark.parametrize(
    ("question", "unit"), [("澜川市验光配镜市场谁来规范", "市市场监管局"), ("校园视力监测谁牵头", "市教育局")]
)
def test_a_heading_whose_bracket_names_the_unit(papers: Service, question: str, unit: str) -> None:
    answer = papers.ask(question)
    assert answer.outcome == "answered"
    record = answer.answers[0].record
    assert isinstance(record, Task | Clause)
    named = record.lead if isinstance(record, Task) else record.subjects
    assert unit in [each.name for each in named]


@pytest.mark.parametrize("question", ["澜川市市长是谁", "化粪池整治谁负责", "澜川市副市长是谁"])
def test_nobody_has_what_a_text_only_is_about(papers: Service, question: str) -> None:
    assert papers.ask(question).outcome == "not_held"


@pytest.mark.parametrize(
    ("question", "outcome"),
    [("潮音大桥是哪一年建成的", "not_held"), ("首期维修资金是什么时候拨付的", "answered")],
)
def test_when_a_thing_was_done_is_no_other_deadline(papers: Service, question: str, outcome: str) -> None:
    assert papers.ask(question).outcome == outcome
