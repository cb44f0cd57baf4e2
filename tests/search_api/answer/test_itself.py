"""Whether a text is about the thing itself, and whether it gives it to somebody as a whole."""

import pytest

from search_api.answer.itself import gives_whole, named_in, only_names_another


@pytest.mark.parametrize(
    ("phrase", "text", "another"),
    [
        ("彩票", "将不低于55%的福利彩票公益金用于养老服务", True),
        ("彩票", "财政部门负责彩票的监督管理", False),
        ("彩票", "加强彩票、体育市场管理", False),
        ("燃气泄漏", "督促餐饮企业安装燃气泄漏报警装置", True),
        ("燃气泄漏", "发生燃气泄漏的，由市城市管理局处置", False),
        ("校园食品安全", "依法打击校园食品安全违法犯罪行为", True),
        ("校园食品安全", "加强校园食品安全监管", False),
        ("专利代理", "放宽对专利代理机构股东的限制", True),
        ("助浴点", "设置助浴点，并做好助浴点管理", False),
        ("助浴点", "这里没有所问的东西", False),
    ],
)
def test_what_only_names_another_thing(phrase: str, text: str, another: bool) -> None:
    assert only_names_another(text, named_in((phrase,))) is another


@pytest.mark.parametrize(
    ("phrase", "text", "whole"),
    [
        ("专利代理", "国务院专利行政部门负责全国的专利代理管理工作。", True),
        ("政务新媒体", "国务院办公厅是全国政务新媒体工作的主管单位,地方各级人民政府办公厅是本地区的", True),
        ("养老服务", "区民政局主管本行政区域内的养老服务工作", True),
        ("露营地", "县文化和旅游局负责露营地的行业管理", True),
        ("露营地", "县公安局负责露营地的治安管理", False),
        ("温泉浴场", "县商务局负责温泉浴场业的监督管理", True),
        ("专利代理", "国务院专利行政部门负责专利代理师资格考试", False),
        ("政务新媒体", "国务院办公厅将对政务新媒体进行网上监测和抽查", False),
    ],
)
def test_what_gives_the_whole_matter(phrase: str, text: str, whole: bool) -> None:
    assert gives_whole(text, (phrase,)) is whole
