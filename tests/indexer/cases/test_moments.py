"""When an accident happened: its day, or its month, and the hour."""

import pytest

from corpus.recognise.characters import fold
from indexer.cases.moment import Carried, find_moments, first_day


def moments(text: str, year: int | None = 2023, month: int | None = 5) -> list[tuple[str, str | None]]:
    return [(one.iso, one.time) for one in find_moments(fold(text), Carried(year, month))[0]]


@pytest.mark.parametrize(
    ("clock", "time"),
    [
        ("9时37分许", "09:37"),
        ("9时37分左右", "09:37"),
        ("９时３７分", "09:37"),
        ("09时05分", "09:05"),
        ("9点37分", "09:37"),
        ("9时许", "09:00"),
        ("9点半", "09:30"),
        ("下午三点一刻", "15:15"),
        ("9时三刻许", "09:45"),
        ("）10时左右", "10:00"),
        ("0时10分", "00:10"),
        ("24时", "00:00"),
        ("15:20", "15:20"),
        ("15：20许", "15:20"),
        (" 23:05:10", "23:05"),
        ("，9时37分", "09:37"),
        ("约0937时", "09:37"),
        (" 9时37分", "09:37"),
        ("9 时 37 分", "09:37"),
        ("凌晨2时30分", "02:30"),
        ("清晨5时", "05:00"),
        ("早上6时", "06:00"),
        ("上午9时", "09:00"),
        ("上午11时50分", "11:50"),
        ("中午12时", "12:00"),
        ("中午1时", "13:00"),
        ("午后2时", "14:00"),
        ("下午3时", "15:00"),
        ("下午3点半", "15:30"),
        ("下午14时", "14:00"),
        ("下午12时30分", "12:30"),
        ("傍晚6时", "18:00"),
        ("晚8时", "20:00"),
        ("晚上11时", "23:00"),
        ("夜间10时", "22:00"),
        ("夜里11点", "23:00"),
        ("夜里2点", "02:00"),
        ("夜11时", "23:00"),
        ("深夜11时", "23:00"),
        ("21时许", "21:00"),
        ("9时37分20秒", "09:37"),
        ("10时30分至11时", "10:30"),
        ("约9时", "09:00"),
        ("上午约9时", "09:00"),
        # No hour.
        ("", None),
        ("下午", None),
        ("上午", None),
        ("25时", None),
        ("9时70分", None),
        ("9点工程", None),
        ("当日", None),
    ],
)
def test_the_hour_behind_a_day(clock: str, time: str | None) -> None:
    assert moments(f"2023年5月18日{clock}") == [("2023-05-18", time)]


@pytest.mark.parametrize("clock", ["晚12时", "晚上12时"])
def test_midnight_is_not_noon(clock: str) -> None:
    ((_, time),) = moments(f"2023年5月18日{clock}")
    assert time in ("00:00", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年5月18日", "2023-05-18"),
        ("２０２３年５月１８日", "2023-05-18"),
        ("2023 年 5 月 18 日", "2023-05-18"),
        ("二〇二三年五月十八日", "2023-05-18"),
        ("2023-05-18", "2023-05-18"),
        ("2023.5.18", "2023-05-18"),
        ("6月2日", "2023-06-02"),
        ("今年6月2日", "2023-06-02"),
        ("去年6月2日", "2022-06-02"),
        ("当年6月2日", "2023-06-02"),
        ("同年6月2日", "2023-06-02"),
        ("18日9时", "2023-05-18"),
        ("18日，某地", "2023-05-18"),
        ("24 日上午，某地", "2023-05-24"),
        ("1.10 月 3 日", "2023-10-03"),
        ("1.10月3日", "2023-10-03"),
        ("3.2021年10月3日", "2021-10-03"),
        ("2023年6月", "2023-06"),
        ("今年6月", "2023-06"),
        ("6月", "2023-06"),
        ("6月上旬", "2023-06"),
        ("2023年6月底", "2023-06"),
        # Nothing that happened on a day.
        ("2023年", None),
        ("2023年2月30日", None),
        ("32日，某地", None),
        ("2023年5月18日至20日", None),
        ("2023年5月18日印发", None),
        ("2023年5月18日公布", None),
        ("5日内整改", None),
        ("工作日，某地", None),
    ],
)
def test_a_day_or_a_month(text: str, expected: str | None) -> None:
    assert [iso for iso, _ in moments(text)] == ([] if expected is None else [expected])


@pytest.mark.parametrize(("text", "year", "month"), [("6月2日", None, None), ("18日，某地", 2023, None)])
def test_what_was_not_said_is_not_guessed(text: str, year: int | None, month: int | None) -> None:
    assert moments(text, year, month) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021年7月1日", (2021, 7)),
        ("2021年7月", (2021, 7)),
        ("2021年", (2021, None)),
        ("7月1日", (2023, 7)),
        ("没有日期", (2023, 5)),
        ("比2022年同期下降", (2023, 5)),
        ("与2022年相比下降", (2023, 5)),
    ],
)
def test_what_a_sentence_leaves_said(text: str, said: tuple[int, int | None]) -> None:
    left = find_moments(text, Carried(2023, 5))[1]
    assert (left.year, left.month) == said


def test_a_year_that_is_only_compared_is_not_lent() -> None:
    assert [iso for iso, _ in moments("比2022年同期，5月18日")] == ["2023-05-18"]


def test_the_first_day_comes_before_a_month() -> None:
    found, _ = find_moments("2023年6月，某地；2023年7月2日9时，某地", Carried())
    first = first_day(found)
    assert first is not None
    assert (first.iso, first.time) == ("2023-07-02", "09:00")
    assert first_day([]) is None


@pytest.mark.parametrize(
    "text", ["2023年5月18日9时37分许，某地", "18日，某地", "今年 6月2日下午3点半左右 某地"]
)
def test_a_moment_slices_back(text: str) -> None:
    (one,), _ = find_moments(fold(text), Carried(2023, 5))
    assert text[one.start : one.end].strip("0123456789:年月日时分点半许左右下午今 ") == ""
    assert not text[one.end :].startswith(("许", "左右", "日", "分"))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("同月最末一天的夜里", "2024-05-31"),
        ("当月最后一天,工地上", "2024-05-31"),
        ("即23日清早", "2024-05-23"),
        ("同月27日深夜11点半", "2024-05-27"),
    ],
)
def test_a_day_that_refers_back_to_the_month(text: str, iso: str) -> None:
    (moment,), _ = find_moments(text, Carried(2024, 5))
    assert moment.iso == iso
