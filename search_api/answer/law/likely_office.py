"""Whose a matter is that no one sentence and no one law tells surely: the likeliest of the offices that laws speak for.

药房卖给我妈的降压药早过期了，由谁来罚: no word of it but 药 stands in 药品管理法, of which 降压药 is a sign all the same. How
likely an office is, a few numbers tell that were learnt from lay questions (`likely_office.toml`).
"""

import math
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from corpus.model import Record
from search_api.answer.asking import Asking
from search_api.answer.gate import HEAD
from search_api.answer.law.by_deed import asks_an_office
from search_api.answer.law.competence import told_by
from search_api.answer.law.heard import Hearing
from search_api.answer.law.held_competence import Held, level_fit
from search_api.answer.law.spoken_for import Spoken, is_hopeless, leaves_open, spoken_for, tells_a_story
from search_api.answer.law.subject import subject_title
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.question import frames
from search_api.question.asked_deed import asked_deed
from search_api.values import Answer

# Asked so, nobody is asked to do anything.
_FIND = re.compile("(?<!了)找谁[?。]?$")
_MONEY = re.compile("(?:费|费用|罚款|奖金|补贴|补助|经费|价格|标准|养老金|工资|贷款)$")


class OfficeGate(Record):
    """What likelihood is made of; an office that is less likely than `least` is not told."""

    least: float
    bias: float
    weights: dict[str, float]

    def likelihood(self, signs: Mapping[str, float]) -> float:
        """How likely it is that the office with these signs has the matter, 0 to 1."""
        told = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-told))


def answer_by_likelihood(asking: Asking) -> Answer | None:
    """The likeliest office; None where that is not likely enough, or the question is not about whose a matter is."""
    query = asking.query
    wanted = WantedMatter.of(query.phrases) if asks_an_office(query) else None
    # No signs are looked for where a place is asked about, and a place has so few laws that the likeliest may be far from it.
    if wanted is None or asking.retrieval is None or asking.where.asked:
        return None
    deed = asked_deed(query)
    if deed is None and not asks_whose(query.text):
        return None
    hearing = Hearing(asking, deed, asking.retrieval)
    if is_hopeless(hearing):
        return None
    likely = [(office_gate().likelihood(one.signs), one) for one in spoken_for(hearing)]
    likelihood, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or likelihood < office_gate().least or not _is_of_the_thing(wanted, best, hearing):
        return None
    if leaves_open(hearing):
        return None
    return told_by(asking, [_held(best, likelihood, asking)])


def asks_whose(text: str) -> bool:
    """Whether it asks who sees to a matter; 孩子上学找谁 may want anything."""
    oversight = frames.find("whose.oversight", text)
    if tells_a_story(text):
        return bool(oversight or frames.find("whose.of_a_story", text))
    return bool(oversight) and not _FIND.search(text)


def _is_of_the_thing(wanted: WantedMatter, best: Spoken, hearing: Hearing) -> bool:
    """Whether what says it is about the tax or the paper that is asked for, where one is."""
    document = best.judged.document
    if wanted.is_another(subject_title(document)):
        return False
    quote = best.record.evidence.quote
    told = f"{document.title}，{quote}"
    # Who pays or sets money only a sentence tells that says so.
    if any(_MONEY.search(phrase) for phrase in wanted.phrases) and wanted.head.share(quote) < HEAD:
        return False
    if not wanted.is_of_its_tax(told):
        return False
    another = wanted.is_another_paper(quote, document.title)
    return not another or wanted.is_paper_in(_heard_of(best, hearing), document.title)


def _heard_of(best: Spoken, hearing: Hearing) -> str:
    heard = (*hearing.of_signed, *hearing.free)
    own = (one.article.text for one in heard if one.article.document_id == best.record.document_id)
    return "\n".join((best.record.evidence.quote, *own))


def _held(best: Spoken, likelihood: float, asking: Asking) -> Held:
    return Held(
        competence=best.record,
        judged=best.judged,
        near=best.near,
        fits=level_fit(best.record, asking),
        narrow=1.0,
        said=True,
        score=likelihood,
    )


@cache
def office_gate() -> OfficeGate:
    """The numbers as shipped."""
    text = resources.files("search_api.answer.law").joinpath("likely_office.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), OfficeGate)
