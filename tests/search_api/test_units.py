"""Units of a store: which ones a question means, one row a unit, and what is said of one that is not held."""

import pytest

from corpus.errors import BadRequest, NotFound
from corpus.model import Task
from search_api.search import Wanted
from search_api.service import Service

CITY = "岚江省/澜川市"
DISTRICTS = (f"{CITY}/枕溪区", f"{CITY}/棠阳区")
ROLES = ("lead", "support", "guide")


def homes(service: Service, question: str) -> set[str | None]:
    """The places of the papers that answer."""
    answer = service.ask(question)
    assert answer.intent == "unit_tasks"
    assert (answer.outcome == "answered") == bool(answer.answers)
    return {answered.record.evidence.region for answered in answer.answers if answered.record.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "教育部牵头哪些任务",
        "省教育厅牵头哪些任务",
        "县教育局牵头哪些任务",
        "公安部负责什么",
        "国务院办公厅负责什么",
        "区政府办公室负责什么",
        "区应急管理局办公室负责什么",
    ],
)
def test_another_levels_unit_is_no_answer(sample: Service, question: str) -> None:
    assert homes(sample, question) == set()


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("区教育局牵头哪些任务", set(DISTRICTS)),
        ("枕溪区教育局牵头哪些任务", {DISTRICTS[0]}),
        ("棠阳区教育局牵头哪些任务", {DISTRICTS[1]}),
        ("省消防总队负责哪些任务", {"岚江省"}),
        ("消防支队负责哪些任务", {CITY, "岚江省/霁阳市"}),
    ],
)
def test_the_units_of_that_level_answer(sample: Service, question: str, where: set[str]) -> None:
    assert homes(sample, question) == where


def test_a_bureau_without_level_is_any_places(sample: Service) -> None:
    assert homes(sample, "教育局牵头哪些任务") >= {CITY, *DISTRICTS}
    assert homes(sample, "教育部门牵头哪些任务") >= {CITY, *DISTRICTS}


def test_a_branch_is_not_the_citys_own(sample: Service) -> None:
    for answered in sample.ask("公安分局负责什么").answers:
        assert isinstance(answered.record, Task)
        units = {unit.name for role in ROLES for unit in getattr(answered.record, role)}
        assert any("分局" in name for name in units)


@pytest.mark.parametrize(
    ("question", "name", "role"),
    [
        ("枕溪区雨水管网清淤是住建局还是水利局牵头", "水利局", "lead"),
        ("枕溪区雨水管网清淤是水利局还是住建局牵头", "水利局", "lead"),
        ("枕溪区雨水管网清淤归住建局牵头吗", "住建局", "support"),
        ("枕溪区雨水管网清淤是文广新旅局牵头吗", "文广新旅局", "none"),
        ("枕溪区雨水管网清淤是省水利厅牵头吗", "省水利厅", "none"),
        ("枕溪区雨水管网清淤是水利部牵头吗", "水利部", "none"),
    ],
)
def test_of_rivals_the_one_that_has_a_part(sample: Service, question: str, name: str, role: str) -> None:
    asked = sample.ask(question).asked_unit
    assert asked is not None
    assert (asked.name, asked.role) == (name, role)


def test_reform_is_told_beside_the_answer(sample: Service) -> None:
    (notice,) = [n for n in sample.ask("枕溪区安监局负责哪些任务").notices if n.kind == "reformed"]
    assert "应急管理局" in notice.title
    assert "reformed" not in {n.kind for n in sample.ask("枕溪区应急局负责哪些任务").notices}


def test_a_unit_is_one_row_with_all_its_names(sample: Service) -> None:
    (unit,) = [u for u in sample.units("区城管局").items if u.region == DISTRICTS[1]]
    assert "岚江省澜川市棠阳区城市管理局" in unit.aliases
    assert (unit.name, "区城管局" in unit.aliases) == ("区城市管理局", True)
    for name in (unit.id, *unit.aliases):
        assert sample.unit(name) == unit
    tasks = sample.tasks(Wanted(unit=unit.id))
    assert tasks
    for task in tasks:
        named = [u for role in ROLES for u in getattr(task, role) if u.unit_id == unit.id]
        assert named
        assert {u.name for u in named} <= {unit.name, *unit.aliases}


def test_units_are_counted_whole_and_paged(sample: Service) -> None:
    first, second = sample.units(size=20), sample.units(page=2, size=20)
    assert first.total == second.total > 40
    assert {u.id for u in first.items}.isdisjoint(u.id for u in second.items)
    ids = [u.id for page in range(1, first.total // 50 + 2) for u in sample.units(page=page, size=50).items]
    assert len(set(ids)) == len(ids) == first.total


def test_classes_of_units_are_no_units(sample: Service) -> None:
    names = {u.name for page in range(1, 6) for u in sample.units(page=page, size=50).items}
    assert not [name for name in names if name.startswith("各") or "有关部门" in name]


def test_units_are_found_by_words_within_their_names(sample: Service) -> None:
    assert {u.region for u in sample.units("救援大队").items} >= set(DISTRICTS)
    assert sample.units("救援大队").total == len(sample.units("救援大队").items)


def test_a_name_of_several_places_asks_which(sample: Service) -> None:
    with pytest.raises(BadRequest, match="个单位叫“区教育局”"):
        sample.unit("区教育局")
    with pytest.raises(NotFound, match="没有文件提到单位“教育部”"):
        sample.unit("教育部")


def test_a_unit_not_held_is_said_to_be_so(sample: Service) -> None:
    missing = sample.unit_not_held("教育部")
    assert missing is not None
    assert "市教育局" in missing.near
    nobody = sample.unit_not_held("不存在局")
    assert nobody is not None
    assert nobody.near == ()
    assert sample.unit_not_held("教育局") is sample.unit_not_held("各街道") is None


def test_a_role_alone_means_tasks_with_anybody_in_it(sample: Service) -> None:
    supported, all_ = sample.tasks(Wanted(role="support")), sample.tasks()
    assert 0 < len(supported) < len(all_)
    assert [task.id for task in supported] == [task.id for task in all_ if task.support]


def test_a_collective_is_found_by_its_name(sample: Service) -> None:
    led = sample.tasks(Wanted(unit="各街道", role="support"))
    assert led
    assert all(any(unit.name == "各街道" for unit in task.support) for task in led)


def test_suggestions_name_units_by_words_within_and_no_classes(sample: Service) -> None:
    assert any("应急管理" in name for name in sample.suggest("应急管理", size=20))
    assert not [name for name in sample.suggest("各", size=50) if name.startswith("各")]
