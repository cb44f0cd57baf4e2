"""Whom laws and regulations make responsible for a matter: sentences that give it to an office, found by their forms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from corpus.identity import part_id
from corpus.lexicon import any_of, lexicon
from corpus.model import Article, Clause, Competence, Document, Record, UnitName
from corpus.recognise.characters import fold
from indexer.evidence import evidence_of
from indexer.laws.competence_acts import find_acts
from indexer.laws.competence_duties import Duties
from indexer.laws.competence_matter import Given, read_given
from indexer.laws.competence_offices import Offices
from indexer.laws.competence_penalties import Threat, breach_of_item, find_penalties, threat_to_items
from indexer.laws.competence_sentences import TOWARDS, Part, Told, find_told, parts_of
from indexer.repair import Repaired

# From the head of a list of items to the end of one.
_LONGEST_QUOTE = 800
_FURTHER = re.compile(r"^(?:依法|具体|统一)?负责")
_LAWS = frozenset({"law", "regulation"})
# A sentence runs to its full stop; the longest that give a matter to somebody stay below this.
_SENTENCE = re.compile(r"[^。;\n]{4,400}[。;]?")
_LABEL = re.compile(
    r"\s*(?:第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十]{1,2})?"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])[ \u3000*]*"
)
# What must stand in a sentence of any of the forms; most sentences have none of it.
_ACTS = re.compile(r"应当|必须|由|负责|会同|领导|查处|抽查")
_PUNISHED = re.compile(r"由.{2,80}?(?:责令|处|给予|没收|吊销|撤销|取缔|收缴|予以)")
# What is done to somebody, beside the words that tell no competence by themselves.
_STRICT = re.compile(r"撤销|取缔|收缴|警告|批评")
_LIKELY = re.compile(r"负责|主管|归口|监督|监管|管理|职责|组织实施|统筹|承担|指导|协调|机关[是为]")
# 市城市管理部门履行下列职责: what follows by items is its own.
_HEADS_ITEMS = re.compile(
    r"(?:应当)?(?:依法|具体|主要)?(?:履行|承担|负责|行使)(?:[^,。;:]{0,30}?(?:的))?(?:下列|以下)(?:[^,。;:]{0,14})(?:职责|工作|事项|职能|任务|责任)$"
)
_ENDS_AS_LAW = re.compile(
    r"(?:(?:管理|监督管理|监察|保护管理)?(?:暂行|试行)?(?:条例|办法|规定|实施细则|细则|法|规则|决定|章程|若干规定|实施办法|规范))(?:\([^()]{1,12}\))?$"
)
_IMPLEMENTS = re.compile(r"实施[《〈](?:中华人民共和国)?(?P<law>[^《》〈〉]{2,30})[》〉]")


def find_competences(
    document: Document, repaired: Repaired, clauses: Sequence[Clause | Article]
) -> tuple[Competence, ...]:
    """The competences that a law or regulation gives, in order of its text; none of other documents."""
    if document.kind not in _LAWS:
        return ()
    law = title_matter(document.title, document.region)
    articles = [clause for clause in clauses if isinstance(clause, Article)]
    duties = Duties(articles)
    found: list[Competence] = []
    for article in articles:
        for sentence in _sentences_of(article, law, document.region, duties):
            start, end = (article.evidence.start + place for place in (sentence.start, sentence.end))
            for one in sentence.told:
                found.append(
                    Competence(
                        id=part_id(document.id, "competence", len(found) + 1),
                        document_id=document.id,
                        units=one.offices.units,
                        matter=one.given.lead + one.given.matter,
                        duty=one.given.duty,
                        level=one.offices.level or one.given.level,
                        article_id=article.id,
                        support=tuple(office.unit for office in one.offices.support),
                        gives=one.gives,
                        evidence=evidence_of(document.id, repaired, start, end, article.evidence.locator),
                    )
                )
    return tuple(found)


class _Sentence(Record):
    start: int
    end: int
    told: tuple[Told, ...]


def title_matter(title: str, region: str | None) -> str:
    """What a law is about by its title: 北京市物业管理条例 is about 物业; nothing where its title does not tell."""
    told = _IMPLEMENTS.search(title)
    name = told["law"] if told else title
    for place in ("中华人民共和国", *(region.split("/") if region else ())):
        name = name.removeprefix(place)
    return _ENDS_AS_LAW.sub("", name).removesuffix("的")  # 禁止吸烟的规定.


def _sentences_of(article: Article, law: str, region: str | None, duties: Duties) -> Iterator[_Sentence]:
    """The sentences of an article that give somebody a matter."""
    if not _LIKELY.search(article.text) and not _ACTS.search(article.text):
        return
    folded = fold(article.text)
    antecedent: str | None = None
    head: _Head | None = None
    threat: Threat | None = None
    for match in _SENTENCE.finditer(folded):
        label = _LABEL.match(folded, match.start(), match.end())
        start = label.end() if label else match.start()
        while start < match.end() and folded[start].isspace():
            start += 1
        text = folded[start : match.end()].rstrip()
        label_is_item = label is not None and "条" not in label[0]
        head = head if label_is_item else _head_of(text, start, region)
        punishes = _PUNISHED.search(text) is not None
        if label_is_item and threat is not None:
            one = breach_of_item(text, threat, duties)
            if one is not None and start + len(text) - threat.start <= _LONGEST_QUOTE:
                yield _printed(
                    _Sentence(start=threat.start, end=start + len(text), told=(one,)), article.text
                )
            continue
        begins_line = "\n" in folded[match.start() : start] or folded[: match.start()].endswith("\n")
        threatens = threat_to_items(text, start, region) if punishes else None
        threat = threatens or (None if begins_line else threat)
        if punishes and (_never().search(text) or _STRICT.search(text)):
            punished = tuple(find_penalties(text, region, duties))
            if punished:
                yield _printed(_Sentence(start=start, end=start + len(text), told=punished), article.text)
                continue
        if _never().search(text):
            continue
        told = tuple(find_told(text, region, antecedent, law)) if _LIKELY.search(text) else ()
        antecedent = told[0].given.matter if told else antecedent
        acts = find_acts(text, region) if _ACTS.search(text) else ()
        told = (*told, *(act for act in acts if not _is_told(act, told)))
        if told:
            yield _printed(_Sentence(start=start, end=start + len(text), told=told), article.text)
        elif head is not None and label_is_item and (given := _of_item(text, law)) is not None:
            one = Told(offices=head.offices, given=given)
            if start + len(text) - head.start <= _LONGEST_QUOTE:
                yield _printed(_Sentence(start=head.start, end=start + len(text), told=(one,)), article.text)


def _is_told(act: Told, told: Sequence[Told]) -> bool:
    """Whether the sentence already gives that matter to these offices."""
    return any(
        one.offices.units == act.offices.units
        and (one.given.matter in act.given.matter or act.given.matter in one.given.matter)
        for one in told
    )


def _printed(sentence: _Sentence, text: str) -> _Sentence:
    """The sentence's names and matters in the marks of the text itself, which folding made half-width."""
    original = text[sentence.start : sentence.end]
    folded = fold(original)
    if folded == original:
        return sentence

    def unfolded(piece: str) -> str:
        place = folded.find(piece)
        return original[place : place + len(piece)] if place >= 0 else piece

    def named(unit: UnitName) -> UnitName:
        lent = unit.name.removesuffix(unit.printed)
        printed = unfolded(unit.printed)
        return msgspec.structs.replace(unit, printed=printed, name=unfolded(lent) + printed)

    told = []
    for one in sentence.told:
        offices, support = (
            tuple(msgspec.structs.replace(office, unit=named(office.unit)) for office in listed)
            for listed in (one.offices.offices, one.offices.support)
        )
        told.append(
            msgspec.structs.replace(
                one,
                offices=msgspec.structs.replace(one.offices, offices=offices, support=support),
                given=msgspec.structs.replace(
                    one.given, matter=unfolded(one.given.matter), lead=unfolded(one.given.lead)
                ),
            )
        )
    return msgspec.structs.replace(sentence, told=tuple(told))


class _Head(Record):
    start: int
    offices: Offices


def _head_of(text: str, start: int, region: str | None) -> _Head | None:
    """Whose the items are that follow the sentence (市城市管理部门履行下列职责:); None where none do."""
    if not text.endswith(":"):
        return None
    subject: Offices | None = None
    for part in parts_of(text):
        reading = Part(part, region, None, "")
        offices, _ = reading.subject()
        subject = offices or subject
        if subject is not None and _HEADS_ITEMS.search(part):
            return (
                None
                if any(unit.collective for unit in subject.units)
                else _Head(start=start, offices=subject)
            )
    return None


def _of_item(text: str, law: str) -> Given | None:
    """What an item gives to the office in its head (负责…的审批); only its first part tells it."""
    first = parts_of(text)[:1]
    if not first:
        return None
    own = _FURTHER.sub("", first[0])
    if (towards := TOWARDS.match(own)) is not None:
        return read_given(towards["matter"], towards["duty"], antecedent=None, law=law, told=True)
    given = read_given(own, "负责", antecedent=None, law=law)
    plain = own == first[0] and given is not None and given.duty == "负责"
    return None if plain else given


@cache
def _never() -> re.Pattern[str]:
    table = lexicon("competences")
    systems = (
        rf"^[^,。;]{{0,30}}(?:{any_of(table['establishes'])})[^。;]{{0,120}}(?:{any_of(table['systems'])})"
    )
    return re.compile(rf"{any_of(table['never'])}|{systems}")
