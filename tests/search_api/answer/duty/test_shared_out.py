"""A thing whose stages several units own: each stage has its own unit, and no unit stands for all of them."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

SCHOOLS = """澜川市人民政府办公室关于开展城镇小区配套幼儿园治理工作的通知
澜政办发〔2024〕71号
各区人民政府，市政府各部门：
为做好城镇小区配套幼儿园治理工作，现就有关事项通知如下。
一、部门职责
（一）市教育局牵头负责小区配套幼儿园的接收办园，市住房和城乡建设局负责小区配套幼儿园建设，市自然资源和规划局负责小区配套幼儿园用地规划，市行政审批局负责小区配套幼儿园竣工验收。
二、工作措施
1.再生水利用。市水务局负责再生水厂建设，市城市管理局负责再生水管网维护，市发展和改革委员会负责再生水价格核定。
澜川市人民政府办公室
2024年5月6日
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("shared_out"), {"幼儿园": SCHOOLS}) as service:
        yield service


def leads(service: Service, question: str) -> list[str]:
    answer = service.ask(question)
    assert answer.outcome == "answered"
    return [unit.name for answered in answer.answers for unit in getattr(answered.record, "lead", ())]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("小区配套幼儿园谁来建", "市住房和城乡建设局"),
        ("澜川市小区配套幼儿园由哪个部门建设？", "市住房和城乡建设局"),
        ("小區配套幼兒園誰驗收", "市行政审批局"),
        ("小区配套幼儿园归谁验收？", "市行政审批局"),
        ("小区配套幼儿园建好了谁接收", "市教育局"),
        ("小区配套幼儿园移交给谁", "市教育局"),
        ("小区配套幼儿园用地由谁规划", "市自然资源和规划局"),
        ("再生水厂谁建", "市水务局"),
        ("再生水管网谁来维护", "市城市管理局"),
    ],
)
def test_the_stage_asked_for(service: Service, question: str, unit: str) -> None:
    assert leads(service, question) == [unit]


@pytest.mark.parametrize(
    ("question", "units"),
    [
        (
            "小区配套幼儿园归谁管",
            {"市教育局", "市住房和城乡建设局", "市自然资源和规划局", "市行政审批局"},
        ),
        ("再生水利用由谁负责", {"市水务局", "市城市管理局", "市发展和改革委员会"}),
        ("再生水怎么分工", {"市水务局", "市城市管理局", "市发展和改革委员会"}),
    ],
)
def test_each_part_with_its_own_unit(service: Service, question: str, units: set[str]) -> None:
    assert set(leads(service, question)) == units
