"""Citations that refer back to others: short names (《办法》), 该法第三条, 该条第二款. Texts here are folded."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Citation
from corpus.recognise.cited.articles import read_parts

_THAT_LAW = re.compile(
    r"[该同](?P<kind>法|条例|办法|规定|决定|细则|解释|规则|章程|规程|准则|通则|标准|规范|意见|方案|预案)"
)
_THAT_PART = re.compile(r"(?:该(?<!应该)|同(?<![合共相雷]同))(?P<unit>[条款])(?= {0,2}[第(])")
_ARTICLE = re.compile(r"^第[^条]{1,12}条(?:之[一二三四五六七八九十]{1,2})?")
_PARAGRAPH = re.compile(r"^第[^条]{1,12}条(?:之[一二三四五六七八九十]{1,2})?第[^款]{1,9}款")
# 该法 means what was named so far back at the most; across a paragraph's end nothing is certain.
_FARTHEST = 400
_KINDS_OF_LAW = ("法", "法典")


def refer_back(text: str, folded: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations in order, with title and number of what they refer back to; and those of parts (该条第二款) among them."""
    parts = sorted(_THAT_PART.finditer(folded), key=lambda found: found.start(), reverse=True)
    names: dict[str, Citation] = {}
    done: list[Citation] = []
    for citation in citations:
        while parts and parts[-1].start() < citation.start:
            done += _parts(text, folded, parts.pop(), done)
        if done and citation.start < done[-1].end and done[-1].printed[0] in "该同":
            continue
        referred = _named_before(folded, citation, names, done)
        if citation.alias:
            names[_key(citation.alias)] = referred
        done.append(referred)
    for part in reversed(parts):
        done += _parts(text, folded, part, done)
    return done


def _named_before(
    folded: str, citation: Citation, names: dict[str, Citation], before: Sequence[Citation]
) -> Citation:
    if citation.title:
        meant = names.get(_key(citation.title)) if citation.number is None else None
    elif that := _THAT_LAW.match(citation.printed):
        meant = _last(folded, citation.start, before, that["kind"])
    elif before and _is_listed(folded, before[-1], citation) and before[-1].printed[0] in "该同":
        meant = before[-1]
    else:
        meant = None
    if meant is None:
        return citation
    return msgspec.structs.replace(
        citation,
        title=meant.title,
        number=meant.number,
        edition=citation.edition or meant.edition,
        issuer=meant.issuer,
    )


def _last(folded: str, position: int, before: Sequence[Citation], kind: str) -> Citation | None:
    """The last text of that kind that the paragraph has named."""
    for citation in reversed(before):
        if position - citation.end > _FARTHEST or "\n" in folded[citation.end : position]:
            return None
        if citation.title and citation.title.rstrip("》〉)）").endswith(
            _KINDS_OF_LAW if kind == "法" else kind
        ):
            return citation
    return None


def _is_listed(folded: str, before: Citation, citation: Citation) -> bool:
    return folded[before.end : citation.start].strip() in ("、", ",", "和", "及", "或", "与", "以及", "或者")


def _parts(text: str, folded: str, found: re.Match[str], before: Sequence[Citation]) -> Iterator[Citation]:
    """What 该条第二款 cites: a part of the article that the paragraph has cited last."""
    of = before[-1] if before else None
    if of is None or of.article is None or of.end > found.start():
        return
    if found.start() - of.end > _FARTHEST or "\n" in folded[of.end : found.start()]:
        return
    whole = (_ARTICLE if found["unit"] == "条" else _PARAGRAPH).match(of.article)
    if whole is None or "至" in of.article:
        return
    start = found.start()
    for reference in read_parts(folded, found.end(), whole[0]):
        start = found.start() if start == found.start() else reference.start
        yield Citation(
            text[start : reference.end],
            start,
            reference.end,
            "article",
            title=of.title,
            number=of.number,
            article=reference.article,
            own=of.own,
            edition=of.edition,
        )
        start = reference.end


def _key(name: str) -> str:
    return name.strip('《》〈〉“”" ')
