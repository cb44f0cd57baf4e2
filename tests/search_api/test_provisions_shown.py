"""Provisions that cases broke, as people are shown them."""

import pytest

from corpus.recognise.cited.citations import find_citations
from search_api.wording import provision_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "违反《建设工程安全生产管理条例》第十四条第二款、第三款",
            ["《建设工程安全生产管理条例》第十四条第二款", "《建设工程安全生产管理条例》第十四条第三款"],
        ),
        (
            "违反《特种设备安全法》第十四条、第三十三条",
            ["《特种设备安全法》第十四条", "《特种设备安全法》第三十三条"],
        ),
        ("违反安全生产法第四十三条", ["安全生产法第四十三条"]),
    ],
)
def test_a_part_of_a_list_is_shown_with_its_law(text: str, shown: list[str]) -> None:
    assert [provision_text(cited) for cited in find_citations(text)] == shown
