"""One invented law as it is printed in files of several kinds: the same lines, laid out as each publisher lays them out."""

import io
from collections.abc import Iterator
from typing import Literal, NamedTuple

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

Role = Literal["title", "note", "contents", "listed", "heading", "article", "text"]

TITLE = "中华人民共和国渡槽安全法"
NOTES = (
    "2003年10月28日第十届全国人民代表大会常务委员会第五次会议通过",
    "根据2011年4月22日第十一届全国人民代表大会常务委员会第二十次会议《关于修改〈中华人民共和国渡槽安全法〉的决定》第一次修正",
    "2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议修订",
)
ORDER = (
    "中华人民共和国主席令",
    "第八十号",
    f"《{TITLE}》已由中华人民共和国第十三届全国人民代表大会常务委员会第二十八次会议于2021年4月29日修订通过，现予公布，自2021年9月1日起施行。",
    "中华人民共和国主席　某某某",
    "2021年4月30日",
)
# A heading's level counts from the largest division; an article's lines are its 款, 项 and 目.
HEADINGS = {"编": 1, "分编": 2, "章": 3, "节": 4}
BODY: tuple[str | tuple[str, ...], ...] = (
    "第一编　总　　则",
    "第一章　一般规定",
    ("第一条　为了保障渡槽安全，保护人民群众生命和财产安全，制定本法。",),
    ("第二条　在中华人民共和国境内修建、使用、养护和检测渡槽，适用本法。",),
    (
        "第三条　国务院水行政主管部门负责全国渡槽安全的监督管理工作。",
        "县级以上地方人民政府水行政主管部门负责本行政区域内渡槽安全的监督管理工作。",
    ),
    ("第三条之一　国家鼓励渡槽安全技术的研究和推广。",),
    "第二编　修建和养护",
    "第一分编　修　　建",
    "第二章　渡槽的修建",
    "第一节　选址和设计",
    (
        "第四条　修建渡槽应当具备下列条件：",
        "（一）有符合国家标准的选址报告，并提交下列材料：",
        "1．地质勘察资料；",
        "2．水文计算书；",
        "（二）有经批准的设计文件；",
        "（三）法律、行政法规规定的其他条件。",
        "不具备前款规定条件的，不得开工。",
    ),
    "第二节　施　　工",
    ("第五条　施工单位应当按照本法第四条规定的设计文件施工。",),
    "第二分编　养　　护",
    "第三章　渡槽的养护",
    (
        "第十条　渡槽管理单位应当每年至少检测一次。",
        "检测结果应当自检测完成之日起十五日内报送县级以上地方人民政府水行政主管部门。",
    ),
    "第三编　法律责任",
    (
        "第十一条　违反本法第十条规定，未检测的，由县级以上地方人民政府水行政主管部门责令限期改正；逾期不改正的，处五万元以上"
        "十万元以下的罚款。",
    ),
    ("第一百二十二条　渡槽安全法第十一条规定的罚款，依照国家有关规定缴纳。",),
    "附　　则",
    ("第一百二十三条　本法自2021年9月1日起施行。",),
)


class Line(NamedTuple):
    """A line of the law: what it is, its text, and the level of a heading."""

    role: Role
    text: str
    level: int = 0


def lines(contents: bool = True) -> Iterator[Line]:
    """The law, line after line."""
    yield Line("title", TITLE)
    for note in NOTES:
        yield Line("note", note)
    headings = [part for part in BODY if isinstance(part, str)]
    if contents:
        yield Line("contents", "目　　录")
        for heading in headings:
            yield Line("listed", heading, level_of(heading))
    for part in BODY:
        if isinstance(part, str):
            yield Line("heading", part, level_of(part))
        else:
            yield Line("article", part[0])
            for text in part[1:]:
                yield Line("text", text)


def level_of(heading: str) -> int:
    """The level of a heading by the word that ends its number; of one without a number the first."""
    number = heading.split("　")[0]
    return next((HEADINGS[word] for word in ("分编", "编", "章", "节") if number.endswith(word)), 1)


def markdown() -> str:
    """The law as collections keep it: headings marked, a mark where its head ends."""
    told = []
    for line in lines(contents=False):
        match line.role:
            case "title":
                told.append(f"# {line.text}")
            case "heading":
                told.append("#" * (line.level + 1) + f" {line.text}")
            case "article":
                number, _, text = line.text.partition("　")
                told.append(f"{number} {text}")
            case _:
                told.append(line.text)
        if line.text == NOTES[-1]:
            told.append("<!-- INFO END -->")
    return "\n\n".join(told)


def bold_markdown() -> str:
    """The same with the numbers of articles in bold, under a table of contents."""
    told = []
    for line in lines():
        match line.role:
            case "title":
                told.append(f"# {line.text}")
            case "heading" | "contents":
                told.append(f"## {line.text}")
            case "article":
                number, _, text = line.text.partition("　")
                told.append(f"**{number}**　{text}")
            case "listed":
                told.append(f"- {line.text}")
            case _:
                told.append(line.text)
    return "\n\n".join(told)


def word_with_styles() -> bytes:
    """The law as one writes it in Word: title and headings by style, no table of contents."""
    document = docx.Document()
    for line in lines(contents=False):
        match line.role:
            case "title":
                document.add_paragraph(line.text, style="Title")
            case "heading":
                document.add_heading(line.text, level=line.level)
            case _:
                document.add_paragraph(line.text)
    return _saved(document)


def official_word(glued: bool = False, broken_title: bool = False) -> bytes:
    """The law as the database of laws gives it: no styles, all by hand; notes in one bracket, numbers of articles in bold.

    `glued`: nothing stands between 第一条 and its text but where the bold ends; `broken_title`: its title on two lines.
    """
    document = docx.Document()
    notes: list[str] = []
    for line in lines():
        match line.role:
            case "title":
                paragraph = _centred(document.add_paragraph())
                first, second = line.text[:7], line.text[7:]
                paragraph.add_run(first if broken_title else line.text).bold = True
                if broken_title:
                    paragraph.add_run().add_break()
                    paragraph.add_run(second).bold = True
                document.add_paragraph()
            case "note":
                notes.append(line.text)
                if len(notes) == len(NOTES):
                    _centred(document.add_paragraph(f"（{'　'.join(notes)}）"))
                    document.add_paragraph()
            case "contents":
                _centred(document.add_paragraph(line.text))
            case "listed":
                document.add_paragraph("　" * line.level + line.text)
            case "heading":
                document.add_paragraph()
                _centred(document.add_paragraph()).add_run(line.text).bold = True
            case "article":
                number, _, text = line.text.partition("　")
                paragraph = document.add_paragraph("　　")
                paragraph.add_run(number).bold = True
                paragraph.add_run(text if glued else f"　{text}")
            case _:
                document.add_paragraph(f"　　{line.text}")
    return _saved(document)


def plain_page() -> str:
    """The law as an old page prints it: one block of lines that break, indented by full-width blanks."""
    told = []
    for line in lines():
        match line.role:
            case "title" | "contents" | "heading":
                told.append(f"<center><b>{line.text}</b></center>")
            case "article":
                number, _, text = line.text.partition("　")
                told.append(f"　　<b>{number}</b>　{text}<br>")
            case _:
                told.append(f"　　{line.text}<br>")
    return _page("\n".join(told))


def official_page() -> str:
    """The law as a government site prints it: a paragraph a line, all in spans, the table of contents as links."""
    told = []
    for place, line in enumerate(lines()):
        match line.role:
            case "title":
                told.append(f"<h1>{line.text}</h1>")
            case "contents" | "heading":
                told.append(
                    f'<p style="text-align: center"><a name="p{line.text}"></a><strong><span>{line.text}</span></strong></p>'
                )
            case "listed":
                told.append(f'<p><a href="#p{line.text}">{line.text}</a></p>')
            case "article":
                number, _, text = line.text.partition("　")
                told.append(
                    f'<p style="text-indent: 2em"><span><strong>{number}</strong>&emsp;{text}</span></p>'
                )
            case _:
                told.append(f'<p style="text-indent: 2em" id="l{place}"><span>{line.text}</span></p>')
    return _page(f'<div class="article">{"".join(told)}</div>')


def page_under_order() -> str:
    """The law as it was made known: under the order that says so, paragraph after paragraph."""
    return _page("".join(f"<p>{text}</p>" for text in (*ORDER, *(line.text for line in lines()))))


def headed_page() -> str:
    """The law as a page of headings: each division under one of its level, each article a paragraph."""
    told = []
    for line in lines(contents=False):
        match line.role:
            case "title":
                told.append(f"<h1>{line.text}</h1>")
            case "heading":
                told.append(f"<h{line.level + 1}>{line.text}</h{line.level + 1}>")
            case _:
                told.append(f"<p>{line.text}</p>")
    return _page("".join(told))


def _centred(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _page(body: str) -> str:
    return f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{body}</body></html>'


def _saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


FORMS: dict[str, tuple[str, bytes]] = {
    "bold_markdown": ("渡槽安全法.md", bold_markdown().encode()),
    "word_with_styles": ("渡槽安全法.docx", word_with_styles()),
    "official_word": ("渡槽安全法.docx", official_word()),
    "official_word, glued": ("渡槽安全法.docx", official_word(glued=True)),
    "official_word, broken title": ("渡槽安全法.docx", official_word(broken_title=True)),
    "plain_page": ("渡槽安全法.html", plain_page().encode()),
    "official_page": ("渡槽安全法.html", official_page().encode()),
    "page_under_order": ("渡槽安全法.html", page_under_order().encode()),
    "headed_page": ("渡槽安全法.html", headed_page().encode()),
}
