"""A part that an article has not: the citation names the article, and says so."""

from pathlib import Path

import pytest

from search_api.citations import cite
from tests.search_api.citations.stores import ON, law, store

_LAW = law("中华人民共和国树法", "2018-01-01", "为了树。", "不得有下列行为：\n（一）砍；\n（二）烧。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("树法第二条", None),
        ("树法第二条第二项", None),
        ("树法2条1款2项", None),
        ("树法第二条第三项", "没有第三项"),
        ("树法第二条第九款", "没有第九款"),
        ("树法2条1款3项", "没有第三项"),
        ("树法第一条第（一）项", "没有第一项"),
    ],
)
def test_a_part_that_is_not_there_is_told(tmp_path: Path, text: str, said: str | None) -> None:
    engine = store(tmp_path / "store", {"中华人民共和国树法.md": _LAW})
    with engine.view() as view:
        (citation,) = cite(view, text, ON)
    engine.close()
    assert citation.target is not None
    assert (citation.notice is None) if said is None else said in (citation.notice or "")
