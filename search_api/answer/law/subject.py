"""What the law calls the matter asked about: the subject of the laws that speak of it (墓地: 殡葬, 山体滑坡: 地质灾害防治).

A law that no word of the question titles may still be the law of the matter: it is told by how many articles of how many laws of
one subject speak of it, and by what laws define.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec

from corpus.model import Article, Document, Record
from corpus.validity import PAST
from indexer.engine.values import NATION, Filter, Probe
from indexer.laws.competences import title_matter
from search_api.answer.asking import Asking
from search_api.answer.law.wanted_matter import WantedMatter, narrowness
from search_api.answer.passages import legs_of

LAWS = frozenset({"law", "regulation"})
# So many articles that each leg finds are asked what they are about.
_LOOKED_AT = 60
# An article speaks of the matter where it holds so much of it in its own words.
_SPEAKS = 0.8
_SPEAKS_ITSELF = 0.4
# And so much of all that was said: 安全生产许可证 is more than any 许可证.
_OF_THE_WHOLE = 0.7
# What the nation's law says counts more than what one place adds, what a law is titled by or defines still more.
_NATION = 3.0
_TITLED = 2.0
_DEFINED = 6.0
# What speaks of it by another name only may speak of something else (传销: 非法集资).
_CALLED = 0.4
# A subject is the matter's where it has so much of what is said of it; the less is said, the more of that.
_LEAST, _MOSTLY = 7.0, 0.6
_MANY, _SHARE = 20.0, 0.4
_NEARLY = 0.6
_DEFINES = re.compile(r"本(?:法|条例|办法|规定)所称[^。]{0,200}")
# 招标投标法实施条例 and 招标投标法 are of one subject.
_OF_A_LAW = re.compile(r"(?:法|条例)?(?:实施)?$")


class Subject(Record):
    """What laws call a matter; `national` where a law of the nation does."""

    name: str
    national: bool


def subjects_of(asking: Asking, wanted: WantedMatter, condition: Filter) -> tuple[Subject, ...]:
    """The subject of the laws that mostly speak of the matter, among the texts of the condition, and one nearly as much so.

    None where none does surely. Where no place is asked, the nation's comes first.
    """
    articles = _found(asking, wanted, condition)
    votes, national = _votes(articles, asking, wanted)
    if _has_its_own_law(wanted, articles, votes):
        return ()
    total = sum(votes.values())
    called = [name for name in votes if name in wanted.names or name in wanted.cores]
    best = max((votes[name] for name in called or votes), default=0.0)
    if (
        not called
        and not (best >= _LEAST and best >= total * _MOSTLY)
        and not (best >= _MANY and best >= total * _SHARE)
    ):
        return ()
    near = sorted((n for n in called or votes if votes[n] >= best * _NEARLY), key=lambda n: (-votes[n], n))
    if not asking.where.asked:
        near.sort(key=lambda name: name not in national)
    return tuple(Subject(name=name, national=name in national) for name in near)


def subject_title(document: Document) -> str:
    """What a law is about by its title, whether it sets that or carries out the law that does."""
    return _OF_A_LAW.sub("", title_matter(document.title, document.region))


def _has_its_own_law(wanted: WantedMatter, articles: Sequence[Article], held: Collection[str]) -> bool:
    """Whether a law is called by the matter that is not among those held: what others say of it by the way is not theirs."""
    lacking = tuple(f"{name}法" for name in wanted.names if not any(own.endswith(name) for own in held))
    return any(title in article.text for article in articles for title in lacking)


def _found(asking: Asking, wanted: WantedMatter, condition: Filter) -> list[Article]:
    """The articles that are asked what they are about."""
    found = asking.shelf.search(
        Probe(
            legs=legs_of(wanted.terms, wanted.phrases),
            where=msgspec.structs.replace(condition, kinds=("article",)),
            size=_LOOKED_AT,
        )
    )
    ids = dict.fromkeys(match.id for matches in found.legs.values() for match in matches)
    return [record for record in asking.shelf.records(ids) if isinstance(record, Article)]


def _votes(
    articles: Sequence[Article], asking: Asking, wanted: WantedMatter
) -> tuple[dict[str, float], set[str]]:
    """How much laws of each subject speak of the matter, and which of the subjects are the nation's."""
    asking.shelf.fetch(article.document_id for article in articles)
    asking.shelf.judge_all(article.document_id for article in articles)
    speaking = [article for article in articles if _speaks(article, asking, wanted)]
    votes: dict[str, float] = defaultdict(float)
    places: dict[str, set[str | None]] = defaultdict(set)
    for article in speaking:
        document = asking.shelf.judged(article.document_id).document
        name = subject_title(document)
        if not name or document.kind not in LAWS or document.validity in PAST or wanted.is_another(name):
            continue
        places[name].add(document.region)
        votes[name] += _vote(article, document, wanted)
    weighed = {
        name: count * (1 + _TITLED * _titled(name, wanted))
        for name, count in votes.items()
        if asking.where.asked or name in wanted.names or _is_common(places[name])
    }
    return weighed, {name for name in weighed if NATION in places[name]}


def _speaks(article: Article, asking: Asking, wanted: WantedMatter) -> bool:
    """Whether the article speaks of the matter; some of it its law's title may say (理发店 in an article of 公共场所卫生)."""
    own = wanted.matter.share(article.text)
    if own < _SPEAKS_ITSELF:
        return False
    titled = f"{asking.shelf.plain(article.document_id).title}，{article.text}"
    return wanted.matter.share(titled) >= _SPEAKS and wanted.whole.share(titled) >= _OF_THE_WHOLE


def _vote(article: Article, document: Document, wanted: WantedMatter) -> float:
    said = 1.0 if wanted.said.share(article.text) >= _SPEAKS else _CALLED
    defines = any(wanted.matter.share(told) >= _SPEAKS for told in _definitions(article.text))
    return said * (_DEFINED if defines else 1.0) * (_NATION if document.region in (NATION, None) else 1.0)


def _definitions(text: str) -> Iterable[str]:
    return (match[0] for match in _DEFINES.finditer(text))


def _titled(name: str, wanted: WantedMatter) -> float:
    """How far laws of the subject are titled by the matter itself."""
    return narrowness(name, wanted) if wanted.said.share(name) >= _SPEAKS else 0.0


def _is_common(places: set[str | None]) -> bool:
    """Whether the subject is the nation's, or of more than one place: 崂山风景区 is the subject of one."""
    return not {NATION, None}.isdisjoint(places) or len(places) > 1
