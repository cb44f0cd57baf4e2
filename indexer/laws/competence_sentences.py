"""One sentence of a law, read by the forms in which laws give somebody a matter."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import CompetenceKind, Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_filling import fillings, is_filling
from indexer.laws.competence_matter import Given, read_given
from indexer.laws.competence_names import office_ends
from indexer.laws.competence_offices import Offices, read_offices

# 承担…职责的部门: part of an office's name.
_IN_A_NAME = r"(?![^,。]{0,40}的[^,。、的]{0,8}(?:部门|机构|机关)(?:应|与|可|负|在|按|依|对|不|及|和|、|具体|统一|明|$))"
_VERB = re.compile(
    rf"(?P<verb>负责(?!人|制|任|的){_IN_A_NAME}|主管(?!部门|机关|机构|人员|单位|税务|地方|会计|行政|海关|领导|局|工会|的|负责)|归口管理"
    rf"|(?:集中)?统一(?:监督)?管理(?!部门|机构|机关|的)|承担(?!者|人|的){_IN_A_NAME}|(?:综合|组织|统筹|指导)?协调|统筹|组织领导|(?:综合)?监督管理|(?:综合)?管理|指导|监督|组织(?!实施))"
)
_REACHES = re.compile(
    rf"(?:和(?:监督|指导|管理|协调|检查)|、(?:监督|指导|管理|协调|检查)){{0,3}}(?:全国|全省|全市|全区|全县|本(?:行政区域|省|市|区|县|辖区|自治区|地区|级)|(?:所|各自)?(?:辖区|行政区域)|[{HAN}]{{0,6}}行政区域)"
)
# 国务院设立海关总署, 统一管理全国海关.
_WHOLLY = re.compile(r"(?:统一|综合)(?:监督)?管理(?:全国|全省|全市)")
# 监督管理献血工作: all that it does there.
_WHOLE_WORK = re.compile(r"(?:综合|统一)?(?:监督)?管理[^,。;的]{2,12}工作")
TOWARDS = re.compile(
    r"对(?P<matter>[^,。;]{2,90}?)(?:依法|具体|独立|重点|分别|统一|分级|分类|行使|履行){0,3}(?:实施|进行|实行|行使|承担|履行|负有|开展|负责)"
    r"(?P<duty>(?:(?:(?!进行|实施|实行|开展|提供)[^,。;的]){0,12})(?:监督管理|监督检查|监管|监督|管理|指导|协调))(?:的?(?:职责|责任|职权|工作))?(?:[。;,]|$|和(?=[^,]{1,12}(?:监督|指导|服务|检查)[。;,]?$))"
)
# 负责对…开展监测活动: whatever it does to it.
_DOES_TO = re.compile(
    rf"对(?P<matter>[^,。;]{{2,90}}?)(?:依法|统一|定期|组织){{0,2}}(?:进行|开展|实施)(?:日常的)?(?P<duty>(?:(?!的|提供|服务)[{HAN}、]){{2,8}}?)(?:工作|活动)?[。;,]?"
)
_STRENGTHENS = re.compile(
    r"加强对?(?P<given>[^,。;]{2,50}的(?:日常|统一|综合|安全|审计|质量)?(?:监督管理|监督检查|监管|监督|管理|监督和指导|指导和监督|监督、指导|指导、监督|管理和监督|规范和管理|管理和规范|指导和管理|管理和指导))(?:工作)?[。;,]?$"
)
# 应当履行…的监督管理职责.
_FULFILS = re.compile(r"履行(?P<given>[^,。;]{2,50}?(?:监督管理|监管|监督检查))的?职责[。;,]?$")
_IS = re.compile(
    r"(?:,?)(?:是|为|作为)(?P<matter>[^,。;]{2,50}?)的?(?P<does>核发|颁发|发放|审批|登记)?(?P<kind>(?:综合|统一|专业|行业)?(?:行政)?(?:主管|管理|监督管理|执法|监管)(?:部门|机关|机构|单位))(?:\([^()]{2,30}\))?(?=[,。;]|$)"
)
_BY = re.compile(
    r"^(?P<matter>[^,:。;]{2,60}?)(?:,)?(?:统一|具体|分别)?由(?P<who>[^,。;]{2,80}?)(?P<how>(?:按照|依照|依据|根据|在)[^,。;]{2,30}(?:职责|分工|规定|权限|范围内?))?(?:归口|统一|分别|依法|具体|统筹|共同|全面){0,2}"
    r"(?P<duty>承担|负责(?:组织)?(?:监督管理|管理|实施|执行|落实|办理|审批|监督|监管|协调|解释|指导|查处|编制|审核|核发|征收|受理)?|主管|(?:监督)?管理|组织实施|实施监督管理|组织编制|审批|审查批准|核发|征收|监督管理|监管)(?:工作)?[。;,]?$"
)
# 对银行业金融机构监督管理的工作.
_TOWARDS_WORK = re.compile(
    r"对(?P<matter>[^,。;]{2,90}?)(?P<duty>监督管理|监督检查|监督|管理|监管)的工作[。;,]?$"
)
_OF_OVERSEER = re.compile(r"(?:主管|管理)(?:部门|机关|机构)$")
# 户口登记工作，由各级公安机关主管.
_TOPIC = re.compile(rf"[{HAN}、]{{2,30}}(?:工作|事务|事项|活动|业务|管理)")
_THING = re.compile(
    rf"(?!(?:在|按照?|依照|依据|根据|遵照|结合|受|经|除|为了?|对于|凡|应当|可以)(?!济|营)|.{{0,30}}(?:[的后时]|原则|机制|体制|制度|规定)$)[{HAN}、()]{{2,40}}"
)
_DO_WELL = re.compile(
    r"(?:依法|协同|共同|分别|具体|认真)?(?P<duty>做好|负责|承担|履行|实施|落实)(?:(?:与|同)?(?P<with>本?[^,。;]{2,24}(?:有关|相关)的))?(?P<matter>[^,。;]{2,50})[。;,]?$"
)
_BY_SHARE = re.compile(
    r"(?:按照|依照|依据|根据|在)(?:(?:法律|法规|国家|国务院|规定|本法|本条例|有关|各自|其|各司|规定的|本|和|、|的|法定|省|市|区|县|人民政府|确定){0,8})?"
    r"(?:职责|职能|职权|权限)(?:和|以及)?(?:职责|分工|范围|权限|划分|要求)?(?:以?内)?"
)
_CONTEXT = re.compile(r"(?:在|按照|依照|依据|根据|遵照|结合|受|经|除|为了|对于)[^,]{1,60}$")
# 国务院设立…委员会.
_SETS_UP = re.compile(
    rf"[{HAN}、()]{{2,30}}(?:设立|成立|设置|建立|组建)(?:的)?(?=[{HAN}]{{2,30}}(?:委员会|机构|指挥部|领导小组|办公室|总署|总局))"
)
_CALLED = re.compile(
    r"^(?P<matter>[^,。;]{2,40}?)的?(?:(?P<does>办理)(?P<done>[^,。;的]{2,20})的|(?:行政)?主管|登记(?=机关))(?:部门|机关|机构),?(?:是|为)(?P<who>[^,。;]{2,60}?)(?:\([^()]*\))?$"
)
# What an office does begins so too.
_BEGINS = ("加强", "对", "是", "为", "下列", "以下", "做好", "履行", "实施", "落实")
_BARE_WORK = frozenset({"工作", "管理工作", "监督管理工作", "事务", "事项", "职责"})
_JOINS = re.compile("以及|和|及")
_LEAD_IN = re.compile(r"(?:其中|同时|因此|但是?|并且?|具体|另外|此外|以及|和|及|,|:|\s)+")


class Told(Record):
    """Who has what, as one part of a sentence says."""

    offices: Offices
    given: Given
    gives: CompetenceKind = "charge"


def find_told(text: str, region: str | None, antecedent: str | None, law: str) -> Iterator[Told]:
    """What the sentence, folded, gives to whom, part by part."""
    subject: Offices | None = None
    conditional, shared, topic, before, previous = False, "", "", "", ""
    for part in parts_of(text):
        lead = _LEAD_IN.match(part)
        own = part[lead.end() :] if lead else part
        if conditional and own.startswith("由"):
            break  # What befalls such a case is told behind, and of what case before.
        conditional = own.endswith(("的", "后", "时", "除外", "的外"))
        # 公共绿地, 由…负责建设: only a form that tells of both parts may give it.
        of_before = own.startswith("由") and _THING.fullmatch(before) is not None and not topic
        own = topic + own if own.startswith("由") else own
        # 集会、游行、示威的主管机关，是…公安局.
        own = before + own if own.startswith(("是", "为")) and _OF_OVERSEER.search(before) else own
        topic, before, previous = own if _TOPIC.fullmatch(own) else "", own, before
        if shared and _DO_WELL.match(own):
            own = shared + own
        by_share = _BY_SHARE.search(own)
        shared = by_share[0] if by_share and by_share.end() == len(own) else ""
        reading = Part(own, region, antecedent, law)
        given, subject = reading.read(subject)
        if of_before or (lead and _lists_on(lead[0], previous, region)):
            continue
        if given is not None and subject is not None:
            antecedent = given.matter
            yield Told(offices=subject, given=given, gives="act" if given.duty in _issues() else "charge")


def _lists_on(lead: str, before: str, region: str | None) -> bool:
    """Whether a part only goes on the list of offices that the one before it began (人民法院，以及…部门负责…)."""
    if not before or _JOINS.search(lead) is None:
        return False
    offices, at = Part(before, region, None, "").subject()
    return offices is not None and at == len(before)


def parts_of(text: str) -> list[str]:
    """The pieces of a sentence between its commas and colons outside brackets."""
    pieces, depth, first = [], 0, 0
    for place, mark in enumerate(text):
        depth += (mark in "(〔《“") - (mark in ")〕》”")
        if mark in ",:" and depth <= 0:
            pieces.append(text[first:place])
            first = place + 1
    pieces.append(text[first:])
    return [piece.strip(" 。;") for piece in pieces if piece.strip(" 。;")]


class Part:
    """One part of a sentence, read by its forms."""

    def __init__(self, text: str, region: str | None, antecedent: str | None, law: str) -> None:
        self.text, self.region, self.antecedent, self.law = text, region, antecedent, law

    def read(self, subject: Offices | None) -> tuple[Given | None, Offices | None]:
        """What the part gives, and whose part it is: its own subject's, else the one before; None for neither."""
        if (by := self._by() or self._called()) is not None:
            return by
        text, at = self.text, 0
        offices, at = self.subject()
        if offices is None and self.text.startswith("由"):
            self.text = self.text[1:]
            offices, at = self.subject()
        text = self.text
        if offices is None:
            shared = _BY_SHARE.match(text)
            if not (shared and _DO_WELL.match(text, shared.end())) and (
                is_filling(text) or _CONTEXT.fullmatch(text)
            ):
                return None, subject
            if subject is None:
                return None, None
            at = _begins_work(text, 0) or 0
            if not _VERB.match(text, at) and not text.startswith(("对", "做好"), at):
                return None, None
            offices = subject
            if _BY_SHARE.search(text, 0, at) and (well := _DO_WELL.match(text, at)):
                return self._given(_work_of(well), well["duty"]), offices
            strong = text.startswith(("负责", "主管", "归口", "对"), at) or _WHOLLY.match(text)
            if not strong:
                return None, offices
        given = (
            self._towards(at) or self._strengthens(at) or self._is(at) or self._verb(at) or self._share(at)
        )
        return given, offices

    def subject(self) -> tuple[Offices | None, int]:
        """The offices with which the part begins, and where what they do begins."""
        text = self.text
        first = found.end() if (found := _SETS_UP.match(text)) else 0
        for end in office_ends(text, first, min(len(text), 110)):
            at = _begins_work(text, end)
            if at is None:
                continue
            if (offices := read_offices(text, first, end, self.region)) is not None:
                return offices, at
        return None, 0

    def _by(self) -> tuple[Given | None, Offices | None] | None:
        """…工作由…负责."""
        match = _BY.match(self.text)
        if match is None:
            return None
        offices = read_offices(match["who"], 0, len(match["who"]), self.region)
        if offices is None or match["matter"].endswith(("的", "后", "时")):
            return None
        duty = match["duty"].removeprefix("负责")
        return self._given(match["matter"], "负责" if duty in ("", "承担") else duty), offices

    def _called(self) -> tuple[Given | None, Offices | None] | None:
        """本市供热行政主管部门是市住房城乡建设局."""
        match = _CALLED.match(self.text)
        # 区水行政主管部门是同级人民政府河道行政主管部门: what it is, not who.
        if match is None or match["who"].endswith(("主管部门", "行政部门", "管理部门")):
            return None
        offices = read_offices(match["who"], 0, len(match["who"]), self.region)
        if match["does"]:
            return None if offices is None else (self._given(match["done"], match["does"]), offices)
        return None if offices is None else (self._given(match["matter"], "主管"), offices)

    def _towards(self, at: int) -> Given | None:
        match = TOWARDS.match(self.text, at)
        return self._given(match["matter"], match["duty"], told=True) if match else None

    def _strengthens(self, at: int) -> Given | None:
        """应当加强对…的监督管理."""
        match = _STRENGTHENS.match(self.text, at) or _FULFILS.match(self.text, at)
        return self._given(match["given"], "监督") if match else None

    def _is(self, at: int) -> Given | None:
        match = _IS.match(self.text, at)
        towards = TOWARDS.match(match["matter"]) if match else None
        if towards is not None:
            return self._given(towards["matter"], towards["duty"], told=True)
        duty = "主管" if match and "主管" in match["kind"] else "管理"
        duty = (match["does"] if match else None) or duty
        given = self._given(match["matter"], duty) if match else None
        return Given(matter=given.matter, duty=duty, level=given.level) if given else None

    def _verb(self, at: int) -> Given | None:
        match = _VERB.match(self.text, at)
        if match is None:
            return None
        verb = match["verb"]
        whole = _WHOLE_WORK.fullmatch(self.text, match.start()) is not None
        if verb in _weak() and not whole and not _REACHES.match(self.text, match.end()):
            return None
        behind = self.text[match.end() :]
        if verb == "负责":  # 统一负责、领导、组织….
            behind = behind.removeprefix("、")
        if verb in _weak() and (
            reach := re.match(r"(?:[和、](?:监督|指导|管理|协调|检查|规范|服务))+", behind)
        ):
            verb, behind = verb + reach[0], behind[reach.end() :]
        if is_filling(behind) or behind.startswith(("对", "向")):
            match = TOWARDS.match(behind) or _TOWARDS_WORK.match(behind) or _DOES_TO.fullmatch(behind)
            if match is None and behind.startswith("对") and "的" in behind:
                return self._given(behind, verb)
            return self._given(match["matter"], match["duty"], told=True) if match else None
        return self._given(behind, verb)

    def _share(self, at: int) -> Given | None:
        """按照各自职责做好…工作."""
        if not _BY_SHARE.search(self.text, 0, at):
            return None
        match = _DO_WELL.match(self.text, at)
        return self._given(_work_of(match), match["duty"]) if match else None

    def _given(self, text: str, verb: str, *, told: bool = False) -> Given | None:
        return read_given(text, verb, antecedent=self.antecedent, law=self.law, told=told)


def _work_of(well: re.Match[str]) -> str:
    """What somebody does well: 与志愿服务有关的工作 is told by its first half."""
    return f"{well['with'] or ''}{well['matter']}" if well["matter"] in _BARE_WORK else well["matter"]


def _begins_work(text: str, start: int) -> int | None:
    """Where behind an office and what fills up its verb begins; the end where nothing but filling follows, else None."""
    places = fillings(text, start)
    verbs = (place for place in places if _VERB.match(text, place) or text.startswith(_BEGINS, place))
    return next(verbs, len(text) if len(text) in places else None)


@cache
def _issues() -> frozenset[str]:
    return frozenset(lexicon("competences")["issues"])


@cache
def _weak() -> frozenset[str]:
    """Verbs that give a matter only together with where it reaches (管理全国的…工作)."""
    return frozenset(lexicon("competences")["weak_verbs"])
