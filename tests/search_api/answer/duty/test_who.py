"""Who is told first of those that a matter's texts name, what part a unit plays in them, and from which place they are."""

import pytest

from search_api.service import Service


def leads(service: Service, question: str) -> list[str]:
    """The leaders of the first answer; nobody where it is no task."""
    answers = service.ask(question).answers
    return [unit.name for unit in getattr(answers[0].record, "lead", ())] if answers else []


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("澜川市校园食品安全谁牵头", "市市场监督管理局"),
        ("燃气泄漏归谁处置", "市城市管理局"),
        ("煤气泄漏归哪个部门处置", "市城市管理局"),
    ],
)
def test_the_thing_itself_stands_before_what_is_named_after_it(
    sample: Service, question: str, unit: str
) -> None:
    assert leads(sample, question) == [unit]


def test_a_record_that_names_the_thing_stands_before_one_that_touches_on_it(sample: Service) -> None:
    first = sample.ask("棠阳区小区充电桩归谁管").answers[0].record
    assert "集中充电点" in (first.text or "")


def test_the_sentence_of_another_unit_is_not_given_to_the_one_beside_it(sample: Service) -> None:
    answer = sample.ask("澜川市养老机构消防谁查")
    assert (answer.outcome, leads(sample, "澜川市养老机构消防谁查")) == ("answered", [])
    assert "区消防救援大队依法" in (answer.answers[0].record.text or "")


@pytest.mark.parametrize(
    "question", ["孩子上学找谁", "彩票谁负责", "柏津街道专项整治工作由谁牵头", "局" * 500]
)
def test_what_is_only_like_the_matter_is_not_held(sample: Service, question: str) -> None:
    assert sample.ask(question).outcome == "not_held"


def test_a_part_is_looked_for_in_all_records_about_the_matter(sample: Service, all_pages: Service) -> None:
    asked = sample.ask("区教育局是不是负责校园食品安全").asked_unit
    assert asked is not None
    assert (asked.name, asked.role) == ("区教育局", "lead")
    answer = all_pages.ask("银保监会是牵头还是配合融资担保")
    assert answer.asked_unit is not None
    assert answer.asked_unit.role == "support"
    assert "银保监会" in [unit.name for unit in getattr(answer.answers[0].record, "support", ())]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("双随机一公开谁牵头", "市场监管总局"),
        ("双随机、一公开谁牵头", "市场监管总局"),
        ("三级公立医院绩效考核由谁负责", "国家卫生健康委"),
    ],
)
def test_a_named_leader_stands_before_all_places(all_pages: Service, question: str, unit: str) -> None:
    assert leads(all_pages, question) == [unit]


def test_who_leads_stands_before_who_takes_part(all_pages: Service) -> None:
    assert leads(all_pages, "小区配套幼儿园治理由谁负责")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("专利代理谁管", "国务院专利行政部门负责全国的专利代理管理工作"),
        ("崇川区政务新媒体由谁主管", "国务院办公厅是全国政务新媒体工作的主管单位"),
    ],
)
def test_who_has_the_whole_stands_before_who_has_a_side(
    all_pages: Service, question: str, quote: str
) -> None:
    assert quote in (all_pages.ask(question).answers[0].record.text or "")


@pytest.mark.parametrize("question", ["浙江省安全生产谁负责", "台州市安全生产谁负责", "临海市安全生产谁负责"])
def test_an_answer_of_a_lower_place_is_told_as_that(seeds: Service, question: str) -> None:
    notices = {notice.kind: notice.title for notice in seeds.ask(question).notices}
    assert notices.get("lower_place") == "浙江省/台州市/临海市/古城街道"


def test_an_answer_of_the_place_itself_is_not(seeds: Service) -> None:
    assert "lower_place" not in {n.kind for n in seeds.ask("古城街道安全生产谁负责").notices}


def test_units_of_several_ranks_are_not_mixed(sample: Service) -> None:
    answer = sample.ask("消防救援局负责什么")
    assert answer.outcome == "not_held"
    assert answer.did_you_mean == "枕溪区消防救援大队负责什么"
    assert "澜川市消防救援支队" in answer.notices[0].title
    assert sample.ask("枕溪区消防救援局负责什么").outcome == "answered"


def test_a_paper_is_counted_by_what_its_title_says(sample: Service) -> None:
    assert sample.ask("枕溪区推进城市安全发展有多少项任务").value == "32"
    assert sample.ask("枕溪区养老服务有多少项任务").value is None


def test_how_long_a_thing_lasts(all_pages: Service) -> None:
    answer = all_pages.ask("2019年春节放假几天")
    assert answer.outcome == "answered"
    assert "共7天" in (answer.answers[0].record.text or "")
    assert all_pages.ask("2019年中秋晚会放假几天").outcome == "not_held"
