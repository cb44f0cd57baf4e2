"""What is asked of a law that is named: its name, which all of its articles repeat, tells nothing of what is asked."""

from collections.abc import Iterator

import pytest

from corpus.model import Article
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_TEXT = """# 中华人民共和国河灯安全法

2015年3月4日第十二届全国人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章 总则

第一条 为了加强河灯安全，防止河灯事故，制定本法。

第二条 各级人民政府应当加强河灯安全的宣传。

## 第二章 河灯安全管理

第三条 放灯人应当使用可以降解的河灯。

第四条 任何单位不得在航道内燃放河灯。

第五条 河灯制作单位应当对从业人员进行消防培训。

第六条 县级以上人民政府应当加强滩涂的保护，控制占用滩涂放灯。

## 第三章 法律责任

第七条 违反河灯安全法律、法规规定的，处警告或者二十元以上二百元以下罚款。本法另有规定的，依照规定处罚。

第八条 河灯制作单位有下列行为之一的，责令限期改正，处五万元以下的罚款：

（一）未对从业人员进行消防培训的；

（二）使用含铅颜料的。

第九条 偷盗河灯的，处五百元以下罚款。冒充他人偷盗河灯的，处一千元以下罚款。

第十条 教唆他人偷盗河灯的，处三百元以下罚款。

第十一条 违反本法第四条规定，在航道内燃放河灯的，处二千元罚款。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("lamps"), {"河灯安全法": _TEXT}, "md") as service:
        yield service


def _numbers(service: Service, question: str) -> list[str]:
    answer = service.ask(question)
    return [each.record.number for each in answer.answers if isinstance(each.record, Article)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("河灯安全法在航道内燃放罚多少", "第十一条"),
        ("《河灯安全法》在航道内燃放怎么处罚", "第十一条"),
        # The threat stands above the items, the act in one of them.
        ("河灯安全法未对从业人员进行消防培训罚多少钱", "第八条"),
        ("河灯安全法使用含铅颜料罚多少", "第八条"),
        # Of several that threaten it the one that begins with the act.
        ("河灯安全法偷盗河灯怎么处罚", "第九条"),
    ],
)
def test_the_act_alone_is_looked_for(service: Service, question: str, first: str) -> None:
    assert _numbers(service, question)[:1] == [first]


@pytest.mark.parametrize(
    "question",
    [
        # Its name stands in every article, the act in none.
        "河灯安全法酒后划船罚多少",
        "河灯安全法无证驾驶怎么处罚",
        # What only has to be done says nothing of how much.
        "河灯安全法占用滩涂罚款多少",
        # A law off by a word.
        "河灯管理法无证驾驶罚多少",
    ],
)
def test_no_article_is_shown_for_another_act(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"
