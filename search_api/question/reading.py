"""Text into Query."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from corpus.model import Role, Span
from corpus.recognise.characters import fold
from corpus.recognise.document_numbers import find_document_numbers
from corpus.recognise.numerals import read_numeral
from corpus.recognise.scripts import simplify
from corpus.recognise.standards import find_standards
from search_api.question import frames
from search_api.question.due import Due, find_due
from search_api.question.matter import head_of, pieces_of, terms_of
from search_api.question.named import Names, find_names
from search_api.values import Fact, Intent, Query

# A question longer than this is not read to its end.
_LONGEST = 500

_FACTS: tuple[Fact, ...] = (
    "number",
    "period",
    "validity",
    "replaced_by",
    "basis",
    "which",
    "contact",
    "person",
    "issuer",
    "in_force_from",
    "published_on",
    "written_on",
    "item",
    "annexes",
    "count",
    "title",
)
# These are asked of tasks too (由谁发布, 什么时候出台), so a paper must be named right before.
_OF_PAPERS_ONLY = frozenset(
    {"issuer", "in_force_from", "published_on", "written_on", "validity", "replaced_by", "period"}
)
# These are asked only right behind what names the paper: elsewhere the same words ask for something in it.
_OF_THE_PAPER_ITSELF = frozenset({"title", "count", "annexes"})
_OTHERS: tuple[Intent, ...] = ("law", "standard", "case", "requirement")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:度)?(?!\d)")
_ITEM = re.compile(r"第([\d一二三四五六七八九十百]{1,5})项")


class _Asked(NamedTuple):
    """What a question wants, and the spans of the words that say so."""

    intent: Intent
    spans: list[Span]
    units: tuple[Span, ...] = ()
    closed: bool = False
    fact: Fact | None = None
    due: Due | None = None


def read_question(
    question: str, on: date, held_places: Sequence[str] = (), held_units: frozenset[str] = frozenset()
) -> Query:
    """The question as read. The places and offices that the store holds tell names that no list knows."""
    text = fold(simplify(question.strip()[:_LONGEST]))
    standards = find_standards(text)
    numbers = [
        (n.number, Span(start=n.start, end=n.end)) for n in find_document_numbers(text)
    ] or _loose_numbers(text)
    numbers += [(n.number, Span(start=n.start, end=n.end)) for n in standards]
    number_spans = [span for _, span in numbers]
    polite = frames.find("polite", text)
    open_text = frames.blank(text, polite)
    names = _outside(number_spans, find_names(open_text, held_places, held_units))
    masked = frames.mask(open_text, "number", number_spans)
    masked = frames.mask(masked, "title", names.titles)
    masked = frames.mask(masked, "place", names.places)
    masked = frames.mask(masked, "unit", names.units)
    asked = _of_due_tasks(open_text, masked, names, on) or _asked(masked, names)
    taken = [*polite, *asked.spans, *asked.units, *names.places]
    taken += number_spans
    taken += [Span(start=m.start(), end=m.end()) for m in _YEAR.finditer(masked)]
    if asked.fact is not None or asked.intent == "unit_tasks":
        taken += names.titles
    item = _ITEM.search(masked) if asked.fact != "item" else None
    if item:
        taken.append(Span(start=item.start(), end=item.end()))
    newest = frames.find("words.newest", masked) if asked.intent == "document" else []
    # Texts call a unit by other names: one that is only mentioned (报区城管局) tells nothing of the matter.
    others = [unit for unit in names.units if unit not in asked.units and unit not in names.loose]
    pieces = pieces_of(text, [*taken, *newest, *others])
    frame = "".join(text[span.start : span.end] for span in asked.spans)
    return Query(
        question=question,
        text=text,
        intent="standard" if standards and (asked.intent == "document" or not asked.spans) else asked.intent,
        on=on,
        terms=terms_of(pieces),
        phrases=pieces,
        head=head_of(pieces),
        units=tuple(text[span.start : span.end] for span in asked.units),
        role=_role(frame),
        closed=asked.closed,
        counts=bool(_COUNTS.search(frame)),
        place=names.place,
        numbers=tuple(number for number, _ in numbers),
        titles=tuple(text[span.start + 1 : span.end - 1] for span in names.titles),
        fact=asked.fact,
        item=str(read_numeral(item[1])) if item else None,
        years=tuple(dict.fromkeys(int(match[1]) for match in _YEAR.finditer(masked))),
        newest=bool(newest),
        due_from=asked.due.from_ if asked.due else None,
        due_to=asked.due.to if asked.due else None,
    )


def _outside(numbers: Sequence[Span], names: Names) -> Names:
    """The names without units that are the agency of a number: 婺府办 of 婺府办字〔2025〕6号."""

    def apart(units: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(unit for unit in units if not any(_overlap(unit, number) for number in numbers))

    return msgspec.structs.replace(names, units=apart(names.units), loose=apart(names.loose))


# A number as it is typed in a hurry: 崇川政办发2020 11号文.
_LOOSE_NUMBER = re.compile(
    r"(?P<agency>[一-鿿]{2,10}[发函规字办])[ (\[〔]{0,2}(?P<year>(?:19|20)\d\d)[年 )\]〕-]{0,3}第?(?P<serial>\d{1,4})号(?:文件?)?"
)


def _loose_numbers(text: str) -> list[tuple[str, Span]]:
    return [
        (
            f"{match['agency']}〔{match['year']}〕{match['serial']}号",
            Span(start=match.start(), end=match.end()),
        )
        for match in _LOOSE_NUMBER.finditer(text)
    ]


_COUNTS = re.compile(r"几|多少|一共|总共|合计")


def _asked(masked: str, names: Names) -> _Asked:
    """The first of the intents whose frame stands in the question; tasks about the matter where none does."""
    return (
        _of_a_document(masked, names)
        or _of_a_unit(masked, names)
        or _of_responsibility(masked)
        or _of_unit_tasks(masked, names)
        or _of_times(masked)
        or _of_deadline(masked)
        or _of_others(masked)
        or _of_a_name_alone(masked, names)
        or _Asked("unit_tasks" if names.units else "responsibility", [], names.units[:1])
    )


def _of_due_tasks(text: str, masked: str, names: Names, on: date) -> _Asked | None:
    """The tasks that are due by a time that the question names, of a unit where it names one."""
    for due in find_due(text, on):
        if masked[due.span.start : due.span.end] == text[due.span.start : due.span.end]:
            timed = frames.mask(masked, "late" if due.over else "day", [due.span])
            spans = [span for span in frames.find("due_tasks", timed) if _overlap(span, due.span)]
            if spans:
                listed = frames.find("unit_tasks.list_words", masked)
                return _Asked("unit_tasks", [*spans, *listed], names.units[:1], due=due)
    return None


def _of_a_document(masked: str, names: Names) -> _Asked | None:
    named = bool(names.titles) or any(ord(character) in _NUMBER_RANGE for character in masked)
    for fact in _FACTS:
        spans = frames.find(f"document.{fact}", masked)
        if fact == "issuer" and named:
            spans = spans or frames.find("document.issuer.patterns_of_named", masked)
        if fact in _OF_PAPERS_ONLY and not named:
            spans = [span for span in spans if _PAPER_BEFORE.search(masked[: span.start])]
        if fact in _OF_THE_PAPER_ITSELF:
            before = (_NAME_BEFORE, _MATTER_BEFORE) if fact == "count" else (_NAME_BEFORE,)
            spans = [
                span
                for span in spans
                if not names.units and any(p.search(masked[: span.start]) for p in before)
            ]
        if spans:
            others = [span for other in _FACTS for span in frames.find(f"document.{other}", masked)]
            apart = [span for span in others if not any(_overlap(span, own) for own in spans)]
            return _Asked(
                "document", [*spans, *(apart if named or fact in _OF_PAPERS_ONLY else [])], fact=fact
            )
    return None


def _of_a_name_alone(masked: str, names: Names) -> _Asked | None:
    """What a number, a 《title》 or the name of a paper with nothing else asks for: the document."""
    if _ONLY_NAMED.fullmatch(masked) or (not names.units and _ENDS_AS_PAPER.search(masked)):
        return _Asked("document", [], fact="title")
    return None


_ONLY_NAMED = re.compile(r"[\uE300-\uE3FF,;:。?!的 ]*[\uE100-\uE2FF]+(?:文件?|号文件?)?[,;:。?! ]*")
_ENDS_AS_PAPER = re.compile(frames.pattern("paper_name").pattern + r"[。?! ]*$")
_NAME_BEFORE = re.compile(
    r"(?:" + frames.pattern("paper_name").pattern + r"|[\uE100-\uE2FF](?:文件?)?)[》”)]?(?:里面?|中)?[,的 ]*$"
)


# A paper may be called by what its title says alone (推进城市安全发展有多少项任务).
_MATTER_BEFORE = re.compile(r"[一-鿿]{4,}[,的 ]*$")
_NUMBER_RANGE = range(0xE200, 0xE300)
_PAPER_BEFORE = re.compile(
    frames.pattern("paper").pattern
    + r"[》”)]?(?:\([^()]{1,12}\))?[的是,:、\uE300-\uE3FF ]*(?:现在|目前|正式|最早|具体)?$"
)


def _of_a_unit(masked: str, names: Names) -> _Asked | None:
    """Yes or no, or which part: of one unit that is named."""
    if not names.units:
        return None
    if role := frames.find("role", masked):
        spans = [*role, *_also(masked, "responsibility")]
        return _Asked("responsibility", spans, _rivals(masked, names, _nearest(names, role[0].start)))
    for span in frames.find("yes_no", masked):
        units = tuple(unit for unit in names.units if span.start <= unit.start and unit.end <= span.end)
        if units:
            asked = (*frames.find("responsibility", masked), *frames.find("deadline", masked))
            others = [other for other in asked if not _overlap(other, span)]
            return _Asked("responsibility", [span, *others], _rivals(masked, names, units[0]), closed=True)
    return None


def _rivals(masked: str, names: Names, unit: Span) -> tuple[Span, ...]:
    """The unit asked about, with those that 还是 sets beside it (是城管局还是住建局牵头)."""
    return tuple(
        other
        for other in names.units
        if other == unit or "还是" in masked[min(other.end, unit.end) : max(other.start, unit.start)]
    )


def _nearest(names: Names, place: int) -> Span:
    """The unit that a question about its role means: the last one before that, sure names first."""
    firm = [span for span in names.units if span not in names.loose]
    before = [span for span in firm if span.end <= place] or firm or list(names.units)
    return before[-1]


def _of_responsibility(masked: str) -> _Asked | None:
    spans = frames.find("responsibility", masked)
    if not spans:
        return None
    if law := frames.find("law.by_law", masked):
        return _Asked("law", [*spans, *law])
    if frames.find("law.penalty", masked[spans[0].start :]):
        return _Asked("law", spans)
    return _Asked("responsibility", [*spans, *_also(masked, "deadline")])


def _of_unit_tasks(masked: str, names: Names) -> _Asked | None:
    for unit in names.units:
        after = frames.find("unit_tasks", masked, unit.end)
        if unit in names.loose:
            after = after if after and after[0].start == unit.end else []
        if after:
            listed = frames.find("unit_tasks.list_words", masked[: unit.start])
            return _Asked("unit_tasks", [*after, *listed], (unit,))
    return None


def _of_times(masked: str) -> _Asked | None:
    spans = frames.find("requirement.times", masked)
    return _Asked("requirement", spans) if spans else None


def _of_deadline(masked: str) -> _Asked | None:
    spans = frames.find("deadline", masked)
    return _Asked("deadline", spans) if spans else None


def _of_others(masked: str) -> _Asked | None:
    for intent in _OTHERS:
        if spans := frames.find(intent, masked):
            return _Asked(intent, spans)
    return None


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _also(masked: str, frame: str) -> list[Span]:
    return frames.find(frame, masked)


def _role(frame: str) -> Role | None:
    """The role that the question's own words ask for; None for none or both."""
    lead, support = frames.pattern("lead").search(frame), frames.pattern("support").search(frame)
    if bool(lead) != bool(support):
        return "lead" if lead else "support"
    return None
