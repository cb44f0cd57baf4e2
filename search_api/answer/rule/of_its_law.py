"""What is asked of an application and told in an article that names the deed alone: its law is titled by the thing."""

import re
from collections.abc import Iterable, Iterator

from corpus.model import Clause, Requirement
from corpus.recognise.characters import HAN
from indexer.engine.values import NATION, Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import prepared
from search_api.answer.law.named_law import law_in
from search_api.answer.law.titled import binds, divided_by_title, names_of
from search_api.answer.passages import Passage
from search_api.answer.place import applying
from search_api.answer.rule.requirement import FoundRule
from search_api.answer.shown import requirements_of
from search_api.question.matter import CONTENT, head_of
from search_api.values import Term

# The deed of whoever wants something, which any wording of an application holds.
_APPLIES = frozenset({"申请", "申请人", "申办", "办理", "办", "申报", "报名", "申领", "进行"})
# What may stand right before the deed that is applied for, and right behind it: 申请登记的, 办理登记时, 受理登记申请之日.
_BEFORE = re.compile(rf"(?:^|[^{HAN}]|申请|申办|办理|申报|申领|提出|进行|依法|予以|的|其|该|受理|收到|接到)$")
_BEHIND = re.compile(rf"(?:$|[^{HAN}]|申请|手续|的|时|应|须|需|要|之|后|前|人)")
_PARTED = re.compile("[,。;:]")
# So far from the beginning of the sentence the deed stands at the most, and what is told of it so far behind.
_FIRST, _NEAR = 16, 24
_MOST = 5


def rules_of_its_law(asking: Asking, says: re.Pattern[str]) -> list[FoundRule]:
    """The sentences that say it of the very deed, of laws in force that are titled by the thing; the nation's first."""
    terms = tuple(term for term in asking.query.terms if term.text not in _APPLIES)
    head = {term.text for term in head_of(asking.query.phrases)}
    if len(terms) < 2 or not head:
        return []
    named = law_in(asking)
    condition = Filter(documents=named.documents) if named else applying(asking.where)
    found = asking.gather(condition, "clause", "article")
    asking.legs = asking.legs | found.legs
    told = [
        FoundRule(passage=passage, requirement=requirement, fit=passage.cover.share)
        for passage in found.passages
        if binds(passage, asking.where)
        for requirement in _saying(passage, terms, head, says)
    ]
    if not asking.where.asked:
        told.sort(key=lambda one: one.passage.document.region != NATION)
    return told[:_MOST]


def _saying(
    passage: Passage, terms: tuple[Term, ...], head: Iterable[str], says: re.Pattern[str]
) -> Iterator[Requirement]:
    """The sentences of a passage that say it of the deed which its law's title leaves to be told."""
    record = passage.record
    divided = divided_by_title(passage.document, terms)
    if divided is None or not isinstance(record, Clause):
        return
    named = [term for term in (*divided.thing, *divided.others) if term.text in head]
    deeds = dict.fromkeys((*named, *(term for term in divided.others if term.weight >= CONTENT)))
    if not named or all(term in named for term in divided.thing):
        return
    for requirement in requirements_of(record):
        sentence = prepared(requirement.quote)
        told = says.search(sentence)
        if told and all(_is_applied_for(sentence, term, told) for term in deeds):
            yield requirement


def _is_applied_for(sentence: str, term: Term, told: re.Match[str]) -> bool:
    """Whether it is the deed itself that the sentence tells this of, near its beginning: 变更登记 and 登记证 are others."""
    return any(
        _BEFORE.search(sentence[: place.start()])
        and _BEHIND.match(sentence, place.end())
        and (place.end() <= told.start() <= place.end() + _NEAR or told.start() <= place.start() < told.end())
        and place.start() <= _FIRST
        and not _PARTED.search(sentence, 0, place.start())
        for name in names_of(term)
        for place in re.finditer(re.escape(name), sentence)
    )
