"""Whom a rule itself obliges to do the act asked about: the 供水单位 of 由供水单位负责运行维护, which is no office."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from corpus.lexicon import lexicon
from corpus.model import Article, Clause, Competence, Record
from corpus.recognise.characters import HAN, fold
from corpus.validity import PAST
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.law.law_articles import find_meant
from search_api.answer.passages import Passage, context_of
from search_api.answer.place import applying, scope_of
from search_api.answer.shown import sentence_around, show_stretch
from search_api.question.matter import CONTENT
from search_api.values import Answer, Answered, Term

_ASKS_WHO = re.compile(r"谁|哪(?:一)?(?:个|家|些|方)?(?:单位|人|公司|企业|方)(?!门)")
_SUPERVISES = re.compile("监督|监管|督促|主管|执法")
# Who may be obliged, by how the name ends; behind it may stand who else (，县区…).
_WHO = (
    rf"(?P<who>(?![^,。;]{{0,20}}(?:不得|禁止))[{HAN}、（）()]{{0,24}}?(?:单位|企业|公司|业主|[所产经]?有?权?人|者|户|方|机构|组织|委员会|中心|[车站所院]|学校|医院"
    r"|居民|用户|开发商|商|厂|部门|局|政府|办事处|车主|机关|合作社|管委会))"
)
_BEGINS = r"(?:^|(?<=[,。;:\n ]))(?!由|对|将)"
_MUST = r"(?:应当|应|必须|须|负责|承担)"
# The act as part of another thing (检测报告), and where it is only a case of a rule (约定由使用人维护的，).
_NO_ACT = (
    r"(?!报告|记录|机构|单位|人员|费|设备|仪器|结果|合格|情况|计划|方案|制度|档案|责任|资质|能力|标志|标识|补助|补贴|义务"
    r"|[^,。;]{0,6}的,)"
)
# So much of the matter stands in the sentence with what is around it, and in the sentence itself.
_COVER, _OWN = 0.75, 0.34
# A sentence that says clearly less of the matter is of another thing.
_NEARLY = 0.1
_MOST = 3


class _Act(Record):
    """An act of upkeep: how it is asked about, and how rules tell who does it."""

    asked: re.Pattern[str]
    told: tuple[re.Pattern[str], ...]


class _Obliged(Record):
    """Who does it by a sentence of a passage, at `start:end` of the record's text; `own` is how much it says itself."""

    passage: Passage
    who: str
    start: int
    end: int
    own: float = 0.0


def whom_a_rule_obliges(asking: Asking, own: Answer) -> Answer:
    """The question's `own` answer; where no task gives the act to anybody, the sentence of a rule that obliges somebody to it.

    Told are acts of upkeep alone (维护, 清洗, 检测, 出钱): whoever supervises a thing does not do them.
    """
    query = asking.query
    if (
        not _ASKS_WHO.search(query.text)
        or query.only
        or query.role
        or query.units
        or query.numbers
        or query.articles
        or query.punishes
    ):
        return own
    acts = [act for act in _acts() if act.asked.search(query.text)]
    if _SUPERVISES.search(query.text) or any(_tells(each, acts) for each in own.answers[:1]):
        return own
    terms = [term for term in query.terms if not any(act.asked.search(term.text) for act in acts)]
    if not acts or not terms:
        return own
    found = [one for act in acts for one in _obliged(asking, act, terms)]
    several = (show_stretch(one.passage, one.start, one.end, query.on) for one in _each_once(found)[:_MOST])
    shown = [one for one in several if one is not None]
    if not shown:
        return own
    first, *others = found
    alone = all(one.who == first.who or one.own < first.own - _NEARLY for one in others)
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome="answered",
        scope=scope_of(first.passage.near, asking.where),
        value=first.who if alone else None,
        answers=tuple(shown),
        legs=asking.legs,
    )


def _tells(own: Answered, acts: Sequence[_Act]) -> bool:
    """Whether an answer gives work to anybody, or a law's speaks of the very act."""
    record = own.record
    if not isinstance(record, Article | Competence):
        return True
    quote = fold(record.evidence.quote) if record.evidence else ""
    return any(told.search(quote) for act in acts for told in act.told)


def _obliged(asking: Asking, act: _Act, terms: Sequence[Term]) -> list[_Obliged]:
    """Who does the act by rules in force that are about the matter, by their words or their meaning."""
    where = applying(asking.where)
    by_words = asking.gather(where, "clause", "article").passages
    matter = Matter(terms)
    told = [one for passage in by_words for one in _in(passage, act) if _is_about(one, matter)]
    told = told or [one for passage in find_meant(asking).passages for one in _in(passage, act)]
    weighed = [msgspec.structs.replace(one, own=matter.share(_sentence(one))) for one in told]
    return sorted(weighed, key=lambda one: (-one.own, -one.passage.score))


def _in(passage: Passage, act: _Act) -> Iterator[_Obliged]:
    record = passage.record
    if not isinstance(record, Clause) or passage.document.validity in PAST:
        return
    folded = fold(record.text)
    # By the first way in which the text says it.
    ways = (list(told.finditer(folded)) for told in act.told)
    for match in next(filter(None, ways), []):
        span = sentence_around(record.text, match.start(), match.end())
        yield _Obliged(passage=passage, who=match["who"].lstrip("由、"), start=span.start, end=span.end)


def _is_about(one: _Obliged, matter: Matter) -> bool:
    record = one.passage.record
    around = f"{record.text}\n{context_of(record, one.passage.document)}"
    cover = matter.cover(_sentence(one), around)
    return cover.share >= _COVER and cover.own >= _OWN and cover.missing < CONTENT


def _sentence(one: _Obliged) -> str:
    return one.passage.record.text[one.start : one.end]


def _each_once(found: Sequence[_Obliged]) -> list[_Obliged]:
    seen: dict[tuple[str, int], _Obliged] = {}
    for one in found:
        seen.setdefault((one.passage.record.id, one.start), one)
    return list(seen.values())


@cache
def _acts() -> tuple[_Act, ...]:
    return tuple(
        _Act(
            asked=re.compile(each["asked"]),
            told=(
                re.compile(rf"由{_WHO}(?:依法|按照[^,。;]{{1,12}})?(?:{each['told']}){_NO_ACT}")
                if each["paid"]
                else re.compile(
                    rf"由{_WHO}(?:依法|自行|共同)?{_MUST}?[^,。;由]{{0,16}}(?:{each['told']}){_NO_ACT}"
                ),
                re.compile(
                    rf"{_BEGINS}{_WHO}(?:依法)?{_MUST}(?:(?!的,)[^。;]){{0,30}}?(?:{each['told']}){_NO_ACT}"
                ),
                # 实行物业管理的住宅小区内的，物业服务人为养护责任人.
                re.compile(
                    rf"{_BEGINS}{_WHO}[为是][^,。;]{{0,4}}(?:{each['told']})(?:管理)?责任(?:人|单位|主体)"
                ),
            ),
        )
        for each in lexicon("questions")["upkeep"]["acts"]
    )
