"""A document's own number, wherever it is printed, is no citation."""

import pytest

from tests.indexer.tasks.papers import read_lines


@pytest.mark.parametrize(
    "own",
    ["望政办发〔2025〕33号", "望政办发[2025]33号", "文号：望政办发〔2025〕33号", "（望政办发〔2025〕33号）"],
)
def test_only_the_numbers_of_others_are_cited(own: str) -> None:
    reading = read_lines(own, "根据澄政办发〔2025〕17号要求，制定本清单。", title="望浦区排水防涝任务清单")
    assert reading.document.document_number == "望政办发〔2025〕33号"
    assert [citation.number for citation in reading.citations] == ["澄政办发〔2025〕17号"]
