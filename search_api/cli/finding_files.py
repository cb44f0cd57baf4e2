"""The files that paths name, in folders and ZIP archives too, and their bytes."""

import contextlib
import errno
import os
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

import msgspec

from corpus.errors import (
    BadInput,
    BadRequest,
    DamagedInput,
    EncryptedInput,
    OversizedInput,
    UnsupportedInput,
    reason_of,
)
from corpus.model import Record
from corpus.recognise.characters import HAN
from crawler.readers import Limits
from crawler.readers.package import ZIP_FAULTS
from indexer.engine.embedded.layout import Layout
from indexer.metadata.titles import kind_of_title, looks_like_title
from search_api.cli.names import printable

_ENCRYPTED, _UTF8 = 0x1, 0x800
_MEGABYTE = 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_HAN = re.compile(f"[{HAN}]")
# What ZIP archives hold beside files: resource forks of a Mac.
_NO_FILES = frozenset({"__MACOSX"})
# What tells of a folder and its files is no official text, whatever language it is in.
_ABOUT_THE_FOLDER = re.compile(r"readme(?:[._-].*)?", re.IGNORECASE)
_HEAD = 4096
_HEADING = re.compile(r"^#[ \t]+(\S[^\n]{1,200}?)[ \t\r]*$", re.MULTILINE)
_ABOUT = "是对文件夹的说明，没有读入"
_ODD = (
    (stat.S_ISFIFO, "是管道"),
    (stat.S_ISSOCK, "是套接字"),
    (stat.S_ISCHR, "是设备"),
    (stat.S_ISBLK, "是设备"),
)


class InputFile(Record):
    """A file to be read: its name as identity and messages know it, relative to the folder given, and its place.

    `member` is its name within the archive that `place` is. Files of one `folder` may be annexes of each other.
    """

    name: str
    place: str
    folder: str = ""
    member: str | None = None


def find_files(
    paths: Iterable[str], left_out: Callable[[str], object] = lambda reason: None
) -> list[InputFile]:
    """The files that the paths name, each once, in order of their names: folders and archives opened, hidden files left out.

    A name is relative to the path given; where files of several paths have the same one, each begins with the name of its
    folder, since a document without a number or a signature is known by it, and numbered where even that is the same. An
    archive that cannot be opened stands for itself, so that reading it tells why. Stores are left out, and, each told to
    `left_out`, what is no file (pipes, devices, links that lead nowhere), links to folders and a folder's README, but for one
    that is headed by the title of a law or a paper.
    Raises BadRequest for a path that does not exist or is no file.
    """
    found: dict[tuple[str, str | None], InputFile] = {}
    roots: dict[tuple[str, str | None], str] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files = _inside(path, left_out)
        elif path.is_file():
            files = _of(printable(path.name), path, left_out)
        elif os.path.lexists(path):
            raise BadRequest(
                f"“{printable(given)}”{_oddity(path)}，读不了", "请给出文件、文件夹或 zip 压缩包"
            )
        else:
            raise BadRequest(f"找不到“{printable(given)}”", "请检查路径是否写对")
        for file in files:
            key = os.path.realpath(file.place), file.member
            found.setdefault(key, file)
            roots.setdefault(key, (path if path.is_dir() else path.parent).resolve().name)
    named = Counter(file.name for file in found.values())
    return _numbered(
        file
        if named[file.name] == 1
        else msgspec.structs.replace(file, name=f"{printable(roots[key])}/{file.name}")
        for key, file in found.items()
    )


class Loader:
    """Gives the bytes of files, never more than the limits allow; an archive stays open while its files are asked for."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._archive: zipfile.ZipFile | None = None

    def load(self, file: InputFile) -> bytes:
        """The bytes of the file. Raises BadInput."""
        try:
            if file.member is not None:
                return self._member(file, file.member)
            place = Path(file.place)
            if place.is_dir():
                raise BadInput(f"文件夹“{file.name}”打不开", "请检查它的权限")
            status = place.stat()
            if not stat.S_ISREG(status.st_mode):
                # To open a pipe is to wait for whoever writes to it.
                raise BadInput(f"“{file.name}”{_oddity(place)}，读不了", "请换成普通文件")
            self._check(file.name, status.st_size)
            return place.read_bytes()
        except OSError as error:
            raise BadInput(f"“{file.name}”打不开（{reason_of(error)}）", "请检查文件权限") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()

    def _member(self, file: InputFile, member: str) -> bytes:
        try:
            if self._archive is None or self._archive.filename != file.place:
                if self._archive is not None:
                    self._archive.close()
                self._archive = zipfile.ZipFile(file.place)
            info = self._archive.getinfo(member)
            if info.flag_bits & _ENCRYPTED:
                raise EncryptedInput(f"“{file.name}”有密码", "请解压后再导入")
            if info.compress_type not in _METHODS:
                # Others may ask for as much memory to unpack as they like.
                raise UnsupportedInput(f"“{file.name}”的压缩方法少见", "请解压后再导入")
            self._check(file.name, info.file_size)
            if info.file_size > max(_MEGABYTE, self._limits.max_ratio * info.compress_size):
                raise OversizedInput(f"“{file.name}”像是压缩炸弹", "请核对文件来源，或解压后再导入")
            with self._archive.open(info) as stream:
                # No more than it declares: what is longer fails its checksum.
                return stream.read(info.file_size)
        except ZIP_FAULTS as error:
            raise DamagedInput(f"“{file.name}”解压失败", "请重新下载压缩包，或解压后再导入") from error

    def _check(self, name: str, size: int) -> None:
        if size > self._limits.max_bytes:
            most = self._limits.max_bytes / _MEGABYTE
            raise OversizedInput(
                f"“{name}”有 {size / _MEGABYTE:.1f} MB，超过上限 {most:.1f} MB",
                "请拆分文件，或用设置 ZHIZE_MAX_BYTES 调高上限",
            )


def _numbered(files: Iterable[InputFile]) -> list[InputFile]:
    """The files, where several have one name the later ones with a number behind it: 通知.docx, 通知(2).docx."""
    seen: Counter[str] = Counter()
    kept = []
    for file in files:
        seen[file.name] += 1
        if (number := seen[file.name]) > 1:
            path = PurePosixPath(file.name)
            name = str(path.with_name(f"{path.stem}({number}){path.suffix}"))
            file = msgspec.structs.replace(file, name=name)
        kept.append(file)
    return kept


def _inside(path: Path, left_out: Callable[[str], object]) -> Iterator[InputFile]:
    """The files of a folder and those below: a closed folder stands for itself, a store's own files are left out."""
    closed: list[str] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: closed.append(error.filename)):
        layout = Layout(Path(folder))
        store = layout.own_names() if layout.database.name in names else frozenset()
        shown = sorted(name for name in {*folders, *names} - store if not name.startswith("."))
        linked = {name for name in folders if (Path(folder) / name).is_symlink()}
        folders[:] = [name for name in shown if name in folders and name not in linked]
        for name in shown:
            place = Path(folder) / name
            if name in linked:
                left_out(f"“{_relative(place, path)}”是指向文件夹的链接，没有读入")
            elif name in names:
                yield from _unless_odd(_relative(place, path), place, left_out)
    for folder in closed:
        yield InputFile(_relative(Path(folder), path), folder, os.path.realpath(folder))


def _unless_odd(name: str, place: Path, left_out: Callable[[str], object]) -> Iterator[InputFile]:
    """The file of a folder, or what is in it; nothing where it is none or only tells of the folder."""
    if odd := _oddity(place):
        left_out(f"“{name}”{odd}，没有读入")
    elif _ABOUT_THE_FOLDER.fullmatch(place.name) and not _is_titled(place):
        left_out(f"“{name}”{_ABOUT}")
    else:
        yield from _of(name, place, left_out)


def _oddity(place: Path) -> str:
    """What is there instead of a file; empty for a file, one that may not be looked at among them."""
    try:
        mode = place.stat().st_mode
    except OSError as error:
        return "是断开的链接" if error.errno in (errno.ENOENT, errno.ELOOP) else ""
    if stat.S_ISREG(mode):
        return ""
    return next((told for is_odd, told in _ODD if is_odd(mode)), "不是普通文件")


def _is_titled(place: Path) -> bool:
    """Whether a README is headed by the title of a rule or a paper: collections put each law into a folder so."""
    try:
        with place.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return False
    heading = _HEADING.search(head)
    return (
        heading is not None
        and looks_like_title(heading[1])
        and kind_of_title(heading[1]) in ("law", "regulation", "notice")
    )


def _relative(place: Path, root: Path) -> str:
    return printable(place.name if place == root else place.relative_to(root).as_posix())


def _of(name: str, place: Path, left_out: Callable[[str], object]) -> Iterator[InputFile]:
    """The file, or what is in it where it is an archive."""
    if place.suffix.lower() == ".zip" and (members := _members(place)):
        for member, inner in members:
            if _ABOUT_THE_FOLDER.fullmatch(PurePosixPath(inner).name):
                left_out(f"“{name}/{inner}”{_ABOUT}")
                continue
            folder = str(PurePosixPath(os.path.realpath(place), inner).parent)
            yield InputFile(f"{name}/{inner}", str(place), folder, member)
    else:
        yield InputFile(name, str(place), os.path.realpath(place.parent))


def _members(place: Path) -> list[tuple[str, str]]:
    """The files of an archive, as it calls them and as people do, in the order of the latter; none where it does not open."""
    try:
        with zipfile.ZipFile(place) as archive:
            infos = archive.infolist()
    except (*ZIP_FAULTS, OSError):
        return []
    if len(infos) > Limits().max_members:
        return []
    named = [(info.filename, _readable(info)) for info in infos if not info.filename.endswith("/")]
    return sorted(((member, name) for member, name in named if name), key=lambda each: each[1])


def _readable(info: zipfile.ZipInfo) -> str:
    """The member's path without what would leave the archive; empty for hidden files."""
    name = info.filename if info.flag_bits & _UTF8 else _decoded(info.filename)
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    hidden = any(part.startswith(".") or part in _NO_FILES for part in parts)
    return "" if hidden else "/".join("".join(filter(str.isprintable, part)) for part in parts)


def _decoded(name: str) -> str:
    """A name that is not marked as UTF-8, which the library reads as code page 437: UTF-8 all the same, or GBK from Windows.

    Both may make sense of the same bytes; the one that gives Chinese is meant.
    """
    readings = []
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeError):
            readings.append(name.encode("cp437").decode(encoding))
    return next((reading for reading in readings if _HAN.search(reading)), readings[0] if readings else name)
