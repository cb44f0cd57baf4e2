"""Parts that sentences tell themselves: 直接原因是…, …是造成事故的直接原因; and what was not done that a law demands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import any_of
from corpus.model import Span
from corpus.recognise.numbering import find_inner_items
from indexer.cases.passages import LONGEST_KEY, Part, Passage, items_of, passage_of
from indexer.cases.sentences import sentence_at, sentences_of
from indexer.cases.words import listed

# Who did not do what a law demands: …未安装报警装置,违反了《…》.
_FAILING = re.compile(
    r"(?:^|(?<=[。;\n]))(?P<own>[^。;\n]{0,80}?(?:未(?!成年)|没有|不(?!仅|但)|擅自|违规|违章|无证|超)[^。;\n]{2,80}?),?"
    r"(?:(?:其|该|上述)?行为)?违反了?\s?[《〈]",
    re.MULTILINE,
)
# Not what led to the accident, but what was done about it afterwards.
_CONCEALED = re.compile(r"瞒|谎报|迟报|漏报|逃逸|逃匿")
# Behind the direct cause a sentence tells what the firm or an office neglected: 该厂未设置警示标志.
NEGLECTED = re.compile(
    r"(?:(?:该|本)(?:[校矿厂店船车园院]|[^,。;\n]{1,4}?[屋楼房馆户]|车间|场所|项目|工地)|(?:该|本)?[^,。;\n]{0,36}?(?:公司|集团|厂|企业|单位|部门|矿|站|店(?![员长主铺])|中心|合作社|学校|医院|局(?!部)|政府|街道|管理))"
    rf",?[^,。;\n]{{0,20}}?(?:不(?!慎)|{any_of(listed('neglect', 'firm'))})"
)
_BEFORE: tuple[tuple[str, Part], ...] = (
    ("direct", "direct_causes"),
    ("indirect", "indirect_causes"),
    ("plain", "direct_causes"),
    ("lessons", "lessons"),
    ("measures", "measures"),
)
# 事故原因初步判断为, 起火原因经认定系.
_JUDGED = (
    r"|(?:事故|起火|火灾|爆炸|泄漏|坍塌|中毒|溺水)的?(?:发生)?(?:的)?(?:主要|初步)?原因(?:经|已)?(?:初步)?"
    r"(?:判断|分析|认定|查明|判定|推断|定性)?(?:为|是|系|:)(?!多|什么|复杂|由于多)"
    r"|(?<=[。;\n])原因:"
)
# What was found out about an accident is its cause; of an offence it is the offence.
_FOUND: tuple[tuple[str, Part], ...] = (("found", "direct_causes"),)
# 经现场勘验，系炕洞烧火过旺所致.
_DUE_TO = re.compile(
    r"(?:^|(?<=[,;。\n]))(?:经[^,;。\n]{2,24},)?(?:该|此次|本次)?(?:起火|火灾|事故|爆炸)?(?:原因)?[系因](?P<own>[^,;。\n]{4,60}(?:,[^,;。\n]{2,60}){0,3}所致)",
    re.MULTILINE,
)
# 此次事件是由沙门氏菌污染的凉拌鸡丝引起的食源性疾病事件.
_COME_OF = re.compile(
    r"[是系]一?起?[由因](?P<own>[^,;。\n]{4,80}?)(?:所)?(?:引起|引发|导致|造成)的[^,;。\n]{0,24}(?:事故|事件|火灾)"
)
# A sentence that is nothing but a cause: 系施工单位拆除围墙未设警戒区域.
_OWING_TO = re.compile(r"(?:^|(?<=[。;\n]))(?:火灾|事故|爆炸)?系(?P<own>[^。;\n]{6,80})", re.MULTILINE)
# 初步认定为电气线路短路引发.
_TAKEN_FOR = re.compile(
    r"(?:认定|判断|分析|查明)(?:为|是|系)(?P<own>[^,。;\n为是系]{4,40}(?:引发|引起|导致|造成|所致)(?:火灾|事故|爆炸|起火)?)(?=[,。;\n]|$)"
)
# Told with the accident itself: 因一名老人卧床吸烟引发火灾.
_BECAUSE = re.compile(
    r"(?<![原起基死])因(?!公|病|伤|此|而|为)(?P<own>[^,;。\n]{4,50}?)(?:引发|引起|导致|造成|致使)[^,;。\n]{0,12}?(?:火灾|爆炸|爆燃|事故|起火|侧翻|坍塌|中毒|失控)"
)
# What ends a sentence that tells a cause: …，是引发此次火灾的直接原因.
_IS = (
    r"[是系为](?:造成|导致|引发|引起|致使|酿成|诱发)?了?(?:此|本|这|该|一)?[次起]?[^,;。是系为的直间]{0,8}?的"
)
_BEHIND: tuple[tuple[re.Pattern[str], Part], ...] = (
    (
        re.compile(
            rf"(?:{_IS}|[是系为](?:此次|本次|该起)?(?:事故|火灾|爆炸)(?=(?:直接|主要)原因)|[是系为](?=(?:直接|主要)原因[,;。\n]))(?:直接|主要)原因(?![是为系:])"
        ),
        "direct_causes",
    ),
    (
        re.compile(rf"(?:{_IS}(?:间接|重要|管理|次要)|,[是系为](?:间接|管理))原因(?![是为系:])"),
        "indirect_causes",
    ),
)
_RULED_OUT = re.compile(r"排除|不是|并非")
# What brought the accident about is its direct cause, whoever neglected it.
_BROUGHT = re.compile(
    r"导致|致使|引发|造成|引起|引燃|引爆|点燃|诱发|所致|发生(?:爆[炸燃]|燃烧|闪爆|坍塌|泄漏|倾覆)|[,是]致"
)
# What somebody did before it is said what he neglected: 该店使用不合格角阀且未安装报警装置.
_DONE = re.compile("使用|违规|违章|擅自|带病|超载|超速|冒险")
# What is only a first impression may tell what there was.
_ESTABLISHED = "经查"
# What was found out is when it happened.
_COURSE = re.compile(r"\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日")
# What should not have been.
_WRONG = re.compile(
    r"未|没有|擅自|违|不当|不到位|失[控效灵]|破损|松脱|脱落|断裂|短路|故障|老化|过热|超|所致|无证|冒险|误|不慎"
)
# Where the next key begins: 直接原因是A；间接原因是B.
SAID_NEXT = re.compile(
    rf"(?<=[;。,])(?:{any_of(one for one in listed('causes', 'indirect') if one.endswith(','))}"
    r"|(?:(?:直接|间接|管理)原因|主要问题|存在问题|暴露(?:出的)?问题|(?:事故)?教训|警示|(?:防范|整改)措施)"
    r"(?:主要)?(?:是|为|系|有|包括|:))"
)
_OPENERS = re.compile(r"(?:经(?:初步)?(?:调查|分析|勘查)[^,:]{0,10}[,:]|(?:\d|[一二三四五六七八九十])[、.])")


@cache
def _key(name: str) -> re.Pattern[str]:
    """The words with which sentences begin to tell a part."""
    told = any_of(listed("causes", name))
    return re.compile(rf"(?:{told}{_JUDGED if name == 'plain' else ''})\s?:?")


def said_parts(folded: str, start: int, end: int, accident: bool) -> Iterator[Passage]:
    """Parts told by sentences: 直接原因是…, …是造成事故的直接原因."""
    taken: list[tuple[int, int]] = []
    heard = start
    for name, part in (*_BEFORE, *(_FOUND if accident else ())):
        if name == "found" and not taken and (come := _COME_OF.search(folded, start, end)):
            taken.append(come.span())
            yield from passage_of(folded, "direct_causes", *come.span("own"))
        for found in _key(name).finditer(folded, start, end):
            if any(a <= found.start() < b for a, b in taken) or (name == "found" and found.start() < heard):
                continue
            begin, stop = sentence_at(folded, found.end(), start, end)
            if found.start() - begin <= LONGEST_KEY:
                line = folded.find("\n", found.end(), end)
                stop = end if line < 0 else line
            if other := SAID_NEXT.search(folded, found.end(), stop):
                stop = other.start()
            stop = min([stop, *(a for a, _ in taken if a >= found.end())])
            if part == "direct_causes" and (other := _BEHIND[1][0].search(folded, found.end(), stop)):
                # 直接原因是A；B，是管理原因.
                clause = max(folded.rfind(mark, found.end(), other.start()) for mark in "。;")
                stop = clause if clause >= 0 else stop
            stop = _before_list(folded, found.end(), stop)
            passages = list(
                items_of(folded, part, Span(start=found.end(), end=stop), alone=True, divided=True)
            )
            if name == "found" and _COURSE.match(folded, found.end(), stop):
                continue
            first = name == "found" and not found[0].startswith(_ESTABLISHED)
            if first and passages and not _tells_why(folded, passages[0]):
                heard = passages[0].span.end
                continue
            taken.append((found.start(), max([found.end(), *(one.span.end for one in passages)])))
            whole = folded[max(0, begin - 1) : begin] in ("", "\n")
            after = name == "found" and bool(taken[:-1])
            yield from told_apart(folded, passages, whole=whole, behind=after, sure=name == "direct")
    found_due = False
    for found in _DUE_TO.finditer(folded, start, end):
        if not any(a <= found.start() < b for a, b in taken):
            found_due = True
            yield from passage_of(folded, "direct_causes", *found.span("own"))
    for pattern in (_OWING_TO, _TAKEN_FOR, _BECAUSE) if accident else ():
        if taken or found_due:
            break
        for found in pattern.finditer(folded, start, end):
            found_due = True
            yield from passage_of(folded, "direct_causes", *found.span("own"))
            break
    told = start
    behind = sorted(
        ((found, part) for pattern, part in _BEHIND for found in pattern.finditer(folded, start, end)),
        key=lambda each: each[0].start(),
    )
    for found, part in behind:
        begin, _ = sentence_at(folded, found.start(), start, end)
        begin = max([begin, told, *(b for a, b in taken if begin <= a and b <= found.start())])
        told = found.end()
        if any(a <= begin < b for a, b in taken) or _RULED_OUT.search(folded, begin, found.start()):
            continue
        yield from passage_of(folded, part, _own_words(folded, begin, found.start()), found.start())


def _before_list(folded: str, start: int, stop: int) -> int:
    """Where what a key tells ends before a sentence that leads in a list of its own: 直接原因是A。这背后，一是B；二是C."""
    mark = folded.find("。", start, stop)
    inner = find_inner_items(folded[start:stop]) if mark >= 0 else []
    lead = inner and folded[mark + 1 : start + inner[0].start].strip()
    return mark if inner and lead and start + inner[0].start > mark else stop


def _tells_why(folded: str, one: Passage) -> bool:
    """Whether what was found out is why it happened, and not what there was."""
    return any(
        pattern.search(folded, one.span.start, one.span.end) for pattern in (_BROUGHT, NEGLECTED, _WRONG)
    )


def told_apart(
    folded: str, passages: Sequence[Passage], *, whole: bool, behind: bool = False, sure: bool = False
) -> Iterator[Passage]:
    """The passages; what somebody neglected is an indirect cause behind a direct one, or where it brought nothing about.

    So it is `behind` a cause told before. What the text is `sure` to call a direct cause is one. Of a paragraph that is
    not about causes as a `whole`, nothing else goes on to tell them.
    """
    for place, one in enumerate(_parted(folded, passages)):
        neglected = NEGLECTED.match(folded, one.span.start, one.span.end)
        brought = _BROUGHT.search(folded, one.span.start, one.span.end)
        done = neglected and _DONE.search(folded, one.span.start, neglected.end())
        first = not (place or behind)
        undone = not first and _DUTY.search(folded, one.span.start, one.span.end)
        apart = neglected and not (first and (sure or brought or done))
        if one.part == "direct_causes" and (apart or undone):
            yield Passage("indirect_causes", one.span)
        elif whole or not place or one.part != "direct_causes":
            yield one


# Whoever did not do his duty let it come about.
_DUTY = re.compile(r"未[^,。;\n]{0,6}(?:履行|落实|尽到?)[^,。;\n]{0,16}(?:职责|责任|义务)")
# What the accident came of ends so; who let it come about is told behind.
_OF_IT = re.compile(r"所致(?=[,;])")


def _parted(folded: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, of which one that tells what it came of (系…所致) and goes on to who neglected something is two."""
    for one in passages:
        told = _OF_IT.search(folded, one.span.start, one.span.end)
        if told is None or not NEGLECTED.match(folded, told.end() + 1, one.span.end):
            yield one
            continue
        yield from passage_of(folded, one.part, one.span.start, told.end())
        yield from passage_of(folded, one.part, told.end() + 1, one.span.end)


def breaches(folded: str, start: int, end: int) -> Iterator[Passage]:
    """What was not done before an accident, told with the rule that demands it; the failing alone, without the rule."""
    for found in _FAILING.finditer(folded[start:end]):
        if _CONCEALED.search(found["own"]):
            continue
        yield from passage_of(folded, "indirect_causes", start + found.start("own"), start + found.end("own"))
        yield from _beside(folded, start + found.end(), end)


def _beside(folded: str, start: int, end: int) -> Iterator[Passage]:
    """What the sentence of a breach goes on to say that others neglected: …的规定；供气企业入户安检走过场."""
    _, stop = sentence_at(folded, start, start, end)
    for clause in _CLAUSE.finditer(folded, start, stop):
        begin, after = clause.span("own")
        if not NEGLECTED.match(folded, begin, after) or _RULE.search(folded, begin, after):
            continue
        if not _DEMANDED.search(folded, begin, after) and not _CONCEALED.search(folded, begin, after):
            yield from passage_of(folded, "indirect_causes", begin, after)


_CLAUSE = re.compile(r";(?P<own>[^;。\n]+)")
# A breach of its own is told with its rule.
_RULE = re.compile(r"违反|[《〈]")
_COMMA = re.compile(",")
# Who somebody is: 施工单位为某公司，….
_WHO_IS = re.compile(r"[^,;。]{0,12}(?:单位|企业|公司|方|业主|车主|船东)(?:为|是|系)")
# A cause that a sentence tells itself is no neglect beside one.
_OTHERWISE = re.compile("系|原因|经查|事故")
# What is demanded or done about it is no neglect.
_DEMANDED = re.compile(r"责令|罚款|处罚|要求|应当|必须|建议|追究|移送|立案|警告|撤销|约谈")


def neglects(folded: str, start: int, end: int) -> Iterator[Passage]:
    """Sentences behind the first that begin with who neglected something: 该厂仓库与宿舍未采取防火分隔措施."""
    first = folded.find("。", start, end) + 1
    for sentence in sentences_of(folded, first or end, end):
        clauses = (0, *(mark.end() for mark in _COMMA.finditer(sentence.folded)))
        if (
            _DEMANDED.search(sentence.folded)
            or _OTHERWISE.match(sentence.folded)
            or _WHO_IS.match(sentence.folded)
        ):
            continue
        if any(NEGLECTED.match(sentence.folded, clause) for clause in clauses):
            yield from passage_of(folded, "indirect_causes", sentence.start, sentence.end)


def _own_words(folded: str, start: int, end: int) -> int:
    found = _OPENERS.match(folded, start, end)
    return found.end() if found else start
