"""Frames begin no earlier than a word of the matter ends."""

import pytest

from corpus.model import Span
from search_api.question.whole_words import after_words


@pytest.mark.parametrize(
    ("text", "start", "whole"),
    [
        ("行业协会归谁管", 3, 4),
        ("节能归哪个部门管", 1, 2),
        ("演唱会归谁管", 2, 3),
        # What asks, asks.
        ("垃圾应该归谁管", 2, 2),
        ("噪音要找谁", 2, 2),
        ("归谁管", 0, 0),
    ],
)
def test_a_frame_leaves_the_end_of_a_word_to_it(text: str, start: int, whole: int) -> None:
    assert after_words(text, [Span(start=start, end=len(text))]) == [Span(start=whole, end=len(text))]
