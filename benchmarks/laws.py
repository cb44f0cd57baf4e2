"""Laws as readings and cards, to fill an engine with much real text quickly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.identity import part_id, short_hash
from corpus.model import Clause, Document, Evidence, Reading
from indexer.engine.values import Card, lineage
from indexer.tokens import Tokens, tokenize, tokenizer_version

_ARTICLE = re.compile(
    r"^(第[〇零一二三四五六七八九十百千]{1,9}条(?:之[一二三四五六七八九十]{1,3})?)[ 　]", re.MULTILINE
)


@dataclass(frozen=True)
class LawCarder:
    """A card an article: its text, with the law's title for context."""

    @property
    def version(self) -> str:
        return f"laws {tokenizer_version()}"

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        document = reading.document
        title, regions = tokenize(document.title), lineage(document.region)
        whole = Card(document.id, "document", document.id, title=title, regions=regions, document_kind="law")
        return (whole, *(_card(clause, title, regions) for clause in reading.clauses))

    words = __call__


def _card(clause: Clause, title: Tokens, regions: tuple[str, ...]) -> Card:
    return Card(
        id=clause.id,
        kind="clause",
        document_id=clause.document_id,
        body=tokenize(clause.text or ""),
        context=title,
        regions=regions,
        document_kind="law",
    )


def readings(data: Path, limit: int) -> Iterator[Reading]:
    """The laws of LawRefBook, an article a clause, until there are `limit` clauses."""
    count = 0
    for path in sorted(data.glob("laws/lawrefbook/**/*.md")):
        reading = _reading(path.relative_to(data).as_posix(), path.read_text("utf-8"), limit - count)
        count += len(reading.clauses)
        yield reading
        if count >= limit:
            return


def _reading(name: str, text: str, limit: int) -> Reading:
    id_ = short_hash("path", name)
    title = text.partition("\n")[0].removeprefix("# ").strip() or name
    starts = list(_ARTICLE.finditer(text))[:limit]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    clauses = []
    for place, (match, end) in enumerate(zip(starts, ends, strict=False), 1):
        quote = text[match.start() : end].rstrip()
        clauses.append(
            Clause(
                id=part_id(id_, "clause", place),
                document_id=id_,
                path=(match[1],),
                heading="",
                text=quote,
                evidence=Evidence(
                    document_id=id_,
                    locator=match[1],
                    quote=quote,
                    start=match.start(),
                    end=match.start() + len(quote),
                ),
            )
        )
    return Reading(
        document=Document(id=id_, title=title, kind="law", region="全国"), text=text, clauses=tuple(clauses)
    )
