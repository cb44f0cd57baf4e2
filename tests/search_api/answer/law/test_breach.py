"""A breach told in a few words, and the article that punishes it in many."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

BOATS = """澜川市游船管理条例
（2024年9月27日澜川市第六届人民代表大会常务委员会第二十次会议通过）
第一条　为了加强游船管理，保障水上安全，制定本条例。
第二条　交通运输部门负责游船登记和航行的监督管理。
第三条　游船所有人应当自取得游船之日起三十日内，向交通运输部门申请登记，领取号牌。
第四条　游船经营者应当每年向交通运输部门报送检验报告。
第五条　违反本条例第三条规定，未申请登记上水域航行的，由交通运输部门处三百元罚款。
第六条　游船经营者有下列行为之一的，由交通运输部门责令改正，处二千元罚款：
（一）未按照规定公示票价的；
（二）未按照本条例第四条规定检验的。
第七条　本条例自2025年1月1日起施行。
"""
CAMPS = """苇塘县露营地管理办法
（2024年5月6日苇塘县人民政府令第12号公布）
第一条　为了规范露营地管理，制定本办法。
第二条　露营地经营者应当在开业前十个工作日内向县文化旅游部门备案。
第三条　露营地经营者未按照本办法第二条规定备案的，由县文化旅游部门责令限期改正，并处五百元罚款。
第四条　露营地经营者备案内容变更未报告的，由县文化旅游部门给予警告。
第五条　本办法自2024年7月1日起施行。
"""


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("breach"), {"游船": BOATS, "露营地": CAMPS}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("露营地未备案怎么处罚", "第三条"),
        ("苇塘县露营地未备案怎么处罚", "第三条"),
        ("露营地没备案罚多少", "第三条"),
        ("露营地不备案会被罚款吗", "第三条"),
        ("露营地没有备案罚多少钱", "第三条"),
        ("游船未登记怎么处罚", "第五条"),
        ("澜川市游船未登记怎么处罚", "第五条"),
        ("游船没登记航行罚多少钱", "第五条"),
        ("游船未检验怎么处罚", "第六条"),
        ("游船未公示票价怎么处罚", "第六条"),
    ],
)
def test_the_article_that_punishes_it(laws: Service, question: str, article: str) -> None:
    answer = laws.ask(question)
    assert answer.outcome == "answered"
    assert answer.answers[0].record.evidence is not None
    assert answer.answers[0].record.evidence.locator == article


@pytest.mark.parametrize(
    "question",
    [
        "渔船未登记怎么处罚",
        "旅馆未备案怎么处罚",
        "游船未备案怎么处罚",
        "露营地未登记怎么处罚",
        "露营地未检验怎么处罚",
        "露营地未备案航行怎么处罚",
        "未备案怎么处罚",
    ],
)
def test_another_breach_or_another_thing(laws: Service, question: str) -> None:
    assert laws.ask(question).outcome == "not_held"
