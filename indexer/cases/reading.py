"""The cases that a document tells, as records."""

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from corpus.identity import part_id
from corpus.model import Citation, Document, Span
from corpus.model.case import Case
from corpus.recognise.characters import fold
from corpus.recognise.harm.grades import grade_by_law
from corpus.recognise.harm.losses import find_losses
from indexer.cases.account import Account
from indexer.cases.accounts import find_accounts
from indexer.cases.broken import broken_in
from indexer.cases.grade import stated_grade
from indexer.cases.hours import hour_told
from indexer.cases.kinds import hazard_of, industry_of, names_all
from indexer.cases.moment import Carried, Moment, find_moments, first_day
from indexer.cases.parties import (
    OWNER,
    WATCHES,
    FoundParty,
    each_once,
    find_parties,
    found_in_cell,
    found_in_place,
    found_in_title,
    is_a_site,
    is_same,
)
from indexer.cases.parts import find_parts, parts_of_cells
from indexer.cases.passages import Passage
from indexer.cases.persons import find_persons, without_persons
from indexer.cases.place import place_checked, town_told
from indexer.cases.region import region_of, region_told
from indexer.cases.sentences import sentence_at
from indexer.cases.titles import carried_by_title, end_of_name, name_of, names_one, title_of
from indexer.cases.toll import read_toll, spans_of_toll
from indexer.evidence import evidence_of
from indexer.lines import Line
from indexer.repair import Repaired

_OPENING = 300
_FIRST_LINES = 8
_SETTLED = re.compile(r"核定|核算|认定|经统计")
# Somebody unnamed, and what a word in marks calls, which may be a firm too.
_UNSURE = re.compile('[某“”"]')
# What a row without a name is called by ends at its first mark.
_CLAUSE = re.compile(r"[,;。\n]")
# Who is named so builds something.
_BUILDERS = frozenset({"施工单位", "监理单位", "勘察单位"})
_OF_BUILDING = re.compile("房屋市政|建筑施工|建筑工程|建设工程|建筑工地|房屋建筑")
_IN_BRACKETS = re.compile(r"[处段]?\s?\((?P<own>[^()\n]{2,30})\)")
# 日枕溪区 is no district.
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")


def read_cases(
    document: Document,
    repaired: Repaired,
    lines: Sequence[Line],
    citations: Sequence[Citation],
) -> tuple[Case, ...]:
    """The accidents and enforcement cases that the document tells, in order; none where it only speaks of accidents."""
    accounts = find_accounts(document, repaired.draft, lines)
    read = _Reader(document, repaired, lines, citations, alone=len(accounts) == 1)
    return tuple(read.case(place, account) for place, account in enumerate(accounts, start=1))


class _Reader:
    """Reads the accounts of one document."""

    def __init__(
        self,
        document: Document,
        repaired: Repaired,
        lines: Sequence[Line],
        citations: Sequence[Citation],
        *,
        alone: bool,
    ) -> None:
        self._document, self._repaired, self._lines, self._citations = document, repaired, lines, citations
        self._text = repaired.draft.text
        self._folded = fold(self._text)
        self._alone = alone
        # An offence told without its year is of that of the one before it, of the title's at first.
        self._carried = Carried(carried_by_title(Document(id="", title=""), document.title, "").year)

    @cached_property
    def _persons(self) -> frozenset[str]:
        return find_persons(self._text)

    def case(self, place: int, account: Account) -> Case:
        """The account as the case of that place."""
        spans: dict[str, tuple[Span, ...]] = {}
        text = self._text
        title, named = self._title(account)
        if named:
            spans["title"] = (named,)
        moment, when = self._moment(account, spans)
        where = next((telling.place for telling in account.tellings if telling.place), None)
        if where is None:
            sure = bool(account.tellings)
            where = place_checked(self._folded, account.start, account.end, sure=sure)
        if where is None and account.tellings:
            where = town_told(self._folded, account.tellings[0].start, account.end)
        if where:
            spans["place"] = (where,)
        printed = text[where.start : where.end] if where else None
        first = "" if account.tellings else self._first_sentence(account)
        texts = [
            printed or "",
            self._bracketed(where),
            first,
            _DAY.sub("", title),
            self._document.title if self._alone else "",
        ]
        toll = read_toll(text, self._folded, account)
        spans |= spans_of_toll(toll.told)
        loss = self._loss(account, spans)
        grade, graded = stated_grade(text, self._folded, self._lines, account, title)
        if graded:
            spans["grade"] = (graded,)
        happened = " ".join(self._happened(account))
        # An offence is no accident of any class, whatever it might have led to.
        hazard = self._hazard(account, title, happened) if account.tellings else ()
        parts: dict[str, list[str]] = {}
        for passage in self._parts(account):
            parts.setdefault(passage.part, []).append(text[passage.span.start : passage.span.end])
            spans[passage.part] = (*spans.get(passage.part, ()), passage.span)
        called = account.title is not None or named is None
        parties = self._parties(account, title, where, called=called)
        if parties:
            spans["parties"] = tuple(one.span for one in parties)
        start, end = self._evidence(account)
        return Case(
            id=part_id(self._document.id, "case", place),
            document_id=self._document.id,
            title=title,
            evidence=evidence_of(self._document.id, self._repaired, start, end, f"案例{place}"),
            occurred_on=moment.day if moment else None,
            occurred=moment.iso if moment else None,
            time=when,
            place=printed,
            region=self._region(texts, account),
            hazard=hazard,
            industry=industry_of(
                title,
                printed or "",
                happened,
                text[account.start : account.end],
                built=any(one.party.role in _BUILDERS for one in parties)
                or bool(_OF_BUILDING.search(self._document.title)),
                hazard=hazard,
            ),
            deaths=toll.deaths,
            injuries=toll.injuries,
            missing=toll.missing,
            loss_yuan=loss,
            grade=grade,
            grade_by_law=grade_by_law(toll.deaths, toll.grave, loss),
            course="\n".join(parts.get("course", [])) or text[start:end],
            told=self._told(account, start, end),
            direct_causes=tuple(parts.get("direct_causes", ())),
            indirect_causes=tuple(parts.get("indirect_causes", ())),
            measures=tuple(parts.get("measures", ())),
            lessons=tuple(parts.get("lessons", ())),
            violated=broken_in(self._folded, self._citations, account.start, account.end),
            parties=tuple(one.party for one in parties),
            spans=spans,
        )

    def _parties(self, account: Account, title: str, where: Span | None, *, called: bool) -> list[FoundParty]:
        """Who had to do with it: whose it was by what it is `called`, and whom the account names."""
        text = self._text
        owner = found_in_cell(text, account.cells.get("unit"))
        told = find_parties(text, self._folded, account.start, account.end)
        titled = found_in_title(text, title, account.start)
        if any(one.party.role != WATCHES and "某" not in one.party.name for one in told):
            titled = [one for one in titled if "某" not in one.party.name]
        if not owner and called and not (is_a_site(titled) and any(one.party.role == OWNER for one in told)):
            owner = titled
        likely = titled or found_in_place(text, self._folded, where)
        likely = [one for one in likely if titled or not told or not _UNSURE.search(one.party.name)]
        unless_owned = not any(one.party.role == OWNER or one.party.role in _BUILDERS for one in told)
        if not owner and (unless_owned or any(is_same(one, own) for one in told for own in likely)):
            owner = likely
        return each_once([*owner, *told])

    def _title(self, account: Account) -> tuple[str, Span | None]:
        """The heading of the account; of the only one the document's title; else the words that say what happened where."""
        text = self._text
        if account.title is not None and account.title.end > account.title.start:
            return text[account.title.start : account.title.end], account.title
        if account.cells:
            span = next(account.cells[name] for name in ("unit", "course", "place") if name in account.cells)
            mark = _CLAUSE.search(self._folded, span.start, span.end)
            span = Span(start=span.start, end=mark.start() if mark else span.end)
            return text[span.start : span.end], span
        title = title_of(self._document, self._lines)
        if (self._alone and names_one(title)) or not account.tellings:
            return name_of(title), None
        telling = account.tellings[0]
        begin = telling.place.start if telling.place else telling.moment.end
        span = Span(start=begin, end=end_of_name(self._folded, begin, telling.end))
        return text[span.start : span.end].strip("，, "), span

    def _parts(self, account: Account) -> list[Passage]:
        if account.cells:
            return parts_of_cells(self._folded, account.cells)
        return find_parts(
            self._folded,
            self._lines,
            account.title.end if account.title else self._behind_title(account),
            account.end,
            accident=bool(account.tellings),
            headed=account.whole,
        )

    def _behind_title(self, account: Account) -> int:
        """Where the account goes on behind the line that is the document's title or ends it, which may look like a key."""
        title = title_of(self._document, self._lines)
        own = (line for line in self._lines[:_FIRST_LINES] if account.start <= line.start < account.end)
        held = next((line for line in own if _ends_title(line.text.removeprefix("title: "), title)), None)
        return held.end if held is not None and held.end < account.end else account.start

    def _moment(
        self, account: Account, spans: dict[str, tuple[Span, ...]]
    ) -> tuple[Moment | None, str | None]:
        """When it happened, and at what hour: by the first sentence that tells it, else the first date of the account."""
        if account.tellings:
            moment = account.tellings[0].moment
        else:
            found, _ = find_moments(self._folded[account.start : account.end], self._carried)
            first = first_day(found)
            if first is None:
                return None, None
            self._carried = Carried(int(first.iso[:4]))
            moment = msgspec.structs.replace(
                first, start=first.start + account.start, end=first.end + account.start
            )
        spans["occurred_on"] = (Span(start=moment.start, end=moment.end),)
        told = next((one.moment.time for one in account.tellings if one.moment.time), None)
        return moment, told or (hour_told(self._folded, account) if account.tellings else moment.time)

    def _hazard(self, account: Account, title: str, happened: str) -> tuple[str, ...]:
        """The class of hazard; where the account tells none, that of all by the paper's title (关于三起中毒窒息事故的通报)."""
        own = hazard_of(title, happened, self._text[account.start : account.end])
        return own or (hazard_of(self._document.title, "") if names_all(self._document.title) else ())

    def _loss(self, account: Account, spans: dict[str, tuple[Span, ...]]) -> float | None:
        if account.loss is not None:
            spans["loss_yuan"] = (Span(start=account.loss.start, end=account.loss.end),)
            return account.loss.yuan
        found = find_losses(self._text[account.start : account.end])
        settled = [one for one in found if _SETTLED.search(self._around(account, one.start))]
        best = next((one for one in [*settled, *found] if one.direct), next(iter(found), None))
        if best is None:
            return None
        spans["loss_yuan"] = (Span(start=best.start + account.start, end=best.end + account.start),)
        return best.yuan

    def _around(self, account: Account, place: int) -> str:
        """The sentence of the account around a place of it."""
        begin, end = sentence_at(self._folded, account.start + place, account.start, account.end)
        return self._folded[begin:end]

    def _region(self, texts: list[str], account: Account) -> str | None:
        """The region that the texts name; of one told no nearer than its city the county whose road it was."""
        region = region_of(texts, self._document.region)
        if not account.tellings or self._alone:
            return region
        telling = account.tellings[0]
        return region_told(self._folded[telling.moment.end : telling.end], region)

    def _bracketed(self, where: Span | None) -> str:
        """What stands in brackets behind a place, as where it lies: 1356公里+300米处（怀化市中方县境内）."""
        found = _IN_BRACKETS.match(self._folded, where.end) if where else None
        return found["own"] if found else ""

    def _first_sentence(self, account: Account) -> str:
        """The first sentence of an offence, which may tell in which district it was found."""
        found, _ = find_moments(self._folded[account.start : account.end], Carried())
        if (first := first_day(found)) is None:
            return ""
        begin, end = sentence_at(self._folded, account.start + first.start, account.start, account.end)
        return self._folded[begin:end]

    def _happened(self, account: Account) -> list[str]:
        """The sentences that tell the accident, from behind the place on; of a case without any its first lines."""
        if not account.tellings:
            return [self._folded[account.start : min(account.end, account.start + _OPENING)]]
        return [
            self._folded[one.place.end if one.place else one.moment.end : one.end] for one in account.tellings
        ]

    def _told(self, account: Account, start: int, end: int) -> str | None:
        """What else the paragraph says in which the accident is told by one sentence, whoever is named in it left out."""
        if account.cells or not account.tellings:
            return None
        line = next((line for line in self._lines if line.start < end <= line.end), None)
        last = min(line.end, account.end) if line else end
        return without_persons(self._text[start:last], self._persons) if last > end else None

    def _evidence(self, account: Account) -> tuple[int, int]:
        if account.tellings:
            return account.tellings[0].start, account.tellings[0].end
        begin = account.title.end if account.title else account.start
        own = [line for line in self._lines if begin <= line.start < account.end]
        return (own[0].start, own[0].end) if own else (account.start, account.end)


def _ends_title(own: str, title: str) -> bool:
    return title.endswith(own) and len(own) * 2 > len(title)
