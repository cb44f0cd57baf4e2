"""The parts of a sentence that obliges: of whom it asks something, under which condition, what it measures."""

import re
from functools import cache
from typing import NamedTuple

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Span
from corpus.recognise.characters import HAN

# 第十五条, 5.1.3, （三）, 三、 before a sentence.
_LABEL = re.compile(
    rf"[ \u3000]*(?:第[{HAN}\d]{{1,9}}[编章节条款项](?:之[{HAN}])?|\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}|\([{HAN}\d]{{1,4}}\)"
    r"|\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \u3000]*"
)
# A part of a sentence that says when: it ends so, or begins so and ends with the comma.
_ENDS = re.compile(
    r"(?:的|的话|(?<!同|及|小|届|暂|临|定|按|准|适|历|工|学|课)时|的时候|(?<!先|最|落|前|善|事)后|(?<!目|以|日|生|提|向|此)前|期间|情况下|情形下|过程中|条件下|之日起[^,]{0,12}|外|以来)$"
)
_BEGINS = re.compile(
    r"(?:如果?|若|倘若|当|凡是?|除|因|遇有?|一旦|经(?![营济办理纪费常过])|未经|确需|需要|违反|对违反|有下列|属于下列)"
)
# What a penal or relative part says of those who broke a rule obliges nobody anew.
_BREACH = re.compile(r"(?:对?违反|不按照|未按照|未依照|拒不|逾期)")
# 湿地保护范围内禁止…, 一年内不得…: where and when, not who.
_WHERE = re.compile(r"(?:内|(?<!高|初|国|其)中|之间|期间|届满|上)$")
# 接到举报的部门应当…: who it is stands behind what befell them.
_RECEIVER = re.compile(rf"(?:接到|收到)[^,。;的]{{1,24}}的(?P<who>[{HAN}、]{{2,24}})$")
_LONGEST_SUBJECT = 60
_SHORTEST_SUBJECT = 2
# Nobody is named farther before the word that obliges; an adverb is a few characters.
_LONGEST = 200
_LONGEST_ADVERB = 8
# What stands behind a subject begins no farther on: 60 characters, and a few adverbs.
_REACH = 100
# 使用单位, 申请人: whose act it is, not the act.
_NO_ACTOR = r"(?!单位|企业|机构|部门|机关|主体|者|人(?![工员民类])|方(?!案|式|法|面))"
# Joining words stand one behind another at most so often.
_MOST_OPENINGS = 4
# An end that tells something (之日起十五个工作日内) is no longer.
_LONGEST_END = 24


class Subject(Record):
    """The span of who is asked, and of what stands behind it and says when."""

    subject: Span | None
    condition: Span | None = None


def without_label(folded: str, start: int, end: int) -> int:
    """Where a sentence begins behind its label."""
    found = _LABEL.match(folded, start, end)
    return found.end() if found else start


def is_condition(folded: str, start: int, end: int) -> bool:
    """Whether a part of a sentence between commas says when the rest holds."""
    return _ends_as_condition(folded, start, end) or _BEGINS.match(folded, start, end) is not None


def is_breach(folded: str, start: int, end: int) -> bool:
    """Whether a part speaks of the breach of a rule."""
    return _BREACH.match(folded, start, end) is not None


def subject_of(folded: str, start: int, end: int) -> Subject:
    """Who is asked, of the words before the one that obliges; what they say of when besides.

    Nobody where the words name no one, or where their end cannot be told. Of words however many only their beginning and
    their end are read.
    """
    words = _words()
    start = _behind_openings(folded, start, end)
    last = _before_adverbs(folded, max(start, end - _LONGEST), end)
    near = min(last, start + _REACH)
    cut = words.prepositions.search(folded, start, near)
    if (
        cut is not None
        and cut.lastgroup == "relative"
        and words.thing.search(folded, max(cut.end(), last - _LONGEST_END), last)
    ):
        cut = words.firm.search(folded, cut.end(), near)
    if cut is None and _ends_as_condition(folded, start, last):
        # 建设单位组织竣工验收时应当…: who it is ends with the verb of the condition.
        cut = words.condition.search(folded, start, near)
        return Subject(
            _somebody(folded, start, _before_adverbs(folded, start, cut.start())) if cut else None,
            Span(start=cut.start() if cut else start, end=last),
        )
    if cut is not None and cut.start() == start and (told := _RECEIVER.match(folded, start, last)):
        return Subject(_somebody(folded, told.start("who"), last), Span(start=start, end=told.start("who")))
    stop = _before_adverbs(folded, start, cut.start()) if cut else last
    condition = None
    if cut is not None and is_condition(folded, cut.start(), last):
        condition = Span(start=cut.start(), end=last)
    if cut is None and _WHERE.search(folded, max(start, stop - _LONGEST_END), stop):
        return Subject(None, Span(start=start, end=stop))
    return Subject(_somebody(folded, start, stop), condition)


def subject_of_condition(folded: str, start: int, end: int) -> Span | None:
    """Who is asked, of a part that says when: what stands before its preposition or verb; nobody where none is known."""
    words = _words()
    start = _behind_openings(folded, start, end)
    for cut in words.condition.finditer(folded, start, min(end, start + _REACH)):
        if words.number.match(folded, cut.end(), end) or folded.startswith("的", cut.end(), end):
            # 人民政府制定的规划，应当…: whose it is, not who is asked.
            return None
        last = _before_adverbs(folded, start, cut.start())
        if words.ending.search(folded, max(start, last - _LONGEST_END), last):
            return _somebody(folded, start, last)
    return None


def is_act(folded: str, start: int, end: int) -> bool:
    """Whether a part that a comma sets apart tells an act, of somebody named or not (经营者销售商品，应当…)."""
    if subject_of_condition(folded, start, end) is not None:
        return True
    words = _words()
    return words.act.match(folded, _behind_openings(folded, start, end), end) is not None


def subject_apart(folded: str, start: int, end: int) -> Span | None:
    """Who is asked, of a part that a comma sets apart and that is nothing but their name (A、B和C单位，应当…)."""
    words = _words()
    start = _behind_openings(folded, start, end)
    if end - start > _LONGEST:
        return None
    if words.prepositions.search(folded, start, end) or not words.ending.search(folded, start, end):
        return None
    return _somebody(folded, start, end)


def behind_openings(folded: str, start: int, end: int) -> int:
    """Where the words begin behind those that only join them to what stands before."""
    return _behind_openings(folded, start, end)


def says_nobody(folded: str, start: int, end: int) -> bool:
    """Whether nothing but adverbs and joining words stands there."""
    start = _behind_openings(folded, start, end)
    return end - start <= _LONGEST and _before_adverbs(folded, start, end) <= start


def _behind_openings(folded: str, start: int, end: int) -> int:
    """Where the words begin behind those that only join."""
    openings = _words().openings
    for _ in range(_MOST_OPENINGS):
        found = openings.match(folded, start, end)
        if found is None:
            break
        start = found.end()
    return start


def _before_adverbs(folded: str, start: int, end: int) -> int:
    """Where the words end before their last adverbs."""
    adverbs = _words().adverbs
    while end > start and folded[end - 1] in " \u3000":
        end -= 1
    while (found := adverbs.search(folded, max(start, end - _LONGEST_ADVERB), end)) is not None:
        end = found.start()
    return end


def _ends_as_condition(folded: str, start: int, end: int) -> bool:
    return _ENDS.search(folded, max(start, end - _LONGEST_END), end) is not None


def _somebody(folded: str, start: int, end: int) -> Span | None:
    if end - start > _LONGEST:
        return None
    while end > start and folded[end - 1] in " \u3000":
        end -= 1
    words = _words()
    if not _SHORTEST_SUBJECT <= end - start <= _LONGEST_SUBJECT or words.open.search(folded, start, end):
        return None
    # 被督导单位: whom something befalls.
    befallen = folded.startswith("被", start) and words.ending.search(folded, start, end) is not None
    return Span(start=start, end=end) if befallen or not words.nobody.match(folded, start, end) else None


class _Words(NamedTuple):
    openings: re.Pattern[str]
    adverbs: re.Pattern[str]
    prepositions: re.Pattern[str]
    firm: re.Pattern[str]
    condition: re.Pattern[str]
    act: re.Pattern[str]
    thing: re.Pattern[str]
    nobody: re.Pattern[str]
    open: re.Pattern[str]
    number: re.Pattern[str]
    ending: re.Pattern[str]


@cache
def _words() -> _Words:
    table: dict[str, list[str]] = lexicon("requirements")["subjects"]
    firm, relative = "|".join(table["prepositions"]), "|".join(table["relative"])
    verbs = "|".join(table["verbs"])
    return _Words(
        openings=re.compile(f"(?:{any_of(table['openings'])})[,]?"),
        adverbs=re.compile(f"(?:{'|'.join(table['adverbs'])})$"),
        prepositions=re.compile(f"(?P<relative>{relative})|(?P<firm>{firm})"),
        firm=re.compile(firm),
        condition=re.compile(f"{firm}|{relative}|(?:{verbs}){_NO_ACTOR}"),
        act=re.compile(f"(?:{verbs}){_NO_ACTOR}"),
        thing=re.compile(f"的[{HAN}、]{{2,16}}$"),
        nobody=re.compile(
            f"(?:{any_of(table['no_subjects'])})|[^{HAN}A-Za-z]|[^的]{{0,60}}未(?!成年)[^的]{{0,60}}$"
        ),
        open=re.compile("(?:的|是|为|有|了|、|和|及|与|或|或者|可能|取得|规定|届满|之间|内|不予)$"),
        number=re.compile(r"[ \d一二三四五六七八九十百千万两]"),
        ending=re.compile(f"(?:{'|'.join(table['endings'])})$"),
    )
