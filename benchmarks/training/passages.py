"""The texts that the model learns from, as passages: what stands above a text, and the text."""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from corpus.errors import BadInput
from corpus.lexicon import read_text
from corpus.model import Record
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

NUMBER = re.compile(r"第[〇零一二三四五六七八九十百千]{1,9}条(?:之[一二三四五六七八九十]{1,3})?$")
_ARTICLE = re.compile(
    r"^\**第[〇零一二三四五六七八九十百千]{1,9}条(?:之[一二三四五六七八九十]{1,3})?\**[ 　\t]*(.*)$"
)
_HEADING = re.compile(r"^(#{1,6}) *(.*)$")
_PART = re.compile(r"^第[〇零一二三四五六七八九十百千]{1,9}[编章节][ 　]*")
_NOT_SAID = re.compile(r"\W+")
_SHORTEST, _LONGEST = 15, 1500

# Pages that tests/labels/README.md lists as dev: the others are kept for measuring.
DEV_PAGES = (15, 7, 8, 57, 41, 3, 12, 13, 35, 47, 19, 50)


class Passage(Record):
    """A text with what stands above it: the law's name and the chapter, or the headings of a document."""

    above: str
    text: str


class LawArticle(Record):
    """An article of STARD's pool."""

    id: int
    name: str
    content: str

    @property
    def law(self) -> str:
        """Its name without the article's number."""
        return NUMBER.sub("", self.name)


def law_articles(path: Path) -> list[LawArticle]:
    """The articles of a file with one JSON object a line, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [LawArticle(**json.loads(line)) for line in lines]


def other_laws(data: Path, held: Iterable[str]) -> list[Passage]:
    """The articles of all law texts whose words no article of `held` has, each wording once."""
    seen = {_digest(text) for text in held}
    passages = []
    for path in sorted([*data.glob("laws/just-laws/docs/**/*.md"), *data.glob("laws/lawrefbook/**/*.md")]):
        for passage in _articles(path.read_text("utf-8")):
            digest = _digest(passage.text)
            if len(passage.text) >= _SHORTEST and digest not in seen:
                seen.add(digest)
                passages.append(passage)
    return passages


def policy_pairs(data: Path) -> list[Passage]:
    """Headings with what stands below them, and tasks with their category, of the dev pages and the seeds."""
    paths = [data / f"pages/gov_cn/20190217_{page}.html" for page in DEV_PAGES]
    return [pair for path in (*paths, *sorted(data.glob("seeds/*.txt"))) for pair in pairs_of(path)]


def pairs_of(path: Path) -> Iterator[Passage]:
    """The same of one file; none where it cannot be read."""
    try:
        reading = read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))
    except BadInput:
        return
    headings: dict[tuple[str, ...], str] = {}
    for clause in reading.clauses:
        headings[clause.path] = clause.heading
        above = " ".join(headings.get(clause.path[:depth], "") for depth in range(1, len(clause.path) + 1))
        body = clause.text.removeprefix(clause.heading)[:_LONGEST]
        if above.strip() and len(body) >= _SHORTEST:
            yield Passage(above, body)
    for task in reading.tasks:
        if task.category and len(task.text) >= _SHORTEST:
            yield Passage(" ".join(task.category), task.text)


def colloquial_pairs() -> list[Passage]:
    """What people say with what official texts say, of the lexicon."""
    lines = (line for line in read_text("colloquial.tsv").splitlines() if line and not line.startswith("#"))
    return [
        Passage(said, written.replace("~", ""))
        for said, _, written in (line.partition("\t") for line in lines)
    ]


def _articles(text: str) -> Iterator[Passage]:
    """The articles of one law in Markdown, each under its law's name and the headings above it."""
    title, headings, lines = "", dict[int, str](), list[str]()
    for line in (*map(str.strip, text.splitlines()), "# "):
        heading, article = _HEADING.match(line), _ARTICLE.match(line)
        if (heading or article) and lines:
            yield Passage(" ".join((title, *headings.values())), "\n".join(lines)[:_LONGEST])
            lines = []
        if heading and not title:
            title = heading[2]
        elif heading:
            depth = len(heading[1])
            headings = {above: name for above, name in headings.items() if above < depth}
            headings[depth] = _PART.sub("", heading[2])
        elif article:
            lines = [article[1]]
        elif line and lines:
            lines.append(line)


def _digest(text: str) -> bytes:
    return blake2b(_NOT_SAID.sub("", text).encode(), digest_size=8).digest()
