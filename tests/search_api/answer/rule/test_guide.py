"""What a guide tells of an errand stands below its headings."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

GUIDE = """澜川市养鸽备案办事指南
一、事项名称
养鸽备案
二、受理条件
（一）鸽舍距居民窗户不小于十米的；
（二）经相邻业主同意的。
三、申请材料
（一）养鸽备案申请表；
（二）申请人身份证明；
（三）相邻业主同意书。
四、办理时限
承诺办结时限：4个工作日。
五、收费标准
不收取费用。
六、办理地点
澜川市政务服务中心二楼农业农村窗口。
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("guide"), {"养鸽": GUIDE}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("养鸽备案要什么材料", ["养鸽备案申请表", "身份证明", "同意书"]),
        ("养鸽备案几天能办好", ["4个工作日"]),
        ("养鸽备案收费吗", ["不收取费用"]),
        ("养鸽备案在哪里办", ["二楼农业农村窗口"]),
        ("澜川市养鸽备案要符合什么条件", ["不小于十米", "相邻业主同意"]),
    ],
)
def test_what_stands_below_the_heading(guide: Service, question: str, said: list[str]) -> None:
    answer = guide.ask(question)
    assert answer.outcome == "answered"
    quotes = [each.record.evidence.quote for each in answer.answers if each.record.evidence is not None]
    assert len(quotes) == len(said)
    assert all(words in quote for words, quote in zip(said, quotes, strict=True))


@pytest.mark.parametrize("question", ["养蜂登记要什么材料", "养鸽备案要体检吗"])
def test_another_errand_or_what_it_does_not_say(guide: Service, question: str) -> None:
    answer = guide.ask(question)
    assert answer.outcome == "not_held"
