"""Outline labels at the start of a line, and enumerations inside a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.numbering import find_inner_items, read_label
from corpus.recognise.numerals import write_numeral


@pytest.mark.parametrize(
    ("line", "printed", "label", "style", "value"),
    [
        ("第一编 总则", "第一编", "第一编", "part", 1),
        ("第一部分 形势", "第一部分", "第一部分", "part", 1),
        ("第二章　法律责任", "第二章", "第二章", "chapter", 2),
        ("第三节 程序", "第三节", "第三节", "section", 3),
        ("第二十一条　生产经营单位", "第二十一条", "第二十一条", "article", 21),
        ("第21条 生产经营单位", "第21条", "第二十一条", "article", 21),
        ("第一百三十四条之一　在生产", "第一百三十四条之一", "第一百三十四条之一", "article", 134),
        ("第二条中华人民共和国境内", "第二条", "第二条", "article", 2),
        ("一、加强", "一、", "一", "han", 1),
        ("　　一、加强", "一、", "一", "han", 1),
        ("一．加强", "一．", "一", "han", 1),
        ("二十七、加强", "二十七、", "二十七", "han", 27),
        ("(一)加强", "(一)", "(一)", "han_bracket", 1),
        ("（一）加强", "（一）", "(一)", "han_bracket", 1),
        ("( 一 )加强", "( 一 )", "(一)", "han_bracket", 1),
        ("（一）、加强", "（一）、", "(一)", "han_bracket", 1),
        ("㈠加强", "㈠", "(一)", "han_bracket", 1),
        ("1.加强", "1.", "1", "arabic", 1),
        ("1．加强", "1．", "1", "arabic", 1),
        ("1、加强", "1、", "1", "arabic", 1),
        ("１．加强", "１．", "1", "arabic", 1),
        ("146.加强", "146.", "146", "arabic", 146),
        ("⒈加强", "⒈", "1", "arabic", 1),
        ("1.2020年底前完成", "1.", "1", "arabic", 1),
        ("1. 2018年情况", "1.", "1", "arabic", 1),
        ("(1)加强", "(1)", "(1)", "arabic_bracket", 1),
        ("（12）加强", "（12）", "(12)", "arabic_bracket", 12),
        ("⑴加强", "⑴", "(1)", "arabic_bracket", 1),
        ("1）加强", "1）", "1)", "arabic_close", 1),
        ("①加强", "①", "①", "circled", 1),
        ("㉑加强", "㉑", "㉑", "circled", 21),
        ("1.1 总则", "1.1", "1.1", "decimal", 1),
        ("1.1总则", "1.1", "1.1", "decimal", 1),
        ("1.1.2 编制依据", "1.1.2", "1.1.2", "decimal", 2),
        ("a)加强", "a)", "a)", "letter", 1),
        ("(b)加强", "(b)", "(b)", "letter", 2),
        ("一是加强", "一是", "一是", "han_is", 1),
        ("二要加强", "二要", "二要", "han_is", 2),
        ("第一，加强", "第一，", "第一", "ordinal", 1),
        ("——加强", "——", "——", "dash", None),
        ("—加强", "—", "——", "dash", None),
        ("- 加强", "-", "——", "dash", None),
        ("•加强", "•", "•", "bullet", None),
        ("● 加强", "●", "•", "bullet", None),
        ("○ 加强", "○", "•", "bullet", None),
        ("【案例一】", "【案例一】", "【】", "caption", 1),
        ("【案例12】某公司", "【案例12】", "【】", "caption", 12),
        ("【基本案情】某日", "【基本案情】", "【】", "caption", None),
        ("附件1", "附件1", "附件1", "annex", 1),
        ("附件1：任务分工", "附件1", "附件1", "annex", 1),
        ("附 件 2", "附 件 2", "附件2", "annex", 2),
        ("附件二", "附件二", "附件2", "annex", 2),
        ("附件:任务分工", "附件", "附件", "annex", None),
        ("附件：1.任务分工", "附件", "附件", "annex", None),
        ("附件", "附件", "附件", "annex", None),
        ("附录A 术语", "附录A", "附录A", "annex", None),
    ],
)
def test_a_label(line: str, printed: str, label: str, style: str, value: int | None) -> None:
    found = read_label(line)
    assert found is not None
    assert (found.printed, found.label, found.style, found.value) == (printed, label, style, value)
    assert line[: found.end].lstrip(" \u3000") == printed


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            " ",
            "加强安全生产",
            "A、B负责",
            "2020年3月7日",
            "2020.3.7",
            "２０２０年底",
            "10月底前",
            "5号",
            "12",
            "12.5%",
        ),
        *(
            "1.5倍",
            "3.5万元",
            "1.0版",
            "2.5米",
            "3.7日",
            "6.2亿",
            "1、2、3号楼",
            "1、2号线",
            "一、二年级",
            "一、二级",
            "一千米",
        ),
        *(
            "二十一条",
            "三个月内",
            "第三条规定的情形",
            "第五条至第七条",
            "第一节课",
            "附件所列",
            "附件1所列",
            "(-)加强",
        ),
        *("— 1 —", "—2—", "- 3 -", "-1-", "〇、", "第二产业", "一等奖"),
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert read_label(line) is None


@given(st.integers(1, 199), st.sampled_from(["", "  ", "　　", "\t"]))
def test_labels_of_every_number_are_read(value: int, indent: str) -> None:
    han = write_numeral(value)
    for printed, label in (
        (f"{han}、", han),
        (f"（{han}）", f"({han})"),
        (f"{value}.", str(value)),
        (f"({value})", f"({value})"),
        (f"第{han}条", f"第{han}条"),
        (f"{han}是", f"{han}是"),
    ):
        found = read_label(f"{indent}{printed}要求各单位")
        assert found is not None
        assert (found.printed, found.label, found.value) == (printed, label, value)
        assert found.end == len(indent) + len(printed)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "要做好三件事：一是加强A；二是加强B；三是加强C。其他工作。",
            ["一是加强A", "二是加强B", "三是加强C"],
        ),
        ("要做好:一是加强A;二是加强B。", ["一是加强A", "二是加强B"]),
        ("一要加强A，二要加强B，三要加强C", ["一要加强A", "二要加强B", "三要加强C"]),
        ("一是A。二是B。还有B。三是C。还有C。", ["一是A", "二是B。还有B", "三是C。还有C"]),
        ("一是A。二是B。还有B。三是C。还有C。(二)强化D。", ["一是A", "二是B。还有B", "三是C。还有C"]),
        ("一是A。还有A。二是B。还有B。 2.强化D。附件", ["一是A。还有A", "二是B。还有B"]),
        ("第一，A。第二，B。完。", ["第一，A", "第二，B"]),
        ("包括①甲②乙；③丙。完", ["①甲", "②乙", "③丙"]),
        ("（1）甲；（2）乙。", ["（1）甲", "（2）乙"]),
        ("一是①甲；②乙。二是丙。", ["一是①甲；②乙", "二是丙"]),
        ("一是A；二是B。\n一是C；二是D。", ["一是A", "二是B", "一是C", "二是D"]),
        ("统一是好事。一是A。", []),
        ("一是A；三是C。", []),
        ("二是B；三是C。", []),
        ("第一、第二产业", []),
        ("见图(1)、(2)。", []),
        ("没有列举。", []),
    ],
)
def test_items_inside_a_paragraph(text: str, items: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_inner_items(text)] == items
