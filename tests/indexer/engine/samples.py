"""Small documents to put into an engine, and a carder that needs no dictionary."""

from dataclasses import dataclass
from datetime import date

from corpus.model import Citation, Clause, Deadline, Document, Evidence, Reading, Role, Task, UnitName
from indexer.engine import Carder, Entry
from indexer.engine.values import Card, NamedUnit, Tokens, lineage


@dataclass(frozen=True)
class Work:
    """One task line: what is to be done, by whom, by when."""

    text: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    due: date | None = None


def reading(
    document_id: str,
    *,
    title: str = "关于做好防汛工作的通知",
    number: str | None = None,
    region: str | None = "岚江省/澜川市",
    issuers: tuple[str, ...] = ("澜川市人民政府办公室",),
    published_on: date | None = date(2024, 3, 1),
    parent_id: str | None = None,
    clauses: tuple[str, ...] = ("加强值班值守。",),
    tasks: tuple[Work, ...] = (),
    citations: tuple[Citation, ...] = (),
    **document: object,
) -> Reading:
    """A reading whose text is its title, clauses and tasks, a line each."""
    lines = [title, *clauses, *(task.text for task in tasks)]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]

    def evidence(place: int) -> Evidence:
        start, line = starts[place], lines[place]
        return Evidence(document_id=document_id, quote=line, start=start, end=start + len(line))

    return Reading(
        document=Document(
            id=document_id,
            title=title,
            document_number=number,
            region=region,
            issuers=issuers,
            kind="notice",
            published_on=published_on,
            parent_id=parent_id,
            **document,  # type: ignore[arg-type]
        ),
        text=text,
        clauses=tuple(
            Clause(
                id=f"{document_id}-c{place}",
                document_id=document_id,
                path=(str(place),),
                heading="",
                text=line,
                evidence=evidence(place),
            )
            for place, line in enumerate(clauses, 1)
        ),
        tasks=tuple(
            Task(
                id=f"{document_id}-t{place}",
                document_id=document_id,
                text=work.text,
                basis="stated",
                source="line",
                evidence=evidence(len(clauses) + place),
                lead=tuple(UnitName(printed=name, name=name) for name in work.lead),
                support=tuple(UnitName(printed=name, name=name) for name in work.support),
                deadline=Deadline(printed=str(work.due), kind="date", date=work.due) if work.due else None,
            )
            for place, work in enumerate(tasks, 1)
        ),
        citations=citations,
    )


@dataclass(frozen=True)
class PlainCarder:
    """Cards whose words are single characters."""

    version: str = "plain-1"

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        return self.words(reading)

    def words(self, reading: Reading) -> tuple[Card, ...]:
        """The cards."""
        document = reading.document
        cards = [self._card(reading, "document", document.id, document.title, ())]
        cards += [self._card(reading, "clause", clause.id, clause.text, ()) for clause in reading.clauses]
        cards += [
            self._card(reading, "task", task.id, task.text, _units(task), task.deadline)
            for task in reading.tasks
        ]
        return tuple(cards)

    def _card(
        self,
        reading: Reading,
        kind: str,
        record_id: str,
        body: str,
        units: tuple[NamedUnit, ...],
        deadline: Deadline | None = None,
    ) -> Card:
        document = reading.document
        return Card(
            id=record_id,
            kind=kind,  # type: ignore[arg-type]
            document_id=document.id,
            title=plain_tokens(document.title) if kind == "document" else Tokens(),
            body=plain_tokens(body),
            context=plain_tokens(document.title),
            units=units,
            regions=lineage(document.region),
            issuers=document.issuers,
            year=document.published_on.year if document.published_on else None,
            document_kind=document.kind,
            due=deadline.date if deadline else None,
        )


PLAIN = PlainCarder()


def plain_tokens(text: str) -> Tokens:
    """Single characters as words, neighbours as bigrams."""
    pairs = (text[place : place + 2] for place in range(len(text) - 1))
    return Tokens(words=" ".join(text), bigrams=" ".join(pairs))


def entry(reading: Reading, carder: Carder = PLAIN, original: bytes | None = None) -> Entry:
    """The reading as it is handed to an engine; its original is its text unless given."""
    return Entry(
        reading=reading,
        cards=carder(reading),
        original=reading.text.encode() if original is None else original,
        media_type="text/plain",
        name=f"{reading.document.id}.txt",
    )


def _units(task: Task) -> tuple[NamedUnit, ...]:
    roles: tuple[tuple[Role, tuple[UnitName, ...]], ...] = (("lead", task.lead), ("support", task.support))
    return tuple(
        NamedUnit(name=unit.name, keys=(unit.name,), role=role) for role, units in roles for unit in units
    )
