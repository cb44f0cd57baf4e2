"""Whom a law makes responsible: the forms in which laws say it, and what only looks like them."""

import pytest

from tests.indexer.laws.competences_told import CITYS, shown, told
from tests.indexer.tasks.papers import read_lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "市、相关县（区）人民政府自然资源主管部门负责本行政区域内山体保护的监督管理工作。",
            "市、相关县（区）人民政府自然资源主管部门 / 山体保护 / 监督管理 / 县级以上",
        ),
        (
            "市、有关区人民政府水行政主管部门负责本行政区域内湖泊的监督管理工作。",
            "市、有关区人民政府水行政主管部门 / 湖泊 / 监督管理 / 县级以上",
        ),
        (
            "国务院民政部门负责全国行政区域界线的管理工作。",
            "国务院民政部门 / 行政区域界线 / 管理 / 全国",
        ),
    ],
)
def test_some_places_and_what_is_called_after_an_area(sentence: str, expected: str) -> None:
    assert told(sentence, title=CITYS) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "国务院市场监督管理部门主管全国的广告监督管理工作。",
            ["国务院市场监督管理部门 / 广告 / 监督管理 / 全国"],
        ),
        (
            "县级以上地方市场监督管理部门主管本行政区域的广告监督管理工作。",
            ["县级以上地方市场监督管理部门 / 广告 / 监督管理 / 县级以上"],
        ),
        (
            "国务院测绘地理信息主管部门负责全国测绘工作的统一监督管理。",
            ["国务院测绘地理信息主管部门 / 测绘 / 统一监督管理 / 全国"],
        ),
        ("国务院农业主管部门负责全国的农药监督管理工作。", ["国务院农业主管部门 / 农药 / 监督管理 / 全国"]),
        (
            "国务院对外贸易主管部门依照本法主管全国对外贸易工作。",
            ["国务院对外贸易主管部门 / 对外贸易 / 主管 / 全国"],
        ),
        (
            "县级以上人民政府应急管理部门依法对本行政区域内安全生产工作实施综合监督管理。",
            ["县级以上人民政府应急管理部门 / 安全生产 / 综合监督管理 / 县级以上"],
        ),
        (
            "省、自治区、直辖市人民政府财政部门负责本行政区域的彩票监督管理工作。",
            ["省、自治区、直辖市人民政府财政部门 / 彩票 / 监督管理 / 省级"],
        ),
        (
            "设区的市、县（市、区）水行政主管部门负责本行政区域内节约用水的组织、管理和监督工作。",
            ["设区的市、县（市、区）水行政主管部门 / 节约用水 / 组织、管理和监督 / 县级以上"],
        ),
        (
            "乡（镇）人民政府、街道办事处负责本辖区内生活垃圾分类的监督管理工作。",
            ["乡（镇）人民政府、街道办事处 / 生活垃圾分类 / 监督管理 / 乡镇"],
        ),
        (
            "县级以上地方人民政府管理旅游工作的部门按照职责负责本行政区域内旅行社的监督管理工作。",
            ["县级以上地方人民政府管理旅游工作的部门 / 旅行社 / 监督管理 / 县级以上"],
        ),
        (
            "国务院设立禁毒委员会，负责组织、协调、指导全国的禁毒工作。",
            ["禁毒委员会 / 禁毒 / 组织、协调、指导 / 全国"],
        ),
        (
            "县级以上人民政府公安、交通运输等部门按照各自职责，做好道路交通安全的相关工作。",
            ["县级以上人民政府公安、县级以上人民政府交通运输 / 道路交通安全 / 做好 / 县级以上"],
        ),
        (
            "国务院有关部门在各自职责范围内负责节能监督管理工作。",
            ["国务院有关部门* / 节能 / 监督管理 / 全国"],
        ),
        ("安置教育由省级人民政府组织实施。", ["省级人民政府 / 安置教育 / 组织实施 / 省级"]),
        ("二次供水设施由供水行政主管部门负责监督管理。", ["供水行政主管部门 / 二次供水设施 / 监督管理 / -"]),
        (
            "市场监督管理部门应当加强对水泥产品质量的监督管理。",
            ["市场监督管理部门 / 水泥产品质量 / 监督管理 / -"],
        ),
        (
            "本条例由县级以上人民政府住房城乡建设主管部门负责组织实施。",
            ["县级以上人民政府住房城乡建设主管部门 / 燃气 / 组织实施 / 县级以上"],
        ),
        ("本条例规定的行政处罚由城市管理部门负责。", ["城市管理部门 / 燃气 / 行政处罚 / -"]),
    ],
)
def test_forms(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_the_level_of_a_place_s_own_offices() -> None:
    sentences = (
        "市燃气主管部门负责本市燃气管理工作。",
        "区、县（市）燃气主管部门负责本辖区内的燃气管理工作。",
    )
    assert told(*sentences, title=CITYS) == [
        "市燃气主管部门 / 燃气 / 管理 / 设区的市级",
        "区、县（市）燃气主管部门 / 燃气 / 管理 / 县级",
    ]


def test_one_sentence_may_give_two_offices_each_its_own() -> None:
    sentence = "住房城乡建设部门负责停车场的建设管理工作，公安机关负责道路停车泊位的管理工作。"
    assert told(sentence) == [
        "住房城乡建设部门 / 停车场 / 建设管理 / -",
        "公安机关 / 道路停车泊位 / 管理 / -",
    ]


def test_the_office_that_is_the_one_in_charge_has_what_follows_too() -> None:
    sentence = "公安机关是养犬管理工作的主管部门，负责犬只登记管理工作。"
    assert told(sentence) == ["公安机关 / 养犬 / 主管 / -", "公安机关 / 犬只登记 / 管理 / -"]


def test_items_give_each_office_its_own() -> None:
    lines = (
        "有关部门按照下列职责分工，做好扬尘污染防治监督管理工作：",
        "（一）住房城乡建设主管部门负责房屋建筑施工扬尘污染防治的监督管理；",
        "（二）水利主管部门负责水利工程施工扬尘污染防治的监督管理。",
    )
    assert told(*lines)[-2:] == [
        "住房城乡建设主管部门 / 房屋建筑施工扬尘污染防治 / 监督管理 / -",
        "水利主管部门 / 水利工程施工扬尘污染防治 / 监督管理 / -",
    ]


def test_items_under_an_office_are_its_own_with_their_head_as_proof() -> None:
    lines = ("市燃气主管部门履行下列职责：", "（一）负责燃气经营许可证的核发；", "（二）监督燃气设施的安全。")
    reading = read_lines("第一条 为了加强管理，制定本条例。", f"第二条 {lines[0]}", *lines[1:], title=CITYS)
    assert [shown(one) for one in reading.competences] == [
        "市燃气主管部门 / 燃气经营许可证 / 核发 / 设区的市级",
        "市燃气主管部门 / 燃气设施的安全 / 监督 / 设区的市级",
    ]
    assert all(one.evidence.quote.startswith("市燃气主管部门") for one in reading.competences)


@pytest.mark.parametrize(
    "sentence",
    [
        "实行政府领导、部门负责、社会参与的工作机制。",
        "生产经营单位的主要负责人对本单位的安全生产工作全面负责。",
        "燃气经营者应当对燃气设施进行定期巡查，负责燃气设施的维护。",
        "违反本条例规定的，由燃气管理部门责令改正，处一万元以上五万元以下罚款。",
        "对直接负责的主管人员和其他直接责任人员依法给予处分。",
        "物业服务企业负责共用部位的消防安全管理工作。",
        "谁主管、谁负责，谁使用、谁负责。",
        "任何单位和个人有权向负责燃气安全监督管理的部门举报。",
        "县级以上人民政府应当加强对燃气工作的领导。",
        "本条例由国务院住房城乡建设主管部门负责解释。",
        "无法确定责任人的，由所在地的区人民政府负责组织修复治理。",
        "所需资金由当地人民政府承担。",
    ],
)
def test_what_is_no_competence(sentence: str) -> None:
    assert told(sentence) == []


def test_half_width_marks_read_alike() -> None:
    full = "市、县（市、区）燃气主管部门负责本行政区域内的燃气管理工作，公安机关负责燃气运输车辆的管理。"
    half = full.translate(str.maketrans("（），", "(),"))
    told_of_half = [one.translate(str.maketrans("(),", "（），")) for one in told(half)]
    assert told_of_half == told(full) != []


def test_only_laws_give_competences() -> None:
    lines = ("一、总体要求", "市场监督管理部门负责全市的广告监督管理工作。")
    assert read_lines(*lines, title="澜川市广告整治工作方案").competences == ()


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("各级人民政府应当开展古桥保护宣传。", "乡镇级以上"),
        ("本市各级人民政府应当开展古桥保护宣传。", "乡镇级以上"),
        ("县级以上各级人民政府应当开展古桥保护宣传。", "县级以上"),
        ("各级财政部门应当开展古桥保护宣传。", "县级以上"),
        ("地方各级人民政府应当开展古桥保护宣传。", "乡镇级以上"),
        # A body that every level has is not the nation's for its name; 有关 takes no level away.
        ("地方各级人民政府及其有关部门应当开展古桥保护宣传。", "乡镇级以上"),
        ("国家安全机关应当开展古桥保护宣传。", "-"),
        ("有关县级以上人民政府水行政主管部门应当开展古桥保护宣传。", "县级以上"),
    ],
)
def test_all_levels_of_government_reach_to_the_towns(sentence: str, level: str) -> None:
    assert [one.rsplit(" / ", 1)[1] for one in told(sentence)] == [level]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("街道办事处或者乡镇人民政府负责古桥保护工作。", "乡镇"),
        ("市文物局或者区文物部门负责古桥保护工作。", "县级以上"),
        ("国务院文物部门和省级人民政府文物部门负责古桥保护工作。", "省级以上"),
        ("长江流域县级以上地方人民政府负责古桥保护工作。", "县级以上"),
        ("市和县（市）区文物部门负责古桥保护工作。", "县级以上"),
        ("市县文物部门负责古桥保护工作。", "县级以上"),
        ("国家公园管理机构负责古桥保护工作。", "-"),
        ("铁路沿线县级以上人民政府负责古桥保护工作。", "县级以上"),
        ("防汛抗旱指挥部负责古桥保护工作。", "-"),
        ("澜川市人民政府负责古桥保护工作。", "-"),
        ("宁波市人民政府负责古桥保护工作。", "设区的市级"),
        ("上海市文物局负责古桥保护工作。", "省级"),
    ],
)
def test_the_level_of_several_offices_and_of_a_place_s_own(sentence: str, level: str) -> None:
    assert [one.rsplit(" / ", 1)[1] for one in told(sentence)] == [level]
