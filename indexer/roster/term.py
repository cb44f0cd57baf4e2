"""From when to when somebody is called upon: days in every written form, spans, years counted from a day."""

import re
from datetime import date, timedelta
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import DASHES, fold
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.dates import DateMention, find_dates

_LONGEST = 100
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?!\d)")
_YEAR = re.compile(r"(?<![\d.\-/])((?:19|20)\d{2})(?=$|[^\d年.\-/])")
_MONTH = re.compile(r"(?<![\d/])((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?![\d/])")
_YEARS = re.compile(
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:个)?(?:周)?年(?!\d|度)|(?P<months>\d{1,3}|[一二三四五六七八九十]{1,4})个月"
)
# An unformatted cell of a workbook holds the days since 1900: these are the years 1995 to 2064.
_SERIAL = re.compile(r"[34-5]\d{4}(?:\.0+)?")
_FIRST_SERIAL, _LAST_SERIAL = 34_700, 60_000
_EPOCH = date(1899, 12, 30)
_JOINED = re.compile(
    rf"(?<=\d)(日?)\s{{0,2}}(?:[{re.escape(DASHES)}]|至|到){{1,2}}\s{{0,2}}(?=(?:19|20)\d{{2}}(?:\D|$))"
)
_UNTIL = re.compile(r"^\s{0,2}(?:[截至到止]|截至|截止)")


class Term(Record):
    """The first and last day; `months` counted from a day that is told elsewhere; `is_read` where the words were understood.

    `is_lone` where there is one day and nothing says whether it is the first or the last: it stands as both ends of itself.
    """

    first: date | None = None
    last: date | None = None
    months: int | None = None
    is_read: bool = True
    is_lone: bool = False


def read_term(text: str) -> Term:
    """The term that a cell tells: 2023年1月至2025年12月, 2023.1.1-2025.12.31, 2023-2025, 自2023年1月起三年, 三年, 长期."""
    folded = fold(" ".join(text.split()))
    if not folded or folded in {"/", "无", "-", "—"}:
        return Term()
    if len(folded) > _LONGEST:
        return Term(is_read=False)
    plain = _plain(folded)
    days = find_dates(plain)
    is_open = re.search(_open_words(), plain) is not None
    counted = _counted(_without(plain, days))
    if len(days) > 1 and days[0].from_ and days[-1].to:
        return Term(days[0].from_, days[-1].to)
    if not days:
        return Term(months=counted, is_read=is_open or counted is not None)
    (day, *_) = days
    if _is_span(day, plain):
        return Term(day.from_, day.to)
    if counted is not None:
        return Term(day.from_, after(day.from_, counted) if day.from_ else None)
    if _UNTIL.match(plain[: day.start]) or plain[day.end :].startswith(("止", "前", "截止", "到期")):
        return Term(None, day.to)
    is_lone = not is_open and day.to is not None and day.from_ is not None
    return Term(day.from_, day.to if is_lone else None, is_lone=is_lone)


def read_day(text: str, *, last: bool = False) -> Term:
    """The day that a cell of days tells, as the first of a term, or with `last` as its last: 2025年12月 is 31 December then."""
    folded = fold(" ".join(text.split()))
    if not folded or folded in {"/", "无", "-", "—"}:
        return Term()
    if _SERIAL.fullmatch(folded) and _FIRST_SERIAL <= (serial := int(float(folded))) <= _LAST_SERIAL:
        day = _EPOCH + timedelta(days=serial)
        return Term(last=day) if last else Term(first=day)
    told = read_term(folded)
    if told.is_lone:
        return Term(last=told.last) if last else Term(first=told.first)
    return told


def after(first: date, months: int) -> date:
    """The last day of a term of so many months from a day: three years from 1 January 2023 end on 31 December 2025."""
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    for day in range(first.day, 0, -1):
        try:
            return date(year, month, day) - timedelta(days=1 if day == first.day else 0)
        except ValueError:
            continue
    raise AssertionError("a month has a first day")


def spelt_out(text: str) -> str:
    """The text, its days written so that they are known as days."""
    return _plain(fold(text))


def _plain(folded: str) -> str:
    """The text with days as `find_dates` knows them: 20230101, 2023 alone, two days joined by a dash."""
    spelt = _COMPACT.sub(
        lambda found: f"{found[1]}年{found[2]}月" + (f"{found[3]}日" if found[3] else ""), folded
    )
    spelt = _MONTH.sub(r"\1年\2月", spelt)
    joined = _JOINED.sub(lambda found: f"{found[1]}至", spelt)
    return _YEAR.sub(r"\1年", joined)


def _is_span(day: DateMention, plain: str) -> bool:
    """Whether one mention tells both ends: a span (2023年至2025年), or a year alone where it is the term."""
    printed = plain[day.start : day.end]
    return (
        day.from_ is not None
        and day.to is not None
        and bool(re.search(rf"[{re.escape(DASHES)}至到]", printed[4:]))
        and (_length(day) > 31 or "至" in printed)
    )


def _length(day: DateMention) -> int:
    return (day.to - day.from_).days if day.from_ and day.to else 0


def _without(plain: str, days: list[DateMention]) -> str:
    for day in reversed(days):
        plain = f"{plain[: day.start]} {plain[day.end :]}"
    return plain


def _counted(text: str) -> int | None:
    """The months that a text counts: 三年 are 36; a number alone counts years, as under 聘期（年）."""
    if (found := _YEARS.search(text)) is not None:
        number = read_numeral((found["years"] or found["months"]).replace("两", "二"))
        return None if not number else number * (12 if found["years"] else 1)
    bare = text.strip()
    return int(bare) * 12 if re.fullmatch(r"[1-9]|10", bare) else None


@cache
def _open_words() -> str:
    return any_of(lexicon("roster")["term"]["open"])
