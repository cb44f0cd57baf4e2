"""What a guide to an errand tells under its headings: what is handed in, how long it takes, what it costs, where it is done.

六、办理时限 stands above what answers 几天办好, whatever words are used below it.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Clause
from corpus.validity import PAST
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.passages import Passage
from search_api.answer.place import applying, scope_of
from search_api.answer.shown import show_passage
from search_api.values import Answer, Term

_GUIDE = re.compile(r"(?:办事|服务|申报|申请|办理)(?:指南|须知|流程)")
# What is asked, and how the heading is called below which a guide says it.
_SECTIONS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"(?:什么|哪些|啥|哪几样)(?:申请|申报)?(?:材料|资料|证件|手续|证明)|(?:材料|资料|证件)(?:有|是|要)(?:哪些|什么)"
        ),
        re.compile(r"(?:申请|申报|办理|所需|提交|受理|报送)?材料(?:目录|清单|要求)?$"),
    ),
    (
        re.compile(
            r"(?:多久|多长时间|几天|多少天|几个工作日|多少个工作日).{0,6}(?:办|批|下来|拿到|出结果|审)|(?:办理|办结|审批|承诺)(?:时限|期限|时间)"
        ),
        re.compile(r"(?:办理|办结|承诺|审批|法定)(?:时限|期限|时间)"),
    ),
    (
        re.compile(r"(?:多少|几[块元])钱|收(?:不收)?费|费用|要钱|收钱|免费"),
        re.compile(r"收费"),
    ),
    (
        re.compile(
            r"(?:在|去|到)?(?:哪里|哪儿|哪|什么地方)(?:去|可以|能)?(?:办|申请|交|领|递交)|办理地点|(?:去|到)(?:哪|哪里|哪儿)(?:办|申请)"
        ),
        re.compile(r"(?:办理|受理|办公|窗口)?(?:地点|地址|窗口)"),
    ),
    (
        re.compile(r"(?:什么|哪些|啥)(?:样的)?条件|符合什么|(?:条件)(?:是什么|有哪些)"),
        re.compile(r"(?:受理|申请|申报|办理|准予|许可)?条件"),
    ),
    (re.compile(r"流程|步骤|程序|怎么办理"), re.compile(r"(?:办理|申请|审批)?(?:流程|程序|步骤)$")),
)
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．\s]*")
# So much of the errand the guide's title tells.
_TITLED = 0.55
_WEIGHTY, _HELD = 0.5, 0.5
_MOST = 20


def told_by_guide(asking: Asking) -> Answer | None:
    """What a guide whose title tells the errand says below the heading of what is asked; None where none does."""
    query = asking.query
    asked = next(((found, heads) for asks, heads in _SECTIONS if (found := asks.search(query.text))), None)
    if asked is None or query.numbers or query.articles or query.titles:
        return None
    found, heading = asked
    errand = [term for term in query.terms if term.weight >= _WEIGHTY and term.text not in found[0]]
    told = next((below for clauses in _guides(asking, errand) if (below := _section(clauses, heading))), [])
    if not told:
        return None
    return Answer(
        question=query.question,
        intent="requirement",
        outcome="answered",
        scope=scope_of(told[0].near, asking.where),
        answers=tuple(show_passage(passage, query.on) for passage in told[:_MOST]),
        legs=asking.legs,
    )


def _guides(asking: Asking, errand: Sequence[Term]) -> Iterator[list[Passage]]:
    """The clauses of each guide whose title tells all of the errand, in their order; the likeliest guide first."""
    found = asking.gather(applying(asking.where), "clause").passages
    guides = [p for p in found if _is_of(p, errand)]
    for id_ in dict.fromkeys(p.document.id for p in sorted(guides, key=lambda p: -p.titled)):
        one = next(p for p in guides if p.document.id == id_)
        reading = asking.view.document(id_)
        clauses = reading.clauses if reading is not None else ()
        yield [
            msgspec.structs.replace(one, record=clause) for clause in clauses if isinstance(clause, Clause)
        ]


def _is_of(passage: Passage, errand: Sequence[Term]) -> bool:
    """Whether it stands in a guide in force whose title tells all of the errand."""
    title = passage.document.title
    return bool(
        _GUIDE.search(title)
        and passage.titled >= _TITLED
        and passage.document.validity not in PAST
        and all(Matter([term]).share(title) >= _HELD for term in errand)
    )


def _section(passages: Sequence[Passage], heading: re.Pattern[str]) -> list[Passage]:
    """The clauses of the section so called: its own where it says something, and those below it."""
    clauses = [(p, p.record) for p in passages if isinstance(p.record, Clause) and p.record.path]
    called = (
        record.path for _, record in clauses if len(record.path) == 1 and heading.match(_bare(record.heading))
    )
    path = next(called, None)
    below = [(p, record) for p, record in clauses if path is not None and record.path[:1] == path]
    return [p for p, record in below if record.text.strip() != record.heading.strip() or len(record.path) > 1]


def _bare(heading: str) -> str:
    return _NUMBER.sub("", heading).strip()
