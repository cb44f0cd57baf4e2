"""The 款, 项 and 目 of an article."""

import pytest

from corpus.recognise.cited.article_parts import missing_part, read_paragraphs

LISTED = (
    "第五条　申请登记，应当提交下列材料：\n（一）身份证明；\n（二）住所证明：\n1.自有的，提交证书；\n2.租赁的，提交合同；\n"
    "（三）免疫证明。\n派出所应当自受理之日起五日内登记。"
)


def shape(text: str) -> list[tuple[str, list[str]]]:
    return [
        (
            text[part.span.start : part.span.end],
            [text[item.span.start : item.span.end] for item in part.items],
        )
        for part in read_paragraphs(text)
    ]


def test_paragraphs_with_their_items_and_points() -> None:
    first, second = read_paragraphs(LISTED)
    assert [item.number for item in first.items] == [1, 2, 3]
    assert LISTED[first.items[1].span.start : first.items[1].span.end].endswith("提交合同；")
    assert [LISTED[point.start : point.end][:5] for point in first.items[1].points] == [
        "1.自有的",
        "2.租赁的",
    ]
    assert LISTED[second.span.start : second.span.end] == "派出所应当自受理之日起五日内登记。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条 为了管理，制定本法。", [("为了管理，制定本法。", [])]),
        ("第一条为了管理，制定本法。", [("为了管理，制定本法。", [])]),
        ("第十七条之一　已满七十五周岁的人。", [("已满七十五周岁的人。", [])]),
        ("第二条【适用】本法适用于全国。", [("本法适用于全国。", [])]),
        ("第三条\n本法自公布之日起施行。", [("本法自公布之日起施行。", [])]),
        ("第四条 甲。\n乙。", [("甲。", []), ("乙。", [])]),
        (
            "第五条 禁止下列行为：（一）甲；（二）乙。",
            [("禁止下列行为：（一）甲；（二）乙。", ["（一）甲", "（二）乙。"])],
        ),
        ("第六条 依照第五条第（二）项处理。", [("依照第五条第（二）项处理。", [])]),
        (
            "第七条 有下列情形的:\n(一)甲;\n(二)乙的,处罚款。",
            [("有下列情形的:\n(一)甲;\n(二)乙的,处罚款。", ["(一)甲;", "(二)乙的,处罚款。"])],
        ),
    ],
)
def test_the_parts_of_an_article(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("reference", "missing"),
    [
        ("第九条", None),
        ("第九条第一款", None),
        ("第九条第二款第二项", None),
        ("第九条第二项", None),
        ("第九条第一款至第三款", None),
        ("第八条至第九条", None),
        ("第九条第三款", "第三款"),
        ("第九条第三款第一项", "第三款"),
        ("第九条第二款第三项", "第三项"),
        ("第九条第一款第一项", "第一项"),
        ("第九条第五项", "第五项"),
        ("第九条之一第三款", "第三款"),
    ],
)
def test_what_an_article_has_not_is_told(reference: str, missing: str | None) -> None:
    text = "第九条 应当登记。\n有下列情形之一的，不予登记：\n（一）甲；\n（二）乙。"
    assert missing_part(text, reference) == missing
