"""Who has a thing as a whole comes before who has a side of it, where the whole is asked for."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

CAMPS = """苇塘县露营地管理办法
（2024年5月6日苇塘县人民政府令第12号公布）
第一条　为了规范露营地管理，制定本办法。
第二条　县公安局负责露营地的治安管理。县卫生健康局负责露营地的卫生监督管理。县文化和旅游局负责露营地的行业管理。
第三条　露营地应当每处配备不少于2具灭火器。
第四条　本办法自2024年7月1日起施行。
"""
BATHS = """桐庐县温泉浴场管理办法
（2024年5月6日桐庐县人民政府令第12号公布）
第一条　为了规范温泉浴场管理，制定本办法。
第二条　县消防救援局负责温泉浴场的消防监督检查。县商务局负责温泉浴场业的监督管理。县市场监督管理局负责温泉浴场的价格监督检查。
第三条　本办法自2024年7月1日起施行。
"""

CLUBS = """苇塘县关于加强剧本娱乐场所管理的通知
苇政办发〔2024〕21号
各乡镇人民政府，县政府各部门：
为加强剧本娱乐场所管理，现将有关事项通知如下：
一、明确职责分工。县公安局负责剧本娱乐场所的治安管理。县文化和旅游局负责剧本娱乐场所的行业管理。
二、加强检查。
苇塘县人民政府办公室
2024年8月1日
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(
        tmp_path_factory.mktemp("whole"), {"露营地": CAMPS, "浴场": BATHS, "剧本": CLUBS}
    ) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("苇塘县露营地归哪个部门管", "县文化和旅游局"),
        ("露营地归哪个部门管", "县文化和旅游局"),
        ("苇塘县露营地谁负责", "县文化和旅游局"),
        ("露营地的行业管理由谁负责", "县文化和旅游局"),
        ("桐庐县温泉浴场归哪个部门管", "县商务局"),
        ("温泉浴场谁来监管", "县商务局"),
        ("苇塘县剧本娱乐场所归哪个部门管", "县文化和旅游局"),
        ("剧本娱乐场所谁负责", "县文化和旅游局"),
        # A side of it is asked for.
        ("苇塘县露营地治安归哪个部门管", "县公安局"),
        ("苇塘县露营地的卫生由哪个部门监管", "县卫生健康局"),
        ("桐庐县温泉浴场的消防由谁检查", "县消防救援局"),
        ("苇塘县剧本娱乐场所的治安归谁管", "县公安局"),
    ],
)
def test_who_has_it(rules: Service, question: str, office: str) -> None:
    answer = rules.ask(question)
    assert answer.outcome == "answered"
    first = answer.answers[0].record
    assert first.evidence is not None
    assert first.evidence.quote.startswith(office)
