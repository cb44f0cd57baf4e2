"""The times a document gives itself: its period, the day it takes force, the day it expires."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from corpus.model import Origin, Period
from corpus.recognise.numerals import read_numeral
from corpus.recognise.scanning import scan
from corpus.recognise.times.dates import find_dates

_YEARS = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s?年?\s?[-－—–―至到~～]{0,2}\s?((?:19|20|21)\d\d)\s?年?")
_ONE_YEAR = re.compile(
    r"(?<!\d)((?:19|20|21)\d\d)\s?年(?:度)?(?:重点|工作|行动|任务|全|民生|为民|安全|法治|政务)"
)
_FORCE = re.compile(
    r"自(?P<when>[^，。；自]{2,30}?)(?:起|之日起|起正式)?(?:开始)?(?:施行|实施|执行|生效|试行)"
)
_NOW = re.compile(r"(?:印发|发布|公布|颁布|下发|发文)之日")
_EXPIRES = re.compile(
    r"(?:有效期|试行期|暂行期|执行期|实施期)(?:限)?(?:为|至|到|截至|截止到)?\s?(?P<when>[^，。；、]{1,24})"
    r"|(?:施行|实施|执行|试行|生效)[，,]?(?:有效)?(?:至|到)(?P<until>[^，。；、]{6,14}?)(?:止|废止|失效|自动失效)"
)
_EXPIRES_FIRST = re.compile("[有试暂执实施生]")
# A licence or a certificate has a 有效期 too: only a sentence about the text itself counts, and in it only what is not another
# thing's (依照本条例第十四条…, 其无线电台执照有效期不得超过5年; 护士执业注册有效期为5年; 自刑罚执行期满之日起10年内).
_ITS_OWN = re.compile(
    r"(?:^|[，,；;：:（(、])\s*(?:并且?|且|其|该(?:文件|办法|规定|通知)|(?:本|该)[^，,；;]{1,16}|[^，,；;]{0,40}(?:施行|实施|执行|试行|生效|起|印发|发布|公布))?"
    r"(?:之日)?[起后]?[，,]?的?$"
)
_OVER = re.compile(r"^[内满届]")
_OF_ITSELF = re.compile(
    r"本(?:办法|规定|细则|意见|通知|方案|条例|措施|制度|文件|计划|规范|标准)|施行|实施|印发之日|发布之日"
)
_YEARS_LONG = re.compile(r"(?P<count>[一二两三四五六七八九十\d]{1,2})\s?年")

Note = Callable[[str, int, int, Origin], None]


def read_period(title: str) -> Period | None:
    """The years that a title names, from the first day of the first to the last day of the last, or None."""
    match = _YEARS.search(title)
    if match and int(match[1]) < int(match[2]):
        return Period(from_=date(int(match[1]), 1, 1), to=date(int(match[2]), 12, 31))
    single = _ONE_YEAR.search(title)
    if single:
        return Period(from_=date(int(single[1]), 1, 1), to=date(int(single[1]), 12, 31))
    return None


def read_force(text: str, written_on: date | None, published_on: date | None, note: Note) -> date | None:
    """The day from which the text says it holds: the last such sentence, since earlier ones speak of other texts."""
    said = forces_said(text, written_on, published_on)
    if not said:
        return None
    day, start, end = said[-1]
    note("in_force_from", start, end, "text")
    return day


def forces_said(text: str, written_on: date | None, published_on: date | None) -> list[tuple[date, int, int]]:
    """Each day from which the text says it holds, with the span of the words that say so, in the text's order."""
    said: list[tuple[date, int, int]] = []
    for match in _FORCE.finditer(text):
        if not _speaks_of_itself(text, match.start()):
            continue
        if _NOW.search(match[0]):
            day = written_on or published_on
        else:
            days = [mention.from_ for mention in find_dates(match["when"]) if mention.precision == "day"]
            day = days[0] if days else None
        if day is not None:
            said.append((day, match.start(), match.end()))
    return said


def _speaks_of_itself(text: str, start: int) -> bool:
    """Whether the words before 自…起施行 are about this text (本办法, a covering sentence), not a cited one."""
    before = text[max(0, start - 30) : start]
    sentence = re.split(r"[。；\n]", before)[-1]
    return not sentence.strip() or bool(re.search(r"本|现予|予以|现将|公布|印发|[，,》]\s*$", sentence))


def read_expiry(text: str, begins_on: date | None, note: Note) -> date | None:
    """The last day on which the text says it holds, or None: a date, or some years from the day it begins to hold."""
    for match in scan(_EXPIRES_FIRST, _EXPIRES, text):
        before = re.split(r"[。\n]", text[max(0, match.start() - 60) : match.start()])[-1]
        when = match["when"] or match["until"]
        if not _OF_ITSELF.search(before) or not _ITS_OWN.search(before) or _OVER.match(when):
            continue
        days = [mention.to for mention in find_dates(when) if mention.precision == "day"]
        if days and days[0] is not None:
            note("expires_on", match.start(), match.end(), "text")
            return days[0]
        years = _YEARS_LONG.search(when)
        count = read_numeral(years["count"]) if years else None
        if count and begins_on is not None:
            note("expires_on", match.start(), match.end(), "text")
            return _years_later(begins_on, count) - timedelta(days=1)
    return None


def _years_later(day: date, count: int) -> date:
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return date(day.year + count, 3, 1)
