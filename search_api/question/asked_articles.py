"""The articles that a question names: 安全生产法第二十一条, 安法21条, 《民法典》第1165条第2款, 国务院令第799号第七条."""

import re
from collections.abc import Collection, Iterator

import msgspec

from corpus.model import Span
from corpus.recognise.characters import DASHES, HAN
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.law_titles import aliases, read_names
from corpus.recognise.cited.named_laws import is_former
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.numerals import read_numeral, write_numeral
from search_api.values import AskedArticle, LawName

_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})"
_RANGE = rf"(?:至|到|[{re.escape(DASHES)}]{{1,2}})"
_LISTED = rf"{_NUMBER} ?(?:[、和及与]|{_RANGE}) ?(?:第 ?)?"
_ARTICLE = re.compile(
    rf"(?P<th>第 ?)?(?P<numbers>(?:{_LISTED}){{0,20}}{_NUMBER}) ?条(?:之(?P<sub>[一二三四五六七八九十]{{1,2}}|\d{{1,2}}))?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<paragraph>{_NUMBER}) ?\)? ?款)?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<item>{_NUMBER}) ?\)? ?项)?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<point>{_NUMBER}) ?\)? ?目)?",
    re.ASCII,
)
_EACH = re.compile(rf"(?P<to>{_RANGE})? ?(?:第 ?)?(?P<number>{_NUMBER})", re.ASCII)
_TO = re.compile(rf" ?{_RANGE} ?")
# So many articles are shown of a range; a longer one names a part of a law.
_LONGEST_RANGE = 50
# Without 第, 三条措施 counts; 21条 and 二十一条 right behind a law's name number, and 六条 where nothing goes on.
_COUNTED = re.compile(r"措施|意见|规定|红线|内容|建议|禁令|举措|标准|以上|以下|经验|理由|要求|款|例")
_NOTHING_COUNTED = re.compile(r" ?(?:[?,。、;:]|的内容|是什么|怎么|说|讲|第|$)")
_PART = rf"总则编?|分则编?|附则|第{_NUMBER}(?:分?编|章|节)|(?<=典)[{HAN}]{{2,5}}编"
# What may stand between a law's name and the number: 里的, 第二章, the name of a part of a code.
_BETWEEN = re.compile(rf"(?:[ ,:的之]|里面?|中|当中|规定的|{_PART})+$")
_WITHIN = re.compile(rf"总则|分则|附则|第(?P<number>{_NUMBER})(?P<unit>分?编|章|节)|[{HAN}]{{2,5}}编")
_ORDER = re.compile("[令告]")
_AND = re.compile(r" ?(?:[、,和与及跟或]|以及|还有) ?")
_EDITION = re.compile(
    r" ?(?:\([^()]{1,20}\)|(?<=[》法典例案])(?:19|20)\d\d ?年?(?:版|修[正订]版?)本?的?|(?<=》)(?:19|20)\d\d ?年?本?的?) ?$"
)
_YEAR = re.compile(r"\(?(?:19|20)\d\d ?年?(?:版|度|新?修[正订])?\)?的? ?$")
_RUN = re.compile(rf"[{HAN}\d()、〈〉<>· ]{{2,60}}$")
# Words of a question that end before a law's name may begin; 中国 also begins names.
_LEADS = re.compile(
    "根据|依据|依照|按照|遵照|参照|违反|违背|触犯|适用|引用|请问|想问|问一下|问问|查询|查一下|查看|查查|查|看一下|看看|看|我想知道|想知道|告诉我|解释一下"
    "|(?:怎么|怎样|如何)(?:理解|解释|解读)"
    "|解读|帮我|什么是|何为|背诵|全文|原文|以及|还有|(?P<nation>中国)|和(?!国)|[的了是在与及跟或按依对把由、,: ]"
)
# No law's name holds what breaks it: 哪些事故违反了安全生产法.
_BROKEN = re.compile(r".*(?:违反|违背|触犯)了?")
_LINK = re.compile(
    r"(?:[的是,:、 ]|现在|目前|正式|最早|(?:新|最新)修[订正改](?:后|过)?|修[订正改](?:后|过))+$"
)
_FORMER = re.compile(r"(?:修[正订改]前|旧|原)(?:施行|有效)?的?(?=.{2})")
_ENDING = re.compile(
    r"(?:法|典|条例|办法|规定|细则|规则|解释|修正案|准则|通则|决定|章程|规程|安排|公约|制度)(?:\([^()]{1,12}\))?$"
)
_GENERIC = frozenset(
    f"{before}{kind}"
    for before in ("", "本", "该", "这个", "那个", "这部", "那部", "上述", "相关", "有关", "此")
    for kind in ("法", "法律", "条例", "办法", "规定", "细则", "规则", "解释", "决定", "章程", "制度", "")
)
_PAPER = re.compile(r"方案|意见|通知|公告|通告|预案|批复|纲要|要点|措施|计划|规划|清单|分工|附件|合同|协议")


def find_asked_articles(text: str) -> tuple[tuple[AskedArticle, Span], ...]:
    """The articles that the folded question names with their law, each with its span from the law's name on."""
    found: list[tuple[AskedArticle, Span]] = []
    names: tuple[LawName, ...] = ()
    within: tuple[str, ...] = ()
    last = -1
    orders = {order.end: order for order in find_document_numbers(text)} if _ORDER.search(text) else {}
    for match in _ARTICLE.finditer(text):
        up_to = last >= 0 and _TO.fullmatch(text, last, match.start()) is not None
        joined = up_to or (last >= 0 and _AND.fullmatch(text, last, match.start()) is not None)
        order = orders.get(match.start()) or orders.get(match.start() - 1)
        named = _named_before(text, match.start(), bare=not match["th"])
        if order is not None and (order.end == match.start() or text[order.end] in " 的"):
            named = (LawName(name=order.number),), (), order.start
        if named is not None:
            names, within, start = named
        elif joined:
            start = match.start()
        else:
            continue
        if not match["th"] and not _numbers_it(text, match, joined=joined):
            continue
        first = read_numeral(found[-1][0].number[1:].partition("条")[0]) if up_to and named is None else None
        numbers = _numbers(match["numbers"], first)
        for number in numbers:
            asked = AskedArticle(names=names, number=f"第{write_numeral(number)}条", within=within)
            found.append((asked, Span(start=start, end=match.end())))
            start = match.start()
        if numbers:
            found[-1] = _with_parts(found[-1][0], match), found[-1][1]
            last = match.end()
    return tuple(found)


def law_named_before(text: str, position: int) -> tuple[LawName, ...]:
    """What a law may be called that the folded question names right before the position: 突发事件应对法（2007）现行有效吗."""
    end = _LINK.search(text, 0, position)
    named = _named_before(text, end.start() if end else position, bare=True)
    return named[0] if named else ()


def find_lone_article(text: str) -> tuple[AskedArticle, Span] | None:
    """The article of a question that is nothing but its number, behind words that name no law: 本法第三条, 安全生产发第三条.

    Papers other than laws (方案, 通知) have items of their own and are told by what they say.
    """
    match = next((match for match in _ARTICLE.finditer(text) if match["th"]), None)
    if match is None or not (numbers := _numbers(match["numbers"], None)):
        return None
    name = text[: match.start()].strip(" 的,:《》")
    leads = [lead.end() for lead in _LEADS.finditer(name) if not lead["nation"]]
    if leads:
        name = name[leads[-1] :]
    if len(name) > 1 and (_PAPER.search(name) or not re.fullmatch(f"[{HAN}]+", name)):
        return None
    names = () if name in _GENERIC or len(name) < 2 else (LawName(name=name),)
    asked = AskedArticle(names=names, number=f"第{write_numeral(numbers[0])}条")
    return _with_parts(asked, match), Span(start=text.rfind(name, 0, match.start()), end=match.end())


def _numbers_it(text: str, match: re.Match[str], *, joined: bool) -> bool:
    """Whether a number without 第 is an article's: 21条, 二十一条, but not 三条措施."""
    numbers = match["numbers"]
    if _COUNTED.match(text, match.end()):
        return False
    return numbers.isascii() or len(numbers) > 1 or joined or bool(_NOTHING_COUNTED.match(text, match.end()))


def _numbers(printed: str, first: int | None) -> tuple[int, ...]:
    """The numbers of 二十一、二十三至二十五; `first` is what a range before them begins with. None of what cannot be counted."""
    found: list[int] = []
    for each in _EACH.finditer(printed):
        number = read_numeral(each["number"])
        if not number:
            return ()
        low = found[-1] if each["to"] and found else None if found else first
        if low is not None:
            if not low < number <= low + _LONGEST_RANGE:
                return ()
            found += range(low + 1, number)
        found.append(number)
    return tuple(found)


def _with_parts(asked: AskedArticle, match: re.Match[str]) -> AskedArticle:
    sub = read_numeral(match["sub"] or "")
    return msgspec.structs.replace(
        asked,
        number=asked.number + (f"之{write_numeral(sub)}" if sub else ""),
        paragraph=read_numeral(match["paragraph"] or ""),
        item=read_numeral(match["item"] or ""),
        point=read_numeral(match["point"] or ""),
    )


def _named_before(
    text: str, position: int, *, bare: bool
) -> tuple[tuple[LawName, ...], tuple[str, ...], int] | None:
    """What the law right before an article may be called, the fullest name first; the parts of it named; where that begins."""
    between = None if bare else _BETWEEN.search(text, 0, position)
    end = between.start() if between else position
    within = tuple(_within(between[0])) if between else ()
    edition = _EDITION.search(text, 0, end)
    title_end = edition.start() if edition else end
    titles = {title.end: title for title in find_printed_titles(text)}
    title = titles.get(end) or titles.get(title_end)
    if title is not None:
        year = _YEAR.search(text, 0, title.start)
        start = year.start() if year else title.start
        printed = text[title.name.start : title.name.end] + text[title.end : end]
        editions = [printed, *([f"{year[0].strip()}{printed}"] if year else [])]
        return _one_year([_called(each, text, start) for each in editions]), within, start
    if title_end and text[title_end - 1] == "》":
        return None
    run = _RUN.search(text, max(0, end - 60), end)
    if run is None:
        return None
    broken = _BROKEN.match(run[0])
    first = run.start() + (broken.end() if broken else 0)
    starts = [first, *(first + lead.end() for lead in _LEADS.finditer(text[first:end]))]
    # 最高人民法院、最高人民检察院 …: a name may hold what ends another, so each is tried.
    called = {start: _called(text[start:end], text, start) for start in starts if start < end}
    kept = {start: each for start, each in called.items() if _may_be_law(each[1].name)}
    names = tuple(name for name in _one_year(kept.values()) if _may_be_law(name.name))
    if not names:
        return None
    begins = (start for start in kept if (lead := _LEADS.match(text, start)) is None or lead["nation"])
    return names, within, next(begins, max(kept))


def _called(printed: str, text: str, start: int) -> tuple[tuple[LawName, ...], LawName]:
    """What is printed as names of a law: those that hold all of it, and the one without what tells the edition."""
    *whole, (name, year) = read_names(printed)
    former = _FORMER.match(name)
    read = LawName(name=name, year=year, former=is_former(text, start))
    if former is not None and not read.former:
        whole, read = (
            [*whole, (name, year)],
            LawName(name=name[former.end() :], year=year, former=True),
        )
    return tuple(LawName(name=name, year=year) for name, year in whole), read


def _one_year(called: Collection[tuple[tuple[LawName, ...], LawName]]) -> tuple[LawName, ...]:
    """The names in order, each once; the edition that one of them tells is that of all, but where it is a part of the name."""
    year = next((read.year for _, read in called if read.year is not None), None)
    former = any(read.former for _, read in called)
    found: list[LawName] = []
    for whole, read in called:
        found += [*whole, LawName(name=read.name, year=year, former=former)]
    return tuple(dict.fromkeys(found))


def _within(between: str) -> Iterator[str]:
    """The parts of a law that are named before an article, in normal form: 侵权责任编, 第二章."""
    for part in _WITHIN.finditer(between):
        number = read_numeral(part["number"] or "")
        yield f"第{write_numeral(number)}{part['unit']}" if number else part[0]


def _may_be_law(name: str) -> bool:
    if len(name) < 2 or name in _GENERIC:
        return False
    return _ENDING.search(name) is not None or name in aliases()
