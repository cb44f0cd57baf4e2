"""The words by which roles are given, compiled from `roles.toml`, and what a key or a table head says."""

import re
from functools import cache, lru_cache
from typing import Literal

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Role
from corpus.recognise.characters import fold

Given = Role | Literal["responsible"]

_LONGEST_KEY = 24
_MARKS = re.compile(r"[\s:：。.、,，;；*＊]+$")
_RULE = re.compile(r"\([^()]*(?:第一|首位|下同|为牵头|排名)[^()]*\)")
_ROLES: tuple[Given, ...] = ("lead", "support", "guide", "responsible")
# What turns a verb into a noun, a principle or a person: 负责人, 牵头抓总, 谁主管、谁负责.
_NOT_ROLE = "人|制|同志|单位|部门|机制|作用|起草|领导|主体|方案|企业|任务|事项|清单|程度|标准"


class RoleWords(Record):
    """The patterns of role words over folded text; each verb is a group named by its role."""

    verb: re.Pattern[str]
    verb_first: re.Pattern[str]
    manner: re.Pattern[str]
    tail: re.Pattern[str]
    key: re.Pattern[str]
    mark: re.Pattern[str]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return lexicon("roles")


@cache
def role_words() -> RoleWords:
    """The patterns, compiled once."""
    table = _table()
    ordered = sorted(
        ((word, role) for role in _ROLES for word in table["verbs"][role]),
        key=lambda pair: len(pair[0]),
        reverse=True,
    )
    verbs = "|".join(rf"(?P<{role}{place}>{word})" for place, (word, role) in enumerate(ordered))
    keys, bearers = table["keys"], any_of(table["keys"]["bearers"])
    named = any_of([word for role in _ROLES for word in keys[role]])
    other = any_of(table["other_keys"]["words"])
    return RoleWords(
        verb=re.compile(rf"(?:{verbs})(?!{_NOT_ROLE})"),
        # A verb that counts only behind some characters begins behind them: (?<=[局委])保障.
        verb_first=re.compile(f"[{''.join(sorted({word.rpartition(')')[2][0] for word, _ in ordered}))}]"),
        manner=re.compile(rf"(?:(?:{any_of(table['manner']['words'])})[,、]?){{1,4}}$"),
        tail=re.compile(rf"(?:{any_of(table['tail']['words'])}){{0,3}}"),
        key=re.compile(
            rf"(?P<other>(?:{other}))\s*:|(?P<role>(?:{named})(?:{bearers})|(?:{any_of(keys['alone'])}))\s*:"
            rf"|(?P<open>(?:{named})(?:{bearers}))(?=\s|为(?!主|牵头)|是|[省市区县州旗镇国各])[\s为是]*"
        ),
        mark=re.compile(r"\((?P<mark>[^()]{1,14})\)"),
    )


def role_of_verb(match: re.Match[str]) -> Given:
    """The role that a match of `RoleWords.verb` gives."""
    group = match.lastgroup or ""
    return next(role for role in _ROLES if group.startswith(role))


@lru_cache(maxsize=4096)
def role_of(label: str) -> Given | None:
    """The role that a key or a head gives to the units it stands for, or None where it names no units.

    牵头单位 gives lead, 配合部门 support, 指导单位 guide, 责任单位 responsible; heads for persons (责任人, 牵头领导) give None.
    """
    text = re.sub(r"\s", "", fold(label))
    text = _MARKS.sub("", _RULE.sub("", text))
    if not 1 < len(text) <= _LONGEST_KEY:
        return None
    keys = _table()["keys"]
    if text in keys["alone"]:
        return next((role for role in _ROLES if text in keys[role]), "responsible")
    for bearer in sorted(keys["bearers"], key=len, reverse=True):
        stem = text.removesuffix(bearer)
        if stem == text or not stem:
            continue
        for role in _ROLES:
            if stem in keys[role]:
                return role
        stem = re.sub(r"^(?:主要|具体|区级|市级|县级|省级|区|市|县|省|街道|镇|本|各)|[(（)）]", "", stem)
        for role in _ROLES:
            if stem in keys[role]:
                return role
    return None


@lru_cache(maxsize=4096)
def role_of_mark(mark: str) -> Given | None:
    """The role that a bracket behind a name gives to it: (牵头), (牵头单位), (第一责任单位), (配合)."""
    text = re.sub(r"\s", "", mark)
    if (role := role_of(text)) is not None:
        return role
    verbs = _table()["verbs"]
    return next((role for role in _ROLES if text in verbs[role]), None)


def role_of_all(mark: str) -> Given | None:
    """The role that a bracket behind a list gives to all of it: (以上单位共同牵头)."""
    text = re.sub(
        r"^(?:以上|上述)?(?:各)?(?:单位|部门)?(?:均|共同|分别|联合|按职责分工)+", "", re.sub(r"\s", "", mark)
    )
    return role_of_mark(text) if text != re.sub(r"\s", "", mark) else None


def is_deadline_key(key: str) -> bool:
    """Whether a key's value is a deadline."""
    return key in _table()["other_keys"]["deadline"]
