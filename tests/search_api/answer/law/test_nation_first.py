"""Where no place is asked, the nation's law of a thing before a city's law of it at one kind of place."""

from collections.abc import Iterator

import pytest

from search_api.answer.law.wanted_matter import WantedMatter
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

NATION = """物业管理条例
（2021年4月29日国务院第三十次常务会议通过，国务院令第905号公布）
第一条 为了加强物业管理，制定本条例。
第二条 国务院建设主管部门负责全国物业管理活动的监督管理工作。
县级以上地方人民政府建设主管部门负责本行政区域内物业管理活动的监督管理工作。
第三条 本条例自2021年6月1日起施行。
"""
CITY = """清远市住宅小区物业管理条例
（2022年3月1日清远市第七届人民代表大会常务委员会第二次会议通过）
第一条 为了加强住宅小区物业管理，制定本条例。
第二条 市城市管理部门负责本市住宅小区物业管理活动的监督管理。
第三条 市民政部门负责本市住宅小区棋牌室的监督管理工作。
第四条 本条例自2022年5月1日起施行。
"""


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("nation"), {"全国": NATION, "清远": CITY}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("小区物业归谁管", "物业管理条例"),
        ("小区的物业归哪个部门监管", "物业管理条例"),
        ("物业归谁管", "物业管理条例"),
        ("清远市小区物业归谁管", "清远市住宅小区物业管理条例"),
        # Of this the nation's law says nothing.
        ("小区棋牌室归谁管", "清远市住宅小区物业管理条例"),
    ],
)
def test_whose_law_answers(laws: Service, question: str, title: str) -> None:
    answer = laws.ask(question)
    assert answer.outcome == "answered"
    assert answer.answers[0].record.evidence is not None
    assert answer.answers[0].record.evidence.title == title


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("小区物业", ("物业",)),
        ("小区的物业", ("物业",)),
        ("村里自来水", ("自来水",)),
        ("物业", None),
        ("小区", None),
    ],
)
def test_a_matter_without_where_it_is(asked: str, left: tuple[str, ...] | None) -> None:
    wanted = WantedMatter.of((asked,))
    alone = wanted and wanted.without_setting()
    assert (tuple(alone.phrases) if alone else None) == left
