"""Invented places, and what documents of their governments are called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.generator.dice import Dice

PROVINCES = ("江岭省", "澜原省", "青渚省", "云陵省")
CITIES = ("临澜市", "望川市", "泽阳市", "砚州市", "清渚市", "松原岭市", "丹浦市")
DISTRICTS = ("映湖区", "松岚区", "丹桐区", "鹭洲区", "梅坞区", "云栖湖区", "东砚区")
COUNTIES = ("砚溪县", "云渡县", "南泽县", "桐岭县")
STREETS = ("听泉街道", "柳荫街道", "桂语街道", "石梁街道", "望海楼街道")


class Level(StrEnum):
    """How high the issuing government stands."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    COUNTY = "county"
    STREET = "street"


WEIGHTS = {Level.DISTRICT: 40, Level.CITY: 25, Level.COUNTY: 14, Level.PROVINCE: 11, Level.STREET: 10}
PREFIXES = {
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.DISTRICT: "区",
    Level.COUNTY: "县",
    Level.STREET: "街道",
}
UPPER = {Level.PROVINCE: "", Level.CITY: "省", Level.DISTRICT: "市", Level.COUNTY: "市", Level.STREET: "区"}


@dataclass(frozen=True)
class Place:
    """Where a document was written: `own` is 映湖区, `stem` 映湖, `prefix` 区, `upper` 市."""

    level: Level
    own: str
    chain: tuple[str, ...]

    @property
    def stem(self) -> str:
        return self.own.removesuffix(self.prefix)

    @property
    def prefix(self) -> str:
        return PREFIXES[self.level]

    @property
    def upper(self) -> str:
        return UPPER[self.level]

    @property
    def office(self) -> str:
        """The office that sends the government's notices."""
        if self.level is Level.STREET:
            return f"{self.chain[-2]}人民政府{self.own}办事处"
        place = "".join(self.chain[-2:]) if len(self.chain) > 2 else self.own
        return f"{place}人民政府办公{'厅' if self.level is Level.PROVINCE else '室'}"

    @property
    def addressees(self) -> str:
        return {
            Level.PROVINCE: "各设区市人民政府，省政府各部门、各直属机构：",
            Level.CITY: "各县（市、区）人民政府，市各委、办、局，市各直属单位：",
            Level.DISTRICT: "各街道办事处，区各委、办、局，区各直属单位：",
            Level.COUNTY: "各镇人民政府、街道办事处，县政府各部门、各直属单位：",
            Level.STREET: "各社区，街道各科室：",
        }[self.level]

    def document_number(self, year: int, serial: int) -> str:
        """映湖政办发〔2023〕15号; streets write 听街办〔2023〕15号."""
        letters = f"{self.stem[0]}街办" if self.level is Level.STREET else f"{self.stem}政办发"
        return f"{letters}〔{year}〕{serial}号"


def draw_place(dice: Dice) -> Place:
    """One invented place at one of the five levels."""
    level = dice.weighted(WEIGHTS)
    chain = [dice.pick(PROVINCES)]
    if level is not Level.PROVINCE:
        chain.append(dice.pick(CITIES))
    if level is Level.COUNTY:
        chain.append(dice.pick(COUNTIES))
    if level in (Level.DISTRICT, Level.STREET):
        chain.append(dice.pick(DISTRICTS))
    if level is Level.STREET:
        chain.append(dice.pick(STREETS))
    return Place(level, chain[-1], tuple(chain))
