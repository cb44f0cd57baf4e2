"""Interpretations in answers: asked for themselves they answer, beside an article looked up they are told; never as the rule."""

import re

import msgspec

from corpus.lexicon import any_of, lexicon
from corpus.model import Clause, Document
from indexer.engine import View
from indexer.interpretations.explained import keys_of
from search_api.answer.asking import Asking
from search_api.answer.documents import Shelf
from search_api.answer.paper.named_document import named_documents
from search_api.answer.shown import show_document
from search_api.interpretations.directory import Directory, names_of
from search_api.interpretations.told import Interpreting
from search_api.question.matter import terms_of
from search_api.rank import ranking
from search_api.values import Answer, Notice, Query

_WORDS = any_of((*lexicon("interpretations")["asked"], *lexicon("interpretations")["rulings"]))
_FORMS = "(?:官方|政策|权威|文字|图文|专家|有关|相关|最新){0,3}"
_ASKED = re.compile(
    rf"^(?P<before>.{{0,80}}?)(?:的|进行|作)?{_FORMS}(?P<word>{_WORDS})(?P<behind>.{{0,16}})$"
)
_RULINGS = frozenset(lexicon("interpretations")["rulings"])
_WHERE = "在?哪[里儿]能?看?到?|在哪[里儿]?"
_WHETHER = "有没有|有无|是否有|是不是有|有"
_LEAD = re.compile(
    rf"^(?:请问|想问|问一下|我想|想要?|查一下|查询?|找一下|找|看看|看到?|帮我|给我|可以|能够?|{_WHERE}|{_WHETHER}"
    r"|对于?|关于|针对|就|政府|官方|发布的?|出台的?|《)++"
)
# Possessive: 应该 may be read as one word or as two, so a long row of them could be tried in endlessly many ways.
_TRAIL = re.compile(rf"(?:》|应该|应当|应|怎么|怎样|如何|该|{_WHETHER}|的|都|需要)++$")
_BEHIND = re.compile(
    rf"(?:{_WHERE}|{_WHETHER}|有吗|有么|有哪些|怎么看|怎么找|去哪看|是哪一?份|是什么|文件|材料|一下|[吗呢么?。!, ]){{0,4}}"
)
_HOW = re.compile(
    r"^(?:请问)?(?:怎么|怎样|如何)(?:解读|理解)(?:一下)?《?(?P<name>[^《》第?。]{3,80}?)》?[?。]?$"
)
_SHORTEST = 3
# How well words must fit a title to mean its text, and how much of the title they must say: 主体责任 is a matter, no name.
_FITTING = 0.9
_WHOLE = 0.75
_MOST = 20
_MOST_NOTICES = 3


def answer_by_interpretations(query: Query, view: View, directory: Directory) -> Answer | None:
    """The interpretations of the text that a question asks them of; None where it asks for none, or none is held."""
    if query.only or query.articles or (asked := _asked(query.text)) is None:
        return None
    name, ruling = asked
    about = msgspec.structs.replace(
        query, intent="document", fact="which", titles=(name,), terms=terms_of((name,)), phrases=(name,)
    )
    asking = Asking(about, view, ranking())
    interpreting = Interpreting(asking.shelf, directory)
    told = [interpreting.whole(document) for document in _meant(asking, name)]
    if not any(told):
        told = [interpreting.named(name)]
    kinds = ([each for each in found if (each.type != "explanation") == ruling] for found in told)
    # Of several texts of that name the first that is explained: what is in force, else the newest.
    found = next(filter(None, kinds), [])
    if not found:
        return None
    once = {each.document_id: each for each in reversed(found)}
    shown = [
        show_document(asking.shelf.judged(each.document_id), each.evidence)
        for each in reversed(once.values())
    ][:_MOST]
    return Answer(
        question=query.question,
        intent="document",
        outcome="answered",
        value=found[0].title,
        answers=tuple(shown),
    )


def with_interpretations_told(answered: Answer, query: Query, view: View, directory: Directory) -> Answer:
    """The answer to a look-up of an article, with a notice of each interpretation of its text, the newest first."""
    if not query.articles or not answered.answers:
        return answered
    first = answered.answers[0].record
    if not isinstance(first, Clause) or not directory:
        return answered
    shelf = Shelf(view, query.on)
    by = Interpreting(shelf, directory).by(shelf.plain(first.document_id), _MOST_NOTICES)
    notices = (Notice(kind="interpretation", title=each.title, document_id=each.id) for each in by)
    return msgspec.structs.replace(answered, notices=(*answered.notices, *notices))


def _asked(text: str) -> tuple[str, bool] | None:
    """The name of the text of which interpretations are asked, and whether it is rulings that are."""
    if found := _HOW.match(text):
        return found["name"], False
    found = _ASKED.match(text)
    if found is None or not _BEHIND.fullmatch(found["behind"]):
        return None
    name = _TRAIL.sub("", _LEAD.sub("", found["before"])).strip("《》 ")
    return (name, found["word"] in _RULINGS) if len(name) >= _SHORTEST else None


def _meant(asking: Asking, name: str) -> list[Document]:
    """The texts of that very name, else the one whose title is nearly all said; some words of a title name no text."""
    found = [each for each in named_documents(asking) if not each.document.only_explains]
    exact = [each.document for each in found if each.fit >= 1]
    return (
        exact
        or [
            each.document for each in found if each.fit >= _FITTING and _is_nearly_whole(name, each.document)
        ][:1]
    )


def _is_nearly_whole(name: str, document: Document) -> bool:
    """Whether the name is about as long as the document's, its place and issuer left out."""
    said = max(map(len, keys_of(name)), default=0)
    return said >= _WHOLE * min(map(len, names_of(document)), default=0) > 0
