"""What a question is about, once its own words are out: terms with their weight, and the pieces they stand in."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from corpus.model import Span
from corpus.recognise.characters import HAN
from indexer.tokens import knows, tokenize, word_classes
from search_api.question.frames import words as listed
from search_api.question.synonyms import longest_at, synonyms_of
from search_api.values import Term

# A word of this weight says something of the matter by itself.
CONTENT = 0.38
_PIECE = re.compile(rf"[{HAN}〇A-Za-z0-9./+\-]+")
_PARTED = re.compile(rf"([{HAN}]{{1,8}})[、·“”\"'‘’]{{1,2}}([{HAN}]{{1,8}})")
_RAREST = 0.0008
# A single character says less than a word (煤, 茶, 井), and a verb that any text may put otherwise hardly anything.
_SINGLE = 0.6
LIGHT = 0.35
# What happens and how: verbs, adjectives, adverbs, numerals, pronouns, phrases. What is named by a noun is more than that, and
# so is work that is named as such (vn, an: 游泳).
_HAPPENS = frozenset("vadilzrmqpcfyeo")
_WORK = frozenset({"vn", "an"})
_PARTICLE = "u"
# With these no word begins that no dictionary knows (后维保, 要交).
_FUNCTION = frozenset("要需该会能被把让没又再都后时")


def pieces_of(text: str, taken: Iterable[Span]) -> tuple[str, ...]:
    """The unbroken pieces of the text outside the spans, in order; one name may be written with marks in it (双随机、一公开)."""
    kept = list(text)
    for span in taken:
        kept[span.start : span.end] = "\0" * (span.end - span.start)
    left = _PARTED.sub(lambda m: m[1] + m[2] if knows(m[1] + m[2]) else m[0], "".join(kept))
    return tuple(match[0] for match in _PIECE.finditer(left))


def terms_of(pieces: Sequence[str], *, by_law: bool = False) -> tuple[Term, ...]:
    """The words of the pieces that say what is asked about, each once, in order.

    With `by_law` also by what the laws of matters call them (`synonyms_of`).
    """
    stop, found = listed("stop"), dict[str, Term]()
    for piece in pieces:
        for word in side_by_side(piece, by_law=by_law):
            if word not in stop and word not in found:
                others = synonyms_of(word, by_law=by_law)
                known = bool(others) or knows(word)
                found[word] = Term(text=word, weight=weight_of(word), alternatives=others, known=known)
    return tuple(found.values())


def head_of(pieces: Sequence[str], *, by_law: bool = False) -> tuple[Term, ...]:
    """The words without which a text is about another thing; none where no piece has a word of content.

    It is what stands behind the last 的 (养老设施的消防验收费用), else the last word of content, of the last piece with one.
    """
    for piece in reversed(pieces):
        owner, _, owned = piece.rpartition("的")
        terms = terms_of([owned], by_law=by_law)
        if owner and terms:
            return terms
        content = [term for term in terms if term.weight >= CONTENT]
        if content:
            return (content[-1],)
    return ()


def side_by_side(piece: str, *, by_law: bool = False) -> list[str]:
    """The words of a piece one after another, none inside another: the tokenizer's, and those that have other names."""
    tokens = tokenize(piece).words.split()
    lowered, words, place = piece.lower(), list[str](), 0
    while place < len(lowered):
        here = [token for token in tokens if lowered.startswith(token, place)]
        known = longest_at(lowered, place, by_law=by_law)
        word = max((lowered[place], known, *here), key=len)
        if word != known and word[0] in _FUNCTION and len(word) > 1 and not knows(word):
            word = word[0]
        words.extend([word] if word == known else _parts(word, by_law) or [word])
        place += len(word)
    return words


def weight_of(word: str) -> float:
    """How much a word tells about a matter, 0 to 1: the rarer in official texts, the more."""
    share = max(_shares().get(word, _RAREST), _RAREST)
    weight = _single(word) if len(word) == 1 else math.log(share) / math.log(_RAREST)
    return weight * LIGHT if word in listed("light") else weight


def is_common(word: str) -> bool:
    """Whether official texts use the word now and then, whatever it means to them."""
    return word in _shares()


@cache
def happens(word: str) -> bool:
    """Whether the word tells what happens, or how, in a way that official texts do not use."""
    classes = [tag for tag in word_classes(word) if tag and not tag.startswith(_PARTICLE)]
    return not is_common(word) and bool(classes) and classes[-1][0] in _HAPPENS and classes[-1] not in _WORK


@cache
def _single(character: str) -> float:
    """The weight of a word of one character: by how rare the words are that it stands in, since a text may hold any of them."""
    share = max((s for word, s in _shares().items() if character in word), default=_RAREST)
    return _SINGLE * math.log(max(share, _RAREST)) / math.log(_RAREST)


def _parts(word: str, by_law: bool) -> list[str]:
    """The fewest words of two and more characters that a longer one is put together from; none where any of it is left over.

    Of as few those that official texts use, and of these the longer ones first: 拖欠 农民工 工资, not 拖欠 农民 工工资.
    """
    tokens = {token for token in tokenize(word).words.split() if token != word and len(token) > 1}
    best: list[tuple[int, int, list[int], list[str]] | None] = [(0, 0, [], []), *[None] * len(word)]
    for place in range(len(word) - 1):
        before = best[place]
        if before is None:
            continue
        count, strange, lengths, words = before
        named = longest_at(word, place, by_law=by_law)
        for part in {*(token for token in tokens if word.startswith(token, place)), named} - {"", word}:
            end = place + len(part)
            told = (count + 1, strange + (not is_common(part)), [*lengths, -len(part)], [*words, part])
            known = best[end]
            if known is None or told < known:
                best[end] = told
    whole = best[-1]
    return whole[3] if whole else []


@cache
def _shares() -> dict[str, float]:
    text = resources.files("corpus.lexicon").joinpath("word_shares.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(share) / 10_000 for word, share in rows}
