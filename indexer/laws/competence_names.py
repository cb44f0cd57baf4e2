"""How an office's name looks in a law: what it ends with, what no name holds, and where one may end."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_levels import LEVEL

# …主管部门(以下简称市主管部门): what it is called from there on is no part of its name.
_CALLED_SO = re.compile(r"\((?:以下)?(?:简称|统称|称)(?:为)?[^()]{1,30}\)")
_WORD = re.compile(rf"[{HAN}]{{2,14}}")
_DOES = re.compile(
    rf"(?:其他|其它)?(?:依法|具体)?(?:负责|承担|主管|履行|行使|负有|管理|从事)[{HAN}、]{{2,30}}的(?:[{HAN}]{{0,6}}(?:部门|机构|机关|组织))"
)
# Institutions that the law binds, whatever they have taken on.
_BOUND = (
    "医疗机构",
    "医疗卫生机构",
    "保健机构",
    "检测机构",
    "检验机构",
    "评估机构",
    "金融机构",
    "教育机构",
    "培训机构",
)
_VERBS = re.compile(
    r"应当|不得|可以|必须|进行|违反|根据|按照|依照|通过|发现|确定|制定|建立|经(?!济|贸|营|信|开|办)|向|对(?!外|台|口)|把|将|由|是|为|在|其[^他它]|该|需要|要求|负责|批准|报(?![刊道业纸])|设立|成立|以及|加强|指定|委托|组成|对本|编制(?!委|部|管理)|配合|协同|协助|依法|实行|依据|授权|(?:机构|部门)代表|(?:部门|机构|机关|人民政府)(?:移交|移送|督促|审核|审查(?!委)|批准|同意|组织|提请|受本|接受|分别商|商(?![务业品标贸会]))|^(?:统称|合称|取得|携|连同|代表(?!大)|执行(?!局)|参照|完成|丰富|纳入|听取|分送|当场|邀请|出具|商(?![务业品标贸会])|使用财政|自(?![然治贸主])|录音|录像|审议|因地)|录音|录像|[前后](?:省|市|县|区)|要$"
)
# What a series of parts took for an office: 组织落实市人民政府….
_NO_OFFICE = re.compile(
    r"会同|联合(?!会|国|社)|统筹|统一(?!战线)|科学(?!技|院)|制定|持|凭|到|向|或者?|并|合理|优化(?!营商)|健全|完善|鼓励|支持|组织(?!部|人事)|落实|开展|加强|报|经(?!济|贸|信)|依法|指导|督促"
    r"|协调(?!管理|机构)|推进|送(?!变)|请|提请|坚持|充分|明确|提高|推动|引导|形成|构建|公示|定期|共同|再到|以下|一个|应(?!急)"
)
# 教育、科技等部门: names that only the series makes offices are no places.
_PLACE_ENDS = ("区", "县", "市", "省")


class _Words(Record):
    """The word lists of `competences.toml` that tell an office."""

    ending: re.Pattern[str]
    others: re.Pattern[str]
    collective: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("competences")
    institutions = rf"(?:{any_of(table['official_institutions'])})机构"
    return _Words(
        ending=re.compile(rf"(?:{any_of(table['office_endings'])}|{institutions}|(?<![内外全局干乐诊])部)$"),
        others=re.compile(any_of(table["not_offices"])),
        collective=frozenset(table["collective"]),
    )


def ends_as_office(word: str) -> bool:
    """Whether the word ends as offices do."""
    return _words().ending.search(word) is not None


def is_any_office(word: str) -> bool:
    """Whether the word is one of the names for whoever may be meant."""
    return word in _words().collective


def office_ends(text: str, start: int, end: int) -> list[int]:
    """The places in folded text at which an office's name may end, the last first."""
    ends = [match.end() for match in reversed(list(_office_end().finditer(text, start, end)))]
    places: list[int] = []
    for at in ends:
        called = _CALLED_SO.match(text, at, end)
        places += [called.end()] if called else [at + 1] if text.startswith(")", at) else []
        places.append(at)
    return places


@cache
def _office_end() -> re.Pattern[str]:
    table = lexicon("competences")
    return re.compile(
        rf"(?:{any_of(table['office_endings'])})(?<!非政府)(?<![格布结大全]局)|机构|部(?!门|分|署|队)|处(?!罚|理|分|置)"
    )


def last_called(text: str, start: int, end: int) -> int | None:
    """Where the bracket with which the text ends begins, if it tells a short name; else None."""
    found = next((one for one in _CALLED_SO.finditer(text, start, end) if one.end() == end), None)
    return found.start() if found else None


def is_office(word: str) -> bool:
    """Whether the word, folded and without its level, names an office or offices."""
    if _NO_OFFICE.match(word):
        return False
    if word in _words().collective:
        return True
    if _DOES.fullmatch(word):
        return not word.endswith(_BOUND)
    return (
        _words().ending.search(word) is not None
        and re.fullmatch(rf"[{HAN}()、]{{2,30}}", word) is not None
        and not _VERBS.search(word)
        and not _words().others.search(word.replace("主管", ""))
        and "的" not in word
        and len(word) > 2
        and not word.startswith(("违反", "上述", "前款", "下列"))
        and not word.endswith("非政府")
    )


def is_bare_name(word: str) -> bool:
    """Whether a series may make an office of the word (教育、科技等部门)."""
    return (
        _WORD.fullmatch(word) is not None
        and not _NO_OFFICE.match(word)
        and not word.endswith(_PLACE_ENDS)
        and not _VERBS.search(word)
        and not _words().others.search(word.replace("主管", ""))
        and "的" not in word
    )


def is_collective(word: str) -> bool:
    """Whether the name is one for whoever may be meant (有关部门)."""
    if head := LEVEL.match(word):
        word = word[head.end() :]
    return word in _words().collective or word.startswith(
        ("其他", "其它", "有关", "相关", "负有", "各", "原发证", "原审批", "原登记")
    )
