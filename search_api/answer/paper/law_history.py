"""When a law was first made known and how often it was amended, by the notes under its title."""

from corpus.model import Document, Span
from corpus.recognise.numbering import read_label
from indexer.lines import Line
from indexer.metadata.notes import Told, notes_below
from search_api.answer.asking import Asking
from search_api.answer.value import Value, quote, text_of

_AMENDED = ("修订", "修正")
_MADE_KNOWN = ("公布", "发布", "颁布")
# So much of a text may stand above its first article, title and notes.
_HEAD = 6_000


def first_issued(asking: Asking, document: Document) -> Value | None:
    """The first day that the notes tell, of the law's adoption or publication; None where they tell none."""
    notes = _notes(text_of(asking, document))
    if not notes:
        return None
    first = min(notes, key=lambda note: note.on)
    evidence = quote(asking, document, Span(start=first.start, end=first.end), "正文")
    return Value(text=first.on.isoformat(), evidence=evidence)


def published(asking: Asking, document: Document) -> Value | None:
    """The last day on which the notes tell that the law was made known, else the first that they tell.

    An amendment is made known by a decision of its own, which no note tells: 2021年修正 is not when the law was.
    """
    notes = [note for note in _notes(text_of(asking, document)) if note.verb in _MADE_KNOWN]
    if not notes:
        return first_issued(asking, document)
    last = max(notes, key=lambda note: note.on)
    evidence = quote(asking, document, Span(start=last.start, end=last.end), "正文")
    return Value(text=last.on.isoformat(), evidence=evidence)


def amendments(asking: Asking, document: Document) -> Value | None:
    """How often the notes tell that the law was amended, none where they tell only of its adoption."""
    notes = _notes(text_of(asking, document))
    if not notes:
        return None
    # One amendment may be told twice, as it was decided and as it was made known.
    amended = [note for note in notes if note.verb in _AMENDED]
    shown = Span(start=min(n.start for n in notes), end=max(n.end for n in notes))
    return Value(
        text=str(len({note.on for note in amended})), evidence=quote(asking, document, shown, "正文")
    )


def _notes(text: str) -> list[Told]:
    """The notes right below the title, the first line that is none of them."""
    lines = _lines(text[:_HEAD])
    told = (note for line in lines for note in notes_below((line,), 0))
    first = next(told, None)
    if first is None:
        return []
    return notes_below([line for line in lines if line.end > first.start], 0)


def _lines(text: str) -> list[Line]:
    """The lines above the first that bears a label, as the notes are read from."""
    found: list[Line] = []
    place = 0
    for raw in text.split("\n"):
        line = raw.strip()
        start = place + len(raw) - len(raw.lstrip())
        place += len(raw) + 1
        if not line:
            continue
        if read_label(line) is not None:
            break
        found.append(Line(start=start, end=start + len(line), text=line))
    return found
