"""What the title of a paper says of its cases: the accident it calls by its day, whether it tells one, the year it leaves."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Document
from corpus.recognise.characters import fold
from corpus.recognise.numbering import read_label
from corpus.recognise.times.dates import find_dates
from indexer.cases.account import Account
from indexer.cases.moment import Carried, Moment
from indexer.cases.sentences import sentences_of
from indexer.cases.telling import Telling, first_dated, tell_of
from indexer.cases.words import words
from indexer.lines import Line

_FIRST_LINES = 8
_LONGEST_TITLE = 60
# 四起特大煤矿瓦斯爆炸事故.
_MANY = re.compile(r"\d{1,2}月|季度|半年|全年|年度|\d{4}年(?!\d{1,2}月\d{1,2}日)|全[省市区县国]|情况")
_PERIOD = re.compile(r"季度|半年|全年|年度|月份")
_SEVERAL = re.compile(r"(?:[二两三四五六七八九十]{1,3}|[2-9]|\d{2,3}|几|多)起")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月份?")
# What an accident is called by: “12·5”.
NICKNAME = re.compile(r"[“\"「『‘'](?P<month>\d{1,2})\s?[·・.‧•∙﹒．-]\s?(?P<day>\d{1,2})[”\"」』’']")


def title_of(document: Document, lines: Sequence[Line]) -> str:
    """What names the accident: the document's title, or one of its first lines where that names none (值班快报)."""
    named = words("titles", "event").search(fold(document.title)) and not _NAMELESS.fullmatch(document.title)
    if named and len(document.title) <= _LONGEST_TITLE and not _is_numbered(document.title):
        return document.title
    if called := _called(lines):
        return called
    first = lines[0].text if lines else ""
    if named and len(first) <= _LONGEST_TITLE and words("titles", "event").search(fold(first)):
        return first.removeprefix("title: ")
    for line in lines[:_FIRST_LINES]:
        own = fold(line.text)
        if len(own) > _LONGEST_TITLE or not words("titles", "event").search(own) or own.endswith("。"):
            continue
        if NICKNAME.search(own) or words("titles", "report").search(own):
            return line.text.removeprefix("title: ")
    return document.title


def _called(lines: Sequence[Line]) -> str:
    """The one of the first lines that calls an accident by its day, with the line before where it goes on with that one."""
    found = [
        (place, own)
        for place, line in enumerate(lines[:_FIRST_LINES])
        if len(own := fold(line.text)) <= _LONGEST_TITLE
        and NICKNAME.search(own)
        and not own.endswith(("。", ":"))
    ]
    if len(found) != 1 or not words("titles", "event").search(found[0][1]) or _is_numbered(found[0][1]):
        return ""
    place, own = found[0]
    begun = lines[place - 1].text if place and NICKNAME.match(own) else ""
    begun = "" if len(begun) > _LONGEST_TITLE or begun.endswith(("。", "：", ":", "文件")) else begun
    return f"{begun}{lines[place].text}".removeprefix("title: ")


def _is_numbered(title: str) -> bool:
    """Whether a line is a heading of a part (四、事故教训与防范措施), no title."""
    label = read_label(title)
    return label is not None and label.style in ("han", "han_bracket")


def is_named(title: str) -> bool:
    """Whether a title calls one accident by its day: “5·18”."""
    return len(NICKNAME.findall(title)) == 1 and not _SEVERAL.search(title)


def tells_one(title: str, accounts: Sequence[Account]) -> bool:
    """Whether a report tells one accident: the title of an inquiry, or no second one told."""
    if len(accounts) <= 1 or (words("titles", "single").search(title) and not _PERIOD.search(title)):
        return True
    return not (words("titles", "several").search(title) or _SEVERAL.search(title) or _MANY.search(title))


def on_the_day(title: str, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of the day by which the title calls the accident, where it does and any is told."""
    found = NICKNAME.search(title)
    if found is None:
        return list(tellings)
    day = int(found["month"]), int(found["day"])
    own = [one for one in tellings if one.moment.day and (one.moment.day.month, one.moment.day.day) == day]
    return own or list(tellings)


def told_of_the_day(title: str, tellings: Sequence[Telling]) -> bool:
    """Whether any telling is of the day by which a title calls its accident; so it is where the title calls none."""
    found = NICKNAME.search(title)
    day = (int(found["month"]), int(found["day"])) if found else None
    return day is None or any(
        one.moment.day and (one.moment.day.month, one.moment.day.day) == day for one in tellings
    )


def nicknamed(title: str, text: str, folded: str, span: tuple[int, int], carried: Carried) -> list[Telling]:
    """The sentence that tells the accident which a title calls by its day, where the text says the day nowhere else."""
    found = NICKNAME.search(title)
    place = folded.find(found[0], *span) if found else -1
    if found is None or place < 0 or carried.year is None:
        return []
    try:
        day = date(carried.year, int(found["month"]), int(found["day"]))
    except ValueError:
        return []
    moment = Moment(place, place + len(found[0]), day, day.isoformat(), None)
    return tell_of(text, folded, span, moment)


def dated_as(title: str, text: str, folded: str, span: tuple[int, int], carried: Carried) -> list[Telling]:
    """The first sentence of the day by which a title calls its accident, in whatever words it goes on."""
    for sentence in sentences_of(folded, *span):
        told = first_dated(text, folded, sentence.start, sentence.end, carried)
        if told and told_of_the_day(title, told):
            return told
    return []


def carried_by_title(document: Document, title: str, text: str) -> Carried:
    """The year and month that the title says, else those of the document; the day from which 今晨 is counted."""
    written = document.written_on or document.published_on
    dates = [one for one in find_dates(text) if one.precision == "day" and one.from_ == one.to and one.from_]
    today = written or (dates[-1].from_ if dates else None)
    year = today.year if today else _last_year(text)
    for mention in find_dates(title, year):
        if mention.from_ is not None:
            month = mention.from_.month if mention.precision in ("month", "day") else None
            return Carried(mention.from_.year, month, today)
    named = _MONTH.search(title)
    return Carried(year, int(named[1]) if named else None, today)


def _last_year(text: str) -> int | None:
    """The year that the text says last: of a report without a date of its own, that of its signature."""
    years = [mention.to.year for mention in find_dates(text) if mention.to is not None]
    return years[-1] if years else None


# A title of many accidents names none of them.
_OF_MANY = re.compile(
    r"(?:季度|半年|年度|月|年|阶段)[^,。]{0,24}事故(?:情况|统计|的)|典型案例|台账|汇总|一览表|案例(?:汇编|选编|通报)"
)
# A title of any accident names none either.
_NAMELESS = re.compile(
    r"(?:title: )?(?:(?:生产|安全|生产安全)?事故|险情|突发事件|值班)?(?:信息|情况)?(?:调查)?"
    r"(?:报告|快报|续报|简报|通报|专报)(?:书|表|单)?(?:[(（][^()（）]{1,8}[)）]|第.{1,4}[期号])?"
    r"|(?:.{0,16}(?:局|厅|部|办公室|委员会|网站?))?(?:典型)?(?:事故|安全)?(?:警示)?(?:教育)?(?:典型)?案例(?:专栏|专题|专区|栏目|库)?"
)
_REPORTED = re.compile(
    r"(?:[\d_-]{1,12}[_\s])?(?:[^“”\"]{0,30}?关于(?:对|公布|印发)?)?(?P<name>(?!关于)[^《》〈〉]{3,80}?(?:事故|火灾|事件|案))"
    r"的?(?:挂牌督办|督办|查处|(?:深度|深入|初步)?调查|结案|的批复|的通报|情况|案例|处理|批复|有关|警示)[^《》]{0,20}$"
)
# What an author sets before a name: 一堂课间的惨剧：….
_CATCHWORD = re.compile(r"^[^:：“”\"]{2,16}[:：](?=[^:：]{0,40}[“\"]\d{1,2}·\d{1,2}[”\"])")


def name_of(title: str) -> str:
    """What a title calls its accident: 某公司“5·18”较大中毒事故调查报告 without what it is."""
    title = _DONE_WITH.sub("", _ISSUER.sub("", _LABEL.sub("", title).lstrip("—-–")))
    if held := _HELD.search(fold(title)):
        title = title[held.start("name") : held.end("name")]
    found = _REPORTED.match(title)
    return _CATCHWORD.sub("", found["name"] if found else title)


# The report that a paper approves: 关于同意《某镇“9·12”事故调查报告》结案的批复.
_HELD = re.compile(r"《(?P<name>[^《》]{4,70}(?:事故|火灾|事件)[^《》]{0,4}调查报告)》")
# What a paper does with the report, before what that is about: 同意某公司“3·14”火灾事故调查报告.
_DONE_WITH = re.compile(
    r"^(?:[^“”\"]{0,30}?关于)?(?:对|将)?(?:原则)?(?:同意|(?:提请|报请|呈请)?(?:审批|审议|审定|批准|批转|转发|报送|呈报|上报|印发|公布))(?=[^,。]{4,60}(?:事故|火灾|事件))"
)
# A label before a name: 【案例二十三】.
_LABEL = re.compile(r"^\s*[【\[](?:典型)?(?:事故)?案例[^】\]\n]{0,6}[】\]]\s?")
# Who writes stands before what he writes about: 祁阳市应急管理局祁阳市某公司“9·6”….
_ISSUER = re.compile(
    r"^(?P<where>[\u4e00-\u9fff]{1,8}?[省市县区旗州])[\u4e00-\u9fff]{2,16}?(?:局|办公室|委员会|厅|政府)(?=(?P=where))"
)
# What happened, and what came of it: where the words that name an accident end.
_HAPPENED = re.compile(
    "发生|爆炸|爆燃|坍塌|倒塌|垮塌|起火|着火|坠落|中毒|触电|倾覆|倾倒|侧翻|翻车|相撞|碰撞|追尾|泄漏|溺水|掩埋|被埋|被淹|被困|砸中|卷入|冒顶|透水|沉没"
)
_COMMA = re.compile("[,;。]")
_TOLL = re.compile(
    r"[,;。](?=(?:事故)?(?:共)?(?:造成|导致|致使|致)|死亡|[\d一二两三四五六七八九十]{1,3}\s?(?:名|人|个|位)[^,;。]{0,14}(?:死|伤|遇难|失踪|失联)|无人|未造成|直接)"
)


def end_of_name(folded: str, start: int, end: int) -> int:
    """Where the words of a sentence end that name what it tells: with 事故, else with the clause in which it happened."""
    line = folded.find("\n", start, end)
    end = end if line < 0 else line
    if (stop := folded.find("事故", start, end)) >= 0 and not _TOLL.search(folded, start, stop):
        return stop + len("事故")
    toll = _TOLL.search(folded, start, end)
    limit = toll.start() if toll else end
    happened = _HAPPENED.search(folded, start, limit)
    comma = _COMMA.search(folded, happened.end(), limit) if happened else None
    return comma.start() if comma else limit


def names_one(title: str) -> bool:
    """Whether a title calls an accident: it is not one of many accidents, nor of any, nor the name of a file."""
    told = words("titles", "event").search(fold(title))
    return bool(told) and not (_OF_MANY.search(title) or _NAMELESS.fullmatch(title))
