"""Undoes what document-sharing sites do: captions around the text, a counter of pieces inside its sentences."""

import re
from collections.abc import Sequence
from statistics import median

from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, cut_lines, lines_of

KIND = "reprint"
_CAPTION = re.compile(
    r"由会员分享[^。\n]{0,12}可在线阅读|请在[^，。\n]{1,14}上搜索|\d+页(?:珍藏|精品|完整)版|本(?:文档|资源)(?:由|来自|为会员)"
    r"|下载文档到电脑|内容需要下载文档才能查看|(?:豆丁网|道客巴巴|原创力文档|人人文库|百度文库|金锄头文库|冰豆网)"
)
_CAPTION_WORDS = (
    "会员分享",
    "上搜索",
    "藏版",
    "品版",
    "整版",
    "文档",
    "本资源",
    "豆丁网",
    "道客巴巴",
    "文库",
)
_TITLE = re.compile(r"^《([^《》\n]{6,100}?)(?:\.(?:docx?|pdf|wps|txt|xlsx?))?》由会员")
_COUNTED = re.compile(r"(\d{1,3})、")
# A counter of pieces goes up through so many lines at least, of this length, half of them cut inside a sentence.
_PIECES, _LENGTH, _INSIDE = 3, 120, 0.5
_ENDS = "。！？!?；;：:”）)"
# A text that repeats its title at its head lost some of its punctuation: only these characters are compared.
_WORD = re.compile(r"[0-9A-Za-z㐀-鿿]")


def undo_reprint(draft: Draft) -> tuple[Edit, ...]:
    """Captions cut down to the title they quote, and counters of pieces cut with the line ends they stand at."""
    lines = lines_of(draft)
    captions = captions_of(draft)
    titled = {line.start: found[1] for line in captions if (found := _TITLE.match(line.text))}
    untitled = {line.start for line in captions} - titled.keys()
    bare = [place for place, line in enumerate(lines) if line.start in untitled]
    edits = cut_lines(draft, lines, bare, KIND, "文库网站的说明")
    for line in captions:
        if line.start in titled:
            why = "文库网站的说明，只留下其中的标题"
            edits.append(Edit(line.start, line.end, titled[line.start], KIND, why=why))
    pieces = counted_pieces(lines)
    for previous, line in zip((None, *pieces), pieces, strict=False):
        found = _COUNTED.match(line.text)
        if found is None:
            continue
        start, end = line.start, line.start + found.end()
        if previous is not None:
            edits.append(Edit(start - 1, end, "", KIND, why="文库网站插入的页序号，截断了句子"))
            continue
        end += max((_repeated(line.text[found.end() :], title) for title in titled.values()), default=0)
        why = "文库网站插入的页序号" if end == line.start + found.end() else "页序号和与标题重复的文字"
        edits.append(Edit(start, end, "", KIND, why=why))
    return tuple(edits)


def captions_of(draft: Draft) -> list[RawLine]:
    """The lines that are a sharing site's own."""
    if not any(word in draft.text for word in _CAPTION_WORDS):
        return []
    return [line for line in lines_of(draft) if not line.fixed and is_caption(line.text)]


def is_caption(line: str) -> bool:
    """Whether a line is a sharing site's own."""
    return len(line) <= 400 and _CAPTION.search(line) is not None


def counted_pieces(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines numbered 1、2、3… by a site that cut the text into pieces, and not by its author."""
    pieces: list[RawLine] = []
    inside = 0
    for previous, line in zip((None, *lines), lines, strict=False):
        found = _COUNTED.match(line.text)
        if not found or line.fixed or int(found[1]) != len(pieces) + 1:
            if pieces and not is_caption(line.text):
                break
            continue
        if previous is not None and pieces:
            if previous is not pieces[-1]:
                return []
            inside += previous.text.rstrip()[-1:] not in _ENDS
        pieces.append(line)
    if len(pieces) < _PIECES or inside < (len(pieces) - 1) * _INSIDE:
        return []
    if median(len(piece.text) for piece in pieces[:-1]) < _LENGTH:
        return []
    return pieces


def _repeated(text: str, title: str) -> int:
    """How much of the head of a text repeats a title, but for punctuation that was lost."""
    wanted = _WORD.findall(title)
    at = 0
    for character in wanted:
        while at < len(text) and not _WORD.match(text[at]):
            at += 1
        if at >= len(text) or text[at] != character:
            return 0
        at += 1
    while at < len(text) and text[at] in ")）》":
        at += 1
    return at
