"""Names of laws: with and without 中华人民共和国, with the edition in brackets, and by what people call them for short."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import read_rows
from corpus.recognise.characters import fold

NATION_NAME = "中华人民共和国"
_MARKS = "《》〈〉 "
_DONE = "(?:修正|修订|修改|最新|公布|版)(?:版本|文本|案文|版|本)?"
# （2021年修正）, (修订), （2018年10月26日修正）: which edition a print is of. （试行） and （一） belong to the name.
_EDITION = re.compile(
    r"\((?:(?P<year>(?:19|20)\d\d)[年-]?(?:\d{1,2}[月-])?(?:\d{1,2}日?)?)? ?(?:第?[一二三四五六七八九十]{1,2}次)?"
    rf"{_DONE}\)$"
)
_NEW = re.compile(r"^(?:最新|新近|现行|新)(?:修[正订]|颁布|出台|公布|施行|版)?的?(?=[^ ]{2})")
_YEAR_BEFORE = re.compile(
    r"^\(?(?P<year>(?:19|20)\d\d) ?年?(?:度|版本?|新?修[正订]|通过|公布|颁布|施行|实施)?\)?的? ?(?=[^ ]{2})"
)
_YEAR_BEHIND = re.compile(
    rf"(?:\( ?(?P<year>(?:19|20)\d\d) ?年?版?本? ?\)|(?P<bare>(?:19|20)\d\d) ?年?(?:{_DONE})?)$"
)

_NESTED = re.compile(
    r".{2,20}?(?:实施|适用|执行)[《〈<]?(?=.{2,40}?[法典][》〉>]?.{0,24}(?:办法|规定|细则|解释))"
)


def bare_title(title: str, *, keep_nation: bool = False) -> str:
    """The name of a law without its edition, and unless told otherwise without 中华人民共和国: 安全生产法."""
    name = title.strip(_MARKS)
    if edition := _EDITION.search(fold(name)):
        name = name[: edition.start()].strip(_MARKS)
    return name if keep_nation else name.removeprefix(NATION_NAME) or name


def read_name(printed: str) -> tuple[str, int | None]:
    """The name that somebody gives a law, without its edition, and the year of the edition where they say one.

    《安全生产法》(2021年修正) and 2021年安全生产法 are 安全生产法 and 2021; 新安全生产法 is 安全生产法, of no year.
    """
    name, year = fold(printed).strip(_MARKS), None
    if (edition := _EDITION.search(name)) and edition.start() > 0:
        year = int(edition["year"]) if edition["year"] else None
        name = name[: edition.start()].strip(_MARKS)
    elif (behind := _YEAR_BEHIND.search(name)) and behind.start() > 0:
        year = int(behind["year"] or behind["bare"])
        name = name[: behind.start()].strip(_MARKS)
    if before := _YEAR_BEFORE.match(name):
        year = year or int(before["year"])
        name = name[before.end() :]
    elif new := _NEW.match(name):
        name = name[new.end() :]
    return name.strip(_MARKS), year


def read_names(printed: str) -> tuple[tuple[str, int | None], ...]:
    """The same, and before it the name as it stands where what tells an edition may be a part of it: 新乡市…条例.

    宪法修正案（2018年） is another such name.
    """
    read = read_name(printed)
    plain = fold(printed).strip(_MARKS)
    may_be_whole = read[1] is None or plain.endswith(")")
    if plain == read[0] or not may_be_whole or bare_title(plain, keep_nation=True) != plain:
        return (read,)
    return (plain, None), read


def titles_of(name: str) -> tuple[str, ...]:
    """The titles under which the law of that name may be held, the likeliest first."""
    return tuple(dict.fromkeys(_written(name)))


def _written(name: str) -> Iterator[str]:
    for title in (name, *aliases().get(bare_title(name), ()), *continued().get(bare_title(name), ())):
        own = bare_title(title)
        yield from (title, own, NATION_NAME + own)
    # 广东省实施消防法办法 is printed 广东省实施《中华人民共和国消防法》办法; marks count nowhere where titles are compared.
    if (nested := _NESTED.match(name)) and not name.startswith(NATION_NAME, nested.end()):
        yield name[: nested.end()] + NATION_NAME + name[nested.end() :]


@cache
def aliases() -> dict[str, tuple[str, ...]]:
    """The titles, without 中华人民共和国, that each short name stands for (corpus/lexicon/law_aliases.tsv)."""
    return _titles_by_name("law_aliases.tsv")


@cache
def continued() -> dict[str, tuple[str, ...]]:
    """The titles of the texts that one name means together, since each goes on counting the articles of the one before."""
    return _titles_by_name("law_continued.tsv")


def _titles_by_name(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, title, *_ in read_rows(table):
        found.setdefault(name, []).append(title)
    return {name: tuple(titles) for name, titles in found.items()}
