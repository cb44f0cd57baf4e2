"""What the headings around a passage say of it, and which of its own words are headings."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Span
from indexer.outline import Node, ancestors_of
from indexer.tasks.act import Sentence
from indexer.tasks.headings import below
from indexer.tasks.orders import asks
from indexer.tasks.passages import Passage, Prose, is_heading

# A sentence that is the title of a section.
_SECTION = "han_bracket"
_LONGEST_TITLE = 24
_SAYS_MORE = re.compile(r"[,，\d:]|[前底末内]完成|[制拟修]定|建立|成立")
_AIMS = re.compile(r"目标|指导思想|原则|总体要求|总体思路|意义|背景|概况|成效|形势|现状")


class Sections:
    """The sections of one text: its nodes, and the headings over them and in them."""

    def __init__(self, prose: Prose, nodes: Sequence[Node]) -> None:
        self.prose, self.nodes = prose, nodes

    def is_of_aims(self, passage: Passage) -> bool:
        """Whether a passage stands under a heading that says what is wanted or meant, not what is to be done."""
        above = [node.heading for node in ancestors_of(self.nodes, passage.place)]
        first = passage.paragraphs[0] if passage.paragraphs else None
        if first is None or len(passage.paragraphs) > 1 or self.prose.folded[first.end - 1] not in "。;":
            above.append(self.nodes[passage.place].heading)
        return any(map(_is_of_aims, above))

    def asks(self, passage: Passage) -> bool:
        """Whether a passage of a report or of minutes stands under a heading of what is to be done: 下步要求, 议定事项."""
        around = (*ancestors_of(self.nodes, passage.place), self.nodes[passage.place])
        return any(asks(node.heading) for node in around)

    def is_title(self, paragraph: Span) -> bool:
        """Whether a paragraph is short and no sentence."""
        return is_heading(self.prose, paragraph) and self.prose.folded[paragraph.end - 1] not in "。;:"

    def has_content(self, passage: Passage, paragraph: Span) -> bool:
        """Whether a paragraph heads others: it begins a numbered item that goes on below it."""
        if not self.nodes[passage.place].path or paragraph != passage.paragraphs[0]:
            return False
        return len(passage.paragraphs) > 1 or bool(below(self.nodes, passage.place))

    def is_titled_by(self, passage: Passage, paragraph: Span, sentence: Sentence) -> bool:
        """Whether a sentence is the title of its section (（四）科研单位要完善管理制度。…): short, and more follows it."""
        if (
            paragraph != passage.paragraphs[0]
            or sentence.start != paragraph.start
            or sentence.force != "duty"
        ):
            return False
        words = self.prose.folded[sentence.start : sentence.end]
        return (
            self.nodes[passage.place].style == _SECTION
            and len(words) <= _LONGEST_TITLE
            and paragraph.end - sentence.end > _LONGEST_TITLE
            and self.prose.folded[sentence.end] == "。"
            and _SAYS_MORE.search(words) is None
        )


@lru_cache(maxsize=1024)
def _is_of_aims(heading: str) -> bool:
    return _AIMS.search(heading) is not None
