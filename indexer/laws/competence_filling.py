"""What stands between an office and what it does, and says nothing of the matter: 应当按照各自职责, 依照…规定."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record

# A phrase of grounds is no longer.
_LONGEST_GROUND = 48


class _Filling(Record):
    """What may stand between an office and its verb: words, and phrases of its grounds (依照…规定的职责)."""

    words: re.Pattern[str]
    grounds: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def _filling() -> _Filling:
    table = lexicon("competences")
    return _Filling(
        words=re.compile(any_of([*table["fillers"], ","])),
        grounds=re.compile(any_of(table["grounds"])),
        closing=re.compile(
            "(?:规定的?)?(?:职责|职权|职能)(?:范围以?内|范围|分工|权限)?|分工|规定|范围以?内|范围|授权|委托|要求|权限|原则"
            "|本法|本条例|本办法|本规定|法律|法规|(?:领导|指导|配合|监督)下|内|下"
        ),
    )


def fillings(text: str, start: int) -> list[int]:
    """The places to which filling may reach from `start`, each once, nearest first."""
    filling, seen, waiting = _filling(), {start}, [start]
    while waiting:
        place = waiting.pop()
        ends = [match.end()] if (match := filling.words.match(text, place)) else []
        if ground := filling.grounds.match(text, place):
            reach = min(len(text), ground.end() + _LONGEST_GROUND)
            ends += [found.end() for found in filling.closing.finditer(text, ground.end(), reach)]
        for end in ends:
            if end not in seen:
                seen.add(end)
                waiting.append(end)
    return sorted(seen)


def is_filling(text: str) -> bool:
    """Whether the text is filling and nothing else."""
    return len(text) in fillings(text, 0)
