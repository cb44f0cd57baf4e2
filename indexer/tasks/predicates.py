"""The words behind a unit that make a sentence an order to it, from `corpus/lexicon/predicates.toml`."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

from corpus.lexicon import lexicon


def _lists() -> dict[str, list[str]]:
    return lexicon("predicates")


@cache
def any_of(*kinds: str) -> str:
    """A pattern of all words of some lists, longest first, those of one first character together, which is faster to search."""
    tails: dict[str, list[str]] = {}
    for word in sorted({word for kind in kinds for word in _lists()[kind]}):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(first) + _one_of(found) for first, found in tails.items())


def _one_of(tails: Sequence[str]) -> str:
    if len(tails) == 1:
        return re.escape(tails[0])
    return f"(?:{'|'.join(re.escape(tail) for tail in sorted(tails, key=lambda tail: (-len(tail), tail)))})"


def _first_of(*kinds: str) -> str:
    """The characters with which the words of some lists begin, so that a search looks only there."""
    return "".join(sorted({word[0] for kind in kinds for word in _lists()[kind]}))


class Lazy:
    """A pattern that is compiled when it is first used: those of all words of action take milliseconds."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern."""
        return self._compiled.match

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As of a compiled pattern."""
        return self._compiled.finditer


def words_of(*kinds: str) -> tuple[str, ...]:
    """All words of some lists."""
    return tuple({word for kind in kinds for word in _lists()[kind]})


NO_ROLE = f"(?:{'|'.join(_lists()['no_role'])})"
"""What makes a noun or an attribute of a role word before it."""

# 以A为主，B配合: A leads where another helps; alone it only says who matters most (以企业为主).
MAINLY = r"为主(?=[,，][^,，。;:]{2,80}(?:配合|协助|协同|参加|参与))"

# 商 between two units (A商B制定…), not a word that begins or ends so; 商有关部门 names nobody.
CONSULTS = (
    r"(?:(?<=[部委局办厅署院府心组室处区市县)])|(?<=员会)|(?<=合会)|(?<=部门)|(?<=机[构关]))"
    r"商(?!有(?!关(?:省|地方|自治|市|县))|[务会业贸联户家场人品丘洛都量定讨谈议相标城圈用誉店铺住州南河水])"
)

# Names end so; 门 is of 部门, 司 of 公司 and of a ministry's 司.
LAST = frozenset(
    "部委局办厅署会院省市区县旗州盟镇乡村社团队站所组处科室股馆园校行司地门业位构关府道心体学厂份面等街场木查台矿段港商网军警岛塔)）"
)
# 协调机制, 各级财政, 社区党组织: further ends of names, too common in other words to be known by a character.
_FUNDS = ("担保基金", "投资基金", "发展基金", "引导基金", "升级基金")
LAST_WORDS = (
    "残联",
    "妇联",
    "文联",
    "侨联",
    "科协",
    "工商联",
    "机制",
    "财政",
    "民政",
    "党组织",
    "团组织",
    "工会组织",
    "电力",
    "妇联组织",
    *_FUNDS,
)
# A是X的责任主体。
ANSWERS_FOR = r"是(?=[^,，。;:]{2,40}的(?:责任主体|第一责任人|责任单位)(?:[。;]|$))"
# A是全国口岸工作的主管机构，负责…; A由B领导，负责…: what a body is, and who stands above it or in it.
IS_A = r"是(?=[^,，。;:]{2,40}(?:主体|机构|部门|机关|单位|组织|平台|办公室)[,，])"
LED_BY = r"由(?=[^,，。;:]{2,60}(?:领导|主持|组成|任[一-龥]{0,2}(?:组长|主任|总指挥|召集人))[,，])"
# A word of action or manner matters only behind these: the end of a name, or what may stand between it and the word.
_BEHIND_NAME = rf"(?<=[{re.escape(''.join(sorted(LAST)))}制政织也还都均则样并、,，\s—])"

_KINDS = ("lead", "responsible", "together", "support", "must", "action", "given", "manner", "leading")

CUES = Lazy(
    rf"(?=[\d为商一是由{_first_of(*_KINDS)}])(?:"
    rf"(?P<lead>(?:{any_of('lead')})(?!{NO_ROLE}|会同)|{MAINLY})"
    rf"|(?P<together>(?:{any_of('together')})(?![志意])|{CONSULTS})"
    rf"|(?P<responsible>(?:{any_of('responsible')})(?!{NO_ROLE}|会同)|{ANSWERS_FOR})"
    rf"|(?P<support>{any_of('support')})"
    r"|(?P<counted>一(?:是|要(?![求点素件])))"
    rf"|(?<!供)(?P<must>(?:{any_of('must')})(?![求点素件闻领急塞]))"
    rf"|{_BEHIND_NAME}(?:(?P<action>(?:{any_of('action')})(?!的))"
    rf"|(?P<given>(?:{any_of('given')})(?!的))"
    rf"|(?P<manner>(?!联合[会社体])(?:{any_of('manner', 'leading')})|{IS_A}|{LED_BY}|\d{{1,4}}[年月])))"
)
"""The words that can end the list of units at the head of a clause, each in the group of its kind."""
