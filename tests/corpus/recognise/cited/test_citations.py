"""Citations: documents, articles, standards, their aliases, and what a sentence abolishes."""

import pytest

from corpus.model import Citation
from corpus.recognise.cited.articles import read_references
from corpus.recognise.cited.citations import find_citations
from corpus.recognise.cited.titles import find_titles


def told(citation: Citation) -> tuple[str, str, str | None, str | None, str | None]:
    assert citation.target is None
    return citation.printed, citation.kind, citation.title, citation.number, citation.article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贯彻《重庆日报》", [("《重庆日报》", "document", "重庆日报", None, None)]),
        (
            "《关于推进城市安全发展的意见》(苏办发〔2018〕53号)和",
            [
                (
                    "《关于推进城市安全发展的意见》(苏办发〔2018〕53号)",
                    "document",
                    "关于推进城市安全发展的意见",
                    "苏办发〔2018〕53号",
                    None,
                )
            ],
        ),
        (
            "《实施方案》（通办发﹝2019﹞22 号）等",
            [("《实施方案》（通办发﹝2019﹞22 号）", "document", "实施方案", "通办发〔2019〕22号", None)],
        ),
        (
            "《意见》苏办发〔2018〕53号",
            [("《意见》苏办发〔2018〕53号", "document", "意见", "苏办发〔2018〕53号", None)],
        ),
        (
            "苏办发〔2018〕53号《意见》",
            [("苏办发〔2018〕53号《意见》", "document", "意见", "苏办发〔2018〕53号", None)],
        ),
        (
            "国务院令第493号公布的《条例》",
            [("国务院令第493号公布的《条例》", "document", "条例", "国务院令第493号", None)],
        ),
        (
            "《暂行规定》（监察部、国家安全监管总局令第11号）的",
            [
                (
                    "《暂行规定》（监察部、国家安全监管总局令第11号）",
                    "document",
                    "暂行规定",
                    "国家安全监管总局令第11号",
                    None,
                )
            ],
        ),
        ("根据国发〔2019〕3号文件", [("国发〔2019〕3号", "document", None, "国发〔2019〕3号", None)]),
        (
            "《关于印发〈办法〉的通知》",
            [("《关于印发〈办法〉的通知》", "document", "关于印发〈办法〉的通知", None, None)],
        ),
        (
            "《关于印发《办法》的通知》",
            [("《关于印发《办法》的通知》", "document", "关于印发《办法》的通知", None, None)],
        ),
        (
            "《甲》《乙》、《丙》",
            [
                ("《甲》", "document", "甲", None, None),
                ("《乙》", "document", "乙", None, None),
                ("《丙》", "document", "丙", None, None),
            ],
        ),
        ("《办法》(A牵头,B配合)", [("《办法》", "document", "办法", None, None)]),
        (
            "《安全生产法》（2021年修正）",
            [("《安全生产法》（2021年修正）", "document", "安全生产法", None, None)],
        ),
        (
            "《规定》(根据国发〔2019〕3号制定)",
            [
                ("《规定》", "document", "规定", None, None),
                ("国发〔2019〕3号", "document", None, "国发〔2019〕3号", None),
            ],
        ),
    ],
)
def test_documents(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    assert [told(citation) for citation in find_citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《安全生产法》第二十一条", [("《安全生产法》第二十一条", "安全生产法", "第二十一条")]),
        ("《安全生产法》第21条", [("《安全生产法》第21条", "安全生产法", "第二十一条")]),
        ("《安全生产法》第 21 条的规定", [("《安全生产法》第 21 条", "安全生产法", "第二十一条")]),
        ("《安全生产法》的第二十一条", [("《安全生产法》的第二十一条", "安全生产法", "第二十一条")]),
        (
            "《安全生产法》第二十一条第一款第(三)项",
            [("《安全生产法》第二十一条第一款第(三)项", "安全生产法", "第二十一条第一款第三项")],
        ),
        (
            "《安全生产法》第三条、第五条和第七条第二款，",
            [
                ("《安全生产法》第三条", "安全生产法", "第三条"),
                ("第五条", "安全生产法", "第五条"),
                ("第七条第二款", "安全生产法", "第七条第二款"),
            ],
        ),
        (
            "《甲法》第二十一条至第二十三条",
            [("《甲法》第二十一条至第二十三条", "甲法", "第二十一条至第二十三条")],
        ),
        (
            "《甲法》第十六条第一款、第二款",
            [("《甲法》第十六条第一款", "甲法", "第十六条第一款"), ("第二款", "甲法", "第十六条第二款")],
        ),
        (
            "《甲法》第三条第一款第一项、第（二）项",
            [
                ("《甲法》第三条第一款第一项", "甲法", "第三条第一款第一项"),
                ("第（二）项", "甲法", "第三条第一款第二项"),
            ],
        ),
        ("《甲办法》第五章第七条", [("《甲办法》第五章第七条", "甲办法", "第七条")]),
        ("《刑法》第一百三十四条之一", [("《刑法》第一百三十四条之一", "刑法", "第一百三十四条之一")]),
        ("《甲法》（国务院令第493号）第三条", [("《甲法》（国务院令第493号）第三条", "甲法", "第三条")]),
        ("安全生产法第21条规定", [("安全生产法第21条", "安全生产法", "第二十一条")]),
        ("依照刑法第二百八十条的规定", [("刑法第二百八十条", "刑法", "第二百八十条")]),
        (
            "依照中华人民共和国治安管理处罚法第二十条",
            [("中华人民共和国治安管理处罚法第二十条", "中华人民共和国治安管理处罚法", "第二十条")],
        ),
        ("具有刑事诉讼法第十五条情形", [("刑事诉讼法第十五条", "刑事诉讼法", "第十五条")]),
        (
            "道路交通安全法实施条例第三条",
            [("道路交通安全法实施条例第三条", "道路交通安全法实施条例", "第三条")],
        ),
        ("预防未成年人犯罪法第三条", [("预防未成年人犯罪法第三条", "预防未成年人犯罪法", "第三条")]),
        ("违反本法第三条、第五条", [("本法第三条", None, "第三条"), ("第五条", None, "第五条")]),
        ("本办法第六条", [("本办法第六条", None, "第六条")]),
        ("依照第二十条处理", [("第二十条", None, "第二十条")]),
        ("前款规定", [("前款", None, "前款")]),
        ("前两款", [("前两款", None, "前两款")]),
        ("前款第（一）项", [("前款第（一）项", None, "前款第一项")]),
        ("本条第二款", [("本条第二款", None, "本条第二款")]),
        (
            "第三条 违反前条规定的，依照第五条处罚",
            [("前条", None, "前条"), ("第五条", None, "第五条")],
        ),
        ("　　第三条　为了", []),
        ("正文\n第四条 为了", []),
        ("目前条件不具备", []),
        ("前项目部", []),
    ],
)
def test_articles(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = find_citations(text)
    assert {citation.kind for citation in found} <= {"article"}
    assert [(citation.printed, citation.title, citation.article) for citation in found] == expected


@pytest.mark.parametrize(
    ("text", "printed", "title", "number", "article"),
    [
        ("按照GB 50016-2014执行", "GB 50016-2014", None, "GB 50016-2014", None),
        (
            "《建筑设计防火规范》（GB 50016-2014）",
            "《建筑设计防火规范》（GB 50016-2014）",
            "建筑设计防火规范",
            "GB 50016-2014",
            None,
        ),
        (
            "《建筑设计防火规范》GB50016—2014",
            "《建筑设计防火规范》GB50016—2014",
            "建筑设计防火规范",
            "GB 50016-2014",
            None,
        ),
        (
            "GB 50016-2014《建筑设计防火规范》",
            "GB 50016-2014《建筑设计防火规范》",
            "建筑设计防火规范",
            "GB 50016-2014",
            None,
        ),
        (
            "《建筑设计防火规范》(GB 50016-2014)(2018年版)第5.5.18条",
            "《建筑设计防火规范》(GB 50016-2014)(2018年版)第5.5.18条",
            "建筑设计防火规范",
            "GB 50016-2014",
            "第5.5.18条",
        ),
    ],
)
def test_standards(text: str, printed: str, title: str | None, number: str, article: str | None) -> None:
    (found,) = find_citations(text)
    assert told(found) == (printed, "standard", title, number, article)


@pytest.mark.parametrize(
    ("text", "title", "alias"),
    [
        ("《安全发展意见》（以下简称《意见》）", "安全发展意见", "意见"),
        ("《安全发展意见》(以下简称《意见》)精神", "安全发展意见", "意见"),
        ("《意见》(国发〔2019〕3号,以下简称《安全意见》)", "意见", "安全意见"),
        ("《意见》(国发〔2019〕3号)(以下称“安全意见”)", "意见", "安全意见"),
        (
            "《中华人民共和国个人所得税法》（以下简称个人所得税法）",
            "中华人民共和国个人所得税法",
            "个人所得税法",
        ),
    ],
)
def test_an_alias_belongs_to_the_citation_before_it(text: str, title: str, alias: str) -> None:
    (found,) = find_citations(text)
    assert (found.title, found.alias) == (title, alias)


def test_an_alias_alone_is_no_citation() -> None:
    assert find_citations("安全发展的意见（以下简称《意见》）") == []


@pytest.mark.parametrize(
    ("text", "repealed"),
    [
        ("《甲》同时废止。", ["甲"]),
        ("本办法自2020年1月1日起施行。2010年发布的《甲》（国务院令第142号）同时废止。", ["甲"]),
        ("自发布之日起施行，《甲》同时废止", ["甲"]),
        ("《甲》、《乙》和《丙》同时废止。", ["甲", "乙", "丙"]),
        ("1988年国务院发布的《甲》、1990年国务院发布的《乙》同时废止。", ["甲", "乙"]),
        ("《甲》自本办法施行之日起废止。", ["甲"]),
        ("《甲》自发布之日起施行,《乙》同时废止", ["乙"]),
        ("依据《立法法》，《甲》予以废止", ["甲"]),
        ("决定废止《甲》。", ["甲"]),
        ("废止2010年发布的《甲》和《乙》", ["甲", "乙"]),
        ("现决定废止下列文件：\n1.《甲》（崇政〔2010〕1号）\n2.《乙》\n以上。《丙》", ["甲", "乙"]),
        ("国务院令第59号公布的《甲》同时废止", ["甲"]),
        ("《甲》未废止", []),
        ("《甲》不再废止", []),
        ("《国务院关于废止和修改部分行政法规的决定》修订", []),
        ("有权修改、废止《甲》", []),
        ("复议期间不停止执行《甲》", []),
        ("《甲》修改为", []),
    ],
)
def test_what_a_sentence_abolishes(text: str, repealed: list[str]) -> None:
    assert [citation.title for citation in find_citations(text) if citation.repeals] == repealed


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲》", ["《甲》"]),
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲，《乙》、《丙》。", ["《乙》", "《丙》"]),
        ("甲》《乙》", ["《乙》"]),
        ("《甲\n乙》", []),
        ("《" + "长" * 300 + "》", []),
        ("《" + "长" * 300 + "《乙》", ["《乙》"]),
    ],
)
def test_titles_close_in_their_line(text: str, titles: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_titles(text)] == titles


def test_references_are_read_only_where_they_begin() -> None:
    assert read_references("甲第三条", 0) == []
    assert [reference.article for reference in read_references("甲第三条", 1)] == ["第三条"]
    assert read_references("第三款", 0) == []
