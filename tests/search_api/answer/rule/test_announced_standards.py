"""Standards that an announcement lists in a table drawn with bars."""

from collections.abc import Iterator

import pytest

from corpus.model import Standard
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

ANNOUNCEMENT = """# 海陵市市场监督管理局关于发布《公园长椅养护规范》等地方标准的公告

海市监公告〔2024〕3号

现批准发布下列地方标准：

| 序号 | 标准编号 | 标准名称 | 代替标准号 | 实施日期 |
|---|---|---|---|---|
| 1 | DB3299/T 77—2024 | 公园长椅养护规范 | DB3299/T 31—2017 | 2024-12-10 |
| 2 | DB3299/T 78—2024 | 公共厕所保洁服务规范 | | 2024-12-10 |

海陵市市场监督管理局

2024年6月10日
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("announced"), {"公告": ANNOUNCEMENT}, "md") as service:
        yield service


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("公园长椅养护有什么标准", "DB3299/T 77—2024"),
        ("公厕打扫有什么标准", "DB3299/T 78—2024"),
        ("DB3299/T 31-2017被哪个标准代替", "DB3299/T 77—2024"),
    ],
)
def test_what_was_announced_is_found(service: Service, question: str, number: str) -> None:
    answer = service.ask(question)
    assert answer.outcome == "answered"
    standard = answer.answers[0].record
    assert isinstance(standard, Standard)
    assert number in standard.evidence.quote
