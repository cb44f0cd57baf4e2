"""What sentences oblige, forbid, permit and recommend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.demand.requirements import find_requirements
from tests.growth import LINEAR, growth

CASES: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "生产经营单位的主要负责人在事故调查处理期间，不得擅离职守。",
        [("must_not", "生产经营单位的主要负责人")],
    ),
    ("任何单位和个人不得占用、堵塞、封闭疏散通道。", [("must_not", "任何单位和个人")]),
    ("单位负责人接到报告后，应当于1小时内报告。", [("must", "单位负责人")]),
    ("矿山、金属冶炼、建筑施工单位，应当设置管理机构。", [("must", "矿山、金属冶炼、建筑施工单位")]),
    ("当事人可以委托代理人。", [("may", "当事人")]),
    ("公民有权举报。", [("may", "公民")]),
    ("国家鼓励使用清洁能源。", [("should", "国家")]),
    ("5.1.2 充电设备宜具有定时断电功能。", [("should", "充电设备")]),
    ("灭火器应每月检查一次。", [("must", "灭火器")]),
    # Who may not fall short of a measure owes it; who may not exceed one is forbidden more.
    ("消防车通道的净宽度均不应小于4.0m。", [("must", "消防车通道的净宽度")]),
    ("记录保存期限不得少于五年。", [("must", "记录保存期限")]),
    ("客房数量不得超过十四间。", [("must_not", "客房数量")]),
    ("待遇不得低于同类职工。", [("must_not", "待遇")]),
    ("禁止在楼道内停放电动自行车。", [("must_not", None)]),
    ("因抢险需要的，可以先行使用，但应当在十五日内补办手续。", [("may", None), ("must", None)]),
    ("受托方应当依照约定履行义务，不得擅自留存数据。", [("must", "受托方"), ("must_not", "受托方")]),
    ("湿地保护范围内禁止采砂。", [("must_not", None)]),
    ("执行遗赠不得妨碍清偿遗赠人依法应当缴纳的税款。", [("must_not", "执行遗赠")]),
    # Who acts, and then is asked.
    ("运营企业收取押金的，应当在十日内退还。", [("must", "运营企业")]),
    ("纳税人出口货物、劳务，应当申报。", [("must", "纳税人")]),
    ("经营者销售商品，应当明码标价。", [("must", "经营者")]),
    ("申请人提供材料的，应当真实。", [("must", "申请人")]),
    ("用人单位使用人数超过限额的，应当报告。", [("must", "用人单位")]),
    ("接到举报的部门应当答复。", [("must", "部门")]),
    ("经营露营地，应当备案。", [("must", None)]),
    ("选民因残疾不能写选票，可以委托他人代写。", [("may", "选民")]),
    ("被督导单位有异议的，可以提交意见。", [("may", "被督导单位")]),
    ("被吊销许可证的，应当停业。", [("must", None)]),
    ("县级人民政府制定的发展规划，应当公布。", [("must", None)]),
    ("人民政府安排的经费，应当公开。", [("must", None)]),
    ("人民政府安排教育经费，应当统筹使用。", [("must", "人民政府")]),
    # What may befall whoever broke a rule permits them nothing; what an office may do is its own.
    ("逾期不改正的，处五千元以下罚款，可以并处暂扣车辆。", []),
    ("情节严重的，可以吊销营业执照。", []),
    ("公安机关可以处五百元以下罚款。", [("may", "公安机关")]),
    # What obliges inside a condition, a word or a title obliges nobody.
    ("违反本法规定，应当取得许可而未取得的，由主管部门处五万元罚款。", []),
    ("应急管理部门组织应用相应的技术，许可证件可能失效。", []),
    ("依照《不得擅自经营目录》执行。", []),
    ("做到应收尽收、应保尽保。", []),
    ("是否应当公开由机关决定。", []),
    ("造林规划规定应选树种的比例。", []),
    ("国家所有的宜林荒山由人民政府组织绿化。", []),
    ("本办法所称宜居城市，是指适宜居住的城市。", []),
    ("对申请不予准许。", []),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_modality_and_subject(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(r.modality, r.subject) for r in find_requirements(text)] == told


@pytest.mark.parametrize("full", [False, True])
def test_marks_of_either_width_say_the_same(full: bool) -> None:
    text = "灭火器发生故障的,使用单位应当在3日内更换;每组不得少于2具。"
    text = text.replace(",", "，").replace(";", "；") if full else text
    found = find_requirements(text)
    assert [(r.modality, r.subject, r.condition) for r in found] == [
        ("must", "使用单位", "灭火器发生故障的"),
        ("must", "每组", None),
    ]


PARTS = [
    ("防火间距不应小于6米，层数不得超过三层。", ("不应小于6米", "不得超过三层")),
    ("从业人员超过一百人的，应当设置管理机构。", ("超过一百人",)),
    ("应当在十五日内答复。", ("十五日内",)),
    ("出席人数应当达到三分之二以上。", ("达到三分之二以上",)),
    ("面积三千平方米以上的场所应当备案。", ("三千平方米以上",)),
    ("绿地率不低于35%。应当公示。", ("不低于35%",)),
    ("夜间应当每4小时巡查一次。", ("每4小时",)),
    ("应当告知周边三千米范围内的养蜂者。", ("三千米范围内",)),
    ("继续教育不得少于二十四学时。", ("不得少于二十四学时",)),
    ("应当在有效期届满前一个月申请检验。", ()),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_thresholds(text: str, told: tuple[str, ...]) -> None:
    assert sum((r.thresholds for r in find_requirements(text)), ()) == told


LEADS = [
    ("应当于拍卖日七日前发布公告。", "于拍卖日七日前"),
    ("应当在开业前十五日备案。", "在开业前十五日"),
    ("应当在有效期届满三十日前申请延续。", "在有效期届满三十日前"),
    ("有效期届满前一个月应当申请检验。", "有效期届满前一个月"),
    ("应当提前5日告知。", "提前5日"),
    ("应当在四月三十日前公布。", "四月三十日前"),
    ("应当高于三年前的水平。", None),
    ("面积应当大于前三日的均值。", None),
]


@pytest.mark.parametrize(("text", "printed"), LEADS)
def test_deadlines_before_events(text: str, printed: str | None) -> None:
    (told,) = find_requirements(text)
    assert (told.deadline.printed if told.deadline else None) == printed


def test_a_sanction_keeps_all_its_measures() -> None:
    (told,) = find_requirements("经营者拒不改正的，应当责令停业整顿，没收违法所得，处五万元罚款。")
    assert told.sanction == "责令停业整顿，没收违法所得，处五万元罚款"
    (own,) = find_requirements("主管部门应当责令有关单位采取措施。")
    assert own.sanction is None


def test_a_list_belongs_to_what_leads_it() -> None:
    text = "经营者不得有下列行为：\n（一）强买强卖；\n（二）短斤少两。\n消费者可以投诉。"
    barred, other = find_requirements(text)
    assert (barred.items, barred.quote) == (("强买强卖", "短斤少两。"), text[: text.index("\n消费者")])
    assert other.subject == "消费者"
    inline = find_requirements("有下列情形之一的，用人单位不得解除合同：（一）患病；（二）怀孕。")[0]
    assert (inline.subject, inline.items) == ("用人单位", ("患病", "怀孕。"))


def test_deadline_sanction_and_place() -> None:
    text = "运营单位应当在每年3月底前报告；拒不改正的，应当吊销许可证。"
    first, second = find_requirements(text, offset=100)
    assert first.deadline is not None
    assert second.sanction == "吊销许可证"
    assert (second.span.start, text[second.span.start - 100 : second.span.end - 100]) == (
        100 + text.index("拒不"),
        second.quote,
    )


@given(st.text(alphabet="应当不得可以必须的，。；：\n（一）在对时后前A 1米以上", max_size=200))
def test_whatever_the_text_spans_slice_back(text: str) -> None:
    for found in find_requirements(text):
        assert text[found.span.start : found.span.end] == found.quote
        assert found.subject is None or found.subject in text


@pytest.mark.parametrize(
    "piece",
    [
        *("应当", "不得，", "的，应当", "对在按照", "（一）", "第一条", "一百万千", "在在在", "、单位"),
        # Joined words that oblige and permit by turns: each demand has all before it in its part to look back on.
        *("但应当但可以", "单位但应当但可以", "对但应当但可以", "均应当也可以", "时应当也可以"),
        # Joining words, adverbs and blanks without end before the word that obliges, and parts without end.
        *("但但但但但但但应当可以", "    应当也可以", "甲，应当", "如甲，应当", "1.应当；"),
        # Each part leads a list of all that follow it.
        *("于一日", "在前一日前", "经营者销售", "接到的", "提前一百", "处罚款，"),
        *("（一）甲：\n", "（一）应当：\n", "：（一）应当也可以"),
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    assert growth(find_requirements, piece, 4_000) < LINEAR
