"""What rules are asked (what is handed in, when it is decided, how much), and papers by number and day, and standards."""

from datetime import date

import pytest

from search_api.question import read_question


@pytest.mark.parametrize(
    ("question", "intent", "terms"),
    [
        ("建筑垃圾处置核准要提交哪些材料", "requirement", "建筑垃圾 处置 核准"),
        ("建筑垃圾处置核准要交什么材料？", "requirement", "建筑垃圾 处置 核准"),
        ("停车场备案需要带什么", "requirement", "停车场 备案"),
        ("停车场备案应该准备哪些资料", "requirement", "停车场 备案"),
        ("建筑垃圾处置核准几天能批下来", "requirement", "建筑垃圾 处置 核准"),
        ("停车场备案多少个工作日内作出决定", "requirement", "停车场 备案"),
        ("临时用地最长几年", "requirement", "临时 用地"),
        ("无障碍车位要占多大比例", "requirement", "无障碍 车位"),
        ("充电端口按什么比例配", "requirement", "充电 端口 配"),
        ("养老用房每百户配多少平米", "requirement", "养老 用房 百户"),
        ("助餐点有没有地方标准", "standard", "助餐点"),
        ("电梯维护有没有标准", "standard", "电梯 维护"),
        ("电梯困人后维保单位多久要到现场", "deadline", "电梯困人 维保 现场"),
        ("拆除工程多大面积要设利用设施", "requirement", "拆除 工程 设 利用 设施"),
    ],
)
def test_what_a_rule_is_asked(question: str, intent: str, terms: str) -> None:
    query = read_question(question, date(2026, 6, 1))
    assert (query.intent, " ".join(term.text for term in query.terms)) == (intent, terms)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("澜川市电梯管理办法是市政府令多少号", "number"),
        ("澜川市电梯管理办法是省人民政府令第几号", "number"),
        ("枕府阅〔2026〕7号是什么时候的", "written_on"),
        ("《电梯管理办法》是哪年的文件", "written_on"),
        ("哪些材料里规定了充电桩要年检", "which"),
        ("充电桩按什么文件建", "basis"),
    ],
)
def test_what_a_paper_is_asked(question: str, fact: str) -> None:
    query = read_question(question, date(2026, 6, 1))
    assert (query.intent, query.fact) == ("document", fact)


@pytest.mark.parametrize(
    ("question", "unit", "terms"),
    [
        ("枕溪区商务局有哪些安全生产职责", "枕溪区商务局", "安全 生产"),
        ("区文旅局承担哪些防汛任务", "区文旅局", "防汛"),
    ],
)
def test_duties_in_one_matter(question: str, unit: str, terms: str) -> None:
    query = read_question(question, date(2026, 6, 1))
    assert (query.intent, query.units) == ("unit_tasks", (unit,))
    assert " ".join(term.text for term in query.terms) == terms


@pytest.mark.parametrize("question", ["澜川市政府令第41号还有效吗", "澜川市人民政府令第41号被哪个文件废止了"])
def test_the_order_of_a_government_is_numbered_in_full(question: str) -> None:
    assert read_question(question, date(2026, 6, 1)).numbers == ("澜川市人民政府令第41号",)
