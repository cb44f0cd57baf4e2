"""Numbers of standards: GB 50016-2014, GB/T 33190—2016, DB23/T 3649.6—2023, T/CECS 1-2020."""

import re
from functools import cache

from corpus.lexicon import any_of, read_text
from corpus.model import Record
from corpus.recognise.characters import DASHES, HAN, fold
from corpus.recognise.scanning import scan

_DASH = rf" ?[{re.escape(DASHES.replace('~', '').replace('～', ''))}]{{1,2}} ?"
_NUMBER = r"(?P<number>\d{1,6}(?:\.\d{1,4}){0,3})"
_AMENDED = r"(?P<amended>/ ?XG ?\d{1,2} ?- ?(?:19|20)\d\d)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|[5-9]\d)"
_EDITION = r"(?: ?\((?:19|20)\d\d ?年?[^()\n]{0,8}?(?:版|修订|局部修订)\))?"
# A local standard's code: DB and a division's two, four or six digits, which never run on into the number.
_DIVISION = r"DB ?\d{2}(?:\d{2}){0,2}(?!\d)"
_LETTER = re.compile("[A-Za-z]")
_ISSUED = re.compile(r"-(?P<year>(?:19|20)\d\d|[5-9]\d)(?:/XG.*)?$", re.IGNORECASE)
_ONE_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))
_LONG_CODE, _FIGURES, _FEW_FIGURES = 3, 3, 2
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")


class StandardMention(Record):
    """A standard's number as printed and in normal form: capitals, one blank, one hyphen, no edition in brackets."""

    start: int
    end: int
    printed: str
    number: str


def find_standards(text: str) -> list[StandardMention]:
    """The numbers of standards in a text, with any dash and blanks; the year may be missing (GB 50016)."""
    folded = fold(text)
    mentions = []
    for found in scan(_LETTER, _pattern(), folded):
        if found["year"] is None and (_YEAR_LIKE.fullmatch(found["number"]) or not _certain(found)):
            continue
        number = f"{_code(found)}{found['number']}" + (f"-{found['year']}" if found["year"] else "")
        number += (found["amended"] or "").replace(" ", "").upper()
        mentions.append(
            StandardMention(found.start(), found.end(), text[found.start() : found.end()], number)
        )
    return mentions


def standard_key(number: str) -> str:
    """A standard's number as it is compared: without blanks, case, width or kind of dash."""
    return "".join(fold(number).translate(_ONE_DASH).casefold().split())


def series_of(number: str) -> str:
    """The number without its year and amendment: all editions of a standard have the same."""
    return _ISSUED.sub("", number)


def year_of_number(number: str) -> int | None:
    """The year of a number in normal form, of GB 5749-85 1985; None where it has none."""
    found = _ISSUED.search(number)
    if found is None:
        return None
    year = int(found["year"])
    return year + 1900 if year < 100 else year


@cache
def _pattern() -> re.Pattern[str]:
    table = read_text("standard_codes.tsv")
    listed = [line.split("\t")[0] for line in table.splitlines() if line and not line.startswith("#")]
    codes = any_of(listed)
    kind = r"(?P<kind> ?/? ?[TZ](?![A-Za-z]))?(?P<local>(?<=\d) ?/)?"
    trade = rf"(?P<trade> ?\((?:[{HAN}]{{1,6}}|[A-Z]{{2}})\))?"
    code = rf"(?:(?P<code>{_DIVISION}|{codes}){kind}{trade}|(?P<body>[TQ] ?/ ?\d{{0,3}}[A-Z]{{2,12}}))"
    year = rf"(?:(?:{_DASH}|:(?=\d{{4}})){_YEAR}(?!\d)|(?!{_DASH}?\d|[A-Za-z.]\d|\d))"
    return re.compile(
        rf"(?<![A-Za-z0-9/.-]){code} {{0,2}}{_NUMBER}{year}{_AMENDED}{_EDITION}(?![A-Za-z])",
        re.ASCII | re.IGNORECASE,
    )


def _code(found: re.Match[str]) -> str:
    """What stands before the number in normal form: GB_, GB/T_, DB31/, T/CECS_ and JJF(电子), _ for a blank."""
    code = (found["code"] or found["body"]).replace(" ", "").upper()
    if found["kind"]:
        code += f"/{found['kind'].strip('/ ').upper()}"
    return code + ((found["trade"] or "").strip() or ("/" if found["local"] else " "))


def _certain(found: re.Match[str]) -> bool:
    """Whether a number without a year is surely a standard's: a listed code in capitals, or GB, and three digits.

    Behind a code of three letters (JGJ 59) two will do.
    """
    code = found["code"] or ""
    if code.upper() == "DB":  # of seismology; too short to be sure of without a year
        return False
    least = _FEW_FIGURES if len(code) >= _LONG_CODE else _FIGURES
    return (code.isupper() or code.lower() == "gb") and (len(found["number"]) >= least or bool(found["kind"]))
