"""The addresses of a cluster's nodes, apart from the user and password that may be written in them."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from corpus.errors import BadRequest
from corpus.model import Record

HIDDEN = "***"
# A comma separates two addresses only where the next begins behind it: a password may have one.
_NEXT = re.compile(r",\s*(?=https?://)", re.IGNORECASE)
_HOST = re.compile(r"[\w.:%-]+")
_PATH = re.compile(r"(?:/[\w.~%-]+)*/?")


class NodeUrls(Record):
    """Addresses that may be shown, and what was taken out of them."""

    urls: tuple[str, ...] = ()
    user: str | None = None
    password: str | None = None

    def __repr__(self) -> str:
        return f"NodeUrls({self.urls!r})"


def read_urls(text: str) -> NodeUrls:
    """What addresses say, separated by commas. User and password, percent-encoded or not, are the same in all that name one.

    Raises BadRequest, which shows nothing of what was given, where one is none.
    """
    urls: list[str] = []
    users: set[tuple[str | None, str | None]] = set()
    for number, given in enumerate(_NEXT.split(text), 1):
        if not (url := given.strip(", \t\r\n")):
            continue
        parts = _parts(url, number)
        written, _, host = parts.netloc.rpartition("@")
        node = f"{parts.scheme}://{host}{parts.path}".rstrip("/")
        if node not in urls:
            urls.append(node)
        if written:
            name, _, secret = written.partition(":")
            users.add((unquote(name) or None, unquote(secret) or None))
    if len(users) > 1:
        raise BadRequest(
            "设置 engine 的各个地址里写了不同的用户", "请改用设置 engine_user 和 engine_password"
        )
    user, password = users.pop() if users else (None, None)
    return NodeUrls(tuple(urls), user, password)


def shown_urls(text: str) -> str:
    """The addresses as they may be shown: without user and password, and not at all where they cannot be told apart."""
    try:
        return ",".join(read_urls(text).urls)
    except BadRequest:
        return HIDDEN


def is_read_on_the_way(url: str) -> bool:
    """Whether what is sent to an address goes over a network as it is."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        is_here = ip_address(host).is_loopback
    except ValueError:
        is_here = host == "localhost" or host.endswith(".localhost")
    return parts.scheme == "http" and not is_here


def _parts(url: str, number: int) -> SplitResult:
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        # What the library says quotes the address.
        raise _unusable(number, "主机或端口写得不对") from None
    if parts.scheme not in ("http", "https"):
        raise _unusable(number, "没有以 http:// 或 https:// 开头")
    if not _HOST.fullmatch(host) or port == 0:
        raise _unusable(number, "主机或端口写得不对")
    if parts.query or parts.fragment or not _PATH.fullmatch(parts.path):
        raise _unusable(number, "主机和端口之后还有别的内容")
    return parts


def _unusable(number: int, why: str) -> BadRequest:
    return BadRequest(
        f"设置 engine 的第 {number} 个地址不能用：{why}",
        "请写成 http://主机:端口，多个用逗号隔开；用户和密码请写在设置 engine_user 和 engine_password 里；不设则用内嵌存储",
    )
