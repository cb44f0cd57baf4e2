"""The document as a web page: a content system's frame, and tables as editors and Office leave them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.generator.dice import Dice
from tests.generator.document import Document, Paragraph, Style
from tests.generator.heads import Kind
from tests.generator.plan import Plan
from tests.generator.table import Cell, RowKind, Table
from tests.generator.tags import Tag

OFFICE = (
    'style="mso-yfti-irow:1;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt" valign="center"'
)
SPAN = '<span style="font-family:仿宋_GB2312;font-size:14.0pt" lang="ZH-CN">{}</span>'


@dataclass(frozen=True)
class Markup:
    """How one page is written."""

    office: bool
    head_element: bool
    unclosed: bool
    overrun: bool
    paragraphs: bool
    loose: bool


def inline(dice: Dice, markup: Markup, line: str, *, free: bool) -> str:
    """A line of text with the markup inside it; free text may have line breaks in the page's source."""
    text = escape(line, quote=False).replace("　", dice.pick(("　", "&emsp;", "&nbsp;")))
    if free and markup.loose and len(text) > 40 and "&" not in text:
        cut = dice.between(15, len(text) - 10)
        text = text[:cut] + "\n\t\t\t" + text[cut:]
    if markup.office:
        cut = dice.between(0, len(line) // 2) if "&" not in text else 0
        text = SPAN.format(text[:cut]) * bool(cut) + SPAN.format(text[cut:])
        text += dice.pick(("", "<o:p></o:p>"))
    return text


def cell_html(dice: Dice, markup: Markup, table: Table, cell: Cell) -> str:
    """One td or th."""
    kind = table.kinds[cell.row]
    tag = "th" if kind is RowKind.HEAD and markup.head_element else "td"
    attributes = []
    rowspan = cell.rowspan
    if rowspan > 1 and markup.overrun and cell.row + rowspan == len(table.kinds):
        # The last merged cell claims more rows than the table has.
        rowspan += 3
        dice.mark(Tag.HTML_ROWSPAN_OVERRUN)
    if rowspan > 1 or dice.chance(0.05):
        attributes.append(f'rowspan="{rowspan}"')
    if cell.colspan > 1:
        attributes.append(f"colspan={cell.colspan}")
    if markup.office:
        attributes.append(OFFICE)
    column = table.columns[cell.column].kind
    free = kind is RowKind.TASK and column in (Kind.TASK, Kind.MEASURE)
    lines = [inline(dice, markup, line, free=free) for line in cell.lines]
    if markup.paragraphs:
        name = "MsoNormal" if markup.office else "p1"
        content = "".join(f'<p class="{name}">{line}</p>' for line in lines)
    else:
        content = "<br/>".join(lines)
    end = "" if markup.unclosed else f"</{tag}>"
    return f"<{' '.join([tag, *attributes])}>{content or '&nbsp;' * markup.office}{end}"


def table_html(dice: Dice, markup: Markup, table: Table) -> str:
    """The whole table."""
    rows = []
    for kind, cells in table.rows():
        content = "".join(cell_html(dice, markup, table, cell) for cell in cells)
        rows.append((kind, f"<tr>{content}" + ("" if markup.unclosed else "</tr>")))
    head_rows = 0
    if markup.head_element:
        while head_rows < len(rows) and rows[head_rows][0] in (RowKind.TITLE, RowKind.HEAD):
            head_rows += 1
    head = "\n".join(text for _, text in rows[:head_rows])
    body = "\n".join(text for _, text in rows[head_rows:])
    parts = ['<table border="1" cellspacing="0" width="98%">']
    parts += [f"<thead>\n{head}\n</thead>"] if head_rows else []
    return "\n".join([*parts, f"<tbody>\n{body}\n</tbody>", "</table>"])


def paragraph_html(dice: Dice, markup: Markup, block: Paragraph) -> str:
    """One paragraph of running text."""
    align = {Style.TITLE: "center", Style.CENTRE: "center", Style.RIGHT: "right"}.get(block.style, "left")
    indent = "　　" if block.style in (Style.BODY, Style.HEADING) else ""
    text = inline(dice, markup, indent + block.text, free=False)
    return f'<p style="text-align:{align}">{f"<b>{text}</b>" if block.style is Style.TITLE else text}</p>'


def metadata_html(document: Document) -> str:
    """The table of document headers that many sites put above the text."""
    pairs = list(document.metadata)
    rows = []
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        cells = "".join(f"<td><b>{key}：</b></td><td>{escape(text)}</td>" for key, text in (left, right))
        rows.append(f"<tr>{cells}</tr>")
    return f'<table class="xxgk-head" width="100%">{"".join(rows)}</table>'


def write_html(document: Document, plan: Plan, dice: Dice) -> bytes:
    """The bytes of the page, in the character set that it names."""
    markup = Markup(
        office=dice.chance(0.35, Tag.HTML_OFFICE_MARKUP),
        head_element=dice.chance(0.3, Tag.HTML_HEAD_ELEMENT),
        unclosed=dice.chance(0.12, Tag.HTML_UNCLOSED_CELLS),
        overrun=dice.chance(0.4),
        paragraphs=dice.chance(0.5),
        loose=dice.chance(0.4),
    )
    blocks = [
        paragraph_html(dice, markup, block)
        if isinstance(block, Paragraph)
        else table_html(dice, markup, block)
        for block in document.blocks
    ]
    content = "\n".join(blocks)
    if dice.chance(0.35, Tag.HTML_METADATA_TABLE):
        content = f"{metadata_html(document)}\n{content}"
    content = f'<div id="zoom" class="TRS_Editor">\n{content}\n</div>'
    if dice.chance(0.3, Tag.HTML_LAYOUT_TABLE):
        content = (
            '<table width="1000" align="center" cellpadding="0"><tr><td class="left"><a href="/">首页</a></td>'
            f'<td class="main">{content}</td></tr></table>'
        )
    title = escape(document.title)
    meta = "".join(
        f'<meta name="{name}" content="{escape(text)}">'
        for name, text in (
            ("SiteName", plan.place.own),
            ("ArticleTitle", document.title),
            ("ContentSource", ""),
        )
    )
    old = dice.chance(0.15, Tag.HTML_OLD_CHARSET)
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="{"gb2312" if old else "utf-8"}">\n<title>{title}</title>\n{meta}\n'
        "<style>td{border:1px solid #000}</style>\n<script>var columnId = 12;</script>\n</head>\n<body>\n"
        '<div class="nav">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>\n'
        f'{content}\n<div class="tools"><a href="javascript:window.print()">打印本页</a> <a href="#">关闭窗口</a></div>\n'
        "</body>\n</html>\n"
    )
    # Pages that say GB2312 are full of what only its successor has.
    return page.encode("gb18030" if old else "utf-8")
