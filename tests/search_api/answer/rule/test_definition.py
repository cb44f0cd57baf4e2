"""What a word means, by the sentence of a rule or the entry of a standard's terms; whose it is tells nothing of that."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

MARKETS = """澜川市露天集市管理办法
（2025年3月6日澜川市人民政府令第81号公布）
第一条　为了规范露天集市，制定本办法。
第二条　本办法所称便民摊点，是指在道路两侧划定的、供居民售卖自产农产品的区域。
本办法所称夜市，是指每日十八时以后开市的露天集市。
第三条　市城市管理局负责露天集市和便民摊点的监督管理。
第四条　便民摊点应当配备垃圾桶。
第五条　本办法自2025年5月1日起施行。
"""
CABINS = """DB77/T 3312-2024
索道运行维护规程
发布日期：2024-03-10 实施日期：2024-06-01
1 范围
本文件规定了索道运行维护的要求。
3 术语和定义
3.1 吊厢 gondola
悬挂在索道上、供乘客乘坐的封闭厢体。
3.2 脱索
运载索离开托压索轮的现象。
4 检查
4.1 吊厢应每日检查不少于一次。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("meant"), {"集市": MARKETS, "索道": CABINS}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("什么是便民摊点", "是指在道路两侧划定的"),
        ("什么叫夜市", "本办法所称夜市，是指每日十八时以后开市的露天集市。"),
        ("便民摊点的定义是什么", "是指在道路两侧划定的"),
        ("吊厢是什么", "供乘客乘坐的封闭厢体"),
        ("脱索是什么意思", "运载索离开托压索轮的现象。"),
    ],
)
def test_the_sentence_that_defines_it(rules: Service, question: str, said: str) -> None:
    answer = rules.ask(question)
    assert answer.outcome == "answered"
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert said in evidence.quote
    text = rules.text(evidence.document_id)
    assert text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("question", ["什么是露天集市", "什么是索道", "垃圾桶是什么意思"])
def test_what_is_not_defined_is_not_told_by_another_sentence(rules: Service, question: str) -> None:
    assert rules.ask(question).outcome == "not_held"


def test_whose_it_is_is_asked_otherwise(rules: Service) -> None:
    assert rules.ask("便民摊点归谁管").outcome == "answered"
