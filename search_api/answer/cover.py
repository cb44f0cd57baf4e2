"""How far a text is about the matter asked: the share of the matter's words, by weight, that it holds close together."""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from corpus.model import Record
from corpus.recognise.characters import fold
from search_api.values import Term

_SENTENCE = re.compile(r"[^。;!?\n\t]+")
_SKIPPED = re.compile(r"[ \r“”‘’\"'《》〈〉「」『』·、]+")
# What a text leaves out by name (不涉出口关税, 不要求退税, 烟花爆竹除外) is not what it is about.
_PART = r"[^,;。、:()\n\t]{1,12}"
_NOT = rf"不(?:涉及?|要求|需要|包括|包含|含|属于|适用){_PART}"
_EXCEPT = "除外"
_NAMED_NOT = re.compile(_NOT)
_LEFT_OUT = re.compile(f"{_NOT}|{_PART}{_EXCEPT}")

# A word found only in the paragraph around the sentence, or only in headings and title, counts so much.
_NEARBY = 0.8
_CONTEXT = 0.6
# A long word of which only a part stands there (充电桩 for 充电设施) counts as much of it as does, times this.
_PARTLY = 0.7
# Words that weigh at least this share of the heaviest are the key of the matter.
_KEY = 0.75
# Sentences this short, and without a comma these, are headings and are read together with what follows them.
_SHORT = 12
_HEADING = 26
# Of sentences that cover as much, the one that says it in the question's own words.
IN_ITS_WORDS = 0.06
# A text that holds less of the matter than this, its context included, is not looked at sentence by sentence.
_HOPELESS = 0.3
_SHORTEST_RUN = 3
# Most are of two hundred characters; longer ones than this would take much room.
_LONG_TEXT = 2000
# Less of a word than this is chance.
_HELD = 0.25
# A word with a slip in it counts half where its neighbours stand beside what it may have been.
_SLIP = 0.5


class Cover(Record):
    """`share` of the matter's weight that is covered, `key` the same of its heaviest words, `own` what the sentence holds itself.

    `missing` is the weight of the heaviest word of content that neither the text nor its context holds.
    `run` is the longest unbroken piece of the question in it, as a share of the longest piece; `said` the same where the
    context counts too. `start:end` is the sentence within the text given.
    """

    share: float
    key: float
    own: float
    missing: float
    run: float
    said: float
    start: int
    end: int


NOTHING = Cover(share=0.0, key=0.0, own=0.0, missing=0.0, run=0.0, said=0.0, start=0, end=0)


class Matter:
    """What a question is about, made ready to be looked for in many texts."""

    def __init__(self, terms: Sequence[Term], phrases: Sequence[str] = ()) -> None:
        self.weights = [term.weight for term in terms]
        self.total = sum(self.weights)
        heaviest = max(self.weights, default=0.0)
        self.keys = [place for place, weight in enumerate(self.weights) if weight >= heaviest * _KEY]
        self.key_total = sum(self.weights[place] for place in self.keys)
        self.phrases = [phrase.lower() for phrase in phrases]
        self.longest = max(map(len, self.phrases), default=0)
        self._words = [_Word(term, self.phrases) for term in terms]

    def cover(self, text: str, context: str = "") -> Cover:
        """How well the best sentence of the text, with the text around it and its context, covers the matter."""
        return max(
            self.covers(text, context), key=lambda one: one.share + IN_ITS_WORDS * one.run, default=NOTHING
        )

    def covers(self, text: str, context: str = "") -> list[Cover]:
        """How well each sentence of the text covers the matter, in order; nothing where it can hardly be about it."""
        if not self._words:
            return []
        folded, everywhere = _known_told(text) if len(text) <= _LONG_TEXT else _told(text)
        around = prepared(context)
        near = [word.strength(everywhere) for word in self._words]
        lent = self._lent(near, around)
        if sum(map(mul, self.weights, lent)) < _HOPELESS * self.total:
            return []
        said = self._run(around)
        return [self._one(folded, start, end, near, lent, said) for start, end in _sentences(folded)]

    def share(self, *texts: str) -> float:
        """The share of the matter that short texts hold anywhere."""
        if not self._words:
            return 0.0
        own = "\n".join(map(prepared, texts))
        held: float = sum(map(mul, self.weights, [word.strength(own) for word in self._words]))
        return held / self.total

    def run(self, text: str) -> float:
        """The longest unbroken run of any phrase that stands in the text, as a share of the longest phrase."""
        return self._run(prepared(text))

    def _lent(self, near: Sequence[float], far: str) -> list[float]:
        """How much of each word the text around a sentence, which holds so much of it, and its context lend to it."""
        lent = []
        for word, strength in zip(self._words, near, strict=True):
            held = _NEARBY * strength
            lent.append(max(held, _CONTEXT * word.strength(far)) if held < _CONTEXT and far else held)
        return lent

    def _one(
        self,
        folded: str,
        start: int,
        end: int,
        near: Sequence[float],
        lent: Sequence[float],
        said: float,
    ) -> Cover:
        own = squeezed(folded[start:end])
        run = self._run(own)
        # What the whole text does not hold, no sentence of it does.
        inside = [word.strength(own) if there else 0.0 for word, there in zip(self._words, near, strict=True)]
        held = list(map(max, inside, lent))
        covered: float = sum(map(mul, self.weights, held))
        covered_itself: float = sum(map(mul, self.weights, inside))
        lacking = [weight for weight, strength in zip(self.weights, held, strict=True) if strength < _HELD]
        return Cover(
            share=covered / self.total,
            key=sum([self.weights[place] * held[place] for place in self.keys]) / self.key_total,
            own=covered_itself / self.total,
            missing=max(lacking, default=0.0),
            run=run,
            said=max(run, said),
            start=start,
            end=end,
        )

    def _run(self, text: str) -> float:
        if self.longest < _SHORTEST_RUN:
            return 0.0
        best = _SHORTEST_RUN - 1
        for phrase in self.phrases:
            for start in range(len(phrase) - best):
                while start + best < len(phrase) and phrase[start : start + best + 1] in text:
                    best += 1
        return best / self.longest if best >= _SHORTEST_RUN else 0.0


class _Word:
    """A term with its other names, best first, the character pairs of a long one, and what a slip in it may have been."""

    def __init__(self, term: Term, phrases: Sequence[str]) -> None:
        self.word = term.text.lower()
        self.others = [(other.lower(), worth) for other, worth in term.alternatives]
        long = len(self.word) > 2
        pairs = dict.fromkeys(self.word[place : place + 2] for place in range(len(self.word) - 1))
        # 局局局局 is no long word.
        self.pairs = list(pairs) if long and len(pairs) > 1 else []
        self.slip = None if term.known or len(self.word) != 2 else _slip(self.word, phrases)

    def strength(self, text: str) -> float:
        """How surely the text holds the term: 1 for the word itself, less for another name or for a part of it."""
        if self.word in text:
            return 1.0
        best = 0.0
        for other, worth in self.others:
            if other in text:
                best = worth
                break
        if self.pairs and best < _PARTLY:
            held = [pair for pair in self.pairs if pair in text]
            best = max(best, _PARTLY * len(held) / len(self.pairs))
        if self.slip is not None and best == 0.0 and self.slip.search(text):
            return _SLIP
        return best


def _slip(word: str, phrases: Sequence[str]) -> re.Pattern[str] | None:
    """Where a word of two characters that no dictionary knows (消访通道) may stand with one of them right (消防通道).

    Its neighbours in the question must stand beside it there too.
    """
    either = f"[{re.escape(word)}]"
    sides = []
    for phrase in phrases:
        start = phrase.find(word)
        if start < 0:
            continue
        before, after = phrase[max(0, start - 2) : start], phrase[start + 2 : start + 4]
        sides += [f"{either}.{{0,2}}{re.escape(after)}"] if len(after) == 2 else []
        sides += [f"{re.escape(before)}.{{0,2}}{either}"] if len(before) == 2 else []
    return re.compile("|".join(sides)) if sides else None


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences; headings and very short ones are taken with what follows."""
    return _sentences(fold(text))


def _sentences(folded: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(folded):
        if spans and _leads_on(folded[slice(*spans[-1])]):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


def _without_left_out(folded: str) -> str:
    """The text with blanks where it tells what it is not about."""
    # What may stand before 除外 must be tried at every place, so only where it is there.
    pattern = _LEFT_OUT if _EXCEPT in folded else _NAMED_NOT
    return pattern.sub(lambda match: " " * len(match[0]), folded)


def prepared(text: str) -> str:
    """A text as words are looked for in it."""
    return _known_prepared(text) if len(text) <= _LONG_TEXT else _prepared(text)


def _prepared(text: str) -> str:
    return squeezed(fold(text).lower())


def _told(text: str) -> tuple[str, str]:
    """A text without what it says that it is not about, and the same as words are looked for in it."""
    folded = _without_left_out(fold(text).lower())
    return folded, squeezed(folded)


# Titles and headings are asked for again by each of their passages, passages by other parts of a question and by the next.
_known_prepared = lru_cache(maxsize=8192)(_prepared)
_known_told = lru_cache(maxsize=4096)(_told)


def squeezed(folded: str) -> str:
    """A folded text as words are looked for in it: without blanks, quotation marks, and marks inside a name (双随机、一公开)."""
    return _SKIPPED.sub("", folded)


def _leads_on(sentence: str) -> bool:
    return len(sentence) < _SHORT or (len(sentence) < _HEADING and "," not in sentence)
