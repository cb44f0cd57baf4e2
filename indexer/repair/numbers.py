"""Puts back brackets and dashes that document numbers and spans of years lost: 国办发〔2018104号."""

import re

from indexer.draft import Draft, Edit

KIND = "number"
_CLOSING = {"〔": "〕", "[": "]", "［": "］", "﹝": "﹞", "【": "】", "(": ")", "（": "）"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# Brackets that stand around years for nothing but document numbers; others must follow an agency's name.
_SURE = "〔[［﹝"
# The last character of what names the agency in a number: 国办发, 应急厅函, 市府规, 安委字.
_AGENCY = "发函办字规文通"
_FIGURES = re.compile(r"(?<![0-9])((?:19[5-9]|20[0-4])[0-9])([1-9][0-9]{0,3})(?![0-9])")
_UNOPENED = re.compile(rf"(?<=[{_AGENCY}])(?:19[5-9]|20[0-4])[0-9]([〕］﹞\])）】])[1-9][0-9]{{0,3}}号")
# What may follow a number whose 号 was lost too, if it is one.
_STOPS = ")）》〕，。,；;\n "
# No plan runs longer.
_SPAN = 40


def mend_numbers(draft: Draft) -> tuple[Edit, ...]:
    """Repairs of document numbers that say where their brackets were, and marks of those that do not."""
    text = draft.text
    edits = [edit for found in _FIGURES.finditer(text) if (edit := _figures(text, found))]
    for found in _UNOPENED.finditer(text):
        place = found.start()
        edits.append(Edit(place, place, _OPENING[found[1]], KIND, why="文号年份前缺左括号"))
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _figures(text: str, found: re.Match[str]) -> Edit | None:
    """What is wrong with a year that figures follow at once, if anything."""
    start, middle, end = found.start(), found.end(1), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "年":
        return _years(found)
    if before in _CLOSING and after == "号" and (before in _SURE or _is_agency(text, start - 1)):
        return Edit(middle, middle, _CLOSING[before], KIND, why="文号年份后缺右括号")
    if not _is_agency(text, start):
        return None
    if after == "号":
        return Edit(start, middle, f"〔{found[1]}〕", KIND, why="文号年份的括号丢失")
    if len(found[2]) < 4 and (not after or after in _STOPS):
        return Edit(start, end, found[0], KIND, certain=False, why="疑为括号和“号”字丢失的文号")
    return None


def _years(found: re.Match[str]) -> Edit | None:
    first, second = int(found[1]), int(found[2])
    if not first < second <= first + _SPAN:
        return None
    return Edit(found.end(1), found.end(1), "—", KIND, why="起止年份之间的连接号丢失")


def _is_agency(text: str, end: int) -> bool:
    return end > 1 and text[end - 1] in _AGENCY and "㐀" <= text[end - 2] <= "鿿"
