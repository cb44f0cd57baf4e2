"""Duty and liability: which articles of a text punish the breach of which."""

from functools import cache

import pytest

from corpus.model import Article, Reading
from indexer.laws.liability import link_penalties
from tests.growth import LINEAR, growth
from tests.indexer.laws.test_versions import read

HEAD = "# 中华人民共和国甲法\n2007年8月30日 全国人民代表大会常务委员会第二十九次会议通过\n"


def linked(text: str) -> list[tuple[int, int]]:
    """The places of a duty and of an article that punishes its breach, of all articles of the text."""
    articles = [clause for clause in read(HEAD + text).clauses if isinstance(clause, Article)]
    places = {article.id: place for place, article in enumerate(articles, start=1)}
    return [(places[duty.id], places[id_]) for duty in articles for id_ in duty.penalty_ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条 应当养犬。\n第二条 应当登记。\n第三条 违反本法第二条规定的，处以罚款。", [(2, 3)]),
        (
            "第一条 应当养犬。\n第二条 应当登记。\n第三条 违反本法第一条至第二条规定的，处以罚款。",
            [(1, 3), (2, 3)],
        ),
        (
            "第一条 应当养犬。\n第二条 应当登记。\n第三条 违反前两条规定的，处以罚款。",
            [(1, 3), (2, 3)],
        ),
        ("第一条 应当养犬。\n第二条 依照本法第一条的规定处罚。", []),
        ("第一条 应当养犬。\n第二条 未依照本法第一条的规定养犬的，处以罚款。", [(1, 2)]),
        ("第一条 应当养犬。\n第二条 违反本法第一条规定的，应当改正。\n第三条 处以罚款。", []),
        ("第一条 应当养犬。\n第二条 责令改正；违反本法第一条规定的，另行通知。", []),
        # What befalls a breach is said over the items.
        (
            "第一条 应当养犬。\n第二条 应当登记。\n第三条 应当牵绳。\n第四条 有下列行为之一的，由公安机关责令改正，处以罚款：\n"
            "（一）违反本法第一条规定未养犬的；\n（二）未按照第二条规定登记的。\n第五条 违反本法第三条规定的，予以告知。",
            [(1, 4), (2, 4)],
        ),
        (
            "第一条 应当养犬。\n第二条 公安机关履行下列职责：\n（一）查明违反本法第一条规定的；\n（二）宣传。",
            [],
        ),
        (
            "第一条 应当养犬。\n第二条 违法养犬的，没收。\n有下列情形之一的，不予登记：\n（一）违反本法第一条规定的。",
            [],
        ),
        # In an annex the numbers begin again: each reference means the articles around it.
        (
            "第一条 应当养犬。\n第二条 违反第一条规定的，处以罚款。\n第三条 自公布之日起施行。\n"
            "第一条 应当养猫。\n第二条 违反第一条规定的，处以罚款。",
            [(1, 2), (4, 5)],
        ),
        (
            "第一条 应当养犬。\n第二条 违反前条规定的，处以罚款。\n"
            "第一条 违反前条规定的，处以罚款。\n第二条 应当养猫。",
            [(1, 2)],
        ),
    ],
)
def test_which_article_punishes_which(text: str, expected: list[tuple[int, int]]) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "前款",
        "违反前条",
        "违反本法第一条；",
        "违反第一条至第一百条",
        "违反前款\n",
        "第二条 违反前条的，处罚。\n",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    @cache
    def law(body: str) -> Reading:
        return read(f"{HEAD}第一条 甲。\n第二条 {body}")

    def link(body: str) -> None:
        reading = law(body)
        link_penalties(reading.text, reading.clauses, reading.citations)

    assert growth(link, piece, 2_000) < LINEAR
