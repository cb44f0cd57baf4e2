"""Puts back brackets and dashes that document numbers and spans of years lost: 国办发〔2018104号."""

import re
from collections.abc import Iterator

from indexer.draft import Draft, Edit

KIND = "number"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_SERIAL = r"[1-9]\d{0,3}"
_CLOSING = {"〔": "〕", "[": "]", "［": "］", "﹝": "﹞", "【": "】", "(": ")", "（": "）"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# The last character of what names the agency in a number: 国办发, 应急厅函, 市府规, 安委字.
_AGENCY = r"(?<=[㐀-鿿][发函办字规文通])"
_UNCLOSED = re.compile(rf"(?<=[㐀-鿿])(?:(?P<sure>[〔［﹝\[])|{_AGENCY}[(（【])(?={_YEAR}{_SERIAL}号)")
_UNOPENED = re.compile(rf"{_AGENCY}(?={_YEAR}(?P<closing>[〕］﹞\])）】]){_SERIAL}号)")
_BARE = re.compile(rf"{_AGENCY}(?=(?P<year>{_YEAR}){_SERIAL}号)")
_CUT_OFF = re.compile(rf"{_AGENCY}{_YEAR}[1-9]\d{{0,2}}(?=[)）》〕，。,；;\s]|$)")
_YEARS = re.compile(rf"(?<![\d〔\[.])(?P<first>{_YEAR})(?=(?P<second>{_YEAR})年)")
# Without one of these there is nothing to look for.
_SUSPECT = re.compile(r"[0-9]{5}|[发函办字规文通][0-9]{4}[〕］﹞\])）】]")
# No plan runs longer.
_SPAN = 40


def numbers(draft: Draft) -> tuple[Edit, ...]:
    """Repairs of document numbers that say where their brackets were, and marks of those that do not."""
    text = draft.text
    if not _SUSPECT.search(text):
        return ()
    return tuple(sorted((*_brackets(text), *_years(text)), key=lambda edit: edit.start))


def _brackets(text: str) -> Iterator[Edit]:
    for found in _UNCLOSED.finditer(text):
        place = found.end() + 4
        yield Edit(place, place, _CLOSING[found[0]], KIND, why="文号年份后缺右括号")
    for found in _UNOPENED.finditer(text):
        yield Edit(found.start(), found.start(), _OPENING[found["closing"]], KIND, why="文号年份前缺左括号")
    for found in _BARE.finditer(text):
        start = found.start()
        yield Edit(start, start + 4, f"〔{found['year']}〕", KIND, why="文号年份的括号丢失")
    for found in _CUT_OFF.finditer(text):
        yield Edit(
            found.start(), found.end(), found[0], KIND, certain=False, why="疑为括号和“号”字丢失的文号"
        )


def _years(text: str) -> Iterator[Edit]:
    for found in _YEARS.finditer(text):
        first, second = int(found["first"]), int(found["second"])
        if first < second <= first + _SPAN:
            yield Edit(found.end(), found.end(), "—", KIND, why="起止年份之间的连接号丢失")
