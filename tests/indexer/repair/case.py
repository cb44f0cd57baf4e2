"""How the passes are tested: a text goes in, a text comes out, and undoing gives the first again."""

from collections.abc import Callable

from indexer.draft import Draft, Edit, apply_edits, undo


def repaired(undo_damage: Callable[[Draft], tuple[Edit, ...]], text: str) -> str:
    """The text after one pass, whose ledger has been checked."""
    draft, ledger = apply_edits(Draft(text), undo_damage(Draft(text)))
    assert undo(draft.text, ledger) == text
    assert all(draft.text[done.start : done.end] == done.after and done.why for done in ledger)
    return draft.text


def doubts(undo_damage: Callable[[Draft], tuple[Edit, ...]], text: str) -> list[str]:
    """What a pass marks without changing it."""
    edits = undo_damage(Draft(text))
    return [text[edit.start : edit.end] for edit in edits if not edit.certain]
