"""What one question looked up serves the next ones of the same change, and no others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from indexer.engine import View
from search_api.answer.documents import Shelf
from search_api.answer.judged import Remembered
from search_api.cli.ingestion import find_files, ingest
from tests.search_api.conftest import store

ON = date(2025, 11, 1)
RULES = """# 枕溪区燃气管理条例

2020年1月1日 枕溪区人民代表大会常务委员会通过

第一条 燃气管网的所有人应当定期检查燃气管网。

第二条 本条例自2020年5月1日起施行。
"""
REPEALING = """# 枕溪区公用设施条例

2025年6月1日 枕溪区人民代表大会常务委员会通过

第一条 公用设施的所有人应当维护公用设施。

第二条 本条例自2025年8月1日起施行。《枕溪区燃气管理条例》同时废止。
"""


class Counted:
    """A view that counts what is asked of it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.asked: list[tuple[str, object]] = []

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._view, name)

        def ask(*told: object, **named: object) -> object:
            self.asked.append((name, told or named))
            return own(*told, **named)

        return ask if callable(own) else own


def held(folder: Path, texts: Sequence[str]) -> list[Any]:
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(text, "utf-8")
    return find_files([str(folder)])


def test_the_next_question_looks_nothing_up_again(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    engine, _ = store(tmp_path / "store", held(tmp_path / "papers", [RULES, REPEALING]))
    remembered = Remembered()
    with engine.view() as view:
        ids = [document.id for document in view.documents().items]
        told = []
        for day in (ON, ON, date(2025, 7, 1)):
            counted = Counted(view)
            shelf = Shelf(cast(View, counted), day, remembered)
            shelf.to_come(ids)
            shelf.judge_all(ids)
            told.append(({id_: shelf.judged(id_) for id_ in ids}, counted.asked))
        alone = Shelf(view, date(2025, 7, 1))
        assert told[2][0] == {id_: alone.judged(id_) for id_ in ids}
    engine.close()
    assert told[0][0] == told[1][0] != told[2][0]
    assert told[0][1] != []
    assert told[1][1] == []
    # On another day what repeals is weighed anew, but the texts are those that were met.
    assert {name for name, _ in told[2][1]} == {"citing", "records"}


def test_a_change_is_seen_by_the_next_question(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    engine, service = store(tmp_path / "store", held(tmp_path / "papers", [RULES]))
    asked = "枕溪区燃气管理条例第一条"
    assert service.ask(asked).outcome == "answered"
    ingest(engine, held(tmp_path / "papers", [RULES, REPEALING]))
    assert service.ask(asked).outcome == "superseded"
    with engine.view() as view:
        (repealing,) = view.find_documents(title="枕溪区公用设施条例")
    engine.remove(repealing.id)
    assert service.ask(asked).outcome == "answered"
    engine.close()
