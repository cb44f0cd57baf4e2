"""Where the title of an explanation stands: behind a colon, over two lines, below the name of a column; and where it is none."""

import pytest

from tests.indexer.tasks.papers import read_lines

RULE = "澜川市共享单车停放管理办法"
TOLD = ("共享单车越来越多，投诉也越来越多。", "《办法》划出了不能停的地方。")
ARTICLES = ("第一条　为了规范共享单车停放，制定本办法。", "第二条　企业应当公布投诉电话。")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((f"标题：《{RULE}》政策解读",), f"《{RULE}》政策解读"),
        ((f"政策解读：《{RULE}》",), f"政策解读：《{RULE}》"),
        ((f"市城管局：{RULE}解读",), f"市城管局：{RULE}解读"),
        ((f"《{RULE}》解读：车往哪里停",), f"《{RULE}》解读：车往哪里停"),
        ((f"《{RULE}》政策解读：",), f"《{RULE}》政策解读"),
        (("百问百答：", f"《{RULE}》"), f"百问百答：《{RULE}》"),
        ((f"《{RULE}》", "政策解读"), f"《{RULE}》政策解读"),
        ((RULE, "（政策解读）"), f"{RULE}政策解读"),
        (("政策解读", f"《{RULE}》解读"), f"《{RULE}》解读"),
        (
            ("一图读懂｜单车怎么停", f"《{RULE}》（澜政规〔2025〕3号）图解"),
            f"《{RULE}》（澜政规〔2025〕3号）图解",
        ),
    ],
)
def test_the_title_of_an_explanation_is_found_where_it_stands(lines: tuple[str, ...], title: str) -> None:
    document = read_lines(*lines, *TOLD, title="").document
    assert (document.title, document.kind, document.only_explains) == (title, "interpretation", True)
    assert [each.title for each in document.explains] == [RULE]


@pytest.mark.parametrize(
    "lines",
    [
        (RULE, "政策解读", *ARTICLES),
        (f"《{RULE}》", "政策解读", *ARTICLES),
        (RULE, f"相关文件：《{RULE}》解读", *ARTICLES),
        (RULE, f"一图读懂《{RULE}》", *ARTICLES),
    ],
)
def test_a_rule_with_a_link_to_its_explanation_stays_the_rule(lines: tuple[str, ...]) -> None:
    document = read_lines(*lines, title="").document
    assert (document.title.strip("《》"), document.only_explains, document.explains) == (RULE, False, ())
