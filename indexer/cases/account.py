"""Which stretches of a text tell a case each, and whether the text is one that tells cases at all."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Document, Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import find_casualties, find_unnumbered, toll_of
from corpus.recognise.harm.losses import Loss
from corpus.recognise.times.dates import find_dates
from indexer.cases.form import read_form
from indexer.cases.headings import Heading, find_headings
from indexer.cases.moment import Carried, Moment
from indexer.cases.table import Row, read_tables
from indexer.cases.telling import Telling, find_tellings, first_dated, tell_of
from indexer.cases.words import words
from indexer.draft import Draft
from indexer.lines import Line

# Accounts must make so much of a text that no title calls a report.
_LEAST_SHARE = 0.25
_OPENING = 300
_FIRST_LINES = 8
_IN_COMMON = 3
_LONGEST_TITLE = 60
_NEWS_MARKS = 1
# A heading that names an offence, no accident.
_ENFORCED = re.compile(r"(?:案|案件)[”\"')]?$")


class Account(Record):
    """A stretch that tells one case: `tellings` its sentences that tell the accident; `title` its heading, where it has one.

    All that stands in it is about the case where it is `whole`; else what headings tell may be about several. Of a row of a
    table `cells` are those whose heads tell a field, and `loss` what one of them says in figures.
    """

    start: int
    end: int
    tellings: tuple[Telling, ...]
    title: Span | None = None
    whole: bool = True
    cells: dict[str, Span] = {}
    loss: Loss | None = None


def find_accounts(document: Document, draft: Draft, lines: Sequence[Line]) -> list[Account]:
    """The accounts of a document's text, in order; none where it tells no case."""
    text, end = draft.text, len(draft.text)
    folded = fold(text)
    title = fold(title_of(document, lines))
    if _is_other(document, title) or not lines:
        return []
    start = lines[0].start
    headings = find_headings(lines, end)
    opening = folded[start : start + _OPENING]
    if _ADDRESSED.search(opening) or (not headings and _is_news(opening)):
        return []
    carried = _carried_by_title(document, title, text)
    if headings:
        return _headed(text, folded, lines, headings, end, carried)
    if rows := read_tables(draft, carried):
        return [_of_row(row) for row in rows]
    if (form := read_form(text, folded, lines, end, carried)) is not None:
        return [Account(start, end, (form,))]
    tellings, _ = find_tellings(text, folded, start, end, carried)
    accounts = _told(lines, tellings, end)
    about = bool(words("titles", "event").search(title))
    reports = about and (_is_named(title) or bool(words("titles", "report").search(title)))
    if reports and not tellings and _is_parted(lines):
        tellings = first_dated(text, folded, start, end, carried)
        accounts = _told(lines, tellings, end)
    leads = _led_in(lines, tellings)
    # What only a line below the title names may be the first of several that have their headings.
    titled = bool(words("titles", "event").search(fold(document.title))) or not leads
    if reports and titled and (_is_named(title) or _tells_one(title, accounts)):
        told = _on_the_day(title, tellings) or _nicknamed(title, text, folded, (start, end), carried)
        return [Account(start, end, tuple(told))] if told else []
    if not reports and _is_news(folded):
        return []
    if leads:
        return _headed(text, folded, lines, leads, end, carried)
    if not reports:
        accounts = [one for one in accounts if _tells_whom(text, one)]
    share = sum(one.end - one.start for one in accounts) / max(1, end - start)
    return accounts if about or share >= _LEAST_SHARE else []


def _of_row(row: Row) -> Account:
    spans = (*row.cells.values(), Span(start=row.telling.start, end=row.telling.end))
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return Account(start, end, (row.telling,), row.cells.get("title"), cells=row.cells, loss=row.loss)


def _nicknamed(title: str, text: str, folded: str, span: tuple[int, int], carried: Carried) -> list[Telling]:
    """The sentence that tells the accident which a title calls by its day, where the text says the day nowhere else."""
    found = _NICKNAME.search(title)
    place = folded.find(found[0], *span) if found else -1
    if found is None or place < 0 or carried.year is None:
        return []
    try:
        day = date(carried.year, int(found["month"]), int(found["day"]))
    except ValueError:
        return []
    moment = Moment(place, place + len(found[0]), day, day.isoformat(), None)
    return tell_of(text, folded, span, moment)


def _is_named(title: str) -> bool:
    """Whether a title calls one accident by its day: “5·18”."""
    return len(_NICKNAME.findall(title)) == 1 and not _SEVERAL.search(title)


def _tells_one(title: str, accounts: Sequence[Account]) -> bool:
    """Whether a report tells one accident: the title of an inquiry, or no second one told."""
    if len(accounts) <= 1 or words("titles", "single").search(title):
        return True
    return not (words("titles", "several").search(title) or _SEVERAL.search(title) or _MANY.search(title))


def title_of(document: Document, lines: Sequence[Line]) -> str:
    """What names the accident: the document's title, or one of its first lines where that names none (值班快报)."""
    if words("titles", "event").search(fold(document.title)) and len(document.title) <= _LONGEST_TITLE:
        return document.title
    for line in lines[:_FIRST_LINES]:
        own = fold(line.text)
        if len(own) > _LONGEST_TITLE or not words("titles", "event").search(own) or own.endswith("。"):
            continue
        if _NICKNAME.search(own) or words("titles", "report").search(own):
            return line.text.removeprefix("title: ")
    return document.title


# 四起特大煤矿瓦斯爆炸事故.
_MANY = re.compile(r"\d{1,2}月|季度|半年|全年|年度|\d{4}年(?!\d{1,2}月\d{1,2}日)|全[省市区县国]|情况")
_SEVERAL = re.compile(r"(?:[二两三四五六七八九十]{1,3}|[2-9]|\d{2,3}|几|多)起")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月份?")
# What an accident is called by: “12·5”.
_NICKNAME = re.compile(r"[“\"「『‘'](?P<month>\d{1,2})\s?[·・.‧•∙﹒．-]\s?(?P<day>\d{1,2})[”\"」』’']")


def _on_the_day(title: str, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of the day by which the title calls the accident, where it does and any is told."""
    found = _NICKNAME.search(title)
    if found is None:
        return list(tellings)
    day = int(found["month"]), int(found["day"])
    own = [one for one in tellings if one.moment.day and (one.moment.day.month, one.moment.day.day) == day]
    return own or list(tellings)


def _tells_whom(text: str, account: Account) -> bool:
    """Whether an account says what came to whom: what no title calls a report must, or it is only news."""
    own = text[account.start : account.end]
    return bool(find_casualties(own) or find_unnumbered(own))


def _is_other(document: Document, title: str) -> bool:
    if document.kind in ("law", "regulation", "standard", "interpretation"):
        return True
    bare = title.rstrip("》〉”\"') ")
    others = rf"(?:{words('titles', 'others').pattern})(?:\([^)]*\))?"
    if re.search(rf"{others}$|{others}[》〉\"”]?的(?:通知|公告|函)$|统计情况的通报$", bare):
        return True
    return document.kind == "plan"


# What somebody says to a meeting.
_ADDRESSED = re.compile(r"^\s*(?:同志们|各位[^:\n]{0,12}|尊敬的[^:\n]{0,20})[:!,]", re.MULTILINE)


def _is_news(opening: str) -> bool:
    return len(words("news", "words").findall(opening)) >= _NEWS_MARKS


def _carried_by_title(document: Document, title: str, text: str) -> Carried:
    """The year and month that the title says, else those of the document; the day from which 今晨 is counted."""
    written = document.written_on or document.published_on
    dates = [one for one in find_dates(text) if one.precision == "day" and one.from_ == one.to and one.from_]
    today = written or (dates[-1].from_ if dates else None)
    year = today.year if today else _last_year(text)
    for mention in find_dates(title, year):
        if mention.from_ is not None:
            month = mention.from_.month if mention.precision in ("month", "day") else None
            return Carried(mention.from_.year, month, today)
    named = _MONTH.search(title)
    return Carried(year, int(named[1]) if named else None, today)


def _last_year(text: str) -> int | None:
    """The year that the text says last: of a report without a date of its own, that of its signature."""
    years = [mention.to.year for mention in find_dates(text) if mention.to is not None]
    return years[-1] if years else None


def _headed(
    text: str,
    folded: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    end: int,
    carried: Carried,
) -> list[Account]:
    first = headings[0].place
    own = lines[first].label
    own_style = own.style if own else None
    outer = {label.style for line in lines[:first] if (label := line.label)} - {own_style}
    accounts = []
    for number, heading in enumerate(headings):
        place, title = heading.place, heading.title
        stop = headings[number + 1].place if number + 1 < len(headings) else len(lines)
        for after in range(place + 1, stop):
            label = lines[after].label
            numbered = label is not None and (label.style != "caption" or label.value is not None)
            ends = numbered and label is not None and label.style in (*outer, own_style)
            if ends or lines[after].start >= end or (len(headings) > 1 and _closes(lines, after, number)):
                stop = after
                break
        start, last = lines[place].start, min(end, lines[stop - 1].end)
        before = carried
        tellings, carried = find_tellings(text, folded, start, last, carried)
        name = folded[title.start : title.end]
        if not tellings and words("titles", "event").search(name) and not _ENFORCED.search(name):
            tellings = first_dated(text, folded, start, last, before)
        if tellings or _ENFORCED.search(name):
            accounts.append(Account(start, last, tuple(_on_the_day(name, tellings)), title))
    return accounts


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether a text has a heading for the course and one for the causes of what it tells."""
    heads = [fold(line.text) for line in lines if len(line.text) <= _LONGEST_PART]
    return all(any(words("parts", name).search(head) for head in heads) for name in ("course", "causes"))


_LONGEST_PART = 14
_LEAST_LED = 2


def _led_in(lines: Sequence[Line], tellings: Sequence[Telling]) -> list[Heading]:
    """The plain lines that head a telling each, where every one of several has one: 一餐午饭的教训."""
    heads: list[Heading] = []
    days = {telling.moment.day for telling in tellings}
    for telling in tellings:
        place = next((at for at, line in enumerate(lines) if line.start <= telling.start < line.end), 0)
        above = lines[place - 1] if place and lines[place].start == telling.start else None
        if above is None or above.label is not None or not _PLAIN_HEAD.fullmatch(fold(above.text)):
            return []
        named = bool(words("titles", "event").search(fold(above.text)))
        heads.append(Heading(place - 1, Span(start=above.start if named else above.end, end=above.end)))
    return heads if len(heads) == len(days) >= _LEAST_LED else []


# A line that heads: short, and no sentence.
_PLAIN_HEAD = re.compile(r"[^。;!?]{3,44}[^。;!?:,]")
# What is said of all the accidents told before, to all who read it.
_OF_ALL = re.compile(
    r"(?:上述|以上|这些|这几起|这\d{1,2}起)[^,。;]{0,8}(?:事故|火灾|案例|案件|事件)|(?:请|要求)?各(?:地|县|市|区|级|部门|单位|有关)|"
    r"为(?:深刻)?(?:吸取|汲取|防范)"
)
_TO_ALL = re.compile(r"(?:工作|几点|有关|相关|下一步|具体)?(?:要求|工作要求|工作安排|工作建议)")


def _closes(lines: Sequence[Line], place: int, number: int) -> bool:
    """Whether a line begins what is said of all accidents: in words, or as a heading of its own below the second case on."""
    own = fold(lines[place].text)
    if lines[place].label is not None:
        return False
    return bool(_OF_ALL.match(own) or (number > 0 and _TO_ALL.fullmatch(own.strip(" :"))))


def _told(lines: Sequence[Line], tellings: Sequence[Telling], end: int) -> list[Account]:
    """Accounts without headings: each from the sentence that tells it to the next, the next heading, or the end."""
    accounts = []
    for number, telling in enumerate(tellings):
        stop = tellings[number + 1].start if number + 1 < len(tellings) else end
        for line in lines:
            if telling.end < line.start < stop and (
                line.label is not None or not _goes_on(line, len(tellings))
            ):
                stop = line.start
                break
        accounts.append(Account(telling.start, stop, (telling,), whole=False))
    return _joined(accounts)


# How a paragraph goes on to tell of the accident that the one before told.
_GOES_ON = re.compile(r"\s*(?:[该据经【目]|事故|(?:直接|间接|主要)?原因|建设单位|施工单位|截至|目前)")


def _goes_on(line: Line, tellings: int) -> bool:
    """Whether a line without a label still tells of the accident before it: all do where only one is told."""
    return tellings == 1 or _GOES_ON.match(line.text) is not None


def _joined(accounts: Sequence[Account]) -> list[Account]:
    """Accounts of one accident told again later (overview, then detail) as one: the longer, with all its tellings."""
    kept: list[Account] = []
    for account in accounts:
        place = next((place for place, other in enumerate(kept) if _same(other, account)), None)
        if place is None:
            kept.append(account)
            continue
        other = kept[place]
        fuller, less = (
            (account, other) if account.end - account.start > other.end - other.start else (other, account)
        )
        tellings = tuple(sorted((*fuller.tellings, *less.tellings), key=lambda one: one.start))
        kept[place] = Account(fuller.start, fuller.end, tellings, fuller.title, fuller.whole)
    return kept


def _share(one: str, other: str) -> bool:
    """Whether two names of places have three characters in a row in common."""
    return any(one[start : start + _IN_COMMON] in other for start in range(len(one) - _IN_COMMON + 1))


def _same(one: Account, other: Account) -> bool:
    a, b = one.tellings[0], other.tellings[0]
    if a.moment.day != b.moment.day:
        return False
    if a.moment.time and b.moment.time and a.moment.time != b.moment.time:
        return False
    dead, also = toll_of(a.told).deaths, toll_of(b.told).deaths
    if dead is not None and also is not None and dead != also:
        return False
    if a.named and b.named and not _share(a.named, b.named):
        return False
    kinds, others = (one.hazards for one in (a, b))
    return not kinds or not others or bool(kinds & others)
