"""Tasks of running text: own lines, brackets, headings and sentences."""

import re
from collections.abc import Sequence
from typing import Literal

from corpus.model import Document, Span
from corpus.recognise.characters import fold
from corpus.recognise.deadlines import find_deadlines
from corpus.recognise.roles import Assignment
from corpus.recognise.unit_names import read_name
from indexer.lines import Line
from indexer.outline import Node, ancestors_of
from indexer.tasks.acts import Sentence
from indexer.tasks.brackets import find_bracketed, find_plain_lists
from indexer.tasks.duties import Duty, find_duties
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import Owner, below, spread_owners
from indexer.tasks.keys import Keyed, find_key_lines
from indexer.tasks.passages import Passage, Prose, is_heading, read_passages
from indexer.tasks.sentences import find_sentences
from indexer.tasks.siblings import tasks_of_lone_keys, widened
from indexer.tasks.subjects import names
from indexer.zones import Zone

# Laws say who is competent, cases what was done, interpretations what others ordered: their sentences order nothing.
_NO_ORDERS = frozenset({"law", "regulation", "standard", "case", "interpretation"})
# A measure that comes as a numbered paper (枕政规〔2023〕4号) names the units of its own place.
_PAPER_NUMBER = re.compile(r"〔\d{4}〕")
# Papers that report or answer: only what they order with a word of role or duty counts.
_REPORTS = re.compile(r"(?:函|报告|答复|批复|纪要|公报|简报|通报|请示|决定|令)$")
# An inquiry tells what everybody did, also what it says under headings of bodies.
_INQUIRIES = re.compile(r"调查报告|调查处理报告|事故报告|评估报告")
# Papers of no known kind count as orders where their title says so; news and stories do not.
_ORDERS = re.compile(r"安排|预案|职责|部署|清单|分工|机制|制度|流程|工作|行动|计划|方案|措施|要点|通知|意见")
_AIMS = re.compile(r"目标|指导思想|原则|总体要求|总体思路|意义|背景|概况|成效|形势|现状")


def find_prose_tasks(
    text: str, lines: Sequence[Line], zones: Sequence[Zone], nodes: Sequence[Node], document: Document
) -> list[FoundTask]:
    """The tasks of a text outside its tables, in order.

    No words give two tasks: lines of keys go before brackets, these before headings, these before sentences. A sentence
    beside them counts where it gives a role to units that they do not name.
    """
    search = _Search(Prose(text=text, folded=fold(text)), zones, nodes, document)
    search.run()
    return sorted(search.found, key=lambda task: (task.start, task.end))


class _Search:
    def __init__(
        self, prose: Prose, zones: Sequence[Zone], nodes: Sequence[Node], document: Document
    ) -> None:
        self.prose, self.zones, self.nodes, self.document = prose, zones, nodes, document
        self.written_on = document.written_on
        self.passages = read_passages(prose, nodes)
        self.plain = find_plain_lists(prose, self.passages)
        self.found: list[FoundTask] = []
        self.owners: list[Owner] = []
        self.keys: set[Span] = set()
        self.named: set[int] = set()
        self.alone: dict[int, Keyed] = {}

    def run(self) -> None:
        """Finds everything, most certain first."""
        first = [
            (passage.place, task) for passage in self.passages for task in self._lines_and_brackets(passage)
        ]
        self.named = {place for place, _ in first}
        for place, task in first:
            self.found.append(widened(self.prose, task, place, self.passages, self.nodes, self.named))
        for place, task in tasks_of_lone_keys(self.alone, self.passages, self.nodes):
            self.found.append(task)
            self.named.update((place, *below(self.nodes, place)))
        taken = list(self.found)
        duties = [] if _INQUIRIES.search(self.document.title) else self._duties()
        if self._gives_orders():
            for passage in self.passages:
                self._sentences(passage, taken, duties)
        self.found.extend(spread_owners(self.owners, self.passages, self.nodes, self.named))

    def _gives_orders(self) -> bool:
        if _INQUIRIES.search(self.document.title):
            return False
        kind, number = self.document.kind, self.document.document_number or ""
        return kind not in _NO_ORDERS or (kind == "regulation" and _PAPER_NUMBER.search(number) is not None)

    def _lines_and_brackets(self, passage: Passage) -> list[FoundTask]:
        has_children = bool(below(self.nodes, passage.place))
        lines = find_key_lines(self.prose, passage, has_children, self.written_on)
        keys = set(lines.keys)
        words = [paragraph for paragraph in passage.paragraphs if paragraph not in keys]
        brackets = find_bracketed(self.prose, passage, words, self.plain, has_children, self.written_on)
        tasks = [*lines.tasks, *(t for t in brackets.tasks if not _overlaps(t, lines.tasks))]
        self.owners.extend(owner for owner in (lines.owner, brackets.owner) if owner is not None)
        self.keys |= keys
        if lines.alone is not None:
            self.alone[passage.place] = lines.alone
        return tasks

    def _duties(self) -> list[Duty]:
        duties = find_duties(self.prose, self.passages, self.nodes, self.zones)
        free = [duty for duty in duties if not _overlaps(duty.sentence, self.found)]
        for duty in free:
            self.found.append(self._task(duty.sentence, "heading" if duty.heading else "sentence"))
        return free

    def _sentences(self, passage: Passage, taken: Sequence[FoundTask], duties: Sequence[Duty]) -> None:
        for paragraph in passage.paragraphs:
            if paragraph in self.keys or any(_meets(duty.sentence, paragraph) for duty in duties):
                continue
            beside = [task for task in taken if task.start < paragraph.end and paragraph.start < task.end]
            plain = not (beside or self._reports() or self._is_title(paragraph) or self._aims(passage))
            for sentence in find_sentences(self.prose, paragraph.start, paragraph.end, plain):
                if _counts(sentence, beside) and (
                    self.document.kind not in _NO_ORDERS or _is_local(sentence)
                ):
                    self.found.append(self._task(sentence, "sentence"))
                    self.named.add(passage.place)

    def _reports(self) -> bool:
        title = self.document.title
        return bool(_REPORTS.search(title)) or (self.document.kind == "other" and not _ORDERS.search(title))

    def _aims(self, passage: Passage) -> bool:
        """Whether a passage stands under a heading that says what is wanted or meant, not what is to be done."""
        node = self.nodes[passage.place]
        return any(_AIMS.search(above.heading) for above in (*ancestors_of(self.nodes, passage.place), node))

    def _is_title(self, paragraph: Span) -> bool:
        return is_heading(self.prose, paragraph) and self.prose.folded[paragraph.end - 1] not in "。;:"

    def _task(self, sentence: Sentence, source: Literal["heading", "sentence"]) -> FoundTask:
        words = self.prose.text[sentence.start : sentence.end]
        due = find_deadlines(words, self.written_on)
        return FoundTask(
            source=source,
            start=sentence.start,
            end=sentence.end,
            text_start=sentence.start,
            text_end=sentence.end,
            assignment=sentence.assignment,
            deadline=due[0].deadline if due else None,
            heading_owner=source == "heading",
            owner=sentence.owner,
        )


def _overlaps(one: FoundTask | Sentence, others: Sequence[FoundTask]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _meets(sentence: Sentence, paragraph: Span) -> bool:
    return sentence.start < paragraph.end and paragraph.start < sentence.end


def _counts(sentence: Sentence, beside: Sequence[FoundTask]) -> bool:
    """Whether a sentence beside tasks of brackets or keys says something of its own: another unit's role."""
    if not beside:
        return True
    known = frozenset().union(*(_names(task.assignment) for task in beside))
    return sentence.force == "role" and not _names(sentence.assignment) & known


def _is_local(sentence: Sentence) -> bool:
    """Whether a sentence of a measure gives a unit of its own place a role, not a class of agencies a competence."""
    read = (read_name(name) for name in _names(sentence.assignment))
    return sentence.force == "role" and any(name is not None and bool(name.lends) for name in read)


def _names(assignment: Assignment) -> frozenset[str]:
    return names((*assignment.lead, *assignment.support, *assignment.guide, *assignment.responsible))
