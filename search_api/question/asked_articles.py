"""The articles that a question names: 安全生产法第二十一条, 安法21条, 《民法典》第1165条第2款, 刑法第一百三十四条之一."""

import re

from corpus.model import Span
from corpus.recognise.characters import HAN
from corpus.recognise.law_titles import aliases, read_name
from corpus.recognise.numerals import read_numeral, write_numeral
from corpus.recognise.titles import find_titles
from search_api.values import AskedArticle, LawName

_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,9})"
_ARTICLE = re.compile(
    rf"(?P<th>第 ?)?(?P<article>{_NUMBER}) ?条(?:之(?P<sub>[一二三四五六七八九十]{{1,2}}|\d{{1,2}}))?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<paragraph>{_NUMBER}) ?\)? ?款)?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<item>{_NUMBER}) ?\)? ?项)?"
    rf"(?:[ 的,]?第? ?\(? ?(?P<point>{_NUMBER}) ?\)? ?目)?",
    re.ASCII,
)
# Without 第, 三条措施 counts; 21条 and 二十一条 right behind a law's name number.
_COUNTED = re.compile(r"措施|意见|规定|红线|内容|建议|禁令|举措|标准|以上|以下|经验|理由|要求|款|例")
# What may stand between a law's name and the number: 里的, 第二章, the name of a part of a code.
_BETWEEN = re.compile(
    rf"(?:[ ,:的之]|里面?|中|当中|规定的|总则编?|分则编?|附则|第{_NUMBER}(?:分?编|章|节)|(?<=典)[{HAN}]{{2,5}}编)+$"
)
_AND = re.compile(r" ?(?:[、,和与及跟或]|以及|还有) ?")
_EDITION = re.compile(r" ?\([^()]{1,20}\) ?$")
_YEAR = re.compile(r"(?:19|20)\d\d ?年?(?:版|度|新?修[正订])?的? ?$")
_RUN = re.compile(rf"[{HAN}\d()、〈〉· ]{{2,60}}$")
# Words of a question that end before a law's name may begin.
_LEADS = re.compile(
    "根据|依据|依照|按照|遵照|参照|违反|违背|触犯|适用|引用|请问|想问|问一下|问问|查询|查一下|查看|查查|查|看一下|看看|看|我想知道|想知道|告诉我|解释一下"
    "|解读|帮我|什么是|何为|背诵|全文|原文|以及|还有|中国|和(?!国)|[的了是在与及跟或按依对把由、,: ]"
)
_ENDING = re.compile(
    r"(?:法|典|条例|办法|规定|细则|规则|解释|修正案|准则|通则|决定|章程|规程|安排|公约|制度)(?:\([^()]{1,12}\))?$"
)
_GENERIC = frozenset(
    f"{before}{kind}"
    for before in ("", "本", "该", "这个", "那个", "这部", "那部", "上述", "相关", "有关")
    for kind in ("法", "法律", "条例", "办法", "规定", "细则", "规则", "解释", "决定", "章程", "制度")
)


def find_asked_articles(text: str) -> tuple[tuple[AskedArticle, Span], ...]:
    """The articles that the folded question names with their law, each with its span from the law's name on."""
    found: list[tuple[AskedArticle, Span]] = []
    names: tuple[LawName, ...] = ()
    last = -1
    for match in _ARTICLE.finditer(text):
        joined = last >= 0 and _AND.fullmatch(text, last, match.start()) is not None
        named = _named_before(text, match.start(), bare=not match["th"])
        if named is not None:
            names, start = named
        elif joined and match["th"]:
            start = match.start()
        else:
            continue
        if not match["th"] and not _numbers_it(text, match):
            continue
        asked = _asked(match, names)
        if asked is not None:
            found.append((asked, Span(start=start, end=match.end())))
            last = match.end()
    return tuple(found)


def _numbers_it(text: str, match: re.Match[str]) -> bool:
    """Whether a number without 第 is an article's: 21条, 二十一条, but not 三条措施."""
    number = match["article"]
    return (number.isascii() or len(number) > 1) and not _COUNTED.match(text, match.end())


def _asked(match: re.Match[str], names: tuple[LawName, ...]) -> AskedArticle | None:
    number = read_numeral(match["article"])
    if not number:
        return None
    sub = read_numeral(match["sub"] or "")
    return AskedArticle(
        names=names,
        number=f"第{write_numeral(number)}条" + (f"之{write_numeral(sub)}" if sub else ""),
        paragraph=read_numeral(match["paragraph"] or ""),
        item=read_numeral(match["item"] or ""),
        point=read_numeral(match["point"] or ""),
    )


def _named_before(text: str, position: int, *, bare: bool) -> tuple[tuple[LawName, ...], int] | None:
    """What the law right before an article may be called, the fullest name first, and where that begins."""
    between = None if bare else _BETWEEN.search(text, 0, position)
    end = between.start() if between else position
    edition = _EDITION.search(text, 0, end)
    title_end = edition.start() if edition else end
    if title_end and text[title_end - 1] == "》":
        title = next((title for title in find_titles(text) if title.end == title_end), None)
        if title is None:
            return None
        year = _YEAR.search(text, 0, title.start)
        start = year.start() if year else title.start
        name, said = read_name(text[title.start : end])
        before = read_name(year[0] + "的" + name)[1] if year else None
        return (LawName(name=name, year=said or before),), start
    run = _RUN.search(text, max(0, end - 60), end)
    if run is None:
        return None
    first = run.start()
    starts = [first, *(first + lead.end() for lead in _LEADS.finditer(run[0]))]
    # 最高人民法院、最高人民检察院 …: a name may hold what ends another, so each is tried.
    called = [(start, *read_name(text[start:end])) for start in dict.fromkeys(starts) if start < end]
    kept = [(start, name, year) for start, name, year in called if _may_be_law(name)]
    if not kept:
        return None
    said = next((year for _, _, year in kept if year is not None), None)
    names = tuple(dict.fromkeys(LawName(name=name, year=said) for _, name, _ in kept))
    return names, next((start for start, name, _ in kept if not _LEADS.match(name)), kept[-1][0])


def _may_be_law(name: str) -> bool:
    if len(name) < 2 or name in _GENERIC:
        return False
    return _ENDING.search(name) is not None or name in aliases()
