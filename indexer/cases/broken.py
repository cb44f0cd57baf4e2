"""By what key cases are found that broke a provision: the law's name without 中华人民共和国, with the article's number."""

import re
from collections.abc import Iterable

from corpus.model import Citation
from corpus.recognise.cited.law_titles import bare_title

_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十]{1,2})?")


def broken_key(law: str, article: str | None = None) -> str:
    """The key of a law's article, of the whole law where none is named."""
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
