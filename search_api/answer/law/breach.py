"""A breach told in a few words (民宿未备案, 电动自行车没登记就上路), and the articles that punish that very breach."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Article, Record
from corpus.recognise.characters import HAN
from indexer.engine.values import NATION, Filter
from indexer.laws.liability import is_sanction
from search_api.answer.asking import Asking
from search_api.answer.cover import prepared
from search_api.answer.gate import NONE_PASSED, Passed
from search_api.answer.law.named_law import law_in
from search_api.answer.law.threatening import threats
from search_api.answer.law.titled import binds, divided_by_title, names_of
from search_api.answer.passages import Passage
from search_api.answer.place import applying, scope_of
from search_api.question.matter import CONTENT, terms_of
from search_api.values import Term

# What somebody has left undone, behind what it is about.
_ASKED = re.compile(
    rf"^(?P<thing>[{HAN}A-Za-z0-9]*?)(?:还|都|却|又)?(?:未|没有|没|拒不|不)"
    rf"(?:按照?规定|依法|按[时期]|及时|经过?|去|进行|办理|申请)*(?P<deed>[{HAN}].*)$"
)
# How a law tells it; between that and the deed only how the deed is to be done, and with whom.
_NOT = r"(?:未|没有|拒不|不)"
_HOW = (
    r"(?:依法|依照|按照?|根据|经|本(?:法|条例|办法|规定|细则|规则)|第[〇零一二三四五六七八九十百\d]+[条款项]|、|和|的?规定的?(?:期限|时限|时间|要求)?内?"
    rf"|国家|有关|申请|申报|办理|进行|取得|履行|及时|如实|按[时期]|重新|向[{HAN}]{{2,16}}?(?=申请|办理|进行|备案|登记|报告)|在)*"
)
# What makes another of the deed: 登记证, 备案内容, 登记变更.
_ANOTHER = r"(?!证|簿|表|册|信息|内容|事项|资料|材料|变更|注销|机关|部门|机构)"
_MOST = 5


class Breach(Record):
    """What is left undone, and what else the question tells: whose or what it is, what is done without it."""

    deed: Term
    others: tuple[Term, ...]


def find_breach(asking: Asking) -> Passed:
    """The articles in force of which a sentence punishes the very breach; the nation's first where no place is asked."""
    breach = _asked_breach(asking.query.phrases)
    if breach is None:
        return NONE_PASSED
    named = law_in(asking)
    condition = Filter(documents=named.documents) if named else applying(asking.where)
    terms = (*breach.others, breach.deed)
    query = msgspec.structs.replace(asking.query, terms=terms, head=(breach.deed,))
    found = asking.instead(query).gather(condition, "article")
    kept = [p for p in found.passages if binds(p, asking.where) and _punishes(p, breach)]
    if not asking.where.asked:
        kept.sort(key=lambda passage: passage.document.region != NATION)
    if not kept:
        return NONE_PASSED
    return Passed(passages=tuple(kept[:_MOST]), scope=scope_of(kept[0].near, asking.where))


def breached_first(asking: Asking, passed: Passed) -> Passed:
    """What was found for a breach; where the first article punishes something else, first one of its law that punishes that."""
    breach = _asked_breach(asking.query.phrases)
    first = next(iter(passed.passages), None)
    if breach is None or first is None or not is_sanction(first.record.text) or _punishes(first, breach):
        return passed
    own = (p for p in passed.passages if p.document.id == first.document.id)
    told = [p for p in own if binds(p, asking.where) and _punishes(p, breach)]
    rest = (p for p in passed.passages if p not in told)
    return msgspec.structs.replace(passed, passages=(*told, *rest))


def _asked_breach(pieces: Sequence[str]) -> Breach | None:
    """What the pieces of a matter tell to be left undone; None where they tell nothing so, or of nothing."""
    for place, piece in enumerate(pieces):
        if told := _ASKED.match(piece):
            deeds = terms_of((told["deed"],))
            others = terms_of((*pieces[:place], told["thing"], *pieces[place + 1 :]))
            if deeds and any(term.weight >= CONTENT for term in others):
                return Breach(deed=deeds[0], others=(*others, *deeds[1:]))
    return None


def _punishes(passage: Passage, breach: Breach) -> bool:
    """Whether a sentence of the article says what befalls whoever leaves the very deed undone."""
    record = passage.record
    if not isinstance(record, Article) or not is_sanction(record.text):
        return False
    divided = divided_by_title(passage.document, breach.others)
    others = divided.others if divided else breach.others
    left = [term for term in others if term.weight >= CONTENT]
    return any(
        _leaves_undone(said, breach.deed) and all(_tells(said, term) for term in left)
        for said in _sanctions(record.text)
    )


def _sanctions(text: str) -> Iterator[str]:
    return (prepared(said) for said in threats(text) if is_sanction(said))


def _leaves_undone(said: str, deed: Term) -> bool:
    names = "|".join(map(re.escape, names_of(deed)))
    return re.search(rf"{_NOT}{_HOW}(?:{names}){_ANOTHER}", said) is not None


def _tells(said: str, term: Term) -> bool:
    """Whether the words hold the term, another sure name of it, or what two characters are short for (上道路: 上路)."""
    if any(name in said for name in names_of(term)):
        return True
    short = term.text
    return (
        len(short) == 2 and re.search(f"{re.escape(short[0])}[{HAN}]{re.escape(short[1])}", said) is not None
    )
