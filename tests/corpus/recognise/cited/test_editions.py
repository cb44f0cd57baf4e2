"""Which text of several a citation asks for: by the year before or behind its name, in 《》 or in plain words."""

import pytest

from corpus.recognise.cited.citations import find_citations


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("2012年《冰雪安全法》第七条", "2012年"),
        ("（2012年）《冰雪安全法》第七条", "2012年"),
        ("2012年的《冰雪安全法》第七条", "2012年"),
        ("2012年版《冰雪安全法》第七条", "2012年版"),
        ("《冰雪安全法》（2012年）第七条", "2012年"),
        ("《冰雪安全法》2012年版第七条", "2012年版"),
        ("《冰雪安全法》2012版第七条", "2012版"),
        ("冰雪安全法（2012）第七条", "2012"),
        ("冰雪安全法(2019年修正)第七条", "2019年修正"),
        ("冰雪安全法（2012年）第七条", "2012年"),
        ("冰雪安全法2012年版第七条", "2012年版"),
        ("2012年冰雪安全法第七条", "2012年"),
        ("2012版冰雪安全法第七条", "2012版"),
        ("（2012年）冰雪安全法第七条", "2012年"),
        ("冰雪安全法第七条", None),
        ("原《冰雪安全法》第七条", "原"),
        ("原《冰雪安全法》（2012年）第七条", "2012年"),
    ],
)
@pytest.mark.parametrize("before", ["", "请依照"])
def test_the_year_of_a_text(before: str, text: str, edition: str | None) -> None:
    (found,) = find_citations(f"{before}{text}执行。")
    assert (found.title, found.article, found.edition) == ("冰雪安全法", "第七条", edition)
    assert found.printed == text.removeprefix("原")


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("2012年《冰雪安全法》施行以来", [None]),
        ("自2012年6月30日起，《冰雪安全法》第七条", [None]),
        ("2012年，《冰雪安全法》第七条", [None]),
        ("《甲法》（2012年）《乙法》第七条", ["2012年", None]),
        ("冰雪安全法第七条（2012年）第八条", [None, None]),
        # 年 and 版 may begin a name where no year stands before them.
        ("版权管理条例第七条", [None]),
        ("年度报告办法第七条", [None]),
    ],
)
def test_a_year_that_is_of_no_text(text: str, editions: list[str | None]) -> None:
    assert [each.edition for each in find_citations(text)] == editions
