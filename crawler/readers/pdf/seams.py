"""Whether two texts that meet at an edge, of a line or of a page, are one: told from names of units and from dates."""

import re

from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.unit.units import find_units, is_unit

_MARKS = "、，,;；"
_SEPARATED = re.compile(r"[、，,;；：:。\s]|牵头|会同|负责|配合|等")
_CLOSING = re.compile(r"[。；！？;!?.][”’）)」』]*$")
# What goes on with a list or a name and begins none.
_TRAILING = re.compile(
    r"等|[（(]|负责|牵头|配合|参与|协助|落实|承办|实施|按|分别|共同|和|及|以及|会同|[、，,;；。）)]"
)
# What belongs to the body named before it, rather than being one of its own.
_DEPENDENT = re.compile(
    r"办公室|督查室|.{0,6}(?:分局|分公司|支公司|分行|分中心|党校)|(?:组织|宣传|统战|社会工作)部|政法委|编办|网信办"
)
_HEADED = re.compile(r"(?:委|政府|委员会|局|公司|行|中心|电信|移动|联通|铁塔|电网|指挥部|领导小组)$")
# An assignment is said; what follows is another one.
_ENDED = re.compile(
    r"(?:牵头|负责|配合|协同|协助|参与|参加|落实|承办|实施|督办|指导|协作|协办|等(?:相关|有关)?(?:部门|单位))$"
)
_NOTHING = re.compile(r"[—－–\-/／无]{1,2}")
_LONGEST_NAME = 40


def belongs(above: str, below: str) -> bool | None:
    """Whether the text below goes on with the one above; None where neither names nor dates tell."""
    if not above or not below:
        return None
    if above.endswith(tuple(_MARKS)) or below.startswith(tuple(_MARKS)) or _is_open(above):
        return True
    if _CLOSING.search(above) or _NOTHING.fullmatch(above) or _NOTHING.fullmatch(below):
        return False
    tail, head = _SEPARATED.split(above)[-1][-_LONGEST_NAME:], _SEPARATED.split(below)[0][:_LONGEST_NAME]
    if is_unit(tail) or _ENDED.search(above):
        if _TRAILING.match(below):
            return True
        if is_unit(head):
            return bool(tail and _DEPENDENT.fullmatch(head) and _HEADED.search(tail))
        return False if any(mention.start <= 1 for mention in find_units(below[:_LONGEST_NAME])) else None
    if tail and head and is_unit(tail + head):
        return True
    if read_deadline(above) is not None and read_deadline(below) is not None:
        return False
    return None


def lists_on(above: str, below: str) -> bool:
    """Whether two lines without a mark are two names of a list that has a name a line."""
    if any(mark in above or mark in below for mark in _MARKS) or not is_unit(above) or not is_unit(below):
        return False
    return not (_DEPENDENT.fullmatch(below) and _HEADED.search(above))


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation is open."""
    brackets = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    return brackets or text.count("“") > text.count("”") or text.count("《") > text.count("》")
