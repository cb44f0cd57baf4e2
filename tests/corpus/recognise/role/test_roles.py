"""Roles: heads and keys, and what brackets, cells and lines give to their units. Wordings as real papers have them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.role.roles import Assignment, Given, read_assignment, role_of
from corpus.recognise.scripts import simplify
from tests.corpus.recognise.strategies import official_text

NARROW = str.maketrans("，；：（）", ",;:()")


def shown(assignment: Assignment | None) -> str | None:
    """The assignment in one line: lead | support | guide | responsible, … where the list is open, @ a deadline."""
    if assignment is None:
        return None
    roles = (assignment.lead, assignment.support, assignment.guide, assignment.responsible)
    line = " | ".join("、".join(unit.name for unit in units) for units in roles).rstrip(" |")
    return (
        line
        + (" …" if assignment.open_list else "")
        + (f" @{assignment.deadline}" if assignment.deadline else "")
    )


BRACKETS = [
    ("A牵头", None),
    (
        "区住建局牵头，教体局、文旅局、应急管理局、人防办等配合。",
        "区住建局 | 教体局、文旅局、应急管理局、人防办 …",
    ),
    ("区住建局牵头,区教体局、文旅局等配合。", "区住建局 | 区教体局、区文旅局 …"),
    (
        "区安委办、市场监管局牵头,区发改委、崇川消防救援大队等配合",
        "区安委办、区市场监管局 | 区发改委、崇川消防救援大队 …",
    ),
    ("区住建局牵头，城管局、应急管理局按职责分工负责", "区住建局 | 城管局、应急管理局"),
    ("区住建局、城管局牵头", "区住建局、区城管局"),
    ("区住建局、文旅局分别牵头", "区住建局、区文旅局"),
    ("区住建局总牵头", "区住建局"),
    ("区住建局牵头抓总", "区住建局"),
    ("农业农村部、工业和信息化部牵头负责", "农业农村部、工业和信息化部"),
    ("区住建局负责", " |  |  | 区住建局"),
    ("区住建局、城管局负责", " |  |  | 区住建局、区城管局"),
    ("区住建局、城管局按照职责分工负责", " |  |  | 区住建局、区城管局"),
    ("市公安局会同市住建局", "市公安局 | 市住建局"),
    ("由市公安局牵头会同市住建局", "市公安局 | 市住建局"),
    ("由市应急局会同市财政局、市水利局等部门负责", "市应急局 | 市财政局、市水利局 …"),
    ("市水利局牵头，会同市住建局、市城管局", "市水利局 | 市住建局、市城管局"),
    ("市场监管总局牵头，公安部、商务部按职责分工负责，持续推进", "市场监管总局 | 公安部、商务部 @持续推进"),
    ("由区应急管理局牵头,住建局配合,2022年6月底前完成", "区应急管理局 | 住建局 @2022年6月底前完成"),
    ("区民政局牵头负责，区财政局协同，各街道（镇）落实", "区民政局 | 各街道（镇）、区财政局"),
    ("区住建局负责；区城管局配合。持续推进。", " | 区城管局 |  | 区住建局 @持续推进"),
    ("生态环境部牵头，国家发展改革委、国家统计局参与", "生态环境部 | 国家发展改革委、国家统计局"),
    ("商务部指导，供销合作总社参与", " | 供销合作总社 | 商务部"),
    ("自然资源部、工业和信息化部指导", " |  | 自然资源部、工业和信息化部"),
    ("市住建局负责指导，各区县住建局负责实施", " |  | 市住建局 | 各区县住建局"),
    ("市应急局负责牵头，市消防支队负责配合", "市应急局 | 市消防支队"),
    ("区城管局统筹，各街道实施", "区城管局 | 各街道"),
    ("区应急局为牵头单位，区公安分局、区住建局为配合单位", "区应急局 | 区公安分局、区住建局"),
    ("各省级人民政府负责", " |  |  | 各省级人民政府"),
    ("各街道、开发区按职责分工负责", " |  |  | 各街道、开发区"),
    ("区国土部门负责", " |  |  | 区国土部门"),
    ("区住建局负责房屋安全，区城管局负责户外广告", " |  |  | 区住建局、区城管局"),
    ("各街镇负责实施，区房管局、区城管执法局加强指导", " |  | 区房管局、区城管执法局 | 各街镇"),
    ("县应急管理局负责牵头抓总，县公安局、县消防救援大队具体负责", "县应急管理局 | 县公安局、县消防救援大队"),
    (
        "区应急局牵头组织；区住建局、区城管局等行业主管部门分别负责；各街道具体实施",
        "区应急局 | 区住建局、区城管局、各街道 …",
    ),
    ("工程部牵头，物业部、各车间、班组配合", "工程部 | 物业部、各车间、班组"),
    # 商 consults between two units, not within a word.
    ("市水利局商财政局、住建局负责", "市水利局 | 市财政局、市住建局"),
    ("市水利局牵头，商市财政局、市住建局", "市水利局 | 市财政局、市住建局"),
    ("由市水利局商有关部门负责", "市水利局 | 有关部门"),
    ("市营商环境局负责", " |  |  | 市营商环境局"),
    ("市公安局牵头，市营商环境局配合", "市公安局 | 市营商环境局"),
    (
        "市通信管理局牵头，三大运营商、市工商联、市电商中心配合",
        "市通信管理局 | 三大运营商、市工商联、市电商中心",
    ),
    ("市营商局商市商务局负责", "市营商局 | 市商务局"),
    ("市商务局牵头，商丘市财政局、商城县水利局配合", "市商务局 | 商丘市财政局、商城县水利局"),
    # Pastoral places and those of the Corps; who checks or provides supports.
    ("市水利局牵头，各乡镇（场）负责落实", "市水利局 | 各乡镇（场）"),
    ("旗水利局牵头，各苏木镇（场）负责", "旗水利局 | 各苏木镇（场）"),
    ("各苏木、嘎查负责", " |  |  | 各苏木、嘎查"),
    ("各国有农牧场负责", " |  |  | 各国有农牧场"),
    ("师水利局牵头，各团场、各连队配合", "师水利局 | 各团场、各连队"),
    ("市委党史办负责，市文广新旅局审核", " | 市文广新旅局 |  | 市委党史办"),
    ("市公安局负责，市财政局保障", " | 市财政局 |  | 市公安局"),
    ("市公安局负责，市财政局把关", " | 市财政局 |  | 市公安局"),
    ("由市住房保障局、医疗保障局负责", " |  |  | 市住房保障局、市医疗保障局"),
    (
        "分别由市海洋发展局、威海海事局荣成海事处、荣成海警工作站等部门牵头",
        "市海洋发展局、威海海事局荣成海事处、荣成海警工作站 …",
    ),
    (
        "友谊关海关、市公安局、凭祥边境管理大队按职责分工负责",
        " |  |  | 友谊关海关、市公安局、凭祥边境管理大队",
    ),
    # A rule of the whole document stands in the bracket.
    ("工业和信息化部、科技部等负责。列第一位者为牵头单位，下同", " |  |  | 工业和信息化部、科技部 …"),
    ("税务总局、财政部负责，排在第一位的部门为牵头部门，下同", " |  |  | 税务总局、财政部"),
    ("区住建局、区城管局（列第一位的为牵头单位，下同）", " |  |  | 区住建局、区城管局"),
    (
        "生态环境部指导，试点城市政府负责落实。以下均需试点城市政府落实，不再列出",
        " |  | 生态环境部 | 试点城市政府",
    ),
    (
        "省发改委牵头，省有关单位配合，各县区政府（管委会）负责落实。以下各项均需各县区政府落实，不再列出。",
        "省发改委 | 各县区政府（管委会）、省有关单位",
    ),
    # Keys.
    (
        "牵头单位：区住建局；责任单位：区城管局、区应急局，6月底完成",
        "区住建局 | 区城管局、区应急局 @6月底完成",
    ),
    ("责任单位：各街道；配合单位：区住建局、城管局", " | 区住建局、区城管局 |  | 各街道"),
    (
        "牵头单位：市委组织部，配合单位：各项目牵头单位，各区、县级市",
        "市委组织部 | 各项目牵头单位、各区、县级市",
    ),
    ("负责部门：发展改革委，适用范围：浙江自贸试验区", " |  |  | 发展改革委"),
    ("责任单位：区住建局（牵头）、区城管局", "区住建局 | 区城管局"),
    ("区住建局（牵头单位）、城管局", "区住建局 | 区城管局"),
    ("市住建局（牵头）、市财政局、市城管局（配合）", "市住建局 | 市财政局、市城管局"),
    ("市住建局、市财政局（以上单位共同牵头），市城管局配合", "市住建局、市财政局 | 市城管局"),
    ("责任单位：区住建局、文旅局分别牵头", "区住建局、区文旅局"),
    ("主办单位市教育局，协办单位市体育局", "市教育局 | 市体育局"),
    ("市教育局（主办）、市体育局（会办）", "市教育局 | 市体育局"),
    ("牵头科室：应急管理科，配合科室：各科室、所属事业单位", "应急管理科 | 各科室、所属事业单位"),
    ("牵头领导：张三；牵头单位：市住建局；责任单位：各县区", "市住建局 | 各县区"),
    ("牵头单位：市住建局 责任单位：市财政局 完成时限：2023年12月", "市住建局 | 市财政局 @2023年12月"),
    # False friends, persons, exceptions.
    ("配合牵头部门做好工作", None),
    ("谁主管、谁负责", None),
    ("由区应急局牵头会同区公安局组成事故调查组", None),
    ("区住建局主要负责人", None),
    ("张三负责", None),
    ("技工院校内由人力资源社会保障行政部门负责", None),
    ("其中1995年广东省、福建省共落实了165名扩招任务", None),
    ("按职责分工负责", None),
    ("区住建局、城管局", None),
    ("列第一位的为牵头单位", None),
    ("2023年12月底前", None),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS, ids=[text[:24] for text, _ in BRACKETS])
def test_a_bracket_gives_roles(text: str, expected: str | None) -> None:
    assert shown(read_assignment(text)) == expected


@pytest.mark.parametrize(("text", "expected"), BRACKETS, ids=[text[:24] for text, _ in BRACKETS])
def test_half_width_marks_and_the_bracket_itself_change_nothing(text: str, expected: str | None) -> None:
    narrow = expected and expected.translate(NARROW)
    assert shown(read_assignment(text.translate(NARROW))) == narrow
    assert shown(read_assignment(f"（{text}）")) == expected
    assert shown(read_assignment(f"〔{text}〕")) == expected


CELLS = [
    ("区住建局、城管局", "lead", "区住建局、区城管局"),
    ("区住建局、城管局", "responsible", " |  |  | 区住建局、区城管局"),
    ("区住建局、城管局", "support", " | 区住建局、区城管局"),
    ("市住建局；市场监督管理局；团市委", "responsible", " |  |  | 市住建局、市市场监督管理局、团市委"),
    ("区住建局、城管局分别牵头", "responsible", "区住建局、区城管局"),
    ("区住建局(牵头)\n区城管局\n公安分局", "responsible", "区住建局 | 区城管局、公安分局"),
    ("县地震局会同县国有资产监督管理委员会", "lead", "县地震局 | 县国有资产监督管理委员会"),
    ("区住建局 张建国", "responsible", " |  |  | 区住建局"),
    ("区工商联（刘　雪）", "responsible", " |  |  | 区工商联"),
    ("金融监管分局", "responsible", " |  |  | 金融监管分局"),
    ("各有关部门", "responsible", " |  |  | 各有关部门"),
    (
        "牵头单位：区住建局\n配合单位：区城管局、各街道\n完成时限：2022年10月底前",
        "responsible",
        "区住建局 | 区城管局、各街道 @2022年10月底前",
    ),
    ("区住建局、城管局（第一责任单位为牵头单位,下同）", "responsible", " |  |  | 区住建局、区城管局"),
    ("市住建局（2023年6月底前完成）", "lead", "市住建局 @2023年6月底前完成"),
    ("如皋市、海安市、启东市人民政府", "lead", "如皋市、海安市、启东市人民政府"),
    ("张建国", "lead", None),
    ("2020年底", "responsible", None),
    ("/", "support", None),
    ("", "lead", None),
    ("加强城区视频监控设施建设。", "responsible", None),
    ("推动公安、住建、市场监管等部门信息共享", "responsible", None),
    ("建立城市安全智能监控信息中心。", "responsible", None),
    ("辽宁省辽阳市实施动态管理，开展精准医疗扶贫", "responsible", None),
    ("按照“谁主管、谁负责”的原则压实责任", "responsible", None),
    ("督促企业主要负责人履行法定职责", "lead", None),
]


@pytest.mark.parametrize(("text", "default", "expected"), CELLS, ids=[text[:24] for text, _, _ in CELLS])
def test_a_cell_gives_the_role_of_its_column(text: str, default: Given, expected: str | None) -> None:
    assert shown(read_assignment(text, default)) == expected


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("牵头单位", "lead"),
        ("牵 头 单 位：", "lead"),
        ("牵头部门", "lead"),
        ("主责单位", "lead"),
        ("主要责任单位", "lead"),
        ("第一责任单位", "lead"),
        ("牵头督导单位", "lead"),
        ("牵头（责任）单位", "responsible"),
        ("责任单位", "responsible"),
        ("责任部门", "responsible"),
        ("责任单位（第一位为牵头单位）", "responsible"),
        ("责任单位及责任人", "responsible"),
        ("承办单位", "responsible"),
        ("落实单位", "responsible"),
        ("负责部门", "responsible"),
        ("责任分工", "responsible"),
        ("配合单位", "support"),
        ("参与单位", "support"),
        ("参加单位", "support"),
        ("协办单位", "support"),
        ("其他责任单位", "support"),
        ("指导单位", "guide"),
        ("督办单位", "guide"),
        ("市级指导部门", "guide"),
        ("责任人", None),
        ("牵头领导", None),
        ("分管领导", None),
        ("联系人", None),
        ("完成时限", None),
        ("工作任务", None),
        ("单位", None),
        ("", None),
    ],
)
def test_a_head_tells_the_role_of_its_units(label: str, role: Given | None) -> None:
    assert role_of(label) == role


def test_a_named_lead_is_stated() -> None:
    found = read_assignment("区住建局牵头，区城管局配合。")
    assert found is not None
    assert found.basis == "stated"


@given(official_text, st.sampled_from([None, "lead", "support", "guide", "responsible"]))
def test_any_text_is_read(text: str, default: Given | None) -> None:
    found = read_assignment(text, default)
    if found is not None:
        units = [*found.lead, *found.support, *found.guide, *found.responsible]
        assert units
        assert len({unit.name for unit in units}) == len(units)
        assert not (found.lead and found.responsible)
        assert (found.basis == "stated") == bool(found.lead)


UNITS = [
    "区发改委",
    "区科技局",
    "区财政局",
    "公安分局",
    "区应急管理局",
    "区消防救援大队",
    "各街道",
    "区住房和城乡建设局",
]


@given(
    st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True),
    st.lists(
        st.sampled_from(["市教育局", "市水利局", "市国资委", "各区、县级市"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    st.sampled_from(["牵头", "牵头负责", "总牵头", "主责"]),
    st.sampled_from(["配合", "参与", "协助", "协办", "按职责分工负责", "具体落实"]),
    st.sampled_from(["，", ",", "；", "。"]),
)
def test_who_leads_and_who_supports(
    leads: list[str], others: list[str], leading: str, helping: str, mark: str
) -> None:
    found = read_assignment(f"{'、'.join(leads)}{leading}{mark}{'、'.join(others)}{helping}")
    assert found is not None
    assert [unit.name for unit in found.lead] == leads
    assert [unit.name for unit in found.support] == others


@pytest.mark.parametrize(
    "piece", ["牵头", "区住建局牵头，", "（", "牵头单位：", "第一", "分工", "由", "负责，", "商", "市局商"]
)
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    read_assignment(piece * (1990 // len(piece)), "responsible")


LABELS = Path(__file__).parents[3] / "labels" / "pages" / "dev"


def test_brackets_read_by_hand_are_read_alike() -> None:
    lines = [line for file in sorted(LABELS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    brackets = [label for label in map(json.loads, lines) if label["source"] == "bracket"]
    assert len(brackets) > 50
    for label in brackets:
        found = read_assignment(label["quote"])
        assert found is not None, label["quote"]
        leads, support = [
            [unit.name for unit in units] for units in (found.lead or found.responsible, found.support)
        ]
        assert [unit.name for unit in found.guide] == label["guide"]
        assert found.open_list == label["open_list"]
        if label["basis"] == "first_listed":
            assert leads == [*label["lead"], *label["support"]]
        elif label["cited_rule"] is None:
            assert (leads, support) == (label["lead"], label["support"])


def test_all_unit_lines_of_a_real_annex_are_read(shared_data: Path) -> None:
    seed = next((shared_data / "seeds").glob("004_*.txt")).read_text("utf-8")
    lines = [simplify(line.strip()) for line in seed.splitlines()]
    annex = lines[lines.index("推进城市安全发展任务分工") :]
    units = [line for line in annex if len(line) < 80 and line.rstrip("。").endswith(("牵头", "配合"))]
    assert len(units) == 72
    found = [read_assignment(line, "responsible") for line in units]
    assert all(assignment is not None and assignment.lead for assignment in found)
    leads = [unit.name for assignment in found if assignment for unit in assignment.lead]
    assert leads.count("区应急管理局") == 39
    assert leads.count("公安分局") == 2
    assert set(leads) >= {
        "区行政审批局",
        "自然资源和规划崇川分局",
        "崇川生态环境局",
        "区委宣传部",
        "区消委办",
        "区专治办",
    }
