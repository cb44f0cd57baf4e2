"""Titles that hold another title, printed with and without marks of their own."""

import pytest

from corpus.recognise.characters import fold
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.keys import title_key


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("", "广东省实施《中华人民共和国消防法》办法"),
        ("请问", "广东省实施《中华人民共和国消防法》办法"),
        ("依据", "河南省《中华人民共和国招标投标法》实施办法"),
        ("（二）按照", "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释"),
        ("根据", "最高人民法院、最高人民检察院关于执行《中华人民共和国刑法》确定罪名的补充规定（七）"),
        ("", "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（二）的补充规定"),
        ("", "国务院关于修改《物业管理条例》的决定"),
        ("依照《消防法》和", "广东省实施《中华人民共和国消防法》办法"),
    ],
)
def test_a_title_without_marks_holds_one_in_marks(before: str, title: str) -> None:
    text = fold(before + title + "第三条")
    *_, found = find_printed_titles(text)
    assert text[found.name.start : found.name.end] == fold(title)
    assert (found.start, found.end) == (found.name.start, found.name.end)


@pytest.mark.parametrize(
    "text",
    [
        "为实施《消防法》，制定本办法",
        "违反《消防法》规定的",
        "应当执行《消防法》的规定",
        "各部门要认真贯彻执行《消防法》的规定",
        "关于《消防法》第三条的解释",
        "人民法院适用《消防法》规定",
    ],
)
def test_a_sentence_about_a_title_is_none(text: str) -> None:
    [found] = find_printed_titles(fold(text))
    assert text[found.name.start : found.name.end] == "消防法"


def test_the_marks_inside_a_title_do_not_tell_titles_apart() -> None:
    printed = ("广东省实施{}消防法{}办法".format(*marks) for marks in ("《》", "〈〉", "<>", ("", "")))
    assert len({title_key(title) for title in printed}) == 1
