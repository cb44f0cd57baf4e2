"""Laws named in plain words before an article: 依照刑法第二十条, 本法第三条, 该条例第五条. Texts here are folded."""

import re
from functools import cache
from typing import Literal

from corpus.lexicon import read_rows
from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.cited.law_titles import NATION_NAME

_KINDS = "法|法典|条例|办法|规定|决定|细则|解释|规则|章程|规程|准则|通则|标准|规范|意见|方案|预案|纲要|制度|通知|公告|公约|协定"
# 民法典合同编第五百条, 刑法分则第九章第三百九十八条.
_OF = (
    rf"(?:(?<=[法典])(?:[{HAN}]{{1,4}}编|总则|分则))?"
    r"(?:的|中)?(?: {0,2}第[\d一二三四五六七八九十]{1,3}[编章节]){0,3} {0,2}$"
)
# 基本法, 合同法, 成本规则 end in other words.
_OWN = re.compile(
    rf"(?<![基资样文版日原根标书])(?<!(?<!构)成)本(?:实施|暂行|试行|管理|补充)?(?:{_KINDS}|[编章节]){_OF}"
)
_THAT = re.compile(rf"(?:(?<![应])该|(?<![合共相雷])同)(?P<kind>{_KINDS}){_OF}")
# What has articles of its own too: 专利合作条约第二条, 本规定附录第三条 are not those of the text that says so.
_NO_LAWS = "条约|公约|议定书|协定|协议|合同|宪章|宣言|声明|附件|附录|附表|纲要|通知|意见|方案|规划|标准|规范|指南|安排"
_NAME = re.compile(
    rf"(?P<name>[{HAN}]{{0,40}}(?:法|条例|办法|规定|决定|规则|细则|解释|章程|规程|准则|通则|典|修正案|"
    rf"{_NO_LAWS})"
    rf"(?:\([一二三四五六七八九十]{{1,3}}\))?){_OF}"
)
# Words of the sentence that end before a law's name begins; some also stand inside names: 实施条例, 犯罪法, 自由贸易港法.
_BEFORE_NAME = re.compile(
    r".*(?:依照|依据|根据|按照|比照|违反|适用(?!法)|参照|执行|符合|触犯|包括|以及|或者|关于|属于|修改(?!决定)|对照|涉及|引用|应当|认定|构成|遵守|违背"
    r"|计入|列入|纳入|超[出过]|享有|行使|具备|满足|准用|对于|援[引用]|结合|有关|上述|前述|具有|存在|出现|删[去除]|(?:修正|修订|修改)[前后]|实施(?!条例|办法|细则|规定|规则)|犯(?!罪)|[的将及或是]|(?<!参)与"
    r"|(?<![国所公私特])有(?!线|色|毒|害|奖|机|轨)|(?<![存潜])在(?!线)|(?<!自)由|(?<!行)为|(?<!基)因|和(?!国|解|谐)"
    r"|履行|处分(?!法|条例|规定|办法|细则)|(?<!应)对(?!外|台|港))"
)
# Words that stand before a name only where nothing of the sentence's own run of characters is left before them.
_FIRST = re.compile(r"以(?!工)|除(?!四)|按|新(?!能源|闻|型)|年")
# 国务院关于预防煤矿生产安全事故的特别规定: its words of the sentence are its own.
_ABOUT = re.compile(rf"关于[{HAN}]{{4,36}}的[{HAN}]{{0,4}}(?:规定|解释|决定|办法)$")
# What is cited is then not the text of that name that stands now.
_FORMER = re.compile(r"(?:修[正订改]前|(?<![草缘复还])原|旧)(?:施行|有效)?的? ?$")
_PLACE = re.compile(rf"[{HAN}]{{1,12}}[省市区县州盟旗]$")
_LONGEST = 44
_LONGEST_FORMER = 8
_GENERIC = frozenset(
    {
        *_NO_LAWS.split("|"),
        "办法",
        "条例",
        "规定",
        "决定",
        "规则",
        "细则",
        "解释",
        "章程",
        "规程",
        "准则",
        "通则",
        "修正案",
        "法典",
    }
)


class NamedLaw(Record):
    """What stands before an article: a `named` law, this text (`own`: 本法), the one named before (`that`: 该法), or nothing.

    Of a named law `name` is its name, of `that` its kind (法, 条例). `generic` is a bare 条例 or 办法, a name only where the text
    has made it one (以下简称条例).
    """

    start: int
    kind: Literal["named", "own", "that", "none"]
    name: str | None = None
    generic: bool = False


def law_before(folded: str, position: int) -> NamedLaw:
    """What the article that begins at `position` is said to be of: 依照刑法第二十条 names 刑法."""
    window_start = max(0, position - _LONGEST)
    window = folded[window_start:position]
    if own := _OWN.search(window):
        return NamedLaw(window_start + own.start(), "own")
    if that := _THAT.search(window):
        return NamedLaw(window_start + that.start(), "that", that["kind"])
    found = _NAME.search(window)
    if found is None:
        return NamedLaw(position, "none")
    name = found["name"]
    if whole := _listed(name):
        return NamedLaw(window_start + found.end("name") - len(whole), "named", whole)
    about = _ABOUT.search(name)
    head = name[: about.start()] if about else name
    name = without_sentence(head) + name[len(head) :]
    if len(name) < 2:
        return NamedLaw(position, "none")
    start = window_start + found.end("name") - len(name)
    return NamedLaw(start, "named", name, name in _GENERIC)


def without_sentence(run: str) -> str:
    """The run of characters from where a name may begin in it: 依照刑法 gives 刑法."""
    if (before := _BEFORE_NAME.match(run)) and len(run) > before.end() + 1:
        run = run[before.end() :]
    first = _FIRST.match(run)
    return run[first.end() :] if first else run


def _listed(run: str) -> str | None:
    """The longest name of the lexicon that the run of characters ends in, with 中华人民共和国 where that stands before it."""
    names = _joined_names()
    for start in range(len(run)):
        if run[start:] in names:
            if place := _PLACE.search(run[:start]):
                # The law of a place bears the same words behind its name: 信阳市城市市容和环境卫生管理条例.
                return without_sentence(place[0]) + run[start:]
            return NATION_NAME + run[start:] if run[:start].endswith(NATION_NAME) else run[start:]
    return None


@cache
def _joined_names() -> frozenset[str]:
    return frozenset(name for name, *_ in read_rows("law_joined_names.tsv"))


def is_former(folded: str, position: int) -> bool:
    """Whether the words before a title say that a text is meant which others have replaced: 修正前的刑法, 原《担保法》."""
    return _FORMER.search(folded, max(0, position - _LONGEST_FORMER), position) is not None
