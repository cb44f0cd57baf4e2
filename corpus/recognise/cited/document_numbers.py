"""Document numbers (文号): 崇川政办发〔2020〕11号, 国务院令第142号, 应急管理部公告2020年第5号."""

import re
from bisect import bisect_right

from corpus.model import Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.numerals import read_numeral

_GAP = " {0,2}"
_CENTURY_YEAR = r"(?:19|20) ?\d ?\d"
_OPEN = r"[〔\[(【﹝〖〈〕]"
_CLOSE = r"[〕\])】﹞〗〉〔]"
_SERIAL = r"(?P<serial>\d{1,5}(?:-\d{1,3})?)"
_ORDINAL = r"(?P<serial>\d{1,5}|[〇零一二三四五六七八九十百千]{1,7})"
_PROCLAIMED = "(?P<kind>令|公告|通告)"

# The tail of a number, from its year or its 令 on; the agency is then looked for before it.
_BRACKETED = rf"{_OPEN}{_GAP}(?P<year>{_CENTURY_YEAR}){_GAP}年?{_CLOSE}{_GAP}第?{_GAP}{_SERIAL}{_GAP}号"
_OPENED = rf"{_OPEN}{_GAP}(?P<year>20\d\d) {{0,2}}{_SERIAL}{_GAP}号"
_CLOSED = rf"(?P<year>20(?<!\d20)\d\d){_GAP}{_CLOSE}{_GAP}{_SERIAL}{_GAP}号"
_BARE = r"(?P<year>20(?<!\d20)\d\d)(?P<serial>\d{1,3})(?:号|(?![\d年.A-Za-z]))"
_PROCLAMATION = (
    rf"{_PROCLAIMED}{_GAP}[(〔\[]?{_GAP}(?:(?P<year>{_CENTURY_YEAR}){_GAP}年?{_GAP}[〕\])]?{_GAP})?"
    rf"(?:第|(?<=令)){_GAP}{_ORDINAL}{_GAP}号"
)
_PROCLAMATION_LAST = (
    rf"(?:(?P<year>{_CENTURY_YEAR}){_GAP}年{_GAP})?第?{_GAP}{_ORDINAL}{_GAP}号{_GAP}{_PROCLAIMED}"
)
_TAILS = tuple(
    re.compile(tail, re.ASCII)
    for tail in (
        _BRACKETED,
        _PROCLAMATION,
        rf"(?<!\d){_PROCLAMATION_LAST}",
        _OPENED,
        _CLOSED,
        _BARE,
    )
)
_KIND_LAST, _UNBRACKETED = _TAILS[2], _TAILS[-1]
_ENDS_IN_KIND = re.compile(rf"号{_GAP}{_PROCLAIMED}")

_LONGEST_AGENCY = 36
_AGENCY = re.compile(rf"[{HAN}]{{1,30}}(?:\([{HAN}]{{1,4}}\)[{HAN}]{{0,6}})?$")

# Words that running text puts before a number and no agency's short name contains. A few single characters
# that do occur in names (和政办发, 于府办, 并政发 of 太原, 如政办, 本政发) are absent on purpose.
_NOUNS = "通知|文件|会议|精神|要求|规定|意见|方案|办法|号文"
_BEFORE = (
    "根据|依据|按照|依照|遵照|参照|对照|贯彻|落实|执行|学习|领会|传达|结合|参考|适用|违反|引用|关于|以及|同时|包括|其中|例如"
    "|转发|印发|颁发|下发|下达|收到|上报|报送|发布|公布|颁布|批准|批复|修订|修正|修改|通过|废止|制定|现将|特将|兹将|详见|参见"
    "|文号|字号|编号|索引号|索取号|特急|加急|急件|特提|平急|主动公开|依申请公开|我院|我部|我局|我市|我省"
    "|的|了|及|由|与|或|是|见|按|等|为|被|把|以|该|此|其"
)
_LEFT_EDGE = re.compile(rf".*(?:(?P<noun>{_NOUNS})|{_BEFORE})(?=.)")
_WORD = re.compile(f"{_NOUNS}|{_BEFORE}")
_JOINING = re.compile(r"[和及与](?=.{2})")
_AFTER_JOINT = "号》)、"
_DATED = re.compile(rf"(?P<han>[{HAN}]{{0,12}}?[〇零一二三四五六七八九十]日)(?=.)|[年月日号个项条](?=.)")
_LONG = 10
_KNOWN_START = re.compile(
    r".+(?=(?:国[办发函]|中[办发]|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵黔云滇陕甘青桂蒙宁新藏][政府办委安发人应建财教]).{1,7}$)"
)
_FORMER = re.compile(r"原(?=.{4})")
_NATION = "中华人民共和国"
# gov.cn numbers what the order of the State Council makes known so.
_SHORT_FOR = {"国令": "国务院令"}
# An agency's short name ends in what kind of paper it numbers; 印发, 转发 … are words of the sentence.
_SAFE_AGENCY = re.compile(rf"[{HAN}]{{2,12}}(?<![印转颁下分开研爆突批出启核制签首])[发函规字]")


class NumberMention(Record):
    """A document number, `number` its normal form: 〔〕, half-width digits, no blanks, no 中华人民共和国 before 令.

    `agency` is the part before the year or ordinal; `year` is None for 国务院令第142号; `serial` keeps leading zeros.
    """

    start: int
    end: int
    printed: str
    number: str
    agency: str
    year: int | None
    serial: str


def find_document_numbers(text: str) -> list[NumberMention]:
    """The document numbers of a text in their order, with any kind of bracket, blanks inside, or a bracket lost.

    Words of the sentence before the agency stay outside; where no agency can be told, there is no mention.
    """
    folded = fold(text)
    mentions: list[NumberMention] = []
    if "号" not in folded and "20" not in folded:
        return mentions
    for pattern in _TAILS:
        if pattern is _KIND_LAST and not _ENDS_IN_KIND.search(folded):
            continue
        ends = [mention.end for mention in mentions]
        new: list[NumberMention] = []
        for tail in pattern.finditer(folded):
            mention = _mention(text, folded, tail, new[-1].end if new else 0)
            if mention and _is_free(mention, mentions, ends):
                new.append(mention)
        if new:
            mentions = sorted([*mentions, *new], key=lambda mention: mention.start)
    return mentions


def agency_before(folded: str, position: int) -> str | None:
    """The agency named right before a title or number, without the words of the sentence before it; folded text."""
    start = _agency_start(folded, 0, position)
    agency = folded[start:position].strip()
    return agency if len(agency) > 1 else None


def _is_free(mention: NumberMention, taken: list[NumberMention], ends: list[int]) -> bool:
    following = bisect_right(ends, mention.start)
    return following == len(taken) or taken[following].start >= mention.end


def _mention(text: str, folded: str, tail: re.Match[str], floor: int) -> NumberMention | None:
    start = _agency_start(folded, floor, tail.start())
    agency = folded[start : tail.start()].replace(" ", "")
    year = tail["year"].replace(" ", "") if tail["year"] else None
    serial = tail["serial"]
    kind = tail.groupdict().get("kind")
    if kind:
        value = read_numeral(serial)
        if value is None or not (agency or folded.startswith(kind, tail.start())):
            return None
        agency = _SHORT_FOR.get(agency + kind, agency.removeprefix(_NATION) + kind)
        serial = serial if serial.isascii() else str(value)
        number = f"{agency}{year}年第{serial}号" if year else f"{agency}第{serial}号"
    elif len(agency) < 2 or (tail.re is _UNBRACKETED and not _SAFE_AGENCY.fullmatch(agency)):
        return None
    else:
        number = f"{agency}〔{year}〕{serial}号"
    printed = text[start : tail.end()]
    return NumberMention(start, tail.end(), printed, number, agency, int(year) if year else None, serial)


def _agency_start(folded: str, floor: int, end: int) -> int:
    """Where the agency that ends at `end` begins, not before `floor`; `end` itself where there is none."""
    floor = max(floor, end - _LONGEST_AGENCY)
    window = folded[floor:end]
    stripped = window.rstrip(" ")
    if len(window) - len(stripped) > 2:
        return end
    run = _AGENCY.search(stripped)
    if run is None:
        return end
    agency = run[0]
    start = floor + run.start()
    before = folded[start - 1] if start else "\n"
    joined = before in _AFTER_JOINT
    if (dated := _DATED.match(agency)) and (dated["han"] or before.isdigit()):
        agency, joined = agency[dated.end() :], dated[0] == "号"
    if edge := _LEFT_EDGE.match(agency):
        agency, joined = agency[edge.end() :], edge["noun"] is not None
    if joined and (joining := _JOINING.match(agency)):
        agency = agency[joining.end() :]
    if len(agency) > _LONG and (known := _KNOWN_START.match(agency)):
        agency = agency[known.end() :]
    if former := _FORMER.match(agency):
        agency = agency[former.end() :]
    return end if _WORD.fullmatch(agency) else floor + run.end() - len(agency)
