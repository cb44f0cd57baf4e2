"""Which stretches of a text tell a case each, and whether the text is one that tells cases at all."""

import re
from collections.abc import Sequence

from corpus.model import Document, Span
from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import find_casualties, find_unnumbered
from indexer.cases.account import Account
from indexer.cases.counted import count_of, counted_headings, counted_paragraphs
from indexer.cases.form import read_form
from indexer.cases.headed import accounts_below, led_in
from indexer.cases.headings import find_headings
from indexer.cases.moment import Carried
from indexer.cases.sentences import sentences_of
from indexer.cases.table import Row, read_sheet, read_tables
from indexer.cases.telling import Telling, find_tellings, first_dated
from indexer.cases.titles import (
    carried_by_title,
    dated_as,
    is_named,
    nicknamed,
    on_the_day,
    tells_one,
    title_of,
    told_of_the_day,
)
from indexer.cases.told import accounts_told
from indexer.cases.words import words
from indexer.draft import Draft
from indexer.lines import Line

# Accounts must make so much of a text that no title calls a report.
_LEAST_SHARE = 0.25
_OPENING = 300
_NEWS_MARKS = 1
_LONGEST_PART = 14
# What tells of one accident and why it happened.
_THIS = re.compile(r"(?:这|该|此|本)[起次](?:一般|较大|重大|生产|安全|责任){0,3}事故")
_DIRECTLY = re.compile("事故的?直接原因|直接原因[是为:]")
# What somebody says to a meeting.
_ADDRESSED = re.compile(r"^\s*(?:同志们|各位[^:\n]{0,12}|尊敬的[^:\n]{0,20})[:!,]", re.MULTILINE)


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
    carried = carried_by_title(document, title, text)
    if headings:
        return [
            _of_sheet(draft, folded, one, carried)
            for one in accounts_below(text, folded, lines, headings, end, carried)
        ]
    if (count := count_of(title)) is not None:
        if counted := counted_headings(lines, count):
            return accounts_below(text, folded, lines, counted, end, carried, sure=True)
        if paragraphs := counted_paragraphs(text, folded, lines, end, carried, count):
            return paragraphs
    if rows := read_tables(draft, carried):
        return [_of_row(row) for row in rows]
    if (form := read_form(text, folded, lines, end, carried)) is not None:
        return [Account(start, end, (form,))]
    tellings, _ = find_tellings(text, folded, start, end, carried)
    accounts = accounts_told(lines, tellings, end)
    about = bool(words("titles", "event").search(title))
    reports = about and (is_named(title) or bool(words("titles", "report").search(title)))
    if reports and not tellings:
        if _is_parted(lines):
            tellings = first_dated(text, folded, start, end, carried)
        elif is_named(title):
            tellings = dated_as(title, text, folded, (start, end), carried)
        accounts = accounts_told(lines, tellings, end)
    if len(accounts) <= (not reports) and (one := _told_as_one(text, folded, start, end, carried)):
        return [_below_title(lines, one, end)]
    leads = led_in(lines, tellings)
    # What only a line below the title names may be the first of several that have their headings.
    titled = bool(words("titles", "event").search(fold(document.title))) or not leads
    if reports and titled and (is_named(title) or tells_one(title, accounts)):
        of_day = (
            [] if told_of_the_day(title, tellings) else dated_as(title, text, folded, (start, end), carried)
        )
        told = on_the_day(title, of_day or tellings)
        told = told or nicknamed(title, text, folded, (start, end), carried)
        return [Account(start, end, tuple(told))] if told else []
    if not reports and _is_news(folded):
        return []
    if leads:
        return accounts_below(text, folded, lines, leads, end, carried)
    if not reports:
        accounts = [one for one in accounts if _tells_whom(text, one)]
    share = sum(one.end - one.start for one in accounts) / max(1, end - start)
    return accounts if about or share >= _LEAST_SHARE else []


def _told_as_one(text: str, folded: str, start: int, end: int, carried: Carried) -> Telling | None:
    """The first sentence of a day and an hour, of a text that tells of this accident its direct cause and whom it befell."""
    if not (_THIS.search(folded) and _DIRECTLY.search(folded)) or _is_news(folded):
        return None
    own = text[start:end]
    if not (
        find_casualties(own)
        or any(find_unnumbered(own[one.start : one.end]) for one in sentences_of(own, 0, len(own)))
    ):
        return None
    dated = first_dated(text, folded, start, end, carried)
    return next((one for one in dated if one.moment.day and one.moment.time), None)


def _below_title(lines: Sequence[Line], telling: Telling, end: int) -> Account:
    """The account that the text below its first line is, which names it whatever label it has (【警示教育】)."""
    first = lines[0]
    if telling.start < first.end:
        return Account(first.start, end, (telling,))
    begin = first.start + (first.label.end if first.label else 0)
    return Account(first.end, end, (telling,), Span(start=begin, end=first.start + len(first.text.rstrip())))


def _of_row(row: Row) -> Account:
    spans = (*row.cells.values(), Span(start=row.telling.start, end=row.telling.end))
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return Account(start, end, (row.telling,), row.cells.get("title"), cells=row.cells, loss=row.loss)


def _of_sheet(draft: Draft, folded: str, account: Account, carried: Carried) -> Account:
    """The account; as its table of keys and values tells it, where one stands below its heading."""
    row = read_sheet(draft, folded, account.start, account.end, carried) if account.title else None
    if row is None:
        return account
    end = max(account.end, *(span.end for span in row.cells.values()))
    return Account(account.start, end, (row.telling,), account.title, cells=row.cells, loss=row.loss)


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


def _is_news(opening: str) -> bool:
    return len(words("news", "words").findall(opening)) >= _NEWS_MARKS


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether a text has a heading for the course and one for the causes of what it tells."""
    heads = [fold(line.text) for line in lines if len(line.text) <= _LONGEST_PART]
    return all(any(words("parts", name).search(head) for head in heads) for name in ("course", "causes"))
