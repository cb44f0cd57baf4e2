"""What no public column may hold: telephones, identity numbers, addresses of mail and of accounts."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import BLANKS, DASHES, OPENING, fold

# Seven digits are the shortest telephone with its exchange; days and standards have as many and are left where they are known.
_LEAST = 7
_NUMERALS = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_BETWEEN = rf"[{re.escape(DASHES + BLANKS)}·.*()]"
_DIGITS = re.compile(rf"(?<![\d.])\+?\d(?:{_BETWEEN}{{0,4}}\d){{{_LEAST - 1},40}}[Xx]?")
_SPELT = re.compile(
    rf"[{_NUMERALS}](?:[{re.escape(DASHES + BLANKS)}]{{0,2}}[{_NUMERALS}]){{{_LEAST - 1},40}}"
)
_MAIL = re.compile(r"[\w.+\-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?!\d)")
_ENDS = " ,;:、。|/" + DASHES
_EMPTY = re.compile(r"[(\[{〔〈【〖﹝［] {0,3}[,;:、]? {0,3}[)\]}〕〉】〗﹞］]")
_LONGEST = 2_000


class Parted(Record):
    """A text without what is private in it, and that, piece by piece."""

    public: str
    private: tuple[str, ...] = ()


def part(text: str) -> Parted:
    """The text parted in what may be shown to anybody and what looks private: numbers of seven digits and more, mail, accounts.

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
    days = [found.span() for found in _DAY.finditer(folded)]
    found = [match.span() for match in _MAIL.finditer(folded)]
    found += [match.span() for match in _account().finditer(folded)]
    found += [match.span() for match in _SPELT.finditer(folded)]
    found += [span for match in _DIGITS.finditer(folded) for span in _beside_days(folded, match.span(), days)]
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
        if span[0] <= first and last <= span[1]:
            parts.append((start, first))
            start = last
    parts.append((start, span[1]))
    return [each for each in parts if sum(map(str.isdigit, folded[each[0] : each[1]])) >= _LEAST]


@cache
def _labels() -> str:
    heads = lexicon("roster")["private"]
    return any_of(
        [
            *heads["telephone"],
            "邮箱",
            "电子邮箱",
            "邮件",
            "微信",
            "微信号",
            "qq",
            "qq号",
            "tel",
            "mobile",
            "email",
            "e-mail",
            "身份证",
            "身份证号",
            "身份证号码",
        ]
    )


@cache
def _label() -> re.Pattern[str]:
    """What stands before a number to say what it is."""
    return re.compile(rf"(?:{_labels()})[码号]? ?[:为是]? ?(?=[)\s,;、]|$)", re.IGNORECASE)


@cache
def _account() -> re.Pattern[str]:
    """A number or name of an account, or a short telephone, behind the word that says so."""
    return re.compile(rf"(?:{_labels()})[码号]? ?[:为是]? ?[A-Za-z0-9_\-]{{4,40}}", re.IGNORECASE)
