"""Templates, with the filters by which they tell values in Chinese."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from corpus.model import Document, Evidence
from indexer.interpretations import type_of
from search_api import wording
from search_api.case_study import Place
from search_api.interpretations import wording as interpretations
from search_api.roster.shown import KINDS, MATCHES, NEARS, ShownExpert, source_text, status_text, term_text
from search_api.unnamed import title_shown
from search_api.web.assets import ICON, STYLE

_LONGEST_SHOWN = 80
# Addresses of our own pages and data; what never changes (style, icon) and places of the same page are left alone.
_LINK = re.compile(r'(?<=<a )(?P<before>[^<>]{0,80}?)href="(?P<address>[/?][^"]*)"')
_FORM = re.compile(r'<form [^<>]{0,200}method="get"[^<>]{0,80}>')
# Where the frame would name the experts. Only templates write comments: in what comes from outside every < is escaped.
_EXPERTS = "<!-- experts -->"
# Eyes see a bar, screen readers hear a pause.
_BAR = Markup('<span class="bar" aria-hidden="true">│</span><span class="out-of-sight">；</span>')


def render(template: str, **values: Any) -> str:
    """The template's HTML; every value is escaped."""
    return _environment().get_template(template).render(style=STYLE.path, icon=ICON.path, bar=_BAR, **values)


def keep_day(html: str, day: date) -> str:
    """A rendered page whose links and forms lead to what holds on the same day as it was asked for.

    Only templates write addresses: in what comes from outside every quotation mark is escaped.
    """
    given = f"on={day.isoformat()}"

    def kept(link: re.Match[str]) -> str:
        address, mark, fragment = link["address"].partition("#")
        joint = "&amp;" if "?" in address else "?"
        return f'{link["before"]}href="{address}{joint}{given}{mark}{fragment}"'

    html = _LINK.sub(kept, html)
    return _FORM.sub(rf'\g<0><input type="hidden" name="on" value="{day.isoformat()}">', html)


def with_experts(html: str) -> str:
    """A rendered page whose columns name the experts: one of a store that holds a roster."""
    return html.replace(_EXPERTS, '<li><a href="/experts">专家</a></li>', 1)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("search_api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        basis=wording.BASES.__getitem__,
        celled=celled,
        explained_text=interpretations.explained_text,
        facts=document_facts,
        law_facts=wording.competence_facts,
        law_text=wording.law_text,
        article_facts=wording.article_facts,
        standard_facts=wording.standard_facts,
        case_facts=wording.case_facts,
        case_title=title_shown,
        provision=wording.provision_text,
        toll=wording.toll_text,
        marks=wording.marks_of,
        interpretation_kind=type_of,
        interpretation_mark=interpretations.MARKS.__getitem__,
        kind=lambda kind: wording.KINDS.get(kind, kind),
        modality=wording.MODALITIES.__getitem__,
        notice=wording.NOTICES.__getitem__,
        outcome=wording.OUTCOMES.__getitem__,
        period=wording.period_text,
        part_link=part_link,
        place_link=place_link,
        role=wording.ROLES.__getitem__,
        scope=wording.SCOPES.__getitem__,
        validity=wording.VALIDITIES.__getitem__,
        value=wording.value_text,
        visible=visible,
        expert_facts=expert_facts,
        expert_term=term_text,
        expert_source=source_text,
        with_format=with_format,
        with_page=with_page,
    )
    return environment


def celled(text: str) -> Markup:
    """The text with a bar between the cells of its table rows, line by line; empty cells show nothing."""
    lines = ([cell for cell in line.split("\t") if cell.strip()] for line in text.split("\n"))
    return Markup("\n").join(_BAR.join(cells) for cells in lines)


def visible(text: str) -> str:
    """A stretch of text that was put in or taken out, with blanks made visible, cut where it is long."""
    if not text:
        return "无"
    if not text.strip():
        return "↵" if "\n" in text else "␣"
    shown = text.replace("\n", "↵").replace("\t", " ")
    return shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"


def part_link(place: Place, document_id: str) -> str:
    """The address of a stretch of a document in that document's page."""
    return place_link(Evidence(document_id=document_id, start=place.start, end=place.end))


def place_link(evidence: Evidence, *, repairs: bool = False) -> str:
    """The address of the quote in its document's page."""
    query = {"start": evidence.start, "end": evidence.end} | ({"repairs": 1} if repairs else {})
    return f"/documents/{quote(evidence.document_id, safe='')}?{urlencode(query)}#quote"


def with_page(query: Mapping[str, Any], page: int) -> str:
    """The query string of another page of the same list."""
    return urlencode({**_given(query), "page": page})


def with_format(query: Mapping[str, Any], form: str) -> str:
    """The query string of the same list as a file."""
    return urlencode({**_given(query), "format": form})


def document_facts(document: Document) -> list[tuple[str, str]]:
    """A document's metadata, each with its label."""
    return list(wording.facts_of(document))


def expert_facts(expert: ShownExpert) -> list[str]:
    """What is marked beside one who is called: a unit, a term that is not now, why, and how near."""
    told = [KINDS[expert.kind]] if expert.kind == "unit" else []
    told += [status_text(expert)] if expert.status != "valid" else []
    told += [MATCHES[expert.match]] if expert.match else []
    return told + ([NEARS[expert.near]] if expert.near else [])


def _given(query: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in query.items() if value not in (None, "") and name != "page"}
