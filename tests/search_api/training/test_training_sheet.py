"""What a training sheet holds: the record's own words, each with its place, and nothing else."""

from collections.abc import Callable

import msgspec
import pytest

from corpus.errors import BadRequest, NotFound
from corpus.model import Target
from search_api.export.training_sheet import (
    MOST_CASES,
    CaseSheet,
    Passage,
    Provision,
    case_training,
    cases_training,
    check_size,
    overview_row,
)
from tests.search_api.training.studies import ARTICLE, CASE, HELD, ON, cited, study


def laid_out(**changed: object) -> CaseSheet:
    (case,) = case_training(study(**changed), ON).cases
    return case


def facts(case: CaseSheet) -> dict[str, str]:
    return {fact.label: fact.text for fact in case.facts}


def where(told: Passage | Provision) -> list[str]:
    return [place.locator for place in told.places]


def test_facts_have_labels_and_the_places_they_were_read_from() -> None:
    case = laid_out()
    told = {fact.label: (fact.text, where(fact)) for fact in case.facts}
    assert told["时间"] == ("2023-07-12 09:37", ["正文"])
    assert told["伤亡"] == ("死亡 2 人，受伤 1 人", ["正文", "三、"])
    assert told["直接经济损失"] == ("312.60 万元", [])
    assert told["有关单位"][0] == "生产经营单位：清源污水处理有限公司"
    assert set(told) == {
        *("时间", "地点", "行政区划", "事故类型", "行业", "伤亡", "直接经济损失"),
        *("等级（原文）", "等级（推算）", "有关单位"),
    }


@pytest.mark.parametrize(
    ("stated", "by_law", "told"),
    [
        ("较大事故", "一般事故", {"等级（原文）": "较大事故", "等级（推算）": "一般事故"}),
        ("较大事故", "较大事故", {"等级（原文）": "较大事故"}),
        ("较大事故", None, {"等级（原文）": "较大事故"}),
        (None, "一般事故", {"等级（推算）": "一般事故"}),
        (None, None, {}),
    ],
)
def test_grades_stand_side_by_side_where_they_differ(
    stated: str | None, by_law: str | None, told: dict[str, str]
) -> None:
    found = facts(laid_out(grade=stated, grade_by_law=by_law))
    assert {label: text for label, text in found.items() if "等级" in label} == told


def test_what_is_not_told_is_left_out() -> None:
    bare = msgspec.structs.replace(study(), case=type(CASE)("k", "d", "甲厂火灾", CASE.evidence), places={})
    (case,) = case_training(bare, ON).cases
    assert (case.facts, case.sections, case.provisions, case.questions) == ((), (), (), ())


def test_every_passage_stands_as_it_is_with_its_own_place() -> None:
    sections = {section.heading: section for section in laid_out().sections}
    assert list(sections) == ["事故经过（原文）", "直接原因", "间接原因", "措施"]
    indirect = sections["间接原因"].passages
    assert tuple(passage.text for passage in indirect) == CASE.indirect_causes
    # A place that no part of the document names is called as the case itself is.
    assert [where(passage) for passage in indirect] == [["二、（二）1."], ["案例1"]]
    assert where(sections["措施"].passages[0]) == []


def test_places_that_do_not_match_the_passages_are_those_of_the_whole_field() -> None:
    (direct,) = [s for s in laid_out(direct_causes=("甲", "乙")).sections if s.heading == "直接原因"]
    assert [where(passage) for passage in direct.passages] == [["二、（一）"], ["二、（一）"]]


def test_the_course_is_a_quote_and_in_sheets_of_sets_it_is_not() -> None:
    one, many = case_training(study(), ON), cases_training([study()], ON)
    (course,) = [section for section in one.cases[0].sections if section.quoted]
    assert course.passages[0].text == CASE.course
    assert where(course.passages[0]) == ["一、"]
    assert one.title == CASE.title
    assert many.title == "案例培训材料（1 个案例）"
    assert not any(section.quoted for section in many.cases[0].sections)
    assert "孙某某" not in msgspec.json.encode(many).decode()


def test_a_course_that_is_the_whole_account_has_the_place_of_the_account() -> None:
    told = study()
    places = {name: found for name, found in told.places.items() if name != "course"}
    (case,) = case_training(msgspec.structs.replace(told, places=places), ON).cases
    assert [(p.start, p.end, p.locator) for p in case.sections[0].passages[0].places] == [(100, 120, "案例1")]


@pytest.mark.parametrize(
    ("lessons", "asked_of", "questions"),
    [
        (CASE.lessons, "lessons", CASE.lessons),
        ((), "causes", CASE.direct_causes + CASE.indirect_causes),
    ],
)
def test_what_is_discussed_are_the_lessons_else_the_causes(
    lessons: tuple[str, ...], asked_of: str, questions: tuple[str, ...]
) -> None:
    case = laid_out(lessons=lessons)
    assert case.asked_of == asked_of
    assert tuple(passage.text for passage in case.questions) == questions


def test_a_provision_stands_once_with_the_text_of_its_article() -> None:
    held, missing = laid_out().provisions
    assert where(held) == ["二、（二）2.", "五、"]
    (article,) = held.articles
    assert (article.name, article.text) == ("岚江省安全生产条例第三条", ARTICLE.text)
    assert article.facts == (
        ("文本", "2019-05-20 通过或最近一次修改"),
        ("施行", "2019-08-01 起"),
        ("有效性", "已修改"),
    )
    assert (missing.printed, missing.articles, missing.told) == (
        "《澜川市排水管理办法》第十条",
        (),
        "库中没有这份文件",
    )


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({}, "库中没有收录所引的规定"),
        ({"reason": "库中有这部法律，没有这一条"}, "库中有这部法律，没有这一条"),
        ({"target": Target(kind="document", id="law", title="条例")}, "原文没有指明条文，所引的是整部文件"),
        ({"target": Target(kind="article", id="gone", title="条例")}, "库中没有收录所引的规定"),
        ({"target": HELD, "notice": "当时的文本没有收录"}, "当时的文本没有收录"),
        ({"target": HELD}, ""),
    ],
)
def test_it_is_said_why_there_is_no_text(others: dict[str, object], told: str) -> None:
    (provision,) = laid_out(violated=(cited("《条例》第三条", 300, **others),)).provisions
    assert provision.told == told


def test_a_range_of_articles_has_the_text_of_each() -> None:
    other = msgspec.structs.replace(ARTICLE, id="law-a4", number="第四条", text="第四条 应当培训。")
    told = study(
        violated=(cited("第三条至第四条", 1, target=HELD, others=(Target("article", "law-a4", "条例"),)),)
    )
    (case,) = case_training(
        msgspec.structs.replace(told, articles={**told.articles, other.id: other}), ON
    ).cases
    assert [article.text for article in case.provisions[0].articles] == [ARTICLE.text, other.text]


def test_the_overview_tells_a_case_in_a_row() -> None:
    assert overview_row(laid_out()) == (
        CASE.title,
        "2023-07-12 09:37",
        "中毒和窒息",
        "死亡 2 人，受伤 1 人",
        "较大事故（原文）；一般事故（推算）",
    )


@pytest.mark.parametrize(
    ("count", "error"), [(0, NotFound), (1, None), (MOST_CASES, None), (MOST_CASES + 1, BadRequest)]
)
def test_a_sheet_holds_some_cases_and_no_more_than_it_may(count: int, error: type[Exception] | None) -> None:
    def check() -> None:
        check_size(count)

    assert raised(check) is error


def raised(work: Callable[[], None]) -> type[Exception] | None:
    try:
        work()
    except (BadRequest, NotFound) as error:
        return type(error)
    return None


def test_what_no_report_has_is_cut_and_says_so() -> None:
    many = tuple(f"措施{number}" for number in range(1000))
    case = laid_out(measures=many, violated=tuple(cited(f"《法》第{n}条", n) for n in range(1000)))
    (measures,) = [section.passages for section in case.sections if section.heading == "措施"]
    assert len(measures) == 301
    assert measures[-1].text == "（其余 700 条从略，见原文）"
    assert len(case.provisions) == 300


def test_a_set_that_holds_too_much_is_refused() -> None:
    full = study(measures=tuple(f"措施{number}" for number in range(250)))
    assert len(cases_training([full] * 19, ON).cases) == 19
    with pytest.raises(BadRequest, match="内容太多"):
        cases_training([full] * 20, ON)
