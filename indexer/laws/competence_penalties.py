"""Whom a law makes punish which breach: told in the sentence, by the duty that it cites, or by the items under its threat."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_duties import Duties
from indexer.laws.competence_matter import Given
from indexer.laws.competence_names import office_ends
from indexer.laws.competence_offices import Offices, read_offices
from indexer.laws.competence_sentences import Told, parts_of

_LONGEST_SUBJECT = 110
_SHORTEST = 3
# A breach told in the parts before the one that closes it.
_LONGEST_BREACH = 80
_NUMBER = r"第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十]{1,2})?"
_OTHERS = r"(?:第[一二三四五六七八九十\d]{1,3}款)?(?:第?\(?[一二三四五六七八九十\d]{1,3}\)?项)?"
# 经营者违反本规定第五条第二款、第六条规定: the duty itself stands there.
_CITES = re.compile(
    rf"[^,。;违]{{0,30}}?(?P<breaks>违反|不符合)(?:本|该)?(?:法|条例|办法|规定|细则|规则|决定)?"
    rf"(?P<cited>{_NUMBER}{_OTHERS}(?:(?:、|和|或者?|及|以及)(?:{_NUMBER}{_OTHERS}|第[一二三四五六七八九十\d]{{1,3}}款)){{0,6}})的?(?:有关)?规定"
)
# These need no 违反 before them.
_PLAINLY_WRONG = re.compile(r"未|不|擅自|拒|非法|无|超|伪|隐|冒|虚|逾|私自|违")
_OF_THE_LAW = re.compile(
    r"^(?:违反|依照|根据|按照)?(?:本|该|前|第|《)|^违反|^有下列|^情节|^逾期|^拒不|^对|^构成|^造成|^(?:(?!未|不).)*规定$|行为之一$|^(?:尚)?(?:不|未)构成|^尚不"
)
_ELSEWHERE = re.compile(
    rf"下列|以下(?:情形|行为|情况)|^[^,]{{0,14}}(?:上述|前述|该(?:行为|情形|活动))"
    rf"|前[一二两三四\d]?[款条项]|违反本[^,。;]{{2,24}}规定的?行为$|规定的?其他|^其他|所列|规定(?:的)?(?:情形|行为)之一"
    rf"|^(?:有|实施|属于)(?:本|该)?(?:法|条例|办法|规定)?(?:{_NUMBER})?{_OTHERS}[^,]{{0,30}}(?:行为|情形|规定)(?:之一)?$"
)
# What only goes on from a breach told elsewhere.
_NO_BREACH = re.compile(
    r"或者?|以及|致使|给.{2,30}造成|且|并且|没有|有违法所得|有营业执照|(?:尚)?未(?:造成|构成|及时上缴)|已(?:经)?(?:建成|建|投入|造成|取得)"
    r"|按照|法律|有关部门未|不听|经劝|责令|侵害其|属于|相关许可|其他|经(?!营|济)|(?:当事人|违法行为人|责任人)逾期"
)
# 用于非慈善目的的 ends with one 的 too many, 用于非慈善目的 with none.
_CLOSED = re.compile(r"(?:(?<!目)|(?<=[项科题节条名栏数]目))的$")
_ITS_OWN_THREAT = re.compile("的,(?!或者?)")
_HEADS_ITEMS = re.compile(r"(?:下列|以下)(?:违法)?(?:行为|情形|情况)")
_FINES = re.compile(r"并?处(?!理|罚|分|置)")
_FINED = re.compile(r"罚款")
_BY_DUTY = re.compile(
    r"^(?:(?:应当)?(?:依法|按照职责(?:分工)?|依照职责|按照各自职责|,))+(?=责令|处|给予|没收|吊销|撤销|注销)"
)


# 经营者违反本条例规定，有下列行为之一的: whose breach, or where, the head alone tells.
_SOMEBODY = (
    rf"[{HAN}、()]{{0,38}}(?:单位|企业|者|人|机构|公司|组织|部门|政府|学校|医院"
    r"|员|园|协会|委员会|社|院|所|站|场|商|店|中心|师|户|专家|船舶|车辆)"
)
_DURING = r"(?:在[^,。;]{2,24}(?:中|时|期间|内))?"
_WHO = re.compile(
    rf"(?P<who>(?!违反|未|不|擅自|有|或者?){_SOMEBODY}{_DURING})(?<!或)(?<!或者)(?:违反|不符合)(?:本|该|第|《|有关|前)"
)
# 收费公路有下列情形之一的: a thing, and nothing that somebody does.
_THING_HAS = rf"(?!对|在|经|造成|属于)(?:(?!开展|从事|销售|运输|进行|使用|生产|提供|实施|违反|发生)[{HAN}]){{2,12}}?(?=有)"
_WHO_HAS = re.compile(
    rf"(?P<who>(?!违反|未|不|擅自|有)(?:{_SOMEBODY}{_DURING}|{_THING_HAS}))(?<!或)(?<!或者)(?:有|存在|实施)?(?:下列|以下)"
)
_WHERE = re.compile(
    r"(?P<where>(?:在|于)[^,。;]{2,60}(?:内|中|上|时|期间|范围|区域))(?:有|存在|实施|从事|进行)?(?:下列|以下|$)"
)
# What somebody does: who that is must stand before it.
_DOES = re.compile(
    r"[未不拒将把以向使超逾隐伪涂倒冒泄挪侵私套骗招开]|在|对|为|擅自|非法|无|违|利用|安排|从事|出[租借售]|转[让借]|买卖|承运|采[集用]|酒后|销售|生产|经营|提供|组织|接受"
    r"|允许|聘用|发布|进行|通过|明知|虚|滥用|玩忽|强|变相|变更|取得|实施|发现|发生|编造|拖延|阻[挠碍]|包庇|索[取要]|收[取受]|摊派|干[扰预]|泄"
)
_LONGEST_WHOLE = 100
_LEAD_IN = frozenset({"其中", "但", "但是", "同时", "此外"})


class Threat(Record):
    """Who punishes, and how, what the items below name; `start` is where the threat begins in its article.

    `lead` is whose breaches, or where, as the head tells them.
    """

    start: int
    offices: Offices
    duty: str
    lead: str = ""


def find_penalties(text: str, region: str | None, duties: Duties) -> Iterator[Told]:
    """Who punishes which breach by the folded sentence (砍伐古茶树的，由林业主管部门处…罚款); none where no breach is told."""
    breach: str | None = None
    told: list[str] = []
    lead = cited = ""
    for part in parts_of(text):
        if part in _LEAD_IN:
            continue
        if not part.startswith("由"):
            if told and part.startswith("或者"):
                told = [*told, part]  # 擅自转让的, 或者违反本法规定, 将…交由他人使用的.
                breach = _breach(told) if _closes(part) else breach
                continue
            cites = _CITES.match(part)
            cited = cites["cited"] if cites else cited
            lead = who["who"] if not _closes(part) and (who := _WHO.match(part)) else lead
            if cites and _closes(part):
                breach, told = _breach_cited(part.removesuffix("的"), cites, duties), []
                continue
            told = [] if _OF_THE_LAW.search(part) and not _closes(part) else [*told, part]
            breach, told = (_breach(told), []) if _closes(part) else (breach, told)
            continue
        if breach is not None and (threat := _threat(part, text, region)) is not None:
            if not _lead(lead, breach) and _bare().fullmatch(breach):
                # 违反第三条规定, 未备案的: of what, the duty tells.
                breach = duties.cited(cited) if cited else None
                if breach is None:
                    return
            given = Given(matter=breach, duty=threat.duty, lead=_lead(lead, breach))
            yield Told(offices=threat.offices, given=given, gives="penalty")
            return


def _closes(part: str) -> bool:
    """Whether the part ends what somebody does (擅自转让的), as 用于非法目的 does not."""
    return _CLOSED.search(part) is not None


def threat_to_items(text: str, start: int, region: str | None) -> Threat | None:
    """The threat of the folded sentence to the items below it (有下列行为之一的，由…责令改正); None where it makes none."""
    if not _HEADS_ITEMS.search(text):
        return None
    threats = (_threat(part, text, region) for part in parts_of(text) if part.startswith("由"))
    found = next((threat for threat in threats if threat is not None), None)
    return Threat(start=start, offices=found.offices, duty=found.duty, lead=_lead_of(text)) if found else None


def _lead_of(text: str) -> str:
    """Whose breaches the items below the folded head are (船员), or where (在保护区内); nothing where it tells neither."""
    lead = ""
    for part in parts_of(text):
        if part.startswith("由"):
            break
        told = _WHO.match(part) or _WHO_HAS.match(part) or _WHERE.match(part)
        lead = told[1] if told else lead
    return lead


def _lead(lead: str, breach: str) -> str:
    """What of the lead must stand before the breach: nothing where that tells itself who or where."""
    fits = len(lead) + len(breach) <= _LONGEST_WHOLE and not breach.startswith(lead[:2] or breach)
    is_place = lead.startswith(("在", "于"))
    own = breach.startswith(("在", "于")) if is_place else _DOES.match(breach) is None
    return lead if fits and not own else ""


def breach_of_item(text: str, threat: Threat, duties: Duties) -> Told | None:
    """What the office of the threat punishes by one folded item; None where the item tells no breach of its own."""
    # What this item alone is threatened with stands behind: 未报告的，处一千元罚款; 未报告的，或者未备案的 is all its breach.
    item = text.strip(" 。;,")
    told = item if item.endswith("的") else _ITS_OWN_THREAT.split(item, maxsplit=1)[0]
    breach = _breach_of(told, duties)
    if breach is None:
        breach = _breach_of(item.partition("的,")[0], duties)
    if breach is None:
        return None
    given = Given(matter=breach, duty=threat.duty, lead=_lead(threat.lead, breach))
    if not given.lead and _bare().fullmatch(breach):
        return None
    return Told(offices=threat.offices, given=given, gives="penalty")


def _breach_of(told: str, duties: Duties) -> str | None:
    own = _CLOSED.sub("", told)
    cites = _CITES.match(own)
    return _breach([own]) if cites is None else _breach_cited(own, cites, duties)


def _threat(part: str, text: str, region: str | None) -> Threat | None:
    """Who punishes and how, by a part that begins with 由; the sentence tells whether there is a fine."""
    for end in office_ends(part, 1, min(len(part), _LONGEST_SUBJECT)):
        punished = _punished().match(_BY_DUTY.sub("", part[end:]))
        offices = read_offices(part, 1, end, region) if punished else None
        if offices is not None and punished is not None:
            duty = "罚款" if _FINES.match(punished["duty"]) else punished["duty"]
            fined = "、罚款" if _FINED.search(text, max(text.find(part), 0)) and "罚款" not in duty else ""
            return Threat(start=0, offices=offices, duty=duty + fined)
    return None


def _breach_cited(text: str, cites: re.Match[str], duties: Duties) -> str | None:
    """The breach by a text that cites the duty: what was done against it (违反第三条规定堆放渔网), else the duty itself."""
    done = text[cites.end() :].removeprefix("的").lstrip(",")
    if len(done) < _SHORTEST:
        return duties.cited(cites["cited"])
    if _PLAINLY_WRONG.match(done):
        return duties.cited(cites["cited"]) if _bare().fullmatch(done) else _breach([done])
    return None if len(text) > _LONGEST_BREACH or _ELSEWHERE.search(done) else text[cites.start("breaks") :]


def _breach(parts: list[str]) -> str | None:
    """The breach that the parts tell up to their 的; None where it is told elsewhere (有下列情形之一)."""
    told = _CLOSED.sub("", ",".join(parts))
    fits = _SHORTEST <= len(told) <= _LONGEST_BREACH
    if not fits or _ELSEWHERE.search(told) or _NO_BREACH.match(told):
        return None
    return None if _OF_THE_LAW.search(parts[-1].removesuffix("的")) else told


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:(?>{any_of(lexicon('competences')['bare_breach'])}))++")


@cache
def _punished() -> re.Pattern[str]:
    return re.compile(
        rf"(?!予以(?:表彰|奖励|表扬)|给予(?:表彰|奖励|表扬)|依法(?:提请|移送|申请|报|向))(?P<duty>(?:{any_of(lexicon('competences')['punishes'])})[^,。;:]{{0,40}})"
    )
