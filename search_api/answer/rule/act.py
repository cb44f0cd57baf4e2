"""What somebody asks leave to do (能不能在飞机上打电话), and whether a rule demands, permits or forbids just that."""

import re

from corpus.model import Record, Requirement
from corpus.recognise.characters import HAN, fold
from indexer.tokens import word_classes
from search_api.answer.cover import Matter
from search_api.answer.rule.asked_value import YES_NO, place_of_modal
from search_api.question.frames import words as listed
from search_api.question.matter import side_by_side, terms_of, weight_of
from search_api.values import Query, Term

# So much of what one wants to do stands behind the word that obliges.
_SHARE = 0.7
_LEAST_CLASSES = ("v", "vn", "l")
# To whom or with whom a thing is done is not what is done: 不得向未经许可从事生产的企业采购.
_ADDRESSED = re.compile(
    rf"(?:向|对|从|给|与|由|为)[^,，。;；:：]{{0,60}}的[{HAN}]{{2}}|(?:到|在|向|由)[^,，。;；:：]{{1,16}}?(?:机构|部门|机关|单位)"
)
# 要坐牢吗 asks what follows, not for leave.
_WHAT_FOLLOWS = re.compile(r"坐牢|罚|拘留|判刑|犯法|违法|犯罪|处分|扣分|赔")
_SENTENCE = re.compile(r"[^。；;\n]+")
# Where it is done may be told elsewhere in the rule.
_WHERE = re.compile(rf"^(?:在|到)[{HAN}]{{1,6}}?[里上中内边旁站](?=.)")
_PARTICLES = "吗么嘛呢呀啊吧的了着"


class Act(Record):
    """The words of what is done, and the verb among them where one is known."""

    terms: tuple[Term, ...]
    verb: Term | None

    def is_told_by(self, requirement: Requirement) -> bool:
        """Whether the rule's own words, behind the one that obliges, tell of doing it."""
        return self._stands_in(requirement.quote[place_of_modal(requirement) or 0 :])

    def is_told_in(self, text: str) -> bool:
        """Whether any sentence of a text tells of doing it."""
        return any(self._stands_in(said[0]) for said in _SENTENCE.finditer(text))

    def _stands_in(self, said: str) -> bool:
        told = _ADDRESSED.sub("", fold(said))
        if self.verb is not None and Matter((self.verb,)).share(told) == 0:
            return False
        return Matter(self.terms).share(told) >= _SHARE


def asked_act(query: Query) -> Act | None:
    """What the question's last words ask leave to do; None where it asks something else, or they say nothing."""
    if not query.phrases or not YES_NO.search(query.text) or _WHAT_FOLLOWS.search(query.text):
        return None
    said = _WHERE.sub("", query.phrases[-1].rstrip(_PARTICLES))
    terms = (*terms_of([said]), *_passed_over(said))
    verbs = (term for term in terms if any(tag in _LEAST_CLASSES for tag in word_classes(term.text)[:1]))
    return Act(terms=terms, verb=next(verbs, None)) if terms else None


def _passed_over(said: str) -> tuple[Term, ...]:
    """The words that tell nothing in most questions and here are a part of what is done: 打电话."""
    stop = listed("stop")
    words = dict.fromkeys(word for word in side_by_side(said) if word in stop and len(word) > 1)
    return tuple(Term(text=word, weight=weight_of(word)) for word in words)
