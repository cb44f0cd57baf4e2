"""Who punishes: where a text gives that to somebody, it answers; how much, the law tells."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

DANCE = """澜川市枕溪区望潮街道办事处关于印发《望潮街道广场舞噪声扰民治理工作方案》的通知
望街办〔2024〕5号
各社区居民委员会，街道各办（队、中心）：
现将《望潮街道广场舞噪声扰民治理工作方案》印发给你们。
望潮街道广场舞噪声扰民治理工作方案
1.由社区发展办公室牵头，各社区居民委员会配合，4月底前划定7处广场舞场地。
2.综合行政执法队会同望潮派出所对拒不改正的依法处罚。
3.文化站负责广场舞队伍登记。
澜川市枕溪区望潮街道办事处
2024年4月10日
"""
BATHS = """澜川市人民政府关于推动温泉旅游高质量发展的意见
澜政发〔2024〕4号
一、推行温泉水质公示，在更衣区醒目位置悬挂检测结果。〔市卫生健康委牵头，市市场监管局参与〕对未公示的经营单位依法处理。〔市卫生健康委负责〕
二、提升温泉服务质量，开展从业人员培训。〔市文化广电旅游局负责〕
澜川市人民政府
2024年4月2日
"""
RULES = """澜川市烟花爆竹管理条例
（2023年5月6日澜川市第十届人民代表大会常务委员会第八次会议通过）
第一条　为了加强烟花爆竹管理，制定本条例。
第二条　应急管理部门负责烟花爆竹经营的安全监督管理。
第三条　在禁放区域燃放烟花爆竹的，由公安机关责令停止燃放，处一百元以上五百元以下罚款。
第四条　本条例自2023年7月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"广场舞": DANCE, "温泉": BATHS, "烟花": RULES}
    with asked_of(tmp_path_factory.mktemp("punishing"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("望潮街道跳广场舞太吵谁来罚", "综合行政执法队"),
        ("望潮街道廣場舞噪聲擾民由誰處罰？", "综合行政执法队"),
        ("望潮街道广场舞噪声谁执法", "综合行政执法队"),
        ("澜川市温泉水质不公示的由谁处罚", "市卫生健康委"),
    ],
)
def test_who_is_given_the_punishing(service: Service, question: str, unit: str) -> None:
    answer = service.ask(question)
    assert (answer.intent, answer.outcome) == ("responsibility", "answered")
    assert [lead.name for lead in getattr(answer.answers[0].record, "lead", ())] == [unit]
    assert not any("登记" in (each.record.text or "") for each in answer.answers)


def test_a_rule_tells_who_punishes_in_the_sentence_that_does(service: Service) -> None:
    answer = service.ask("澜川市禁放区域燃放烟花爆竹由谁处罚")
    assert answer.intent == "responsibility"
    assert "由公安机关责令停止燃放" in (answer.answers[0].record.text or "")


def test_how_much_is_asked_of_the_law(service: Service) -> None:
    assert service.ask("澜川市禁放区域燃放烟花爆竹罚多少").intent == "law"


@pytest.mark.parametrize(
    "question", ["望潮街道乱停车谁来罚", "澜川市温泉从业人员不培训谁来罚", "棠阳区广场舞太吵谁来罚"]
)
def test_nobody_is_told_where_no_text_gives_it(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"
