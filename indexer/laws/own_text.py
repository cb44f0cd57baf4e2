"""The articles of the citing text itself: 本法第三条, 前款, 前两条, 本条第二款."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.model import Clause, Record
from corpus.recognise.cited.article_parts import Paragraph, read_paragraphs
from corpus.recognise.numerals import read_numeral, write_numeral

_ARTICLE = re.compile(r"第(?P<number>[^条]{1,10})条(?:之(?P<sub>[一二三四五六七八九十]{1,2}))?")
_NEAR = re.compile(r"(?P<which>[前本])(?P<count>[两二三四五六七八九各])?(?P<unit>[条款项])(?P<rest>.*)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
# 将第五条第二款修改为：“…”; 删除第二十条第一款, 第二款改为第一款.
_ORDERED_BEFORE = re.compile(r"(?:删除|删去|将)[^。;；，,\n]{0,40}$")
_ORDERED_BEHIND = re.compile(
    r"[^。;；，,\n规]{0,8}(?:修改|更改|调整|改|合并|移)(?:为|作|成|至)|[^。;；，,\n规]{0,6}(?:中|后)?(?:增加|删去|删除)"
)
_ORDER_REACH = 45
NO_ARTICLES = "这段文字不在任何一条之中，不能确定所指"
_NONE_BEFORE = "前面没有这样的条款"


def is_ordered_to_change(text: str, start: int, end: int) -> bool:
    """Whether the reference in `text[start:end]` is what an order changes: of the text as it was before, not as it is printed."""
    behind = _ORDERED_BEHIND.match(text, end)
    return behind is not None or (
        _ORDERED_BEFORE.search(text[max(0, start - _ORDER_REACH) : start]) is not None
        and "\n" not in text[start:end]
        and text[end : end + 1] in "，,。;；、"
    )


class Own(Record):
    """What a reference within a text means: the articles, and the reference spelled out (第三条第一款); or why nothing."""

    articles: tuple[Clause, ...] = ()
    article: str | None = None
    reason: str | None = None


class _Run:
    """Articles numbered on from one another: those of the text, or of one annex."""

    def __init__(self, articles: Sequence[Clause], stop: int) -> None:
        self.articles, self.stop = tuple(articles), stop
        self.starts = [article.evidence.start for article in articles]
        self.labelled = {article.path[-1]: article for article in articles}


class OwnText:
    """The articles of a text by their numbers and places."""

    def __init__(self, text: str, clauses: Iterable[Clause]) -> None:
        self._text = text
        articles = [c for c in clauses if c.path and _ARTICLE.fullmatch(c.path[-1])]
        self._runs = _runs(sorted(articles, key=lambda c: c.evidence.start), len(text))
        self._starts = [run.starts[0] for run in self._runs]
        self._paragraphs: dict[str, tuple[Paragraph, ...]] = {}

    @property
    def has_articles(self) -> bool:
        """Whether it has any."""
        return bool(self._runs)

    def find(self, labels: Sequence[str], position: int) -> tuple[Clause, ...]:
        """The articles of these numbers, of those among which the position stands; none where one of them is missing."""
        run = self._run(position)
        found = [article for label in labels if run and (article := run.labelled.get(label))]
        return tuple(found) if len(found) == len(labels) else ()

    def near(self, reference: str, position: int) -> Own:
        """What 前款, 前两条, 前款第一项, 本条第二款 mean at this position."""
        run, near = self._run(position), _NEAR.fullmatch(reference)
        if run is None or near is None:
            return Own(reason=NO_ARTICLES)
        place = bisect_right(run.starts, position) - 1
        if place < 0:
            return Own(reason=NO_ARTICLES)
        count = place if near["count"] == "各" else _COUNTS.get(near["count"] or "", 1)
        if near["unit"] == "条" and near["which"] == "前":
            if count == 0 or place < count:
                return Own(reason=_NONE_BEFORE)
            meant = run.articles[place - count : place]
            ends = dict.fromkeys((meant[0].path[-1], meant[-1].path[-1]))
            return Own(articles=meant, article="至".join(ends) + near["rest"])
        article = run.articles[place]
        if near["unit"] == "条":
            return Own(articles=(article,), article=article.path[-1] + near["rest"])
        stop = run.articles[place + 1].evidence.start if place + 1 < len(run.articles) else run.stop
        return self._within(article, stop, near, position)

    def _within(self, article: Clause, stop: int, near: re.Match[str], position: int) -> Own:
        """A 款 or 项 of the article that the position stands in."""
        start = article.evidence.start
        paragraphs = self._paragraphs.get(article.id)
        if paragraphs is None:
            paragraphs = self._paragraphs[article.id] = read_paragraphs(self._text[start:stop])
        offset = position - start
        here = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
        if here < 0:
            return Own(reason=NO_ARTICLES)
        label = article.path[-1]
        if near["unit"] == "款" and near["which"] == "本":
            part: str | None = f"第{write_numeral(here + 1)}款" if len(paragraphs) > 1 else ""
        elif near["unit"] == "款":
            part = _before(here, near["count"], "款")
        else:
            items = paragraphs[here].items
            item = max(bisect_right(items, offset, key=lambda one: one.span.start) - 1, 0)
            part = _before(item, near["count"], "项")
            if part and len(paragraphs) > 1:
                part = f"第{write_numeral(here + 1)}款{part}"
        if part is None:
            return Own(reason=_NONE_BEFORE)
        return Own(articles=(article,), article=f"{label}{part}{near['rest']}")

    def _run(self, position: int) -> _Run | None:
        if len(self._runs) == 1:
            return self._runs[0]
        place = bisect_right(self._starts, position) - 1
        return self._runs[place] if place >= 0 else None


def _before(here: int, count: str | None, unit: str) -> str | None:
    """The parts before the one counted `here` from zero: 第一款, 第一款至第二款; None where there are not so many."""
    number = here if count == "各" else _COUNTS.get(count or "", 1)
    if number == 0 or here < number:
        return None
    first, last = here - number + 1, here
    written = [f"第{write_numeral(n)}{unit}" for n in dict.fromkeys((first, last))]
    return "至".join(written)


def _runs(articles: Sequence[Clause], end: int) -> list[_Run]:
    """The articles where their numbers begin again, each run up to the next."""
    runs: list[list[Clause]] = []
    last = (0, 0)
    for article in articles:
        order = _order(article.path[-1])
        if not runs or order <= last:
            runs.append([])
        runs[-1].append(article)
        last = order
    starts = [run[0].evidence.start for run in runs[1:]]
    return [_Run(run, stop) for run, stop in zip(runs, [*starts, end], strict=False)]


def _order(label: str) -> tuple[int, int]:
    found = _ARTICLE.fullmatch(label)
    if found is None:
        return 0, 0
    return read_numeral(found["number"]) or 0, read_numeral(found["sub"] or "") or 0
