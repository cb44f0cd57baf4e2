"""Whether the sentences of a document are orders at all."""

import re

from corpus.model import Document
from corpus.recognise.roles import Assignment
from corpus.recognise.unit_names import read_name
from indexer.tasks.act import Sentence
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


class Orders:
    """What of a document's running text counts as an order."""

    def __init__(self, document: Document) -> None:
        title, kind, number = document.title, document.kind, document.document_number or ""
        self.told = bool(_INQUIRIES.search(title))
        self.measure = kind == "regulation" and bool(_PAPER_NUMBER.search(number))
        self.any = not self.told and (kind not in _NO_ORDERS or self.measure)
        reports = _REPORTS.search(title) and not _FORWARDS.search(title)
        self.plain = not reports and (kind != "other" or bool(_ORDERS.search(title)))

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence counts: in a measure only one that gives a unit of its own place a role."""
        if not self.measure:
            return True
        read = (read_name(name) for name in names_in(sentence.assignment))
        return sentence.force == "role" and any(name is not None and bool(name.lends) for name in read)


def names_in(assignment: Assignment) -> frozenset[str]:
    """The names of all units of an assignment."""
    return names((*assignment.lead, *assignment.support, *assignment.guide, *assignment.responsible))
