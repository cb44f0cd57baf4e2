"""Units in running text: their exact edges, and words that only look like units."""

import pytest
from hypothesis import given

from corpus.recognise.unit.units import find_units
from tests.corpus.recognise.strategies import official_text
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("由市住建局牵头开展排查", ["市住建局"]),
        ("会同区应急管理局、消防救援大队制定方案", ["区应急管理局", "消防救援大队"]),
        ("财政部会同发展改革委研究提出意见", ["财政部", "发展改革委"]),
        ("市安委办组织对参评城市提交的材料进行初审", ["市安委办"]),
        ("12月10日前将阶段性工作总结报市安委办。", ["市安委办"]),
        ("哪天前报市安委会办公室备案?", ["市安委会办公室"]),
        ("湖北省人民政府：", ["湖北省人民政府"]),
        ("新疆维吾尔自治区人民政府要加强领导", ["新疆维吾尔自治区人民政府"]),
        ("国务院办公厅转发国家地震局报告", ["国务院办公厅", "国家地震局"]),
        ("枕溪区应急管理局负责指导", ["枕溪区应急管理局"]),
        ("市自然资源和规划局枕溪分局负责将配建要求纳入规划条件", ["市自然资源和规划局枕溪分局"]),
        ("崇川公安分局在城市安全发展里牵头什么", ["崇川公安分局"]),
        ("公安分局、自然资源和规划分局配合", ["公安分局", "自然资源和规划分局"]),
        ("柏津街道综合行政执法队牵头哪些整治工作?", ["柏津街道综合行政执法队"]),
        ("区教育局（体育局）负责", ["区教育局（体育局）"]),
        ("国办牵头，按国办发〔2018〕104号和国办函[2005]69号办理", ["国办"]),
        ("各街道、镇按照要求推进基层建设", ["各街道、镇"]),
        ("各有关部门，要密切配合", ["各有关部门"]),
        ("各有关部门通过新媒体解读政策", ["各有关部门"]),
        ("2024年底前，各市、县、区政府会同市应急局完成", ["各市、县、区政府", "市应急局"]),
        ("各省、自治区、直辖市人民政府，国务院各部委：", ["各省、自治区、直辖市人民政府"]),
        ("是不是归住建局管?", ["住建局"]),
        ("总结里消防大队是什么角色?", ["消防大队"]),
        ("进一步转变政府职能，发挥市场作用", []),
        ("宣传部门、组织部门要加强考核办法的研究", []),
        ("微型消防站建设由谁牵头?", []),
        ("试点城市政府负责落实", []),
        ("按教育办学规律，建设地震台网", []),
        ("移动互联网和城市供水安全", []),
        ("加强老旧小区、地区、城市、各乡镇的管理", []),
        ("市住建局局长主持会议", []),
        ("区安委办主要负责同志兼任办公室主任", []),
        ("区安委办负责同志、区应急局领导同志每月调度一次", []),
    ],
)
def test_units_in_running_text(text: str, printed: list[str]) -> None:
    found = find_units(text)
    assert [mention.unit.printed for mention in found] == printed
    assert all(text[mention.start : mention.end] == mention.unit.printed for mention in found)


def test_a_series_shares_its_prefix_in_running_text_too() -> None:
    found = find_units("由区发改委、科技局和财政局配合，市水利局指导")
    assert [mention.unit.name for mention in found] == ["区发改委", "区科技局", "区财政局", "市水利局"]


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("学校周边隐患整治是公安牵头吗?", ["公安"]),
        ("这事归城管管还是归交警管?", ["城管", "交警"]),
        ("消防通道被占了找谁?", []),
        ("应急避难场所由谁建?", []),
        ("公安机关怎么处理?", []),
    ],
)
def test_bare_words_stand_for_agencies_in_questions(question: str, printed: list[str]) -> None:
    assert [mention.unit.printed for mention in find_units(question, colloquial=True)] == printed
    assert find_units(question) == []


@given(official_text)
def test_mentions_slice_back_in_order_without_overlap(text: str) -> None:
    end = 0
    for mention in find_units(text, colloquial=True):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.unit.printed
        end = mention.end


@pytest.mark.parametrize("piece", ["区", "市局", "分局", "人民政府", "各镇、", "应急管理局", "由", "中国"])
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    assert growth(lambda text: find_units(text, colloquial=True), piece, 750) < LINEAR
