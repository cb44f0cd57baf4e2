"""What no public column may hold: telephones, identity numbers, addresses, accounts, days of birth, who is to be called."""

import re
import unicodedata
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import BLANKS, DASHES, HAN, OPENING, fold
from indexer.roster.surnames import surnames

# Seven digits are the shortest telephone with its exchange; days and standards have as many and are left where they are known.
_LEAST = 7
_NUMERALS = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_BETWEEN = rf"[{re.escape(DASHES + BLANKS)}·.*()]"
_DIGITS = re.compile(rf"(?<![\d.])\+?\d(?:{_BETWEEN}{{0,4}}\d){{{_LEAST - 1},40}}[Xx]?")
_SPELT = re.compile(
    rf"[{_NUMERALS}](?:[{re.escape(DASHES + BLANKS)}]{{0,2}}[{_NUMERALS}]){{{_LEAST - 1},40}}"
)
# A mobile telephone, or one with its area, whatever marks stand between its digits: lists of years and of numbers are no such.
_MARKED = re.compile(
    r"(?<!\d)(?:(?:\+?86[\W_]{0,3})?1[3-9]\d(?:[\W_]{0,3}\d){8}|0\d{2,3}[\W_]{1,3}\d{3,4}[\W_]{0,3}\d{4})(?!\d)"
)
# Part of it in Chinese numerals: 13八00138零00.
_MIXED = re.compile(
    rf"(?<!\d)(?=[\d{_NUMERALS}]{{{_LEAST}}})(?:\d{{1,20}}(?:[{_NUMERALS}]{{1,20}}\d{{1,20}}){{1,10}}"
    rf"|\d{{1,20}}[{_NUMERALS}]{{4,20}}|[{_NUMERALS}]{{3,20}}\d{{1,20}})"
)
_HIDDEN = re.compile(r"\d{2,}[*×]{3,}\d{2,}[Xx]?|\d{2,}[*×]{3,}")
_LAST_DIGITS = re.compile(r"[后末尾][四六4六6八8]位(?:数字|号码|数)?[:为是]? ?\d{3,8}[Xx]?")
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(rf"[{_PLATES}][A-Z][·. ]?[A-Z0-9]{{5,6}}(?![A-Za-z0-9])")
_MAIL = re.compile(
    r"[\w.+\-]{1,64} ?(?:@|\(at?\)|\[at?\]) ?[\w\-]{1,63}(?:[.。][\w\-]{1,63}){0,5}", re.IGNORECASE
)
_MAIL_BOX = re.compile(r"[A-Za-z0-9_.\-]{2,64} ?(?:qq|163|126|foxmail|新浪|网易|搜狐)?邮箱", re.IGNORECASE)
_SITE = re.compile(
    r"(?:https?://|www\.)[^\s,;、。()]{3,200}|(?<![A-Za-z0-9.])(?:[A-Za-z0-9\-]{1,63}\.){1,5}(?:com|cn|net|org)(?![A-Za-z])(?:/[^\s,;、。()]{0,200})?",
    re.IGNORECASE,
)
_AT, _DOT = r"(?: at | ?艾特 ?| ?[({\[<]at[)}\]>] ?|#)", r"(?:[.。]| dot | ?点 ?| ?[({\[<]dot[)}\]>] ?)"
_SPELT_MAIL = re.compile(
    rf"[A-Za-z0-9_.+\-]{{1,64}}{_AT}[A-Za-z0-9\-]{{1,63}}(?:{_DOT}[A-Za-z]{{2,20}}){{1,4}}", re.IGNORECASE
)
_DAY = re.compile(r"(?:19|20)\d{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?!\d)")
# Years and standards, which have as many digits: 2019-2023年, GB 50016-2014.
_YEARS = re.compile(r"(?<![\d\-])(?:19|20)\d{2} ?[-–—~至] ?(?:19|20)\d{2}(?=年|$|[^\d\-])")
_STANDARD = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?:/[TZ])? ?\d{1,5}(?:\.\d{1,3})?-(?:19|20)\d{2}(?![\d\-])")
_ENDS = " ,;:、。|/" + DASHES
_EMPTY = re.compile(r"[(\[{〔〈【〖﹝［] {0,3}[,;:、]? {0,3}[)\]}〕〉】〗﹞］]")
_LONGEST = 2_000


class Parted(Record):
    """A text without what is private in it, and that, piece by piece."""

    public: str
    private: tuple[str, ...] = ()


def part(text: str) -> Parted:
    """The text parted in what may be shown to anybody and what looks private: numbers of seven digits and more, mail, accounts,
    addresses, days of birth, and persons who are named to be called (联系人李四).

    张三(13800000000) gives 张三 and 13800000000. Days (2023-01-01) are not private. Half-width forms stand for full-width ones.
    """
    folded = fold(text[:_LONGEST])
    private: list[str] = []
    kept: list[str] = []
    end = 0
    for start, stop in _places(folded):
        kept.append(folded[end:start])
        private.append(folded[start:stop].strip(_ENDS))
        end = stop
    if not private:
        return Parted(text[:_LONGEST].strip())
    kept.append(folded[end:])
    left = _label().sub(" ", " ".join(filter(None, (piece.strip() for piece in kept))))
    left = _EMPTY.sub("", left).strip(_ENDS + OPENING)
    if left.count("(") != left.count(")"):
        left = left.replace("(", " ").replace(")", " ")
    return Parted(" ".join(left.split()), tuple(private))


def _places(folded: str) -> list[tuple[int, int]]:
    """Where what is private stands, in order, none over another."""
    seen = "".join(map(_digit, folded))
    days = sorted(found.span() for kind in (_DAY, _YEARS, _STANDARD) for found in kind.finditer(seen))
    found = [match.span() for pattern in _patterns() for match in pattern.finditer(seen)]
    found += [span for match in _DIGITS.finditer(seen) for span in _beside_days(seen, match.span(), days)]
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return merged


def _beside_days(folded: str, span: tuple[int, int], days: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a run of digits that are no days and still have as many digits as a telephone."""
    parts, start = [], span[0]
    for first, last in days:
        if span[0] < last and first < span[1]:
            parts.append((start, max(start, first)))
            start = max(start, last)
    parts.append((start, max(start, span[1])))
    return [each for each in parts if sum(map(str.isdigit, folded[each[0] : each[1]])) >= _LEAST]


def _digit(mark: str) -> str:
    """The digit that a mark is, whatever stands around it (①, ⓪, ⑴); else the mark."""
    digit = unicodedata.digit(mark, None)
    return mark if digit is None else str(digit)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        *(_MAIL, _SPELT_MAIL, _MAIL_BOX, _SITE, _SPELT, _MARKED, _MIXED, _HIDDEN, _LAST_DIGITS, _PLATE),
        *(_account(), _extension(), _bank(), *_address(), *_birth(), *_contact()),
    )


@cache
def _labels() -> str:
    words = lexicon("roster")
    return _whole_words([*words["private"]["telephone"], *words["labels"]["accounts"]])


def _whole_words(words: list[str]) -> str:
    """Any of the words; one in Latin letters not within another."""
    latin = [word for word in words if word.isascii()]
    han = [word for word in words if not word.isascii()]
    return "|".join([any_of(han), *([rf"(?<![A-Za-z0-9])(?:{any_of(latin)})"] if latin else [])])


@cache
def _label() -> re.Pattern[str]:
    """What stands before a number to say what it is."""
    told = [*lexicon("roster")["labels"]["addresses"], *lexicon("roster")["labels"]["births"]]
    return re.compile(rf"(?:{_labels()}|{any_of(told)})[码号]? ?[:为是]? ?(?=[)\s,;、]|$)", re.IGNORECASE)


@cache
def _account() -> re.Pattern[str]:
    """A number or name of an account, or a short telephone, behind the word that says so."""
    return re.compile(
        rf"(?:{_labels()})(?:[码号] ?[:为是]?|[:为是]) ?[A-Za-z0-9_\-]{{2,40}}"
        rf"|(?:{_labels()}) ?[{_PLATES}]?[A-Za-z0-9_\-]{{4,40}}",
        re.IGNORECASE,
    )


@cache
def _extension() -> re.Pattern[str]:
    """A telephone of three to eight digits, perhaps parted, behind its word; no year."""
    words = _whole_words(lexicon("roster")["labels"]["short"])
    return re.compile(
        rf"(?:{words}) ?:? ?(?!(?:19|20)\d\d(?:\D|$))\d{{2,4}}(?:[\- ]?\d{{1,4}}){{1,2}}(?![\d年月日号.])",
        re.IGNORECASE,
    )


@cache
def _bank() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon('roster')['labels']['banks'])}) ?[:为是]? ?[^,;。()\n]{{2,40}}")


@cache
def _address() -> tuple[re.Pattern[str], ...]:
    """What stands behind the word for an address: to the end of its clause, or without a mark to the number of a house.

    Where somebody is said to live, and the number of a house in a street, need no word.
    """
    told = lexicon("roster")["labels"]
    words, lives = any_of(told["addresses"]), any_of(told["lives"])
    number = rf"[\d{_NUMERALS}十百]{{1,6}} ?(?:号|室|栋|幢|座|楼|单元|弄)"
    street = "路|街|大道|巷|弄|胡同|新村|小区|花园|公寓|家园|名苑|苑|里|坊"
    return (
        re.compile(
            rf"(?:{words}|地址 ?(?=[:为是在]|[{HAN}]{{2,12}}[省市区县镇路街])) ?"
            rf"(?:[:为是在 ][^;。()\n]{{2,80}}|[^;。()\n]{{2,60}}?\d{{1,5}} ?(?:号|室|栋|幢|楼|单元|弄)[\w\-]{{0,20}}"
            rf"|[{HAN}]{{2,30}})"
        ),
        re.compile(
            rf"(?<![{HAN}])(?!{any_of(told['lodging'])})(?:{lives})[:为是]? ?[{HAN}\d{_NUMERALS}\- ]{{1,40}}"
        ),
        re.compile(rf"[{HAN}]{{0,20}}[{HAN}](?:{street})[东南西北中]?(?:段|支路)?{number}[\w\-]{{0,20}}"),
    )


@cache
def _birth() -> tuple[re.Pattern[str], ...]:
    """Days beside the words for birth, on either side."""
    words = any_of(lexicon("roster")["labels"]["births"])
    day = r"(?:19|20)\d{2} ?(?:[年./-] ?(?:\d{1,2} ?(?:月 ?(?:\d{1,2}日?)?|[./-] ?\d{1,2})?)?)?"
    return (
        re.compile(rf"(?:{words}) ?[:为是于]? ?{day}"),
        re.compile(rf"(?<!\d){day} ?(?:出生|生(?=[),;、。 ]|$))"),
        re.compile(r"(?<!\d)\d{2} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)? ?(?:出生|生(?=[),;、。 ]|$))"),
        re.compile(r"(?:年龄|现年)?[:为是]? ?(?<!\d)[1-9]\d ?(?:周岁|岁)(?!以)"),
    )


@cache
def _contact() -> tuple[re.Pattern[str], ...]:
    """Persons behind the word that says what they are to others, or before it in brackets."""
    told = lexicon("roster")
    roles, contacts = any_of(told["persons"]["roles"]), any_of(told["labels"]["contacts"])
    name = rf"(?:{any_of(surnames().double)}|[{''.join(sorted(surnames().single))}])[{HAN}]{{1,2}}"
    ends = rf"(?![{HAN}])"
    return (
        re.compile(rf"(?:{roles}) ?(?:姓名)? ?:[^,;。()\[\]]{{1,30}}"),
        re.compile(
            rf"(?:{contacts}|(?<=[(\[])(?:{roles})|(?:{roles}) ) ?[是为]? ?{name}(?:[、 ]{name}){{0,5}}{ends}"
        ),
        re.compile(rf"(?<![{HAN}]){name} ?[(\[](?:{roles})[)\]]"),
    )
