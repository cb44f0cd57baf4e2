"""The likeliest of the offices that laws speak for, where no sentence and no law alone tells whose a matter is."""

from collections.abc import Iterator

import pytest

from corpus.model import Competence
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_RINKS = """游泳池安全条例
（2020年4月1日国务院第十次常务会议通过，国务院令第904号公布）
第一条 为了保障游泳池安全，制定本条例。
第二条 国务院体育主管部门主管全国游泳池安全工作。县级以上地方人民政府体育主管部门主管本行政区域内的游泳池安全工作。
第三条 游泳池经营者应当在池水浑浊时停止开放，并向县级以上地方人民政府体育主管部门报告。
第四条 游泳池经营者不得让儿童夜间游泳。体育主管部门应当对夜间游泳进行检查。
第五条 游泳池经营者让儿童夜间游泳的，由县级以上地方人民政府体育主管部门责令改正，处一千元罚款。
第六条 游泳池雇用的救生员，由有关部门发给证书。
第七条 游泳池的取暖费由经营者承担，资源税依法缴纳。
第八条 本条例自2020年6月1日起施行。
"""
_LAKES = """湖泊冰面条例
（2020年4月1日国务院第十次常务会议通过，国务院令第905号公布）
第一条 为了规范湖泊冰面的使用，制定本条例。
第二条 水行政主管部门负责湖泊冰面取冰的监督管理。
第三条 地方各级人民政府负责湖泊冰面的封闭。
第四条 本条例自2020年6月1日起施行。
"""
# Titled as the law of which 降压药 and 药房 are signs; none of its words stands in what is asked.
_DRUGS = """中华人民共和国药品管理法
（2020年4月1日全国人民代表大会常务委员会第十次会议通过）
第一条 为了加强药品管理，制定本法。
第二条 国务院药品监督管理部门主管全国药品监督管理工作。县级以上地方人民政府药品监督管理部门负责本行政区域内的药品监督管理工作。
第三条 禁止生产、销售劣药。超过有效期的药品，为劣药。
第四条 生产、销售劣药的，由县级以上地方人民政府药品监督管理部门没收违法所得，处一万元罚款。
第五条 本法自2020年6月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(
        tmp_path_factory.mktemp("likely"), {"游泳池": _RINKS, "湖泊": _LAKES, "药品": _DRUGS}
    ) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "office", "quote"),
    [
        # The deed's own sentence tells it, ...
        ("游泳池半夜里还让儿童游泳，由谁来罚？", "体育主管部门", "责令改正"),
        # ... failing that what gives the office all that the law is about.
        ("游泳池经营者夜间不停止开放，归哪个部门管？", "体育主管部门", "游泳池安全工作"),
        ("游泳池池水浑浊还开着，向谁举报？", "体育主管部门", "游泳池"),
        # No word of a story need stand in the law of which its words are signs.
        ("药房卖给我妈的降压药早过期了，由谁来罚？", "药品监督管理部门", "劣药"),
        ("药房把我妈的降压药弄错了，归哪个部门管？", "药品监督管理部门", "药品"),
    ],
)
def test_the_likeliest_office_answers(service: Service, question: str, office: str, quote: str) -> None:
    answer = service.ask(question)
    assert answer.outcome == "answered", question
    record = answer.answers[0].record
    assert isinstance(record, Competence)
    assert record.units[0].name.endswith(office)
    assert quote in record.evidence.quote


@pytest.mark.parametrize(
    "question",
    [
        # Of the thing itself nothing is said, or hardly anything of what is asked.
        "游泳池雪怪许可证由哪个部门发？",
        "游泳池里请人替自己排队的陪跑员上岗资格找谁认定？",
        # The law leaves it open, or gives it to whoever governs.
        "游泳池雇的救生员，证书由哪个部门发？",
        "湖泊冰面封闭得太晚，归谁管？",
        # Of a tax only what is about taxes tells.
        "游泳池的资源税由谁征收？",
        # What a place does itself no law of the nation says.
        "玄武区游泳池经营者夜间不停止开放，归哪个部门管？",
        # It may want anything.
        "降压药找谁？",
        # Who pays or sets money only a sentence tells that says so.
        "降压药的补贴由哪个部门发？",
    ],
)
def test_an_office_that_is_not_likely_enough_is_not_told(service: Service, question: str) -> None:
    answer = service.ask(question)
    told = [each.record for each in answer.answers if isinstance(each.record, Competence)]
    assert answer.outcome != "answered" or not told, question
