"""The matter of a question as the law is asked for it, and how much of what the law gives is just that."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from corpus.lexicon import lexicon
from indexer.tokens import knows
from search_api.answer.cover import Matter
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT, happens, head_of, is_common, side_by_side, terms_of, weight_of
from search_api.values import Term

# A matter told only in common words must stand there as it was said.
_COMMON = 0.55
# What laws count a thing to stands for it nearly as well as its name; other names only where they are sure.
_KIND = 0.95
_SURE = 0.8
# 矿产资源勘查、开采和矿区生态修复 gives each of them.
_SEVERAL = re.compile("、|和|及|与|以及")
_ONE_OF_SEVERAL = 0.9
_LIST_BEFORE = re.compile("、.{2,40}等(?!工作|活动|行为|事项|的).{2}")
_WHOLLY = 0.9
# 拍卖业 is 拍卖.
_TRADE = "业"
# Who is in a trade is under the office that has the trade, where official texts have no name for it (拍卖行, 公证处).
_IN_A_TRADE = 0.85
_TELLING = 0.6
_TAX = "税"
_NAMED_TAX = re.compile(
    r"[\u4e00-\u9fff]{2,7}(?<![的交缴纳退征收偷漏逃免减抗补报])税(?!务|收|率|费|款|法|局|源|种|票)"
)
_PAPER = re.compile(r"(?:证|证书|执照|批文|批件|牌照|证明)$")
_PAPER_TOLD = re.compile(r"许可证|执照|证书|牌照|证(?:的|$)")
# A law calls a paper by so many characters at least, if not by its whole name (经营许可证).
_PAPER_NAME = 5


class WantedMatter:
    """The matter of a question as competences are asked for it: without words of complaint, with what laws count to what."""

    def __init__(self, phrases: Sequence[str], terms: tuple[Term, ...], head: tuple[Term, ...]) -> None:
        self.phrases, self.terms = phrases, terms
        sides = frozenset(lexicon("competences")["sides"])
        # 精神卫生工作 is asked about 精神卫生.
        self.cores = tuple(_core(phrase, sides) for phrase in phrases)
        light = listed("light")
        things = tuple(term for term in terms if term.text not in sides or term.text in light) or terms
        self.things = _without_trade(things)
        self.names = {*phrases, *("".join(term.text for term in told) for told in (terms, self.things))}
        named = (
            tuple(term for term in head if term.text not in sides and term in self.things) or self.things[-1:]
        )
        self.whole, self.matter, self.head = Matter(terms, phrases), Matter(self.things), Matter(named)
        self.named = Matter([_alone(term) for term in named])
        # In the question's own words, and those of the kinds to which laws count it.
        self.said = Matter([_with_kinds(_alone(term)) for term in self.things])
        self.common = max((term.weight for term in self.things), default=0.0) < _COMMON

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "WantedMatter | None":
        """The matter; None where nothing is left that tells one."""
        complaints = frozenset(lexicon("competences")["complaints"]) | {"全国"}
        pieces = [
            piece
            for piece in phrases
            if not all(word in complaints for word in side_by_side(piece, by_law=True))
        ]
        told = terms_of(pieces, by_law=True)
        terms = tuple(_with_kinds(term) for term in told if term.text not in complaints)
        light = listed("light")
        if not terms or all(term.text in light for term in terms):
            return None
        names = {term.text: term for term in terms}
        heads = (term for term in head_of(pieces, by_law=True) if term.text not in complaints)
        head = tuple(names.get(term.text, term) for term in heads)
        return cls(pieces, terms, head or tuple(term for term in terms if term.weight >= CONTENT)[-1:])

    def is_of_its_tax(self, *told: str) -> bool:
        """Whether the texts name the tax that is asked about, where one is by its name: 房产税 is not 房地产税."""
        taxes = [found[0] for phrase in self.phrases for found in _NAMED_TAX.finditer(phrase)]
        return all(any(tax in text for text in told) for tax in taxes)

    def without_what_befell(self) -> "WantedMatter | None":
        """The things alone, where something else is told of them (快递丢了, 产品质量差); else None."""
        things = tuple(term for term in self.terms if not _befalls(term))
        told = "".join(term.text for term in things)
        left = [term for term in things if term.weight >= CONTENT and term.text not in _acts()]
        if len(things) == len(self.terms) or not left:
            return None
        return WantedMatter((told,), things, things[-1:])

    def without_setting(self) -> "WantedMatter | None":
        """The matter without where or whose it is, as is told in front (小区物业: 物业); None where that is not told."""
        pieces = tuple(_without_setting(piece) for piece in self.phrases)
        return WantedMatter.of(pieces) if pieces != tuple(self.phrases) else None

    def of_its_head(self) -> "WantedMatter | None":
        """The last thing that is named, whatever kind of it is meant (健身房预付卡: 预付卡); None where it is the whole."""
        head = self.things[-1:]
        if len(self.things) < 2 or head[0].weight < _TELLING or _befalls(head[0]) or head[0].text in _acts():
            return None
        return WantedMatter((head[0].text,), head, head)

    @property
    def is_of_a_paper(self) -> bool:
        """Whether a paper is asked for (许可证, 执照)."""
        return any(_PAPER.search(phrase) for phrase in self.phrases)

    def is_another_paper(self, told: str, title: str) -> bool:
        """Whether what is told names a paper, and not the one that is asked for."""
        return (
            self.is_of_a_paper and _PAPER_TOLD.search(told) is not None and not self.is_paper_in(told, title)
        )

    def is_another(self, subject: str) -> bool:
        """Whether a subject is only what is levied on the thing (耕地占用税), and nobody asks for that.

        Where a tax is asked for, what is not about taxes. And what is only part of a word that people use for something else
        (学位申请, of places in a school).
        """
        if any(_is_no_more_than_part(subject, term) for term in self.things):
            return True
        levies = tuple(lexicon("competences")["levies"])
        if any(term.text.endswith(_TAX) for term in self.things):
            return _TAX not in subject
        return subject.endswith(levies) and not any(levy in name for levy in levies for name in self.names)

    def is_paper_in(self, told: str, title: str) -> bool:
        """Whether what is told gives the very paper asked for, if one is: 安全生产许可证 of 施工企业 is no 施工许可证.

        What the law is about, its title says: a law of 湖鲜码头 calls its 湖鲜码头经营许可证 also 码头经营许可证.
        """
        named = [phrase.rpartition("的")[2] for phrase in self.phrases if _PAPER.search(phrase)]
        others = [name for term in self.terms for name, _ in term.alternatives if term.text in named]
        return not named or any(
            name[start:] in told and name[:start] in title
            for name in (*named, *others)
            for start in range(max(1, len(name) - _PAPER_NAME + 1))
        )


def _is_no_more_than_part(subject: str, term: Term) -> bool:
    other = [name for name, _ in term.alternatives]
    within = subject != term.text and term.text.startswith(subject)
    return within and bool(other) and not any(subject in name for name in other)


@cache
def _acts() -> frozenset[str]:
    """The words for what offices do, whatever about."""
    words = lexicon("competences")
    return frozenset((*words["duties"], *words["acts"], *words["empty"]))


@cache
def _others() -> frozenset[str]:
    return frozenset(lexicon("competences")["others"])


def _without_trade(things: tuple[Term, ...]) -> tuple[Term, ...]:
    """The things without who deals in them, where the last only tells that (烟花厂: 烟花)."""
    trades = frozenset(lexicon("competences")["trades"])
    return things[:-1] if len(things) > 1 and things[-1].text in trades else things


def _befalls(term: Term) -> bool:
    """Whether the word tells what befell a thing, or how it is, and no official text does so."""
    return (happens(term.text) and not term.alternatives) or term.text.endswith("了")


def _trade_of(word: str) -> tuple[str, ...]:
    """The trade that somebody is in whom official texts do not call so: 拍卖 of 拍卖行."""
    if is_common(word):
        return ()
    stems = (word.removesuffix(end) for end in lexicon("competences")["trades"] if word.endswith(end))
    return tuple(stem for stem in stems if len(stem) > 1 and knows(stem) and weight_of(stem) >= _TELLING)


def _without_setting(phrase: str) -> str:
    """The piece without the word in front that tells where a thing is, or whose; one that tells no more as it stands."""
    before = (word for word in listed("setting") if phrase.startswith(word))
    rest = phrase.removeprefix(max(before, key=len, default="")).removeprefix("的")
    return rest if any(term.weight >= _TELLING for term in terms_of((rest,))) else phrase


def _core(phrase: str, sides: frozenset[str]) -> str:
    words = side_by_side(phrase, by_law=True)
    while len(words) > 1 and words[-1] in sides:
        words.pop()
    return "".join(words)


def acts_called(word: str) -> tuple[str, ...]:
    """What laws call the act that is asked for in a plain word (发: 颁发, 核发, 签发)."""
    return tuple(lexicon("competences")["plain_acts"].get(word, ()))


def _with_kinds(term: Term) -> Term:
    """The term with the matters that laws count it to (电梯: 特种设备), and acts as laws call them, among its other names."""
    told = (*_kinds().get(term.text.upper(), ()), *acts_called(term.text))
    kinds = tuple((kind, _KIND) for kind in told)
    sure = tuple((name, worth) for name, worth in term.alternatives if worth >= _SURE)
    trades = tuple((trade, _IN_A_TRADE) for trade in _trade_of(term.text))
    return msgspec.structs.replace(term, alternatives=(*kinds, *sure, *trades))


def _alone(term: Term) -> Term:
    return msgspec.structs.replace(term, alternatives=())


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, members in lexicon("competences")["members"].items():
        for member in members:
            found[member.upper()] = (*found.get(member.upper(), ()), kind)
    return found


def narrowness(matter: str, wanted: WantedMatter) -> float:
    """How much of the competence's matter is what was asked, by the weight of its words; nearly as much of one of several.

    What stands before 的 or 等 tells of all that follows whose that is (滨河公园的清扫保洁和垃圾清运).
    """
    whole = _narrowness(matter, wanted)
    owner, of, listed_after = matter.rpartition("的")
    if wanted.is_of_a_paper or _LIST_BEFORE.search(matter):
        return whole
    if wanted.matter.share(owner) >= _WHOLLY or _SEVERAL.search(owner):
        owner, of, listed_after = "", "", matter
    parts = (f"{owner}{of}{part}" for part in _SEVERAL.split(listed_after) if part != listed_after)
    several = (_narrowness(part, wanted) for part in parts if wanted.matter.share(part) >= _WHOLLY)
    return max((whole, *(_ONE_OF_SEVERAL * one for one in several)))


def _narrowness(matter: str, wanted: WantedMatter) -> float:
    sides = frozenset(lexicon("competences")["sides"])
    asked = "".join((*wanted.phrases, *(name for term in wanted.terms for name, _ in term.alternatives)))
    total = own = 0.0
    for word in side_by_side(matter):
        word = word.removesuffix(_TRADE) if word.removesuffix(_TRADE) in asked else word
        weight = weight_of(word)
        tells_another = word in _others() or (weight >= CONTENT and word not in _acts())
        if word not in asked and not tells_another:
            continue
        if word in sides and word not in asked:
            continue
        total += weight
        own += weight if word in asked else 0.0
    return own / total if total else 0.0
