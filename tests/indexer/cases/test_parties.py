"""Organisations that had to do with a case, by their class; never a person."""

import pytest

from corpus.recognise.characters import fold
from indexer.cases.parties import find_parties, found_in_title


def parties(text: str) -> list[tuple[str, str]]:
    found = find_parties(text, fold(text), 0, len(text))
    assert all(text[one.span.start : one.span.end] == one.party.name for one in found)
    return [(one.party.role, one.party.name) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("施工单位是澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位为澜川建筑有限公司，", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位系澜川建筑有限公司。", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位：澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位: 澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位名称：澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("施工单位为澜川建筑有限公司（以下简称澜川建筑）", [("施工单位", "澜川建筑有限公司")]),
        ("施工总承包单位为澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("专业分包单位为枕溪劳务有限公司", [("分包单位", "枕溪劳务有限公司")]),
        ("勘察单位：岚江省地质勘察院；", [("勘察单位", "岚江省地质勘察院")]),
        ("建设单位：澜川市教育局", [("建设单位", "澜川市教育局")]),
        ("业主单位为澜川城投集团", [("建设单位", "澜川城投集团")]),
        ("事故单位：望浦化工有限公司", [("生产经营单位", "望浦化工有限公司")]),
        ("当事人：望浦商贸有限公司", [("生产经营单位", "望浦商贸有限公司")]),
        ("维保单位为澜川电梯有限公司", [("设备单位", "澜川电梯有限公司")]),
        (
            "建设单位为澜川城投集团，施工单位为澜川建筑有限公司、监理单位为枕溪监理公司。",
            [("建设单位", "澜川城投集团"), ("施工单位", "澜川建筑有限公司"), ("监理单位", "枕溪监理公司")],
        ),
        ("施工单位为澜川建筑有限公司，施工单位：澜川建筑有限公司", [("施工单位", "澜川建筑有限公司")]),
        ("澜川建筑有限公司（一级资质）承建的图书馆工程", [("施工单位", "澜川建筑有限公司")]),
        ("由澜川建筑有限公司承建的图书馆工程", [("施工单位", "澜川建筑有限公司")]),
        # No organisation is named.
        ("监理单位未履行职责", []),
        ("施工单位的负责人", []),
        ("施工单位应当为从业人员投保", []),
        ("施工单位是指从事施工活动的公司", []),
        ("", []),
        # Persons.
        ("施工单位：张某某（包工头）", []),
        ("施工单位是王某某", []),
        ("施工单位为李四承包", []),
        ("当事人：王某某", []),
        ("当事人：张三，男，望浦化工有限公司职工", []),
        ("责任单位：王某", []),
        ("施工单位是个体户王某某经营的店", []),
        ("项目经理王某某、安全员李四", []),
    ],
)
def test_parties(text: str, expected: list[tuple[str, str]]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("望浦化工有限公司“5·18”较大中毒事故", "望浦化工有限公司"),
        ("望浦化工有限公司未开展教育培训案", "望浦化工有限公司"),
        ("望浦家具厂未对从业人员进行培训案", "望浦家具厂"),
        ("望浦煤矿“3·2”顶板事故", "望浦煤矿"),
        ("澜川市“5·18”事故", None),
        ("王某某擅自经营烟花爆竹案", None),
        ("张某非法储存汽油案", None),
        ("高处坠落事故", None),
        ("", None),
    ],
)
def test_whose_case_a_title_names(title: str, name: str | None) -> None:
    text = f"通报\n{title}\n正文"
    found = found_in_title(text, title, text.index(title) + 1 if title else 0)
    assert [(one.party.role, one.party.name) for one in found] == ([("生产经营单位", name)] if name else [])
    assert all(text[one.span.start : one.span.end] == name for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A full name is a party's, whatever word stands beside it.
        ("3月2日9时许，望浦化工有限公司一名检修工坠落", [("相关单位", "望浦化工有限公司")]),
        ("井下采掘作业发包给枕溪矿山工程有限公司。", [("相关单位", "枕溪矿山工程有限公司")]),
        ("承包商澜川防腐安装有限公司3名工人在罐顶焊接", [("相关单位", "澜川防腐安装有限公司")]),
        ("位于浦东里8号的望浦五金制品有限公司抛光车间", [("相关单位", "望浦五金制品有限公司")]),
        ("5.望浦五金制品有限公司入户安检弄虚作假", [("相关单位", "望浦五金制品有限公司")]),
        ("（三）望浦五金制品有限公司，对事故负有重要责任", [("相关单位", "望浦五金制品有限公司")]),
        ("望浦仓储有限公司\t厂房出租单位\t出租给他人", [("设备单位", "望浦仓储有限公司")]),
        ("由枕溪第四工程有限公司承建的隧道", [("施工单位", "枕溪第四工程有限公司")]),
        ("枕溪区雁回镇望浦石材加工有限公司", [("相关单位", "望浦石材加工有限公司")]),
        ("澜川市清澜环保工程服务部承接清淤作业", [("相关单位", "澜川市清澜环保工程服务部")]),
        # Names that hold what may lead one in.
        ("中铁二十局（澜川）城乡建设有限公司", [("相关单位", "中铁二十局（澜川）城乡建设有限公司")]),
        ("枕溪企业管理咨询有限公司", [("相关单位", "枕溪企业管理咨询有限公司")]),
        # Of one organisation the fuller name.
        (
            "望浦五金有限公司（下称望浦公司）起火。澜川市望浦五金有限公司未整改",
            [("相关单位", "澜川市望浦五金有限公司")],
        ),
        # Who looked into it, who is only a person's employer, whose building it was, somebody unnamed.
        ("经委托澜川安全技术检测有限公司鉴定", []),
        ("澜川司法鉴定有限公司鉴定认为", []),
        ("王某，男，望浦化工有限公司职工", []),
        ("枕溪建设集团公司承建的望浦阀门有限公司二期工程", [("施工单位", "枕溪建设集团公司")]),
        ("某公司、该有限公司、多家有限公司", []),
        # Public bodies that did not do what they should.
        ("2.雁回镇人民政府履行属地监管职责不到位。", [("监管单位", "雁回镇人民政府")]),
        ("枕溪区住房和城乡建设局：监督检查流于形式", [("监管单位", "枕溪区住房和城乡建设局")]),
        ("雁回镇人民政府组织救援。", []),
        ("对枕溪区应急管理局未及时报告的情况", []),
        ("街道办事处巡查未覆盖", []),
    ],
)
def test_parties_without_a_word_for_what_they_were(text: str, expected: list[tuple[str, str]]) -> None:
    assert parties(text) == expected
