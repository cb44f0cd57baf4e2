"""Lists of units in forms that name classes of agencies by place, work or competence, and what is no list."""

import pytest

from indexer.tasks.unit_lists import read_units


@pytest.mark.parametrize(
    ("printed", "names", "open_list"),
    [
        # One name, since what heads it is a kind: of place, or of level.
        ("沿海省、自治区、直辖市人民政府海洋主管部门", ["沿海省、自治区、直辖市人民政府海洋主管部门"], False),
        ("黄河流域有关省、自治区人民政府", ["黄河流域有关省、自治区人民政府"], False),
        ("县、市征兵办公室", ["县、市征兵办公室"], False),
        ("市、县两级政府", ["市、县两级政府"], False),
        ("省、自治区、直辖市", ["省、自治区、直辖市"], False),
        ("各级教育、卫生、财政部门", ["各级教育、卫生、财政部门"], False),
        ("各级财政", ["各级财政"], False),
        ("中央和地方各级人民政府", ["中央和地方各级人民政府"], False),
        (
            "人民银行和县、市、区人民政府水利主管部门",
            ["人民银行", "县、市、区人民政府水利主管部门"],
            False,
        ),
        # Words that stand for agencies, with whose they are.
        ("税务和海关部门", ["税务", "海关"], False),
        ("电力、铁道、交通部门", ["电力", "铁道", "交通"], False),
        ("国务院铁路、交通、民用航空行政主管部门", ["国务院铁路", "国务院交通", "国务院民用航空"], False),
        ("国务院卫生行政等部门", ["国务院卫生行政"], True),
        ("同级卫生行政、农业行政等部门", ["同级卫生行政", "同级农业行政"], True),
        ("公安、海关、税务等执法机关", ["公安", "海关", "税务"], True),
        # Lists that go on behind 等部门, a bracket, an explanation.
        ("人民银行、银监会等部门和有关地方人民政府", ["人民银行", "银监会", "有关地方人民政府"], True),
        ("各省（自治区、直辖市）和国务院有关部门", ["各省（自治区、直辖市）", "国务院有关部门"], False),
        (
            "中华人民共和国外交部（以下简称外交部）和公安部",
            ["中华人民共和国外交部", "公安部"],
            False,
        ),
        ("人民银行和中华人民共和国邮电部", ["人民银行", "中华人民共和国邮电部"], False),
        ("京津冀及周边地区各省（市）人民政府", ["京津冀及周边地区各省（市）人民政府"], False),
        ("中国（海南）自由贸易试验区管理机构", ["中国（海南）自由贸易试验区管理机构"], False),
        ("各级工会、共青团、妇联组织", ["各级工会、共青团、妇联组织"], False),
        ("有关省（区、市）人民政府", ["有关省（区、市）人民政府"], False),
        ("乡镇人民政府（街道办事处）", ["乡镇人民政府（街道办事处）"], False),
        ("三峡库区各级人民政府", ["三峡库区各级人民政府"], False),
        ("国家税务总局各省、自治区、直辖市税务局", ["国家税务总局各省、自治区、直辖市税务局"], False),
        ("事发地设区的市级环境保护主管部门", ["事发地设区的市级环境保护主管部门"], False),
        (
            "县级人民政府民政部门和乡、民族乡、镇人民政府",
            ["县级人民政府民政部门", "乡、民族乡、镇人民政府"],
            False,
        ),
        ("本级人民政府或者上级机关", ["本级人民政府", "上级机关"], False),
        (
            "国务院核安全部门、环境保护部门和卫生部门",
            ["国务院核安全部门", "国务院环境保护部门", "国务院卫生部门"],
            False,
        ),
        # By whom they were chosen, whose they are, where they are.
        ("国务院指定的部门", ["国务院指定的部门"], False),
        ("海洋主管部门的海区派出机构", ["海洋主管部门的海区派出机构"], False),
        ("财政部或者其授权的机构", ["财政部", "其授权的机构"], False),
        ("安置地人民政府", ["安置地人民政府"], False),
        ("其所在地县级人民政府卫生行政部门", ["其所在地县级人民政府卫生行政部门"], False),
        ("国家出口管制工作协调机制", ["国家出口管制工作协调机制"], False),
        ("国家认证认可监督管理部门", ["国家认证认可监督管理部门"], False),
    ],
)
def test_forms_of_lists(printed: str, names: list[str], open_list: bool) -> None:
    listed = read_units(printed, 0, len(printed))
    assert listed is not None
    assert [mention.unit.name for mention in listed.units] == names
    assert listed.open_list is open_list
    assert all(printed[m.start : m.end] == m.unit.printed for m in listed.units)


@pytest.mark.parametrize(
    "printed",
    [
        "加强教育、卫生部门",
        "有关省的安排和部门",
        "由国务院指定的部门",
        "安置困难群众的单位",
        "所在单位",
        "国务院授权外汇管理局",
        "各级领导和有关人员",
        "市场准入、工程建设部门",
        "社会组织",
        "县级人民政府组织公安部门",
        "县、市的规定",
    ],
)
def test_what_is_no_list(printed: str) -> None:
    assert read_units(printed, 0, len(printed)) is None
