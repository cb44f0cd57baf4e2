"""Who may write, and under which host names the server answers."""

import hmac
import ipaddress
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from fastapi import Request

from corpus.errors import Forbidden

_BEARER = "bearer "
_KEY_HEADER = "x-zhize-key"
# Header bytes as Starlette hands them out; back in bytes they compare with a key in UTF-8.
_WIRE = "latin-1"
# A request that some proxy passed on: who sent it is not known from its address.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def check_writer(request: Request, key: str | None) -> None:
    """Lets the request write or raises Forbidden.

    With a key set it must be given. Without one only the same machine may write, by no proxy, under one of its own
    names (a page of another site may point its own name here) and not from a page of another site.
    """
    if key:
        _check_given(request, key)
        return
    remedy = "请设置 ZHIZE_KEY 后重新启动服务，再在 X-Zhize-Key 头中给出口令"
    if not _is_loopback(request.client.host if request.client else ""):
        raise Forbidden("没有设置口令时，写入接口只接受本机访问", remedy)
    if any(name in request.headers for name in _PASSED_ON):
        raise Forbidden("没有设置口令时，写入接口不接受代理转来的请求", remedy)
    if not is_own_name(host_name(request.headers.get("host", ""))):
        raise Forbidden("没有设置口令时，写入接口只接受以 localhost 或 127.0.0.1 为主机名的请求", remedy)
    if _is_cross_site(request.headers):
        raise Forbidden("写入接口不接受其他网站的页面发来的请求", "请直接用程序访问，或设置 ZHIZE_KEY")


def check_reader_of_private(request: Request, key: str | None) -> None:
    """Lets the request read what is private or raises Forbidden: with the key alone, from this machine too."""
    if not key:
        raise Forbidden(
            "没有设置口令，不公开的内容不能查看",
            "请设置 ZHIZE_KEY 后重新启动服务，再在 X-Zhize-Key 头中给出口令",
        )
    _check_given(request, key)


def _check_given(request: Request, key: str) -> None:
    given = given_key(request.headers)
    if given is None or not hmac.compare_digest(given.encode(_WIRE), key.encode()):
        raise Forbidden("口令不对或没有给出", "请在 X-Zhize-Key 头中给出口令")


def given_key(headers: Mapping[str, str]) -> str | None:
    """The key that the request gives, in a header of its own or as a bearer's."""
    if (key := headers.get(_KEY_HEADER)) is not None:
        return key
    authorization = headers.get("authorization", "")
    return authorization[len(_BEARER) :].strip() if authorization.lower().startswith(_BEARER) else None


def may_serve(host: str, bound_to: str, allowed: Sequence[str]) -> bool:
    """Whether a request that names this host is answered.

    A server bound to this machine alone is reached by its own names only, whatever a foreign name resolves to;
    `allowed` adds names (those of a proxy before it). Bound to the network, it answers to all names unless some are given.
    """
    name = host_name(host)
    if not name:
        return False
    if is_own_name(name) or name in {each.lower() for each in allowed}:
        return True
    return not allowed and not is_own_name(bound_to)


def host_name(host: str) -> str:
    """The name in a Host header, without port, in lower case; empty where it makes no sense."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_own_name(name: str) -> bool:
    """Whether the name can only mean the machine itself."""
    return name == "localhost" or name.endswith(".localhost") or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def _is_cross_site(headers: Mapping[str, str]) -> bool:
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True
