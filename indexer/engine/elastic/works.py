"""One document that is being written: what is there, what is to come in its place, and the entry that commits it."""

from typing import Any

from corpus.model import Record
from indexer.engine.elastic.entries import Head, State, Text
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.keeping import Plan, records_of
from indexer.engine.protocol import Entry

# So many are named of those that were committed before: a writer that lost the answer finds itself among them.
_NAMED = 8


class Work(Record):
    """A document's entry as it was given, what the cluster holds of it, and what becomes of it."""

    entry: Entry
    state: State | None
    plan: Plan

    @property
    def id(self) -> str:
        """The document's."""
        return self.entry.reading.document.id

    @property
    def keeps_original(self) -> bool:
        """Whether the bytes are those that are held, so that the entry goes on naming them."""
        live = self.state.live if self.state else None
        return (
            live is not None and live.original == self.plan.held.original and self.plan.change == "refreshed"
        )

    @property
    def parts(self) -> int:
        """How many parts its reading has."""
        return len(records_of(self.plan.reading)) + len(self.plan.reading.citations)

    def head(self, attempt: str, pieces: int) -> Head:
        """The head of the entry that commits it; a new original lies in so many pieces."""
        state, held = self.state, self.plan.held
        earlier = state.head.texts if state and state.live else ()
        original = stamp_of(self.id, attempt)
        if self.plan.change == "refreshed":
            if self.keeps_original:
                original, pieces = earlier[0].original, earlier[0].pieces
            earlier = earlier[1:]
        text = Text(
            id=held.version,
            on=held.version_on,
            attempt=attempt,
            original=original,
            pieces=pieces,
            media_type=self.entry.media_type,
            name=self.entry.name,
        )
        return Head(attempt, self.parts, held, (text, *earlier), superseded(state))


def superseded(state: State | None) -> tuple[str, ...]:
    """The attempts that an entry in place of this one names as committed before it, the last first."""
    return (state.head.attempt, *state.head.superseded)[:_NAMED] if state else ()


def on_condition(state: State | None) -> dict[str, Any]:
    """The condition that nobody wrote the entry since."""
    if state is None:
        return {"op_type": "create"}
    return {"if_seq_no": state.seq_no, "if_primary_term": state.term}
