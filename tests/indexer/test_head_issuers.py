"""Issuers of joint papers: told apart where nothing or a blank stands between their names, one office left one."""

import pytest

from indexer.metadata.joint import split_issuers
from tests.indexer.test_head_notes import document

# Names with “|” where one ends; those without are one, whatever stands in them.
RUNS = [
    "国务院|中央军委",
    "中共中央|国务院|中央军委",
    "中共中央办公厅|国务院办公厅",
    "中共中央办公厅国务院办公厅信访局",
    "国务院教育督导委员会办公室",
    "教育部|财政部",
    "国家发展改革委|住房城乡建设部",
    "最高人民法院|最高人民检察院",
    "市委|市政府",
    "省委|省政府|省军区",
    "中共岚江省委|岚江省人民政府",
    "中共澜川市委员会|澜川市人民政府",
    "县委办公室|县政府办公室",
    "市委市政府督查室",
    "市委市政府信访局",
    "省公安厅|省消防救援总队",
    "岚江省教育厅|岚江省财政厅|岚江省民政厅",
    "澜川市公安局|澜川市交通委员会",
    "澜川市公安局|市交通委",
    "县农业农村局|县乡村振兴局",
    "市公安局市区分局",
    "澜川市市场监督管理局",
    "市城市管理局",
    "市住房和城乡建设局市政公用事业中心",
    "区经济技术开发区管理委员会",
    "岚江省澜川市枕溪区人民政府",
    "㐂䶮镇党委|㐂䶮镇人民政府",
    "澜川市人民代表大会常务委员会",
]


@pytest.mark.parametrize("names", RUNS)
def test_a_run_of_names_is_told_apart_and_one_name_is_left_one(names: str) -> None:
    assert split_issuers(names.replace("|", "")) == tuple(names.split("|"))
    for between in ("、", "，", "　", " "):
        assert split_issuers(names.replace("|", between)) == tuple(names.split("|"))


@pytest.mark.parametrize("spaced", ["国 务 院", "枕溪区人民政府 办公室", "中共中央　办公厅", "教 育 部"])
def test_blanks_within_a_name_part_nothing(spaced: str) -> None:
    assert split_issuers(spaced) == ("".join(spaced.split()),)


@pytest.mark.parametrize(
    ("signature", "issuers"),
    [
        ("国务院 中央军委", ("国务院", "中央军委")),
        ("中共中央　国务院", ("中共中央", "国务院")),
        ("国　务　院\n中央军委", ("国务院", "中央军委")),
        ("枕溪区教育局枕溪区财政局", ("枕溪区教育局", "枕溪区财政局")),
        ("枕溪区住房和城乡建设局 枕溪区消防救援大队", ("枕溪区住房和城乡建设局", "枕溪区消防救援大队")),
    ],
)
def test_joint_issuers_of_a_signature(signature: str, issuers: tuple[str, ...]) -> None:
    read = document(f"关于做好防汛工作的通知\n各单位：\n一、加强值守。\n{signature}\n2024年3月5日\n")
    assert read.issuers == issuers


def test_joint_issuers_of_a_title() -> None:
    read = document("国务院、中央军委关于做好防汛工作的通知\n一、加强值守。\n")
    assert read.issuers == ("国务院", "中央军委")


def test_a_long_hostile_run_takes_no_time() -> None:
    for piece in ("市委", "市", "国务院", "市公安局"):
        assert "".join(split_issuers(piece * 40))
