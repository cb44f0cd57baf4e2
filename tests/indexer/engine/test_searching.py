"""What is found, by words and by filters, and how it is scored."""

import math
from datetime import date

import msgspec
import pytest

from indexer.engine import Engine
from indexer.engine.values import FieldName, Filter, Found, Leg, NamedUnit, Probe, lineage
from tests.indexer.engine.samples import Work, entry, plain_tokens, reading

BODY: tuple[tuple[FieldName, float], ...] = (("body", 1.0),)


def leg(*words: str, fields: tuple[tuple[FieldName, float], ...] = BODY) -> Leg:
    return Leg(name="words", tokens=tuple((word, 1.0) for word in words), fields=fields)


def ask(engine: Engine, probe: Probe) -> Found:
    with engine.view() as view:
        return view.search(probe)


def ids(engine: Engine, where: Filter, *words: str) -> list[str]:
    """The ids of what passes, in their order; with words, of what also holds any of them."""
    probe = Probe(legs=(leg(*words),), where=where)
    return sorted(match.id for match in ask(engine, probe).legs["words"])


@pytest.fixture
def places(engine: Engine) -> Engine:
    """One document for each of several places, with one clause each."""
    regions = {
        "nation": "全国",
        "province": "岚江省",
        "city": "岚江省/澜川市",
        "district": "岚江省/澜川市/棠阳区",
        "sibling": "岚江省/霁阳市",
        "namesake": "岚江省/澜川市新区",
        "nowhere": None,
    }
    engine.write(
        entry(reading(name, region=region, clauses=("防汛",), title="甲")) for name, region in regions.items()
    )
    return engine


def clauses_in(engine: Engine, where: Filter) -> set[str]:
    return {id_.removesuffix("-c1") for id_ in ids(engine, where, "汛")}


def test_named_cards_pass_the_same_filters(places: Engine) -> None:
    city = Filter(regions=("岚江省/澜川市",))
    with places.view() as view:
        assert view.passing(["city-c1", "nation-c1", "district", "gone-c1"], city) == {"city-c1", "district"}
        assert view.passing(["city-c1", "district"], Filter(kinds=("document",))) == {"district"}
        assert view.passing(["city-c1", "gone-c1"]) == {"city-c1"}
        assert view.passing([], city) == frozenset()
    places.remove("city")
    with places.view() as view:
        assert view.passing(["city-c1", "district-c1"]) == {"district-c1"}


def test_a_place_holds_what_lies_below_it(places: Engine) -> None:
    assert clauses_in(places, Filter(regions=("岚江省/澜川市",))) == {"city", "district"}
    assert clauses_in(places, Filter(regions=("全国",))) == {
        "nation",
        "province",
        "city",
        "district",
        "sibling",
        "namesake",
    }
    assert clauses_in(places, Filter(regions=("岚江省/霁阳市", "岚江省/澜川市/棠阳区"))) == {
        "sibling",
        "district",
    }


def test_texts_from_above_apply_below(places: Engine) -> None:
    applying = clauses_in(places, Filter(applies_to=("岚江省/澜川市",)))
    assert applying == {"nation", "province", "city", "district"}


def test_lineage_runs_from_the_nation_down() -> None:
    assert lineage("岚江省/澜川市") == ("全国", "岚江省", "岚江省/澜川市")
    assert lineage("全国") == ("全国",)
    assert lineage(None) == ()


@pytest.fixture
def works(engine: Engine) -> Engine:
    """Two notices and an annex with tasks of several units and days."""
    engine.write(
        [
            entry(
                reading(
                    "old",
                    published_on=date(2020, 5, 1),
                    issuers=("棠阳区人民政府",),
                    tasks=(Work("清淤疏浚", lead=("水务局",), due=date(2020, 12, 31)),),
                )
            ),
            entry(
                reading(
                    "new",
                    published_on=date(2024, 5, 1),
                    tasks=(
                        Work("河道清淤", lead=("水务局",), support=("城管局",), due=date(2024, 6, 30)),
                        Work("隐患排查", lead=("应急局",), support=("水务局",)),
                    ),
                )
            ),
            entry(
                reading(
                    "annex",
                    parent_id="new",
                    published_on=None,
                    tasks=(Work("转移安置", lead=("应急局",), due=date(2024, 7, 15)),),
                )
            ),
        ]
    )
    return engine


def task_ids(engine: Engine, where: Filter) -> list[str]:
    with engine.view() as view:
        return [task.id for task in view.tasks(where)]


def test_all_tasks_newest_first_annexes_after_their_document(works: Engine) -> None:
    assert task_ids(works, Filter()) == ["new-t1", "new-t2", "annex-t1", "old-t1"]


def test_tasks_of_a_unit_and_of_its_role(works: Engine) -> None:
    assert task_ids(works, Filter(units=("水务局",))) == ["new-t1", "new-t2", "old-t1"]
    assert task_ids(works, Filter(units=("水务局",), role="lead")) == ["new-t1", "old-t1"]
    assert task_ids(works, Filter(units=("水务局", "城管局"), role="support")) == ["new-t1", "new-t2"]
    assert task_ids(works, Filter(units=("没有的局",))) == []


def test_tasks_of_a_document_with_its_annexes(works: Engine) -> None:
    assert task_ids(works, Filter(documents=("new",))) == ["new-t1", "new-t2", "annex-t1"]
    assert task_ids(works, Filter(documents=("annex",))) == ["annex-t1"]


def test_tasks_due_within(works: Engine) -> None:
    assert task_ids(works, Filter(due_from=date(2024, 6, 30))) == ["new-t1", "annex-t1"]
    assert task_ids(works, Filter(due_from=date(2024, 1, 1), due_to=date(2024, 6, 30))) == ["new-t1"]
    assert task_ids(works, Filter(due_to=date(2023, 1, 1))) == ["old-t1"]


def test_there_is_no_limit_to_tasks(engine: Engine) -> None:
    engine.write([entry(reading("a", tasks=tuple(Work(f"事项{n}") for n in range(1500))))])
    assert task_ids(engine, Filter()) == [f"a-t{n}" for n in range(1, 1501)]


def test_filters_join(works: Engine) -> None:
    assert ids(works, Filter(kinds=("task",), years=(2024,)), "清") == ["new-t1"]
    assert ids(works, Filter(kinds=("task",), issuers=("棠阳区人民政府",)), "清") == ["old-t1"]
    assert ids(works, Filter(document_kinds=("law",)), "清") == []
    assert ids(works, Filter(documents=("new",), kinds=("task", "document")), "清") == ["new-t1"]


def test_documents_by_page_newest_first_with_facets(works: Engine) -> None:
    with works.view() as view:
        first = view.documents(Filter(), page=1, size=2, facets=("year", "issuer"))
        second = view.documents(Filter(), page=2, size=2)
    assert [document.id for document in (*first.items, *second.items)] == ["new", "old", "annex"]
    assert first.total == second.total == 3
    assert [(count.value, count.count) for count in first.facets["year"]] == [("2020", 1), ("2024", 1)]
    assert {count.value: count.count for count in first.facets["issuer"]} == {
        "澜川市人民政府办公室": 2,
        "棠阳区人民政府": 1,
    }


def test_total_and_facets_count_what_matches(works: Engine) -> None:
    probe = Probe(legs=(leg("清"),), size=1, counted=True, facets=("unit", "kind", "region"))
    found = ask(works, probe)
    assert found.total == 2
    assert len(found.legs["words"]) == 1
    assert [(count.value, count.count) for count in found.facets["unit"]] == [("水务局", 2), ("城管局", 1)]
    assert [(count.value, count.count) for count in found.facets["kind"]] == [("task", 2)]
    assert ("岚江省", 2) in [(count.value, count.count) for count in found.facets["region"]]


def test_without_legs_all_that_passes_is_counted(works: Engine) -> None:
    found = ask(works, Probe(where=Filter(kinds=("task",)), counted=True))
    assert (found.total, found.legs) == (4, {})


def test_each_leg_answers_for_itself(works: Engine) -> None:
    bigrams = Leg(name="bigrams", tokens=(("清淤", 1.0),), fields=BODY)
    found = ask(works, Probe(legs=(leg("患"), bigrams)))
    assert [match.id for match in found.legs["words"]] == ["new-t2"]
    assert {match.id for match in found.legs["bigrams"]} == {"new-t1", "old-t1"}
    assert {(match.kind, match.document_id) for match in found.legs["bigrams"]} == {
        ("task", "new"),
        ("task", "old"),
    }


def test_a_leg_without_tokens_finds_nothing(works: Engine) -> None:
    assert ask(works, Probe(legs=(Leg(name="words", tokens=()),))).legs == {"words": ()}


def test_scores_are_bm25(engine: Engine) -> None:
    bodies = ("防汛防汛值守", "防汛", "值守", "巡查")
    engine.write([entry(reading("a", title="甲", clauses=bodies))])
    with engine.view() as view:
        where = Filter(kinds=("clause",))
        probe = Probe(legs=(leg("汛"),), where=where)
        scores = {match.id: match.score for match in view.search(probe).legs["words"]}
    # The document's own card holds the title in its body too. An engine may count its own bookkeeping cards.
    lengths = [len(plain_tokens(body).words.split()) for body in (*bodies, "甲")]

    def expected(frequency: int, length: int, cards: int) -> float:
        average = sum(lengths) / cards
        rarity = math.log(1 + (cards - 2 + 0.5) / (2 + 0.5))
        return rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / average))

    for id_, frequency, length in (("a-c1", 2, 6), ("a-c2", 1, 2)):
        assert any(
            scores[id_] == pytest.approx(expected(frequency, length, len(lengths) + extra), rel=0.01)
            for extra in (0, 1)
        )


def test_weights_of_tokens_and_fields_multiply(works: Engine) -> None:
    def score(weight: float, field: float) -> float:
        weighted = Leg(name="words", tokens=(("患", weight),), fields=(("body", field),))
        return ask(works, Probe(legs=(weighted,))).legs["words"][0].score

    assert score(2.0, 3.0) == pytest.approx(6 * score(1.0, 1.0), rel=1e-4)


def test_a_filter_does_not_change_scores(works: Engine) -> None:
    free = {match.id: match.score for match in ask(works, Probe(legs=(leg("清"),))).legs["words"]}
    bound = ask(works, Probe(legs=(leg("清"),), where=Filter(kinds=("task",), years=(2024,)))).legs["words"]
    assert [match.id for match in bound] == ["new-t1"]
    assert bound[0].score == pytest.approx(free["new-t1"])


def test_a_wide_filter_finds_what_a_narrow_one_would(
    works: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    wide = Filter(kinds=("task", "clause"))
    probe = Probe(legs=(leg("清", "加", "排", "防"),), where=wide, size=2)
    expected = ask(works, probe)
    if "embedded" in request.node.name:
        monkeypatch.setattr("indexer.engine.embedded.words.index.FEW_CARDS", 0)
    # Asked so often, what passes is noted.
    for size in (1, 2, 3, 50) * 3:
        found = ask(works, msgspec.structs.replace(probe, size=size)).legs["words"]
        assert [match.score for match in found][:2] == [match.score for match in expected.legs["words"]][
            :size
        ]
        assert {match.kind for match in found} <= {"task", "clause"}


def test_units_complete_by_use(works: Engine) -> None:
    with works.view() as view:
        assert [(unit.name, unit.count) for unit in view.units("")] == [
            ("水务局", 3),
            ("应急局", 2),
            ("城管局", 1),
        ]
        assert [unit.name for unit in view.units("水")] == ["水务局"]
        assert len(view.units("", size=1)) == 1
    works.remove("old")
    with works.view() as view:
        assert [(unit.name, unit.count) for unit in view.units("水")] == [("水务局", 2)]


def test_each_name_of_a_unit_is_told_with_its_id_and_place(engine: Engine) -> None:
    named = (
        NamedUnit(name="区应急局", role="lead", unit_id="u1", region="岚江省/澜川市/棠阳区"),
        NamedUnit(name="应急管理局", role="support", unit_id="u1", region="岚江省/澜川市/棠阳区"),
        NamedUnit(name="区应急局", role="support", unit_id="u2", region="岚江省/澜川市/枕溪区"),
        NamedUnit(name="推进办", keys=("岚江省|推进办",), role="lead"),
        NamedUnit(name="各街道", role="support", listed=False),
    )
    for name, units in (("old", named[:2]), ("new", named)):
        held = entry(reading(name))
        cards = tuple(msgspec.structs.replace(card, units=units) for card in held.cards[:1])
        engine.write([msgspec.structs.replace(held, cards=cards)])
    with engine.view() as view:
        forms = [(form.name, form.unit_id, form.region, form.count) for form in view.unit_forms()]
    assert forms == [
        ("区应急局", "u1", "岚江省/澜川市/棠阳区", 2),
        ("区应急局", "u2", "岚江省/澜川市/枕溪区", 1),
        ("应急管理局", "u1", "岚江省/澜川市/棠阳区", 2),
        ("推进办", None, None, 1),
    ]


def test_stats_count_records(works: Engine) -> None:
    with works.view() as view:
        stats = view.stats()
    assert (stats.documents, stats.versions, stats.clauses, stats.tasks, stats.cards) == (3, 3, 3, 4, 10)
    assert stats.bytes > 0


def test_however_few_names_are_kept_the_same_is_found(
    works: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    probes = [Probe(legs=(leg(*words),), size=5) for words in (("清",), ("加", "排"), ("清", "防"))]
    expected = [ask(works, probe) for probe in probes]
    if "embedded" in request.node.name:
        monkeypatch.setattr("indexer.engine.embedded.words.index._MOST_NAMED", 1)
        works.rebuild()
    assert [ask(works, probe) for probe in probes * 2] == expected * 2


def test_what_was_searched_for_is_read_as_what_was_not(works: Engine) -> None:
    with works.view() as view, works.view() as other:
        (found,) = view.search(Probe(legs=(leg("清"),), size=50)).legs.values()
        ids = [match.id for match in found]
        assert len(ids) > 1
        for asked in (ids, ids[::-1], [*ids, "none"], ["none", *ids[1:], "works"]):
            assert list(view.records(asked).items()) == list(other.records(asked).items())
