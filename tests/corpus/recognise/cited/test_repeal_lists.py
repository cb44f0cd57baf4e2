"""Lists of what a decision abolishes, in any print; what is amended or stays is not abolished."""

import pytest

from corpus.recognise.cited.citations import find_citations


def repealed(text: str) -> list[str]:
    found = find_citations(text)
    assert all(text[each.start : each.end] == each.printed for each in found)
    return [each.title for each in found if each.repeals and each.title]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "一、废止下列行政法规：\n（一）《冰窖管理条例》（1992年4月4日国务院令第96号公布）\n二、本决定自公布之日起施行。",
            ["冰窖管理条例"],
        ),
        (
            "国务院决定：\n一、对下列行政法规予以废止：\n（一）竹筏运输管理规定（1996年1月8日国务院令第190号公布）\n"
            "（二）《马车客运管理办法》（1997年2月3日国务院令第211号公布）\n二、本决定自公布之日起施行。",
            ["竹筏运输管理规定", "马车客运管理办法"],
        ),
        ("对以下规章予以废止:\n1. 《甲规定》;\n2. 《乙办法》。", ["甲规定", "乙办法"]),
        (
            "附件2\n国务院决定废止的行政法规\n一、渡口灯塔管理办法（1995年3月1日国务院令第171号公布）\n二、石臼作坊管理条例",
            ["渡口灯塔管理办法", "石臼作坊管理条例"],
        ),
        (
            "宣布失效的规范性文件目录（2件）\n1.关于做好甲工作的通知（甲政发〔1995〕9号）\n2.乙暂行规定",
            ["关于做好甲工作的通知", "乙暂行规定"],
        ),
        (
            "决定废止的规章目录\n序号\t名称\t公布日期\n1\t渡口浮标管理规定（试行）\t1995年3月1日\n2\t《渡口船闸管理办法》\t1996年5月6日",
            ["渡口浮标管理规定（试行）", "渡口船闸管理办法"],
        ),
        (
            "规章清理结果\n序号\t名称\t处理意见\n1\t渡口浮标管理规定\t废止\n2\t渡口船闸管理办法\t修改\n3\t渡口缆绳管理办法\t保留\n"
            "4\t渡口灯船管理办法\t宣布失效",
            ["渡口浮标管理规定", "渡口灯船管理办法"],
        ),
        (
            "常务委员会决定：\n一、废止《甲市邮政条例》（1994年7月22日通过）\n二、废止《甲市反不正当竞争条例》",
            ["甲市邮政条例", "甲市反不正当竞争条例"],
        ),
        (
            "1990年6月3日国务院公布的《甲条例》（1990年国务院令第61号公布）、《乙规定》（1991年国务院令第77号发布）同时废止。",
            ["甲条例", "乙规定"],
        ),
    ],
)
def test_what_a_list_abolishes(text: str, titles: list[str]) -> None:
    assert repealed(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "一、修改下列行政法规：\n（一）《甲条例》\n（二）乙市规定（1996年1月8日国务院令第190号公布）",
        "国务院决定修改的行政法规\n一、甲市条例（1995年3月1日国务院令第171号公布）",
        "对下列行政法规予以修改或者废止：\n（一）《甲条例》（1995年3月1日国务院令第171号公布）",
        "国务院决定废止和修改的行政法规\n一、甲市条例（1995年3月1日国务院令第171号公布）",
        "继续有效的规章目录\n1.甲市规定\n2.乙市办法",
        "下列情形之一的，废止许可：\n（一）违反甲规定；\n（二）不符合乙办法。",
    ],
)
def test_what_a_list_does_not_abolish(text: str) -> None:
    assert repealed(text) == []


def test_a_list_of_the_abolished_ends_where_that_of_the_amended_begins() -> None:
    text = (
        "一、废止下列行政法规：\n（一）甲市条例（1995年国务院令第171号公布）\n二、修改下列行政法规：\n"
        "（一）乙市条例（1996年国务院令第190号公布）\n附件2\n国务院决定修改的行政法规\n一、丙市条例（1997年国务院令第211号公布）"
    )
    assert repealed(text) == ["甲市条例"]


def test_the_order_of_what_is_abolished_is_abolished_with_it() -> None:
    text = "一、废止下列行政法规：\n（一）甲市条例（1992年4月4日国务院令第96号公布，2011年1月8日国务院令第588号修订）"
    assert [each.number for each in find_citations(text) if each.repeals and each.number] == [
        "国务院令第96号"
    ]
