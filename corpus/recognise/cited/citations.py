"""Citations of other texts: documents, articles and standards, found here and resolved later."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.model import Citation
from corpus.recognise.characters import fold
from corpus.recognise.cited.articles import (
    Reference,
    find_articles,
    find_bare_articles,
    find_near_references,
    read_bare_references,
)
from corpus.recognise.cited.editions import (
    edition_at_end,
    edition_of_name,
    taken_from_year,
)
from corpus.recognise.cited.named_laws import is_former, law_before
from corpus.recognise.cited.named_texts import NamedText, articles_behind, find_named_texts
from corpus.recognise.cited.referring import refer_back
from corpus.recognise.cited.repeal_lists import Listed, find_repeal_lists
from corpus.recognise.cited.repeals import mark_repealed
from corpus.recognise.numbering import read_label

_CLAUSE = re.compile(
    r"(?:的|中)? {0,2}第? {0,2}(?P<clause>\d{1,2}(?:\.\d{1,3}){1,5}) {0,2}[条款项]", re.ASCII
)
# 六条 may count what a law has (修改学位法六条); 16条 and 十六条 number an article of it. One character does so only of a law
# whose name begins what is said or stands behind a word that cites it, and with nothing behind that could be counted.
_SHORTEST_BARE = 2
_CITED_FROM = re.compile(
    r"(?:^|[\n,;:。、(?]|依照|依据|根据|按照|违反|适用|对照|触犯|请问|查询?|[和与及]) {0,2}$"
)
_CITED_TO = re.compile(r" {0,2}(?:$|[\n,;:。、)?]|的?(?:规定|内容|全文|原文)|是什么|怎么|说|第|和|与|及)")
_LONGEST_LEAD = 6
_LONGEST_LABEL = 48
_DEEPEST_INDENT = 12
# An article that follows the one before it in the same line: 。 第三条 从事…
_RUN_ON = re.compile(r"[。;:] {1,4}$")


def find_citations(text: str) -> list[Citation]:
    """The citations of a text in order, none resolved: `target` is None.

    A title with its number is one citation; each listed article is one of its own (《甲法》第三条、第五条 are two,
    both with the title). 本法第三条 and 前款 are `own`; a lone 第三条 has neither title nor that. 以下简称《办法》 is no
    citation but the alias of the one before it, whose title and number the 《办法》 of later places bear, as 该办法 does.
    """
    folded = fold(text)
    citations = [
        citation for each in find_named_texts(text, folded) for citation in _cited(text, folded, each)
    ]
    citations += _lone_articles(text, folded, citations)
    listed = find_repeal_lists(text)
    citations += _listed(text, listed, citations)
    citations.sort(key=lambda citation: citation.start)
    return mark_repealed(folded, refer_back(text, folded, citations), listed)


def _listed(text: str, listed: Sequence[Listed], taken: Sequence[Citation]) -> list[Citation]:
    """The titles that lists of what is abolished print without 《》."""
    starts = {citation.start for citation in taken}
    return [
        _citation(
            text, NamedText(span.start, span.end, text[span.start : span.end]), span.start, span.end, None
        )
        for span in (each.title for each in listed)
        if span.start not in starts and text[span.start] != "《"
    ]


def _cited(text: str, folded: str, named: NamedText) -> Iterator[Citation]:
    """The citations that one named text makes: itself, or the articles listed behind it."""
    if named.standard:
        clause = _CLAUSE.match(folded, named.end)
        end = clause.end() if clause else named.end
        yield _citation(text, named, named.start, end, f"第{clause['clause']}条" if clause else None)
        return
    references = articles_behind(folded, named.end)
    if named.title and not references:
        references = _without_its_sign(folded, named)
    if not references:
        yield _citation(text, named, named.start, named.end, None)
    for index, reference in enumerate(references):
        start = reference.start if index else named.start
        yield _citation(text, named, start, reference.end, reference.article)


def _without_its_sign(folded: str, named: NamedText) -> list[Reference]:
    """The articles right behind a name without 第 (消法五十五条); one character may count what the law has (三条措施)."""
    references = read_bare_references(folded, named.end)
    if not references or references[0].end - references[0].start > _SHORTEST_BARE:
        return references
    lead = folded[max(0, named.start - _LONGEST_LEAD) : named.start]
    if named.start > _LONGEST_LEAD:
        lead = f"…{lead}"
    cited = _CITED_FROM.search(lead) and _CITED_TO.match(folded, references[-1].end)
    return references if cited else []


def _citation(text: str, named: NamedText, start: int, end: int, article: str | None) -> Citation:
    return Citation(
        text[start:end],
        start,
        end,
        "standard" if named.standard else "article" if article else "document",
        title=named.title,
        number=named.number,
        article=article,
        own=named.own,
        edition=named.edition,
        issuer=named.issuer,
        alias=named.aliases[0] if named.aliases else None,
    )


def _lone_articles(text: str, folded: str, taken: list[Citation]) -> Iterator[Citation]:
    """Articles cited without 《》: of a law named in plain words, of this text (本法第三条, 前款), or of neither (第三条)."""
    starts = [citation.start for citation in taken]
    done = 0
    bare = set(find_bare_articles(folded))
    for start in sorted({article.start for article in find_articles(folded)} | bare):
        before = bisect_right(starts, start) - 1
        done = max(done, taken[before].end) if before >= 0 else done
        if start < done or _labels_line(folded, start):
            continue
        if start in bare and ((law := law_before(folded, start)).kind != "named" or law.generic):
            continue
        named = _in_plain_words(folded, start, done)
        for citation in _cited(text, folded, named):
            if citation.article:
                yield citation
                done = citation.end
    for near in find_near_references(folded):
        yield _of_this_text(text, near)


def _in_plain_words(folded: str, position: int, done: int) -> NamedText:
    """What the article at the position is of in plain words, with the edition before or behind its name."""
    behind = edition_at_end(folded, done, position)
    law = law_before(folded, behind.start if behind else position)
    if behind and law.kind != "named":
        behind, law = None, law_before(folded, position)
    named = NamedText(max(law.start, done), position, law.name, own=law.kind == "own")
    if law.kind == "that":
        named.title = None
    if law.kind != "named" or law.name is None or law.start < done:
        return named
    taken = taken_from_year(folded, law.start, law.name)
    named.title = law.name[taken:]
    if behind:
        named.edition = behind.printed
    elif is_former(folded, law.start):
        named.edition = "原"
    elif before := edition_of_name(folded, done, law.start + taken):
        named.edition, named.start = before.printed, before.start
    return named


def _of_this_text(text: str, reference: Reference) -> Citation:
    own = NamedText(reference.start, reference.end, own=True)
    return _citation(text, own, reference.start, reference.end, reference.article)


def _labels_line(folded: str, position: int) -> bool:
    """Whether an article number is the label of its own text (第三条 为了…), not a citation."""
    before = folded[max(0, position - _DEEPEST_INDENT) : position].rpartition("\n")
    if not _RUN_ON.search(before[2]) and (
        before[2].strip(" *#") or (not before[1] and position >= _DEEPEST_INDENT)
    ):
        return False
    return read_label(folded[position : position + _LONGEST_LABEL]) is not None
