"""What befalls the breach of the very 项 that is asked about is told, and what befalls that of another alone is not."""

from collections.abc import Iterator

import pytest

from corpus.model import Article
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

LAW = """海陵市楼院管理条例

（2015年9月25日海陵市第五届人民代表大会常务委员会第二十次会议通过）

　　第一条　为了规范楼院管理，制定本条例。
　　第二条　市住房城乡建设部门负责全市楼院管理活动的监督管理工作。
　　第三条　楼院服务人应当每半年公布一次服务费用收支情况。
　　第四条　业主、使用人不得有下列行为：
　　（一）占用消防通道停放车辆；
　　（二）从建筑物中抛掷物品；
　　（三）在楼道内停放电动自行车或者为其充电。
　　第五条　楼院服务人应当在电梯轿厢内公示应急救援电话。
　　第六条　违反本条例第四条第一项规定，占用消防通道停放车辆的，由消防救援机构处警告或者二百元以上五百元以下罚款。
　　第七条　违反本条例第四条第二项至第三项规定的，由消防救援机构责令改正；拒不改正的，处五百元以上一千元以下罚款。
　　第八条　违反本条例第五条规定的，由市场监督管理部门处一千元以上五千元以下罚款。
　　第九条　有下列行为之一的，由市住房城乡建设部门责令改正，处三千元以下罚款：
　　（一）违反本条例第三条规定，未公布收支情况的；
　　（二）拒绝检查的。
　　第十条　乘坐电梯不得有下列行为：
　　（一）在轿厢内吸烟、打闹；
　　（二）携带燃油助力车乘坐；
　　（三）强行扒门、撞击轿门。
　　第十一条　违反本条例第十条第二项规定的，由市场监督管理部门责令改正，处五百元以上一千元以下罚款。
　　第十二条　本条例自2016年1月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("breached"), {"条例": LAW}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("在楼道里给电动自行车充电怎么罚", "第七条"),
        ("占用消防通道停放车辆怎么罚", "第六条"),
        ("违反海陵市楼院管理条例第四条第三项罚多少", "第七条"),
        ("违反《海陵市楼院管理条例》第四条第（一）项怎么处罚", "第六条"),
        ("违反海陵市楼院管理条例第五条罚多少", "第八条"),
        ("违反海陵市楼院管理条例第三条罚多少钱", "第九条"),
        ("带燃油助力车坐电梯罚多少", "第十一条"),
        # Who asks for an article gets it.
        ("海陵市楼院管理条例第四条怎么规定", "第四条"),
        ("海陵市楼院管理条例第八条罚多少", "第八条"),
    ],
)
def test_the_fine_for_the_part_that_was_broken(service: Service, question: str, number: str) -> None:
    answer = service.ask(question)
    assert answer.outcome == "answered"
    first = answer.answers[0].record
    assert isinstance(first, Article)
    assert first.number == number


@pytest.mark.parametrize("question", ["在电梯轿厢里吸烟罚多少", "强行扒电梯门罚多少"])
def test_no_fine_for_a_part_that_none_punishes(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"


def test_only_who_punishes_the_part_is_linked(service: Service) -> None:
    answer = service.ask("违反海陵市楼院管理条例第十条第一项罚多少")
    assert [answered.record.number for answered in answer.answers] == ["第十条"]  # type: ignore[union-attr]
