"""Standards: found by every written form of their number, as they stand on the day."""

from datetime import date

import pytest

from corpus.model import Clause, Standard, StandardStatus
from indexer.standard_status import status_on
from search_api.service import Service
from search_api.standard_list import StandardsWanted, page_of
from search_api.values import Answer


def first(answer: Answer) -> Standard:
    record = answer.answers[0].record
    assert isinstance(record, Standard)
    assert record.evidence.quote
    return record


FORMS = [
    "DB99/T 2101-2024",
    "db99/t2101-2024",
    "ＤＢ９９／Ｔ　２１０１－２０２４",
    "DB99/T 2101—2024",
    "DB99/T2101–2024",
    "DB 99/T 2101-2024",
    "《DB99/T 2101-2024》",
    "DB99/T 2101-2024（2025年版）",
    "DB99/T 2101",
]


@pytest.mark.parametrize("number", FORMS)
def test_every_written_form_of_a_number_finds_its_standard(sample: Service, number: str) -> None:
    answer = sample.ask(number)
    assert (answer.intent, answer.outcome) == ("standard", "answered")
    assert first(answer).number == "DB99/T 2101-2024"


FACTS = [
    ("DB99/T 2101-2024现行吗", "in_force"),
    ("DB99/T 1188-2018还有效吗", "replaced"),
    ("DB99/T 1188-2018被什么代替", "DB99/T 2101-2024"),
    ("DB99/T 2101-2024代替了什么", "DB99/T 1188-2018"),
    ("DB99/T 2101-2024什么时候实施", "2024-09-01"),
    ("DB99/T 2101-2024什么时候发布的", "2024-06-28"),
    ("DB99/T 0876-2015废止了吗", "withdrawn"),
    ("DB9901/T 041-2026现行吗", "upcoming"),
    # Another is to replace it some day: that does not tell that it holds now.
    ("DB9901/T 012-2019还有效吗", None),
    ("《养老机构助浴服务规范》", "DB9901/T 035-2025"),
    ("DB99/T 2101现行是哪个版本", "DB99/T 2101-2024"),
    ("DB99/T 2101最新版本是哪一年的", "DB99/T 2101-2024"),
    ("养老机构助浴服务的地方标准", "DB9901/T 035-2025"),
    ("养老机构助浴服务标准是哪个", "DB9901/T 035-2025"),
    ("老旧电梯安全评估规程现行吗", "in_force"),
    ("老旧电梯安全评估规程什么时候实施", "2024-10-01"),
    ("《养老机构助浴服务规范》的标准号是多少", "DB9901/T 035-2025"),
    ("DB99/T 1402-2020被什么代替", "DB99/T 2105-2024"),
]


@pytest.mark.parametrize(("question", "value"), FACTS)
def test_the_fact_asked_for(sample: Service, question: str, value: str | None) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.value) == ("answered", value)


def test_a_replaced_edition_is_shown_with_what_replaced_it(sample: Service) -> None:
    answer = sample.ask("DB99/T 1402-2020")
    assert answer.outcome == "superseded"
    numbers = [a.record.number for a in answer.answers if isinstance(a.record, Standard)]
    assert numbers == ["DB99/T 1402-2020", "DB99/T 2105-2024"]


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2024, 9, 30), "in_force"), (date(2024, 10, 1), "replaced"), (date(2020, 7, 31), "upcoming")],
)
def test_the_status_is_that_of_the_day(sample: Service, on: date, value: str) -> None:
    assert sample.ask("DB99/T 1402-2020还有效吗", on).value == value


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("DB99/T 2110-2024", None),
        ("DB99/T 2102-2025", "DB99/T 2102-2024"),
        ("DB99/T 2103-2024", None),
        ("DB98/T 2105-2024", "DB99/T 2105-2024"),
        ("DB99/T 2105-1998", "DB99/T 2105-2024"),
    ],
)
def test_a_number_that_is_not_held_is_never_another_standard(
    sample: Service, question: str, meant: str | None
) -> None:
    answer = sample.ask(question)
    held = {standard.number for standard in (e.standard for e in sample.standards())}
    if question in held:
        assert answer.outcome == "answered"
        return
    assert (answer.outcome, answer.answers) == ("not_held", ())
    assert answer.did_you_mean is None or answer.did_you_mean in held
    assert meant is None or answer.did_you_mean == meant


# Another figure and another year are two slips: a standard of something else.
FAR = ["DB98/T 2105-2023", "GB 2105-2024", "DB99/T 3105-2020"]


@pytest.mark.parametrize("question", FAR)
def test_what_differs_in_more_than_a_slip_is_not_offered(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.did_you_mean) == ("not_held", None)


@pytest.mark.parametrize("question", ["养老机构收费标准", "助浴补贴标准是多少", "电动自行车停放收费标准"])
def test_what_is_paid_is_no_standard(sample: Service, question: str) -> None:
    assert all(not isinstance(each.record, Standard) for each in sample.ask(question).answers)


CLAUSES = [
    ("DB99/T 2101-2024 第5.1.3条", "5.1.3"),
    ("DB99/T 2101-2024第 5.1.3 条怎么说", "5.1.3"),
    ("DB99/T 2101 4.2.2", "4.2.2"),
    ("DB99/T2101-2024的6.2条内容是什么", "6.2"),
]


@pytest.mark.parametrize(("question", "label"), CLAUSES)
def test_a_clause_of_a_standard_is_found_exactly(sample: Service, question: str, label: str) -> None:
    answer = sample.ask(question)
    record = answer.answers[0].record
    assert isinstance(record, Clause)
    assert (record.path[-1], record.evidence.locator) == (label, label)
    assert record.text.startswith(label)


@pytest.mark.parametrize("question", ["DB99/T 2101-2024 第5.1.9条", "DB99/T 2105-2024 第5.1.3条"])
def test_a_clause_that_is_not_held_is_no_other(sample: Service, question: str) -> None:
    assert sample.ask(question).outcome == "not_held"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("有没有关于电动自行车充电的标准", "DB99/T 2101-2024"),
        ("有没有关于户外广告检测的地方标准", "DB99/T 2106-2024"),
    ],
)
def test_standards_on_a_matter(sample: Service, question: str, number: str) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.value) == ("answered", number)


def test_what_no_standard_is_about_is_not_held(sample: Service) -> None:
    assert sample.ask("有没有关于宠物殡葬的标准").outcome == "not_held"


def test_the_list_counts_what_it_holds(sample: Service) -> None:
    every = page_of(sample.standards(), 1, 200)
    assert every.total == len({standard.number for standard in every.items}) == len(every.items)
    counted = {count.value: count.count for count in every.facets["status"]}
    for status, count in counted.items():
        wanted = StandardsWanted(status=status)  # type: ignore[arg-type]
        assert len(sample.standards(wanted)) == count
    assert sample.standards(StandardsWanted(code="DB9901/T"))


OLD = Standard("x", "d", "GB 1-2000", "旧", None, status="in_force", in_force_from=date(2000, 7, 1))  # type: ignore[arg-type]
NEW = Standard("y", "d", "GB 1-2020", "新", None, status="in_force", in_force_from=date(2021, 1, 1))  # type: ignore[arg-type]


def test_a_list_is_made_once_for_all_its_pages(sample: Service) -> None:
    on = date(2026, 6, 1)
    whole = sample.standards(on=on)
    assert sample.standards(on=on) is whole
    assert page_of(whole, 2, 3).items == tuple(edition.standard for edition in whole[3:6])
    assert page_of(whole, 2, 3).facets is page_of(whole, 1, 3).facets
    # However many narrowings and days are asked for, each is answered for itself.
    for year in range(1990, 2020):
        sample.standards(StandardsWanted(year=year), date(year, 1, 1))
    assert list(sample.standards(on=on)) == list(whole)
    assert {e.standard.status for e in sample.standards(on=date(1990, 1, 1))} <= {
        "upcoming",
        "unknown",
        "withdrawn",
    }


# A catalogue printed before the successor began, and one that names no day for it.
TO_COME = Standard("y", "d", "GB 1-2020", "新", None, status="upcoming", in_force_from=date(2021, 1, 1))  # type: ignore[arg-type]
SOME_DAY = Standard("y", "d", "GB 1-2020", "新", None, status="upcoming")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "on", "status"),
    [
        (NEW, date(1999, 1, 1), "upcoming"),
        (NEW, date(2020, 12, 31), "in_force"),
        (NEW, date(2021, 1, 1), "replaced"),
        (TO_COME, date(2020, 12, 31), "in_force"),
        (TO_COME, date(2021, 1, 1), "replaced"),
        (SOME_DAY, date(2026, 1, 1), "in_force"),
    ],
)
def test_a_successor_takes_over_on_its_own_day(later: Standard, on: date, status: StandardStatus) -> None:
    assert status_on(OLD, on, [later])[0] == status


# A catalogue that says no more than that it is withdrawn.
GONE = Standard("x", "d", "GB 1-2000", "旧", None, status="withdrawn", in_force_from=date(2000, 7, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "on", "status"),
    [
        ([NEW], date(2020, 12, 31), "in_force"),
        ([NEW], date(2021, 1, 1), "withdrawn"),
        ([NEW], date(1999, 1, 1), "upcoming"),
        ([SOME_DAY], date(2020, 12, 31), "withdrawn"),
        ([NEW, SOME_DAY], date(2020, 12, 31), "withdrawn"),
        ([], date(2020, 12, 31), "withdrawn"),
    ],
)
def test_what_is_withdrawn_without_a_day_held_until_its_successor_did(
    later: list[Standard], on: date, status: StandardStatus
) -> None:
    assert status_on(GONE, on, later)[0] == status
