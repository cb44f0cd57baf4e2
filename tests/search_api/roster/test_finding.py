"""Whom to call: by hazard, field, place and day."""

from datetime import date

import msgspec
import pytest

from corpus.errors import BadRequest
from corpus.model import Expert, RosterPlace
from search_api.roster import ExpertsWanted
from search_api.roster.finding import Located, nearness, path_called, status_of
from search_api.roster.knowing import Asked
from search_api.service import Service

ON = date(2026, 6, 1)
PLACES = ("岚江省/澜川市/枕溪区",)


def names(service: Service, **wanted: object) -> list[str]:
    return [each.name for each in service.experts(ExpertsWanted(**wanted), ON).experts]  # type: ignore[arg-type]


def expert(*fields: str, hazards: tuple[str, ...] = (), **term: date | None) -> Expert:
    place = RosterPlace("f", "", 1)
    told = Expert(
        id="e", kind="expert", name="沈砚秋", roster="r", source=place, fields=fields, hazards=hazards
    )
    return msgspec.structs.replace(told, **term)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"hazard": "火灾"}, ["宋明夷", "顾南乔", "枕溪区消防救援大队"]),
        ({"hazard": "着火", "region": "枕溪区"}, ["枕溪区消防救援大队", "顾南乔", "宋明夷"]),
        ({"hazard": "火灾", "region": "霁阳市"}, ["宋明夷"]),
        ({"hazard": "火灾", "region": "澜川市"}, ["顾南乔", "枕溪区消防救援大队", "宋明夷"]),
        ({"hazard": "车祸"}, ["枕溪区消防救援大队"]),
        ({"hazard": "交通"}, ["枕溪区消防救援大队"]),
        ({"hazard": "触电"}, ["纪晚晴"]),
        ({"hazard": "淹溺", "region": "霁阳市"}, ["容若水"]),
        ({"hazard": "起重伤害"}, ["阮白苹"]),
        ({"hazard": "航空事故"}, []),
        ({"field": "危化"}, ["沈砚秋", "岚江省危险化学品应急救援基地"]),
        ({"field": "危化品"}, ["沈砚秋", "岚江省危险化学品应急救援基地"]),
        ({"field": "密闭空间"}, ["陆听澜", "澜川市有限空间应急救援队"]),
        ({"field": "消防 火灾调查"}, ["宋明夷"]),
        ({"field": "有限空间", "hazard": "中毒"}, ["陆听澜", "澜川市有限空间应急救援队"]),
        ({"field": "量子力学"}, []),
        ({"roster": "霁阳市应急专家"}, ["师长风", "纪晚晴", "容若水"]),
        (
            {"hazard": "其他爆炸", "ended": True},
            ["沈砚秋", "岚江省危险化学品应急救援基地", "褚云归", "石见青"],
        ),
    ],
)
def test_who_is_found_and_in_what_order(
    service: Service, wanted: dict[str, object], found: list[str]
) -> None:
    got = names(service, **wanted)
    if wanted.get("ended"):
        assert got[:3] == found[:3]
    else:
        assert got == found


def test_who_is_not_called_upon_stands_behind_all_who_are(service: Service) -> None:
    for region in (None, "霁阳市", "枕溪区"):
        found = service.experts(ExpertsWanted(ended=True, region=region), ON).experts
        states = [each.status != "valid" for each in found]
        assert states == sorted(states)
    assert {each.status for each in service.experts(ExpertsWanted(ended=True), ON).experts} > {"valid"}


@pytest.mark.parametrize(
    ("ended", "until", "status"),
    [
        (False, None, "valid"),
        (True, None, "ended"),
        (True, date(2030, 1, 1), "ended"),
        (False, date(2026, 5, 31), "ended"),
    ],
)
def test_who_was_released_is_called_no_longer_whatever_the_days(
    ended: bool, until: date | None, status: str
) -> None:
    told = msgspec.structs.replace(expert("消防", valid_until=until), ended=ended)
    assert status_of(told, ON) == status


def test_those_of_the_very_hazard_come_before_those_of_a_field(service: Service) -> None:
    found = service.experts(ExpertsWanted(hazard="中毒和窒息", region="岚江省"), ON).experts
    matches = [each.match for each in found if each.near == "own"]
    assert matches == sorted(matches, key=lambda match: match != "hazard")
    assert {each.near for each in found} == {"own", "within"}


def test_ended_ones_are_not_offered_and_told_when_asked_for(service: Service) -> None:
    assert "褚云归" not in names(service)
    found = service.experts(ExpertsWanted(ended=True), ON).experts
    assert {each.name for each in found if each.status == "ended"} == {
        "褚云归",
        "石见青",
        "霁阳市防汛抢险突击队",
    }
    told = service.experts(ExpertsWanted(hazard="自然灾害", region="霁阳市"), ON)
    assert (told.experts, told.notice) == ((), told.notice)
    assert "不在聘期内" in (told.notice or "")
    assert [each.name for each in service.experts(ExpertsWanted(field="粉尘"), date(2022, 1, 1)).experts] == [
        "褚云归"
    ]


def test_nobody_found_says_what_is_held(service: Service) -> None:
    told = service.experts(ExpertsWanted(hazard="航空事故"), ON)
    assert told.experts == ()
    assert "中毒和窒息" in (told.notice or "")
    assert "火灾" in (told.notice or "")


def test_a_place_that_nobody_knows_is_told(service: Service) -> None:
    told = service.experts(ExpertsWanted(region="水星市"), ON)
    assert told.experts == ()
    assert "水星市" in (told.notice or "")


def test_every_expert_of_the_nation_serves_a_place_of_the_gazetteer(service: Service) -> None:
    assert names(service, region="南通市崇川区") == []


def test_what_is_shown_never_bears_what_is_private(service: Service) -> None:
    from corpus.codec import to_json

    found = service.experts(ExpertsWanted(ended=True), ON).experts
    assert b"private" not in to_json(found)
    assert b"000-5550" not in to_json(found)
    shown = service.with_private(found[:1])
    assert "000-5550-0101" in shown[0].private["联系方式电话"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("regions", "asked", "near"),
    [
        (("A/B/C",), "A/B/C", ("own", 0)),
        (("A/B",), "A/B/C", ("above", 1)),
        (("A",), "A/B/C", ("above", 2)),
        (("全国",), "A/B/C", ("above", 3)),
        (("A/B/C",), "A/B", ("within", 1)),
        (("A/B/C",), "全国", ("within", 3)),
        (("A/B/D",), "A/B/C", None),
        (("A/BX",), "A/B", None),
        ((), "A/B", ("anywhere", 0)),
        (("A/X", "A"), "A/B", ("above", 1)),
    ],
)
def test_how_near(regions: tuple[str, ...], asked: str, near: object) -> None:
    assert nearness(regions, asked) == near


def test_a_place_of_the_gazetteer_is_known_by_its_name() -> None:
    assert path_called("南通市", PLACES) == ("江苏省/南通市", True)
    assert path_called("枕溪", PLACES) == (PLACES[0], True)
    assert path_called("水星市", PLACES) == ("水星市", False)


def test_a_district_written_alone_lies_where_the_one_document_says() -> None:
    located = Located(("岚江省/澜川市/枕溪区", "甲省/乙市/城区", "丙省/丁市/城区"))
    assert located.paths(("枕溪区", "城区", "全国")) == ("岚江省/澜川市/枕溪区", "城区", "全国")


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        (None, None, "valid"),
        (date(2026, 6, 1), date(2026, 6, 1), "valid"),
        (None, date(2026, 5, 31), "ended"),
        (date(2026, 6, 2), None, "upcoming"),
    ],
)
def test_the_day_decides(first: date | None, last: date | None, status: str) -> None:
    assert status_of(expert(valid_from=first, valid_until=last), ON) == status


@pytest.mark.parametrize(
    ("field", "fields", "matches"),
    [
        ("危化", ("危险化学品安全",), True),
        ("危险化学品", ("危化品储运",), True),
        ("消防安全", ("消防工程",), True),
        ("消防工程技术", ("消防",), True),
        ("水", ("水上救援",), True),
        ("电气", ("机械",), False),
        ("安全", ("机械",), False),
        ("化工 消防", ("化工", "建筑消防"), True),
        ("化工 消防", ("化工",), False),
    ],
)
def test_a_field_however_it_is_called(field: str, fields: tuple[str, ...], matches: bool) -> None:
    assert (Asked(None, field).match(expert(*fields)) is not None) is matches


def test_a_unit_is_known_by_its_name_duties_and_means() -> None:
    unit = msgspec.structs.replace(
        expert(), kind="unit", row={"队伍名称": "城建抢险队", "主要装备": "潜水设备"}
    )
    assert Asked(None, "潜水").match(unit) == "field"
    assert Asked("淹溺", None).match(unit) == "field"
    assert Asked("火灾", None).match(unit) is None


def test_a_hazard_that_is_no_class_is_looked_for_as_a_field() -> None:
    assert Asked("烟花爆竹", None).match(expert("烟花爆竹安全")) == "field"
    assert Asked("特种设备", None).match(expert("电梯")) == "field"
    assert Asked("火灾", None).match(expert(hazards=("火灾",))) == "hazard"
    assert Asked("火灾", None).match(expert("水利")) is None


def test_a_name_that_two_places_bear_is_asked_back(service: Service) -> None:
    from search_api.place_called import place_called

    with pytest.raises(BadRequest):
        place_called("城区", ("甲省/城区", "乙省/城区"))
