"""What is looked up once for all parts of a question is what the store gives."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pytest

from indexer.engine import View
from indexer.engine.values import CardKind, Filter, Probe
from search_api.answer.documents import Shelf
from search_api.answer.law_texts import HeldTitles
from search_api.answer.passages import gather, legs_of
from search_api.answer.place import resolve
from search_api.cli.ingestion import find_files
from search_api.question import read_question
from search_api.question.matter import terms_of
from search_api.rank import ranking
from tests.search_api.conftest import store

ON = date(2025, 11, 1)
WORK = """枕溪区人民政府办公室关于印发燃气安全工作分工的通知

一、整治燃气管网（牵头单位：区住建局）
二、加强消防通道巡查。各单位要高度重视。
"""
RULES = """# 枕溪区燃气管理条例

2020年1月1日 枕溪区人民代表大会常务委员会通过

第一条 燃气管网的所有人应当定期检查燃气管网。

第二条 本条例自2020年5月1日起施行。
"""
KINDS: tuple[tuple[CardKind, ...], ...] = (
    ("task", "clause", "article"),
    ("clause", "article"),
    ("article",),
    ("task",),
    (),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("work.txt", WORK), ("rules.md", RULES)):
        (folder / name).write_text(text, "utf-8")
    engine, _ = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    with engine.view() as opened:
        yield opened
    engine.close()


@pytest.mark.parametrize("matter", ["燃气管网", "消防通道", "电梯"])
@pytest.mark.parametrize("asked", list(permutations(KINDS, 2)))
def test_a_search_for_fewer_kinds_is_that_of_the_store(
    view: View, matter: str, asked: tuple[tuple[CardKind, ...], ...]
) -> None:
    shelf, legs = Shelf(view, ON), legs_of(terms_of([matter]), [matter])
    for kinds in asked:
        probe = Probe(legs=legs, where=Filter(kinds=kinds), size=3)
        assert shelf.search(probe) == view.search(probe)


def test_records_and_titles_are_those_of_the_store_in_the_order_asked(view: View) -> None:
    shelf, held = Shelf(view, ON), HeldTitles(view)
    ids = [
        record.id
        for leg in view.search(Probe(legs=legs_of(terms_of(["燃气"]), ["燃气"]))).legs.values()
        for record in leg
    ]
    assert len(set(ids)) > 1
    for asked in (ids[:1], ids, [*ids[::-1], "none"]):
        found = view.records(asked)
        assert shelf.records(asked) == [found[id_] for id_ in asked if id_ in found]
    titles = ("枕溪区燃气管理条例", "没有的条例")
    held.fetch(titles)
    assert held.under(titles) == view.named(titles=titles)[titles[0]]
    assert held.under(titles[1:]) == []


def test_judging_together_is_judging_one_by_one(view: View) -> None:
    ids = [document.id for document in view.documents().items]
    together, alone = Shelf(view, ON), Shelf(view, ON)
    together.judge_all([*ids, "none"])
    assert [together.judged(id_) for id_ in ids] == [alone.judged(id_) for id_ in ids]


AMENDED = """# 枕溪区燃气管理条例

2020年1月1日 枕溪区人民代表大会常务委员会通过　2025年10月1日 枕溪区人民代表大会常务委员会修订

第一条 燃气管网的所有人应当每季度检查燃气管网。

第二条 本条例自2026年1月1日起施行。
"""


@pytest.fixture(scope="module")
def with_amended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("work.txt", WORK), ("rules.md", RULES), ("amended.md", AMENDED)):
        (folder / name).write_text(text, "utf-8")
    engine, _ = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    with engine.view() as opened:
        yield opened
    engine.close()


@pytest.mark.parametrize(
    ("on", "count"), [(date(2019, 6, 1), 1), (date(2025, 11, 1), 1), (date(2026, 6, 1), 0)]
)
def test_what_is_to_come_is_what_judging_says(with_amended: View, on: date, count: int) -> None:
    ids = [document.id for document in with_amended.documents().items]
    shelf = Shelf(with_amended, on)
    to_come = Shelf(with_amended, on).to_come(ids)
    assert to_come == {id_ for id_ in ids if shelf.judged(id_).until is not None}
    assert len(to_come) == count


def test_what_is_not_taken_leaves_the_rest_as_it_is(with_amended: View) -> None:
    query = read_question("燃气管网谁检查", ON)
    asked = query, Shelf(with_amended, ON), resolve(None, with_amended), ranking(), Filter(), KINDS[0]
    everything = gather(*asked).passages
    shares = sorted({passage.cover.share for passage in everything})
    assert len(shares) > 1
    for taken in shares:
        left = gather(*asked, taken=taken).passages
        assert left == tuple(passage for passage in everything if passage in left)
        assert all(passage in left for passage in everything if passage.cover.share >= taken)
    assert len(left) < len(everything)
