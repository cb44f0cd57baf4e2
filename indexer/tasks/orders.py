"""Whether the sentences of a document are orders at all."""

import re

from corpus.model import Document
from corpus.recognise.characters import fold
from corpus.recognise.place.regions import NATION
from corpus.recognise.role.roles import Assignment
from corpus.recognise.times.dates import find_dates
from corpus.recognise.unit.unit_names import read_name
from indexer.tasks.act import Sentence
from indexer.tasks.passages import Prose
from indexer.tasks.unit_lists import names

# Laws say who is competent, cases what was done, interpretations what others ordered: their sentences order nothing.
_NO_ORDERS = frozenset({"law", "regulation", "standard", "case", "interpretation"})
# A measure that comes as a numbered paper (枕政规〔2023〕4号) names the units of its own place.
_PAPER_NUMBER = re.compile(r"〔\d{4}〕")
# Papers that report or answer: only what they order with a word of role or duty counts.
_REPORTS = re.compile(r"(?:函|报告|答复|批复|纪要|公报|简报|通报|请示|决定|令)$")
_FORWARDS = re.compile(r"印发|转发|批转|发布|公布")
# An inquiry tells what everybody did, also what it says under headings of bodies.
_INQUIRIES = re.compile(r"调查报告|调查处理报告|事故报告|评估报告")
# Papers of no known kind count as orders where their title says so; news and stories do not.
_ORDERS = re.compile(r"安排|预案|职责|部署|清单|分工|机制|制度|流程|工作|行动|计划|方案|措施|要点|通知|意见")


# 三、下步要求; 二、会议议定事项: where a report or minutes give orders.
_ASKS = re.compile(
    r"(?:下一?步|下阶段|下一阶段|整改)(?:工作)?(?:要求|安排|部署|措施|任务)|议定(?!书)|(?:工作|有关|几点)要求"
)


# A letter that says what is to be done (关于加强…的函) is no reply.
_LETTER = re.compile(
    r"关于(?:进一步|切实|认真){0,2}(?:加强|做好|开展|规范|推进|落实|抓好|组织)(?!.*(?:情况|复函|答复|提案|建议|意见的)).*函$"
)
# All of a kind that lie in the place of a measure: 各街道办事处, 各乡镇人民政府.
_BELOW = re.compile(r"各(?:街道|街镇|乡|镇|县|区|旗|市)")
# A在2023年检查中发现…, A于2023年5月完成…
_DATED = re.compile(r"[于在]?(?P<date>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)")
_AHEAD = re.compile(r"[前底末内中上下起至到—~-]")


class Orders:
    """What of a document's running text counts as an order."""

    def __init__(self, document: Document) -> None:
        title, kind, number = document.title, document.kind, document.document_number or ""
        self.told = bool(_INQUIRIES.search(title))
        self.measure = kind == "regulation" and bool(_PAPER_NUMBER.search(number))
        self.any = not self.told and (kind not in _NO_ORDERS or self.measure)
        reports = _REPORTS.search(title) and not (_FORWARDS.search(title) or _LETTER.search(title))
        self.national = document.region == NATION
        self.written_on = document.written_on
        self.plain = not reports and (kind != "other" or bool(_ORDERS.search(title)))

    def holds(self, prose: Prose, sentence: Sentence) -> bool:
        """Whether a sentence counts: no tale; in a measure only one that gives a unit of its own place a role."""
        if self._is_tale(prose, sentence):
            return False
        if not self.measure:
            return True
        return sentence.force == "role" and any(map(self._is_own, names_in(sentence.assignment)))

    def _is_own(self, name: str) -> bool:
        """Whether a unit is one of the place whose measure it is: of its level, or all of a kind in it."""
        read = read_name("".join(fold(name).split()))
        if read is None:
            return False
        if self.national:
            return read.place == NATION
        return bool(read.lends) or _BELOW.match(name) is not None

    def _is_tale(self, prose: Prose, sentence: Sentence) -> bool:
        """Whether a sentence without a word of role or duty has a date behind its unit that is past: A于2023年5月完成…"""
        if sentence.force != "plain":
            return False
        units = (*sentence.assignment.lead, *sentence.assignment.responsible)
        place = prose.text.find(units[-1].printed, sentence.start, sentence.end) if units else -1
        dated = _DATED.match(prose.folded, place + len(units[-1].printed)) if place >= 0 else None
        if dated is None:
            return False
        if self.written_on is None:
            return _AHEAD.match(prose.folded, dated.end()) is None
        days = find_dates(dated["date"])
        return bool(days) and days[0].to is not None and days[0].to < self.written_on


def asks(heading: str) -> bool:
    """Whether a heading in a paper that reports says that what stands below it is to be done."""
    return _ASKS.search(heading) is not None


def names_in(assignment: Assignment) -> frozenset[str]:
    """The names of all units of an assignment."""
    return names((*assignment.lead, *assignment.support, *assignment.guide, *assignment.responsible))
