"""Our own model: a text's vector is the sum of its tokens' vectors. No network runs, so NumPy is enough.

A folder holds the model: `tokens.txt`, a token a line; `table.npy`, their vectors at half a byte a component, mapped and not
read; `scales.npy`, what a row of the table is multiplied by; `model.json`, what it is called. How rare a token is stands in
its scale already. `python -m benchmarks.training` makes them.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.meaning.embedder import Rows, unit_rows
from indexer.tokens import tokenize, tokenizer_version

# Tokens of one character are in everything; what longer ones say, the shorter ones in them say nearly as well.
_LETTERS = 3
_LETTER_BITS = 21
# A component is one of 15 steps; of a row's steps as it is and cut so far that which loses least is taken.
_MOST = 7
_CUT = (1.0, 0.85, 0.7)


class StaticModel:
    """The model of a folder, as an Embedder. Raises OSError or ValueError where there is none or its parts do not fit."""

    def __init__(self, folder: Path) -> None:
        told = json.loads(folder.joinpath("model.json").read_text("utf-8"))
        self.name: str = told["name"]
        self.version = f"{self.name}-{told['digest']} {tokenizer_version()}"
        self._tokens = folder / "tokens.txt"
        self._table: NDArray[np.uint8] = np.asarray(np.load(folder / "table.npy", mmap_mode="r"))
        self._scales: NDArray[np.float32] = np.load(folder / "scales.npy")
        self.dim: int = self._table.shape[1] * 2

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each token, read when a text is first encoded: most commands and most files ask for none."""
        tokens = self._tokens.read_text("utf-8").split("\n")
        if not len(tokens) == len(self._table) == len(self._scales):
            raise ValueError(
                f"{self._tokens}: {len(tokens)} tokens, {len(self._table)} rows, {len(self._scales)} scales"
            )
        return {token: place for place, token in enumerate(tokens)}

    def encode(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text; a token counts once, however often it stands there."""
        return self.sums([self.places(tokens_of(text)) for text in texts])

    def sums(self, bags: Sequence[Sequence[int]]) -> Rows:
        """The same for texts that are known by the places of their tokens in the table."""
        rows = np.zeros((len(bags), self.dim), dtype=np.float32)
        for row, bag in zip(rows, bags, strict=True):
            row[:] = self._scales[bag] @ _unpacked(self._table[bag])
        return unit_rows(rows)

    def table(self) -> tuple[tuple[str, ...], Rows]:
        """The tokens and their vectors, a row each; a text's is their sum, at length 1."""
        return tuple(self._places), _unpacked(self._table) * self._scales[:, None]

    def vectors(self, places: Sequence[int] | NDArray[np.intp]) -> Rows:
        """The vectors of the tokens at these places of the table, a row each."""
        rows = _unpacked(self._table[places])
        rows *= self._scales[places][:, None]
        return rows

    def within(self, lines: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The tokens of two or three characters that stand anywhere in each line, whatever words it is made of.

        Their places, each once a line and ascending, and which line each stands in. Much quicker than cutting words.
        """
        keys, places = self._short
        letters = np.frombuffer("\n".join(lines).encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
        line = np.cumsum(letters == ord("\n"))
        asked = np.concatenate(
            (_key(letters[:-1], letters[1:], 0), _key(letters[:-2], letters[1:-1], letters[2:]))
        )
        # Each only once, ascending: looked up as they stand, they take four times as long.
        told, of = np.unique(asked, return_inverse=True)
        at = np.searchsorted(keys, told)
        held = (keys[at] == told)[of]
        in_line = np.concatenate((line[:-1], line[:-2]))[held]
        found = np.sort(in_line * len(self._table) + places[at][of[held]])
        found = found[np.diff(found, prepend=-1) > 0]
        return found % len(self._table), found // len(self._table)

    def distinct(self, places: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The distinct ones of these places of the table, ascending, and which of them each is."""
        number = np.zeros(len(self._table), dtype=np.intp)
        number[places] = 1
        distinct = np.flatnonzero(number)
        number[distinct] = np.arange(len(distinct))
        return distinct, number[places]

    @cached_property
    def _short(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The keys of the tokens of two or three characters, ascending, with their places; the last key is no token's."""
        held = [(token, place) for token, place in self._places.items() if 2 <= len(token) <= _LETTERS]
        tokens = np.array([token for token, _ in held], dtype=f"<U{_LETTERS}")
        letters = tokens.view("<u4").reshape(-1, _LETTERS).T.astype(np.int64)
        keys, places = _key(*letters), np.array([place for _, place in held], dtype=np.intp)
        order = np.argsort(keys)
        return np.append(keys[order], np.iinfo(np.int64).max), np.append(places[order], 0)

    def places(self, tokens: Iterable[str]) -> list[int]:
        """The places in the table of those tokens that have one, ascending."""
        known = self._places
        return sorted([known[token] for token in tokens if token in known])


def _key(
    first: NDArray[np.int64], second: NDArray[np.int64], third: NDArray[np.int64] | int
) -> NDArray[np.int64]:
    """One number for two or three characters; the third of two is 0."""
    return ((first << _LETTER_BITS) | second) << _LETTER_BITS | third


def tokens_of(text: str) -> frozenset[str]:
    """The tokens by which the model knows a text: its words and its bigrams, without regard to their number.

    No token crosses a line end. What stands above is told apart, so that the rest is a text whose tokens are known already.
    """
    above, _, own = text.partition("\n")
    parts = (tokenize(above), tokenize(own)) if own else (tokenize(above),)
    return frozenset(token for part in parts for token in (*part.words.split(), *part.bigrams.split()))


def save(folder: Path, name: str, tokens: Sequence[str], vectors: Rows, told: dict[str, object]) -> None:
    """Writes a model: each vector at half a byte a component, its own scale beside it; `told` is what else it should say.

    Raises ValueError where the components are odd in number.
    """
    if vectors.shape[1] % 2:
        raise ValueError(f"{vectors.shape[1]} components: two stand in a byte")
    scales = _scales(vectors)
    table = _packed(_steps(vectors, scales))
    digest = blake2b(
        "\n".join(tokens).encode() + table.tobytes() + scales.tobytes(), digest_size=8
    ).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "table.npy", table)
    np.save(folder / "scales.npy", scales)
    folder.joinpath("tokens.txt").write_text("\n".join(tokens), "utf-8")
    text = json.dumps({"name": name, "digest": digest, **told}, ensure_ascii=False, indent=1)
    folder.joinpath("model.json").write_text(text + "\n", "utf-8")


def _scales(vectors: Rows) -> NDArray[np.float32]:
    """What a step of each row is worth. Cutting its largest components off may lose less than coarser steps do."""
    largest = np.abs(vectors).max(axis=1)
    tried = np.where(largest > 0, largest / _MOST, 1).astype(np.float32) * np.array(_CUT, np.float32)[:, None]
    lost = [((_steps(vectors, scales) * scales[:, None] - vectors) ** 2).sum(axis=1) for scales in tried]
    return np.asarray(tried[np.argmin(lost, axis=0), np.arange(len(vectors))])


def _steps(vectors: Rows, scales: NDArray[np.float32]) -> NDArray[np.int8]:
    steps: NDArray[np.int8] = np.clip(np.rint(vectors / scales[:, None]), -_MOST, _MOST).astype(np.int8)
    return steps


def _packed(steps: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Two components a byte: those of a row's first half in the lower bits."""
    raised = (steps + _MOST).astype(np.uint8)
    half = steps.shape[1] // 2
    packed: NDArray[np.uint8] = raised[:, :half] | raised[:, half:] << np.uint8(4)
    return packed


def _unpacked(table: NDArray[np.uint8]) -> Rows:
    """The components of each row, in steps. Put into their place at once: every other copy takes as long as all of it."""
    half = table.shape[1]
    rows = np.empty((len(table), 2 * half), dtype=np.float32)
    rows[:, :half], rows[:, half:] = table & 15, table >> 4
    rows -= _MOST
    return rows
