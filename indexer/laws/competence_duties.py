"""What the articles of a law demand, for those that only cite them: 违反本规定第二条规定的，由…责令改正."""

import re
from collections.abc import Iterable

from corpus.model import Article
from corpus.recognise.characters import fold
from corpus.recognise.cited.article_parts import read_paragraphs
from corpus.recognise.numerals import read_numeral

_CITED = re.compile(
    r"第(?P<article>[〇零一二三四五六七八九十百千\d]{1,8})条(?P<sub>之[一二三四五六七八九十]{1,2})?(?:第(?P<paragraph>[一二三四五六七八九十\d]{1,3})款)?"
)
_SEVERAL = re.compile(r"[条款项](?:、|和|或者?|及|以及|至)第")
_SENTENCE = re.compile(r"[^。;；\n]+")
_DEMANDS = re.compile(r"应当|不得|必须|禁止|严禁|须")
_POINTS_ELSEWHERE = re.compile(r"下列|前[款条项]|[:：]$")
_LONGEST = 80


class Duties:
    """The articles of one law by their numbers."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._texts: dict[tuple[int | None, str], str] = {}
        for article in articles:
            if (match := _CITED.match(fold(article.number))) is not None:
                self._texts.setdefault(_key(match), article.text)

    def cited(self, words: str) -> str | None:
        """The demand of the article cited (第五条第二款), as printed; None where it is none, long, or of several articles."""
        match = None if _SEVERAL.search(words) else _CITED.search(words)
        text = self._texts.get(_key(match)) if match else None
        if match is None or text is None:
            return None
        paragraphs = read_paragraphs(text)
        wanted = read_numeral(match["paragraph"]) if match["paragraph"] else None
        if wanted is not None:
            paragraphs = paragraphs[wanted - 1 : wanted]
        for paragraph in paragraphs:
            for sentence in _SENTENCE.findall(text[paragraph.span.start : paragraph.span.end]):
                told = sentence.strip()
                if _DEMANDS.search(told):
                    return told if len(told) <= _LONGEST and not _POINTS_ELSEWHERE.search(told) else None
        return None


def _key(match: re.Match[str]) -> tuple[int | None, str]:
    return read_numeral(match["article"]), match["sub"] or ""
