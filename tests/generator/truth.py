"""What a document should give: the expected records, and the conventions they follow.

Where `forms.md` 3 and `api.md` decide, they are followed to the letter; where several readings stay open
in them, the table is not drawn that way or `also` names every reading that counts as right.

One record for every task row of the table; none for section, total, note, title and repeated head rows.

number    as printed in the number column, or before the text in the task cell (`13.`, `13、`, `（13）` all give 13);
          a number merged over several rows is the number of each; null where none is printed. Numbers of a list
          inside a cell belong to the text. Full-width digits and plain ones are the same.
text      the task cell without such a number, all its paragraphs, with its own punctuation. Where a column of
          measures (工作措施, 具体举措) stands beside the task column, the text is the measure.
category  what stands broader than the text, outermost first, as printed with its numbering: section rows,
          category columns, then the task cell where the text is a measure. A category printed once for several rows
          (merged, blank below, or said only where it changes) is the category of each. A section row whose
          number and title stand in two cells may be given with the number, or without.
lead, support, guide
          the units, by the words in the cell, else by the head of the column:
          - heads 牵头…, 主责…, 主要责任…, 第一责任…: lead, `stated`, however many;
          - heads 责任…, 承办… and words 负责, 承办, 落实, 责任: beside a named lead support; else they lead, one
            `stated`, several `all_listed`, or under a first-listed rule the first leads and the rest support,
            `first_listed`. A row without a named lead in a table that has a lead column reads like this too;
          - heads and words 配合, 参与, 协办, 协同, 协助, 其他责任: support; 指导, 督导, 督办: guide;
          - 会同: who stands before it leads, who stands behind it supports, `stated`;
          - 分别牵头: all lead, `stated`, under a first-listed rule too;
          - `A（牵头）、B、C`: A leads, the rest support, `stated`.
          A merged cell holds for every row it spans. No unit at all: `none`.
names     `printed` as in the cell without 等 and without marks of role; `name` is `printed`, with the prefix of the
          list's prefixed member before it (区发改委、科技局 gives 区科技局; 区委宣传部、文旅局 gives 区文旅局). No prefix for
          names with a place or level of their own, for 公安分局 and other bare 分局, for collectives. A bare
          消防救援大队 behind a prefixed member counts as right with and without the prefix. A list is what stands in one role:
          a prefix never passes from lead to support. Persons are no units, alone or behind a unit.
collective  各街道, 各有关部门, 各镇、街道 (one name), 区直各部门 and their like.
open_list true where one of the task's lists ends in 等, 等部门, 等单位 and their like.
deadline  as printed in the deadline column or under a key of its own in the unit cell; where there is no such
          column, the one that opens the text (2025年6月底前，…). `/`, `—`, `-`, 无 and nothing are null.
source    always `table`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class ExpectedUnit:
    """One unit of a role; `also` are other names that count as right."""

    printed: str
    name: str
    collective: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExpectedTask:
    """One record; `features` are those of its row."""

    number: str | None
    text: str
    category: tuple[str, ...]
    lead: tuple[ExpectedUnit, ...]
    support: tuple[ExpectedUnit, ...]
    guide: tuple[ExpectedUnit, ...]
    open_list: bool
    deadline: str | None
    basis: str
    source: str = "table"
    category_also: tuple[tuple[str, ...], ...] = ()
    deadline_also: tuple[str, ...] = ()
    features: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, object]:
        """The record in the shape of api.md's Task, with the open readings beside."""
        record = asdict(self)
        record["deadline"] = None if self.deadline is None else {"printed": self.deadline}
        record["features"] = sorted(self.features)
        return record
