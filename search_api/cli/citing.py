"""`zhize cite`: the citations of a text; and how citations and chains are told."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import BadRequest, reason_of
from corpus.model import Citation, Target, Validity
from corpus.validity import PAST
from search_api import wording
from search_api.bounds import check_length
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.names import printable
from search_api.cli.options import FileName, joined, reading_options
from search_api.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from search_api.citations import CitedBy, Link

# A text from a file or a pipe; all laws of the nation together have some ten million characters.
_LONGEST = 5_000_000
_STDIN = "-"
_BRANCH, _LAST, _THROUGH, _BLANK = "├─ ", "└─ ", "│  ", "   "
_ARTICLES_TOLD = 6
_NOT_HOLDING = PAST | {"not_yet_in_force"}


@command("cite")
@click.argument("text", nargs=-1, metavar="[文字…]")
@click.option(
    "--file", "file", metavar="文件", type=FileName(), help="读这个文本文件（UTF-8 或 GBK）；- 为标准输入"
)
@reading_options
def cite(text: tuple[str, ...], file: str | None, data: str | None, on: date | None, as_json: bool) -> int:
    """找出一段文字中引用的文件、法条和标准，并指出是库中的哪一份；不能确定的说明原因。

    没有给出文字和文件时，从标准输入读取。
    """
    if text and file:
        raise click.UsageError("文字和 --file 只能给一个")
    given = joined(text) if text else _read(file or _STDIN)
    with service_of(settings_for(data, on)) as service:
        found = service.cite(check_length(given, "这段文字", _LONGEST), on)
    if as_json:
        print_json({"items": found, "total": len(found)})
    else:
        print_lines(map(tell_citation, found) if found else ["没有找到引用"])
    return 0


def tell_citation(citation: Citation) -> str:
    """A citation and what it means, on one line."""
    printed = " ".join(citation.printed.split())
    if citation.target is None:
        return f"{printed} → 未确定：{citation.reason or '原因不明'}"
    others = f" 等 {len(citation.others) + 1} 条" if citation.others else ""
    notice = f"（{citation.notice}）" if citation.notice else ""
    return f"{printed} → {_target(citation.target)}{others}  {citation.target.id}{notice}"


def tell_citing(by: "CitedBy") -> str:
    """A place that cites, on one line."""
    number = f"（{by.document_number}）" if by.document_number else ""
    where = f" {by.locator}" if by.locator else ""
    return f"{by.title}{number}{where}：{by.citation.printed}  {by.clause_id or by.document_id}"


def tell_chain(link: "Link") -> Iterator[str]:
    """What a document rests on as a tree, a line each."""
    if not link.rests_on:
        yield "没有引用其他文件"
    yield from _under(link, "")


def _under(link: "Link", indent: str) -> Iterator[str]:
    last = len(link.rests_on) - (0 if link.more else 1)
    for place, each in enumerate(link.rests_on):
        yield f"{indent}{_LAST if place == last else _BRANCH}{_told(each)}"
        yield from _under(each, indent + (_BLANK if place == last else _THROUGH))
    if link.more:
        yield f"{indent}{_LAST}另有 {link.more} 份未列出"


def _told(link: "Link") -> str:
    number = f"（{link.document_number}）" if link.document_number else ""
    articles = "、".join(link.articles[:_ARTICLES_TOLD]) + (
        "等" if len(link.articles) > _ARTICLES_TOLD else ""
    )
    parts = [f"{'' if link.held else '［未收录］'}{link.title}{number}{_mark(link.validity)}", articles]
    if link.above:
        parts.append("（上文已列）")
    if link.document_id:
        parts.append(f" {link.document_id}")
    elif link.reason:
        parts.append(f" {link.reason}")
    return " ".join(part for part in parts if part)


def _target(target: Target) -> str:
    number = f"（{target.number}）" if target.number and target.kind != "article" else target.number or ""
    version = f"［{target.version}］" if target.version else ""
    return f"{target.title}{number}{version}{_mark(target.validity)}"


def _mark(validity: Validity | None) -> str:
    """What to beware of: （已修改）; nothing of a text that holds or of which nothing is known."""
    return f"（{wording.VALIDITIES[validity]}）" if validity in _NOT_HOLDING else ""


def _read(name: str) -> str:
    """The text of a file or of standard input, in UTF-8 or GB 18030."""
    try:
        data = sys.stdin.buffer.read() if name == _STDIN else Path(name).read_bytes()
    except OSError as error:
        raise BadRequest(f"不能读“{printable(name)}”：{reason_of(error)}", "请核对文件名和权限") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadRequest(f"“{printable(name)}”不是文本文件", "请另存为 UTF-8 文本，或先用 zhize ingest 读入")
