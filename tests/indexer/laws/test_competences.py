"""Whom a law makes responsible: the forms in which laws say it, and what only looks like them."""

import pytest

from corpus.model import Competence
from tests.indexer.tasks.papers import read_lines

NATIONS = "燃气管理条例"
CITYS = "澜川市燃气管理条例"


def told(*sentences: str, title: str = NATIONS) -> list[str]:
    """What an article of these lines gives: units / matter / duty / level, a line each."""
    reading = read_lines(
        "第一条 为了加强管理，根据有关法律，制定本条例。",
        f"第二条 {sentences[0]}",
        *sentences[1:],
        title=title,
    )
    for one in reading.competences:
        evidence = one.evidence
        assert reading.text[evidence.start : evidence.end] == evidence.quote
        assert any(clause.id == one.article_id for clause in reading.clauses)
    return [shown(one) for one in reading.competences]


def given(*sentences: str, title: str = NATIONS) -> list[str]:
    """What an article of these lines gives, with what kind of thing that is and who helps."""
    lines = read_lines(
        "第一条 为了加强管理，制定本条例。", f"第二条 {sentences[0]}", *sentences[1:], title=title
    )
    return [
        " / ".join(
            (
                one.gives,
                "、".join(u.name for u in one.units),
                "、".join(u.name for u in one.support) or "-",
                one.matter,
                one.duty,
            )
        )
        for one in lines.competences
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "县人民政府自然资源主管部门应当会同水行政、生态环境等主管部门编制温泉利用规划，报县人民政府批准后公布实施。",
            ["act / 县人民政府自然资源主管部门 / 水行政、生态环境 / 温泉利用规划 / 编制"],
        ),
        (
            "古桥名录由文物主管部门会同住房城乡建设主管部门提出，报本级人民政府批准后公布。",
            ["act / 文物主管部门 / 住房城乡建设主管部门 / 古桥名录 / 提出"],
        ),
        (
            "商务主管部门会同民族事务主管部门负责全市清真食品网点的规划。",
            ["charge / 商务主管部门 / 民族事务主管部门 / 清真食品网点 / 规划"],
        ),
        (
            "保护区的界线由县人民政府划定并公布，县文物主管部门设立保护标志。",
            [
                "act / 县人民政府 / - / 保护区的界线 / 划定并公布",
                "act / 县文物主管部门 / - / 保护标志 / 设立",
            ],
        ),
        (
            "县人民政府应当将古桥保护纳入国民经济和社会发展规划，所需经费列入财政预算。",
            ["act / 县人民政府 / - / 古桥保护 / 纳入国民经济和社会发展规划"],
        ),
        (
            "市、县（区）人民政府应当加强对古桥保护工作的领导。",
            ["act / 市、县（区）人民政府 / - / 古桥保护 / 领导"],
        ),
        (
            "乡镇人民政府（街道办事处）负责辖区内竹林流转纠纷的调解。",
            ["charge / 乡镇人民政府（街道办事处） / - / 竹林流转纠纷 / 调解"],
        ),
        (
            "苏木乡镇人民政府应当组织嘎查村民委员会开展日常巡护。",
            ["act / 苏木乡镇人民政府 / - / 日常巡护 / 组织开展"],
        ),
        (
            "县文物行政部门应当建立古桥档案，盟文物行政部门应当审核汇总。",
            [
                "act / 县文物行政部门 / - / 古桥档案 / 建立",
                "act / 盟文物行政部门 / - / 古桥档案 / 审核汇总",
            ],
        ),
        (
            "不动产登记机构应当在受理申请之日起二十个工作日内办理林权登记。",
            [],
        ),
        (
            "县自然资源局应当在受理申请之日起二十个工作日内办理林权登记。",
            ["act / 县自然资源局 / - / 林权登记 / 办理"],
        ),
        (
            "违反本条例规定，砍伐、移植古茶树的，由林业主管部门处每株五千元以上五万元以下罚款。",
            ["penalty / 林业主管部门 / - / 砍伐、移植古茶树 / 罚款"],
        ),
        (
            "违反本条例第十条规定，未安装计量设施的，由水行政主管部门责令限期安装，并处一万元罚款。",
            ["penalty / 水行政主管部门 / - / 未安装计量设施 / 责令限期安装、罚款"],
        ),
        ("盟行政公署统一领导全盟古桥保护工作。", ["act / 盟行政公署 / - / 古桥保护 / 领导"]),
        (
            "盟林业主管部门会同盟文物行政部门制定植被恢复方案。",
            ["act / 盟林业主管部门 / 盟文物行政部门 / 植被恢复方案 / 制定"],
        ),
        ("违反本条例第六条规定的，由文物行政部门责令改正。", []),
        ("有下列情形之一的，由文物行政部门责令改正：", []),
        ("燃气经营者应当建立燃气安全台账。", []),
        ("文物行政部门收集证据时，可以先行登记保存。", []),
        ("省兽医主管部门应当做好监测，市兽医主管部门应当根据省计划，制定本地监测方案。", []),
    ],
)
def test_acts_penalties_and_who_helps(sentence: str, expected: list[str]) -> None:
    assert given(sentence) == expected


def shown(one: Competence) -> str:
    units = "、".join(f"{unit.name}*" if unit.collective else unit.name for unit in one.units)
    return " / ".join((units, one.matter, one.duty, one.level or "-"))


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
    ("sentence", "expected"),
    [
        # Words of a place are no part of the matter, but 县道, 市场, 区域 are no places.
        ("县道规划由县人民政府编制。", ["act / 县人民政府 / - / 县道规划 / 编制"]),
        ("市人民政府应当维护市场秩序。", ["act / 市人民政府 / - / 市场秩序 / 维护"]),
        ("市人民政府应当编制区域供热规划。", ["act / 市人民政府 / - / 区域供热规划 / 编制"]),
        # Several verbs before one matter.
        ("供热主管部门应当建立并实施能耗统计制度。", ["act / 供热主管部门 / - / 能耗统计制度 / 建立"]),
        ("县人民政府应当划定公布古桥的保护范围。", ["act / 县人民政府 / - / 古桥的保护范围 / 划定公布"]),
        (
            "民政部门应当及时调查处理养老机构违规收费问题。",
            ["act / 民政部门 / - / 养老机构违规收费问题 / 调查处理"],
        ),
        ("财政部门应当建立完善古桥档案制度。", ["act / 财政部门 / - / 古桥档案制度 / 建立完善"]),
        (
            "市人民政府及其有关部门、街道办事处应当开展防溺水宣传。",
            ["act / 市人民政府、市人民政府有关部门、街道办事处 / - / 防溺水宣传 / 开展"],
        ),
        # A matter that tells nothing by itself.
        ("具体管理办法由省人民政府制定。", []),
        ("县人民政府应当建立工作机制，所需经费列入财政预算。", []),
        # What is only the occasion of a duty; what others than the office do.
        ("审计机关开展政府投资审计，应当组成审计组。", []),
        (
            "教育部门应当指导医学院校增设课程，开展康复科学研究。",
            ["act / 教育部门 / - / 医学院校增设课程 / 指导"],
        ),
        ("县人民政府应当组织教育、卫生健康等有关部门，逐步解决有关问题。", []),
        # Whose name is full needs no 国务院 of the one before.
        (
            "国务院证券监督管理机构、中国人民银行应当建立风险监测制度。",
            ["act / 国务院证券监督管理机构、中国人民银行 / - / 风险监测制度 / 建立"],
        ),
        (
            "国家体育总局、公安部应当建立风险监测制度。",
            ["act / 国家体育总局、公安部 / - / 风险监测制度 / 建立"],
        ),
        # 组织 and 建设 are no verbs in names, nor 评议 a matter.
        ("县人民政府应当对燃气工作进行评议、考核。", []),
        # What is no office.
        ("基层自治组织应当协助所在地人民政府对燃气污染实施监督管理。", []),
        ("境外非政府组织未在中国境内设立代表机构，在中国境内开展临时活动的，应当合作进行。", []),
        ("约谈境外非政府组织代表机构的首席代表以及其他负责人，应当制作笔录。", []),
        ("水行政主管部门根据规划，会同有关部门编制海塘建设规划。", []),
        ("养犬人持养犬登记证到登记机关办理变更登记。", []),
        ("居（村）民委员会应当组织召开业主大会会议。", []),
        # A breach that is only a condition, or told elsewhere.
        ("尚不构成犯罪的，由公安机关处一千元罚款。", []),
        ("有前款第二项行为的，由公安机关处一千元罚款。", []),
        ("经营者有违反本办法第十二条规定行为的，由市场监督管理部门责令改正。", []),
        ("没有违法所得的，由公安机关处二万元以下罚款。", []),
        (
            "擅自毁林开荒，致使林木受到毁坏的，由林业主管部门责令停止违法行为。",
            ["penalty / 林业主管部门 / - / 擅自毁林开荒，致使林木受到毁坏 / 责令停止违法行为"],
        ),
        (
            "未按照电价标准计收电费的，由价格管理部门依法处理，没收违法所得。",
            ["penalty / 价格管理部门 / - / 未按照电价标准计收电费 / 处理"],
        ),
    ],
)
def test_classes_that_drawn_laws_showed_to_be_wrong(sentence: str, expected: list[str]) -> None:
    assert given(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What others must have of an office, or tell it.
        ("开办燃气企业应当经燃气主管部门批准。", ["act / 燃气主管部门 / - / 开办燃气企业 / 批准"]),
        (
            "设立供热站，必须经国务院供热主管部门或者省、自治区、直辖市人民政府供热主管部门批准。",
            [
                "act / 国务院供热主管部门、省、自治区、直辖市人民政府供热主管部门 / - / 设立供热站 / 批准",
            ],
        ),
        (
            "古桥改建的，应当向县级人民政府文物主管部门备案。",
            ["act / 县级人民政府文物主管部门 / - / 古桥改建 / 备案"],
        ),
        (
            "经营单位应当将燃气应急预案报县应急管理部门备案。",
            ["act / 县应急管理部门 / - / 燃气应急预案 / 备案"],
        ),
        ("经营单位应当向县应急管理部门报告。", []),
        # Who issues what.
        (
            "燃气经营许可证由县燃气主管部门颁发，有效期三年。",
            ["act / 县燃气主管部门 / - / 燃气经营许可证 / 颁发"],
        ),
        (
            "蜂种生产许可证由省农业农村主管部门核发。",
            ["act / 省农业农村主管部门 / - / 蜂种生产许可证 / 核发"],
        ),
        (
            "身份证由居民常住户口所在地的县级人民政府公安机关签发。",
            ["act / 县级人民政府公安机关 / - / 身份证 / 签发"],
        ),
        ("应急部为专用号牌及行驶证件的核发主管单位。", ["act / 应急部 / - / 专用号牌及行驶证件 / 核发"]),
        (
            "水行政主管部门负责木排通过水闸的调度，核发木排过闸证。",
            [
                "charge / 水行政主管部门 / - / 木排通过水闸 / 调度",
                "act / 水行政主管部门 / - / 木排过闸证 / 核发",
            ],
        ),
        # How often, and by whose share.
        ("县燃气主管部门应当每季度对燃气场站至少检查一次。", ["act / 县燃气主管部门 / - / 燃气场站 / 检查"]),
        (
            "县燃气、应急管理部门按照职责分工，依法查处燃气违法行为。",
            ["act / 县燃气、县应急管理部门 / - / 燃气违法行为 / 查处"],
        ),
        (
            "国务院司法行政部门监督管理全国的法律援助工作。",
            ["charge / 国务院司法行政部门 / - / 法律援助 / 监督管理"],
        ),
        # A whole work needs no reach, and 这项工作 is the one told before.
        (
            "县级以上各级人民政府卫生行政部门监督管理献血工作。",
            ["charge / 县级以上各级人民政府卫生行政部门 / - / 献血 / 监督管理"],
        ),
        (
            "县公安局负责犬只收容工作。这项工作由县公安局和县财政局统一归口管理。",
            ["charge / 县公安局 / - / 犬只收容 / 负责", "charge / 县公安局、县财政局 / - / 犬只收容 / 管理"],
        ),
        (
            "市人民政府和水源所在地县级人民政府应当建立应急救援队伍。",
            ["act / 市人民政府、县级人民政府 / - / 应急救援队伍 / 建立"],
        ),
        ("户口登记工作，由各级公安机关主管。", ["charge / 各级公安机关 / - / 户口登记 / 主管"]),
        # Whose is told before the name of the office; whom it may send stands for it.
        (
            "工程所在地县级人民政府建设主管部门主管散装水泥工作。",
            ["charge / 县级人民政府建设主管部门 / - / 散装水泥 / 主管"],
        ),
    ],
)
def test_what_others_must_have_of_an_office_and_what_it_issues(sentence: str, expected: list[str]) -> None:
    assert given(sentence) == expected


def test_a_breach_may_be_told_by_the_duty_cited_or_by_items() -> None:
    lines = (
        "燃气场站应当设置围栏。",
        "第三条 违反本条例第二条规定的，由县燃气主管部门责令改正，处一千元罚款。",
        "第四条 经营者违反本条例第二条规定堆放杂物的，由县应急管理部门责令清除。",
        "第五条 违反本条例规定，有下列情形之一，尚不构成犯罪的，由县公安局责令限期改正，处二千元罚款：",
        "（一）违反本条例第二条规定未设置围栏的；",
        "（二）生产劣质燃气的，责令限期收回；",
        "（三）法律、行政法规规定的其他情形。",
        "县财政局应当保障经费。",
    )
    assert [one for one in given(*lines) if one.startswith("penalty")] == [
        "penalty / 县燃气主管部门 / - / 燃气场站应当设置围栏 / 责令改正、罚款",
        "penalty / 县应急管理部门 / - / 违反本条例第二条规定堆放杂物 / 责令清除",
        "penalty / 县公安局 / - / 未设置围栏 / 责令限期改正、罚款",
        "penalty / 县公安局 / - / 生产劣质燃气 / 责令限期改正、罚款",
    ]


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
    ("sentence", "expected"),
    [
        # Offices: one name in spite of its 和, several in a row, whose list goes on, what they are called for short.
        (
            "县住房和城乡建设或者文物主管部门负责古桥保护工作。",
            ["charge / 县住房和城乡建设、县文物主管部门 / - / 古桥保护 / 负责"],
        ),
        (
            "县市容和环境卫生主管部门主管古桥保洁工作。",
            ["charge / 县市容和环境卫生主管部门 / - / 古桥保洁 / 主管"],
        ),
        (
            "县文物、水利等部门和有关镇人民政府负责古桥保护工作。",
            ["charge / 县文物、县水利、有关镇人民政府 / - / 古桥保护 / 负责"],
        ),
        (
            "县文物行政部门（以下简称文物部门）负责古桥保护工作。",
            ["charge / 县文物行政部门 / - / 古桥保护 / 负责"],
        ),
        (
            "县文物部门（简称文物部门，下同）负责古桥保护工作。",
            ["charge / 县文物部门 / - / 古桥保护 / 负责"],
        ),
        (
            "县文物部门应当按照国家和省有关规定组织开展古桥普查。",
            ["act / 县文物部门 / - / 古桥普查 / 组织开展"],
        ),
        (
            "县文物部门应当加强对古桥游览的规范和管理。",
            ["charge / 县文物部门 / - / 古桥游览 / 规范和管理"],
        ),
        (
            "古桥名录由文物主管部门商有关部门制定。",
            ["act / 文物主管部门 / 有关部门 / 古桥名录 / 制定"],
        ),
        (
            "县人民政府统计机构依法查处古桥统计违法行为。",
            ["act / 县人民政府统计机构 / - / 古桥统计违法行为 / 查处"],
        ),
        ("县人民政府建设主管部门应当根据本级人民政府的要求，制定古桥抢险预案。", []),
        ("县人民政府负责古桥执法的部门应当采取措施，依法查处损毁古桥的行为。", []),
        # Acts whose matter tells nothing alone, or somebody who only is brought together.
        ("县文物行政部门应当制定优惠政策，支持古桥修缮。", []),
        ("县文物行政部门应当提出审查意见。", []),
        ("县文物行政部门应当建立日常巡查制度。", []),
        ("县文物行政部门应当组织单位和个人，采取措施保护古桥。", []),
        ("县文物行政部门应当进行评估，评估费用纳入年度预算。", []),
        ("对不听劝阻的，应当及时向县文物行政部门报告。", []),
        ("因特殊情况确需移动、拆除的，应当经县文物行政部门批准。", []),
        # What stands before in the sentence is the matter, not what the part says alone.
        ("古桥两侧的山坡，由县文物行政部门负责水土保持。", []),
        (
            "县文物行政部门负责编制古桥保护、利用等规划。",
            ["charge / 县文物行政部门 / - / 编制古桥保护、利用等规划 / 负责"],
        ),
        (
            "县文物行政部门应当编制古桥保护规划并将其纳入城乡规划。",
            ["act / 县文物行政部门 / - / 古桥保护规划 / 编制"],
        ),
        (
            "县文物行政部门应当推广应用古桥检测技术，以及其他保护技术。",
            ["act / 县文物行政部门 / - / 古桥检测技术，以及其他保护技术 / 推广应用"],
        ),
        ("省国土空间规划由省人民政府组织编制。", ["act / 省人民政府 / - / 省国土空间规划 / 组织编制"]),
        (
            "县文物行政部门负责古桥免疫、检疫和其他相关工作。",
            ["charge / 县文物行政部门 / - / 古桥免疫、检疫 / 负责"],
        ),
        ("县文物行政部门负责对古桥的变形开展监测活动。", ["charge / 县文物行政部门 / - / 古桥的变形 / 监测"]),
        # Breaches: none told, told elsewhere, or ending in a word that only looks closed.
        ("有第三项行为之一，未造成严重后果的，由公安机关给予警告。", []),
        ("有本条例第六条第七项行为的，由城市管理部门责令改正。", []),
        ("有违法所得的，由公安机关没收违法所得。", []),
        (
            "擅自拆除古桥，或者违反本条例规定，利用古桥牟利的，由公安机关处一千元罚款。",
            ["penalty / 公安机关 / - / 擅自拆除古桥，或者违反本条例规定，利用古桥牟利 / 罚款"],
        ),
        (
            "用人单位违反本条例规定，将古桥用于营利目的的，由公安机关责令改正。",
            ["penalty / 公安机关 / - / 用人单位将古桥用于营利目的 / 责令改正"],
        ),
    ],
)
def test_classes_that_later_draws_showed(sentence: str, expected: list[str]) -> None:
    assert given(sentence) == expected


def test_a_breach_told_by_an_item_has_who_or_where_from_its_head() -> None:
    lines = (
        "燃气场站应当设置围栏。",
        "第三条 违反本条例规定，在燃气场站五十米范围内，有下列行为之一的，由县公安局责令改正：",
        "（一）堆放杂物的；",
        "（二）在场站门前停车的。",
        "第四条 燃气经营者有下列情形之一的，由县公安局责令改正：",
        "（一）未按照规定巡查的；",
        "（二）管道锈蚀未更换的。",
    )
    assert [one.split(" / ")[3] for one in given(*lines) if one.startswith("penalty")] == [
        "在燃气场站五十米范围内堆放杂物",
        "在场站门前停车",
        "燃气经营者未按照规定巡查",
        "管道锈蚀未更换",
    ]


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
        ("澜川市人民政府负责古桥保护工作。", "-"),
        ("宁波市人民政府负责古桥保护工作。", "设区的市级"),
        ("上海市文物局负责古桥保护工作。", "省级"),
    ],
)
def test_the_level_of_several_offices_and_of_a_place_s_own(sentence: str, level: str) -> None:
    assert [one.rsplit(" / ", 1)[1] for one in told(sentence)] == [level]
