"""Zip packages of XML (OOXML): checked before anything is unpacked, their XML read without entities."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from contextlib import suppress
from itertools import islice
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate

from corpus.errors import DamagedInput, EncryptedInput, OversizedInput
from crawler.readers.reader import Limits

# What the library raises over archives that are damaged or forged; an OSError may also be the disk's.
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_LOCAL_HEADER = b"PK\x03\x04"
_END_RECORD = b"PK\x05\x06"
_END_RECORD_SIZE = 22
_LONGEST_COMMENT = 65_535
_CENTRAL_NAME = re.compile(rb"PK\x01\x02.{24}(..).{16}", re.DOTALL)
_ENCRYPTED_FLAG = 0x1
# The namespaces of "strict" files, and what all others use.
_STRICT = "{http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}{kind}/{part}": f"{{http://schemas.openxmlformats.org/{kind}/2006/{part}"
    for kind, part in (
        ("wordprocessingml", "main"),
        ("spreadsheetml", "main"),
        ("officeDocument", "relationships"),
        ("officeDocument", "math"),
    )
}
# Enough to know a package by; a forged directory can hold a million.
_NAMES_LOOKED_AT = 10_000
# Small members compress extremely well without being bombs.
_RATIO_FREE = 1024 * 1024


def member_names(data: bytes) -> list[str]:
    """The names in the central directory of a zip file, without opening it; empty for anything else."""
    if not data.startswith(_LOCAL_HEADER):
        return []
    end = data.rfind(_END_RECORD, max(0, len(data) - _LONGEST_COMMENT - _END_RECORD_SIZE))
    if end < 0 or end + _END_RECORD_SIZE > len(data):
        return []
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    names = []
    for header in islice(_CENTRAL_NAME.finditer(data, start, end), _NAMES_LOOKED_AT):
        size = int.from_bytes(header[1], "little")
        names.append(data[header.end() : header.end() + size].decode("utf-8", "replace"))
    return names


def is_torn_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip file and lack its directory at the end."""
    return data.startswith(_LOCAL_HEADER) and not member_names(data)


class Package:
    """An OOXML file opened under limits, its members read one at a time, never beyond what they declare."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*ZIP_FAULTS, OSError) as error:
            raise DamagedInput(f"“{name}”不完整或已损坏", "请重新下载，或打开后另存一份再导入") from error
        members = self._zip.infolist()
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise EncryptedInput(f"“{name}”有密码", "请去掉密码后再导入")
        if len(members) > limits.max_members:
            raise OversizedInput(
                f"“{name}”内含 {len(members)} 个部件，超过上限 {limits.max_members}",
                "请核对文件来源，或打开后另存一份再导入",
            )
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.max_unpacked or any(
            member.file_size > _RATIO_FREE
            and member.file_size > limits.max_ratio * max(member.compress_size, 1)
            for member in members
        ):
            raise OversizedInput(
                f"“{name}”解压后有 {unpacked // 1024 // 1024} MB，像是压缩炸弹",
                "请核对文件来源；确是公文的，请拆分后再导入",
            )
        self._sizes = {member.filename: member.file_size for member in members}

    def __contains__(self, member: object) -> bool:
        return member in self._sizes

    def names(self) -> list[str]:
        """The names of the members."""
        return list(self._sizes)

    def xml(self, member: str) -> Element:
        """The root of one XML member. Document types are refused, and so are all entities, also harmless ones."""
        data = self._bytes(member)
        try:
            if _has_document_type(data):
                raise DamagedInput(
                    f"“{self.name}”的 {member} 含有实体定义，为安全起见不予读取", "请打开后另存一份再导入"
                )
            return _transitional(fromstring(data))  # noqa: S314  (no document type, so no entities)
        except (ParseError, ExpatError, ValueError, LookupError) as error:
            raise DamagedInput(
                f"“{self.name}”的 {member} 不是完整的 XML", "请重新下载，或打开后另存一份再导入"
            ) from error

    def xml_if_there(self, member: str) -> Element | None:
        """The root of one XML member; None where the package does not have it."""
        return self.xml(member) if member in self else None

    def _bytes(self, member: str) -> bytes:
        size = self._sizes.get(member)
        if size is None:
            raise DamagedInput(f"“{self.name}”缺少 {member}", "请重新下载，或打开后另存一份再导入")
        try:
            with self._zip.open(member) as stream:
                return stream.read(size)
        except (*ZIP_FAULTS, OSError) as error:
            raise DamagedInput(f"“{self.name}”的 {member} 解压失败", "请重新下载后再导入") from error


class _Decided(Exception):
    """Enough of a text has been seen."""


def _has_document_type(data: bytes) -> bool:
    """Whether an XML text declares a document type, as the parser itself sees it, whatever the encoding.

    It can do so before its root only. This costs nothing, where defusedxml's parser, which calls back for every
    element, takes eight times as long.
    """
    found = False

    def declared(*_: object) -> None:
        nonlocal found
        found = True
        raise _Decided

    def begun(*_: object) -> None:
        raise _Decided

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    with suppress(_Decided):
        parser.Parse(data, True)
    return found


def _transitional(root: Element) -> Element:
    """The tree with the names that all but "strict" files use."""
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = _renamed(element.tag)
            for name in [name for name in element.attrib if name.startswith(_STRICT)]:
                element.attrib[_renamed(name)] = element.attrib.pop(name)
    return root


def _renamed(name: str) -> str:
    namespace, _, local = name.partition("}")
    return f"{_TRANSITIONAL.get(namespace, namespace)}}}{local}"
