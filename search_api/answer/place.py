"""Where an answer may come from: the place asked about, what lies below it, what binds it from above."""

import re
from functools import lru_cache

from corpus.model import Document, Record
from corpus.recognise.place.regions import find_regions
from indexer.engine import View
from indexer.engine.values import NATION, Filter
from search_api.rank import Lies
from search_api.values import Place, Scope


class Where(Record):
    """The places a question means: none where it names none; `held` where the store has a text of one or below it.

    Where none of several places of the name is held, which one is meant is not known: then only what binds all of them counts.
    `documents` are those that an office of that very name issued, of which nothing else tells the place (古城街道办事处).
    """

    asked: bool
    paths: tuple[str, ...] = ()
    held: bool = False
    documents: tuple[str, ...] = ()


class Near(Record):
    """How a place lies to the one asked about, and over how many levels."""

    lies: Lies
    levels: int = 0


def scope_of(near: Near, where: Where) -> Scope | None:
    """Whether what lies so is of the place asked about or only binds it; None where none is asked about."""
    if not where.asked:
        return None
    return "wider" if near.lies == "above" else "asked"


# 各市（州）人民政府, 各市、县、区, 县级以上地方人民政府, 市级人民政府.
_GOVERNMENTS = (
    r"各[^各,，。；]{{0,12}}[{levels}][^各,，。；]{{0,10}}(?:政府|管委会|$)|[{levels}]级(?:以上)?(?:地方)?(?:各级)?(?:人民)?政府"
    r"|(?:地方|县级以上)[^,，。；]{{0,6}}政府|各级(?:人民)?政府"
)
_OWN_LEVEL = re.compile(
    r"(?:(?P<level>[省市区县])(?:里|级|本级|直)的?哪(?:一?[个家]|些)(?:厅|局|委|部门|单位|机构)|哪一?[个家]厅)"
)
_ENDINGS = {"省": ("省", "自治区"), "市": ("市", "州", "盟"), "区": ("区",), "县": ("县", "旗")}
_TOWNS = ("街道", "镇", "乡")
_OFFICES = ("办事处", "人民政府", "党政综合办公室", "党政办公室")
_MOST_ISSUED = 100
_ORDER: tuple[Lies, ...] = ("same", "below", "above")
EVERYWHERE = Where(asked=False)


def resolve(place: Place | None, view: View) -> Where:
    """The place asked about as paths. Of several places of one name those count whose texts are held."""
    if place is None:
        return EVERYWHERE
    held = tuple(path for path in place.paths if view.documents(Filter(regions=(path,)), size=1).total)
    if held:
        return Where(asked=True, paths=held, held=True)
    own = _issued_by(place.printed, view)
    return Where(asked=True, paths=place.paths, held=bool(own), documents=own)


def _issued_by(name: str, view: View) -> tuple[str, ...]:
    """The documents without a known place that a street's or town's own office issued."""
    if not name.endswith(_TOWNS):
        return ()
    issuers = tuple(f"{name}{ending}" for ending in _OFFICES)
    issued = view.documents(Filter(issuers=issuers), size=_MOST_ISSUED).items
    return tuple(document.id for document in issued if document.region is None)


def nearness(document: Document, where: Where) -> Near | None:
    """How the document's place lies to the one asked about; None where it does not bind it."""
    near = place_of(document, where)
    elsewhere = near is not None and near.lies == "above" and speaks_elsewhere(document.title, where)
    return None if elsewhere else near


def place_of(document: Document, where: Where) -> Near | None:
    """How the issuer's place lies to the one asked about, whatever place the document speaks of."""
    if not where.asked:
        return Near(lies="same")
    if document.id in where.documents or document.parent_id in where.documents:
        return Near(lies="same")
    found = [near for path in where.paths if (near := _lies(document.region, path)) is not None]
    if not where.held and len(found) < len(where.paths):
        return None
    return min(found, key=lambda near: (_ORDER.index(near.lies), near.levels), default=None)


@lru_cache(maxsize=2048)
def speaks_elsewhere(text: str, where: Where) -> bool:
    """Whether a text from above names places, and none of them on or below the path of the one asked about.

    国务院关于河北雄安新区总体规划的批复 binds no other place.
    """
    named = [mention for mention in find_regions(text) if mention.known]
    return bool(named) and not any(
        _lies(path, asked) is not None for mention in named for path in mention.paths for asked in where.paths
    )


def means_all_like(name: str, where: Where) -> bool:
    """Whether a collective is all governments of the level of the place asked about: 各市人民政府, 市级人民政府 of a city."""
    levels = "".join({path[-1] for path in where.paths})
    return bool(levels) and re.search(_GOVERNMENTS.format(levels=re.escape(levels)), name) is not None


def asks_its_own_office(question: str, where: Where) -> bool:
    """Whether an office of the very level of the place asked about is asked for (湖南省…由省里哪个厅负责)."""
    level = _OWN_LEVEL.search(question)
    if level is None or not where.asked:
        return False
    endings = _ENDINGS[level["level"] or "省"]
    return all(path.endswith(endings) for path in where.paths)


def applying(where: Where) -> Filter:
    """The texts that may answer: of the place, below it and above it."""
    return Filter(applies_to=where.paths) if where.asked else Filter()


def within(where: Where) -> Filter:
    """The texts of the place and below it."""
    if where.documents:
        return Filter(documents=where.documents)
    return Filter(regions=where.paths) if where.asked else Filter()


def _lies(region: str | None, path: str) -> Near | None:
    if region is None:
        return None
    levels = abs(_depth(region) - _depth(path))
    if region == path:
        return Near(lies="same")
    if region == NATION or path.startswith(f"{region}/"):
        return Near(lies="above", levels=levels)
    return Near(lies="below", levels=levels) if path == NATION or region.startswith(f"{path}/") else None


def _depth(path: str) -> int:
    return 0 if path == NATION else path.count("/") + 1
