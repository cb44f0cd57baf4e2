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
_UNTIL = re.compile(r"(?:截至|截止|[截至到止])[为在:]?\s{0,2}$")
# 2023年6月—, 2023年6月始, 2023年6月至退休: from then on.
_ONWARDS = re.compile(
    rf"\s{{0,2}}(?:(?:[{re.escape(DASHES)}]|至|到){{1,2}}\s{{0,2}}(?:$|[)），,;。]|退休|离任|离职)|始|开始|以来)"
)
# A year of office (2024年度), a half or a quarter is a term by itself; 2024年 may be when one began.
_WHOLE = re.compile(r"年度|[上下]半年|季度")
_SERIALS = re.compile(rf"(?<!\d)([34-5]\d{{4}})(?:\.0+)?(?=$|\s{{0,2}}(?:[{re.escape(DASHES)}]|至|到))")


class Term(Record):
    """The first and last day; `months` counted from a day that is told elsewhere; `is_read` where the words were understood.

    `is_lone` where there is one day and nothing says whether it is the first or the last: it stands as both ends of itself.
    `is_over` where it is said that the term has ended (已解聘).
    """

    first: date | None = None
    last: date | None = None
    months: int | None = None
    is_read: bool = True
    is_lone: bool = False
    is_over: bool = False


def read_term(text: str) -> Term:
    """The term that a cell tells: 2023年1月至2025年12月, 2023.1.1-2025.12.31, 2023-2025, 自2023年1月起三年, 三年, 长期, 在聘."""
    folded = fold(" ".join(text.split()))
    if not folded or folded in {"/", "无", "-", "—"}:
        return Term()
    if len(folded) > _LONGEST:
        return Term(is_read=False)
    words = lexicon("roster")["status"]
    # 是 and 否 say something below a head that asks.
    if len(folded) > 1 and folded in (*words["yes"], *words["no"]):
        return Term(is_over=folded in words["no"])
    plain = _plain(folded)
    days = find_dates(plain)
    if (told := _ended(plain, days)) is not None:
        return told
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
    if _UNTIL.search(plain[: day.start]) or plain[day.end :].startswith(("止", "前", "截止", "到期")):
        return Term(None, day.to)
    if _WHOLE.search(plain[day.start : day.end + 1]) and not is_open:
        return Term(day.from_, day.to)
    is_open = is_open or _ONWARDS.match(plain, day.end) is not None
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
    if told.is_lone or (not last and _WHOLE.search(folded)):
        return Term(last=told.last) if last else Term(first=told.first)
    return told


def read_status(text: str) -> Term:
    """What a column of states says of the term: 在聘 and 是 that it runs, 已解聘 and 否 that it is over."""
    folded = fold("".join(text.split()))
    words = lexicon("roster")["status"]
    if not folded or folded in (*words["yes"], *words["no"]):
        return Term(is_over=folded in words["no"])
    return read_term(text)


def _ended(plain: str, days: list[DateMention]) -> Term | None:
    """The term of one who is no longer called: at once (已解聘), or from the day that is told (2024年5月解聘)."""
    found = re.search(rf"(?P<not>[未没])?(?P<already>已经?|不再|均已)?(?P<word>{_over_words()})", plain)
    if found is None or found["not"]:
        return None
    if found["already"] or not days:
        return Term(is_over=True)
    behind = [day for day in days if 0 <= found.start() - day.end <= 1]
    return Term(None, behind[0].to) if len(behind) == 1 else None


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
    spelt = _SERIALS.sub(_of_serial, spelt)
    joined = _JOINED.sub(lambda found: f"{found[1]}至", spelt)
    return _YEAR.sub(r"\1年", joined)


def _of_serial(found: re.Match[str]) -> str:
    """A day of a workbook that was not formatted as one, in words; a number that is none as it stands."""
    serial = int(found[1])
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return found[0]
    day = _EPOCH + timedelta(days=serial)
    return f"{day.year}年{day.month}月{day.day}日"


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
def _over_words() -> str:
    return any_of(lexicon("roster")["term"]["over"])


@cache
def _open_words() -> str:
    return any_of(lexicon("roster")["term"]["open"])
