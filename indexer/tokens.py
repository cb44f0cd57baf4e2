"""Text into tokens: one tokenizer for documents and questions.

Words are jieba's, cut for search with our lexicon; what is a name in figures (a document, standard or article
number) stays whole, in one form however it was printed. Bigrams are the neighbouring pairs of Han characters.
The caller simplifies traditional characters.
"""

import functools
import re
import warnings
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import NamedTuple

from corpus.lexicon import read_text
from corpus.model import Record
from corpus.recognise.characters import DASHES, HAN, fold
from corpus.recognise.numerals import read_numeral
from corpus.recognise.scanning import scan
from corpus.recognise.unit_lexicon import bare_words, organs

Cutter = Callable[[str], list[str]]

# Changes with every change to the code of this page that changes a token.
_RULES = "1"

_FIGURE = "[〇零一二三四五六七八九十百千0-9]"
_YEAR_MARK = r"[〔\[(【﹝] ?(?P<year>(?:19|20)\d\d) ?[〕\])】﹞]"
_SERIAL = r" ?第? ?(?P<serial>\d{1,5}) ?号"
_ORDINAL = rf"第 ?(?P<ordinal>{_FIGURE}{{1,9}}) ?(?P<unit>[号编章节条款项])(?:之(?P<sub>{_FIGURE}{{1,3}}))?"
_HAN_YEAR = r"(?P<han_year>[〇零一二三四五六七八九]{4})(?=年)"
# GB 50016-2014, GB/T 22239.1—2019, DB33/T 2487-2022, T/CECS 123-2020, XF 1131: letters, then a number.
_STANDARD = (
    r"(?<![a-z0-9])(?P<series>[a-z]{1,6}(?:\d{2}(?=/))?(?:/[a-z]{1,6})?)[ -]?"
    r"(?P<standard>\d{2,6}(?:\.\d{1,3}){0,2})(?: ?- ?(?P<issued>\d{4}|\d\d)(?!\d))?(?![a-z0-9])"
)
_LATIN = r"(?P<latin>[a-z0-9]{1,40}(?:[.\-/][a-z0-9]{1,40}){0,8})"
_WHOLE = re.compile("|".join((_YEAR_MARK + _SERIAL, _ORDINAL, _HAN_YEAR, _STANDARD, _LATIN)))
_WHOLE_FIRST = re.compile(r"[〔\[(【﹝第〇零一二三四五六七八九a-z0-9]")
_RUN = re.compile(f"[{HAN}〇]+")
_WORD = re.compile(f"[{HAN}]{{2,12}}")
_NOT_HAN = re.compile(f"[^{HAN}〇]+")
_INNER = re.compile(r"[.\-/]")
_DASH = re.compile(f"[{re.escape(DASHES)}]")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Tokens(Record):
    """A text as its words and as its bigrams, each joined by single blanks; no token holds a blank."""

    words: str = ""
    bigrams: str = ""


# A card is asked for its tokens, then for its vector: as many texts as a long document has are remembered between.
@functools.lru_cache(maxsize=1024)
def tokenize(text: str) -> Tokens:
    """The text's tokens, repeated as often as they occur. Order means nothing."""
    plain = _DASH.sub("-", fold(text)).lower()
    whole: list[str] = []
    pieces: list[str] = []
    done = 0
    for name in scan(_WHOLE_FIRST, _WHOLE, plain):
        whole.extend(_whole(name))
        pieces.append(plain[done : name.start()])
        done = name.end()
    rest = _NOT_HAN.sub(" ", " ".join((*pieces, plain[done:])))
    words = [*whole, *(word for word in _cutter()(rest) if word != " ")]
    return Tokens(words=" ".join(words), bigrams=" ".join(_bigrams(rest)))


def knows(word: str) -> bool:
    """Whether the word stands in the dictionary or our lexicon; others are new words, slips, or guesses of the cutter."""
    return _load().knows(word)


def word_classes(text: str) -> tuple[str, ...]:
    """The class of each word of the text: n… nouns, v verbs, vn verbal nouns, a, d, m, u …; empty for a word of our own."""
    return tuple(_load().classes(text))


def tokenizer_version() -> str:
    """What an index of these tokens is bound to: the rules, the cutter with its version, and the lexicon."""
    return _load().version


@functools.cache
def lexicon_words() -> tuple[str, ...]:
    """The words of our lexicon that jieba is to know, sorted: agencies, terms, colloquial words and what they stand for."""
    lines = (line for line in read_text("colloquial.tsv").splitlines() if not line.startswith("#"))
    colloquial = (word.removeprefix("~") for line in lines for word in line.split())
    domain = (
        word
        for line in read_text("domain.txt").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
    return tuple(
        sorted({word for word in (*organs(), *bare_words(), *colloquial, *domain) if _WORD.fullmatch(word)})
    )


class _Loaded(NamedTuple):
    """The cutter in use, what an index of its tokens is bound to, and which words it knows."""

    cut: Cutter
    version: str
    knows: Callable[[str], bool]
    classes: Callable[[str], list[str]]


def rust_cutter(words: tuple[str, ...]) -> Cutter:
    """rjieba, knowing these words too. It has one dictionary a process: words added stay."""
    import rjieba

    for word in words:
        rjieba.add_word(word, None, None)
    cut: Cutter = rjieba.cut_for_search
    return cut


def python_cutter(words: tuple[str, ...], cache: Path | None = None) -> Cutter:
    """jieba, knowing these words too: the reference for rjieba, its stand-in where that cannot be installed.

    Its dictionary is cached in `cache` or our own cache folder. jieba's default, a file of known name in the
    shared temporary folder, would let any user of the machine feed us a marshalled object.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    folder = cache or Path.home() / ".cache" / "zhize"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    for word in words:
        tokenizer.add_word(word)
    cut: Cutter = tokenizer.lcut_for_search
    return cut


def _cutter() -> Cutter:
    return _load().cut


@functools.cache
def _load() -> _Loaded:
    words = lexicon_words()
    try:
        cutter, name = rust_cutter(words), f"rjieba-{_version('rjieba')}"
        knows, classes = _known_to_rust(), rust_classes()
    except ImportError:
        cutter, name = python_cutter(words), f"jieba-{_version('jieba')}"
        knows, classes = _known_to(cutter), python_classes(cutter)
    digest = blake2b("\n".join((_RULES, name, *words)).encode(), digest_size=6)
    return _Loaded(cutter, f"{name}-{digest.hexdigest()}", knows, classes)


def rust_classes() -> Callable[[str], list[str]]:
    """The classes of words as rjieba gives them."""
    import rjieba

    return lambda text: [tag for _, tag in rjieba.tag(text)]


def _known_to_rust() -> Callable[[str], bool]:
    import rjieba

    known: Callable[[str], bool] = rjieba.has_word
    return known


def _known_to(cutter: Cutter) -> Callable[[str], bool]:
    """Whether the cutter keeps a word whole; it has no other way to tell."""
    return lambda word: cutter(word)[-1:] == [word]


def _version(package: str) -> str:
    """The version of an installed package, from the name of its metadata folder where that lies beside it."""
    spec = find_spec(package)
    beside = Path(spec.origin).parents[1] if spec and spec.origin else Path()
    for folder in beside.glob(f"{package}-*.dist-info"):
        return folder.name.removeprefix(f"{package}-").removesuffix(".dist-info")
    # Second, because it takes 40 ms to import, a tenth of what a question may take from the command line.
    from importlib.metadata import version

    return version(package)


def _whole(match: re.Match[str]) -> Iterator[str]:
    """The tokens of one name in figures."""
    groups = match.groupdict()
    if groups["year"]:
        yield f"〔{groups['year']}〕{int(groups['serial'])}号"
    elif groups["ordinal"]:
        sub = f"之{_number(groups['sub'])}" if groups["sub"] else ""
        yield f"第{_number(groups['ordinal'])}{groups['unit']}{sub}"
    elif groups["han_year"]:
        yield groups["han_year"].translate(_DIGITS)
    elif groups["standard"]:
        number = f"{groups['series']}{groups['standard']}"
        yield number
        if groups["issued"]:
            yield f"{number}-{groups['issued']}"
    else:
        yield groups["latin"]
        parts = _INNER.split(groups["latin"])
        if len(parts) > 1:
            yield from parts


def _number(printed: str) -> int | str:
    value = read_numeral(printed)
    return printed if value is None else value


def _bigrams(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        if len(run) == 1:
            yield run
        yield from map(add, run, run[1:])


def python_classes(cutter: Cutter) -> Callable[[str], list[str]]:
    """The classes of words as jieba gives them, by the dictionary of a cutter of `python_cutter`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg

    tagger = jieba.posseg.POSTokenizer(getattr(cutter, "__self__"))  # noqa: B009
    return lambda text: [pair.flag for pair in tagger.cut(text)]
