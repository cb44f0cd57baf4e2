"""What a text says by its opening or a field that it explains; each with its words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.validity import validity_on
from tests.indexer.tasks.papers import read_lines

ON = date(2026, 6, 1)
NUMBER = "澜政办发〔2025〕7号"
RULE = "澜川市共享单车停放管理办法"

OPENINGS: list[tuple[str, tuple[str, ...], list[tuple[str, str | None, str]]]] = [
    ("共享单车停放政策解读", (f"现就《{RULE}》解读如下：",), [(RULE, None, "opening")]),
    ("共享单车停放政策解读", (f"现将《{RULE}》（{NUMBER}）有关内容解读如下。",), [(RULE, NUMBER, "opening")]),
    ("关于共享单车的说明", (f"现对《{RULE}》作如下说明：",), [(RULE, None, "opening")]),
    ("关于共享单车停放有关情况", (f"现就《{RULE}》有关问题说明如下：",), [(RULE, None, "opening")]),
    (
        "共享单车停放政策解读",
        (f"近日，市政府办公室印发了《{RULE}》（{NUMBER}，以下简称《办法》）。", "为便于理解，现解读如下。"),
        [(RULE, NUMBER, "opening")],
    ),
    (
        "共享单车停放政策解读",
        (f"根据《中华人民共和国道路交通安全法》，市政府制定了《{RULE}》。现将有关内容解读如下。",),
        [(RULE, None, "opening")],
    ),
    (
        "市城管局谈共享单车停放",
        (f"近日，市政府办公室印发了《{RULE}》（{NUMBER}）。为便于理解，现将有关内容解读如下：",),
        [(RULE, NUMBER, "opening")],
    ),
    # Two texts are new, and nothing tells which is explained.
    ("共享单车停放政策解读", (f"市政府印发了《{RULE}》和《澜川市城市道路管理办法》，现解读如下。",), []),
    # 以下简称 tells.
    (
        "共享单车停放政策解读",
        (
            f"省政府出台了《岚江省慢行交通管理办法》，市政府印发了《{RULE}》（以下简称《办法》），现解读如下。",
        ),
        [(RULE, None, "opening")],
    ),
    # News that speaks of an explanation explains nothing.
    ("共享单车企业座谈会召开", (f"会上，市城管局对《{RULE}》进行了解读。",), []),
    ("共享单车乱停放怎么治", (f"近日，市政府印发了《{RULE}》，引发关注。",), []),
    # What a law rests on, it does not explain.
    ("共享单车停放政策解读", ("本市依据《中华人民共和国道路交通安全法》管理共享单车。",), []),
]
FIELDS = [
    (f"相关文件：《{RULE}》（{NUMBER}）", (RULE, NUMBER, "field")),
    (f"解读对象:{RULE}", (RULE, None, "field")),
    (f"【政策原文】：《{RULE}》", (RULE, None, "field")),
]


@pytest.mark.parametrize(("title", "lines", "wanted"), OPENINGS)
def test_an_opening_names_what_is_explained(
    title: str, lines: tuple[str, ...], wanted: list[tuple[str, str | None, str]]
) -> None:
    reading = read_lines(*lines, "一、起草背景", "共享单车越来越多，投诉也越来越多。", title=title)
    found = reading.document.explains
    assert [(one.title, one.number, one.basis) for one in found] == wanted
    assert all(reading.text[one.start : one.end] == one.quote for one in found)
    if wanted:
        assert reading.document.kind == "interpretation"
        assert reading.document.only_explains


@pytest.mark.parametrize(("field", "wanted"), FIELDS)
def test_a_field_names_what_is_explained(field: str, wanted: tuple[str, str | None, str]) -> None:
    reading = read_lines("共享单车停放有了新规矩。", field, title="共享单车停放政策解读")
    assert [(one.title, one.number, one.basis) for one in reading.document.explains] == [wanted]


def test_two_fields_of_two_texts_name_neither() -> None:
    lines = (f"相关文件：《{RULE}》", "相关文件：《澜川市城市道路管理办法》")
    assert read_lines("新规来了。", *lines, title="共享单车停放政策解读").document.explains == ()


def test_the_number_that_the_opening_gives_the_text_of_the_title_is_its_own() -> None:
    opening = f"近日，市政府办公室印发了《{RULE}》（{NUMBER}）。"
    found = read_lines(opening, title=f"《{RULE}》解读").document.explains
    assert [(one.title, one.number, one.quote) for one in found] == [(RULE, NUMBER, f"《{RULE}》解读")]


def test_an_explanation_sets_no_tasks_and_abolishes_nothing() -> None:
    reading = read_lines(
        "（一）清理乱停放。（市城管局牵头，市公安局配合）",
        "市城管局负责共享单车管理工作。",
        "《办法》自2025年3月1日起施行，有效期五年。",
        "《澜川市共享单车管理办法（试行）》同时废止。",
        title=f"《{RULE}》解读",
    )
    assert (reading.tasks, reading.competences) == ((), ())
    assert (reading.document.in_force_from, validity_on(reading.document, ON)) == (None, "unknown")
    assert reading.citations
    assert not any(citation.repeals for citation in reading.citations)


@given(st.lists(st.text("《》〈〉“”（）号解读第条、。，\n办法印发现就如下", max_size=30), max_size=12))
def test_whatever_is_printed_the_words_stand_where_they_are_said_to(lines: list[str]) -> None:
    reading = read_lines(*lines, title=f"《{RULE}》解读")
    for one in reading.document.explains:
        assert reading.text[one.start : one.end] == one.quote
