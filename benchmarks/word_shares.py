"""Counts how common words are in official texts: `python -m benchmarks.word_shares > corpus/lexicon/word_shares.tsv`.

A word's share is the part of all paragraphs that hold it, in laws or in notices, whichever is larger: what is common in
either kind of text says little about what a question is after. Rarer words than the least are left out.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.blocks import Paragraph
from corpus.recognise.scripts import simplify
from crawler.readers import read
from indexer.tokens import tokenize

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LEAST = 0.0008
SHORTEST_PARAGRAPH = 12
# So much of one file, so that a long one does not set the tone.
MOST_OF_A_FILE = 120


def laws() -> Iterator[str]:
    """Lines of every fourth law."""
    for path in sorted((DATA / "laws" / "lawrefbook").rglob("*.md"))[::4]:
        yield from path.read_text("utf-8").splitlines()[:MOST_OF_A_FILE]


def notices() -> Iterator[str]:
    """Paragraphs of State Council pages and of plans."""
    for path in sorted((*(DATA / "pages").rglob("*.html"), *(DATA / "pdf").glob("*plan*.pdf"))):
        blocks = read(path.name, path.read_bytes()).blocks
        paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
        yield from (line for text in paragraphs[:MOST_OF_A_FILE] for line in text.splitlines())


def shares(paragraphs: Iterator[str]) -> dict[str, float]:
    """The part of the paragraphs that hold each word."""
    counts: Counter[str] = Counter()
    total = 0
    for paragraph in paragraphs:
        text = simplify(paragraph.strip())
        if len(text) >= SHORTEST_PARAGRAPH:
            counts.update(set(tokenize(text).words.split()))
            total += 1
    return {word: count / total for word, count in counts.items() if not word.isascii()}


def main() -> None:
    """Prints the table, most common words first, shares in parts of ten thousand."""
    in_laws, in_notices = shares(laws()), shares(notices())
    merged = {
        word: max(in_laws.get(word, 0.0), in_notices.get(word, 0.0)) for word in {*in_laws, *in_notices}
    }
    sys.stdout.write(
        "# word<TAB>paragraphs of ten thousand that hold it, in laws or in notices, whichever is more\n"
    )
    for word, share in sorted(merged.items(), key=lambda item: (-item[1], item[0])):
        if share >= LEAST and not word[0].isdigit() and not word.startswith("第"):
            sys.stdout.write(f"{word}\t{share * 10_000:.0f}\n")


if __name__ == "__main__":
    main()
