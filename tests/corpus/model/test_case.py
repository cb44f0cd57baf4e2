"""A case as a record: what is not told is none, nothing is changed, JSON gives it back."""

from datetime import date

import msgspec
import pytest

from corpus.codec import from_json, to_json
from corpus.model import Case, Citation, Evidence, Party, Span

EVIDENCE = Evidence(document_id="d", quote="5月18日，甲厂发生火灾，造成3人死亡", start=3, end=21)


def test_what_is_not_told_is_none_or_empty() -> None:
    case = Case(id="d-k1", document_id="d", title="甲厂火灾", evidence=EVIDENCE)
    told = {"id", "document_id", "title", "evidence"}
    others = {name: getattr(case, name) for name in Case.__struct_fields__ if name not in told}
    assert all(value in (None, (), {}) for value in others.values())
    assert case.text == EVIDENCE.quote


def test_json_gives_it_back() -> None:
    case = Case(
        id="d-k1",
        document_id="d",
        title="甲厂“5·18”火灾",
        evidence=EVIDENCE,
        occurred_on=date(2023, 5, 18),
        occurred="2023-05-18",
        time="09:37",
        hazard=("火灾",),
        deaths=0,
        loss_yuan=12_345_600.0,
        direct_causes=("电气线路短路", "可燃物堆积"),
        violated=(Citation("《消防法》第十六条", 1, 9, "article", article="第十六条"),),
        parties=(Party(role="生产经营单位", name="甲厂"),),
        spans={"deaths": (Span(start=17, end=21),)},
    )
    assert from_json(to_json(case), Case) == case


def test_nothing_of_it_is_changed() -> None:
    case = Case(id="d-k1", document_id="d", title="甲厂火灾", evidence=EVIDENCE)
    with pytest.raises(AttributeError):
        case.deaths = 3  # type: ignore[misc]
    assert msgspec.structs.replace(case, deaths=3).deaths == 3
    assert case.deaths is None


def test_a_party_is_a_role_and_a_name_and_no_person() -> None:
    assert Party.__struct_fields__ == ("role", "name")
