"""What is asked of a paper: its number, dates, issuer, validity and further facts, or by its name alone the paper itself."""

import re

from corpus.model import Span
from search_api.question import frames
from search_api.question.asked import Asked, overlap
from search_api.question.named import Names
from search_api.values import Fact

_FACTS: tuple[Fact, ...] = (
    "number",
    "period",
    "validity",
    "replaced_by",
    "replaces",
    "basis",
    "which",
    "contact",
    "person",
    "issuer",
    "in_force_from",
    "first_issued",
    "amendments",
    "published_on",
    "written_on",
    "item",
    "annexes",
    "count",
    "title",
)
# These are asked of tasks too (由谁发布, 什么时候出台), so a paper must be named right before.
_OF_PAPERS_ONLY = frozenset(
    {
        *("issuer", "in_force_from", "published_on", "first_issued", "written_on", "amendments"),
        *("validity", "replaced_by", "replaces", "period"),
    }
)
# These are asked only right behind what names the paper: elsewhere the same words ask for something in it.
_OF_THE_PAPER_ITSELF = frozenset({"title", "count", "annexes"})

# A paper may be called by what its title says alone (推进城市安全发展有多少项任务).
_MATTER_BEFORE = re.compile(r"(?:[一-鿿]{4,}|[法典例]\([^()]{1,12}\))[,的 ]*$")
# 刑法有多少条, 安全生产法是谁制定的: the name of a law, however short; 办法 and 做法 name none.
_LAW_BEFORE = re.compile(
    r"[一-鿿](?:(?<![方办做说看想用书手疗算写司执立违犯])法|法典|通则)[》”]?(?: ?\([^()]{1,12}\))?(?:里面?|中)?[,的 ]*$"
)
_NAMED = re.compile(frames.masked_as("number", "title"))
_ONLY_NAMED = re.compile(
    rf"(?:{frames.masked_as('place')}|[,;:。?!的 ])*{frames.masked_as('number', 'title')}+(?:文件?|号文件?)?[,;:。?! ]*"
)
_ENDS_AS_PAPER = re.compile(rf"{frames.pattern('paper_name').pattern}[。?! ]*$")
_NAME_BEFORE = re.compile(
    rf"(?:{frames.pattern('paper_name').pattern}|{_NAMED.pattern}(?:文件?)?)[》”)]?(?: ?\([^()]{{1,12}}\))?(?:里面?|中)?[,的 ]*$"
)
_PAPER_BEFORE = re.compile(
    rf"(?:{frames.pattern('paper').pattern}|解释|通则|修正案)[》”)]?"
    r"(?:\([^()]{1,12}\)|(?:19|20)\d\d年?[-—–~至到]{1,2}(?:19|20)\d\d年?|(?:19|20)\d\d年?(?:版|修[正订]版?))?"
    rf"(?:{frames.masked_as('place')}|[的是,:、 ])*"
    r"(?:(?:新|最新)?修[订正改](?:后|过)?的?)?(?:现在|目前|正式|最早|具体)?$"
)


def of_a_paper(masked: str, names: Names) -> Asked | None:
    """The fact asked of a paper; None where none is."""
    named = _NAMED.search(masked) is not None
    for fact in _FACTS:
        if spans := _spans_of(fact, masked, names, named=named):
            others = [span for other in _FACTS for span in frames.find(f"document.{other}", masked)]
            apart = [span for span in others if not any(overlap(span, own) for own in spans)]
            also = apart if named or fact in _OF_PAPERS_ONLY else []
            return Asked("document", [*spans, *also], fact=fact)
    return None


def of_a_name_alone(masked: str, names: Names) -> Asked | None:
    """What a number, a 《title》 or the name of a paper with nothing else asks for: the document."""
    if _ONLY_NAMED.fullmatch(masked) or (not names.units and _ENDS_AS_PAPER.search(masked)):
        return Asked("document", [], fact="title")
    return None


def _spans_of(fact: Fact, masked: str, names: Names, *, named: bool) -> list[Span]:
    """Where the question asks for the fact, of a paper beyond doubt."""
    spans = frames.find(f"document.{fact}", masked)
    if fact == "issuer":
        by_law = frames.find("document.issuer.patterns_of_named", masked)
        spans = spans or [span for span in by_law if named or _LAW_BEFORE.search(masked[: span.start])]
    if fact in _OF_PAPERS_ONLY and not named:
        spans = [span for span in spans if _PAPER_BEFORE.search(masked[: span.start])]
    if fact in _OF_THE_PAPER_ITSELF:
        before = (_NAME_BEFORE, _MATTER_BEFORE, _LAW_BEFORE) if fact == "count" else (_NAME_BEFORE,)
        told = (span for span in spans if any(p.search(masked[: span.start]) for p in before))
        spans = [] if names.units else list(told)
    return spans
