"""The document that is called by its id, its number or its title."""

from collections.abc import Sequence

from corpus.errors import BadRequest, NotFound
from corpus.model import Document, Reading
from indexer.engine import View

_MOST_TOLD = 5


def document_named(view: View, name: str) -> Document:
    """The document of that id, number or title. Raises NotFound, and BadRequest where several bear the name."""
    held = view.records([name]).get(name)
    if isinstance(held, Document):
        return held
    found: Sequence[Document] = view.find_documents(number=name) or view.find_documents(title=name)
    if not found:
        raise NotFound(f"没有“{name}”这份文件", "请给出文件的编号、文号或完整标题")
    if len(found) > 1:
        ids = "、".join(document.id for document in found[:_MOST_TOLD])
        raise BadRequest(f"有 {len(found)} 份文件叫“{name}”", f"请用编号指明其中一份：{ids}")
    return found[0]


def reading_named(view: View, name: str) -> Reading:
    """All that the document of that id, number or title says. Raises as `document_named` does."""
    reading = view.document(document_named(view, name).id)
    if reading is None:
        raise NotFound(f"没有“{name}”这份文件", "它可能刚被删除，请重新检索")
    return reading
