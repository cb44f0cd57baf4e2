"""Of which laws everyday words are signs."""

import pytest

from corpus.lexicon import read_text
from search_api.question.law_signs import signed_laws


@pytest.mark.parametrize(
    ("question", "law"),
    [
        ("药房卖给我妈的降压药早过期了", "药品管理法"),
        ("水果店的秤动过手脚", "计量法"),
        ("山上有人偷偷砍了我家的杉树", "森林法"),
        # What the law is titled by is a sign of it.
        ("卷烟厂的消费税", "消费税暂行条例"),
        # Whose the thing is tells less of it.
        ("学校的锅炉", "特种设备安全法"),
        # A sign of several words: one soon after another, in one part of the sentence.
        ("砍了小区门口的树", "城市绿化条例"),
    ],
)
def test_words_are_signs_of_a_law(question: str, law: str) -> None:
    first = next(iter(signed_laws(question)))
    assert first.laws[0] == law
    assert first.signs


@pytest.mark.parametrize("question", ["隔壁老王的婚礼", "砍价，桌上的书，还有楼下的树", ""])
def test_words_that_are_signs_of_nothing(question: str) -> None:
    assert not signed_laws(question)


def test_more_and_surer_signs_come_first() -> None:
    told = signed_laws("医院虚开住院骗医保的钱")
    assert told[0].laws[0] == "医疗保障基金使用监督管理条例"
    assert [one.weight for one in told] == sorted((one.weight for one in told), reverse=True)


def test_every_line_names_laws_what_they_say_and_signs() -> None:
    lines = [line for line in read_text("law_signs.tsv").splitlines() if line and not line.startswith("#")]
    for line in lines:
        laws, called, signs, *weak = (column.split() for column in line.split("\t"))
        assert laws, line
        assert called, line
        assert signs, line
        assert len(weak) <= 1, line
        told = (*signs, *(weak[0] if weak else ()))
        assert len(set(told)) == len(told), line
        assert all(all(part for part in sign.split("…")) for sign in told), line
