"""Which of a law's texts holds on a day, and which came after which."""

from datetime import date

import pytest

from corpus.model import Document
from indexer.laws.texts import first_to_hold, holding_on, in_order, later_text, with_common_force


def text(id_: str, adopted: str, force: str | None = None, *whole: str) -> Document:
    return Document(
        id=id_,
        title=f"{whole[0]} {id_}" if whole else "中华人民共和国树法",
        other_titles=whole,
        kind="law",
        region="全国",
        written_on=date.fromisoformat(adopted),
        in_force_from=date.fromisoformat(force) if force else None,
    )


FIRST = text("first", "2010-03-01", "2010-06-01")
# Adopted before the next one, in force after it: its day has the last word.
REVISED = text("revised", "2020-11-08", "2021-06-01")
AMENDED = text("amended", "2020-12-25", "2021-01-01")
COPY = text("copy", "2020-11-08", "2021-06-01")
LAW = (FIRST, REVISED, AMENDED, COPY)


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        ("2010-05-31", []),
        ("2010-06-01", ["first"]),
        ("2020-12-31", ["first"]),
        ("2021-01-01", ["amended"]),
        ("2021-05-31", ["amended"]),
        ("2021-06-01", ["copy", "revised"]),
        ("2026-06-01", ["copy", "revised"]),
    ],
)
def test_the_text_that_holds_on_a_day(on: str, ids: list[str]) -> None:
    day = date.fromisoformat(on)
    now, ordered = holding_on(LAW, day), in_order(LAW)
    assert [each.id for each in now] == ids
    for each in LAW:
        later = later_text(each, LAW, day)
        assert (later is not None) == (bool(ids) and each in ordered[: ordered.index(now[0])])


def test_the_first_to_hold() -> None:
    assert [each.id for each in first_to_hold((REVISED, AMENDED))] == ["amended"]


def test_parts_of_one_text_hold_together() -> None:
    whole = "中华人民共和国民法典"
    parts = (text("总则编", "2020-05-28", None, whole), text("附则", "2020-05-28", "2021-01-01", whole))
    assert len(holding_on(parts, date(2020, 7, 1))) == 1
    common = with_common_force(parts)
    assert holding_on(common, date(2020, 7, 1)) == ()
    assert len(holding_on(common, date(2021, 1, 1))) == 2
