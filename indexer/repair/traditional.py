"""Writes traditional lines in simplified characters, each character in its place."""

from corpus.recognise.scripts import is_traditional, simplify
from indexer.draft import Draft, Edit
from indexer.repair.lines import characters_of, lines_of

KIND = "traditional"
_WHY = "繁体转为简体"


def simplify_lines(draft: Draft) -> tuple[Edit, ...]:
    """Every line of a traditional document that changes, else the lines that are traditional themselves."""
    seen = "".join(characters_of(draft.text))
    if simplify(seen) == seen:
        return ()
    whole = simplify(draft.text) if is_traditional(draft.text) else None
    edits: list[Edit] = []
    for line in lines_of(draft):
        if whole is not None:
            after = whole[line.start : line.end]
        elif is_traditional(line.text):
            after = simplify(line.text)
        else:
            continue
        if after != line.text:
            edits.append(Edit(line.start, line.end, after, KIND, why=_WHY))
    return tuple(edits)
