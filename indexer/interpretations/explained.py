"""What an interpretation says that it explains: by its title, a field, or the sentences it opens with."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Citation, Document, Explained, Span
from corpus.recognise.characters import fold
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.law_titles import bare_title
from corpus.recognise.keys import number_key, title_key
from corpus.recognise.place.regions import find_regions
from indexer.interpretations.numbers import may_be_same
from indexer.interpretations.titles import TitleNames, is_explanation, names_in_title, type_of
from indexer.metadata.titles import inner_titles, inside_marks, kind_of_title

# So much of a text is its opening; what it explains an explanation says there, and in a field above or below.
_OPENING = 1_500
_OPENING_LINES = 10
_LONGEST_FIELD = 200
_MOST = 6
_SENTENCE_END = re.compile(r"[。!?\n]")
# An explanation follows, also where its title does not say so.
_FOLLOWS = re.compile(r"(?:现|特|下面)[^。;!?\n《》]{0,24}(?:解读|解答|答疑)如下")
_AIMED = re.compile(r"(?:就|将|对|针对|围绕|关于)[^。;!?\n《》]{0,24}$")
_GAP = re.compile(r"^[、,和及与以 ]{0,3}$")


@cache
def _field() -> re.Pattern[str]:
    keys = any_of(lexicon("interpretations")["fields"])
    return re.compile(
        rf"^[【\[ |·]{{0,3}}(?:{keys})[】\]]? ?[:\t|] ?(?P<value>[^\n]{{4,{_LONGEST_FIELD}}})$", re.M
    )


@cache
def _told() -> re.Pattern[str]:
    words = any_of(lexicon("interpretations")["explained"])
    return re.compile(rf"[^。;!?\n]{{0,48}}?(?:(?:{words})(?:如下|[:。]|$)|如下(?:{words}))")


@cache
def _issued_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon('interpretations')['issued'])})了?的?(?:新修订的|新的)?$")


@cache
def _issued_behind() -> re.Pattern[str]:
    words = any_of(lexicon("interpretations")["issued"])
    when = r"已经?|正式|日前|近日|将|于[^,。;\n]{0,16}?|自[^,。;\n]{0,16}?起|经[^,。;\n]{0,24}?"
    return re.compile(rf"^[ ,]?(?:{when}){{0,4}}(?:{words}|施行|实施)")


def find_explained(document: Document, text: str, citations: Sequence[Citation]) -> tuple[Explained, ...]:
    """What the document says that it explains, each with the words that say so; nothing where it is no interpretation.

    The number that the opening or a field gives a text of the title's name is that text's.
    """
    explains = is_explanation(document.title)
    ruling = not explains and type_of(document.title) != "explanation"
    if document.kind not in ("interpretation", "other"):
        return ()
    folded = fold(text)
    body = _body(document, text)
    opening = _opening(text, body)
    cited = [one for one in citations if one.kind == "document" and (one.title or one.number)]
    within = [one for one in cited if opening.start <= one.start and one.end <= opening.end]
    named = names_in_title(document.title)
    if named is not None:
        return _of_title(document, text, named, [*within, *_fields(text, folded, cited)])
    if ruling:
        return ()
    direct = _direct(folded, within, said=explains)
    follows = _FOLLOWS.search(folded, opening.start, opening.end) is not None
    if not explains and not direct and not follows:
        return ()
    fields = _one_text(_fields(text, folded, cited)) if explains else []
    found = [(one, "field") for one in fields] or [(one, "opening") for one in direct]
    if not found:
        found = [(one, "opening") for one in _paired(folded, within, opening)]
    return tuple(_of_citation(text, one, basis) for one, basis in found[:_MOST])


def field_value(folded: str) -> str | None:
    """What a line says of the text explained, where it is a field of a page (相关文件:《…》)."""
    found = _field().fullmatch(folded)
    return found["value"] if found else None


def _body(document: Document, text: str) -> int:
    """Where the text goes on behind its title."""
    title = document.found.get("title")
    if title is not None:
        return title.end
    return len(text) - len(text.lstrip())


def _opening(text: str, body: int) -> Span:
    end = body
    for _ in range(_OPENING_LINES):
        end = text.find("\n", end + 1)
        if end < 0 or end - body > _OPENING:
            break
    return Span(start=body, end=min(len(text), body + _OPENING) if end < 0 else min(end, body + _OPENING))


def _of_title(
    document: Document, text: str, named: TitleNames, others: Sequence[Citation]
) -> tuple[Explained, ...]:
    """What the title names. A title of the file's name stands nowhere: the words are then those of the text that name it."""
    title = document.found.get("title")
    numbers = {key: one.number for one in others if one.number for key in _keys_without_place(one.title)}
    found = []
    for name in named.names[:_MOST]:
        place = title or next((one for one in others if set(keys_of(one.title)) & set(keys_of(name))), None)
        start, end = (place.start, place.end) if place else (0, 0)
        number = next((numbers[key] for key in _keys_without_place(name) if key in numbers), None)
        inside = [named.number, *(each.number for each in find_document_numbers(name))]
        found.append(
            Explained(
                title=name,
                number=number or next(filter(None, inside), None),
                basis="title" if title or place is None else "opening",
                start=start,
                end=end,
                quote=text[start:end],
                marked=named.marked or number is not None,
                part=named.part,
            )
        )
    return tuple(found)


def keys_of(title: str | None) -> tuple[str, ...]:
    """The keys by which two names of one text are the same: the whole, without edition, and what it passes on."""
    if not title:
        return ()
    names = (title, bare_title(title), *inner_titles(fold(title)))
    return tuple(dict.fromkeys(key for name in names if (key := title_key(name))))


def _keys_without_place(title: str | None) -> tuple[str, ...]:
    """The keys of a name, and what they are without the place before them: a title may leave out what the opening says."""
    keys = keys_of(title)
    bare = (key[found[0].end :] for key in keys if (found := find_regions(key)) and found[0].start == 0)
    return tuple(dict.fromkeys([*keys, *filter(None, bare)]))


def _of_citation(text: str, citation: Citation, basis: str) -> Explained:
    return Explained(
        title=citation.title,
        number=citation.number,
        basis="field" if basis == "field" else "opening",
        start=citation.start,
        end=citation.end,
        quote=text[citation.start : citation.end],
    )


def _fields(text: str, folded: str, cited: Sequence[Citation]) -> list[Citation]:
    """The texts that fields name: 相关文件：《…》."""
    found: list[Citation] = []
    for field in _field().finditer(folded):
        start, end = field.span("value")
        within = [one for one in cited if start <= one.start and one.end <= end]
        value = text[start:end].strip()
        if within:
            found += within
        elif kind_of_title(value) is not None and not inside_marks(value) and ":" not in fold(value):
            begun = start + text[start:end].find(value)
            found.append(Citation(value, begun, begun + len(value), "document", title=value))
        if len(found) >= _MOST:
            break
    return found


def _one_text(named: Sequence[Citation]) -> list[Citation]:
    """The text named, where all of these name one; the fullest of its names."""
    if len(_groups(named)) != 1:
        return []
    return [max(named, key=lambda one: (one.number is not None, len(one.title or "")))]


def _groups(named: Sequence[Citation]) -> list[Citation]:
    """One citation for each text, by number and by name."""
    found: list[Citation] = []
    for one in named:
        for place, other in enumerate(found):
            if _is_same(one, other):
                if one.number and not other.number:
                    found[place] = one
                break
        else:
            found.append(one)
    return found


def _is_same(one: Citation, other: Citation) -> bool:
    if one.number and other.number and number_key(one.number) == number_key(other.number):
        return True
    if not may_be_same(one.number, other.number):
        return False
    return bool(set(keys_of(one.title)) & set(keys_of(other.title)))


def _direct(folded: str, within: Sequence[Citation], *, said: bool) -> list[Citation]:
    """现就《X》解读如下, 现将《X》、《Y》有关内容说明如下.

    What does not call itself an explanation must say that one follows: news tells of one too (对《X》进行了解读).
    """
    for run in _runs(folded, within):
        first, last = run[0], run[-1]
        before = folded[max(0, first.start - 30) : first.start]
        told = _told().match(folded, last.end)
        if _AIMED.search(before) and told and (said or "如下" in told[0]):
            # 《X》解读 that is itself a title in marks is not what is explained.
            if any(is_explanation(one.title or "") for one in run):
                continue
            return _with_number(run, within)
    return []


def _with_number(run: Sequence[Citation], within: Sequence[Citation]) -> list[Citation]:
    """The citations, each as the one of the same text that gives the number."""
    return [next((other for other in within if other.number and _is_same(one, other)), one) for one in run]


def _runs(folded: str, within: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Citations that stand in a row."""
    run: list[Citation] = []
    for one in within:
        if run and not _GAP.match(folded[run[-1].end : one.start]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _paired(folded: str, within: Sequence[Citation], opening: Span) -> list[Citation]:
    """The one text of which the opening says that it was issued: 近日，某某印发了《X》（…号）…现解读如下."""
    new = [
        one
        for run in _runs(folded, within)
        if _issued_before().search(folded[max(0, run[0].start - 16) : run[0].start])
        or _issued_behind().match(folded[run[-1].end : run[-1].end + 60])
        for one in run
    ]
    groups = _groups(new)
    if len(groups) > 1:
        groups = _groups([one for one in new if one.alias])
    return groups if len(groups) == 1 else []
