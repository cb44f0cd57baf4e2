"""The region in which a case happened: the narrowest that its words name."""

import re
from collections.abc import Iterable

from corpus.recognise.place.region_mentions import RegionMention, find_regions
from corpus.recognise.place.regions import NATION
from indexer.cases.place import ENDINGS, WITHIN_WORKS

# A name that no table has and that holds another: 雁回镇澜川市.
_RUN = re.compile(r"[省市县镇乡区](?=[^/]{1,8}[省市县镇乡区])")
# A road's section is called by its county without what that is: 高速公路古浪段2358公里.
_SECTION = re.compile(r"(?:高速|公路|国道|省道|[GS]\d{1,4}|线)(?P<name>[\u4e00-\u9fff]{2,3})段(?=\d|[KG]\d)")
_COUNTIES = ("县", "市", "区")
# A province and its city.
_OF_CITY = 2


def region_of(texts: Iterable[str], known: str | None) -> str | None:
    """The narrowest region that the texts name, the first that names one leading; else what is `known`.

    A later text counts where it lies within what the earlier said (广州地铁…（黄埔区）), or around it.
    """
    held: str | None = None
    for text in texts:
        for place, mention in enumerate(find_regions(text)):
            path = None if WITHIN_WORKS.search(mention.printed) else _one(mention, held or known)
            if path is None or path == NATION or (not mention.known and (place or _RUN.search(path))):
                continue
            if held is None and _is_only_a_name(mention, path, known):
                continue
            path = _below(path, held or known) if not mention.known else path
            if held is None or path.startswith(f"{held}/"):
                held = path
    if held is None:
        return known
    return known if known and known.startswith(f"{held}/") else held


def _is_only_a_name(mention: RegionMention, path: str, known: str | None) -> bool:
    """Whether a short name means another place than the document's: 岚山 in the name of a firm."""
    if known in (None, NATION) or not mention.known or mention.printed.endswith(ENDINGS):
        return False
    return path.split("/")[0] != known.split("/")[0]


def _below(path: str, known: str | None) -> str:
    """A path that no table has, below the place known: 枕溪区 in 岚江省/澜川市."""
    if known is None or path.startswith(f"{known}/") or path == known:
        return path
    steps, above = path.split("/"), known.split("/")
    if steps[0] in above:
        return "/".join([*above[: above.index(steps[0])], *steps])
    return path if steps[0].endswith(("省", "自治区")) else f"{known}/{path}"


def _one(mention: RegionMention, hint: str | None) -> str | None:
    if len(mention.paths) == 1:
        return mention.paths[0]
    near = [path for path in mention.paths if hint and (path.startswith(f"{hint}/") or hint.startswith(path))]
    return near[0] if len(near) == 1 else None


def region_told(sentence: str, region: str | None) -> str | None:
    """The region, or the one county within it whose section of a road a sentence names: 高速公路古浪段."""
    if region is None or region == NATION:
        return region
    steps = region.count("/") + 1
    texts = [f"{found['name']}{end}" for found in _SECTION.finditer(sentence) for end in _COUNTIES]
    paths = (_one(mention, region) for text in texts for mention in find_regions(text) if mention.known)
    within = {path.split("/")[steps] for path in paths if path and path.startswith(f"{region}/")}
    return f"{region}/{within.pop()}" if steps == _OF_CITY and len(within) == 1 else region
