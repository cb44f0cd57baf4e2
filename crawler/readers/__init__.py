"""Bytes into `Blocks`: one registry, one file or package a format.

A further format is one module with a `READER` and one line in `READERS` below; what `unsupported` says of it goes.
"""

from pathlib import PurePath

from corpus.blocks import Block, Blocks, Paragraph, Table
from corpus.errors import (
    BadInput,
    DamagedInput,
    EmptyInput,
    EncryptedInput,
    OversizedInput,
    ReaderFailed,
    UnsupportedInput,
)
from corpus.model import Record
from crawler.readers import delimited, docx, html, json_lists, markdown, pdf, text, xlsx
from crawler.readers.names import readable
from crawler.readers.package import is_torn_zip
from crawler.readers.reader import Limits, Reader
from crawler.readers.unsupported import UNSUPPORTED, is_encrypted_office

__all__ = ["READERS", "Limits", "Reader", "choose", "read"]

READERS: tuple[Reader, ...] = (
    pdf.READER,
    docx.READER,
    xlsx.READER,
    html.READER,
    markdown.READER,
    delimited.READER,
    json_lists.READER,
    text.READER,
)


_MB = 1024 * 1024


class Choice(Record):
    """The reader for a file, and what to tell a person where its name says otherwise."""

    reader: Reader
    warnings: tuple[str, ...] = ()


def read(name: str, data: bytes, limits: Limits | None = None) -> Blocks:
    """The blocks of one file. `name` gives the suffix and names the file in messages.

    Raises `BadInput`, whose message names the file and the remedy.
    """
    limits = limits or Limits()
    name = readable(name)
    choice = choose(name, data, limits)
    try:
        blocks = choice.reader.read(name, data, limits)
    except BadInput as error:
        if name in error.message:
            raise
        raise type(error)(f"“{name}”：{error.message}", error.remedy) from error
    except (RecursionError, MemoryError) as error:
        raise OversizedInput(
            f"“{name}”的结构过于庞大或嵌套过深", "请核对文件来源，或另存一份再导入"
        ) from error
    except Exception as error:
        # Whatever a library raises over bytes from outside costs this one file, never the run.
        raise ReaderFailed(
            f"“{name}”读取时出错（{type(error).__name__}）", "请打开后另存一份再导入"
        ) from error
    characters = sum(map(_characters, blocks.blocks))
    if not characters:
        raise EmptyInput(f"“{name}”里没有文字", "请核对文件内容")
    if characters > limits.max_characters:
        raise OversizedInput(
            f"“{name}”有 {_ten_thousands(characters)} 万字，超过单个文件上限 {_ten_thousands(limits.max_characters)} 万字",
            "一份公文没有这么长，请按篇拆成几个文件再导入",
        )
    if not choice.warnings:
        return blocks
    return Blocks(
        media_type=blocks.media_type,
        blocks=blocks.blocks,
        links=blocks.links,
        encoding=blocks.encoding,
        origin=blocks.origin,
        warnings=choice.warnings + blocks.warnings,
    )


def choose(name: str, data: bytes, limits: Limits) -> Choice:
    """The reader for a file: by its content where that is certain, else by its suffix. Raises `BadInput`."""
    name = readable(name)
    if not data.strip():
        raise EmptyInput(f"“{name}”是空文件", "请重新下载或上传")
    if len(data) > limits.max_bytes:
        size, most = len(data) / _MB, limits.max_bytes / _MB
        raise OversizedInput(
            f"“{name}”有 {size:.1f} MB，超过上限 {most:.1f} MB",
            "请拆分文件，或用设置 ZHIZE_MAX_BYTES 调高上限",
        )
    suffix = PurePath(name).suffix.lower()
    certain = next((reader for reader in READERS if reader.sniff(data)), None)
    if certain is not None:
        if suffix in certain.suffixes or not suffix:
            return Choice(certain)
        return Choice(certain, (f"扩展名是 {suffix}，内容其实是{_spaced(certain.label)}，已按内容读取",))
    _refuse(name, data)
    named = next((reader for reader in READERS if suffix in reader.suffixes), None if suffix else text.READER)
    if named is not None and named.is_text:
        return Choice(named)
    if named is not None:
        raise DamagedInput(f"“{name}”不是有效的{_spaced(named.label)}", "请重新下载，或打开后另存一份再导入")
    for kind in UNSUPPORTED:
        if suffix in kind.suffixes:
            raise UnsupportedInput(f"“{name}”是{_spaced(kind.label)}，暂不支持", kind.remedy)
    accepted = "、".join(each for reader in READERS for each in reader.suffixes)
    raise UnsupportedInput(f"“{name}”的格式暂不支持", f"请另存为可以导入的格式：{accepted}")


def _refuse(name: str, data: bytes) -> None:
    """Raises for what is certainly encrypted, torn, or of a kind we do not read."""
    if is_encrypted_office(data):
        raise EncryptedInput(f"“{name}”有密码", "请去掉密码后再导入")
    if is_torn_zip(data):
        raise DamagedInput(f"“{name}”不完整", "请重新下载，或打开后另存一份再导入")
    for kind in UNSUPPORTED:
        if kind.sniff(data):
            raise UnsupportedInput(f"“{name}”是{_spaced(kind.label)}，暂不支持", kind.remedy)


def _characters(block: Block) -> int:
    """How many characters of text a block has."""
    if isinstance(block, Paragraph):
        return len(block.text.strip())
    return sum(len(cell.text.strip()) for cell in block.cells) if isinstance(block, Table) else 0


def _ten_thousands(count: int) -> str:
    return f"{count / 10_000:.1f}".removesuffix(".0")


def _spaced(label: str) -> str:
    """The label of a kind as it follows Chinese text: behind a blank where it begins in Latin letters."""
    return f" {label}" if label[:1].isascii() else label
