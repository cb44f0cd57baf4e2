"""What citations mean, in texts written to tell one rule from another."""

from datetime import date
from pathlib import Path

import pytest

from indexer.engine import Engine
from search_api.citations import cite, resolved
from tests.search_api.citations.stores import ON, citations_of, law, store

OLD, NEW, FUTURE = "甲法(2007-08-30).md", "甲法(2021-06-10).md", "甲法(2026-06-30).md"
TEXTS = {
    OLD: law("中华人民共和国甲安全法", "2007-08-30", "为了甲。", "依照本法。", force="2007-11-01"),
    NEW: law("中华人民共和国甲安全法", "2021-06-10", "为了甲。", "依照。", "新增。", force="2021-09-01"),
    FUTURE: law("中华人民共和国甲安全法", "2026-06-30", "为了甲。", "将来。", force="2027-01-01"),
    "甲条例.md": law(
        "岚江省甲安全条例",
        "2022-01-05",
        "根据《中华人民共和国甲安全法》（以下简称甲法），制定本条例。",
        "县级以上人民政府负责。\n\n前款规定的政府，依照甲法第三条、本条例第一条办理。",
        "有下列情形之一的，处罚：\n\n（一）第一项；\n\n（二）前项以外的；\n\n违反前两条和前款规定的，依照第五条处罚；第一条除外。",
        "依照甲法第二条、违反第三条的，从重；依照甲法第一条处理，第二条不适用。",
        "原甲法第一条，《甲安全法》（2007年修正）第一条，本法第一条，该法第二条。",
    ),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return store(tmp_path_factory.mktemp("resolving"), TEXTS)


def told(engine: Engine, text: str, on: date = ON) -> tuple[str | None, str | None, str | None]:
    with engine.view() as view:
        (found,) = cite(view, text, on)
    target = found.target
    return (target.number, target.version, None) if target else (None, None, found.reason)


@pytest.mark.parametrize(
    ("on", "version"),
    [
        ("2026-11-22", "2021-06-10"),
        ("2021-08-31", "2007-08-30"),
        ("2021-09-01", "2021-06-10"),
        ("2027-01-01", "2026-06-30"),
    ],
)
def test_a_law_is_meant_as_it_stands_on_the_day(engine: Engine, on: str, version: str) -> None:
    assert told(engine, "《甲安全法》第一条", date.fromisoformat(on)) == ("第一条", version, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲安全法》（2007年修正）第一条", ("第一条", "2007-08-30", None)),
        ("2007年通过的《甲安全法》第一条", ("第一条", "2007-08-30", None)),
        ("《甲安全法》（2014年修正）第一条", (None, None, "库中没有这份文件2014年的文本")),
        ("原《甲安全法》第一条", (None, None, "指的是修订前的文本，不能确定是哪一版")),
        ("甲安全法第四条", ("第四条", "2021-06-10", None)),
        ("甲安全法第五条", (None, None, "文件中没有第五条")),
        ("《甲安全法》第三条之一", (None, None, "文件中没有第三条之一")),
        ("《甲法》第一条", (None, None, "库中没有这份文件")),
        ("《甲安全法》", (None, "2021-06-10", None)),
        ("依照第三条", (None, None, "没有写明是哪份文件的条款")),
        ("前款规定", (None, None, "没有写明是哪份文件的条款")),
        ("按照GB 50016-2014执行", (None, None, "库中没有这项标准")),
    ],
)
def test_what_a_text_of_nobody_cites(
    engine: Engine, text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert told(engine, text) == expected


def test_before_its_first_text_nothing_is_meant(engine: Engine) -> None:
    number, _, reason = told(engine, "《甲安全法》第一条", date(2000, 1, 1))
    assert number is None
    assert reason is not None
    assert "2007-11-01" in reason


def test_a_range_means_all_its_articles(engine: Engine) -> None:
    with engine.view() as view:
        (found,) = cite(view, "《甲安全法》第二条至第四条", ON)
        assert found.target is not None
        assert [t.number for t in (found.target, *found.others)] == ["第二条", "第三条", "第四条"]
        (beyond,) = cite(view, "《甲安全法》第三条至第九条", ON)
    assert (beyond.target, beyond.others, beyond.reason) == (None, (), "文件中没有第五条")


def test_what_stands_in_a_text_is_meant_by_where_it_stands(engine: Engine) -> None:
    found = citations_of(engine, "甲条例.md")
    means = {
        printed: (each.target.title, each.target.number, each.article)
        for printed, each in found.items()
        if each.target
    }
    own, above = "岚江省甲安全条例", "中华人民共和国甲安全法"
    assert means["甲法第三条"] == (above, "第三条", "第三条")
    assert means["本条例第一条"] == (own, "第一条", "第一条")
    assert means["前项"] == (own, "第三条", "第三条第一款第一项")
    assert means["前两条"] == (own, "第一条", "第一条至第二条")
    assert means["前款"] == (own, "第三条", "第三条第一款")
    assert means["第五条"] == (own, "第五条", "第五条")
    # Both the law that the sentence named and this text have one.
    assert found["第二条"].target is None
    assert "都有第二条" in (found["第二条"].reason or "")
    assert found["原甲法第一条"].target is None
    edition = found["《甲安全法》（2007年修正）第一条"].target
    assert edition is not None
    assert edition.version == "2007-08-30"


AMENDED = """# 丙规定

2010年1月5日 第十届全国人民代表大会常务委员会第五次会议通过

2015年1月5日 第十二届全国人民代表大会常务委员会第一次会议修订

对丙规定作如下修改：

一、将第一条修改为：“为了丙。”

二、删除第二条第一款，第二款改为第一款。

第一条 为了丙，制定本规定。

第二条 丙应当登记。

第三条 违反第二条规定的，处罚款，并依照第一条办理。
"""


def test_what_an_order_changes_is_not_what_stands_below_it(tmp_path: Path) -> None:
    engine = store(tmp_path, {"丙规定.md": AMENDED})
    with engine.view() as view:
        (document,) = view.documents(size=1).items
        reading = view.document(document.id)
        assert reading is not None
        found = resolved(view, reading, ON)
    order = reading.text.index("第一条 为了")
    changed = [each for each in found if each.start < order]
    assert [each.printed for each in changed] == ["第一条", "第二条第一款", "第二款"]
    assert {each.reason for each in changed} == {"所指的是修改前的条款，不能确定是哪一版"}
    assert [each.target.number for each in found if each.target] == ["第二条", "第一条"]


NOTICE = "{place}人民政府办公室关于做好{matter}工作的通知\n\n{number}\n\n各有关单位：\n\n{body}\n\n{place}人民政府办公室\n{day}\n"
PLACES = {
    "南通.txt": NOTICE.format(
        place="南通市", matter="防汛", number="通政办发〔2020〕1号", body="请抓好落实。", day="2020年3月1日"
    ),
    "崇川.txt": NOTICE.format(
        place="崇川区",
        matter="值守",
        number="崇川政办发〔2020〕2号",
        body="落实《南通市人民政府办公室关于做好防汛工作的通知》（通政办发〔2020〕1号）、"
        "《南通市人民政府办公室关于做好防汛工作的通知》（通政办发〔2019〕1号）、《关于推进甲的意见》。",
        day="2020年4月1日",
    ),
    "甲意见.txt": "静安区人民政府关于推进甲的意见\n\n静府发〔2018〕3号\n\n各单位：\n\n请落实。\n\n静安区人民政府\n2018年5月1日\n",
    "同名1.txt": NOTICE.format(
        place="南通市", matter="消防", number="通政办发〔2021〕5号", body="一。", day="2021年3月1日"
    ),
    "同名2.txt": NOTICE.format(
        place="南通市", matter="消防", number="通政办发〔2022〕6号", body="二。", day="2022年3月1日"
    ),
}


def test_a_number_decides_and_a_wrong_one_means_nothing(tmp_path: Path) -> None:
    engine = store(tmp_path, PLACES)
    found = citations_of(engine, "崇川.txt")
    right = found["《南通市人民政府办公室关于做好防汛工作的通知》（通政办发〔2020〕1号）"]
    assert right.target is not None
    assert right.target.number == "通政办发〔2020〕1号"
    wrong = found["《南通市人民政府办公室关于做好防汛工作的通知》（通政办发〔2019〕1号）"]
    assert (wrong.target, wrong.reason) == (None, "库中同名文件的文号是通政办发〔2020〕1号")
    assert found["《关于推进甲的意见》"].target is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("落实静安区人民政府《关于推进甲的意见》", "静府发〔2018〕3号"),
        ("落实民政部《关于推进甲的意见》", None),
        ("落实《关于推进甲的意见》", None),
    ],
)
def test_an_issuer_before_a_title_is_a_part_of_it(tmp_path: Path, text: str, number: str | None) -> None:
    assert told(store(tmp_path, PLACES), text)[0] == number


def test_of_several_documents_of_one_name_none_is_meant(tmp_path: Path) -> None:
    engine = store(tmp_path, PLACES)
    _, _, reason = told(engine, "《南通市人民政府办公室关于做好消防工作的通知》")
    assert reason == "库中有几份同名文件，不能确定是哪一份"
    number, _, _ = told(engine, "《南通市人民政府办公室关于做好消防工作的通知》（通政办发〔2022〕6号）")
    assert number == "通政办发〔2022〕6号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《甲安全法》2021版第二条", "第二条"),
        ("《中華人民共和國甲安全法》第二條", "第二条"),
        ("甲安全法第二條", "第二条"),
        ("甲安全法12条", None),
    ],
)
def test_other_ways_of_writing_an_article(engine: Engine, text: str, number: str | None) -> None:
    with engine.view() as view:
        (found,) = cite(view, text, ON)
    assert (found.printed, found.target and found.target.number) == (text, number)


LIKE = {
    "甲条例.md": law(
        "城市市容和环境卫生管理条例", "2017-03-01", "为了甲。", "依照本条例。", force="2017-06-01"
    ),
    "乙条例.md": law(
        "岚江市城市市容和环境卫生管理条例", "2018-03-01", "为了乙。", "依照。", force="2018-06-01"
    ),
    "丙规定.md": law("明码标价和禁止虚假标价规定", "2018-03-01", "为了丙。", "依照。", force="2018-06-01"),
}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("依据岚江市城市市容和环境卫生管理条例第一条、第二条", ["岚江市城市市容和环境卫生管理条例"] * 2),
        ("依据城市市容和环境卫生管理条例第一条", ["城市市容和环境卫生管理条例"]),
        ("违反明码标价和禁止虚假标价规定第二条的", ["明码标价和禁止虚假标价规定"]),
        ("依据明江市城市市容和环境卫生管理条例第一条", [None]),
    ],
)
def test_plain_words_name_the_longest_name_held(tmp_path: Path, text: str, titles: list[str | None]) -> None:
    engine = store(tmp_path, LIKE)
    with engine.view() as view:
        found = cite(view, text, ON)
    assert [each.target.title if each.target else None for each in found] == titles
    assert all(text[each.start : each.end] == each.printed for each in found)
    engine.close()


@pytest.mark.parametrize(
    ("day", "meant", "noticed"),
    [
        (date(2026, 10, 1), None, False),
        (date(2026, 11, 22), "第二条", True),
        (date(2027, 3, 1), "第二条", False),
    ],
)
def test_a_law_to_come_is_meant_once_it_is_made_known(
    tmp_path: Path, day: date, meant: str | None, noticed: bool
) -> None:
    text = law("中华人民共和国云法", "2026-10-28", "为了云。", "不得驱云。", force="2027-03-01")
    held = store(tmp_path / "store", {"中华人民共和国云法.md": text})
    with held.view() as view:
        (citation,) = cite(view, "云法第二条", day)
    held.close()
    assert (citation.target.number if citation.target else None) == meant
    assert ("2027-03-01起施行" in (citation.notice or "")) == noticed
