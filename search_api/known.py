"""Known questions: what people confirmed as answered by a record, kept once and in one form."""

from collections.abc import Iterator
from datetime import date

from corpus.errors import BadRequest, NotFound
from corpus.model import Document, Record
from indexer.engine import Engine, View
from indexer.engine.values import CardKind, Known, StoredRecord, kind_of
from search_api import wording
from search_api.bounds import check_length
from search_api.export import Sheet

_ASKED = "已确认的问题"


class ShownKnown(Record):
    """A known question as faces show it: with what its record is and says; `held` is false where the record is gone."""

    id: str
    question: str
    record_id: str
    on: date
    held: bool
    kind: CardKind | None = None
    text: str = ""


def known_questions(view: View) -> tuple[ShownKnown, ...]:
    """All known questions, oldest first."""
    known = view.known()
    records = view.records([each.record_id for each in known])
    return tuple(_shown(each, records.get(each.record_id) if each.held else None) for each in known)


def confirm(engine: Engine, question: str, record_id: str) -> Known:
    """The question, kept as answered by the record; the same again is harmless.

    Raises BadRequest where the question is empty or too long, NotFound where no such record is held.
    """
    asked = " ".join("".join(c if c.isprintable() else " " for c in question).split())
    if not asked:
        raise BadRequest("没有问题", "请写出问题，例如：zhize known add 小区里的电动车充电点归谁建 编号")
    return engine.add_known(check_length(asked, _ASKED), record_id.strip())


def forget(engine: Engine, known_id: str) -> None:
    """Forgets a known question. Raises NotFound where there is none of that id."""
    if not engine.remove_known(known_id.strip()):
        raise NotFound("没有这个编号的已确认问题", "请用 zhize known list 或 /v1/known 查看编号")


def known_sheet(known: tuple[ShownKnown, ...]) -> Sheet:
    """The known questions, one a row."""
    return Sheet(
        title=_ASKED,
        head=("编号", "问题", "记录编号", "登记日期", "记录", "内容"),
        widths=(20, 48, 28, 12, 12, 60),
        rows=tuple(_rows(known)),
    )


def _rows(known: tuple[ShownKnown, ...]) -> Iterator[tuple[str, ...]]:
    for each in known:
        told = wording.RECORDS[each.kind] if each.kind else "已删除"
        yield each.id, each.question, each.record_id, each.on.isoformat(), told, each.text


def _shown(known: Known, record: StoredRecord | None) -> ShownKnown:
    return ShownKnown(
        id=known.id,
        question=known.question,
        record_id=known.record_id,
        on=known.on,
        held=record is not None,
        kind=kind_of(record) if record is not None else None,
        text=(record.title if isinstance(record, Document) else record.text) if record is not None else "",
    )
