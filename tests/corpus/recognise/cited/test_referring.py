"""Citations that refer back or to their own text, and those of which one text of several is meant."""

import pytest

from corpus.model import Citation
from corpus.recognise.cited.articles import find_near_references, labels_of, read_references
from corpus.recognise.cited.citations import find_citations
from corpus.recognise.cited.named_laws import law_before

Told = tuple[str, str | None, str | None]


def told(citation: Citation) -> Told:
    return citation.printed, citation.title, citation.article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "根据《甲市办法》（以下简称《办法》），按《办法》第三条",
            [
                ("《甲市办法》（以下简称《办法》）", "甲市办法", None),
                ("《办法》第三条", "甲市办法", "第三条"),
            ],
        ),
        (
            "《中华人民共和国合同法》(以下简称合同法)。\n依照合同法第五条、第六条",
            [
                ("《中华人民共和国合同法》(以下简称合同法)", "中华人民共和国合同法", None),
                ("合同法第五条", "中华人民共和国合同法", "第五条"),
                ("第六条", "中华人民共和国合同法", "第六条"),
            ],
        ),
        (
            "《甲条例》（以下简称条例）。依照条例第三条",
            [("《甲条例》（以下简称条例）", "甲条例", None), ("条例第三条", "甲条例", "第三条")],
        ),
        (
            "《甲法》《乙条例》（以下分别简称《法》、《条例》）规定，《条例》第二条",
            [
                ("《甲法》", "甲法", None),
                ("《乙条例》（以下分别简称《法》、《条例》）", "乙条例", None),
                ("《条例》第二条", "乙条例", "第二条"),
            ],
        ),
        (
            "《甲修正案（九）》（以下简称《修正案（九）》），《修正案（九）》第七条",
            [
                ("《甲修正案（九）》（以下简称《修正案（九）》）", "甲修正案（九）", None),
                ("《修正案（九）》第七条", "甲修正案（九）", "第七条"),
            ],
        ),
        (
            "《甲法》第三条规定，依照该法第五条、第六条处理",
            [
                ("《甲法》第三条", "甲法", "第三条"),
                ("该法第五条", "甲法", "第五条"),
                ("第六条", "甲法", "第六条"),
            ],
        ),
        ("《甲条例》实施后，该法第五条", [("《甲条例》", "甲条例", None), ("该法第五条", None, "第五条")]),
        ("《甲法》施行。\n该法第五条", [("《甲法》", "甲法", None), ("该法第五条", None, "第五条")]),
        (
            "《甲法》第三条第一款，以及该条第二款、第四款",
            [
                ("《甲法》第三条第一款", "甲法", "第三条第一款"),
                ("该条第二款", "甲法", "第三条第二款"),
                ("第四款", "甲法", "第三条第四款"),
            ],
        ),
        (
            "《甲法》第三条第一款规定的，该款第（二）项",
            [
                ("《甲法》第三条第一款", "甲法", "第三条第一款"),
                ("该款第（二）项", "甲法", "第三条第一款第二项"),
            ],
        ),
        ("债权人依照合同法第七十四条", [("合同法第七十四条", "合同法", "第七十四条")]),
        ("应当在专利合作条约第二条所称", [("专利合作条约第二条", "专利合作条约", "第二条")]),
        ("违反本规定附录第三条", [("本规定附录第三条", "本规定附录", "第三条")]),
        ("依照民法典合同编第五百条", [("民法典合同编第五百条", "民法典", "第五百条")]),
        ("触犯刑法分则第九章第三百九十八条", [("刑法分则第九章第三百九十八条", "刑法", "第三百九十八条")]),
        ("《民法典》物权编第三百条", [("《民法典》物权编第三百条", "民法典", "第三百条")]),
        (
            "涉外民事关系法律适用法第四条",
            [("涉外民事关系法律适用法第四条", "涉外民事关系法律适用法", "第四条")],
        ),
        ("香港特别行政区基本法第三条", [("香港特别行政区基本法第三条", "香港特别行政区基本法", "第三条")]),
        (
            "《关于甲的通知（国发〔2019〕3号）》",
            [("《关于甲的通知（国发〔2019〕3号）》", "关于甲的通知", None)],
        ),
        ("飞入领空。 第三条 从事飞行", []),
    ],
)
def test_what_is_meant_was_named_before(text: str, expected: list[Told]) -> None:
    assert [told(citation) for citation in find_citations(text)] == expected


def test_several_short_names_of_one_title_are_none_of_it() -> None:
    found = find_citations("《甲法》（以下简称“两法”、“法规”），另有《法规》")
    assert [(citation.title, citation.alias) for citation in found] == [("甲法", None), ("法规", None)]


def test_the_number_goes_with_the_short_name() -> None:
    first, second = find_citations("《甲意见》（国发〔2019〕3号，以下简称《意见》）。落实《意见》")
    assert (first.alias, second.title, second.number) == ("意见", "甲意见", "国发〔2019〕3号")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("违反本法第三条、第五条", [True, True]),
        ("构成本法第三条", [True]),
        ("违反本实施细则第三条", [True]),
        ("有本实施条例第七条", [True]),
        ("前款规定的，依照第五条", [False, True]),
        ("本款第（三）项", [True]),
        ("《甲法》第三条", [False]),
        ("民法典第一千零七十九条第三款前三项", [False]),
    ],
)
def test_what_is_of_its_own_text_is_told(text: str, own: list[bool]) -> None:
    assert sorted(citation.own for citation in find_citations(text)) == sorted(own)


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("《安全生产法》（2014年修正）第三条", "2014年修正"),
        ("《安全生产法》(2018版)", "2018版"),
        ("2014年修正的《安全生产法》", "2014年修正"),
        ("1986年9月5日公布的《甲条例》", "1986年9月5日公布"),
        ("修正前的《刑法》第三条", "原"),
        ("适用修正前刑法第三条", "原"),
        ("原《担保法》第三条", "原"),
        ("适用修正后刑法第三条", None),
        ("还原《甲法》", None),
        ("到2014年《甲法》", None),
        ("《甲办法》（试行）", "试行"),
        ("《甲规划》（2020年底前完成）", None),
    ],
)
def test_which_text_of_several_is_asked_for(text: str, edition: str | None) -> None:
    assert [citation.edition for citation in find_citations(text)] == [edition]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("贯彻落实国务院办公厅《关于推进甲的意见》", "国务院办公厅"),
        ("按照市政府印发的《关于建立机制的方案》", "市政府"),
        ("有关部门《关于甲的通知》", None),
        ("按照《关于甲的通知》", None),
        ("省政府《江苏省甲办法》", None),
    ],
)
def test_who_stands_before_a_title_that_names_no_issuer(text: str, issuer: str | None) -> None:
    assert [citation.issuer for citation in find_citations(text)] == [issuer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三、五条", ["第三条", "第五条"]),
        ("第三至五条", ["第三条至第五条"]),
        ("第三条至第五条、第七条", ["第三条至第五条", "第七条"]),
        ("第十三条第(一)、(二)项", ["第十三条第一项", "第十三条第二项"]),
        ("第六条第一款第(一)(二)项", ["第六条第一款第一项", "第六条第一款第二项"]),
        ("第十七条第一款(一)项", ["第十七条第一款第一项"]),
        ("第21条第1-3款", ["第二十一条第一款至第三款"]),
        ("第六条第(一)至(三)项、第七条", ["第六条第一项至第三项", "第七条"]),
        ("第一百三十三条之一第一款", ["第一百三十三条之一第一款"]),
        ("第三章", []),
        ("第一、加强领导", []),
    ],
)
def test_lists_and_ranges(text: str, expected: list[str]) -> None:
    assert [reference.article for reference in read_references(text, 0)] == expected


@pytest.mark.parametrize(
    ("article", "labels"),
    [
        ("前款", ()),
        ("第三条第二款", ("第三条",)),
        ("第三条第一款至第三款", ("第三条",)),
        ("第三条至第五条", ("第三条", "第四条", "第五条")),
        ("第三条第一款至第五条第二款", ("第三条", "第四条", "第五条")),
        ("第三条之一至第三条之三", ("第三条之一", "第三条之二", "第三条之三")),
        ("第三条至第四条之一", ("第三条", "第四条之一")),
        ("第五条至第三条", ("第五条", "第三条")),
        # A range of more than a hundred names a whole law.
        ("第一条至第二百条", ("第一条", "第二百条")),
    ],
)
def test_the_articles_that_a_reference_names(article: str, labels: tuple[str, ...]) -> None:
    assert labels_of(article) == labels


def test_references_end_in_linear_time() -> None:
    hostile = "第" + "一  、  " * 20_000
    assert read_references(hostile, 0) == []
    assert list(find_near_references("前" * 50_000 + "款")) != []


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("是指企业取得的除企业所得税法", "企业所得税法"),
        ("应当履行劳动合同法", "劳动合同法"),
        ("人民检察院对刑事诉讼法", "刑事诉讼法"),
        ("符合对外贸易法", "对外贸易法"),
        ("违反人口与计划生育法", "人口与计划生育法"),
        ("刑法和中华人民共和国反有组织犯罪法", "中华人民共和国反有组织犯罪法"),
        ("依照突发事件应对法", "突发事件应对法"),
        ("根据公职人员政务处分法", "公职人员政务处分法"),
        ("违反行政机关公务员处分条例", "行政机关公务员处分条例"),
        ("有刑法", "刑法"),
        ("以担保法", "担保法"),
        ("除刑事诉讼法", "刑事诉讼法"),
        ("删去刑法", "刑法"),
        ("比照铁路法", "铁路法"),
        ("且不存在民法典", "民法典"),
        ("债务人有企业破产法", "企业破产法"),
        ("违反企业国有资产法", "企业国有资产法"),
        ("根据未成年人保护法", "未成年人保护法"),
        ("海南自由贸易港法", "海南自由贸易港法"),
        ("和中华人民共和国刑法", "中华人民共和国刑法"),
        ("刑法修正案(九)", "刑法修正案(九)"),
    ],
)
def test_words_of_the_sentence_are_no_part_of_a_name(before: str, name: str) -> None:
    assert law_before(before, len(before)).name == name
