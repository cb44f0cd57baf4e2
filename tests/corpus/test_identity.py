"""Ids: the same input gives the same id on any machine, and two different things never share one."""

from datetime import date
from typing import get_args

import pytest

from corpus.identity import PartKind, document_id, part_id

WRITTEN = date(2020, 3, 1)


def test_ids_stay_what_they_are() -> None:
    """Links and confirmed questions outside hold these ids: they change with a new major version at most."""
    assert (
        document_id(number="崇川政办发〔2020〕11号", issuers=("崇川区人民政府办公室",)) == "2285cb0397a18661"
    )
    assert part_id("2285cb0397a18661", "task", 13) == "2285cb0397a18661-t13"


def test_the_first_that_is_known_decides() -> None:
    everything = {
        "url": "https://example.org/1.html",
        "number": "崇川政办发〔2020〕11号",
        "issuers": ("崇川区人民政府办公室",),
        "title": "关于做好防汛工作的通知",
        "region": "江苏省/南通市/崇川区",
        "written_on": WRITTEN,
        "path": "通知.txt",
    }
    ids = []
    for known in ("url", "number", "title", "path"):
        ids.append(document_id(**everything))  # type: ignore[arg-type]
        del everything[known]
    assert len(set(ids)) == len(ids)
    with pytest.raises(ValueError, match="a document needs"):
        document_id(**everything)  # type: ignore[arg-type]


def test_an_annex_is_known_by_its_parent_and_title() -> None:
    first, second = (
        document_id(parent_id=parent, title="任务分工", path="附件.txt") for parent in ("a", "b")
    )
    assert first != second


def test_where_one_part_ends_matters() -> None:
    assert document_id(number="甲", issuers=("乙丙",)) != document_id(number="甲乙", issuers=("丙",))


def test_parts_of_different_kinds_never_share_an_id() -> None:
    kinds: tuple[PartKind, ...] = get_args(PartKind)
    assert len({part_id("a", kind, 1) for kind in kinds}) == len(kinds)
