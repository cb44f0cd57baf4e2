"""What stands in a document: its annexes, and how many tasks or articles it has."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Article, Clause, Document, Reading
from indexer.laws.articles import law_name
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.cover import squeezed
from search_api.answer.shown import line_around, show_document, show_record
from search_api.answer.value import Value, evidence_of, quote, text_of
from search_api.question.frames import pattern
from search_api.values import Answered, Query

_TASKS = re.compile(r"任务|工作|措施|事项|举措")
_PAPER = re.compile(pattern("paper").pattern + "$")
_CHAPTERS = re.compile(r"[多少几]章")
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,8}条")
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,8}章")


def find_annexes(asking: Asking, document: Document) -> Value | None:
    """The titles of the annexes that the document announces; None where it announces none."""
    if not document.annexes:
        return None
    first = document.annexes[0]
    span = line_around(text_of(asking, document), first.start, first.end)
    titles = "、".join(annex.title for annex in document.annexes)
    return Value(text=titles, evidence=quote(asking, document, span, "正文"))


def is_called(document: Document, query: Query) -> bool:
    """Whether the question calls the document by its number, its title or a name for papers; else its title must begin so.

    推进城市安全发展 is 《枕溪区推进城市安全发展实施办法》; 养老服务 is not 《枕溪区社区养老服务设施管理办法》.
    """
    name = "".join(query.phrases)
    if query.numbers or query.titles or _PAPER.search(name):
        return True
    place = query.place.printed if query.place else ""
    titles = (squeezed(title) for title in (document.title, *document.other_titles))
    return bool(name) and any(
        title.startswith((place + name, name)) or f"关于{name}" in title or f"印发{place}{name}" in title
        for title in titles
    )


def counted_in(asking: Asking, document: Document) -> tuple[tuple[Answered, ...], str | None]:
    """What is counted, and how many there are: the tasks, those of the division of work where there is one; else the articles.

    Nothing where the document has none.
    """
    if _TASKS.search(asking.query.text):
        return _tasks(asking, document)
    label = _CHAPTER if _CHAPTERS.search(asking.query.text) else _ARTICLE
    counted = [
        clause
        for clauses in _each_once(asking, _printed_with(asking, document))
        for clause in clauses
        if clause.path and label.fullmatch(clause.path[-1])
    ]
    laws = {clause.number for clause in counted if isinstance(clause, Article)}
    if not counted:
        return (), None
    shown = show_document(asking.shelf.judged(document.id), evidence_of(asking, document, "title"))
    return (shown,), str(len(laws) if label is _ARTICLE and laws else len(counted))


def _printed_with(asking: Asking, document: Document) -> tuple[Document, ...]:
    """The parts in which the same text of the law is printed; the document alone where it is whole."""
    whole = law_name(document)
    texts = asking.view.named(titles=(whole,)).get(whole, []) if document.kind in LAW_KINDS else []
    parts = [text for text in texts if text.title.startswith(f"{whole} ")]
    return tuple(text for text in parts if text.written_on == document.written_on) or (document,)


def _each_once(asking: Asking, parts: Sequence[Document]) -> Iterator[tuple[Clause, ...]]:
    """The clauses of each part; a part whose articles another one holds, as of two prints of one law, left out."""
    seen: set[str] = set()
    read = [_clauses(asking.view.document(part.id)) for part in parts]
    for clauses in sorted(read, key=len, reverse=True):
        numbers = {clause.number for clause in clauses if isinstance(clause, Article)}
        if not numbers or not numbers <= seen:
            yield clauses
        seen |= numbers


def _tasks(asking: Asking, document: Document) -> tuple[tuple[Answered, ...], str | None]:
    tasks = asking.tasks_of(document.id)
    tasks = [task for task in tasks if task.source == "table"] or tasks
    asking.shelf.fetch(task.document_id for task in tasks)
    shown = tuple(
        Answered(
            kind="task",
            score=1.0,
            record=show_record(task, asking.shelf.judged(task.document_id), asking.query.on),
        )
        for task in tasks
    )
    return shown, str(len(tasks)) if tasks else None


def _clauses(reading: Reading | None) -> tuple[Clause, ...]:
    return reading.clauses if reading else ()
