"""Whether a store is still being filled from a backup or from another store: until that is done it holds a part only."""

from typing import Literal

from corpus.codec import from_json, to_json
from corpus.errors import StoreUnavailable
from corpus.model import Record

_REMEDIES = {
    "restore": ("恢复", "请等它做完；中断了的，用同一个备份再执行一次 zhize restore"),
    "copy": ("复制", "请等它做完；中断了的，再执行一次 zhize copy"),
}


class Filling(Record):
    """By what a store is filled, and with `what`: a word that is another for another backup."""

    by: Literal["restore", "copy"]
    what: str = ""


def written(filling: Filling | None) -> str:
    """As a store keeps it."""
    return to_json(filling).decode() if filling else ""


def kept(text: str) -> Filling | None:
    """What was kept so."""
    return from_json(text.encode(), Filling) if text else None


def not_whole(filling: Filling) -> StoreUnavailable:
    """The error of a store that holds a part only."""
    act, remedy = _REMEDIES[filling.by]
    return StoreUnavailable(f"库还不完整：{act}正在进行，或中断了", remedy)
