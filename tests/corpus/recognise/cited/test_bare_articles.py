"""Articles without 第 right behind the name of a law, and in a list behind one that has it."""

import pytest

from corpus.recognise.cited.citations import find_citations


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("依据消法五十五条", [("消法", "第五十五条")]),
        ("按照安法第21条和消法五十五条处理", [("安法", "第二十一条"), ("消法", "第五十五条")]),
        ("《安全生产法》21-23条", [("安全生产法", "第二十一条至第二十三条")]),
        ("《消防法》第28条、29条", [("消防法", "第二十八条"), ("消防法", "第二十九条")]),
        ("《消防法》第21条到23条", [("消防法", "第二十一条至第二十三条")]),
        ("根据《消防法》十六条规定", [("消防法", "第十六条")]),
        ("依照刑法一百三十四条之一", [("刑法", "第一百三十四条之一")]),
        ("刑法第133条之1", [("刑法", "第一百三十三条之一")]),
        ("民法典一千零四十三条", [("民法典", "第一千零四十三条")]),
        # One character numbers where the name begins what is said and nothing is counted behind.
        ("学位法六条", [("学位法", "第六条")]),
        ("《学位法》六条", [("学位法", "第六条")]),
        ("依照广告法9条的规定", [("广告法", "第九条")]),
        ("北京市消防条例5条", [("北京市消防条例", "第五条")]),
        ("消防法60条1款3项", [("消防法", "第六十条第一款第三项")]),
        ("消防法第60条1款(3)项", [("消防法", "第六十条第一款第三项")]),
        ("宪法修正案32条", [("宪法修正案", "第三十二条")]),
    ],
)
def test_an_article_may_lack_its_sign(text: str, cited: list[tuple[str, str]]) -> None:
    found = find_citations(text)
    assert [(each.title, each.article) for each in found] == cited
    assert all(text[each.start : each.end] == each.printed for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "有三条措施、五条意见",
        "《安全生产法》三条措施",
        "按照工作方法二十条",
        "比例20条",
        "本办法二十条措施",
        "《消防法》十五条经验",
        "根据第三条、十五条措施",
        "修改学位法六条",
        "新增《学位法》六条。",
        "学位法六条措施",
        "保留了学位法六条建议",
    ],
)
def test_what_counts_something_is_no_article(text: str) -> None:
    assert [each.article for each in find_citations(text) if each.article] in ([], ["第三条"])
