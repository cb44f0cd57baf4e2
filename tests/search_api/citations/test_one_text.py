"""Which text of a law holds on a day is decided once: what `cite` names and what `ask` shows is the same text."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.model import Article
from search_api.service import Service
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law

WHOLE = "中华人民共和国果法典"


def part(name: str, first: str, *rules: str) -> str:
    """A part of one law, printed alone as collections do."""
    numbered = [f"第{first}条 {rules[0]}", *rules[1:]]
    return "\n\n".join(
        [f"# {WHOLE}", f"# {name}", "2020年5月28日 第十三届全国人民代表大会第三次会议通过", *numbered]
    )


# Adopted in another order than they came to hold; with a text to come; held twice; in parts; of one place.
PAPERS = {
    "中华人民共和国树法(2018-01-01)": law(
        "中华人民共和国树法", "2018-01-01", "为了树。", "甲。", force="2018-03-01"
    ),
    "中华人民共和国树法(2020-11-08)": law(
        "中华人民共和国树法", "2020-11-08", "为了树。", "乙。", force="2021-06-01", amended=True
    ),
    "中华人民共和国树法(2020-12-25)": law(
        "中华人民共和国树法", "2020-12-25", "为了树。", "丙。", force="2021-01-01", amended=True
    ),
    "中华人民共和国草法(2020-05-28)": law(
        "中华人民共和国草法", "2020-05-28", "为了草。", "甲。", force="2021-01-01"
    ),
    "中华人民共和国草法(2026-10-28)": law(
        "中华人民共和国草法", "2026-10-28", "为了草。", "乙。", force="2027-03-01", amended=True
    ),
    "江苏省石条例": law("江苏省石条例", "2022-01-05", "为了石。", "甲。"),
    "果法典 总则编": part("总则编", "一", "为了果。", "第二条 果应当登记。"),
    "果法典 附则": part("附则", "三", "果不得外借。", "第四条 本法自2021年1月1日起施行。"),
}
DAYS = (
    "2018-02-01",
    "2018-03-01",
    "2020-07-01",
    "2020-12-26",
    "2021-01-01",
    "2021-06-01",
    "2026-12-01",
    "2027-03-01",
)


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("one_text"), PAPERS, "md") as service:
        yield service


@pytest.mark.parametrize(
    "article", ["树法第二条", "草法第二条", "江苏省石条例第二条", "果法典第二条", "果法典第三条"]
)
@pytest.mark.parametrize("day", DAYS)
def test_cite_and_ask_name_one_text(laws: Service, article: str, day: str) -> None:
    on = date.fromisoformat(day)
    (cited,) = laws.cite(article, on)
    answer = laws.ask(article, on)
    shown = answer.answers[0].record
    assert isinstance(shown, Article)
    assert shown.evidence is not None
    if cited.target is None:
        # Nothing is made known yet: the article is shown as one to come.
        assert "没有这一天有效的文本" in (cited.reason or "")
        assert shown.evidence.validity == "not_yet_in_force"
        return
    assert shown.id == cited.target.id
    assert str(shown.version) == cited.target.version
    if cited.target.validity == "not_yet_in_force":
        # Made known, and not yet in force.
        assert "尚未施行" in (cited.notice or "")
        assert shown.evidence.validity == "not_yet_in_force"
    else:
        assert cited.notice is None
        assert shown.evidence.validity in ("in_force", "unknown")
