"""Everyday words lead to the words of official texts, one way only, each as one word that its parts do not tell already."""

import pytest

from corpus.lexicon import read_text
from search_api.question.matter import terms_of
from search_api.question.synonyms import synonyms_of


def table(file: str) -> list[list[list[str]]]:
    lines = (line for line in read_text(file).splitlines() if not line.startswith("#"))
    return [[column.split() for column in line.split("\t")] for line in lines]


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("放鞭炮", "燃放烟花爆竹"),
        ("摆地摊", "占道经营"),
        ("讨薪", "拖欠农民工工资"),
        ("狗咬人", "犬只伤人"),
        ("封路", "交通管制"),
        ("拉人头", "传销"),
        ("断缴", "社会保险"),
        ("炸街", "非法改装"),
        ("井盖", "窨井盖"),
        ("医保报销", "医疗保障"),
        ("坏了", "维修"),
    ],
)
def test_an_everyday_word_has_its_official_ones(said: str, official: str) -> None:
    (*_, last) = terms_of([said])
    assert official in dict((*last.alternatives, *synonyms_of(said)))


@pytest.mark.parametrize("file", ["everyday.tsv", "law_matters.tsv"])
def test_every_line_gives_words_and_no_word_for_itself(file: str) -> None:
    for asked, official, *loose in table(file):
        assert asked
        assert official or loose
        assert len(loose) <= 1
        assert len(set(asked)) == len(asked)


def test_the_words_of_a_line_do_not_stand_for_each_other() -> None:
    assert "野猪" not in dict(synonyms_of("猴子"))
    assert "野生动物" in dict(synonyms_of("猴子"))


@pytest.mark.parametrize("piece", ["停车乱收费", "殡仪馆乱收费", "楼道堆杂物"])
def test_what_is_put_together_is_found_by_its_parts(piece: str) -> None:
    assert len(terms_of([piece])) == 2


def test_what_the_law_of_a_matter_calls_it_is_told_where_the_law_is_asked() -> None:
    assert "银行业" not in dict(synonyms_of("银行卡"))
    assert "银行业" in dict(synonyms_of("银行卡", by_law=True))
    assert [term.text for term in terms_of(["考驾照"], by_law=True)] == ["考驾照"]


def test_a_word_has_one_line_among_the_matters_of_laws() -> None:
    asked = [word for words, *_ in table("law_matters.tsv") for word in words]
    assert len(set(asked)) == len(asked)
