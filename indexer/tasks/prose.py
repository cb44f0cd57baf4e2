"""Tasks of running text: own lines, brackets, headings and sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from corpus.model import Document, Span
from corpus.recognise.characters import fold
from corpus.recognise.times.deadlines import find_deadlines
from indexer.lines import Line
from indexer.metadata.signature import find_signatures
from indexer.outline import Node
from indexer.tasks.act import Sentence
from indexer.tasks.brackets import find_bracketed
from indexer.tasks.due import reckoned_from
from indexer.tasks.duties import find_duties
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import Owner, below, names_lead, spread_owners, with_own
from indexer.tasks.keys import Keyed, find_key_lines
from indexer.tasks.orders import Orders, names_in
from indexer.tasks.passages import Passage, Prose, read_passages
from indexer.tasks.plain_lists import find_plain_lists
from indexer.tasks.plans import tasks_of_plans
from indexer.tasks.sections import Sections
from indexer.tasks.sentences import find_sentences
from indexer.tasks.siblings import tasks_of_lone_keys, widened
from indexer.tasks.taken import Taken
from indexer.tasks.unit_lists import is_certain
from indexer.tasks.wordings import DUTIES_OF
from indexer.zones import Zone


def find_prose_tasks(
    text: str, lines: Sequence[Line], zones: Sequence[Zone], nodes: Sequence[Node], document: Document
) -> list[FoundTask]:
    """The tasks of a text outside its tables, in order.

    No words give two tasks: lines of keys go before brackets, these before headings, these before sentences. A sentence
    beside them counts where it gives a role to units that they do not name.
    """
    prose = Prose(text=text, folded=fold(text))
    passages = read_passages(prose, nodes, find_signatures(tuple(lines)))
    search = _Search(prose, zones, nodes, document, passages)
    search.run()
    return sorted(search.found, key=lambda task: (task.start, task.end))


class _Search:
    def __init__(
        self,
        prose: Prose,
        zones: Sequence[Zone],
        nodes: Sequence[Node],
        document: Document,
        passages: Sequence[Passage],
    ) -> None:
        self.prose, self.zones, self.nodes = prose, zones, nodes
        self.written_on = reckoned_from(document, prose.text)
        self.orders = Orders(document)
        self.passages = passages
        headings = {node.parent for node in nodes if node.parent is not None}
        self.plain = find_plain_lists(prose, self.passages, headings)
        self.sections = Sections(prose, nodes)
        self.taken = Taken([paragraph for passage in self.passages for paragraph in passage.paragraphs])
        self.found: list[FoundTask] = []
        self.owners: list[Owner] = []
        self.keys: set[Span] = set()
        self.named: set[int] = set()
        self.alone: dict[int, Keyed] = {}
        self.helped: dict[int, list[FoundTask]] = {}
        self.titled: list[Owner] = []

    def run(self) -> None:
        """Finds everything, most certain first."""
        self._lines_and_brackets()
        for task in self.found:
            self.taken.add(task, task)
        if not self.orders.told:
            self._duties()
        if self.orders.any:
            for passage in self.passages:
                self._sentences(passage)
        titled = [owner for owner in self.titled if self._is_left(owner)]
        self._headed(spread_owners([*self.owners, *titled], self.passages, self.nodes, self.named))
        self._headed(
            tasks_of_plans(self.prose, self.zones, self.passages, self.nodes, self.named, self.alone)
        )

    def _headed(self, tasks: Sequence[FoundTask]) -> None:
        """Adds the tasks of headings, each with those whom its own words name as helpers."""
        places = {
            passage.paragraphs[0].start: passage.place for passage in self.passages if passage.paragraphs
        }
        headed: list[FoundTask] = []
        parts: set[int] = set()
        for task in tasks:
            helped = self.helped.pop(places.get(task.start, -1), [])
            headed.append(with_own(task, helped))
            parts.update(map(id, helped))
        self.found = [*(task for task in self.found if id(task) not in parts), *headed]

    def _lines_and_brackets(self) -> None:
        first = [(passage.place, task) for passage in self.passages for task in self._stated(passage)]
        stated = {place for place, _ in first}
        self.named = {place for place, task in first if names_lead(task.assignment)}
        for place, task in first:
            whole = widened(self.prose, task, place, self.passages, self.nodes, stated)
            self.found.append(whole)
            if place not in self.named:
                self.helped.setdefault(place, []).append(whole)
        for place, task in tasks_of_lone_keys(self.alone, self.passages, self.nodes):
            self.found.append(task)
            self.named.update((place, *below(self.nodes, place)))

    def _stated(self, passage: Passage) -> list[FoundTask]:
        """The tasks of keys and brackets of one passage."""
        has_children = bool(below(self.nodes, passage.place))
        lines = find_key_lines(self.prose, passage, has_children, self.written_on)
        keys = set(lines.keys)
        words = [paragraph for paragraph in passage.paragraphs if paragraph not in keys]
        brackets = find_bracketed(self.prose, passage, words, self.plain, has_children, self.written_on)
        self.owners.extend(owner for owner in (lines.owner, brackets.owner) if owner is not None)
        self.keys |= keys
        if lines.alone is not None:
            self.alone[passage.place] = lines.alone
        beside = [t for t in brackets.tasks if not any(_meet(t, line) for line in lines.tasks)]
        return [*lines.tasks, *beside]

    def _duties(self) -> None:
        starts = [node.start for node in self.nodes]
        for duty in find_duties(self.prose, self.passages, self.nodes, self.zones, self.orders.plain):
            if not any(_meet(duty.sentence, task) for task in self.taken.beside(duty.sentence)):
                self.found.append(self._task(duty.sentence, "heading" if duty.heading else "sentence"))
                self.taken.add(duty.sentence, None)
                self.named.add(bisect_right(starts, duty.sentence.start) - 1)

    def _sentences(self, passage: Passage) -> None:
        aims = self.sections.is_of_aims(passage)
        above: Span | None = None
        led = False
        for paragraph in passage.paragraphs:
            before, above = above, None
            if paragraph in self.keys or self.taken.holds_duty(paragraph):
                led = False
                continue
            if self.sections.is_title(paragraph) and self.sections.has_content(passage, paragraph):
                self._bears_role(passage, paragraph)
                continue
            if led and DUTIES_OF.match(self.prose.folded, paragraph.start, paragraph.end):
                self.found[-1] = _reaching(self.prose, self.found[-1], paragraph.end)
                continue
            beside = self.taken.beside(paragraph)
            plain = (self.orders.plain or self.sections.asks(passage)) and not (
                beside or aims or self.sections.is_title(paragraph)
            )
            numbered = bool(self.nodes[passage.place].path)
            orders = find_sentences(self.prose, paragraph.start, paragraph.end, plain, before, numbered)
            begins = before.start if before is not None and numbered else paragraph.start
            above = None if beside or orders else Span(start=begins, end=paragraph.end)
            led = False
            for sentence in orders:
                if self.sections.is_titled_by(passage, paragraph, sentence):
                    continue
                if _counts(sentence, beside) and self.orders.holds(self.prose, sentence):
                    task = self._task(sentence, "sentence")
                    self.found.append(task)
                    led = len(orders) == 1 and _tells_roles(sentence, paragraph)
                    if names_lead(sentence.assignment):
                        self.named.add(passage.place)
                    else:
                        self.helped.setdefault(passage.place, []).append(task)

    def _bears_role(self, passage: Passage, title: Span) -> None:
        """Notes whom a title gives what stands below it: 三、市水利局负责清淤."""
        folded = self.prose.folded
        role = any(folded.find(word, title.start, title.end) >= 0 for word in ("负责", "牵头"))
        if not role or not self.orders.plain or not below(self.nodes, passage.place):
            return
        orders = find_sentences(self.prose, title.start, title.end, plain=False)
        given = orders[0].assignment if len(orders) == 1 and orders[0].force == "role" else None
        owners = (*given.lead, *given.responsible) if given else ()
        certain = all(is_certain(unit.name) and not unit.collective for unit in owners)
        begins = title.start + folded.startswith("由", title.start)
        if owners and certain and self.prose.text.startswith(owners[0].printed, begins):
            task = self._task(orders[0], "sentence")
            self.titled.append(Owner(passage.place, orders[0].assignment, task.deadline, title, task))

    def _is_left(self, owner: Owner) -> bool:
        """Whether an item stands under a title that names nobody itself."""
        places = below(self.nodes, owner.place)
        return any(place not in self.named and not below(self.nodes, place) for place in places)

    def _task(self, sentence: Sentence, source: Literal["heading", "sentence"]) -> FoundTask:
        words = self.prose.text[sentence.due_from or sentence.start : sentence.end]
        due = find_deadlines(words, self.written_on)
        matter = sentence.matter or sentence
        return FoundTask(
            source=source,
            start=sentence.start,
            end=sentence.end,
            text_start=matter.start,
            text_end=matter.end,
            assignment=sentence.assignment,
            deadline=due[0].deadline if due else None,
            heading_owner=source == "heading",
            owner=sentence.owner,
        )


def _tells_roles(sentence: Sentence, paragraph: Span) -> bool:
    """Whether a sentence gives a lead in so many words and nothing stands behind it."""
    given = sentence.assignment
    return bool(given.lead) and sentence.force == "role" and sentence.end >= paragraph.end - 1


def _reaching(prose: Prose, task: FoundTask, end: int) -> FoundTask:
    end -= prose.folded[end - 1] in "。;."
    return msgspec.structs.replace(task, end=end, text_end=end)


def _meet(one: FoundTask | Sentence, other: FoundTask) -> bool:
    return one.start < other.end and other.start < one.end


def _counts(sentence: Sentence, beside: Sequence[FoundTask]) -> bool:
    """Whether a sentence beside tasks of brackets or keys says something of its own: another unit's role."""
    if not beside:
        return True
    known = frozenset().union(*(names_in(task.assignment) for task in beside))
    return sentence.force == "role" and not names_in(sentence.assignment) & known
