"""Who is responsible: what an announced annex alone could tell is not held, and is told of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.conftest import store

NOTICE = """棠阳区人民政府办公室关于印发棠阳区中药材市场规范提升任务分工的通知
棠政办发〔2025〕19号
各街道办事处，区直各单位：
现将《棠阳区中药材市场规范提升任务分工》印发给你们，请认真贯彻落实。
棠阳区人民政府办公室
2025年9月30日
附件：棠阳区中药材市场规范提升任务分工
"""


@pytest.fixture
def notice(tmp_path: Path) -> Iterator[Service]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    engine, service = store(tmp_path / "store", find_files([str(tmp_path / "in")]))
    yield service
    engine.close()


@pytest.mark.parametrize(
    "question", ["棠阳区中药材市场规范提升由哪个部门牵头", "棠阳区中药材市场规范提升谁负责"]
)
def test_an_announcement_answers_nothing_and_tells_of_its_annex(notice: Service, question: str) -> None:
    answer = notice.ask(question)
    assert (answer.outcome, answer.answers) == ("not_held", ())
    assert [told.kind for told in answer.notices] == ["annex_not_held"]
