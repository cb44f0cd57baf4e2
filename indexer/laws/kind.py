"""Which texts are laws of some kind, and of what kind."""

import re

from corpus.model import Document, DocumentKind
from corpus.recognise.place.regions import find_regions
from indexer.interpretations.titles import is_explanation

# Documents of these kinds lay down rules in articles.
LAW_KINDS: frozenset[DocumentKind] = frozenset({"law", "regulation", "interpretation"})
_COURTS = re.compile(r"^(?:最高人民法院|最高人民检察院)")
# 法发〔2021〕8号第十三条: 司法解释的形式分为“解释”“规定”“规则”“批复”和“决定”五种; agreements with Hong Kong and Macao are 安排.
_OF_COURTS = re.compile(r"(?:解释|规定|规则|批复|决定|办法|安排)(?:[（(][^（）()]{1,20}[）)]){0,2}$")
_ARTICLE_LINE = re.compile(r"^[ \t\u3000]*第[ ]?[〇零一二三四五六七八九十百千\d]{1,9}[ ]?条[ \t\u3000]", re.M)
_FIRST = re.compile(r"第[ ]?[一1][ ]?条")
# 关于批准《广东省经济特区条例》的决议 prints what it approves.
_ADOPTS = re.compile(r"的(?:决议|决定)$")
# What is named otherwise is a rule where so many of its lines are articles that begin with 第一条.
_ARTICLES = 5
_OTHERWISE: frozenset[DocumentKind] = frozenset({"other", "standard"})
_NATION = re.compile(r"国务院|中华人民共和国|全国")
# No place's own rule tells the bodies of the State Council, or all provinces, what to do, nor what holds in the whole nation.
_OF_ALL = re.compile(
    r"国务院[^。；;\n]{2,40}(?:负责|主管|对)全国"
    r"|国务院[^。；;，,、\n的]{0,24}(?:部门|机构|总局|机关)(?:会同|负责|主管|应当|可以)"
    r"|(?:^|[。；;，,、由经报\s])省、自治区、直辖市人民政府[^。；;\n的]{0,24}(?:负责|主管|应当|可以)"
    r"|国家[^。；;，,\n的]{0,12}(?:部门|局)(?:负责|主管|统筹)[^。；;，,\n]{0,8}全国"
    r"|中华人民共和国境内[^。；;\n]{0,80}适用本(?:条例|办法|规定|规则|法)"
)
_LOCAL = re.compile(
    r"(?:本|我)(?:省|市|区|县|州|盟|旗|自治|行政区域|辖区|镇|乡|街道|校|院|公司|单位|中心|协会)(?!级)"
)


def law_kind(kind: DocumentKind, title: str, text: str) -> DocumentKind:
    """The kind that a title names, put right by who speaks and by what stands in the text.

    What the highest courts lay down in one of the forms of judicial interpretation is an interpretation; a text of no
    kind or a code of practice (规范) that is laid out in articles is a regulation. What only explains others is an
    interpretation too.
    """
    if is_explanation(title):
        return "interpretation"
    if _COURTS.match(title) and _OF_COURTS.search(title):
        return "interpretation"
    if kind in _OTHERWISE or _ADOPTS.search(title):
        articles = [match[0] for match in _ARTICLE_LINE.finditer(text)]
        if len(articles) >= _ARTICLES and _FIRST.search(articles[0]):
            return "regulation"
    return kind


def is_of_the_nation(title: str, text: str) -> bool:
    """Whether a rule that names no issuer is one of the nation: it speaks of the whole country and of no place of its own."""
    if find_regions(title):
        return False
    return _OF_ALL.search(text) is not None or (
        _NATION.search(text) is not None and _LOCAL.search(text) is None
    )


def has_articles(document: Document) -> bool:
    """Whether each 第X条 of the document is an article of a law: not where it only explains one."""
    return document.kind in LAW_KINDS and not is_explanation(document.title)
