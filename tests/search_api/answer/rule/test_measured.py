"""A law tells how much only where it names a measure of the kind that is asked for."""

from collections.abc import Iterator

import pytest

from corpus.model import Article
from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.citations.stores import law
from tests.search_api.conftest import store

KITES = law(
    "中华人民共和国风筝法",
    "2020-01-01",
    "风筝指导员应当向省级体育部门申请注册，体育部门应当在十日内决定。",
    "风筝指导员注册有效期为三年。",
    "放飞风筝的，财政可以给予补贴。",
    "参加风筝比赛的，每队不得少于五人。",
    "参赛风筝应当在专用柜中存放四十八小时以上。参赛记录保存期限不得少于六个月。",
    force="2020-05-01",
)


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("kites")
    (folder / "风筝法.md").write_text(KITES, "utf-8")
    engine, service = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    yield service
    engine.close()


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("风筝指导员注册有效期几年", "第二条"),
        ("风筝比赛每队最少多少人", "第四条"),
        ("放飞风筝能领多少补贴", None),
        ("风筝比赛最小几岁", None),
        ("风筝指导员注册多久检查一次", None),
    ],
)
def test_what_names_the_measure_answers(kites: Service, question: str, number: str | None) -> None:
    answer = kites.ask(question)
    record = answer.answers[0].record if answer.answers else None
    assert (record.number if isinstance(record, Article) else record) == number


@pytest.mark.parametrize(
    ("question", "value"), [("参赛风筝保存多长时间", "四十八小时"), ("参赛记录保存多长时间", "六个月")]
)
def test_what_is_kept_has_its_own_measure(kites: Service, question: str, value: str) -> None:
    answer = kites.ask(question)
    assert answer.value is not None
    assert value in answer.value
