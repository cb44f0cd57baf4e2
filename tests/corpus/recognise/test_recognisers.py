"""What holds of every recogniser on any text: spans slice back, both widths read alike, time grows with length."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings

from corpus.recognise.characters import fold
from corpus.recognise.cited.citations import find_citations
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.standards import find_standards
from corpus.recognise.numbering import find_inner_items, read_label
from corpus.recognise.numerals import read_numeral
from corpus.recognise.scripts import is_traditional, simplify
from corpus.recognise.times.dates import find_dates
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from tests.corpus.recognise.strategies import FULL_WIDTH, PIECES, official_text
from tests.growth import LINEAR, growth

Spans = list[tuple[int, int, str]]
WRITTEN_ON = date(2020, 3, 7)


def spans_of_dates(text: str) -> Spans:
    return [(found.start, found.end, found.printed) for found in find_dates(text, 2020)]


def spans_of_deadlines(text: str) -> Spans:
    return [(found.start, found.end, found.deadline.printed) for found in find_deadlines(text, WRITTEN_ON)]


def spans_of_document_numbers(text: str) -> Spans:
    return [(found.start, found.end, found.printed) for found in find_document_numbers(text)]


def spans_of_citations(text: str) -> Spans:
    return [(found.start, found.end, found.printed) for found in find_citations(text)]


def spans_of_standards(text: str) -> Spans:
    return [(found.start, found.end, found.printed) for found in find_standards(text)]


def spans_of_inner_items(text: str) -> Spans:
    return [(found.start, found.end, text[found.start : found.end]) for found in find_inner_items(text)]


def spans_of_label(text: str) -> Spans:
    label = read_label(text)
    return [(label.end - len(label.printed), label.end, label.printed)] if label else []


FINDERS = [
    spans_of_dates,
    spans_of_deadlines,
    spans_of_document_numbers,
    spans_of_citations,
    spans_of_standards,
    spans_of_inner_items,
    spans_of_label,
]
READERS: list[Callable[[str], object]] = [
    *FINDERS,
    lambda text: read_deadline(text, WRITTEN_ON),
    read_numeral,
    is_traditional,
    simplify,
]


@pytest.mark.parametrize("find", FINDERS)
@settings(max_examples=150, deadline=None)
@given(text=official_text)
def test_spans_slice_back_in_order_and_apart(find: Callable[[str], Spans], text: str) -> None:
    done = 0
    for start, end, printed in find(text):
        assert done <= start < end <= len(text)
        assert text[start:end] == printed
        done = end


@pytest.mark.parametrize("find", FINDERS)
@settings(max_examples=150, deadline=None)
@given(text=official_text)
def test_full_width_and_half_width_are_read_alike(find: Callable[[str], Spans], text: str) -> None:
    half = fold(text)
    assert [found[:2] for found in find(half)] == [found[:2] for found in find(half.translate(FULL_WIDTH))]


@settings(max_examples=300, deadline=None)
@given(text=official_text)
def test_a_cell_is_read_or_refused_never_broken(text: str) -> None:
    deadline = read_deadline(text, WRITTEN_ON)
    if deadline:
        assert deadline.printed in text
        assert deadline.printed == deadline.printed.strip()
        assert read_deadline(deadline.printed, WRITTEN_ON) == deadline


@settings(max_examples=300, deadline=None)
@given(text=official_text)
def test_folding_moves_nothing_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


REPEATED = [
    *PIECES,
    "第一条第",
    "《A》(以下简称",
    "每年1月、",
    "第1号令",
    "((",
    "一是①",
    "2020-",
    "3月至",
    "国发〔2020〕1号",
    "《》、",
]


@pytest.mark.parametrize("read", READERS)
def test_time_grows_with_the_length_of_repetitive_text(read: Callable[[str], object]) -> None:
    for piece in REPEATED:
        assert growth(read, piece, 500) < LINEAR, piece
