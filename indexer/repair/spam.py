"""Cuts the link lines that spammers plant on sites, and tells sites whose agencies' names they replaced."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.recognise.characters import HAN
from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, cut_lines, lines_of

KIND = "spam"
_WHY = "网站被植入的广告链接"
# Planted lines stand at the head or the foot of a text, in so many lines.
_EDGE = 12
# So many phrases in a row without a sentence, so many of them and this share naming a game or a trade.
_PHRASES, _NAMED, _SHARE = 4, 3, 0.3
_SENTENCE = "。；;！!：:"
# One phrase a line: so many lines in a row.
_LINES, _SHORT = 4, 24
# So many agencies named after gambling brands make a text one that nobody can trust.
_REPLACED = 2


def cut_spam(draft: Draft) -> tuple[Edit, ...]:
    """Cuts of lines that are nothing but planted links, at the head and at the foot."""
    lines = lines_of(draft)
    places = [place for place in range(len(lines)) if place < _EDGE or place >= len(lines) - _EDGE]
    cut = {place for place in places if not lines[place].fixed and _is_planted(lines[place].text)}
    cut.update(_planted_one_a_line(lines, places))
    return tuple(cut_lines(draft, lines, cut, KIND, _WHY))


def is_hijacked(draft: Draft) -> bool:
    """Whether agencies of the text bear gambling brands: 新葡京官网安全生产委员会."""
    return sum(1 for _ in _brand().finditer(draft.text)) >= _REPLACED


def _is_planted(line: str) -> bool:
    if any(mark in line for mark in _SENTENCE):
        return False
    phrases = line.split()
    if len(phrases) < _PHRASES:
        return False
    named = sum(1 for phrase in phrases if _named().search(phrase))
    return named >= _NAMED and named >= len(phrases) * _SHARE


def _planted_one_a_line(lines: Sequence[RawLine], places: Sequence[int]) -> Iterator[int]:
    run: list[int] = []
    for place in (*places, len(lines)):
        text = lines[place].text if place < len(lines) else ""
        if 0 < len(text) <= _SHORT and _named().search(text) and not lines[place].fixed:
            run.append(place)
            continue
        if len(run) >= _LINES and run[-1] - run[0] == len(run) - 1:
            yield from run
        run = []


@cache
def _named() -> re.Pattern[str]:
    words = lexicon("furniture")
    return re.compile(any_of([*words["spam"], *words["brands"]]))


@cache
def _brand() -> re.Pattern[str]:
    brands = any_of(lexicon("furniture")["brands"])
    site = "官网|官方网站|网站|网址|平台|集团|娱乐|国际|在线|手机版|体育|电子|注册|登录|登入|入口|下载|app|APP|网投|开户"
    agency = "人民政府|政府|办公室|委员会|管委会|街道|[局厅委办院]"
    return re.compile(rf"(?:{brands})(?:{site}){{0,3}}(?:[{HAN}]{{0,8}}?(?:{agency}))")
