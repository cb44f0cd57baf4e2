"""Units that only the documents at hand know (创新发展局, 榨菜管理办公室), where a question names them."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Span
from corpus.recognise.characters import HAN
from search_api.question import frames

_LONGEST = 24
_SHORTEST = 4
# Other names that records give somebody (职业院校, 供电公司) are words of matters as often.
_OFFICE = re.compile(r"(?:局|委员会|管委会|委|办公室|办|厅|署|中心|大队|支队|指挥部)$")
# 区创新发展局: of a place, the level alone.
_LEVEL = re.compile(rf"(?:^|[^{HAN}])[省市区县旗州]$")
_NOBODY = re.compile(r"^[各有相]|人民政府|街道办")
# Companies, schools, cooperatives and the like, only where it is asked right behind the name what they have to do.
_BODY = re.compile(
    r"(?:公司|集团|合作社|联合社|小学|中学|学校|学院|大学|幼儿园|医院|卫生院|银行|[分支]行|协会|[总商]会|联合会"
    r"|军分区|武装部|站|所|队|法院|检察院|报社|电视台|出版社|研究院)$"
)
_ASKED_OF_ONE = ("unit_tasks", "unit_tasks.by_part", "role")
_HAN = re.compile(f"[{HAN}]")
_IN_A_MATTER = re.compile(
    rf"(?:在?(?:{'|'.join(sorted(frames.words('situations')))})|在[^,;。?]{{2,16}}(?:中|里|上|方面|期间|时))?"
)


def offices(names: Iterable[str]) -> frozenset[str]:
    """Of the names that records give units, those that are looked for in questions."""
    return frozenset(
        name for name in names if _SHORTEST <= len(name) <= _LONGEST and (is_office(name) or _is_body(name))
    )


def is_office(name: str) -> bool:
    """Whether the name is an office's beyond doubt."""
    return _OFFICE.search(name) is not None and not _NOBODY.search(name)


def find_held_units(text: str, held: frozenset[str], places: Sequence[Span] = ()) -> list[Span]:
    """Where the text names one of them, the longest first taken, in order. Behind one of the `places` a name may begin."""
    found: list[Span] = []
    start = 0
    while start < len(text):
        longest = min(_LONGEST, len(text) - start)
        end = next(
            (
                start + n
                for n in range(longest, _SHORTEST - 1, -1)
                if (name := text[start : start + n]) in held
                and (is_office(name) or _is_asked(text, start, start + n, places))
            ),
            None,
        )
        if end is not None:
            level = _LEVEL.search(text, max(0, start - 2), start)
            found.append(Span(start=level.end() - 1 if level else start, end=end))
        start = end or start + 1
    return found


def _is_body(name: str) -> bool:
    return _BODY.search(name) is not None and not _NOBODY.search(name)


def _is_asked(text: str, start: int, end: int, places: Sequence[Span]) -> bool:
    """Whether the question asks right behind a name what its bearer has to do, and no longer name holds it."""
    # 市 of 澄湾市排水集团 is told by the place and by the name.
    if (
        text[:start]
        and _HAN.match(text[start - 1])
        and not any(start in (p.end, p.end - 1, p.start) for p in places)
    ):
        return False
    behind = _IN_A_MATTER.match(text, end)
    asked = behind.end() if behind else end
    return any(span.start == asked for frame in _ASKED_OF_ONE for span in frames.find(frame, text, end))
