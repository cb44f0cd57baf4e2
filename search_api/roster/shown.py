"""Experts as faces show them: with their state on the day, how they answer, and how near they are."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import UNSET, UnsetType

from corpus.model import Expert, Record
from indexer.engine.values import FacetCount, Roster
from search_api import wording
from search_api.export import Sheet

Status = Literal["valid", "ended", "upcoming"]
Near = Literal["own", "within", "above", "anywhere"]
Match = Literal["hazard", "field"]

KINDS = {"expert": "专家", "unit": "值班单位"}
STATUSES: dict[Status, str] = {"valid": "在聘", "ended": "已到期", "upcoming": "尚未起聘"}
# What a roster says itself of one who is no longer called, whatever the days of the term.
RELEASED = "已解聘"
NEARS: dict[Near, str] = {"own": "本地", "within": "下级", "above": "上级", "anywhere": "地区未写明"}
MATCHES: dict[Match, str] = {"hazard": "事故类型相符", "field": "专业相关"}
_FACETS: dict[str, Callable[[Expert], Iterable[str]]] = {
    "hazard": lambda expert: expert.hazards,
    "field": lambda expert: expert.fields,
    "region": lambda expert: expert.regions,
    "roster": lambda expert: (expert.roster,),
}
_MOST_VALUES = 200


class ShownExpert(Expert):
    """One who is called: `status` on the day, `match` why, `near` how near to the place asked for; None where none was.

    `private` is there only for who gave the key.
    """

    status: Status = "valid"
    match: Match | None = None
    near: Near | None = None
    private: dict[str, str] | UnsetType = UNSET


class ExpertPage(Record):
    """A page of experts and duty units, nearest and most fitting first; `notice` where there is something to be told of them."""

    items: tuple[ShownExpert, ...]
    total: int
    page: int = 1
    size: int = 20
    facets: dict[str, tuple[FacetCount, ...]] = {}
    notice: str | None = None


def page_of(found: Sequence[ShownExpert], page: int, size: int, notice: str | None = None) -> ExpertPage:
    """One page of them, with the counts over all."""
    return ExpertPage(
        items=tuple(found[(page - 1) * size : page * size]),
        total=len(found),
        page=page,
        size=size,
        facets={name: counted(found, name) for name in _FACETS},
        notice=notice,
    )


def counted(experts: Iterable[Expert], name: str) -> tuple[FacetCount, ...]:
    """How many have each value, most first."""
    counts = Counter(value for expert in experts for value in _FACETS[name](expert))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES]
    return tuple(FacetCount(value=value, count=count) for value, count in ordered)


def term_text(expert: Expert) -> str:
    """From when to when, in days; as printed where no day is known."""
    first, last = wording.day_text(expert.valid_from), wording.day_text(expert.valid_until)
    if first and last:
        return f"{first}至{last}"
    return f"{first}起" if first else f"至{last}" if last else expert.term or ""


def status_text(expert: ShownExpert) -> str:
    """Whether somebody is called upon on the day, in words."""
    return RELEASED if expert.ended else STATUSES[expert.status]


def place_text(expert: Expert) -> str:
    """The places served."""
    return "、".join(expert.regions)


def source_text(expert: Expert) -> str:
    """Where the roster says it."""
    place = expert.source
    return f"{place.file}{f' {place.sheet}' if place.sheet else ''} 第{place.row}行"


def experts_sheet(experts: Iterable[ShownExpert]) -> Sheet:
    """Those found, one a row. No sheet holds what is private, whoever asks."""
    return Sheet(
        title="专家名册",
        head=(
            "种类",
            "姓名或名称",
            "单位",
            "职称职务",
            "专业领域",
            "事故类型",
            "行业",
            "地区",
            "聘期",
            "状态",
            "名册",
            "出处",
            "编号",
        ),
        widths=(10, 24, 30, 20, 40, 30, 24, 30, 24, 10, 20, 30, 20),
        rows=tuple(
            (
                KINDS[expert.kind],
                expert.name,
                expert.organisation or "",
                expert.post or "",
                "、".join(expert.fields),
                "、".join(expert.hazards),
                "、".join(expert.industries),
                place_text(expert),
                term_text(expert),
                status_text(expert),
                expert.roster,
                source_text(expert),
                expert.id,
            )
            for expert in experts
        ),
    )


def rosters_sheet(rosters: Iterable[Roster]) -> Sheet:
    """The rosters held, one a row."""
    return Sheet(
        title="名册",
        head=("名册", "文件", "导入日期", "专家", "值班单位"),
        widths=(30, 40, 12, 8, 10),
        rows=tuple(
            (each.name, each.file, wording.day_text(each.on), str(each.experts), str(each.units))
            for each in rosters
        ),
    )
