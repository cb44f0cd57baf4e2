"""Which provisions an account says were broken, and by what key cases are found that broke one."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Citation
from corpus.recognise.cited.law_titles import bare_title
from indexer.cases.sentences import sentence_at

_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十]{1,2})?")
_PROVISION = re.compile(r"[《〈条]")
_BREAKS = ("违反", "不符合", "未执行", "未遵守", "未按照", "未按", "触碰了")
_BASIS = ("依据", "根据", "依照", "按照")
# 与《…》第二十八条第一款、第四十五条不符.
_AGAINST = re.compile(r"与(?:《[^《》]{2,40}》[^《》,。;]{0,30})?$")
_UNLIKE = re.compile(
    r"[第条款项、和一二三四五六七八九十百零\d]{0,30}的?(?:规定|要求)?(?:不符|不相符|不一致|相悖|相违背)"
)


def broken_in(folded: str, citations: Sequence[Citation], start: int, end: int) -> tuple[Citation, ...]:
    """The provisions that a stretch says were broken, each once, in order."""
    found: dict[tuple[str | None, str | None], Citation] = {}
    for citation in citations:
        printed = citation.printed + (citation.article or "")
        if not start <= citation.start < end or not _PROVISION.search(printed):
            continue
        begin, _ = sentence_at(folded, citation.start, start, end)
        before = folded[begin : citation.start]
        broken = max(before.rfind(word) for word in _BREAKS)
        unlike = _AGAINST.search(before) and _UNLIKE.match(folded, citation.end, end)
        if unlike or broken > max(before.rfind(word) for word in _BASIS):
            found.setdefault((citation.title, citation.article), citation)
    return tuple(found.values())


def broken_key(law: str, article: str | None = None) -> str:
    """The key of a law's article, its name without 中华人民共和国 and the number; of the whole law where none is named."""
    number = _ARTICLE.match(article or "")
    return bare_title(law) + (number[0] if number else "")


def broken_keys(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The keys of all provisions cited, each law and each article once."""
    keys = {
        key
        for cited in citations
        if cited.title
        for key in (broken_key(cited.title), broken_key(cited.title, cited.article))
    }
    return tuple(sorted(keys))
