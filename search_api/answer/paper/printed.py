"""Facts that a document prints in its text: telephone numbers and the like, and who heads a body."""

import re

from corpus.model import Document
from corpus.recognise.characters import HAN, fold
from search_api.answer.asking import Asking
from search_api.answer.shown import line_around, sentence_around
from search_api.answer.value import Value, quote, text_of

_KINDS = {
    "电话": re.compile(
        r"(?:电话|热线|手机|联系方式|联系人)[^\n。]{0,24}?"
        r"(?P<value>(?:0\d{2,3}[- ]?)?\d{7,8}(?:[-转]\d{1,5})?|1\d{10}|\b\d{5}\b)",
        re.ASCII,
    ),
    "邮箱": re.compile(
        r"(?P<value>[A-Za-z0-9_.+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4})", re.ASCII
    ),
    "传真": re.compile(r"传真[^\n。]{0,12}?(?P<value>(?:0\d{2,3}[- ]?)?\d{7,8})", re.ASCII),
    "邮编": re.compile(r"(?:邮编|邮政编码)[^\n。]{0,6}?(?P<value>\d{6})", re.ASCII),
    "网址": re.compile(r"(?P<value>(?:https?://|www\.)[A-Za-z0-9./_-]{4,100})", re.ASCII),
    "地址": re.compile(r"(?:地址|地点)[:：]\s?(?P<value>[^\n。；，,]{4,60})"),
}
_ASKED = {"热线": "电话", "手机": "电话", "联系方式": "电话", "电子邮箱": "邮箱"}
_HEAD = re.compile(r"副?组长|副?总?指挥长?|副?主任|副?局长|总?召集人|负责人|联系人|联络员|责任人")


def find_contact(asking: Asking, document: Document) -> Value | None:
    """The telephone number, address or the like that the text gives; None where it gives none."""
    asked = next(
        (
            kind
            for word, kind in {**{kind: kind for kind in _KINDS}, **_ASKED}.items()
            if word in asking.query.text
        ),
        "电话",
    )
    text = text_of(asking, document)
    match = _KINDS[asked].search(fold(text))
    if match is None:
        return None
    span = line_around(text, match.start("value"), match.end("value"))
    return Value(text=match["value"].strip(), evidence=quote(asking, document, span, "正文"))


def find_person(asking: Asking, document: Document) -> Value | None:
    """Who the text says heads the body asked about: 由X任组长, 以X为组长, 组长：X. None where it names nobody."""
    asked = _HEAD.findall(asking.query.text)
    if not asked:
        return None
    head = re.escape(asked[-1])
    # Lists of members are spaced out: 组　长：韩　正.
    spaced = " {0,2}".join(re.escape(character) for character in asked[-1])
    listed = rf"(?<!副)(?<!副 )(?<!副  ){spaced} ?[:：] {{0,2}}"
    name = rf"[{HAN}·、]{{2,40}}?"
    says = re.compile(
        rf"由(?P<a>{name})(?:同志)?(?:担任|兼任|任)(?<!副){head}|以(?P<b>{name})为{head}"
        rf"|{head}由(?P<c>{name})(?:同志)?(?:担任|兼任)"
        rf"|{listed}(?P<d>[{HAN}] {{1,2}}[{HAN}]|{name})(?=[\n。;；,，(（ ]|$)"
    )
    text = text_of(asking, document)
    match = says.search(fold(text))
    if match is None:
        return None
    value = next(group for group in match.groups() if group)
    span = sentence_around(text, match.start(), match.end())
    return Value(text=value.replace(" ", ""), evidence=quote(asking, document, span, "正文"))
