"""What is asked of a law itself: when it was first made known, amended and how often, who passed it, of a code in parts."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_LAW = """# 中华人民共和国灯塔法

1996年3月4日第八届全国人民代表大会第四次会议通过

1996年3月6日中华人民共和国主席令第六十三号公布

根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第一次修正

2017年11月4日第十二届全国人民代表大会常务委员会第三十次会议第二次修正

<!-- INFO END -->

## 第一章 总则

第一条 为了管理灯塔，制定本法。

第二条 国家保护灯塔。

## 第二章 附则

第三条 本法自1997年1月1日起施行。
"""
_RULE = """# 浮标条例

2003年4月27日 中华人民共和国国务院令第375号公布

<!-- INFO END -->

第一条 为了管理浮标，制定本条例。

第二条 本条例自2004年1月1日起施行。
"""
_OLD = """# 中华人民共和国航标法

1995年12月3日第八届全国人民代表大会常务委员会第十七次会议通过

2001年10月25日第九届全国人民代表大会常务委员会第二十四次会议修订

<!-- INFO END -->

第一条 为了管理航标，制定本法。

第二条 本法自2002年1月1日起施行。
"""
_NEW = _OLD.replace("2001年10月25日", "2011年10月25日").replace("自2002年1月1日", "自2012年1月1日")
_CODE = """# 中华人民共和国海事法典

# {part}

2020年5月28日 第十三届全国人民代表大会第三次会议通过

<!-- INFO END -->

## 第一章 一般规定

{first} 本编调整海事关系。

## 第二章 其他规定

{second}
"""
_PARTS = {
    "中华人民共和国海事法典 总则": ("第一条", "第二条 国家保护海员。"),
    "中华人民共和国海事法典 船舶编": ("第三条", "第四条 船舶应当登记。"),
    "中华人民共和国海事法典 附则": (
        "第五条",
        "第六条 本法自2021年1月1日起施行。《中华人民共和国航标法》、《中华人民共和国海商法》同时废止。",
    ),
}
_PAPERS = {
    "灯塔法": _LAW,
    "浮标条例": _RULE,
    "航标法(2001-10-25)": _OLD,
    "航标法(2011-10-25)": _NEW,
    **{
        name: _CODE.format(part=name.split()[1], first=first, second=second)
        for name, (first, second) in _PARTS.items()
    },
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("history"), _PAPERS, "md") as service:
        yield service


@pytest.mark.parametrize(
    ("question", "value", "quoted"),
    [
        ("灯塔法第一次公布是什么时候", "1996-03-04", "1996年3月4日"),
        ("灯塔法最早是哪年通过的", "1996-03-04", "1996年3月4日"),
        # An amendment is not when a law was made known.
        ("灯塔法哪年公布的", "1996-03-06", "1996年3月6日"),
        ("灯塔法最近一次修改是什么时候", "2017-11-04", "2017年11月4日"),
        ("灯塔法现行版本是哪年的", "2017-11-04", "2017年11月4日"),
        ("灯塔法一共修改过几次", "2", "第二次修正"),
        ("灯塔法被修订了多少次", "2", "第二次修正"),
        ("浮标条例修改过几次", "0", "2003年4月27日"),
        ("浮标条例哪年发布", "2003-04-27", "2003年4月27日"),
        ("浮标条例是国务院令第几号", "国务院令第375号", "第375号"),
        ("灯塔法是谁制定的", "全国人民代表大会常务委员会", "常务委员会"),
        ("灯塔法是哪个机关通过的", "全国人民代表大会常务委员会", "常务委员会"),
        ("灯塔法有多少条", "3", "灯塔法"),
        ("灯塔法有几章", "2", "灯塔法"),
        # Of a law that holds no longer the youngest text tells.
        ("航标法什么时候施行", "2012-01-01", "自2012年1月1日起施行"),
        ("航标法什么时候废止的", "2021-01-01", "同时废止"),
        # Not held, but known to be abolished.
        ("海商法什么时候失效", "2021-01-01", "同时废止"),
        ("海商法还有效吗", "repealed", "同时废止"),
        ("海商法还在用吗", "repealed", "同时废止"),
        ("海事法典什么时候施行", "2021-01-01", "自2021年1月1日起施行"),
        ("海事法典现行有效吗", "in_force", "本法自2021年1月1日起施行"),
        ("海事法典有多少条", "6", ""),
        ("海事法典一共几章", "6", ""),
    ],
)
def test_a_law_tells_of_itself(service: Service, question: str, value: str, quoted: str) -> None:
    told = service.ask(question)
    assert (told.intent, told.outcome, told.value) == ("document", "answered", value)
    evidence = told.answers[0].record.evidence
    assert evidence is not None
    assert quoted in evidence.quote


@pytest.mark.parametrize("question", ["海事法典什么时候施行", "海事法典现行有效吗", "海事法典有多少条"])
def test_a_code_in_parts_is_shown_as_one_law(service: Service, question: str) -> None:
    (shown,) = service.ask(question).answers
    assert getattr(shown.record, "title", None) == "中华人民共和国海事法典"


@pytest.mark.parametrize(
    "question",
    [
        # A law is known by its name alone, never by words of it.
        "灯塔管理法什么时候施行",
        "浮标法什么时候施行",
        "海事管理法修改过几次",
        "灯塔保障法哪年公布的",
        "灯塔管理法现行有效吗",
        "浮标法是谁制定的",
        "海事法有多少条",
        "灯塔保护法什么时候修订",
        "航道法还有效吗",
    ],
)
def test_a_law_of_another_name_tells_nothing(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"
