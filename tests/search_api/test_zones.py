"""Questions for zones: answered from the zone, failing that from what binds it from above; never from the city's offices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Document, Task
from search_api.cli.ingestion import find_files
from search_api.service import Service

from .conftest import store

CITY = """合肥市人民政府办公室关于印发科技企业培育行动任务分工的通知
合政办〔2025〕11号
各县（市）区人民政府，市政府各部门，各开发区管委会：
一、开展科技企业梯度培育。建立科技企业培育台账，每年入库不少于三百家。（市科技局牵头，市财政局、高新区管委会、经开区管委会配合，2025年12月底前完成）
二、开展实验室危险化学品排查。逐间排查高校实验室危险化学品存放情况。（市应急管理局牵头，市教育局、市公安局经开区分局配合）
合肥市人民政府办公室
2025年3月4日
"""
ZONE = """合肥高新技术产业开发区管理委员会关于印发园区通勤巴士优化方案的通知
合高管〔2025〕21号
各部门、各社区服务中心：
一、优化通勤巴士线路。新开五条通勤巴士线路，覆盖软件园和综保区。（区建设发展局牵头，区财政局配合，2025年6月底前完成）
二、发放科技创新券。面向初创企业发放科技创新券。（科技局负责）
合肥高新技术产业开发区管理委员会
2025年4月8日
"""
INVENTED = """澜川经济技术开发区管委会关于做好园区冬季供热保障的通知
澜经管〔2025〕7号
各企业：
一、检修园区供热管网。（区建设局牵头，区安监局配合，2025年10月底前完成）
澜川经济技术开发区管委会
2025年9月2日
"""


@pytest.fixture(scope="module")
def zones(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A city's notice, its zone's own, and one of a zone of an invented city."""
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("city.txt", CITY), ("zone.txt", ZONE), ("invented.txt", INVENTED)):
        Path(folder, name).write_text(text, encoding="utf-8")
    engine, service = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    yield service
    engine.close()


def test_the_papers_are_of_their_zones(zones: Service) -> None:
    regions = {each.region for each in zones.documents().items if isinstance(each, Document)}
    assert regions == {"安徽省/合肥市", "安徽省/合肥市/合肥高新技术产业开发区", "澜川经开区"}


@pytest.mark.parametrize(
    ("question", "scope", "lead"),
    [
        ("合肥高新区通勤巴士线路由谁优化？", "asked", "区建设发展局"),
        ("合肥市高新区通勤巴士线路谁牵头", "asked", "区建设发展局"),
        ("合肥高新技术产业开发区科技创新券谁发放", "asked", "科技局"),
        ("高新区科技创新券由谁发放", "asked", "科技局"),
        ("合肥高新区科技企业梯度培育由谁牵头", "wider", "市科技局"),
        ("合肥经开区实验室危险化学品排查谁牵头", "wider", "市应急管理局"),
        ("合肥市科技企业梯度培育由谁牵头", "asked", "市科技局"),
        ("澜川开发区供热管网由谁检修", "asked", "区建设局"),
        ("澜川经开区供热管网由谁检修", "asked", "区建设局"),
    ],
)
def test_who_has_a_matter_of_a_zone(zones: Service, question: str, scope: str, lead: str) -> None:
    answer = zones.ask(question)
    assert (answer.outcome, answer.scope) == ("answered", scope)
    task = answer.answers[0].record
    assert isinstance(task, Task)
    assert [unit.name for unit in task.lead] == [lead]


@pytest.mark.parametrize(
    "question",
    [
        "合肥经开区通勤巴士线路由谁优化",
        "合肥市蜀山区科技创新券由谁发放",
        "澜川高新区供热管网由谁检修",
        "合肥经开区科技局牵头哪些任务",
        "合肥高新区应急管理局牵头哪些任务",
    ],
)
def test_another_zone_is_not_asked(zones: Service, question: str) -> None:
    assert zones.ask(question).outcome == "not_held"


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("合肥高新区科技局负责哪些任务", ["发放科技创新券"]),
        ("合肥市科技局负责哪些任务", ["开展科技企业梯度培育"]),
        ("合肥高新区管委会配合哪些任务", ["开展科技企业梯度培育"]),
        ("合肥经济技术开发区管委会配合哪些任务", ["开展科技企业梯度培育"]),
        ("合肥市公安局经开区分局配合哪些任务", ["开展实验室危险化学品排查"]),
        ("澜川经济技术开发区建设局负责哪些任务", ["检修园区供热管网"]),
    ],
)
def test_what_a_zones_unit_has_to_do(zones: Service, question: str, texts: list[str]) -> None:
    answer = zones.ask(question)
    assert answer.outcome == "answered"
    told = [each.record.text for each in answer.answers if isinstance(each.record, Task)]
    assert [text.partition("。")[0] for text in told] == texts
